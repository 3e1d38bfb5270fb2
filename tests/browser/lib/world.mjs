// What tests do in the delivered world: its colours, its cards, its words.

export const COLOURS = { desk: "#F3F0E8", coral: "#E9705B", blue: "#5A8FD6", green: "#58B08A", plum: "#B98AE0" };

/** The question that the opening scene's button asks a dancer. */
export const FAILING = { button: "Dance with the box", selector: "danceWith:Beats:" };

/** A method that moves the dancer where it can be seen. */
export const MOVES_THE_DANCER = "(| danceWith: other Beats: n = ( position: 700 @ 420. self ) |)";

/** Where the dancer is, once it is seen. */
export async function dancer(world) {
  const picture = await world.see((seen) => (seen.middle(COLOURS.coral)?.count ?? 0) > 2000, "the coral dancer");
  return picture.middle(COLOURS.coral);
}

/** Waits until the dancer is near a place. */
export function dancerAt(world, place, within = 30) {
  return world.see((seen) => {
    const middle = seen.middle(COLOURS.coral);
    return middle && Math.hypot(middle.x - place.x, middle.y - place.y) < within;
  }, `the dancer near ${place.x}, ${place.y}`);
}

/** Presses the button that fails on purpose; the debugger opens. */
export async function fail(world) {
  await world.press(FAILING.button);
  await world.find("Teach this object");
}

/** Opens the teaching panel of the failure that is shown. */
export async function openTeaching(world) {
  await world.press("Teach this object");
  await world.find("Not now");
}

/** Opens the settings from a teaching panel and enters a teacher. */
export async function configure(world, teacher, key = "sk-test") {
  await fail(world);
  await openTeaching(world);
  await world.press("Settings…");
  const { page } = world;
  await page.getByLabel("Address").fill(teacher.address);
  await page.getByLabel("Model", { exact: true }).fill("scripted");
  await page.getByLabel("Key, if").fill(key);
  await page.getByRole("button", { name: "Test connection" }).click();
  await page.getByText("Connected to").waitFor();
  await page.getByRole("button", { name: "Use it" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  await world.find(/^Ask scripted at/);
  await world.press("Not now");
  await world.gone("Not now");
}

/** Asks for the failure that is shown; answers when the reply stands there. */
export async function ask(world) {
  await openTeaching(world);
  await world.press("Ask");
}

/** Replaces the text of the editor that shows a line matching `wanted`. */
export async function rewrite(world, wanted, text) {
  const { middle } = await world.settled(wanted);
  await world.click(middle);
  await world.page.waitForTimeout(200);
  await world.page.keyboard.press("Control+a");
  await world.page.keyboard.insertText(text);
}

/** Types an expression into the evaluator of the open outliner and does it. */
export async function doIt(world, expression) {
  const { middle } = await world.settled("Do it");
  // The evaluator's field lies left of its buttons.
  await world.click({ x: middle.x - 150, y: middle.y });
  await world.page.waitForTimeout(200);
  await world.page.keyboard.press("Control+a");
  await world.page.keyboard.insertText(expression);
  await world.page.waitForTimeout(200);
  await world.press("Do it");
}
