// Runs Self files in the world as WebAssembly under Node and compares with the
// native command line: same output, same hash of the image afterwards.
//   node tests/wasm/program.mjs AUTODIDACT FILE-OR-FOLDER…
// With --time first it prints the processor time of each run instead.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const words = process.argv.slice(2);
const timed = words[0] === "--time";
const [command, ...places] = timed ? words.slice(1) : words;
const files = places.flatMap((place) => statSync(place).isDirectory()
  ? readdirSync(place).filter((name) => name.endsWith(".self")).map((name) => join(place, name))
  : [place]);

/** The delivered world, as the native build writes it. */
function worldImage() {
  const folder = mkdtempSync(join(tmpdir(), "autodidact-world-"));
  const image = join(folder, "world.snap");
  execFileSync(command, ["snapshot", "-o", image]);
  return { folder, image };
}

function build() {
  const messages = execFileSync("cargo", [
    "build", "--release", "--package", "world", "--example", "wasm_program",
    "--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics", "--quiet",
  ], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const built = messages.trim().split("\n").map((line) => JSON.parse(line));
  const made = built.filter(({ target }) => target?.name === "wasm_program").flatMap(({ filenames }) => filenames);
  return made.find((name) => name.endsWith(".wasm"));
}

class World {
  static async boot(module, bytes) {
    const { exports } = await WebAssembly.instantiate(module, {});
    const world = new World(exports);
    world.fill(bytes);
    if (exports.boot() !== 1) throw new Error("the image was refused");
    return world;
  }

  constructor(exports) {
    this.exports = exports;
  }

  fill(bytes) {
    const at = this.exports.buffer(bytes.length) >>> 0;
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
  }

  run(name, text) {
    this.fill(Buffer.concat([Buffer.from(`${name}\0`), text]));
    const code = this.exports.run();
    const at = this.exports.contents() >>> 0;
    const bytes = new Uint8Array(this.exports.memory.buffer, at, this.exports.length());
    return { code, output: new TextDecoder().decode(bytes) };
  }

  get hash() {
    return BigInt.asUintN(64, this.exports.hash()).toString(16);
  }
}

let passed = 0;
let failed = 0;

const module = await WebAssembly.compile(readFileSync(build()));
const { folder, image } = worldImage();
const bytes = readFileSync(image);
for (const file of files) {
  const world = await World.boot(module, bytes);
  const text = readFileSync(file);
  const before = process.cpuUsage();
  const { code, output } = world.run(file, text);
  const used = process.cpuUsage(before);
  if (timed) {
    console.log(`${file}: ${Math.round((used.user + used.system) / 1000)} ms CPU, output ${JSON.stringify(output.slice(0, 60))}`);
    continue;
  }
  const native = execFileSync(command, ["--image", image, "--still", "--hash", "run", file], { encoding: "utf8" });
  const wasm = `${output}heap hash ${world.hash}\n`;
  if (code === 0 && native === wasm) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`${file}: exit ${code}\n native ${JSON.stringify(native.slice(-200))}\n wasm   ${JSON.stringify(wasm.slice(-200))}`);
  }
}
rmSync(folder, { recursive: true });
if (!timed) console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
