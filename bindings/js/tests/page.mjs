// Run by the page of browser.mjs.
import * as bh from "/dist/index.js";
import { runVectors } from "./vectors.mjs";

async function sendAll({ toobit, pave, mixin, velafi }) {
  const base = location.origin;
  const tokens = new bh.velafi.TokenSource({ apiKey: velafi.api_key, secret: velafi.secret, base });
  const fetches = {
    toobit: bh.toobit.signedFetch({ apiKey: toobit.api_key, secret: toobit.secret, base }),
    pave: bh.pave.signedFetch({ username: pave.username, apiKey: pave.api_key, secret: pave.secret, base }),
    mixin: bh.mixin.signedFetch({ uid: mixin.uid, sid: mixin.sid, key: mixin.seed_hex, base }),
    velafi: bh.velafi.signedFetch({ token: () => tokens.token(), base }),
  };
  const wrong = bh.toobit.signedFetch({ apiKey: toobit.api_key, secret: "wrong", base });
  const order = new URLSearchParams({ symbol: "BTCUSDT", note: "a b&c=d+é🚀%[]" });
  const said = async (service, method, sent) => bh[service].response(await bh.httpResponse(await sent, method)).outcome;
  return [
    await said("toobit", "POST", fetches.toobit("/api/v1/spot/orderTest", { method: "POST", body: order })),
    await said("pave", "POST", fetches.pave("/v1/sessions", { method: "POST", body: '{"a":"é"}' })),
    await said("mixin", "POST", fetches.mixin("/transfers?x=%C3%A9", { method: "POST", body: '{"amount":"1"}' })),
    await said("velafi", "GET", fetches.velafi("/v2/account?a=%20b")),
    await said("toobit", "POST", wrong("/api/v1/spot/orderTest", { method: "POST", body: order })),
  ];
}

let found;
try {
  const { api, vectors, accounts } = await (await fetch("/given")).json();
  const { ran, failures } = runVectors(bh, api, vectors);
  found = { ran, failures, sent: await sendAll(accounts), agent: navigator.userAgent };
} catch (error) {
  found = { ran: 0, failures: [String(error?.stack ?? error)], sent: [], agent: navigator.userAgent };
}
await fetch("/found", { method: "POST", body: JSON.stringify(found) });
