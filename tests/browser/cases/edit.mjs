// A method is edited in an outliner while the morph runs by it.

import { dancer, dancerAt, rewrite } from "../lib/world.mjs";

export const renderers = ["webgpu"];

export default async function edit(stage) {
  const world = await stage.world();
  await dancer(world);
  await world.press("step");
  await rewrite(world, /keepTime/, "step = (position: 760 @ 400)");
  await world.find("Accept");
  await world.page.keyboard.press("Control+Enter");
  await dancerAt(world, { x: 814, y: 454 }, 40);
  await world.gone("Accept");

  // What does not parse is said where it stands, and nothing is lost.
  await rewrite(world, /760 @ 400/, "step = (position: 100 @");
  await world.page.keyboard.press("Control+Enter");
  await world.find(/expect|Expect|unexpected|ends/);
  await world.find(/step = \(position: 100 @/);
}
