/** The core, started when this module is, and its memory: where inputs, outputs and keys lie during and between calls. */
import { ABI_VERSION } from "./constants.js";
import { inflate } from "./inflate.js";
import { deflated, size } from "./module.js";

/** What WebAssembly takes and gives: 32 bits as a number, 64 as a bigint. */
export type Word = number | bigint;

const packed = Uint8Array.from(atob(deflated), (byte) => byte.charCodeAt(0));
const module = new WebAssembly.Module(inflate(packed, size));
const core = new WebAssembly.Instance(module).exports as Record<string, unknown>;
const memory = core["memory"] as WebAssembly.Memory;
const PAGE = 65536;

/** Calls a function of the core. */
export function run(name: string, ...words: Word[]): number {
  return (core[name] as (...words: Word[]) => number)(...words) >>> 0;
}

if (run("bh_abi_version") !== ABI_VERSION) {
  throw new Error("bh-auth: the WebAssembly module and the package are of two versions: install the package anew");
}

let whole = new Uint8Array(memory.buffer);

/** All of the memory. Another array after the memory has grown: not to be kept. */
export function octets(): Uint8Array {
  if (whole.buffer !== memory.buffer) whole = new Uint8Array(memory.buffer);
  return whole;
}

export function view(): DataView {
  return new DataView(memory.buffer);
}

/** New pages, which the core itself never uses; they stay. */
function pages(count: number): number {
  return memory.grow(count) * PAGE;
}

/** What one call uses, one thing behind the other, and what is overwritten when it ends. */
export class Arena {
  #begin = 0;
  #at = 0;
  #end = 0;
  #left: [number, number][] = [];

  /** So many bytes, all of them zero, at an address that is a multiple of 16. */
  take(size: number): number {
    if (size > this.#end - this.#at) {
      // A larger one, as long again, so that few are left behind.
      const count = Math.ceil(Math.max(size + 16, 2 * (this.#end - this.#begin)) / PAGE);
      const begin = pages(count);
      this.#left.push([this.#begin, this.#at]);
      this.#begin = this.#at = begin;
      this.#end = begin + count * PAGE;
    }
    const at = this.#at;
    this.#at = Math.min(this.#end, (at + size + 15) & ~15);
    return at;
  }

  /** Gives back what was taken last, from this address on, which was not written. */
  shorten(end: number): void {
    this.#at = (end + 15) & ~15;
  }

  /** Overwrites all that was used. */
  wipe(): void {
    for (const [begin, end] of [...this.#left, [this.#begin, this.#at]]) octets().fill(0, begin, end);
    this.#left = [];
    this.#at = this.#begin;
  }
}

const idle: Arena[] = [];

/** Runs it with an arena of its own: what a caller passes in may call the library itself. */
export function withArena<T>(work: (arena: Arena) => T): T {
  const arena = idle.pop() ?? new Arena();
  try {
    return work(arena);
  } finally {
    arena.wipe();
    idle.push(arena);
  }
}

// Places of keys, by size.
const free = new Map<number, number[]>();

/** A place for a key, until it is given back. */
export function place(size: number): number {
  const places = free.get(size) ?? [];
  free.set(size, places);
  if (places.length === 0) {
    const begin = pages(1);
    for (let at = begin; at + size <= begin + PAGE; at += size) places.push(at);
  }
  return places.pop() as number;
}

export function giveBack(at: number, size: number): void {
  octets().fill(0, at, at + size);
  free.get(size)?.push(at);
}

const encoder = new TextEncoder();
// As it is: a byte order mark is part of the text.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Writes a text as UTF-8, with no copy of it in between; its address and length. */
export function write(arena: Arena, text: string | Uint8Array): [number, number] {
  if (typeof text === "string") {
    if (/[\ud800-\udfff]/u.test(text))
      throw new TypeError("the text holds half of a surrogate pair, which has no UTF-8");
    const at = arena.take(3 * text.length);
    const { written } = encoder.encodeInto(text, octets().subarray(at, at + 3 * text.length));
    arena.shorten(at + written);
    return [at, written];
  }
  if (!(text instanceof Uint8Array)) throw new TypeError(`a string or Uint8Array is needed, not ${kindOf(text)}`);
  const at = arena.take(text.length);
  octets().set(text, at);
  return [at, text.length];
}

export function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

export function read(at: number, length: number): Uint8Array {
  return octets().slice(at, at + length);
}

export function readText(at: number, length: number): string {
  return decoder.decode(octets().subarray(at, at + length));
}

/** The text up to a NUL. */
export function readStatic(at: number): string {
  return readText(at, octets().indexOf(0, at) - at);
}
