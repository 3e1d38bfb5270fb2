// The ways back for a world whose own user interface is broken: undo the last
// change, evaluate an expression, or begin again from what is kept.

import { frame, make, shown } from "./notices.js";

/** Shows the outcome of a way back in the open dialog. */
let onRescued = () => {};

/** The worker tells what a way back came to. */
export function rescued(outcome) {
  onRescued(outcome);
}

/**
 * Offers the ways back; `post` hands `{Undo: {}}` or `{Evaluate: {text}}` to
 * the worker. Answers which world to begin again with, or null to go on. The
 * dialog goes by itself once undoing has helped or `until` resolves.
 */
export function rescue(title, post, { detail = "", lives = true, until = null }) {
  const open = document.querySelector("dialog.rescue");
  if (open) return Promise.resolve(null);
  const dialog = frame(title, "problem");
  dialog.classList.add("rescue");
  const body = make("div", { className: "body" });
  const outcome = make("p", { className: "outcome" });
  outcome.setAttribute("role", "status");
  const footer = make("footer");
  body.append(make("p", {}, explanation(lives)));
  if (detail) body.append(make("p", { className: "detail" }, detail));
  dialog.append(body, footer);
  return shown(dialog, (finish) => {
    const leave = (value) => {
      onRescued = () => {};
      finish(value);
    };
    if (lives) body.append(...tools(post, outcome, () => leave(null)));
    body.append(outcome);
    const choices = [["As delivered", "Delivered"], ["The copy before", "Before"], ["Start again", "Kept"]];
    for (const [words, value] of choices) footer.append(button(words, () => leave(value)));
    footer.append(make("span", { className: "gap" }));
    if (lives) footer.append(button("Go on", () => leave(null), "plain"));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      leave(lives ? null : "Kept");
    });
    until?.then(() => dialog.isConnected && leave(null));
  });
}

function explanation(lives) {
  const again = "Start again opens the world as it was last kept, with the edits since; the copy before that and the delivered world are there too.";
  if (!lives) return again;
  return `Undo takes back the newest change of an object, however broken the world is. ${again} Ctrl Alt R opens this at any time.`;
}

/** Undo, and a line to evaluate; `helped` ends the dialog. */
function tools(post, outcome, helped) {
  const undo = button("Undo the last change", () => post({ Undo: {} }), "main");
  const line = make("input", { type: "text", placeholder: "an expression", autocomplete: "off", spellcheck: false });
  line.setAttribute("aria-label", "Expression");
  const form = make("form", { className: "line" });
  form.append(line, make("button", { type: "submit" }, "Evaluate"));
  let undoing = false;
  undo.addEventListener("click", () => { undoing = true; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    undoing = false;
    post({ Evaluate: { text: line.value } });
  });
  onRescued = ({ well, message }) => {
    outcome.className = well ? "outcome good" : "outcome bad";
    outcome.textContent = message;
    if (well && undoing) helped();
  };
  return [undo, form];
}

function button(words, act, className = "") {
  const element = make("button", { type: "button", className }, words);
  element.addEventListener("click", act);
  return element;
}
