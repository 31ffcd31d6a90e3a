/**
 * Tokens that are always good: requested when they are first needed, kept, and refreshed ahead of their expiry.
 *
 * At most one request is under way, and it belongs to nobody: who gives up ends its own waiting alone, and while the old
 * token is good nobody waits.
 */
import * as bitbitduo from "./bitbitduo.js";
import { Status } from "./constants.js";
import { TokenAction, tokenRule } from "./core.js";
import { BhAuthError, ServiceError } from "./errors.js";
import { HmacKey, type Secret, type Text } from "./keys.js";
import { nowMs } from "./system.js";
import { type Fetch, type HttpResponse, type ServiceResponse, type SignedRequest, checkedBase } from "./values.js";
import * as velafi from "./velafi.js";

export interface TokenOptions {
  /** Another host than the service's. */
  readonly base?: string;
  /** What sends, instead of the platform's. It must not ask this source for a token. */
  readonly fetch?: Fetch;
  /** How long a request for a token may take. */
  readonly timeoutMs?: number;
  readonly minIntervalMs?: number;
  readonly refreshAheadMs?: number;
  readonly nowMs?: () => number;
}

// The sources whose client is being called: one that needs itself would wait until the time is over.
const calling = new Set<TokenSource>();

abstract class TokenSource {
  readonly #base: string;
  readonly #options: Required<Omit<TokenOptions, "base" | "fetch">> & { fetch?: Fetch };
  #token = "";
  #issuedMs = 0;
  #expiresMs = 0;
  #lastMs = 0;
  #intervalMs: number;
  #failure: (() => unknown) | undefined;
  #flight: Promise<string> | undefined;

  constructor(host: string, options: TokenOptions, minIntervalMs: number) {
    this.#base = checkedBase(options.base ?? host);
    // What is undefined was not given.
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    this.#options = { timeoutMs: 30_000, minIntervalMs, refreshAheadMs: 0, nowMs, ...given };
    this.#intervalMs = this.#options.minIntervalMs;
    if (this.#options.minIntervalMs < 0 || this.#options.refreshAheadMs < 0) throw new BhAuthError(Status.INTERVAL);
  }

  protected abstract prepare(nowMs: number): SignedRequest;
  protected abstract read(http: HttpResponse, sentMs: number): ServiceResponse;
  /** Wipes the key. */
  abstract close(): void;

  /** A good token, at once if there is one. The signal ends this waiting alone, with its reason. */
  async token({ signal }: { signal?: AbortSignal } = {}): Promise<string> {
    if (calling.has(this)) {
      throw new Error("the source's own client asks it for a token, in order to request one: give it another client");
    }
    for (;;) {
      // Who is done already sends nothing.
      signal?.throwIfAborted();
      const decided = this.#decide();
      if (typeof decided === "string") return decided;
      if (typeof decided !== "number") return await orAborted(decided, signal);
      let timer: ReturnType<typeof setTimeout> | undefined;
      try {
        await orAborted(new Promise<void>((resolve) => (timer = setTimeout(resolve, decided))), signal);
      } finally {
        // Who gave up must not keep the program from its end.
        clearTimeout(timer);
      }
    }
  }

  /** Forget a token that the service no longer takes. It does nothing to another one, and waits for nobody. */
  invalidate(token: string): void {
    if (token === "" || token !== this.#token) return;
    this.#token = "";
    this.#issuedMs = this.#expiresMs = 0;
  }

  /** The token, the request that will bring it, or how long to wait. */
  #decide(): string | Promise<string> | number {
    // Read here and now: it may have been put right since the last time.
    const now = this.#options.nowMs();
    const { action, waitMs } = tokenRule(
      {
        issuedMs: this.#issuedMs,
        expiresMs: this.#expiresMs,
        lastRequestMs: this.#lastMs,
        minIntervalMs: this.#intervalMs,
        refreshAheadMs: this.#options.refreshAheadMs,
      },
      now,
    );
    if (action === TokenAction.REFRESH && !this.#flight) this.#start(now);
    if (this.#token !== "" && this.#issuedMs <= now && now < this.#expiresMs) return this.#token;
    if (this.#flight) return this.#flight;
    if (this.#failure) throw this.#failure();
    return waitMs;
  }

  #start(now: number): void {
    this.#lastMs = now;
    this.#intervalMs = this.#options.minIntervalMs;
    const over = new AbortController();
    const flight = new Promise<string>((resolve, reject) => {
      const fail = (failure: () => unknown): void => {
        // What comes after its time is nobody's.
        if (this.#flight !== flight) return;
        clearTimeout(timer);
        this.#flight = undefined;
        this.#failure = failure;
        reject(failure());
      };
      const timer = setTimeout(() => {
        fail(() => new Error(`no response to the request for a token in ${this.#options.timeoutMs} ms`));
        over.abort();
      }, this.#options.timeoutMs);
      const land = (http: HttpResponse): void => {
        if (this.#flight !== flight) return;
        const response = this.read(http, now);
        if (response.outcome !== "accepted") {
          const untilMs = response.retryAtMs > 0 ? response.retryAtMs - now : 0;
          this.#intervalMs = Math.max(this.#options.minIntervalMs, response.retryAfterMs, untilMs);
          return fail(() => new ServiceError(response));
        }
        clearTimeout(timer);
        [this.#token, this.#issuedMs, this.#expiresMs] = [response.token, now, response.expiresMs];
        this.#flight = this.#failure = undefined;
        resolve(response.token);
      };
      // Once `flight` has its value: a client may fail at once.
      queueMicrotask(() =>
        this.#send(now, over.signal)
          .then(land)
          .catch((error: unknown) => fail(kindOf(error))),
      );
    });
    // Seen, also where nobody waits.
    flight.catch(() => undefined);
    this.#flight = flight;
  }

  async #send(now: number, signal: AbortSignal): Promise<HttpResponse> {
    const { fetch = globalThis.fetch } = this.#options;
    const client: Fetch = (request) => {
      const outer = calling.has(this);
      calling.add(this);
      try {
        return fetch(request);
      } finally {
        if (!outer) calling.delete(this);
      }
    };
    return this.prepare(now).send(this.#base, { fetch: client, signal });
  }
}

/** What a client says may hold the query, which could be replayed: its kind alone is passed on. */
function kindOf(error: unknown): () => unknown {
  if (error instanceof BhAuthError) return () => new BhAuthError(error.status);
  const isOurs = error instanceof TypeError && /^(the service redirects|no response came: )/.test(error.message);
  const kind = isOurs ? error.message : error instanceof Error ? error.name : typeof error;
  return () => new Error(`the request for a token failed: ${kind}`);
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

export interface VelafiTokenOptions extends TokenOptions {
  readonly apiKey: Text;
  readonly secret: Secret;
}

/** Tokens of VelaFi. */
export class VelafiTokenSource extends TokenSource {
  readonly #apiKey: Text;
  readonly #key: HmacKey;

  constructor(options: VelafiTokenOptions) {
    const { apiKey, secret, ...rest } = options;
    super(velafi.HOST, rest, 0);
    this.#apiKey = apiKey;
    this.#key = secret instanceof HmacKey ? secret : new HmacKey(secret);
  }

  protected prepare(now: number): SignedRequest {
    return velafi.tokenRequest(this.#key, this.#apiKey, now);
  }

  protected read(http: HttpResponse): ServiceResponse {
    return velafi.tokenResponse(http);
  }

  close(): void {
    this.#key.close();
  }
}

export interface BitbitduoTokenOptions extends TokenOptions {
  readonly appId: Text;
  readonly appKey: Text;
  readonly scheme?: bitbitduo.Scheme;
}

/** Tokens of BITBITDUO, which takes one request a minute. */
export class BitbitduoTokenSource extends TokenSource {
  readonly #account: Pick<BitbitduoTokenOptions, "appId" | "appKey" | "scheme">;

  constructor(options: BitbitduoTokenOptions) {
    const { appId, appKey, scheme, ...rest } = options;
    super(bitbitduo.HOST, rest, bitbitduo.MIN_INTERVAL_MS);
    this.#account = { appId, appKey, scheme: scheme ?? bitbitduo.Scheme.SHA256 };
  }

  protected prepare(now: number): SignedRequest {
    const { appId, appKey, scheme = 0 } = this.#account;
    return bitbitduo.tokenRequest(scheme, appId, appKey, bitbitduo.random(), Math.floor(now / 1000));
  }

  protected read(http: HttpResponse, sentMs: number): ServiceResponse {
    return bitbitduo.tokenResponse(http, sentMs);
  }

  close(): void {
    // What it holds is text, which JavaScript cannot wipe.
  }
}
