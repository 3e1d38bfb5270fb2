// One world, one tab: a second tab is told, and can have it.

export const renderers = ["webgl"];

export default async function twoTabs(stage) {
  const browser = await stage.keptBrowser(await stage.profile());
  const first = await (await stage.pageIn(browser)).open();
  const second = await stage.pageIn(browser);
  await second.page.goto(stage.address);
  await second.page.getByText("The world is open in another tab").waitFor();
  await second.page.getByRole("button", { name: "Use here instead" }).click();
  await second.ready();
  await first.page.getByText("The world went to another tab").waitFor();
}
