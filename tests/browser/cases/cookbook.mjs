// Before any model is set, the cookbook answers and says that it is no model.

import { ask, fail } from "../lib/world.mjs";

export const renderers = ["webgl"];

export default async function cookbook(stage) {
  const world = await stage.world();
  await fail(world);
  await ask(world);
  await world.find(/danceWith: other Beats: n/);
  await world.press("Approve");
  await world.find(/It has learnt danceWith:Beats:/);
}
