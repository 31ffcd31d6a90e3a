// Toobit: a balance and an order, which the exchange checks and does not place. The document's sample writes into the caller's
// parameters, so that a second call signs the first one's signature, and encodes nothing.
// Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; BH_TOOBIT_HOST names another host.
import { httpResponse, toobit } from "bh-auth";

const { BH_TOOBIT_API_KEY: apiKey, BH_TOOBIT_SECRET: secret, BH_TOOBIT_HOST: base = toobit.HOST } = process.env;
const fetch = toobit.signedFetch({ apiKey, secret, base });
const order = {
  symbol: "BTCUSDT",
  side: "SELL",
  type: "LIMIT",
  quantity: "1",
  price: "400",
  newClientOrderId: "a b&c",
};

const calls = [
  ["/api/v1/futures/balance", { method: "GET" }],
  ["/api/v1/spot/orderTest", { method: "POST", body: new URLSearchParams(order) }],
];
for (const [path, options] of calls) {
  const http = await httpResponse(await fetch(path, options), options.method);
  const { outcome, advice } = toobit.response(http);
  console.log(outcome, new TextDecoder().decode(http.body), advice);
  if (outcome !== "accepted") process.exitCode = 1;
}
