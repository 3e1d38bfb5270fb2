// The browser is killed at moments around a save, again and again: what was
// said to be saved is there afterwards, and the world always opens.

import { COLOURS, dancer } from "../lib/world.mjs";

export const renderers = ["webgl"];

const CORAL = COLOURS.coral;
/** When to kill, counted from the change; saving begins two seconds after. */
const MOMENTS_MS = [1995, 2008, 2020, 2200];

export default async function killed(stage) {
  const folder = await stage.profile();
  let kept = null;
  for (const [round, moment] of MOMENTS_MS.entries()) {
    const browser = await stage.keptBrowser(folder);
    const world = await (await stage.pageIn(browser)).open();
    const before = await dancer(world);
    if (kept) near(before, [kept.before, kept.after], kept.said);
    const after = { x: 760 + 60 * round, y: 560 + 30 * (round % 2) };
    await world.drag(before, after);
    const moved = (await world.see((picture) => close(picture.middle(CORAL), after), "the dancer moved")).middle(CORAL);
    await world.page.waitForTimeout(moment);
    const said = await world.page.evaluate(() => document.documentElement.dataset.kept === "saved");
    await browser.kill();
    kept = { before, after: moved, said };
  }
}

function near(found, [before, after], said) {
  if (close(found, after) || (!said && close(found, before))) return;
  throw new Error(`the dancer is at ${JSON.stringify(found)}; it was said to be saved: ${said}`);
}

function close(left, right) {
  return left && Math.hypot(left.x - right.x, left.y - right.y) < 40;
}
