// Chromium, headless and off the network, with WebGPU in software or without
// WebGPU at all, which is the free test of the fallback.

import { spawn } from "node:child_process";

import { chromium } from "playwright-core";

const QUIET = [
  "--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
// All of them are needed; an adapter is granted even where drawing would fail.
const SOFTWARE_WEBGPU = [
  "--enable-unsafe-webgpu", "--enable-features=Vulkan",
  "--use-vulkan=swiftshader", "--use-angle=swiftshader",
];

/** The renderers that every picture is looked at with. */
export const RENDERERS = ["webgpu", "webgl"];

// Neither WebGPU nor WebGL: what a blocked graphics card looks like.
const NO_GRAPHICS = ["--disable-gpu", "--disable-software-rasterizer", "--use-gl=disabled"];

export function flags(renderer, ratio = 1) {
  const wanted = [...QUIET, ...({ webgpu: SOFTWARE_WEBGPU, none: NO_GRAPHICS }[renderer] ?? [])];
  return ratio === 1 ? wanted : [...wanted, `--force-device-scale-factor=${ratio}`];
}

/** A browser without a memory between launches. */
export function launch(renderer, ratio = 1) {
  return chromium.launch({ executablePath: program(), args: flags(renderer, ratio) });
}

/**
 * A browser whose storage lies in `folder`, as a person's does, and that can
 * be killed like one: `{context, kill, close}`.
 */
export async function launchKept(renderer, folder) {
  const child = spawn(program(), [
    ...flags(renderer), `--user-data-dir=${folder}`, "--remote-debugging-port=0",
    `--window-size=${VIEWPORT.width},${VIEWPORT.height}`, "about:blank",
  ], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const browser = await chromium.connectOverCDP(await devtoolsAddress(child));
  return {
    context: browser.contexts()[0],
    async kill() {
      child.kill("SIGKILL");
      await ended;
      await browser.close().catch(() => {});
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await browser.newBrowserCDPSession().then((session) => session.send("Browser.close")).catch(() => {});
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000))]);
      child.kill("SIGKILL");
      await browser.close().catch(() => {});
    },
  };
}

/** Chromium prints the address it can be driven at. */
function devtoolsAddress(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
      const address = said.match(/DevTools listening on (ws:\S+)/);
      if (address) resolve(address[1]);
    });
    child.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
}

export const VIEWPORT = { width: 1280, height: 800 };

function program() {
  return process.env.CHROMIUM?.startsWith("/") ? process.env.CHROMIUM : `/usr/bin/${process.env.CHROMIUM ?? "chromium"}`;
}
