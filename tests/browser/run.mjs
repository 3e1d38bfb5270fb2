// Runs the cases in `cases/`, each in a browser of its own, and prints one
// closing line. `node run.mjs [TEXT]` runs those whose name contains TEXT.
//
// A case file exports `renderers` (which browsers it runs in, both unless
// said) and a default function that takes a `Stage` and throws when it fails.

import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch, launchKept, RENDERERS, VIEWPORT } from "./lib/browser.mjs";
import { freshPage, WorldPage } from "./lib/page.mjs";
import { servePage } from "./lib/server.mjs";
import { Teacher } from "./teacher.mjs";

const CASES = fileURLToPath(new URL("cases/", import.meta.url));
const OUT = fileURLToPath(new URL("out/", import.meta.url));
const CASE_LIMIT_MS = 180000;

/** What a case has: a page's server, browsers, and a teacher when wanted. */
class Stage {
  #closing = [];
  pages = [];

  constructor(renderer, server) {
    this.renderer = renderer;
    this.address = server.address;
  }

  /** A page with the world open, in a browser that forgets. */
  async world(options = {}) {
    return (await this.page(options)).open();
  }

  /** The same, not opened yet. */
  async page({ ratio = 1, path = "" } = {}) {
    const browser = await launch(this.renderer, ratio);
    this.#closing.push(() => browser.close());
    return this.#keep(await freshPage(browser, this.address + path, ratio));
  }

  /** A folder that a browser keeps its storage in; goes with the case. */
  async profile() {
    const folder = await mkdtemp(join(tmpdir(), "world-"));
    this.#closing.push(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** A browser that remembers, in `folder`. */
  async keptBrowser(folder) {
    const browser = await launchKept(this.renderer, folder);
    this.#closing.push(() => browser.close());
    return browser;
  }

  /** A page of such a browser. */
  async pageIn({ context }) {
    const page = await context.newPage();
    await page.setViewportSize(VIEWPORT);
    return this.#keep(new WorldPage(page, this.address));
  }

  /** A scripted teacher on loopback. */
  async teacher(script) {
    const teacher = await Teacher.start(script);
    this.#closing.push(() => teacher.close());
    return teacher;
  }

  async close() {
    for (const close of this.#closing.reverse()) await close();
  }

  #keep(page) {
    this.pages.push(page);
    return page;
  }
}

async function main() {
  const filter = process.argv[2] ?? "";
  await mkdir(OUT, { recursive: true });
  const server = await servePage();
  const failures = [];
  let passed = 0;
  for (const file of (await readdir(CASES)).filter((name) => name.endsWith(".mjs")).sort()) {
    const module = await import(join(CASES, file));
    for (const renderer of module.renderers ?? RENDERERS) {
      const name = `${file.replace(".mjs", "")} on ${renderer}`;
      if (!name.includes(filter)) continue;
      const fault = await runCase(module.default, renderer, server, name);
      if (fault) failures.push(name);
      else passed += 1;
    }
  }
  await server.close();
  failures.forEach((name) => console.log(`failed: ${name}`));
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length === 0 ? 0 : 1);
}

async function runCase(run, renderer, server, name) {
  const stage = new Stage(renderer, server);
  const began = Date.now();
  let fault = null;
  try {
    await withLimit(run(stage));
    const faults = stage.pages.flatMap((page) => page.faults);
    if (faults.length > 0) throw new Error(`the page failed: ${faults.join("; ")}`);
  } catch (caught) {
    fault = caught;
    await report(stage, name, caught);
  }
  await stage.close().catch(() => {});
  console.log(`${fault ? "not ok" : "ok"}: ${name} (${Date.now() - began} ms)`);
  return fault;
}

function withLimit(work) {
  const limit = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`took longer than ${CASE_LIMIT_MS} ms`)), CASE_LIMIT_MS).unref();
  });
  return Promise.race([work, limit]);
}

/** What a failure looked like, under `out/`. */
async function report(stage, name, fault) {
  const where = (fault.stack ?? "").split("\n").filter((line) => line.includes("/cases/"));
  console.log(`    ${[...fault.message.split("\n"), ...where].join("\n    ")}`);
  const base = join(OUT, name.replaceAll(" ", "-"));
  for (const [index, page] of stage.pages.entries()) {
    const picture = fault.picture?.write() ?? (await page.page.screenshot().catch(() => null));
    if (picture) await writeFile(`${base}-${index}.png`, picture);
    await writeFile(`${base}-${index}.log`, [...page.faults, ...page.console].join("\n"));
  }
}

await main();
