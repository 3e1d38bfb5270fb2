// Text from keys, from an input method and from the clipboard, and back to
// the clipboard.

import { rewrite } from "../lib/world.mjs";

export const renderers = ["webgl"];

export default async function typing(stage) {
  const world = await stage.world();
  const { page } = world;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

  await rewrite(world, /^an expression, such as/, "");
  await page.keyboard.type("3 + 4");
  await world.find("3 + 4");

  // What an input method does: a preview that changes, then the text.
  const keys = await page.context().newCDPSession(page);
  await page.keyboard.press("Control+a");
  await keys.send("Input.imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
  await world.find(/に/);
  await keys.send("Input.insertText", { text: "日本" });
  await world.find(/日本/);

  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === "日本", "the copied text");
  await page.evaluate(() => navigator.clipboard.writeText("'pasted' size"));
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await world.find("'pasted' size");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === "'pasted' size", "the cut text");
  await world.find(/^an expression, such as/);
}

async function until(holds, what) {
  for (const end = Date.now() + 10000; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`did not get ${what}`);
}
