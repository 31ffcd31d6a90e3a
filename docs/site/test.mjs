// Every page of the site in a browser: what it writes to the console, what it asks for, axe's rules in both schemes at two
// widths, links; then the pages that find a mistake, with wrong signatures that the oracle made.
//   node test.mjs SITE VECTORS
import assert from "node:assert";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const [site, vectors] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
  try {
    const body = readFileSync(join(site, path));
    response.writeHead(200, { "Content-Type": types[extname(path)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.BH_CHROMIUM, args: ["--no-sandbox"] });

const pages = readdirSync(site, { recursive: true }).filter((path) => path.endsWith(".html") && !path.endsWith("404.html"));
assert(pages.length >= 18, `only ${pages.length} pages`);
const anchors = new Map();
const links = [];
let checked = 0;

for (const [colorScheme, width, height] of [["light", 1280, 900], ["dark", 390, 844]]) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, bypassCSP: false });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));
  page.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || request.url().startsWith("blob:") || wrong.push(`${page.url()} asks for ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && wrong.push(`${page.url()}: ${response.status()} ${response.url()}`));
  for (const path of pages) {
    await page.goto(`${base}/${path}`, { waitUntil: "load" });
    const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
    if (isWide) wrong.push(`${path} is wider than ${width}`);
    // A name of the index breaks behind its words alone: no line of one ends within a word.
    const torn = await page.evaluate(() => {
      const range = document.createRange();
      const isTorn = (text) => (range.selectNodeContents(text), range.getClientRects().length > 1);
      const names = [...document.querySelectorAll("td > code")].filter((it) => /^\w+_\w+$/.test(it.parentElement.textContent));
      return names.filter((name) => [...name.childNodes].some((it) => it.nodeName === "#text" && isTorn(it))).map((it) => it.textContent);
    });
    if (torn.length) wrong.push(`${path} tears ${torn[0]} at ${width}`);
    const { ids, hrefs } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((it) => it.id),
      hrefs: [...document.querySelectorAll("a[href]")].map((it) => it.href),
    }));
    anchors.set(`/${path}`, new Set(ids));
    links.push(...hrefs.map((href) => [path, href]));
    // The rules are run by the browser's own means, which no policy of a page forbids.
    const session = await context.newCDPSession(page);
    await session.send("Runtime.evaluate", { expression: axe });
    const run = await session.send("Runtime.evaluate", {
      expression: `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }).then((it) => it.violations.map((v) => v.id + " " + v.nodes[0].html.slice(0, 160)))`,
      awaitPromise: true,
      returnByValue: true,
    });
    wrong.push(...(run.result.value ?? [run.exceptionDetails.text]).map((it) => `${path} (${colorScheme}): ${it}`));
    await session.detach();
    checked += 1;
  }
  assert.deepStrictEqual([...new Set(wrong)], []);
  await context.close();
}

// Whoever searches for a code is led to its row in the index of errors.
for (const [words, row] of [["-1022 signature", "toobit-invalid_signature"], ["BH_ERR_STALE", "status-bh_err_stale"]]) {
  const page = await browser.newPage();
  await page.goto(`${base}/index.html`);
  await page.fill(".md-search__input", words);
  await page.waitForSelector(".md-search-result__link");
  const links = await page.$$eval(".md-search-result__item:first-child a", (all) => all.map((it) => it.href));
  assert(links.every((link) => link.startsWith(`${base}/errors.html`)), `a search for ${words} finds ${links}`);
  assert(links.some((link) => new URL(link).hash === `#${row}`), `a search for ${words} finds ${links}`);
  await page.goto(`${base}/errors.html`);
  assert(await page.$(`[id="${row}"]`), row);
  await page.close();
}

// A link inside the site leads to a page that there is, and to a place in it.
const dead = links.filter(([, href]) => {
  const url = new URL(href);
  if (url.origin !== base) return false;
  const path = url.pathname === "/" ? "/index.html" : url.pathname;
  const ids = anchors.get(path);
  return path.endsWith(".html") && (!ids || (url.hash.length > 1 && !ids.has(decodeURIComponent(url.hash.slice(1)))));
});
assert.deepStrictEqual([...new Set(dead.map(([path, href]) => `${path}: ${href}`))], []);

// The pages that find a mistake, offline: what they are given stays there.
const schemes = ["SHA256", "HMAC_SHA256", "HMAC_SHA256_APPID"];
let found = 0;
const context = await browser.newContext();
const page = await context.newPage();
const asked = [];
for (const service of ["velafi", "pave", "mixin", "toobit", "bitbitduo"]) {
  await page.goto(`${base}/why/${service}.html`);
  await context.setOffline(true);
  page.on("request", (request) => asked.push(request.url()));
  await page.click("#example");
  await page.waitForSelector("#result .bad");
  // Of Toobit's the difference is marked.
  assert(service !== "toobit" || (await page.$("#result mark")), "nothing is marked in the example");
  const fields = await page.$$eval("#given [name]", (all) => all.map((it) => it.name));
  const { cases } = JSON.parse(readFileSync(join(vectors, `${service}.json`)));
  const plain = (value) => typeof value === "string" || typeof value === "number";
  const usable = cases.filter(({ verb, input, expect }) => verb === "diagnose" && expect.diagnosis?.names && Object.entries(input).every(([name, value]) => fields.includes(name) && plain(value)));
  for (const { input, expect } of usable.slice(0, 6)) {
    const { names } = expect.diagnosis;
    for (const name of fields) {
      const value = String(input[name] ?? "");
      const isChoice = await page.$eval(`#${name}`, (it) => it.tagName === "SELECT");
      if (isChoice) await page.selectOption(`#${name}`, { index: Math.max(0, schemes.indexOf(value)) });
      else await page.fill(`#${name}`, value);
    }
    await page.click("button[type=submit]");
    const said = await page.textContent("#result");
    assert(said.includes(names), `${service}: ${said} does not name ${names}`);
    found += 1;
  }
  // What the policy is there for.
  const refused = await page.evaluate(() => fetch("/index.html").then(() => "sent", () => "refused"));
  assert.strictEqual(refused, "refused");
  await context.setOffline(false);
}
assert.deepStrictEqual(asked.filter((url) => !url.startsWith(`${base}/why/`)), []);
assert(found >= 10, `only ${found} mistakes were named`);
await browser.close();
server.close();
console.log(`site: ${pages.length} pages, ${checked} looks at them, ${links.length} links, ${found} mistakes named`);
