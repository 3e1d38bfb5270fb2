// Keys and text.
//
// Keys come from whatever has the focus. Text comes only while the world
// edits some: then a hidden field lies at the caret, so that keyboard
// layouts, dead keys, input methods and touch keyboards all work, and what
// they produce arrives as text. The field holds one space, so that a touch
// keyboard's backspace finds something to delete.

import { modifiers } from "./pointer.js";

/** What the field holds while nothing is composed. */
const REST = " ";
/** Keys that the browser keeps for itself with control or command. */
const BROWSERS_OWN = new Set(["c", "v", "x", "t", "n", "w", "r", "l", "q", "+", "-", "=", "0", "Tab"]);
/** Edits that touch keyboards do without naming a key. */
const KEYLESS = { deleteContentBackward: "Backspace", deleteContentForward: "Delete", insertLineBreak: "Enter", insertParagraph: "Enter" };
/** The longest text handed over at once (TEXT_LIMIT_BYTES of ports). */
const TEXT_LIMIT = 1 << 20;

export class Keyboard {
  #field;
  #stage;
  #send = () => {};
  #named = null;
  #composing = false;

  constructor(field, stage) {
    this.#field = field;
    this.#stage = stage;
  }

  connect(send) {
    this.#send = send;
    const ours = (event) => event.target === this.#field || event.target === this.#stage.canvas || event.target === document.body;
    window.addEventListener("keydown", (event) => ours(event) && this.#keyDown(event));
    window.addEventListener("keyup", (event) => ours(event) && this.#keyUp(event));
    this.#field.addEventListener("beforeinput", (event) => this.#beforeInput(event));
    this.#field.addEventListener("input", (event) => this.#input(event));
    this.#field.addEventListener("compositionstart", () => this.#compose("Start", ""));
    this.#field.addEventListener("compositionupdate", (event) => this.#compose("Update", event.data));
    this.#field.addEventListener("compositionend", (event) => this.#compose("End", event.data));
    window.addEventListener("focus", () => send({ Focus: { focused: true } }));
    window.addEventListener("blur", () => send({ Focus: { focused: false } }));
  }

  /** Text is edited: the field goes to the caret and takes the focus. */
  show({ x, y, width, height }) {
    const { style } = this.#field;
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${Math.max(width, 2)}px`;
    style.height = `${Math.max(height, 16)}px`;
    if (this.#field.hidden) {
      this.#field.hidden = false;
      this.#rest();
    }
    this.#field.focus({ preventScroll: true });
  }

  hide() {
    if (this.#field.hidden) return;
    const focused = document.activeElement === this.#field;
    this.#field.hidden = true;
    this.#composing = false;
    if (focused) this.#stage.focus();
  }

  /** After a press on the picture the keys belong to the world again. */
  refocus() {
    if (this.#field.hidden) this.#stage.focus();
    else this.#field.focus({ preventScroll: true });
  }

  #keyDown(event) {
    this.#named = event.key;
    if (event.isComposing || this.#composing || event.key === "Unidentified" || event.key === "Process") {
      this.#named = null;
      return;
    }
    if (!this.#isBrowsersOwn(event) && !this.#makesText(event)) event.preventDefault();
    this.#send({ KeyDown: key(event) });
  }

  #keyUp(event) {
    if (!event.isComposing) this.#send({ KeyUp: key(event) });
  }

  #isBrowsersOwn(event) {
    if (/^F\d+$/.test(event.key)) return true;
    return (event.ctrlKey || event.metaKey) && BROWSERS_OWN.has(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  }

  /** A key whose text the field shall receive: letters, dead keys. */
  #makesText(event) {
    if (this.#field.hidden || event.metaKey) return false;
    const plain = !event.ctrlKey || event.getModifierState?.("AltGraph");
    return plain && (event.key === "Dead" || [...event.key].length === 1);
  }

  #beforeInput(event) {
    if (event.inputType === "insertFromPaste" || event.inputType === "insertFromDrop") event.preventDefault();
    const key = KEYLESS[event.inputType];
    if (!key || this.#composing) return;
    event.preventDefault();
    // A named key was sent as such already.
    if (this.#named !== key) this.#keyless(key);
  }

  #keyless(key) {
    const press = { key, code: key, modifiers: 0, repeat: false };
    this.#send({ KeyDown: press });
    this.#send({ KeyUp: press });
  }

  #input(event) {
    if (this.#composing || event.isComposing) return;
    if (event.inputType === "insertCompositionText") return;
    if (event.data) this.#send({ Text: { string: event.data.slice(0, TEXT_LIMIT) } });
    this.#rest();
  }

  #compose(phase, text) {
    this.#composing = phase !== "End";
    this.#send({ Composition: { phase, string: text ?? "" } });
    if (phase === "End") setTimeout(() => this.#rest());
  }

  #rest() {
    if (this.#composing) return;
    this.#field.value = REST;
    this.#field.setSelectionRange(REST.length, REST.length);
  }
}

function key(event) {
  return { key: event.key, code: event.code, modifiers: modifiers(event), repeat: event.repeat };
}
