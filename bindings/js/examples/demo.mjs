// One call of each service: to the hosts and with the accounts of the environment, which `make demo-js` fills for a server on
// this machine where it names none.
import { bitbitduo, httpResponse, mixin, nowMs, pave, timeFormatUtc, toobit, uuidV4, velafi } from "bh-auth";

const { env } = process;

function say(service, what, response) {
  const { outcome, httpStatus, errorName, advice } = response;
  console.log(
    `${service.padEnd(10)} ${what.padEnd(32)} ${httpStatus} ${outcome} ${errorName} ${outcome === "accepted" ? "" : advice}`.trimEnd(),
  );
  if (outcome !== "accepted") process.exitCode = 1;
}

{
  const base = env.BH_VELAFI_HOST ?? velafi.HOST;
  const tokens = new velafi.TokenSource({ apiKey: env.BH_VELAFI_API_KEY, secret: env.BH_VELAFI_SECRET, base });
  const fetch = velafi.signedFetch({ token: () => tokens.token(), base });
  say("VelaFi", "GET /v2/account", velafi.response(await httpResponse(await fetch("/v2/account"), "GET")));
  tokens.close();
}
{
  const { BH_PAVE_USERNAME: username, BH_PAVE_API_KEY: apiKey, BH_PAVE_SECRET: secret } = env;
  const timestamp = timeFormatUtc(Math.floor(nowMs() / 1000));
  const request = pave.request(secret, { username, apiKey, timestamp, method: "GET", target: "/v1/sessions" });
  say("PAVE", "GET /v1/sessions", pave.response(await request.send(env.BH_PAVE_HOST ?? pave.HOST)));
}
{
  const iatS = Math.floor(nowMs() / 1000);
  const claims = { uid: env.BH_MIXIN_UID, sid: env.BH_MIXIN_SID, jti: uuidV4(), iatS, expS: iatS + 60 };
  const request = mixin.request(env.BH_MIXIN_PRIVATE_KEY, claims, "GET", "/me", "");
  say("Mixin", "GET /me", mixin.response(await request.send(env.BH_MIXIN_HOST ?? mixin.HOST)));
}
{
  const base = env.BH_TOOBIT_HOST ?? toobit.HOST;
  const fetch = toobit.signedFetch({ apiKey: env.BH_TOOBIT_API_KEY, secret: env.BH_TOOBIT_SECRET, base });
  const body = new URLSearchParams({ symbol: "BTCUSDT", side: "SELL", type: "MARKET", quantity: "1" });
  const response = await fetch("/api/v1/spot/orderTest", { method: "POST", body });
  say("Toobit", "POST /api/v1/spot/orderTest", toobit.response(await httpResponse(response, "POST")));
}
{
  const sentMs = nowMs();
  const request = bitbitduo.tokenRequest(
    bitbitduo.Scheme.SHA256,
    env.BH_BITBITDUO_APP_ID,
    env.BH_BITBITDUO_APP_KEY,
    bitbitduo.random(),
    Math.floor(sentMs / 1000),
  );
  const response = await request.send(env.BH_BITBITDUO_HOST ?? bitbitduo.HOST);
  say("BITBITDUO", "GET /serv/apiToken", bitbitduo.tokenResponse(response, sentMs));
}

// Which mistake made a wrong signature, from the secret's own text and what is sent. Nothing is sent.
function wrong(service, found) {
  console.log(`${service.padEnd(10)} a wrong signature: ${found.names}. ${found.message}`);
  if (!found.names) process.exitCode = 1;
}

const secret = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
wrong(
  "VelaFi",
  velafi.diagnose("00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0", secret, "", 1740568725231),
);
wrong(
  "PAVE",
  pave.diagnose(
    "fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db",
    secret,
    "user@example.com",
    "the-api-key",
    "2025-02-26T11:18:45Z",
  ),
);
const seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const claims = { uid: "the-uid", sid: "the-sid", jti: "the-jti", iatS: 1740568725, expS: 1740568785 };
wrong(
  "Mixin",
  mixin.diagnose(
    mixin.sign(seed, claims, "GET", "/safe/snapshots", ""),
    seed,
    "GET",
    "/safe/snapshots?limit=10",
    "",
    "",
    0,
  ),
);
wrong(
  "Toobit",
  toobit.diagnose(
    "968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f",
    secret,
    "symbol=BTCUSDT&side=SELL",
    "quantity=1&timestamp=1740568725231",
    "the-api-key",
    "POST",
    "/api/v1/spot/order",
  ),
);
wrong(
  "BITBITDUO",
  bitbitduo.diagnose(
    "fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48",
    bitbitduo.Scheme.SHA256,
    "the-app-id",
    "0123456789abcdef0123456789abcdef",
    123456,
    1740568725,
  ),
);
