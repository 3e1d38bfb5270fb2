// Measures the page in a real browser: `node measure.mjs`. Nothing here is a
// test: machines differ. Prints the medians of several rounds.

import { readdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { launch, RENDERERS, VIEWPORT } from "./lib/browser.mjs";
import { WorldPage } from "./lib/page.mjs";
import { servePage } from "./lib/server.mjs";
import { dancer, dancerAt, doIt } from "./lib/world.mjs";

const DIST = fileURLToPath(new URL("../../web/dist/", import.meta.url));
const ROUNDS = 5;
const MORPHS = 2000;
const ADD_MORPHS = `${MORPHS} do: [|:i. m| m: rectangleMorph copy. m position: ((i % 100) * 12) @ (((i / 100) * 12) + 100). desktop world addMorph: m]. comeToFront`;

async function firstFrames(renderer, address) {
  const browser = await launch(renderer);
  const context = await browser.newContext({ viewport: VIEWPORT });
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const world = await new WorldPage(await context.newPage(), address).open();
    // The first round fills the browser's caches.
    if (round > 0) times.push(await world.firstFrameMs());
    await world.page.close();
  }
  await browser.close();
  return times.sort((left, right) => left - right)[ROUNDS >> 1];
}

async function dragging(renderer, address, many) {
  const browser = await launch(renderer);
  const world = await new WorldPage(await (await browser.newContext({ viewport: VIEWPORT })).newPage(), address).open();
  if (many) await doIt(world, ADD_MORPHS);
  await world.page.waitForTimeout(5000);
  const start = await dancer(world);
  const worker = world.page.workers()[0];
  await worker.evaluate(() => self.takeWaits());
  await world.drag(start, { x: 900, y: 500 }, 80);
  await dancerAt(world, { x: 900, y: 500 }, 60);
  const waits = await worker.evaluate(() => self.takeWaits());
  await browser.close();
  return waits;
}

async function downloads() {
  const sizes = {};
  for (const name of await readdir(DIST)) {
    if (name.endsWith(".br")) sizes[name.slice(0, -3)] = (await stat(DIST + name)).size;
  }
  return sizes;
}

const server = await servePage();
console.log("brotli bytes:", await downloads());
for (const renderer of RENDERERS) {
  console.log(`${renderer}: navigation to first frame, warm, median of ${ROUNDS}: ${await firstFrames(renderer, server.address)} ms`);
}
console.log("dragging in the opening scene:", await dragging("webgl", server.address, false));
console.log(`dragging among ${MORPHS} morphs:`, await dragging("webgl", server.address, true));
await server.close();
process.exit(0);
