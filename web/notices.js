// What the page itself says: the start-up screen, notices, questions, sheets.
// All texts are set as text, never as markup.

const openingElement = document.getElementById("opening");
const openingText = document.getElementById("opening-text");
const notices = document.getElementById("notices");

/** How long a notice stays that needs no answer. */
const NOTICE_MS = 8000;

/** Says on the start-up screen what is going on. */
export function opening(text) {
  openingElement.hidden = false;
  openingElement.classList.remove("done");
  openingText.textContent = text;
}

export function closeOpening() {
  openingElement.classList.add("done");
  setTimeout(() => {
    if (openingElement.classList.contains("done")) openingElement.hidden = true;
  }, 200);
}

/** The page cannot go on: says why and what helps. */
export function stop(title, text, detail = "") {
  opening(text);
  openingElement.classList.add("stopped");
  openingElement.querySelector("h1").textContent = title;
  if (detail) openingText.title = detail;
}

/** A short message that goes by itself. */
export function notice(text, kind = "") {
  const element = make("div", { className: `notice ${kind}` }, text);
  const close = make("button", { className: "plain", type: "button" }, "×");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => element.remove());
  element.append(close);
  notices.replaceChildren(element);
  setTimeout(() => element.remove(), NOTICE_MS);
}

/**
 * Asks a question; answers the value of the choice taken. `choices` are pairs
 * of words and value, the last one is the main one; leaving by Escape answers
 * `careful`, the first one unless said. Where `until` resolves first the
 * question is withdrawn and answers undefined.
 */
export function ask({ title, text, detail = "", choices, careful = choices[0][1], problem = false, until = null }) {
  const dialog = frame(title, problem ? "problem" : "");
  const body = make("div", { className: "body" });
  body.append(make("p", {}, text));
  if (detail) body.append(make("p", { className: "detail" }, detail));
  const footer = make("footer");
  dialog.append(body, footer);
  return shown(dialog, (finish) => {
    choices.forEach(([words, value], index) => {
      const button = make("button", { type: "button", className: index === choices.length - 1 ? "main" : "" }, words);
      button.addEventListener("click", () => finish(value));
      footer.append(button);
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(careful);
    });
    until?.then(() => finish(undefined));
  });
}

/** A sheet of fields; answers their values by name, or null when left. */
export function sheet({ title, text, fields, test, accept }) {
  const dialog = frame(title, "learning");
  const form = make("form", { method: "dialog", noValidate: true });
  const body = make("div", { className: "body" });
  const inputs = new Map(fields.map((field) => [field.name, input(field)]));
  const outcome = make("p", { className: "outcome" });
  outcome.setAttribute("role", "status");
  body.append(make("p", { className: "quiet" }, text), ...fields.map((field) => labelled(field, inputs.get(field.name))), outcome);
  const footer = make("footer");
  form.append(body, footer);
  dialog.append(form);
  const values = () => Object.fromEntries(fields.map(({ name, type }) => {
    const element = inputs.get(name);
    return [name, type === "checkbox" ? element.checked : element.value.trim()];
  }));
  return shown(dialog, (finish) => {
    const tester = make("button", { type: "button" }, test.label);
    tester.addEventListener("click", () => tryOut(tester, outcome, () => test.run(values())));
    const leave = make("button", { type: "button", className: "plain" }, "Cancel");
    leave.addEventListener("click", () => finish(null));
    const use = make("button", { type: "submit", className: "main" }, accept);
    footer.append(tester, make("span", { className: "gap" }), leave, use);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      finish(values());
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(null);
    });
  });
}

async function tryOut(button, outcome, run) {
  button.disabled = true;
  outcome.className = "outcome";
  outcome.textContent = "Asking …";
  try {
    const { ok, message } = await run();
    outcome.className = ok ? "outcome good" : "outcome bad";
    outcome.textContent = message;
  } catch (fault) {
    outcome.className = "outcome bad";
    outcome.textContent = String(fault);
  }
  button.disabled = false;
}

/** Shows a dialog until `connect` finishes it with a value. */
export function shown(dialog, connect) {
  return new Promise((resolve) => {
    connect((value) => {
      dialog.close();
      dialog.remove();
      resolve(value);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A dialog with a header. */
export function frame(title, kind) {
  const dialog = make("dialog");
  dialog.append(make("header", { className: kind }, title));
  dialog.setAttribute("aria-label", title);
  return dialog;
}

function input({ name, type, value, placeholder = "" }) {
  const element = make("input", { name, type, placeholder, autocomplete: "off", spellcheck: false });
  if (type === "checkbox") element.checked = value;
  else element.value = value;
  return element;
}

function labelled({ label, type }, element) {
  const holder = make("label", { className: type === "checkbox" ? "row" : "" });
  if (type === "checkbox") holder.append(element, label);
  else holder.append(label, element);
  return holder;
}

/** An element with properties and a text. */
export function make(tag, properties = {}, text = "") {
  const element = Object.assign(document.createElement(tag), properties);
  if (text) element.textContent = text;
  return element;
}
