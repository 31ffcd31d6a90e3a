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
