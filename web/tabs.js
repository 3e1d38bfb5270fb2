// One world, one tab: a lock keeps two tabs from writing the same store.

import { ask, stop } from "./notices.js";

const LOCK = "autodidact.world";
const CHANNEL = "autodidact.tabs";
/** How long the other tab gets to keep its world and let go. */
const HANDOVER_MS = 5000;

/**
 * Calls `begin` once this tab holds the world. When another tab asks for it,
 * `letGo` is awaited and the world goes there.
 */
export async function holdWorld(begin, letGo) {
  if (!navigator.locks) return begin();
  if (await hold({ ifAvailable: true }, begin, letGo)) return;
  await ask({
    title: "The world is open in another tab",
    text: "It can be in one tab at a time, so that nothing is lost. The other tab keeps it and lets go.",
    choices: [["Use here instead", true]],
  });
  new BroadcastChannel(CHANNEL).postMessage("let go");
  const patience = new AbortController();
  setTimeout(() => patience.abort(), HANDOVER_MS);
  try {
    await hold({ signal: patience.signal }, begin, letGo);
  } catch {
    await hold({ steal: true }, begin, letGo);
  }
}

/** Answers whether the lock was had; resolves once the world has begun. */
function hold(options, begin, letGo) {
  return new Promise((answer, refuse) => {
    const held = navigator.locks.request(LOCK, options, (lock) => {
      if (!lock) return answer(false);
      answer(true);
      begin();
      return untilAsked().then(() => give(letGo));
    });
    // Another tab may take the lock by force when this one was too slow.
    held.catch((fault) => {
      refuse(fault);
      give(letGo);
    });
  });
}

function untilAsked() {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => {
      channel.close();
      resolve();
    };
  });
}

let given = false;
async function give(letGo) {
  if (given) return;
  given = true;
  await letGo();
  stop("The world went to another tab", "It was kept and is open there. Reload this page to have it here again.");
}
