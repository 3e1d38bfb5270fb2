// Serves the built page as `cargo xtask run` does: same types, same policy.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../../web/dist/", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".snap": "application/octet-stream",
};
const HEADERS = fileURLToPath(new URL("../../../crates/xtask/src/serve.rs", import.meta.url));

/** Serves on a free port; answers `{address, close}`. */
export async function servePage() {
  const policy = await contentSecurityPolicy();
  const server = createServer((request, response) => answer(request, response, policy));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}

async function answer(request, response, policy) {
  const path = normalize(new URL(request.url, "http://page").pathname);
  const file = join(DIST, path === "/" ? "index.html" : path);
  const found = file.startsWith(DIST) && (await stat(file).catch(() => null))?.isFile();
  if (!found) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-security-policy": policy,
    "cache-control": "no-cache",
  });
  createReadStream(file).pipe(response);
}

/** The policy as the project's own server writes it, so that both agree. */
async function contentSecurityPolicy() {
  const source = await readFile(HEADERS, "utf8");
  const literal = source.match(/CONTENT_SECURITY_POLICY: &str = "([^"]*)"/)[1];
  return literal.replace(/\\\n\s*/g, "");
}
