// Teachers that misbehave: each failure is said in the panel, in words, and
// the world goes on.

import { ask, configure, dancer, fail, MOVES_THE_DANCER } from "../lib/world.mjs";

export const renderers = ["webgpu"];

const TROUBLES = [
  { turn: { mode: "status", status: 429 }, says: /busy or the limit is used up/ },
  { turn: { mode: "status", status: 401 }, says: /key/ },
  { turn: { mode: "garbage" }, says: /answer|reply|understand|nothing|parse/i },
  { turn: { mode: "badStream" }, says: /answer|reply|understand|nothing|parse/i },
  { turn: { mode: "broken", text: MOVES_THE_DANCER }, says: /broke|connection|complete/i },
  { turn: { mode: "huge" }, says: /large|more than|too long|much/i },
];

export default async function badTeachers(stage) {
  const world = await stage.world();
  const teacher = await stage.teacher([{ mode: "good", text: "" }]);
  await configure(world, teacher);
  for (const { turn, says } of TROUBLES) {
    teacher.script([turn]);
    await ask(world);
    await world.find("Ask once more", 30000);
    const shown = (await world.words()).map(({ text }) => text).join(" ");
    if (!says.test(panel(shown))) throw new Error(`${JSON.stringify(turn)}: the panel says: ${panel(shown)}`);
    await world.press("Close");
    await world.gone("Ask once more");
  }
  await endless(world, teacher);
  await down(world, teacher);
  await dancer(world);
}

/** An endless reply can be stopped, and stops at the provider too. */
async function endless(world, teacher) {
  teacher.script([{ mode: "endless" }]);
  await ask(world);
  await world.press("Stop");
  await world.find("Ask once more");
  await world.press("Close");
  await world.gone("Ask once more");
}

async function down(world, teacher) {
  await teacher.close();
  await world.find("Teach this object");
  await ask(world);
  await world.find(/Nobody answers/, 30000);
}

/** What the panel says: everything behind its title. */
function panel(shown) {
  return shown.slice(shown.lastIndexOf("Teaching a dancer"));
}
