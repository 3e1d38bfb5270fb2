export default async function boot(stage) {
  const world = await stage.world();
  console.log('   renderer', await world.renderer(), await world.firstFrameMs());
  await world.see(p => p.is(200,250,'#E9705B') && p.is(480,250,'#5A8FD6') && p.is(10,10,'#F3F0E8'), 'boxes');
  await world.drag({x:200,y:250},{x:300,y:450});
  const p = await world.see(p => p.is(300,450,'#E9705B') && p.is(200,210,'#F3F0E8'), 'moved');
  await world.kept();
  console.log(await world.page.evaluate(()=>JSON.stringify(document.documentElement.dataset)), world.console.join('\n'));
}
