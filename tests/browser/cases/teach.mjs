// A message that nobody understands is taught by a model over the network:
// failed send, Teach, settings, streamed reply, approval, result, undo.

import { ask, COLOURS, configure, dancerAt, MOVES_THE_DANCER } from "../lib/world.mjs";

export default async function teach(stage) {
  const world = await stage.world();
  const teacher = await stage.teacher([{ mode: "slow", text: MOVES_THE_DANCER, delayMs: 40 }]);
  await configure(world, teacher);
  if (teacher.chats.length > 0) throw new Error("something was sent before anybody pressed Ask");

  await ask(world);
  await world.find(/position: 700 @ 420/);
  await world.press("Approve");
  await world.find(/It has learnt danceWith:Beats:/);
  await dancerAt(world, { x: 754, y: 474 }, 45);

  const [chat] = teacher.chats;
  if (chat.headers.authorization !== "Bearer sk-test") throw new Error("the key was not attached");
  if (JSON.stringify(chat.body).includes("sk-test")) throw new Error("the key was in the question");
  if (chat.body.stream !== true) throw new Error("a stream was not asked for");
  await world.see((seen) => seen.is(4, 4, COLOURS.desk), "the desk unharmed");

  // The message is understood now, and undo takes the method away again.
  await world.press("Undo");
  await world.press("Dance with the box");
  await world.find("Teach this object");
}
