// VelaFi: a signed request buys a token, and later calls carry it. The document's sample stops at the signature.
// Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET; BH_VELAFI_HOST names another host.
import { httpResponse, velafi } from "bh-auth";

const { BH_VELAFI_API_KEY: apiKey, BH_VELAFI_SECRET: secret, BH_VELAFI_HOST: base = velafi.HOST } = process.env;
const tokens = new velafi.TokenSource({ apiKey, secret, base });
const fetch = velafi.signedFetch({ token: () => tokens.token(), base });

const http = await httpResponse(await fetch("/v2/account"), "GET");
const { outcome, advice } = velafi.response(http);
console.log(outcome, new TextDecoder().decode(http.body), advice);
tokens.close();
process.exitCode = outcome === "accepted" ? 0 : 1;
