// What a model answers can be declined: nothing changes.

import { ask, configure, dancer, MOVES_THE_DANCER } from "../lib/world.mjs";

export const renderers = ["webgpu"];

export default async function decline(stage) {
  const world = await stage.world();
  const before = await dancer(world);
  const teacher = await stage.teacher([{ mode: "good", text: MOVES_THE_DANCER }]);
  await configure(world, teacher);
  await ask(world);
  await world.press("Decline");
  await world.gone("Approve");
  const after = await dancer(world);
  if (Math.hypot(after.x - before.x, after.y - before.y) > 40) throw new Error("the dancer moved");
  await world.press("Abort");
  await world.gone("Teach this object");
  await world.press("Dance with the box");
  await world.find("Teach this object");
}
