// PAVE: the access token, with the three headers that go with it. The document's sample signs Unix seconds where its table asks
// for a UTC datetime, and sends nothing.
// Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.
import { nowMs, pave, timeFormatUtc } from "bh-auth";

const {
  BH_PAVE_USERNAME: username,
  BH_PAVE_API_KEY: apiKey,
  BH_PAVE_SECRET: secret,
  BH_PAVE_HOST: host = pave.HOST,
} = process.env;
const timestamp = timeFormatUtc(Math.floor(nowMs() / 1000));
const request = pave.request(secret, { username, apiKey, timestamp, method: "GET", target: "/v1/sessions" });

const http = await request.send(host);
const { outcome, advice } = pave.response(http);
console.log(outcome, new TextDecoder().decode(http.body), advice);
process.exitCode = outcome === "accepted" ? 0 : 1;
