// Mouse, fingers, pens and the wheel.

const KINDS = { mouse: "Mouse", touch: "Touch", pen: "Pen" };
/** What one line and one page of a wheel are in pixels. */
const LINE_PX = 16;
const PAGE_PX = 400;

/** The modifier keys of an event as the bits of ports' `Modifiers`. */
export function modifiers(event) {
  return (event.shiftKey ? 1 : 0) | (event.ctrlKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
}

export function connectPointer(stage, send, refocus) {
  const place = stage.place;
  const sender = (name) => (event) => send({ [name]: pointer(event) });

  place.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    refocus();
    place.setPointerCapture(event.pointerId);
    sender("PointerDown")(event);
  });
  // Buttons pressed after the first arrive as moves that name a button.
  place.addEventListener("pointermove", (event) => {
    sender(chordName(event))(event);
  });
  place.addEventListener("pointerup", sender("PointerUp"));
  place.addEventListener("pointercancel", sender("PointerCancel"));
  place.addEventListener("wheel", (event) => {
    event.preventDefault();
    send({ Wheel: wheel(event) });
  }, { passive: false });

  // The world has its own menus, and the middle button is one of its buttons.
  place.addEventListener("contextmenu", (event) => event.preventDefault());
  place.addEventListener("mousedown", (event) => event.preventDefault());
  place.addEventListener("auxclick", (event) => event.preventDefault());
}

function chordName(event) {
  if (event.button < 0) return "PointerMove";
  const bit = [1, 4, 2, 8, 16][event.button];
  return event.buttons & bit ? "PointerDown" : "PointerUp";
}

function pointer(event) {
  return {
    x: event.clientX,
    y: event.clientY,
    button: event.button,
    buttons: event.buttons & 0xff,
    modifiers: modifiers(event),
    pointer_id: event.pointerId,
    kind: KINDS[event.pointerType] ?? "Mouse",
    time_ms: event.timeStamp,
  };
}

function wheel(event) {
  const unit = [1, LINE_PX, PAGE_PX][event.deltaMode] ?? 1;
  return {
    x: event.clientX,
    y: event.clientY,
    dx: event.deltaX * unit,
    dy: event.deltaY * unit,
    modifiers: modifiers(event),
  };
}
