// The package in headless Chromium: a page on loopback loads it, under a policy that allows no eval, runs the vectors,
// calls the sandbox through this server, and posts what it found.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { accounts, api, sandbox, vectors } from "./help.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = dirname(fileURLToPath(import.meta.resolve("bh-auth")));
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** What the page found; throws if it does not say within two minutes. */
export async function inBrowser() {
  let found;
  const said = new Promise((resolve) => (found = resolve));
  const server = createServer(async (request, response) => {
    const path = request.url.split("?")[0];
    const send = (type, body) =>
      response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": policy }).end(body);
    const body = Buffer.concat(await request.toArray());
    if (path === "/found") {
      found(JSON.parse(body));
      send("text/plain", "");
    } else if (path === "/page")
      send("text/html", '<!doctype html><meta charset="utf-8"><script type="module" src="/tests/page.mjs"></script>');
    else if (path === "/given") send("application/json", JSON.stringify({ api, vectors, accounts }));
    else if (/^\/(tests|dist)\/[\w.-]+$/.test(path)) {
      const folder = path.startsWith("/dist/") ? dist : here;
      send("text/javascript", readFileSync(join(folder, path.split("/")[2])));
    } else {
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !/^(host|connection|content-length)$/.test(name)),
      );
      const sent = await fetch(sandbox + request.url, {
        method: request.method,
        headers,
        ...(body.length > 0 && { body }),
      });
      response
        .writeHead(sent.status, { "Content-Type": sent.headers.get("content-type") ?? "" })
        .end(await sent.text());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const profile = mkdtempSync(join(tmpdir(), "bh-auth-"));
  const flags = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-dev-shm-usage",
    `--user-data-dir=${profile}`,
  ];
  const chromium = spawn(
    process.env.BH_CHROMIUM ?? "chromium",
    [...flags, `http://127.0.0.1:${server.address().port}/page`],
    { stdio: ["ignore", "ignore", "pipe"], detached: true },
  );
  let words = "";
  chromium.stderr.on("data", (data) => (words = (words + data).slice(-2000)));
  const ended = once(chromium, "exit");
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`the browser said nothing: ${words}`)), 120_000).unref(),
  );
  try {
    return await Promise.race([said, late, ended.then(() => Promise.reject(new Error(`the browser ended: ${words}`)))]);
  } finally {
    // With the processes that it started.
    process.kill(-chromium.pid, "SIGKILL");
    await ended.catch(() => undefined);
    server.close();
    server.closeAllConnections();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
