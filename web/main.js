// The page: opens the world in its worker and connects it with the person.
//
// One worker holds the world, its store and normally its picture. This side
// keeps what only a page has: the canvas element, the hidden text field, the
// clipboard, files, the settings with the key, and the network that uses it.
// The world's events and effects are those of crates/ports/src/event.rs,
// written as plain objects.

import { Bridge } from "./bridge.js";
import { connectClipboard } from "./clipboard.js";
import { connectFiles } from "./files.js";
import { connectPointer } from "./pointer.js";
import { connectSystem } from "./system.js";
import { Keyboard } from "./keyboard.js";
import { Mirror } from "./mirror.js";
import { Model } from "./model.js";
import { ask, closeOpening, notice, opening, stop } from "./notices.js";
import { rescue, rescued } from "./rescue.js";
import { Stage } from "./stage.js";
import { holdWorld } from "./tabs.js";

const stage = new Stage(document.getElementById("stage"));
const keyboard = new Keyboard(document.getElementById("typing"), stage);
const mirror = new Mirror(document.getElementById("mirror"));
const bridge = new Bridge();
const model = new Model((event) => bridge.send(event));
const send = (event) => bridge.send(event);
const clipboard = connectClipboard(send);
const files = connectFiles(send, stage, importWorld);

connectPointer(stage, send, () => keyboard.refocus());
keyboard.connect(send);
mirror.connect(send);
connectSystem(send, (visible) => bridge.post({ Visible: visible }));
stage.onResize((size) => bridge.post({ Resize: size }));

/** What the worker tells the page, by name. */
const messages = {
  Progress: ({ text }) => opening(text),
  Ready: ready,
  Effects: (effects) => effects.forEach(carryOut),
  Words: (words) => mirror.showWords(words),
  Kept: ({ state, message }) => kept(state, message),
  Listening: listening,
  Ended: ({ message }) => offerRescue("The world stopped", { detail: message }),
  Rescued: rescued,
  Unopened: unopened,
  NeedsWebGl: () => start({ renderer: "webgl" }),
  PictureLost: () => start({}),
  NoRenderer: ({ detail }) => noRenderer(detail),
  Imported: () => start({}),
  ImportFailed: ({ message }) => notice(`This file is no world that can be opened: ${message}`, "problem"),
};

/** What the world wants done outside, by name. */
const effects = {
  SetCursor: (name) => stage.setCursor(name),
  SetClipboard: ({ string }) => clipboard.put(string),
  ShowTextInput: (place) => keyboard.show(place),
  HideTextInput: () => keyboard.hide(),
  HttpRequest: (request) => model.request(request),
  HttpAbort: ({ id }) => model.abort(id),
  Download: ({ name, mime, bytes }) => files.download(name, mime, bytes),
  ImportFile: () => files.choose(),
  OpenSettings: () => model.openSettings(),
  ResetWorld: resetWorld,
  Log: ({ string }) => console.log(string),
  AccessibilityTree: ({ json }) => mirror.show(json),
};

function carryOut(effect) {
  const name = typeof effect === "string" ? effect : Object.keys(effect)[0];
  effects[name]?.(effect[name]);
}

bridge.onMessage = (name, body) => messages[name]?.(body);
bridge.onSilence = async () => {
  const again = await ask({
    title: "The world does not answer",
    text: "Something in it has been busy for a long time. You can wait, or start it again from where it was last kept.",
    choices: [["Wait", false], ["Start again", true]],
    problem: true,
    until: bridge.answered(),
  });
  if (again) start({});
};
bridge.onDeath = (detail) => offerRescue("The world stopped", { detail, lives: false });

/** Ends the question about a deaf world when it listens again. */
let heard = () => {};

function listening({ well }) {
  heard();
  if (!well) offerRescue("The world no longer takes what you do", { until: new Promise((resolve) => { heard = resolve; }) });
}

/** The ways back that need nothing of the world's own programs. */
async function offerRescue(title, options) {
  const world = await rescue(title, (way) => bridge.post({ Rescue: way }), options);
  if (world) start({ world });
}

// A world may be broken without being deaf: this way back is always there.
window.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey && event.altKey && event.code === "KeyR")) return;
  event.preventDefault();
  event.stopPropagation();
  offerRescue("Ways back", {});
}, { capture: true });

/** Starts the worker, on a fresh canvas: a canvas is handed over only once. */
function start({ renderer = null, world = "Kept" }) {
  keyboard.hide();
  mirror.clear();
  model.abortAll();
  delete document.documentElement.dataset.firstFrame;
  opening("Opening the world …");
  const canvas = stage.freshCanvas();
  bridge.start({
    canvas,
    renderer,
    world,
    size: stage.size(),
    preferences: {
      dark: matchMedia("(prefers-color-scheme: dark)").matches,
      reduced_motion: matchMedia("(prefers-reduced-motion: reduce)").matches,
      visible: document.visibilityState === "visible",
    },
  });
}

function ready({ renderer, generation, first_frame_ms }) {
  document.documentElement.dataset.renderer = renderer;
  document.documentElement.dataset.generation = generation;
  document.documentElement.dataset.firstFrame = first_frame_ms;
  closeOpening();
  stage.focus();
  model.announce();
}

function kept(state, message) {
  document.documentElement.dataset.kept = state;
  if (state === "failed") notice(message, "problem");
}

/** What was kept does not open: nothing is overwritten unasked. */
async function unopened({ message, can_download }) {
  const choices = [["Start with the delivered world", "delivered"]];
  if (can_download) choices.unshift(["Download what was kept", "download"]);
  const choice = await ask({
    title: "The kept world does not open",
    text: "It was left as it is. Starting with the delivered world replaces it at the next save.",
    detail: message,
    choices,
    problem: true,
  });
  if (choice === "download") {
    bridge.post({ DownloadKept: {} });
    unopened({ message, can_download: false });
  } else {
    start({ world: "Delivered" });
  }
}

async function resetWorld() {
  const sure = await ask({
    title: "Reset the world",
    text: "Everything made and changed here goes, and the delivered world comes back. This cannot be undone; download the world first to keep it.",
    choices: [["Keep my world", false], ["Reset", true]],
    problem: true,
  });
  if (sure) start({ world: "Reset" });
}

async function importWorld(name, bytes) {
  const sure = await ask({
    title: "Open another world",
    text: `${name} takes the place of the world that is open. Download this one first to keep it.`,
    choices: [["Keep this world", false], ["Open it", true]],
  });
  if (sure) bridge.post({ Import: bytes }, [bytes.buffer]);
}

function noRenderer(detail) {
  stop(
    "This browser shows no WebGPU and no WebGL2",
    "The world draws with one of the two. They may be switched off, or blocked for this graphics card: " +
      "hardware acceleration in the browser’s settings often helps, and so does a current Chrome, Edge, Firefox or Safari.",
    detail,
  );
}

async function open() {
  if (typeof WebAssembly !== "object" || !("transferControlToOffscreen" in HTMLCanvasElement.prototype)) {
    stop(
      "This browser is too old for the world",
      "It lacks WebAssembly or OffscreenCanvas. A current Chrome, Edge, Firefox or Safari has both.",
    );
    return;
  }
  await holdWorld(() => start({}), (handedOver) => bridge.close(handedOver));
}

open();
