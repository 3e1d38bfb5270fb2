// A browser that can draw with neither: the page says so and what helps.

export const renderers = ["none"];

export default async function noGraphics(stage) {
  const { page } = await stage.page();
  await page.goto(stage.address);
  await page.getByText("no WebGPU and no WebGL2").waitFor({ timeout: 30000 });
  await page.getByText("hardware acceleration").waitFor();
}
