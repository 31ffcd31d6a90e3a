// Every vector, and each service's token or call of the sandbox, in whatever runs this file: Node 18, Deno, Bun.
import * as bh from "bh-auth";
import { accounts, api, sandbox, vectors, written } from "./help.mjs";
import { runVectors } from "./vectors.mjs";

const { ran, failures } = runVectors(bh, api, vectors);
if (failures.length > 0 || ran !== written) throw new Error(`${ran} of ${written} cases: ${failures.slice(0, 10)}`);

const { api_key: apiKey, secret } = accounts.toobit;
const fetch = bh.toobit.signedFetch({ apiKey, secret, base: sandbox });
const body = new URLSearchParams({ symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "1" });
const response = await bh.httpResponse(await fetch("/api/v1/spot/orderTest", { method: "POST", body }), "POST");
const { outcome } = bh.toobit.response(response);
if (outcome !== "accepted") throw new Error(`Toobit: ${outcome}`);

const tokens = new bh.velafi.TokenSource({
  apiKey: accounts.velafi.api_key,
  secret: accounts.velafi.secret,
  base: sandbox,
});
if ((await tokens.token()).length < 10) throw new Error("VelaFi: no token");
tokens.close();
console.log(`${ran} vector cases, 2 calls of the sandbox`);
