// The machine as WebAssembly under Node: a snapshot that was written natively
// loads with the same hash, is saved with the same bytes, and the memory that
// its heap reserves is neither committed nor lost when the heap is dropped.
// Needs nothing but Node and cargo.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEGABYTE = 2 ** 20;
const MOST_COMMITTED_MB = 600;

function cargo(...words) {
  return execFileSync("cargo", words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** Builds the module; answers where it lies. */
function build() {
  const messages = cargo(
    "build", "--package", "snapshot", "--example", "wasm_load",
    "--target", "wasm32-unknown-unknown", "--message-format", "json-render-diagnostics", "--quiet",
  );
  const built = messages.trim().split("\n").map((line) => JSON.parse(line));
  const files = built.filter(({ target }) => target?.name === "wasm_load").flatMap(({ filenames }) => filenames);
  return files.find((name) => name.endsWith(".wasm"));
}

/** The module at work: heaps come and go, the buffer is refilled. */
class Module {
  static async load(path) {
    const { instance } = await WebAssembly.instantiate(await readFile(path), {});
    return new Module(instance.exports);
  }

  constructor(exports) {
    this.exports = exports;
  }

  fill(bytes) {
    const at = this.exports.buffer(bytes.length) >>> 0;
    new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
  }

  /** Loads what was filled in; answers its hash in hexadecimal. */
  hash(megabytes = 0) {
    return BigInt.asUintN(64, this.exports.load_buffer(megabytes)).toString(16);
  }

  get reservedMegabytes() {
    return Math.round(this.exports.memory.buffer.byteLength / MEGABYTE);
  }
}

let passed = 0;
let failed = 0;

function check(what, actual, expected) {
  if (actual === expected) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`${what}: ${actual}, expected ${expected}`);
}

async function run(folder) {
  const file = join(folder, "world.snapshot");
  const hash = cargo("run", "--quiet", "--package", "snapshot", "--example", "write_sample", "--", file).trim();
  const world = await readFile(file);
  const module = await Module.load(build());
  module.fill(world);
  check("hash", module.hash(), hash);
  check("bytes saved again", module.exports.save_again(), world.length);
  const reserved = module.reservedMegabytes;
  for (let turn = 0; turn < 5; turn += 1) {
    module.exports.drop_last();
    check("hash after dropping", module.hash(), hash);
  }
  check("megabytes after dropping and loading", module.reservedMegabytes, reserved);
  check("hash where less is to be had than asked for", module.hash(2047), hash);
  check("memory stays uncommitted", process.memoryUsage.rss() < MOST_COMMITTED_MB * MEGABYTE, true);
  console.log(`reserved ${reserved} MB, resident ${Math.round(process.memoryUsage.rss() / MEGABYTE)} MB`);
  world[world.length - 1] ^= 1;
  module.fill(world);
  check("a damaged snapshot's hash", module.hash(), "0");
}

const folder = await mkdtemp(join(tmpdir(), "autodidact-wasm-"));
try {
  await run(folder);
} finally {
  await rm(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
