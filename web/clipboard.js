// The system's clipboard, both ways.
//
// The world answers a copy a moment later, while browsers want to be told at
// once what is copied: so the copy begins with a promise of the text.

/** How long the world may take to answer a copy. */
const ANSWER_MS = 2000;

export function connectClipboard(send) {
  let promised = null;

  const isOurs = (event) => !event.target?.closest?.("dialog");
  const begin = (request) => (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    promised?.reject();
    promised = Promise.withResolvers ? Promise.withResolvers() : withResolvers();
    setTimeout(promised.reject, ANSWER_MS);
    write(promised.promise);
    send(request);
  };
  document.addEventListener("copy", begin("CopyRequest"));
  document.addEventListener("cut", begin("CutRequest"));
  document.addEventListener("paste", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    const string = event.clipboardData?.getData("text/plain");
    if (string) send({ Paste: { string } });
  });

  return {
    put(text) {
      if (promised) promised.resolve(text);
      else navigator.clipboard?.writeText(text).catch(() => {});
      promised = null;
    },
  };
}

function write(promise) {
  promise.catch(() => {});
  const blob = promise.then((text) => new Blob([text], { type: "text/plain" }));
  blob.catch(() => {});
  const plainly = () => promise.then((text) => navigator.clipboard?.writeText(text)).catch(() => {});
  if (typeof ClipboardItem !== "function" || !navigator.clipboard?.write) return plainly();
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]).catch(plainly);
}

function withResolvers() {
  const result = {};
  result.promise = new Promise((resolve, reject) => Object.assign(result, { resolve, reject }));
  return result;
}
