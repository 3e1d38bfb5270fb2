// An answer that does not parse is shown with its place; asked again, the
// teacher hears the person's words and the parser's, and does better.

import { ask, configure, dancerAt, MOVES_THE_DANCER } from "../lib/world.mjs";

export const renderers = ["webgpu"];

const NO_PRECEDENCE = "(| danceWith: other Beats: n = ( 1 + 2 * 3 ) |)";

export default async function again(stage) {
  const world = await stage.world();
  const teacher = await stage.teacher([{ mode: "good", text: NO_PRECEDENCE }, { mode: "good", text: MOVES_THE_DANCER }]);
  await configure(world, teacher);
  await ask(world);
  await world.find(/Line 1, column 37/);
  await world.press(/Ask again/);
  await world.page.waitForTimeout(300);
  await world.page.keyboard.insertText("Mind the parentheses.");
  await world.press("Send");
  await world.find(/position: 700 @ 420/);
  const said = teacher.chats.at(-1).body.messages.at(-1).content;
  for (const words of ["Mind the parentheses.", "Line 1, column 37"]) {
    if (!said.includes(words)) throw new Error(`the teacher was not told: ${words}`);
  }
  await world.press("Approve");
  await world.find(/It has learnt danceWith:Beats:/);
  await dancerAt(world, { x: 754, y: 474 }, 45);
}
