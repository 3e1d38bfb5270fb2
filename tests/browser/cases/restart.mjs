// A worker that dies, and one that does not answer: the page says so and
// starts the world again when the person wants it.

export const renderers = ["webgl"];

export default async function restart(stage) {
  const world = await stage.world();
  await world.page.workers()[0].evaluate(() => {
    setTimeout(() => { throw new Error("a fault of the test"); });
  });
  await world.page.getByText("The world stopped").waitFor();
  await world.page.getByText("a fault of the test").waitFor();
  await world.page.getByRole("button", { name: "Start again" }).click();
  await world.ready();

  // Longer than the page's patience, so that it asks; then the answer comes.
  await world.page.workers()[0].evaluate(() => {
    setTimeout(() => { for (const end = Date.now() + 13000; Date.now() < end;); });
  });
  await world.page.getByText("The world does not answer").waitFor({ timeout: 15000 });
  await world.page.getByText("The world does not answer").waitFor({ state: "detached", timeout: 15000 });
}
