// A taught method that loops for ever: the hand goes on moving things, each
// event reaches the world in time, and the person can stop it.

import { ask, configure, dancer, dancerAt } from "../lib/world.mjs";

export const renderers = ["webgpu"];

const RUNS_FOR_EVER = "(| danceWith: other Beats: n = ( [ true ] whileTrue: [ tempo: 100 ]. self ) |)";
/** The budget of issue 2: from an event's arrival to the world's taking it. */
const P95_MS = 50;

export default async function runaway(stage) {
  const world = await stage.world();
  const teacher = await stage.teacher([{ mode: "good", text: RUNS_FOR_EVER }]);
  await configure(world, teacher);
  await ask(world);
  await world.press("Approve");
  await world.find(/It has learnt danceWith:Beats:/);

  const worker = world.page.workers()[0];
  const start = await dancer(world);
  await worker.evaluate(() => self.takeWaits());
  await world.drag(start, { x: 700, y: 560 }, 60);
  await dancerAt(world, { x: 700, y: 560 });
  const waits = await worker.evaluate(() => self.takeWaits());
  console.log(`    events under a runaway: ${JSON.stringify(waits)}`);
  if (waits.count < 50) throw new Error(`only ${waits.count} events were counted`);
  if (waits.p95_ms > P95_MS) throw new Error(`events wait ${waits.p95_ms} ms at the 95th percentile`);

  // The person stops it, and the world is quiet again.
  await world.page.keyboard.press("Control+.");
  await world.press("Abort");
  await world.gone("Abort");
}
