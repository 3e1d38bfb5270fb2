// The world is broken from inside, three ways, and comes back each time.

import { COLOURS, dancer, dancerAt, doIt } from "../lib/world.mjs";

export const renderers = ["webgpu"];

export default async function broken(stage) {
  const world = await stage.world();
  await dancer(world);
  await breakDrawing(world);
  await breakAndUndo(world, "traits smallInt _AddSlots: (| + n = (0) |)");
  await breakAndUndo(world, "scheduler _AddSlots: (| step = (foo) |)");
}

/** One morph's drawing fails: it becomes a box that says so, the rest goes on. */
async function breakDrawing(world) {
  await doIt(world, "_AddSlots: (| baseDrawOn: c = (nobodyKnowsThis) |). changed");
  await world.see((seen) => seen.count(COLOURS.coral) < 200, "the broken dancer gone");
  await world.find(/nobodyKnowsThis/);
  await world.see((seen) => seen.count(COLOURS.blue) > 500, "the others still there");
  await undo(world);
  await world.press("Retry");
  await dancer(world);
}

/** What everything rests on fails: the page's own ways back still work. */
async function breakAndUndo(world, change) {
  await doIt(world, change);
  await world.page.waitForTimeout(500);
  await undo(world);
  const start = await dancer(world);
  await world.drag(start, { x: 820, y: 620 });
  await dancerAt(world, { x: 820, y: 620 });
  await world.drag(await dancer(world), start);
  await dancerAt(world, start);
}

async function undo({ page }) {
  const dialog = page.locator("dialog.rescue");
  if (!(await dialog.isVisible())) await page.keyboard.press("Control+Alt+r");
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await dialog.waitFor({ state: "detached" });
}
