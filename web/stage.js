// The canvas element: its size in device pixels, its focus and its cursor.

/** Cursor names that the world may ask for. */
const CURSORS = new Set([
  "default", "pointer", "grab", "grabbing", "text", "crosshair", "progress",
  "not-allowed", "ew-resize", "ns-resize", "nwse-resize",
]);

export class Stage {
  #place;
  #observer;
  #size;
  #listener = () => {};
  /** The canvas in use; listeners sit on the place around it. */
  canvas = null;

  /** @param {HTMLElement} place where canvases are put */
  constructor(place) {
    this.#place = place;
    this.#size = this.#measure();
    this.#observer = new ResizeObserver((entries) => this.#resized(entries.at(-1)));
    this.#observer.observe(place, observedBox());
    this.#watchRatio();
  }

  /** Where pointers and keys are listened to. */
  get place() {
    return this.#place;
  }

  /** Puts a new canvas in and answers its transferable side. */
  freshCanvas() {
    this.canvas?.remove();
    this.canvas = document.createElement("canvas");
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", "The world");
    this.canvas.width = this.#size.width_px;
    this.canvas.height = this.#size.height_px;
    this.#place.append(this.canvas);
    return this.canvas.transferControlToOffscreen();
  }

  /** `{width, height}` logical, `{width_px, height_px}` device, and the ratio. */
  size() {
    return this.#size;
  }

  onResize(listener) {
    this.#listener = listener;
  }

  focus() {
    this.canvas?.focus({ preventScroll: true });
  }

  setCursor(name) {
    this.#place.style.cursor = CURSORS.has(name) ? name : "default";
  }

  #resized(entry) {
    const box = entry.devicePixelContentBoxSize?.[0];
    this.#become(this.#measure(box && { width: box.inlineSize, height: box.blockSize }));
  }

  #become(size) {
    const before = this.#size;
    this.#size = size;
    const same = Object.keys(size).every((key) => size[key] === before[key]);
    if (!same) this.#listener(size);
  }

  #measure(device) {
    const { width, height } = this.#place.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    return {
      width: Math.max(1, width),
      height: Math.max(1, height),
      device_pixel_ratio: ratio,
      width_px: Math.max(1, device?.width ?? Math.round(width * ratio)),
      height_px: Math.max(1, device?.height ?? Math.round(height * ratio)),
    };
  }

  /** A window moved to another screen changes the ratio, not the box. */
  #watchRatio() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", () => {
      this.#become(this.#measure());
      this.#watchRatio();
    }, { once: true });
  }
}

function observedBox() {
  const exact = "devicePixelContentBoxSize" in ResizeObserverEntry.prototype;
  return { box: exact ? "device-pixel-content-box" : "content-box" };
}
