// What docs/client-rules.md says of token sources.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BhAuthError, ServiceError, bitbitduo, velafi } from "bh-auth";
import { accounts, sandbox } from "./help.mjs";

const START_MS = 1740568725231;
const body = (token, expiresMs) => JSON.stringify({ code: 200, data: { token, expireTime: String(expiresMs) } });
const token =
  (name, expiresMs = START_MS + 1_000_000) =>
  () =>
    new Response(body(name, expiresMs));
const refused =
  (status, text, headers = {}) =>
  () =>
    new Response(text, { status, headers });
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A clock that stands, a client that gives these responses, and a source of both. */
function source(responses, more = {}) {
  const clock = { ms: START_MS };
  const sent = [];
  const fetch = async (request) => {
    sent.push(request);
    return (responses.length > 1 ? responses.shift() : responses[0])(request);
  };
  const tokens = new velafi.TokenSource({ apiKey: "k", secret: "s", fetch, nowMs: () => clock.ms, ...more });
  return { tokens, clock, sent };
}

/** A response that comes when it is told to. */
function gate(then) {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, response: () => opened.then(then) };
}

test(async function manyCallersMakeOneRequest() {
  const { tokens, sent } = source([token("t1")]);
  const all = await Promise.all(Array.from({ length: 50 }, () => tokens.token()));
  assert.deepEqual([new Set(all), sent.length], [new Set(["t1"]), 1]);
  assert.equal(await tokens.token(), "t1");
  assert.equal(sent.length, 1);
});

test(async function givingUpEndsOnesOwnWaitingAlone() {
  const { open, response } = gate(token("t1"));
  const { tokens, sent } = source([response]);
  const mine = new AbortController();
  const waiting = [
    tokens.token({ signal: mine.signal }),
    tokens.token(),
    tokens.token({ signal: AbortSignal.timeout(20) }),
  ];
  const seen = Promise.allSettled(waiting);
  mine.abort(new Error("enough"));
  await assert.rejects(waiting[0], /enough/);
  await assert.rejects(waiting[2], { name: "TimeoutError" });
  open();
  assert.deepEqual([(await seen)[1].value, sent.length], ["t1", 1]);
});

test(async function whoIsDoneAlreadySendsNothing() {
  const { tokens, sent } = source([token("t1")]);
  await assert.rejects(tokens.token({ signal: AbortSignal.abort(new Error("done")) }), /done/);
  await later(5);
  assert.equal(sent.length, 0);
});

test(async function whateverTheClientDoesEndsTheRequestForAll() {
  for (const [client, said] of [
    [
      () => {
        throw new RangeError("signature=abc");
      },
      /failed: .*RangeError/,
    ],
    [() => Promise.reject("signature=abc"), /failed: /],
    [() => 5, /failed: /],
    [() => new Response("no JSON"), ServiceError],
    [() => new Response('{"code":200,"data":{}}'), Error],
  ]) {
    const { tokens } = source([client]);
    const all = await Promise.allSettled([tokens.token(), tokens.token()]);
    for (const one of all) {
      assert.equal(one.status, "rejected");
      if (said instanceof RegExp) assert.match(String(one.reason), said);
      else assert.ok(one.reason instanceof said, String(one.reason));
      assert.ok(!String(one.reason.stack).includes("signature="));
    }
  }
});

test(async function noErrorShowsTheQuery() {
  const { tokens } = source([() => Promise.reject(new Error("GET https://h/?signature=abc"))]);
  await assert.rejects(
    tokens.token(),
    (error) => !/signature|k/.test(error.message.replace("token", "")) && error.cause === undefined,
  );
});

test(async function aClientThatNeverAnswersIsGivenUpAndWhatLandsLateIsNobodys() {
  const { open, response } = gate(token("late"));
  const { tokens, sent } = source([response, token("t2")], { timeoutMs: 20 });
  await assert.rejects(tokens.token(), /no response to the request for a token in 20 ms/);
  assert.ok(sent[0].signal.aborted);
  assert.equal(await tokens.token(), "t2");
  open();
  await later(5);
  assert.equal(await tokens.token(), "t2");
});

test(async function aLateRefusalOfAnOldTokenDoesNothing() {
  const { tokens, sent } = source([token("t1"), token("t2")]);
  assert.equal(await tokens.token(), "t1");
  tokens.invalidate("t1");
  assert.equal(await tokens.token(), "t2");
  tokens.invalidate("t1");
  tokens.invalidate("");
  assert.deepEqual([await tokens.token(), sent.length], ["t2", 2]);
});

test(async function invalidatingWaitsForNobody() {
  const { open, response } = gate(token("t1"));
  const { tokens } = source([response]);
  const waiting = tokens.token();
  assert.equal(tokens.invalidate("other"), undefined);
  open();
  assert.equal(await waiting, "t1");
});

test(async function theClockIsReadWhenATokenIsAskedFor() {
  const { tokens, clock } = source([token("t1"), token("t2", START_MS + 9_000_000)]);
  assert.equal(await tokens.token(), "t1");
  clock.ms += 2_000_000;
  assert.equal(await tokens.token(), "t2");
});

test(async function aTokenOfAClockThatWasAheadIsNotUsed() {
  const { tokens, clock } = source([token("t1", START_MS + 96_400_000), token("t2")]);
  clock.ms += 86_400_000;
  assert.equal(await tokens.token(), "t1");
  clock.ms = START_MS;
  assert.equal(await tokens.token(), "t2");
});

test(async function aGoodTokenIsHandedOutWhileAndAfterARefreshFails() {
  const { open, response } = gate(() => Promise.reject(new Error()));
  const { tokens, clock, sent } = source([token("t1"), response, token("t3", START_MS + 9_000_000)]);
  assert.equal(await tokens.token(), "t1");
  clock.ms += 950_000;
  assert.equal(await tokens.token(), "t1");
  await later(5);
  assert.deepEqual([await tokens.token(), sent.length], ["t1", 2]);
  open();
  await later(5);
  assert.equal(await tokens.token(), "t1");
  await later(5);
  assert.equal(await tokens.token(), "t3");
});

test(async function theServicesIntervalIsKeptAndWhatItSaysOfWaiting() {
  const busy = refused(429, '{"code":-1003,"msg":"slow"}', { "Retry-After": "7" });
  const { tokens, clock, sent } = source([busy, token("t2")]);
  for (let i = 0; i < 3; i++) {
    await assert.rejects(
      tokens.token(),
      (error) => error instanceof ServiceError && error.response.retryAfterMs === 7000,
    );
  }
  clock.ms += 6_999;
  await assert.rejects(tokens.token(), ServiceError);
  assert.equal(sent.length, 1);
  clock.ms += 1;
  assert.equal(await tokens.token(), "t2");
  // A minute between two requests of BITBITDUO's.
  let requests = 0;
  const fetch = async () => (
    requests++,
    new Response('{"status":200,"error_code":0,"data":{"apitoken":"robotapi:1"}}')
  );
  const two = new bitbitduo.TokenSource({ appId: "i", appKey: "a", fetch, nowMs: () => clock.ms });
  two.invalidate(await two.token());
  await assert.rejects(two.token({ signal: AbortSignal.timeout(30) }), { name: "TimeoutError" });
  clock.ms += 60_000;
  assert.deepEqual([await two.token(), requests], ["robotapi:1", 2]);
});

test({ timeout: 5000 }, async function aClientThatNeedsTheSourceIsToldSoAtOnce() {
  const asks = (tokens) => async () => (await tokens().token(), new Response());
  const one = source([asks(() => one.tokens)]);
  await assert.rejects(one.tokens.token(), /failed: /);
  // By way of a fetch that carries the token.
  const carries = new velafi.TokenSource({ apiKey: "k", secret: "s", fetch: (request) => carry(request) });
  const carry = velafi.signedFetch({ token: () => carries.token() });
  await assert.rejects(carries.token(), /failed: /);
  // By way of another source it ends by the time-out, and not for ever: JavaScript does not tell whose call it is.
  const first = source([asks(() => second.tokens)], { timeoutMs: 50 });
  const second = source([asks(() => first.tokens)], { timeoutMs: 50 });
  await assert.rejects(first.tokens.token(), Error);
});

test(async function anOptionThatIsUndefinedWasNotGiven() {
  const none = { base: undefined, timeoutMs: undefined, minIntervalMs: undefined, refreshAheadMs: undefined };
  const slow = () => later(50).then(token("t1"));
  assert.equal(await source([slow], none).tokens.token(), "t1");
  const body = '{"status":200,"error_code":0,"data":{"apitoken":"robotapi:1"}}';
  const options = { appId: "id", appKey: "key", fetch: async () => new Response(body), nowMs: undefined, ...none };
  const tokens = new bitbitduo.TokenSource(options);
  tokens.invalidate(await tokens.token());
  await assert.rejects(tokens.token({ signal: AbortSignal.timeout(50) }), { name: "TimeoutError" });
});

test(function theBaseIsCheckedWhenTheSourceIsMade() {
  for (const base of ["h", "https://u:p@h", "https://h/x", "ftp://h"])
    assert.throws(() => source([token("t")], { base }), TypeError);
  assert.throws(() => source([token("t")], { minIntervalMs: -1 }), BhAuthError);
  assert.throws(() => source([token("t")], { secret: "" }), BhAuthError);
});

test(async function aRedirectIsNoToken() {
  const { tokens, sent } = source([refused(302, "", { Location: "https://elsewhere.example" })]);
  await assert.rejects(tokens.token(), /redirects, which is refused/);
  assert.equal(sent[0].redirect, "manual");
});

test(async function theSandbox() {
  const { velafi: account, bitbitduo: other } = accounts;
  const tokens = new velafi.TokenSource({ apiKey: account.api_key, secret: account.secret, base: sandbox });
  assert.equal(await tokens.token(), await tokens.token());
  const wrong = new velafi.TokenSource({ apiKey: account.api_key, secret: "wrong", base: sandbox });
  await assert.rejects(wrong.token(), (error) => error.response.errorName === "INVALID_SIGNATURE");
  const two = new bitbitduo.TokenSource({ appId: other.app_id, appKey: other.app_key, base: sandbox });
  assert.match(await two.token(), /^robotapi:/);
  const gone = new velafi.TokenSource({ apiKey: "k", secret: "s", base: "http://127.0.0.1:9" });
  await assert.rejects(gone.token(), /no response came/);
  for (const it of [tokens, wrong, two, gone]) it.close();
});
