// A scripted teacher: a real HTTP server on loopback that speaks
// OpenAI-style chat completions, streamed, well or badly as a test asks.
//
// A script is a list of turns, one a request; the last one repeats. A turn is
// `{mode, text, …}`:
//   good      streams `text` in small pieces
//   plain     answers `text` in one JSON document, without streaming
//   slow      like good, `delayMs` between pieces
//   broken    streams half of `text`, then cuts the connection
//   badStream streams lines that are no valid events
//   refusing  the model declines, in words
//   status    answers with `status` and an error document (401, 429, 500 …)
//   garbage   answers bytes that are nothing
//   huge      streams `bytes` bytes (100 MB unless said) as fast as it can
//   endless   streams pieces for ever
//   silent    accepts and never answers
//   noCors    like good, but without the headers that let a page read it
// `node teacher.mjs PORT TEXT` serves `good` for trying things by hand.

import { createServer } from "node:http";

const PIECE_CHARACTERS = 12;
const HUGE_BYTES = 100 << 20;
const FILLER = "x".repeat(16 << 10);

const REFUSAL = "I am sorry, but I cannot help with that.";
const STATUS_WORDS = { 401: "Incorrect API key provided.", 404: "The model does not exist.", 429: "Rate limit reached." };

export class Teacher {
  /** Everything asked so far: `{path, headers, body}`. */
  requests = [];
  #script = [{ mode: "good", text: "" }];
  #server;

  /** Starts a teacher on a free port of loopback. */
  static async start(script = [], port = 0) {
    const teacher = new Teacher();
    if (script.length > 0) teacher.script(script);
    teacher.#server = createServer((request, response) => teacher.#answer(request, response));
    await new Promise((resolve) => teacher.#server.listen(port, "127.0.0.1", resolve));
    return teacher;
  }

  /** What the settings' address field wants. */
  get address() {
    return `http://127.0.0.1:${this.#server.address().port}/v1`;
  }

  /** Replaces what is still to come. */
  script(turns) {
    this.#script = [...turns];
  }

  /** The chat requests, without tests of the connection. */
  get chats() {
    return this.requests.filter(({ path }) => path.endsWith("/chat/completions"));
  }

  close() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request, response) {
    response.on("error", () => {});
    const body = await read(request);
    const path = new URL(request.url, "http://teacher").pathname;
    const turn = path.endsWith("/chat/completions") && request.method === "POST" ? this.#next() : this.#script[0];
    if (turn.mode !== "noCors") allowPages(response);
    if (request.method === "OPTIONS") return response.writeHead(204).end();
    this.requests.push({ path, headers: request.headers, body: parsed(body) });
    if (path.endsWith("/models")) return models(turn, response);
    const play = MODES[turn.mode] ?? MODES.good;
    await play(response, turn);
  }

  #next() {
    return this.#script.length > 1 ? this.#script.shift() : this.#script[0];
  }
}

const MODES = {
  good: (response, turn) => stream(response, turn.text, turn.delayMs ?? 1),
  slow: (response, turn) => stream(response, turn.text, turn.delayMs ?? 200),
  noCors: (response, turn) => stream(response, turn.text, 1),
  refusing: (response) => stream(response, REFUSAL, 1),
  plain: (response, turn) => json(response, 200, {
    id: "1", object: "chat.completion", choices: [{ index: 0, message: { role: "assistant", content: turn.text }, finish_reason: "stop" }],
  }),
  status: (response, turn) => json(response, turn.status, {
    error: { message: STATUS_WORDS[turn.status] ?? "Something went wrong.", type: "error", code: turn.status },
  }),
  async broken(response, turn) {
    begin(response);
    for (const piece of pieces(turn.text.slice(0, turn.text.length / 2))) response.write(event(piece));
    await pause(30);
    response.destroy();
  },
  badStream(response) {
    begin(response);
    response.write("data: {\"choices\":[{\"delta\":\n\ndata: nonsense\n\n: comment\n\nevent: odd\ndata: []\n\n");
    response.end("data: [DONE]\n\n");
  },
  garbage(response) {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 151) % 256)));
  },
  async huge(response, turn) {
    begin(response);
    const line = event(FILLER);
    for (let sent = 0; sent < (turn.bytes ?? HUGE_BYTES) && !response.destroyed; sent += line.length) {
      if (!response.write(line)) await drained(response);
    }
    response.end("data: [DONE]\n\n");
  },
  async endless(response, turn) {
    begin(response);
    while (!response.destroyed) {
      response.write(event("and "));
      await pause(turn.delayMs ?? 20);
    }
  },
  silent() {},
};

async function stream(response, text, delayMs) {
  begin(response);
  for (const piece of pieces(text)) {
    if (response.destroyed) return;
    response.write(event(piece));
    await pause(delayMs);
  }
  response.write(event("", "stop"));
  response.end("data: [DONE]\n\n");
}

function begin(response) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
}

function event(content, finish = null) {
  const chunk = { id: "1", object: "chat.completion.chunk", choices: [{ index: 0, delta: { content }, finish_reason: finish }] };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

function pieces(text) {
  const characters = [...text];
  const count = Math.ceil(characters.length / PIECE_CHARACTERS);
  return Array.from({ length: count }, (_, index) => characters.slice(index * PIECE_CHARACTERS, (index + 1) * PIECE_CHARACTERS).join(""));
}

function models(turn, response) {
  if (turn.mode === "status") return MODES.status(response, turn);
  return json(response, 200, { object: "list", data: [{ id: "scripted", object: "model" }] });
}

function json(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function allowPages(response) {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-headers", "authorization, content-type, x-api-key");
  response.setHeader("access-control-allow-methods", "GET, POST, OPTIONS");
  response.setHeader("access-control-allow-private-network", "true");
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function drained(response) {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
  });
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (import.meta.filename === process.argv[1]) {
  const teacher = await Teacher.start([{ mode: "good", text: process.argv[3] ?? "" }], Number(process.argv[2] ?? 0));
  console.log(`teaching at ${teacher.address}`);
}
