/** How a call of JavaScript becomes one of the core, and what it wrote becomes values again. */
import { Status } from "./constants.js";
import { BhAuthError } from "./errors.js";
import { type PrivateKey, type Secret, type Text, ed25519, hmac, str } from "./keys.js";
import * as layouts from "./layouts.js";
import { type Arena, type Word, kindOf, read, readText, run, view, withArena, write } from "./memory.js";
import { type HttpResponse, type ServiceResponse, type SignedRequest, requestOf, responseOf } from "./values.js";

export type { Text };
/** A whole number; beyond 2**53 as a bigint, since a number does not hold it. */
export type Integer = number | bigint;
/** Names and values, in the order in which they are sent: pairs, URLSearchParams, Headers. */
export type Params = Iterable<readonly [Text, Text]>;
/** A struct that may be an input, as the core writes it. */
export type Written<T> = { readonly [K in keyof T]-?: Exclude<T[K], Uint8Array | bigint> };

/** Offset; kind; of a list the offset of its count; of a struct its own layout. */
type Member = readonly [number, string, number?, Layout?];
export interface Layout {
  readonly size: number;
  readonly fields: Readonly<Record<string, Member>>;
}

const RANGES = {
  i64: [-(2n ** 63n), 2n ** 63n - 1n],
  u64: [0n, 2n ** 64n - 1n],
  u32: [0n, 2n ** 32n - 1n],
} as const;

/** What goes into one call. */
export class Inputs {
  readonly #arena: Arena;

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  view(text: Text): number {
    return str(this.#arena, text);
  }

  array(bytes: Uint8Array, size: number): number {
    if (!(bytes instanceof Uint8Array)) throw new TypeError(`a Uint8Array is needed, not ${kindOf(bytes)}`);
    if (bytes.length !== size) throw new TypeError(`${size} bytes are needed, not ${bytes.length}`);
    return write(this.#arena, bytes)[0];
  }

  i64 = (value: Integer): bigint => whole(value, "i64");
  u64 = (value: Integer): bigint => whole(value, "u64");
  u32 = (value: Integer): number => Number(whole(value, "u32"));
  hmac = (key: Secret): number => hmac(this.#arena, key);
  ed25519 = (key: PrivateKey): number => ed25519(this.#arena, key);

  /** A list's address, and its count. */
  params(params: Params): [number, number] {
    if (typeof params === "string" || typeof params?.[Symbol.iterator] !== "function") {
      throw new TypeError(
        "parameters are [name, value] pairs, whose order is signed: pass an array of them, or URLSearchParams",
      );
    }
    const pairs = [...params];
    const at = this.#arena.take(16 * pairs.length);
    pairs.forEach((pair, index) => {
      if (!Array.isArray(pair) || pair.length !== 2) throw new TypeError("a parameter is a pair [name, value]");
      pair.forEach((text: Text, side) => this.#put(at + 16 * index + 8 * side, write(this.#arena, text)));
    });
    return [at, pairs.length];
  }

  /** A struct of an object; undefined is NULL. */
  struct(layout: Layout, given: object | undefined): number {
    if (given === undefined) return 0;
    if (given === null || typeof given !== "object") throw new TypeError(`an object is needed, not ${kindOf(given)}`);
    const at = this.#arena.take(layout.size);
    for (const [name, value] of Object.entries(given)) {
      const member = layout.fields[name];
      if (!member) throw new TypeError(`there is no ${name} here: ${Object.keys(layout.fields).join(", ")}`);
      const [offset, kind, count] = member;
      if (value === undefined) continue;
      if (kind === "text") this.#put(at + offset, write(this.#arena, value));
      else if (kind === "list") {
        const [list, length] = this.params(value);
        view().setUint32(at + offset, list, true);
        view().setUint32(at + (count as number), length, true);
      } else if (kind === "u32") view().setUint32(at + offset, this.u32(value), true);
      else view().setBigInt64(at + offset, kind === "u64" ? this.u64(value) : this.i64(value), true);
    }
    return at;
  }

  http(given: HttpResponse): number {
    if (typeof given !== "object" || given === null) throw new TypeError(`a response is needed, not ${kindOf(given)}`);
    // Without `await` it would read as a response that never came.
    if (given instanceof Promise) throw new TypeError("a response is needed, not a promise of one: await it");
    const { status, headers, body, requestMethod } = given;
    return this.struct(layouts.httpResponse, { httpStatus: status, headers, body, requestMethod });
  }

  #put(at: number, [address, length]: [number, number]): void {
    view().setUint32(at, address, true);
    view().setUint32(at + 4, length, true);
  }
}

function whole(value: Integer, kind: keyof typeof RANGES): bigint {
  if (typeof value !== "bigint" && !Number.isInteger(value))
    throw new TypeError(`a whole number is needed, not ${typeof value === "number" ? value : kindOf(value)}`);
  const [least, most] = RANGES[kind];
  const it = BigInt(value);
  // A number beyond 2**53 may stand for its neighbour. Each signed one is a time.
  if ((typeof value === "number" && !Number.isSafeInteger(value)) || it < least || it > most)
    throw new BhAuthError(kind === "i64" ? Status.TIME_RANGE : Status.SIZE);
  return it;
}

/** An output: what is passed for it, and what is read of it. */
export interface Out<T> {
  make(arena: Arena, capacity: number): number[];
  read(made: number[]): T;
  /** Nobody's: a struct views it. */
  readonly isHidden?: boolean;
}

const fixed = <T>(size: number, read: (at: number) => T): Out<T> => ({
  make: (arena) => [arena.take(size)],
  read: ([at]) => read(at as number),
});
const buffer = <T>(read: (at: number, length: number) => T, isHidden = false): Out<T> => ({
  make(arena, capacity) {
    const length = arena.take(4);
    view().setUint32(length, capacity, true);
    return [arena.take(capacity), length];
  },
  read: ([at, length]) => read(at as number, view().getUint32(length as number, true)),
  isHidden,
});

/** A text of a fixed size, with its NUL. */
export const chars = (size: number) => fixed(size, (at) => readText(at, size - 1));
export const octets = (size: number) => fixed(size, (at) => read(at, size));
export const i64 = () => fixed(8, (at) => Number(view().getBigInt64(at, true)));
export const u64 = () => fixed(8, (at) => view().getBigUint64(at, true));
// Of an enum too.
export const u32 = <T extends number>() => fixed(4, (at) => view().getUint32(at, true) as T);
export const text = () => buffer(readText);
export const bytes = () => buffer(read);
export const viewed = (): Out<never> => buffer(() => undefined as never, true);
export const request = (): Out<SignedRequest> => fixed(layouts.request.size, requestOf);
export const response = (): Out<ServiceResponse> => fixed(layouts.response.size, responseOf);
export const struct = <T>(layout: Layout): Out<T> => fixed(layout.size, (at) => readStruct(layout, at) as T);

/** The members of a struct that was written. */
export function readStruct(layout: Layout, at: number): unknown {
  const members = Object.entries(layout.fields).map(([name, [offset, kind, count, inner]]) => {
    const it = at + offset;
    const length = view().getUint32(count === undefined ? it + 4 : at + count, true);
    if (kind === "bytes") return [name, read(view().getUint32(it, true), length)];
    if (kind === "text") return [name, readText(view().getUint32(it, true), length)];
    if (kind === "list") return [name, readPairs(view().getUint32(it, true), length)];
    if (kind === "array") return [name, readPairs(it, length)];
    if (kind === "struct") return [name, readStruct(inner as Layout, it)];
    if (kind === "u32") return [name, view().getUint32(it, true)];
    if (kind === "u64") return [name, view().getBigUint64(it, true)];
    return [name, Number(view().getBigInt64(it, true))];
  });
  return Object.fromEntries(members);
}

function readPairs(at: number, count: number): [string, string][] {
  const one = (it: number): string => readText(view().getUint32(it, true), view().getUint32(it + 4, true));
  return Array.from({ length: count }, (_, index) => [one(at + 16 * index), one(at + 16 * index + 8)]);
}

type Values<O extends readonly Out<unknown>[]> = { [I in keyof O]: O[I] extends Out<infer T> ? T : never };

/** Calls it, with a larger buffer if need be; its outputs. What it used is overwritten. */
export function call<const O extends readonly Out<unknown>[]>(
  name: string,
  outs: O,
  given: (i: Inputs) => Word[],
): Values<O> {
  return withArena((arena) => {
    const inputs = given(new Inputs(arena));
    let capacity = 1024;
    for (;;) {
      const made = outs.map((out) => out.make(arena, capacity));
      const status = guarded(name, [...made.flat(), ...inputs]);
      if (status === Status.BUFFER) {
        capacity = Math.max(...made.map((one) => (one.length === 2 ? view().getUint32(one[1] as number, true) : 0)));
        continue;
      }
      if (status !== Status.OK) throw new BhAuthError(status);
      const shown = outs.map((out, index) => [out, made[index]] as const).filter(([out]) => !out.isHidden);
      return shown.map(([out, one]) => out.read(one as number[])) as Values<O>;
    }
  });
}

/** Calls what returns a number. */
export function plain(name: string, given: (i: Inputs) => Word[]): number {
  return withArena((arena) => guarded(name, given(new Inputs(arena))));
}

/** A panic of the core is a trap here: a bug, told as one. */
function guarded(name: string, words: Word[]): number {
  try {
    return run(name, ...words);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw new BhAuthError(Status.PANIC);
    throw error;
  }
}
