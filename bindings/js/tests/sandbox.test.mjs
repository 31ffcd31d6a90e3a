// Real requests over HTTP to a server that checks each with other code.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import * as bh from "bh-auth";
import { accounts, sandbox } from "./help.mjs";

const { bitbitduo, mixin, pave, toobit, velafi } = bh;
const ORDER = [
  ["symbol", "BTCUSDT"],
  ["side", "SELL"],
  ["note", "a b&c=d+é🚀%[]"],
];
let calls = 0;

const send = (request) => (calls++, request.send(sandbox));
/** By fetch itself, with the Request that is given to it. */
const byFetch = async (request) => (calls++, bh.httpResponse(await fetch(request.toRequest(sandbox)), request.method));

after(() => process.env.BH_COUNTS && writeFileSync(`${process.env.BH_COUNTS}/calls`, String(calls)));

for (const [way, by] of [
  ["send", send],
  ["Request", byFetch],
]) {
  test(`VelaFi, by ${way}`, async () => {
    const { secret, api_key } = accounts.velafi;
    const nowMs = bh.nowMs();
    const token = velafi.tokenResponse(await by(velafi.tokenRequest(secret, api_key, nowMs)));
    assert.ok(token.outcome === "accepted" && token.expiresMs > nowMs);
    const later = velafi.request({ token: token.token, method: "GET", target: "/v2/account?remark=a%20b" });
    assert.equal(velafi.response(await by(later)).outcome, "accepted");
    const wrong = velafi.tokenResponse(await by(velafi.tokenRequest("wrong", api_key, nowMs)));
    assert.deepEqual([wrong.outcome, wrong.errorCode], ["refused", -1022]);
  });

  test(`PAVE, by ${way}`, async () => {
    const { username, api_key: apiKey, secret } = accounts.pave;
    const call = { username, apiKey, timestamp: bh.timeFormatUtc(Math.floor(bh.nowMs() / 1000)) };
    const good = pave.request(secret, { ...call, method: "POST", target: "/v1/sessions", body: '{"a":"é"}' });
    assert.equal(pave.response(await by(good)).outcome, "accepted");
    const wrong = pave.request("wrong", { ...call, method: "GET", target: "/v1/sessions" });
    assert.equal(pave.response(await by(wrong)).outcome, "refused");
  });

  test(`Mixin, by ${way}`, async () => {
    const { uid, sid, seed_hex, private_key_base64url } = accounts.mixin;
    for (const key of [seed_hex, private_key_base64url]) {
      const iatS = Math.floor(bh.nowMs() / 1000);
      const claims = { uid, sid, jti: bh.uuidV4(), iatS, expS: iatS + 60 };
      const request = mixin.request(key, claims, "POST", "/transfers", '{"amount":"1"}');
      assert.equal(mixin.response(await by(request)).outcome, "accepted");
      assert.equal(mixin.response(await by(request)).outcome, "refused", "a token is good once");
    }
  });

  test(`Toobit, by ${way}`, async () => {
    const { api_key: apiKey, secret } = accounts.toobit;
    const time = toobit.timeResponse(await by(toobit.timeRequest()));
    const nowMs = bh.nowMs();
    assert.ok(Math.abs(bh.clockOffset(nowMs, nowMs, time.serverTimeMs, 1).offsetMs) < 5000);
    const call = { apiKey, path: "/api/v1/spot/orderTest" };
    const good = toobit.request(secret, {
      ...call,
      method: "POST",
      form: ORDER,
      query: [["q", "é"]],
      timestampMs: nowMs,
    });
    assert.equal(toobit.response(await by(good)).outcome, "accepted");
    const late = toobit.request(secret, { ...call, method: "GET", query: ORDER, timestampMs: nowMs - 60000 });
    assert.equal(toobit.response(await by(late)).errorName, "INVALID_TIMESTAMP");
  });

  test(`BITBITDUO, by ${way}`, async () => {
    const account = accounts.bitbitduo;
    for (const end of ["", "_hmac", "_hmac_appid"]) {
      const nowMs = bh.nowMs();
      const scheme = bitbitduo.Scheme[account[`scheme${end}`]];
      const request = bitbitduo.tokenRequest(
        scheme,
        account[`app_id${end}`],
        account[`app_key${end}`],
        bitbitduo.random(),
        Math.floor(nowMs / 1000),
      );
      const token = bitbitduo.tokenResponse(await by(request), nowMs);
      assert.deepEqual([token.outcome, token.expiresMs], ["accepted", nowMs + bitbitduo.TOKEN_LIFETIME_MS]);
    }
  });
}

const { toobit: t, pave: p, mixin: m, velafi: v } = accounts;
const order = toobit.signedFetch({ apiKey: t.api_key, secret: t.secret, base: sandbox });
const tokens = new velafi.TokenSource({ apiKey: v.api_key, secret: v.secret, base: sandbox });
const CALLS = [
  [order, "/api/v1/spot/orderTest", { method: "POST", body: new URLSearchParams(ORDER) }, toobit],
  [order, "/api/v1/spot/orderTest?a=%20b&%FF=%FF", {}, toobit],
  [
    order,
    "/api/v1/spot/batchOrders",
    { method: "POST", body: '[{"a":1}]', headers: { "Content-Type": "application/json" } },
    toobit,
  ],
  [
    pave.signedFetch({ username: p.username, apiKey: p.api_key, secret: p.secret, base: sandbox }),
    "/v1/sessions",
    { method: "POST", body: '{"a":"é"}' },
    pave,
  ],
  [
    mixin.signedFetch({ uid: m.uid, sid: m.sid, key: m.seed_hex, base: sandbox }),
    "/transfers?x=%C3%A9",
    { method: "POST", body: '{"amount":"1"}' },
    mixin,
  ],
  [velafi.signedFetch({ token: () => tokens.token(), base: sandbox }), "/v2/account?a=%20b", {}, velafi],
];

for (const [number, [signed, target, init, module]] of CALLS.entries()) {
  test(`fetch that signs, ${number}`, async () => {
    // Each twice, and with a Request: it keeps nothing of the call before.
    for (const input of [target, sandbox + target, new URL(sandbox + target), new Request(sandbox + target, init)]) {
      calls++;
      const response = await (input instanceof Request ? signed(input) : signed(input, init));
      assert.equal(module.response(await bh.httpResponse(response, init.method ?? "GET")).outcome, "accepted");
    }
  });
}

/** A fetch that keeps what it was to send. */
function kept() {
  const sent = [];
  return { sent, fetch: async (request) => (sent.push(request), new Response("{}")) };
}

test(async function whatAnEarlierSignatureLeftIsTakenOut() {
  const { sent, fetch } = kept();
  const signed = toobit.signedFetch({ apiKey: "k", secret: "s", fetch });
  await signed("/api/v1/x?a=1");
  await signed(sent[0].url);
  assert.deepEqual([...new URL(sent[1].url).searchParams.keys()], ["a", "recvWindow", "timestamp", "signature"]);
});

test(async function oneHeaderOfOursHoweverItsNameWasSpelt() {
  const { sent, fetch } = kept();
  await toobit.signedFetch({ apiKey: "mine", secret: "s", fetch })("/a", {
    headers: { "x-bb-apikey": "other", "X-Mine": "1" },
  });
  assert.deepEqual([sent[0].headers.get("X-BB-APIKEY"), sent[0].headers.get("x-mine")], ["mine", "1"]);
});

test(async function itKeepsToItsHost() {
  const { sent, fetch } = kept();
  const signed = toobit.signedFetch({ apiKey: "k", secret: "s", fetch });
  for (const url of [
    "https://other.example/a",
    "http://api.toobit.com/a",
    "https://api.toobit.com:8443/a",
    "https://api.toobit.com.evil.example/a",
  ]) {
    await assert.rejects(signed(url), /for https:\/\/api.toobit.com alone/);
  }
  for (const url of ["https://API.toobit.com/a", "https://api.toobit.com:443/a"]) await signed(url);
  assert.equal(sent.length, 2);
});

test(async function noRedirectIsFollowed() {
  const reached = [];
  const server = createServer((request, response) => {
    reached.push(request.url);
    response.writeHead(302, { Location: `http://localhost:${server.address().port}/elsewhere` }).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const signed = toobit.signedFetch({ apiKey: "k", secret: "s", base });
  await assert.rejects(signed("/a"), /redirects, which is refused/);
  await assert.rejects(
    velafi.request({ token: "t", method: "GET", target: "/a" }).send(base),
    /redirects, which is refused/,
  );
  server.close();
  server.closeAllConnections();
  assert.equal(reached.length, 2);
});

test(async function noErrorShowsWhatWasSigned() {
  const fetch = () => Promise.reject(new Error("https://h/?signature=abc"));
  const signed = toobit.signedFetch({ apiKey: "k", secret: "s", fetch });
  for (const work of [
    signed("/a"),
    order("http://127.0.0.1:9/a"),
    velafi.request({ token: "t", method: "GET", target: "/a" }).send("http://127.0.0.1:9"),
  ]) {
    await assert.rejects(work, (error) => !/signature=/.test(String(error.stack)) && error.cause === undefined);
  }
  const stopped = velafi
    .request({ token: "t", method: "GET", target: "/a" })
    .send(sandbox, { signal: AbortSignal.abort(new Error("mine")) });
  await assert.rejects(stopped, /mine/);
});

test(async function aMultipartBodyIsNotSignedAsAForm() {
  const body = new FormData();
  body.append("a", "1");
  await assert.rejects(order("/api/v1/x", { method: "POST", body }), /no multipart/);
});
