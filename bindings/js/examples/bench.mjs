// How long a call takes, beside Node's own crypto: the median of many turns.
import { createHmac } from "node:crypto";
import { Ed25519Key, HmacKey, mixin, toobit, velafi } from "bh-auth";

const NOW_MS = 1740568725231;
const key = new HmacKey("xxxx");
const ed25519 = new Ed25519Key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const claims = { uid: "u", sid: "s", jti: "j", iatS: 1740568725, expS: 1740568785 };
const form = Object.entries({ symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "1" });
const call = { apiKey: "k", method: "POST", path: "/api/v1/spot/orderTest", form, timestampMs: NOW_MS };

const CALLS = {
  "velafi.sign, with a key": () => velafi.sign(key, NOW_MS),
  "the same with Node's crypto": () => createHmac("sha256", "xxxx").update(`timestamp=${NOW_MS}`).digest("hex"),
  "velafi.sign, with a secret": () => velafi.sign("xxxx", NOW_MS),
  "toobit.request": () => toobit.request(key, call),
  "toobit.response": () => toobit.response({ status: 400, body: '{"code":-1021,"msg":"late"}' }),
  "mixin.sign": () => mixin.sign(ed25519, claims, "GET", "/me", ""),
};

for (const [name, work] of Object.entries(CALLS)) {
  const turns = Array.from({ length: 21 }, () => {
    const begun = performance.now();
    for (let i = 0; i < 1000; i++) work();
    return performance.now() - begun;
  });
  console.log(
    `${name.padEnd(30)} ${turns
      .sort((a, b) => a - b)[10]
      .toFixed(1)
      .padStart(8)} us`,
  );
}
