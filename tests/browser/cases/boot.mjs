// The world opens with its scene: colours, texts, nothing on the console.

import { COLOURS } from "../lib/world.mjs";

export default async function boot(stage) {
  const world = await stage.world();
  if ((await world.renderer()) !== stage.renderer) throw new Error(`drawn with ${await world.renderer()}`);
  const picture = await world.see((seen) => {
    const playful = [COLOURS.coral, COLOURS.blue, COLOURS.green, COLOURS.plum];
    return playful.every((colour) => seen.count(colour) > 500) && seen.is(4, 4, COLOURS.desk);
  }, "the four dancers on the desk");
  const heading = await world.find("Everything here is an object.");
  const box = { x: Math.round(heading.x), y: Math.round(heading.y), width: Math.round(heading.width), height: Math.round(heading.height) };
  if (picture.colours(box) < 20) throw new Error("the heading is not drawn as smooth text");
  const said = world.console.filter((line) => !line.startsWith("info"));
  if (said.length > 0) throw new Error(`the console says: ${said.join("; ")}`);
}
