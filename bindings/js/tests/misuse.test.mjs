// What goes wrong when it is used wrongly: a status or JavaScript's own error, and never another signature.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import * as bh from "bh-auth";

const { BhAuthError, Ed25519Key, HmacKey, Status, mixin, toobit, velafi } = bh;
const NOW_MS = 1740568725231;
const SIGNATURE = "7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6";
const SEED = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
const dist = dirname(fileURLToPath(import.meta.resolve("bh-auth")));
const { octets } = await import(pathToFileURL(join(dist, "memory.js")));

function fails(status, work) {
  let failure;
  assert.throws(work, (error) => (failure = error) instanceof BhAuthError && error.status === status);
  return failure;
}

test(function textsBytesAndKeysSignTheSame() {
  for (const secret of ["xxxx", Buffer.from("xxxx"), new Uint8Array([120, 120, 120, 120]), new HmacKey("xxxx")]) {
    assert.equal(velafi.sign(secret, NOW_MS), SIGNATURE);
    assert.equal(velafi.sign(secret, BigInt(NOW_MS)), SIGNATURE);
  }
});

test(function anErrorSaysWhatToDoAndNothingOfTheInput() {
  const error = fails(Status.TIME_IS_SECONDS, () => velafi.sign("hunter2", 1740568725));
  assert.equal(error.name, "BH_ERR_TIME_IS_SECONDS");
  assert.ok(error instanceof Error && error.advice !== "" && error.message.endsWith(error.advice));
  assert.ok(!inspect(error).includes("hunter2"));
});

test(function aClosedKeySaysSo() {
  const key = new HmacKey("xxxx");
  assert.equal(velafi.sign(key, NOW_MS), SIGNATURE);
  key.close();
  fails(Status.KEY, () => velafi.sign(key, NOW_MS));
  key.close();
  const ed = Ed25519Key.fromSeed(SEED);
  (ed[Symbol.dispose] ?? ed.close).call(ed);
  fails(Status.KEY, () => bh.ed25519Sign(ed, "x"));
  // Its place is another key's, and not that key.
  const other = new HmacKey("yyyy");
  fails(Status.KEY, () => velafi.sign(key, NOW_MS));
  other.close();
});

test(function whatFailsMakesNoKey() {
  fails(Status.SECRET_EMPTY, () => new HmacKey(""));
  fails(Status.KEY_LENGTH, () => Ed25519Key.fromHex("00"));
  assert.throws(() => Ed25519Key.fromSeed(SEED.subarray(1)), TypeError);
});

test(function nothingSecretIsShown() {
  for (const shown of [
    new HmacKey("hunter2"),
    toobit.request("s", { apiKey: "hunter2", method: "GET", path: "/a", timestampMs: NOW_MS }),
    velafi.tokenResponse({ status: 200, body: '{"code":200,"data":{"token":"hunter2","expireTime":"1740575925231"}}' }),
    new velafi.TokenSource({ apiKey: "hunter2", secret: "hunter2" }),
  ]) {
    const said = inspect(shown, { depth: 9 }) + JSON.stringify(shown) + String(shown);
    assert.ok(!/hunter2|signature=/.test(said), said);
  }
  const token = velafi.tokenResponse({
    status: 200,
    body: '{"code":200,"data":{"token":"hunter2","expireTime":"1740575925231"}}',
  });
  assert.equal(token.token, "hunter2");
});

/** Whether the core's whole memory holds these bytes. */
const holds = (bytes) => Buffer.from(octets().buffer).includes(bytes);

test(function aSecretIsWipedFromTheCoreSMemory() {
  const secret = "hunter2-hunter2-hunter2";
  const key = new HmacKey(secret);
  const signature = velafi.sign(key, NOW_MS);
  velafi.sign(secret, NOW_MS);
  toobit.request(secret, { apiKey: secret, method: "GET", path: "/a", timestampMs: NOW_MS });
  fails(Status.TIME_IS_SECONDS, () => velafi.sign(secret, 1740568725));
  velafi.tokenResponse({ status: 200, body: `{"code":200,"data":{"token":"${secret}","expireTime":"1740575925231"}}` });
  assert.throws(() => velafi.request({ token: secret, method: 5 }), TypeError);
  assert.ok(!holds(Buffer.from(secret)) && !holds(Buffer.from(signature)));
  const ed = Ed25519Key.fromSeed(SEED);
  bh.ed25519Sign(ed, "x");
  bh.ed25519Sign(SEED.toString("hex"), "x");
  assert.ok(!holds(SEED.toString("hex")));
  // Of a key itself nothing is left when it is closed.
  key.close();
  ed.close();
  const kept = Buffer.from(octets().buffer);
  const inner = createHmac("sha256", secret).digest();
  assert.ok(!kept.includes(inner) && !kept.includes(SEED));
});

test(function memoryThatACallNeedsIsFoundAndWipedHoweverMuch() {
  for (const size of [0, 1, 1023, 1024, 1025, 5000, 1 << 20, 1 << 24]) {
    const text = "x".repeat(size);
    assert.equal(Buffer.from(toobit.payload("a=" + text, "")).length, size + 2);
    if (size <= 1 << 20) assert.deepEqual(bh.hexDecode(bh.hexEncode(text)), Uint8Array.from(Buffer.from(text)));
  }
  const query = [["a", "é".repeat(5000)]];
  const { target } = toobit.request("s", { apiKey: "k", method: "GET", path: "/a", query, timestampMs: NOW_MS });
  assert.equal(target.split("%C3%A9").length, 5001);
  assert.ok(!holds(Buffer.from("x".repeat(100))));
  const before = octets().length;
  for (let i = 0; i < 100; i++) toobit.payload("a=" + "x".repeat(1 << 20), "");
  assert.equal(octets().length, before);
});

test(async function keysThatNobodyClosesAreWipedByTheGarbageCollector() {
  if (!globalThis.gc) return assert.fail("run with --expose-gc");
  const before = octets().length;
  for (let i = 0; i < 20; i++) {
    for (let j = 0; j < 100; j++) new Ed25519Key("9d".repeat(32));
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.ok(octets().length - before < 10 * 65536, "2000 keys have places of a few hundred");
});

test(function whatIsPassedInMayCallTheLibraryItself() {
  const params = {
    *[Symbol.iterator]() {
      yield ["a", velafi.sign("xxxx", NOW_MS)];
      yield ["b", "2"];
    },
  };
  assert.equal(bh.queryEncode(params), `a=${SIGNATURE}&b=2`);
  const call = {
    apiKey: "k",
    method: "GET",
    timestampMs: NOW_MS,
    get path() {
      return "/" + velafi.sign("xxxx", NOW_MS);
    },
  };
  assert.match(toobit.request("s", call).target, new RegExp(`^/${SIGNATURE}\\?recvWindow=5000&`));
});

test(function wrongTypesAreJavaScriptSErrors() {
  const request = (more) => () =>
    toobit.request("s", { apiKey: "k", method: "GET", path: "/a", timestampMs: NOW_MS, ...more });
  for (const work of [
    () => velafi.sign(null, NOW_MS),
    () => velafi.sign(undefined, NOW_MS),
    () => velafi.sign("xxxx", "1740568725231"),
    () => velafi.sign("xxxx", 1740568725.231),
    () => velafi.sign("xxxx", NaN),
    () => velafi.sign("xxxx"),
    () => velafi.sign("\ud800", NOW_MS),
    () => velafi.sign({ secret: "xxxx" }, NOW_MS),
    request({ query: { a: "1" } }),
    request({ query: "a=1" }),
    request({ query: [["a", 1]] }),
    request({ query: [["a"]] }),
    request({ query: ["ab"] }),
    request({ api_key: "k" }),
    request({ signature: "x" }),
    request({ constructor: "x" }),
    request({ path: null }),
    () => toobit.response("{}"),
    () => toobit.response(null),
    () => toobit.response(Promise.resolve({ status: 200, body: "{}" })),
    () => bh.ed25519Verify("x".repeat(64), SEED, "x"),
  ]) {
    assert.throws(work, TypeError, String(work));
  }
  assert.throws(() => velafi.sign("xxxx", 1.5), /not 1\.5$/);
  for (const number of [2n ** 63n, -(2n ** 63n) - 1n, 2n ** 200n, 2 ** 53, 1e300])
    fails(Status.TIME_RANGE, () => velafi.sign("xxxx", number));
  fails(Status.SIZE, () => toobit.response({ status: -1 }));
  fails(Status.SIZE, () => toobit.response({ status: 2 ** 32 + 200 }));
  fails(Status.HTTP_STATUS, () => toobit.response({ status: 99 }));
  fails(Status.INTERVAL, () => velafi.verify(SIGNATURE, "xxxx", NOW_MS, { nowMs: NOW_MS, pastMs: -1, aheadMs: 0 }));
  fails(Status.STALE, () => velafi.verify(SIGNATURE, "xxxx", NOW_MS, { nowMs: NOW_MS + 9, pastMs: 1, aheadMs: 0 }));
});

test(function pairsComeFromWhatHasAnOrder() {
  const request = (query) =>
    toobit.request("s", { apiKey: "k", method: "GET", path: "/a", query, timestampMs: NOW_MS }).target;
  const pairs = [
    ["b", "1 é"],
    ["a", "2"],
  ];
  for (const same of [new URLSearchParams(pairs), new Map(pairs), pairs.values()])
    assert.equal(request(same), request(pairs));
});

test(function anOutcomeIsOneOfFour() {
  const of = (status, body, requestMethod = "POST") => toobit.response({ status, body, requestMethod });
  const refused = of(400, '{"code":-1021,"msg":"late"}');
  assert.deepEqual([refused.outcome, refused.errorCode, refused.advice !== ""], ["refused", -1021, true]);
  assert.equal(of(200, "{}").outcome, "accepted");
  assert.equal(of(504, "<html>").outcome, "unknown");
  assert.equal(of(0, "").outcome, "unknown");
  assert.equal(
    toobit.response(toobit.request("s", { apiKey: "k", method: "POST", path: "/a", timestampMs: NOW_MS }).unanswered)
      .outcome,
    "unknown",
  );
});

test(function aBaseIsSchemeAndHostAlone() {
  const request = toobit.request("s", { apiKey: "k", method: "GET", path: "/a", timestampMs: NOW_MS });
  for (const base of ["https://api.toobit.com", "https://api.toobit.com/", "HTTPS://API.toobit.com:443"]) {
    assert.ok(request.url(base).startsWith("https://api.toobit.com/a?"), base);
  }
  for (const base of [
    "",
    "h",
    "ftp://h",
    "https://",
    "https://u:p@h",
    "https://h/x",
    "https://h//",
    "https://h?a",
    "https://h#a",
    "https://h?",
    "https:h",
    "https:/h",
    "https://h\\x",
    " https://h",
    "https://h/../",
  ]) {
    assert.throws(() => request.url(base), TypeError, base);
  }
  // What fetch would send otherwise than it was signed.
  const moved = new bh.SignedRequest("GET", "/a/../b", [], new Uint8Array());
  assert.throws(() => moved.toRequest("https://h"), /another target/);
});

test(function againstNodeSOwnCrypto() {
  for (const secret of [Buffer.from("k"), Buffer.alloc(64, "x"), Buffer.alloc(65, "x"), Buffer.from([255, 0])]) {
    const made = createHmac("sha256", secret).update(`timestamp=${NOW_MS}`).digest("hex");
    assert.equal(velafi.sign(secret, NOW_MS), made);
  }
});

test(function theClockAndTheRandomSourceAreThere() {
  assert.ok(Math.abs(bh.nowMs() - Date.now()) < 1000);
  assert.match(bh.uuidV4(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(bh.uuidV4(), bh.uuidV4());
  const drawn = new Set(Array.from({ length: 200 }, () => bh.randomBelow(4)));
  assert.deepEqual([...drawn].sort(), [0, 1, 2, 3]);
  fails(Status.BOUND, () => bh.randomBelow(0));
  const random = bh.bitbitduo.random();
  assert.ok(random >= 100000 && random <= 999999);
  const claims = {
    uid: "a",
    sid: "b",
    jti: bh.uuidV4(),
    iatS: Math.floor(NOW_MS / 1000),
    expS: Math.floor(NOW_MS / 1000) + 60,
  };
  assert.equal(mixin.decode(mixin.sign(SEED.toString("hex"), claims, "GET", "/me", "")).claims.uid, "a");
});

test(function thePackageIsLessThan200KBGzipped() {
  const files = readdirSync(dist).filter((name) => name.endsWith(".js"));
  const size = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name)), { level: 9 }).length, 0);
  console.log(`${size} bytes, gzipped`);
  assert.ok(files.length > 10 && size < 200_000, `${size} bytes`);
});

test(async function aModuleOfAnotherVersionIsRefusedAndAPanicIsAStatus() {
  const whole = readFileSync(join(dist, "memory.js"), "utf8");
  const doctored = `data:text/javascript,${encodeURIComponent(
    whole
      .replace(/from ?"\.\/(\w+)\.js"/g, (_, name) => `from "${pathToFileURL(join(dist, name))}.js"`)
      .replace("ABI_VERSION)", "ABI_VERSION + 1)"),
  )}`;
  await assert.rejects(import(doctored), /two versions/);
  // An address outside of the memory traps, as a panic does.
  const { plain } = await import(pathToFileURL(join(dist, "call.js")));
  fails(Status.PANIC, () => plain("bh_sha256", () => [-16, -16]));
  assert.equal(velafi.sign("xxxx", NOW_MS), SIGNATURE);
});
