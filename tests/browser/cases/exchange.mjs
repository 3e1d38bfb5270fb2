// The world as a file: downloaded, reset, imported again; and files that are
// no world are refused with a reason.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { dancer, dancerAt, doIt } from "../lib/world.mjs";

export const renderers = ["webgl"];

export default async function exchange(stage) {
  const folder = await stage.profile();
  const world = await stage.world();
  const { page } = world;
  await world.drag(await dancer(world), { x: 820, y: 600 });
  await dancerAt(world, { x: 820, y: 600 });

  const file = join(folder, "mine.snap");
  const [download] = await Promise.all([page.waitForEvent("download"), doIt(world, "platform exportWorld")]);
  await download.saveAs(file);

  await doIt(world, "platform resetWorld");
  await page.getByRole("button", { name: "Reset" }).click();
  await world.ready();
  await dancerAt(world, { x: 120, y: 674 }, 40);

  const damaged = join(folder, "damaged.snap");
  await writeFile(damaged, Buffer.from("no world at all"));
  await choose(world, damaged);
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByText("no world that can be opened").waitFor();

  await choose(world, file);
  await page.getByRole("button", { name: "Open it" }).click();
  await world.page.waitForFunction(() => !document.documentElement.dataset.firstFrame);
  await world.ready();
  await dancerAt(world, { x: 820, y: 600 });
}

async function choose(world, file) {
  const [chooser] = await Promise.all([world.page.waitForEvent("filechooser"), doIt(world, "platform importFile")]);
  await chooser.setFiles(file);
}
