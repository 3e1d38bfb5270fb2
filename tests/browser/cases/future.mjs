// An object that opted in is not stopped by what it does not understand: its
// sender gets a future, waits at the first use, and goes on once the answer
// that came unasked is approved.

import { rewrite } from "../lib/world.mjs";

export const renderers = ["webgpu"];

const OPTED_IN = "(| parent* = traits clonable. teachable* = mixins teachable |) copy";

export default async function future(stage) {
  const world = await stage.world();
  await rewrite(world, /^an expression, such as/, `${OPTED_IN} hello size + 1`);
  await world.page.waitForTimeout(500);
  await world.press("Get it");
  await world.find(/hello = /);
  await world.press("Approve");
  await world.find(/It has learnt hello/);
  await world.find("28");
}
