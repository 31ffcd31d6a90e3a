// What the tests share: where the checkout is, and the sandbox.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const root = process.env.BH_ROOT;
export const sandbox = process.env.BH_SANDBOX_URL;
export const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
export const accounts = json("tests/sandbox/credentials.json");
export const api = json("include/bh_auth.api.json");

const names = readdirSync(join(root, "tests/vectors")).filter(
  (name) => name.endsWith(".json") && name !== "schema.json",
);
export const vectors = Object.fromEntries(names.map((name) => [name.slice(0, -5), json(`tests/vectors/${name}`)]));
/** Counted in the text of the files, not by what read them. */
export const written = names
  .map((name) => readFileSync(join(root, "tests/vectors", name), "utf8").split('\n   "verb": "').length - 1)
  .reduce((a, b) => a + b);
