// A morph goes where the hand takes it, fast or slow, and undo takes it back.

import { dancer, dancerAt } from "../lib/world.mjs";

export default async function drag(stage) {
  const world = await stage.world();
  const start = await dancer(world);
  await world.drag(start, { x: 900, y: 600 });
  await dancerAt(world, { x: 900, y: 600 });
  await world.kept();
  await world.page.keyboard.press("Control+z");
  await dancerAt(world, start);
}
