// The world's worker: chooses the program that suits the graphics there are,
// loads it and hands it everything that arrives.

let program = null;
let waiting = [];

onmessage = ({ data }) => {
  if (data.Start) start(data.Start);
  else if (program) program.receive(data);
  else waiting.push(data);
};

/** For measuring, from the developer's tools and from tests. */
self.takeWaits = () => program?.takeWaits();

async function start(options) {
  try {
    postMessage({ Progress: { text: "Looking for graphics …" } });
    const renderer = options.renderer ?? (await hasWebGpu() ? "webgpu" : "webgl");
    postMessage({ Progress: { text: "Loading the machine …" } });
    const [module, snapshot] = await Promise.all([load(renderer), delivered()]);
    program = await module.start({ ...options, renderer }, options.canvas, snapshot);
    for (const message of waiting.splice(0)) program.receive(message);
  } catch (fault) {
    postMessage({ Died: { message: describe(fault) } });
  }
}

/** WebGPU counts only once an adapter and a device have really been had. */
async function hasWebGpu() {
  try {
    const adapter = await navigator.gpu?.requestAdapter();
    const device = await adapter?.requestDevice();
    device?.destroy();
    return Boolean(device);
  } catch {
    return false;
  }
}

async function load(renderer) {
  const module = await import(`./worker_${renderer}.js`);
  await module.default({ module_or_path: `worker_${renderer}_bg.wasm` });
  return module;
}

/** The delivered world; a missing one matters only where none is kept. */
async function delivered() {
  try {
    const response = await fetch("world.snap");
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function describe(fault) {
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
}
