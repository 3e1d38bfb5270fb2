// What was made is there after the tab was closed: a moved morph, an edited
// method, a taught one.

import { ask, configure, dancer, dancerAt, rewrite } from "../lib/world.mjs";

export const renderers = ["webgpu"];

const TAUGHT = "(| danceWith: other Beats: n = ( tempo: 10 * n. self ) |)";

export default async function reopen(stage) {
  const folder = await stage.profile();
  const first = await stage.keptBrowser(folder);
  const world = await (await stage.pageIn(first)).open();
  const teacher = await stage.teacher([{ mode: "good", text: TAUGHT }]);
  await configure(world, teacher);
  await ask(world);
  await world.press("Approve");
  await world.find(/It has learnt/);
  await world.find("80");
  await world.drag(await dancer(world), { x: 820, y: 600 });
  await dancerAt(world, { x: 820, y: 600 });
  await world.press("bounce");
  await rewrite(world, /bounce =/, "bounce = (tempo: 33)");
  await world.page.keyboard.press("Control+Enter");
  await world.gone("Accept");
  await world.kept("unsaved").catch(() => {});
  await world.kept();
  await first.close();

  const again = await (await stage.pageIn(await stage.keptBrowser(folder))).open();
  await dancerAt(again, { x: 820, y: 600 });
  await again.find("80");
  await again.find(/bounce = \(tempo: 33\)/);
  const generation = await again.page.evaluate(() => Number(document.documentElement.dataset.generation));
  if (!(generation > 0)) throw new Error("the delivered world was opened, not the kept one");
}
