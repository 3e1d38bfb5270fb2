// Chromium, headless and off the network, with WebGPU in software or without
// WebGPU at all, which is the free test of the fallback.

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

export function flags(renderer, ratio = 1) {
  const wanted = renderer === "webgpu" ? [...QUIET, ...SOFTWARE_WEBGPU] : [...QUIET];
  return ratio === 1 ? wanted : [...wanted, `--force-device-scale-factor=${ratio}`];
}

/** A browser without a memory between launches. */
export function launch(renderer, ratio = 1) {
  return chromium.launch({ executablePath: program(), args: flags(renderer, ratio) });
}

/** A browser whose storage lies in `folder`, as a person's does. */
export function launchKept(renderer, folder, viewport = VIEWPORT) {
  return chromium.launchPersistentContext(folder, { executablePath: program(), args: flags(renderer), viewport });
}

export const VIEWPORT = { width: 1280, height: 800 };

function program() {
  return process.env.CHROMIUM?.startsWith("/") ? process.env.CHROMIUM : `/usr/bin/${process.env.CHROMIUM ?? "chromium"}`;
}
