/** The clock and the random source: WebAssembly has neither, so these are the platform's. */
import { Status } from "./constants.js";
import { BhAuthError } from "./errors.js";

let random = globalThis.crypto;

/** Where there is no `crypto`, as in Node 18, its module's. */
export function drawFrom(crypto: Crypto): void {
  random ??= crypto;
}

/** Read the system's clock: Unix time in milliseconds. */
export function nowMs(): number {
  return Date.now();
}

/**
 * Draw a random number from the system's random source, each value as likely as the others: from 0 to bound - 1.
 *
 * @throws BhAuthError with BOUND if bound is 0.
 */
export function randomBelow(bound: number): number {
  if (!Number.isInteger(bound)) throw new TypeError("a whole number is needed");
  if (bound === 0) throw new BhAuthError(Status.BOUND);
  if (bound < 0 || bound > 2 ** 32 - 1) throw new BhAuthError(Status.SIZE);
  // What would make some values likelier is drawn again.
  const end = 2 ** 32 - (2 ** 32 % bound);
  for (;;) {
    const [drawn] = random.getRandomValues(new Uint32Array(1)) as unknown as [number];
    if (drawn < end) return drawn % bound;
  }
}

/** Draw a random UUID (RFC 9562, version 4): a `jti`, an `X-Request-Id`. */
export function uuidV4(): string {
  // Not by randomUUID, which a page without https does not have.
  const bytes = random.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Draw the random number of a BITBITDUO token request: from 100000 to 999999. */
export function bitbitduoRandom(): number {
  return 100_000 + randomBelow(900_000);
}
