// What the system says: colours, motion, whether anybody is looking, and time.

export function connectSystem(send, onVisible) {
  watch("(prefers-color-scheme: dark)", (dark) => send({ ColorScheme: { dark } }));
  watch("(prefers-reduced-motion: reduce)", (reduced) => send({ ReducedMotion: { reduced } }));
  document.addEventListener("visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    send({ Visibility: { visible } });
    onVisible(visible);
    if (visible) sendTime(send);
  });
  // Phones freeze a page without hiding it first.
  window.addEventListener("pagehide", () => onVisible(false));
}

/** The wall clock, which the world has no other way to know. */
export function sendTime(send) {
  send({ WallClock: { unix_ms: Date.now(), zone_offset_minutes: -new Date().getTimezoneOffset() } });
}

function watch(query, listener) {
  matchMedia(query).addEventListener("change", (event) => listener(event.matches));
}
