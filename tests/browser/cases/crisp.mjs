// Two device pixels for each logical one: the canvas has them all.

export const renderers = ["webgl"];

export default async function crisp(stage) {
  const world = await stage.world({ ratio: 2 });
  const size = await world.page.evaluate(() => {
    const { clientWidth, clientHeight } = document.querySelector("canvas");
    return { ratio: devicePixelRatio, clientWidth, clientHeight };
  });
  const picture = await world.picture();
  if (size.ratio !== 2 || picture.width !== size.clientWidth * 2) {
    throw new Error(`${JSON.stringify(size)} shown as ${picture.width}x${picture.height}`);
  }
}
