// The world as elements, for screen readers and the browser's search.
//
// The texts of the picture always come, each with its box. A world may also
// give a tree of its objects, `{id, role, name, value, x, y, w, h, children}`,
// which then takes their place. Elements lie over the picture, unpainted and
// transparent to the mouse.

/** Roles whose elements can be acted on. */
const ACTIVE = new Set(["button", "checkbox", "link", "menuitem", "tab", "textbox"]);
/** Nodes shown at most; beyond them a world is better searched than read. */
const NODE_LIMIT = 4000;

export class Mirror {
  #place;
  #elements = new Map();
  #hasTree = false;
  #send = () => {};

  constructor(place) {
    this.#place = place;
  }

  connect(send) {
    this.#send = send;
  }

  /** Forgets a world that is gone. */
  clear() {
    this.#hasTree = false;
    this.#elements.clear();
    this.#place.replaceChildren();
  }

  /** Shows the lines of text `{text, x, y, width, height}`. */
  showWords(words) {
    if (this.#hasTree) return;
    const spans = [...this.#place.children];
    const wanted = words.map((word, index) => {
      const span = spans[index] ?? this.#word();
      if (span.textContent !== word.text) span.textContent = word.text;
      lay(span, word.x, word.y, word.width, word.height);
      return span;
    });
    spans.slice(wanted.length).forEach((span) => span.remove());
    this.#place.append(...wanted.slice(spans.length));
  }

  /** Shows the tree that the world gave. */
  show(json) {
    let tree;
    try {
      tree = JSON.parse(json);
    } catch {
      return;
    }
    this.#hasTree = true;
    const kept = new Map();
    this.#place.replaceChildren(...this.#children(tree, kept));
    this.#elements = kept;
  }

  /** A line of text; a reader's press on it is a press where it lies. */
  #word() {
    const span = document.createElement("span");
    span.addEventListener("click", () => {
      const { x, y, width, height } = span.getBoundingClientRect();
      press(this.#send, x + width / 2, y + height / 2);
    });
    return span;
  }

  #children(node, kept) {
    const wanted = Array.isArray(node?.children) ? node.children : [];
    return wanted.filter(() => kept.size < NODE_LIMIT).map((child) => this.#element(child, kept));
  }

  #element(node, kept) {
    const element = this.#elements.get(node.id) ?? this.#make(node.id);
    kept.set(node.id, element);
    element.setAttribute("role", node.role || "group");
    element.setAttribute("aria-label", node.name || "");
    element.tabIndex = ACTIVE.has(node.role) ? 0 : -1;
    lay(element, node.x, node.y, node.w, node.h);
    const text = document.createTextNode(node.value || node.name || "");
    element.replaceChildren(text, ...this.#children(node, kept));
    return element;
  }

  #make(id) {
    const element = document.createElement("div");
    const act = (action) => this.#send({ AccessibilityAction: { node: id, action, value: "" } });
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      act("press");
    });
    element.addEventListener("focus", () => act("focus"));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") act("press");
    });
    return element;
  }
}

function lay({ style }, x, y, width, height) {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

function press(send, x, y) {
  const pointer = { x, y, button: 0, buttons: 1, modifiers: 0, pointer_id: 1, kind: "Mouse", time_ms: performance.now() };
  send({ PointerMove: { ...pointer, button: -1, buttons: 0 } });
  send({ PointerDown: pointer });
  send({ PointerUp: { ...pointer, buttons: 0 } });
}
