/**
 * `fetch` that signs: existing code changes by the line that names it.
 *
 * const fetch = toobit.signedFetch({ apiKey, secret });
 */
import { timeFormatUtc } from "./core.js";
import { type Text, Ed25519Key, HmacKey, type PrivateKey, type Secret } from "./keys.js";
import * as mixin from "./mixin.js";
import * as pave from "./pave.js";
import { nowMs, uuidV4 } from "./system.js";
import * as toobit from "./toobit.js";
import { type Fetch, type SignedRequest, checkedBase, sendOnce } from "./values.js";
import * as velafi from "./velafi.js";

export interface FetchOptions {
  /** Another host than the service's. Nothing is signed for any other. */
  readonly base?: string;
  /** What sends, instead of the platform's. */
  readonly fetch?: Fetch;
  readonly nowMs?: () => number;
}

/** What a caller wants to send, of which nothing is signed yet. */
interface Unsigned {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly target: string;
  readonly body: Uint8Array;
  readonly contentType: string;
}

/** Signs what is sent to one host, each time anew, and refuses to sign for another. */
function signing(host: string, options: FetchOptions, sign: (unsigned: Unsigned) => SignedRequest): Fetch {
  const base = checkedBase(options.base ?? host);
  return async (input, init) => {
    // A path alone is one of this host.
    const given = new Request(typeof input === "string" && input.startsWith("/") ? base + input : input, init);
    const url = new URL(given.url);
    if (url.origin !== base) throw new TypeError(`this key is for ${base} alone`);
    const body = new Uint8Array(await given.arrayBuffer());
    const target = url.pathname + url.search;
    const [path, query] = [url.pathname, url.search.slice(1)];
    const contentType = given.headers.get("content-type") ?? "";
    const signed = sign({ method: given.method, path, query, target, body, contentType });
    const { signal, credentials, cache } = given;
    return sendOnce(signed.toRequest(base, { headers: given.headers, signal, credentials, cache }), options.fetch);
  };
}

const hmacKey = (secret: Secret): HmacKey => (secret instanceof HmacKey ? secret : new HmacKey(secret));

export interface ToobitFetchOptions extends FetchOptions {
  readonly apiKey: Text;
  readonly secret: Secret;
  readonly recvWindowMs?: number;
}

/** Signs query and form; what is left of an earlier signature is taken out. JSON bodies are sent unsigned. */
export function toobitFetch(options: ToobitFetchOptions): Fetch {
  const { apiKey, secret, recvWindowMs = 0, nowMs: now = nowMs } = options;
  const key = hmacKey(secret);
  return signing(toobit.HOST, options, ({ method, path, query, body, contentType }) => {
    if (contentType.startsWith("multipart/")) throw new TypeError("Toobit takes a form or JSON, no multipart body");
    const left = new Map<string, string>();
    const pairs = (text: string): [Uint8Array, Uint8Array][] =>
      text
        .split("&")
        .filter((part) => part !== "")
        .map((part) => part.split(/=(.*)/s, 2).map(decoded) as [Uint8Array, Uint8Array])
        .map(([name, value = new Uint8Array()]): [Uint8Array, Uint8Array] => [name, value])
        .filter(([name, value]) => {
          const word = latin1(name);
          if (!["timestamp", "recvWindow", "signature"].includes(word)) return true;
          left.set(word, latin1(value));
          return false;
        });
    const isJson = /^\s*[{[]/.test(latin1(body));
    const call = {
      apiKey,
      method,
      path,
      query: pairs(query),
      form: isJson ? [] : pairs(latin1(body)),
      json: isJson ? body : "",
      timestampMs: now(),
    };
    return toobit.request(key, { ...call, recvWindowMs: Number(left.get("recvWindow") ?? recvWindowMs) });
  });
}

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** The bytes that a name or value stands for, which need not be UTF-8. */
function decoded(text: string): Uint8Array {
  const bytes = text
    .replace(/\+/g, " ")
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

export interface PaveFetchOptions extends FetchOptions {
  readonly username: Text;
  readonly apiKey: Text;
  readonly secret: Secret;
}

/** Makes a token for each request, since one is good for five minutes. */
export function paveFetch(options: PaveFetchOptions): Fetch {
  const { username, apiKey, secret, nowMs: now = nowMs } = options;
  const key = hmacKey(secret);
  return signing(pave.HOST, options, ({ method, target, body }) =>
    pave.request(key, {
      username,
      apiKey,
      timestamp: timeFormatUtc(Math.floor(now() / 1000)),
      method,
      target,
      body,
    }),
  );
}

export interface MixinFetchOptions extends FetchOptions {
  readonly uid: Text;
  readonly sid: Text;
  readonly key: PrivateKey;
  readonly scp?: Text;
  readonly lifetimeS?: number;
}

/** Makes a token for each request, over its method, target and body. */
export function mixinFetch(options: MixinFetchOptions): Fetch {
  const { uid, sid, scp = "", lifetimeS = 3600, nowMs: now = nowMs } = options;
  const key = options.key instanceof Ed25519Key ? options.key : new Ed25519Key(options.key);
  return signing(mixin.HOST, options, ({ method, target, body }) => {
    const iatS = Math.floor(now() / 1000);
    return mixin.request(key, { uid, sid, scp, jti: uuidV4(), iatS, expS: iatS + lifetimeS }, method, target, body);
  });
}

export interface VelafiFetchOptions extends FetchOptions {
  /** The text, or what gives it, such as `() => tokens.token()`. */
  readonly token: string | (() => string | Promise<string>);
}

/** Carries a token. */
export function velafiFetch(options: VelafiFetchOptions): Fetch {
  const { token: given } = options;
  return async (input, init) => {
    // Asked for at once, so that a token source can tell its own client.
    const token = typeof given === "function" ? await given() : given;
    const carry = signing(velafi.HOST, options, ({ method, target, body, contentType }) =>
      velafi.request({ token, method, target, body, contentType: body.length > 0 ? contentType : "" }),
    );
    return carry(input, init);
  };
}
