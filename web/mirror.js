// The world's objects as elements, for screen readers and browser search.
//
// The world gives a tree `{id, role, name, value, x, y, w, h, children}`; each
// node becomes an element that lies over its picture and is not painted.

/** Roles whose elements can be acted on. */
const ACTIVE = new Set(["button", "checkbox", "link", "menuitem", "tab", "textbox"]);
/** Nodes shown at most; beyond them a world is better searched than read. */
const NODE_LIMIT = 4000;

export class Mirror {
  #place;
  #elements = new Map();
  #send = () => {};

  constructor(place) {
    this.#place = place;
  }

  connect(send) {
    this.#send = send;
  }

  show(json) {
    let tree;
    try {
      tree = JSON.parse(json);
    } catch {
      return;
    }
    const kept = new Map();
    this.#place.replaceChildren(...this.#children(tree, kept));
    this.#elements = kept;
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
    const { style } = element;
    style.left = `${node.x}px`;
    style.top = `${node.y}px`;
    style.width = `${node.w}px`;
    style.height = `${node.h}px`;
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
