// The link to the worker: messages both ways, and a watch on its life.
//
// A message is an object with one property, its name (see
// crates/web/src/messages.rs). Events are gathered and sent together.

/** How often the worker is asked whether it lives. */
const PING_EVERY_MS = 1000;
/** How long it may be silent before the person is asked. */
const SILENCE_MS = 10000;
/** How long it gets to keep the world before it is ended. */
const CLOSING_MS = 3000;

export class Bridge {
  /** @type {(name: string, body: any) => void} */
  onMessage = () => {};
  /** The worker has not answered for a long time. */
  onSilence = () => {};
  /** The worker is gone, or a fault made it useless. */
  onDeath = () => {};

  #worker = null;
  #events = [];
  #heard = 0;
  #asked = false;
  #waiting = [];
  #closed = [];

  constructor() {
    setInterval(() => this.#ping(), PING_EVERY_MS);
  }

  /** Ends the worker there is and starts one with `body`. */
  start(body) {
    this.#end();
    const worker = new Worker("worker.js", { type: "module", name: "world" });
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onerror = (fault) => {
      fault.preventDefault();
      this.#die(fault.message || "The worker could not be loaded.");
    };
    worker.onmessageerror = () => this.#die("A message could not be read.");
    this.#worker = worker;
    this.#heard = performance.now();
    worker.postMessage({ Start: { ...body, origin_ms: performance.timeOrigin } }, [body.canvas]);
  }

  /** Queues an event for the world; one message carries all of a turn. */
  send(event) {
    if (this.#events.length === 0) queueMicrotask(() => this.#flush());
    this.#events.push(event);
  }

  /** Posts another message than events. */
  post(message, transfer = []) {
    this.#flush();
    this.#worker?.postMessage(message, transfer);
  }

  /** Resolves when the worker is heard from again. */
  answered() {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Has the world kept and its store let go, then ends the worker. */
  async close() {
    if (!this.#worker) return;
    const closed = new Promise((resolve) => this.#closed.push(resolve));
    this.post({ Close: {} });
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSING_MS))]);
    this.#end();
  }

  #flush() {
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    this.#worker?.postMessage({ Events: events });
  }

  #receive(message) {
    this.#heard = performance.now();
    this.#asked = false;
    this.#waiting.splice(0).forEach((resolve) => resolve());
    for (const [name, body] of Object.entries(message)) {
      if (name === "Died") this.#die(body.message);
      else if (name === "Closed") this.#closed.splice(0).forEach((resolve) => resolve());
      else if (name !== "Pong") this.onMessage(name, body);
    }
  }

  #ping() {
    if (!this.#worker) return;
    // A page in the background is throttled, and so is its worker.
    if (document.visibilityState !== "visible") this.#heard = performance.now();
    this.#worker.postMessage({ Ping: {} });
    if (!this.#asked && performance.now() - this.#heard > SILENCE_MS) {
      this.#asked = true;
      this.onSilence();
    }
  }

  #die(detail) {
    if (!this.#worker) return;
    this.#end();
    this.onDeath(detail);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = null;
    this.#events = [];
    this.#asked = false;
  }
}
