import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import * as bh from "bh-auth";
import { inBrowser } from "./browser.mjs";
import { api, vectors, written } from "./help.mjs";
import { runVectors } from "./vectors.mjs";

const count = (name, number) =>
  process.env.BH_COUNTS && writeFileSync(`${process.env.BH_COUNTS}/${name}`, String(number));

test(function everyCaseInNode() {
  const { ran, failures } = runVectors(bh, api, vectors);
  assert.deepEqual(failures.slice(0, 10), []);
  assert.ok(written > 3000);
  assert.equal(ran, written);
  count("cases", ran);
});

test(async function everyCaseAndCallsOfTheSandboxInABrowser() {
  const { ran, failures, sent, agent } = await inBrowser();
  assert.deepEqual(failures.slice(0, 10), []);
  assert.match(agent, /Chrome\//);
  assert.equal(ran, written);
  assert.deepEqual(sent, ["accepted", "accepted", "accepted", "accepted", "refused"]);
  count("browser", ran);
});

test(function eachFunctionOfTheDescriptionIsThere() {
  const byHand = /^bh_(hmac_key_|ed25519_key_|wipe$|cstr$|status_|version$|abi_version$|mixin_spend_key$)|_size$/;
  const services = api.sections.filter((section) => section.service).map((section) => section.name);
  const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  for (const { name, section } of api.functions.filter((it) => !byHand.test(it.name))) {
    const [module, short] = services.includes(section)
      ? [bh[section], name.slice(4 + section.length)]
      : [bh, name.slice(3)];
    assert.equal(typeof module[camel(short)], "function", name);
  }
  const known = Object.entries(bh.Status).map(([name, number]) => [(name === "OK" ? "BH_" : "BH_ERR_") + name, number]);
  assert.deepEqual(
    known,
    api.statuses.map(({ name, number }) => [name, number]),
  );
});
