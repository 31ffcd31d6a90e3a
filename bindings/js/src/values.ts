/** Requests, and what came of them. */
import { type Integer, type Params, type Text, readStruct } from "./call.js";
import { Outcome } from "./constants.js";
import { request as layout, response as responseLayout } from "./layouts.js";
import { read, view } from "./memory.js";

/** Scheme and host alone: what else a base had would be sent and was not signed. */
export function checkedBase(base: string): string {
  let url: URL;
  try {
    url = new URL(base);
  } catch {
    throw new TypeError("a base is https://host");
  }
  if (!["https:", "http:"].includes(url.protocol)) throw new TypeError("a base is https://host");
  if (url.pathname !== "/" || /[?#@\\\s]|[^/:]\/.|^[a-z]+:\/{0,1}(?!\/)|\/\/\//i.test(base)) {
    throw new TypeError("a base is scheme and host alone: the target is signed as it is");
  }
  return url.origin;
}

export type Fetch = (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
export interface SendOptions {
  /** Instead of the platform's. */
  readonly fetch?: Fetch;
  readonly signal?: AbortSignal;
}

/**
 * A request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything. What may be replayed
 * is shown by no `console.log`.
 */
export class SignedRequest {
  readonly method: string;
  readonly #target: string;
  readonly #headers: readonly (readonly [string, string])[];
  readonly #body: Uint8Array<ArrayBuffer>;

  constructor(method: string, target: string, headers: readonly (readonly [string, string])[], body: Uint8Array) {
    this.method = method;
    this.#target = target;
    this.#headers = headers;
    this.#body = Uint8Array.from(body);
  }

  /** Path and query, percent-encoded. */
  get target(): string {
    return this.#target;
  }

  get headers(): readonly (readonly [string, string])[] {
    return this.#headers;
  }

  /** Empty where there is none. */
  get body(): Uint8Array<ArrayBuffer> {
    return this.#body;
  }

  /** The URL at a base such as https://api.toobit.com. */
  url(base: string): string {
    return checkedBase(base) + this.#target;
  }

  /** The same for `fetch`, which follows no redirect with it. */
  toRequest(base: string, init: RequestInit = {}): Request {
    const url = this.url(base);
    const seen = new URL(url);
    if (seen.pathname + seen.search !== this.#target)
      throw new TypeError("fetch would send another target than was signed");
    const headers = new Headers(init.headers);
    for (const [name, value] of this.#headers) headers.set(name, value);
    const body = this.#body.length > 0 ? this.#body : null;
    return new Request(url, { ...init, method: this.method, headers, body, redirect: "manual" });
  }

  /** Sends it once. Throws where no response came: it may have been executed all the same, see `unanswered`. */
  async send(base: string, options: SendOptions = {}): Promise<HttpResponse> {
    const init = options.signal ? { signal: options.signal } : {};
    const response = await sendOnce(this.toRequest(base, init), options.fetch);
    return {
      status: response.status,
      headers: response.headers,
      body: await bodyOf(response),
      requestMethod: this.method,
    };
  }

  /** What the service's `response` reads where no response came: it is unknown what became of the request. */
  get unanswered(): HttpResponse {
    return { status: 0, requestMethod: this.method };
  }
}

/** Without redirects, and without the query in what is thrown, which could be replayed. */
export async function sendOnce(request: Request, fetch: Fetch = globalThis.fetch): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => failed(error, request.signal));
  if (
    response.type === "opaqueredirect" ||
    (response.status >= 300 && response.status < 400 && response.headers.has("location"))
  ) {
    await response.body?.cancel();
    throw new TypeError("the service redirects, which is refused: no key goes to another place than was signed for");
  }
  return response;
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer().catch((error: unknown) => failed(error)));
}

function failed(error: unknown, signal?: AbortSignal): never {
  if (signal?.aborted) throw signal.reason;
  const { name, cause } = (error ?? {}) as { name?: string; cause?: { code?: string } };
  throw new TypeError(`no response came: ${cause?.code ?? name ?? typeof error}`);
}

/** What came of a request over HTTP: the input of every function that reads a response. */
export interface HttpResponse {
  /** The HTTP status; 0 if no response came, as after a timeout. */
  readonly status: number;
  readonly body?: Text;
  readonly headers?: Params;
  /** The method of the request; without it, it may have changed something. */
  readonly requestMethod?: Text;
}

/** Of a response of `fetch`, whose request had this method. Its body is read. */
export async function httpResponse(response: Response, requestMethod: string): Promise<HttpResponse> {
  return { status: response.status, headers: response.headers, body: await bodyOf(response), requestMethod };
}

/** Which times a verifier accepts, in milliseconds. */
export interface Window {
  readonly nowMs: Integer;
  readonly pastMs: Integer;
  readonly aheadMs: Integer;
}

interface Said {
  readonly httpStatus: number;
  /** The service's number of the error, such as -1022; else the HTTP status. */
  readonly errorCode: number;
  /** Its name in capitals, such as INVALID_SIGNATURE. */
  readonly errorName: string;
  /** The service's own words. */
  readonly errorMessage: string;
  /** What the service said besides, JSON on one line. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice: string;
  /** The token that the service gave, a secret: no `console.log` or `JSON.stringify` shows it. */
  readonly token: string;
  readonly expiresMs: number;
  readonly serverTimeMs: number;
  /** How long to wait before the next request; 0 if that is not said, or if a time is and no Date. */
  readonly retryAfterMs: number;
  /** Until when to wait by the server's clock; 0 if no time is said. */
  readonly retryAtMs: number;
  /** How many items a batch has, and how many of them failed; else 0. */
  readonly itemCount: number;
  readonly failedCount: number;
}

/**
 * What a response says; what it does not hold is 0 or empty. `outcome` is one of four, so that a `switch` over it need
 * not fear a fifth. unknown: the request may have been executed, so look it up by the id that you gave it before you
 * send it again. partial: a batch, of which some items failed.
 */
export type ServiceResponse = Said &
  (
    | { readonly outcome: "accepted" }
    | { readonly outcome: "refused" }
    | { readonly outcome: "partial" }
    | { readonly outcome: "unknown" }
  );

const OUTCOMES = new Map<number, ServiceResponse["outcome"]>([
  [Outcome.ACCEPTED, "accepted"],
  [Outcome.REFUSED, "refused"],
  [Outcome.PARTIAL, "partial"],
  [Outcome.UNKNOWN, "unknown"],
]);

export function responseOf(at: number): ServiceResponse {
  const { outcome, token, ...said } = readStruct(responseLayout, at) as Said & { outcome: number };
  const response = { outcome: OUTCOMES.get(outcome), ...said };
  return Object.defineProperty(response, "token", { value: token }) as ServiceResponse;
}

export function requestOf(at: number): SignedRequest {
  const { method, target, headers } = readStruct(layout, at) as SignedRequest;
  const body = at + layout.fields.body[0];
  return new SignedRequest(
    method,
    target,
    headers,
    read(view().getUint32(body, true), view().getUint32(body + 4, true)),
  );
}
