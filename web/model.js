// The model's settings and the network that uses them.
//
// The key is typed into a password field, lies in this side's network module
// and, when the person wants it remembered, in this browser's storage for
// this page, which the worker has no access to. The world learns the address,
// the model's name and whether there is a key.

import init, { Network } from "./net.js";
import { sheet } from "./notices.js";

/** Where settings are remembered in this browser. */
const STORED = "autodidact.model";

export class Model {
  #send;
  #network = null;
  #loading;
  #settings = remembered();
  #queue = new Set();

  constructor(send) {
    this.#send = send;
    this.#loading = init({ module_or_path: "net_bg.wasm" }).then(() => {
      this.#network = new Network((event) => this.#send(event));
      this.#network.configure(this.#settings.address, this.#settings.key);
    });
  }

  /** Hands a request of the world to the network. */
  async request(request) {
    this.#queue.add(request.id);
    try {
      await this.#loading;
      if (this.#queue.delete(request.id)) this.#network.request(request);
      else this.#send(failure(request.id, "Aborted", "It was stopped."));
    } catch (fault) {
      this.#send(failure(request.id, "BadRequest", String(fault)));
    }
  }

  abort(id) {
    if (!this.#queue.delete(id)) this.#network?.abort(id);
  }

  abortAll() {
    this.#queue.clear();
    this.#network?.abortAll();
  }

  /** Tells the world what is set, never the key. */
  announce() {
    const { address, model, key } = this.#settings;
    this.#send({ ModelSettings: { address, model, has_key: key !== "" } });
  }

  async openSettings() {
    const accepted = await sheet(settingsSheet(this.#settings, (settings) => this.#test(settings)));
    if (!accepted) return;
    this.#settings = accepted;
    remember(accepted);
    await this.#loading;
    this.#network.configure(accepted.address, accepted.key);
    this.announce();
  }

  async #test({ address, model, key }) {
    await this.#loading;
    return Network.test(address, model, key);
  }
}

function failure(id, kind, message) {
  return { HttpError: { id, kind, message } };
}

/** What the sheet shows, and how its fields make settings. */
function settingsSheet(settings, test) {
  return {
    title: "A model to learn from",
    text: "Any server that speaks the chat completions protocol: one on this machine, such as llama-server, Ollama or LM Studio, or a provider’s. Nothing is sent until you press Teach.",
    fields: [
      { name: "address", label: "Address", type: "url", value: settings.address, placeholder: "http://localhost:11434/v1" },
      { name: "model", label: "Model", type: "text", value: settings.model, placeholder: "as the server names it" },
      { name: "key", label: "Key, if the server wants one", type: "password", value: settings.key, placeholder: "stays in this page" },
      { name: "remember", label: "Remember the key in this browser", type: "checkbox", value: settings.remember },
    ],
    test: { label: "Test connection", run: test },
    accept: "Use it",
  };
}

function remembered() {
  const none = { address: "", model: "", key: "", remember: false };
  try {
    return { ...none, ...JSON.parse(localStorage.getItem(STORED) ?? "{}") };
  } catch {
    return none;
  }
}

function remember(settings) {
  const stored = settings.remember ? settings : { ...settings, key: "" };
  try {
    localStorage.setItem(STORED, JSON.stringify(stored));
  } catch {
    // Storage is denied: the settings hold until the page is closed.
  }
}
