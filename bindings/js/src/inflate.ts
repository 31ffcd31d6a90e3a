/** Deflate (RFC 1951), whole and at once: the platforms' own decompress later than a module's import can wait. */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = Array.from({ length: 30 }, (_, i) => (i < 4 ? i + 1 : ((2 + (i & 1)) << ((i >> 1) - 1)) + 1));
const DISTANCE_BITS = Array.from({ length: 30 }, (_, i) => (i < 2 ? 0 : (i >> 1) - 1));
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** How many codes each length has, and the symbols in the order of their codes. */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function codes(lengths: number[]): Codes {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]! += length > 0 ? 1 : 0;
  const offsets = new Uint16Array(17);
  counts.forEach((count, length) => (offsets[length + 1] = offsets[length]! + count));
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => length > 0 && (symbols[offsets[length]!++] = symbol));
  return { counts, symbols };
}

const FIXED = codes(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
const FIXED_DISTANCES = codes(new Array<number>(30).fill(5));

/** What was deflated, which has this size. */
export function inflate(input: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(size);
  let [at, from, held, count] = [0, 0, 0, 0];

  function bits(need: number): number {
    for (; count < need; count += 8) held |= input[from++]! << count;
    const value = held & ((1 << need) - 1);
    held >>>= need;
    count -= need;
    return value;
  }

  function symbol({ counts, symbols }: Codes): number {
    for (let [code, first, index, length] = [0, 0, 0, 1]; length < 16; length++) {
      code |= bits(1);
      const many = counts[length]!;
      if (code - many < first) return symbols[index + code - first]!;
      index += many;
      first = (first + many) << 1;
      code <<= 1;
    }
    throw new Error("bh-auth: the package is damaged: install it anew");
  }

  function dynamic(): [Codes, Codes] {
    const [literals, distances, lengths] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const ordered = new Array<number>(19).fill(0);
    for (let i = 0; i < lengths; i++) ordered[ORDER[i]!] = bits(3);
    const of = codes(ordered);
    const all: number[] = [];
    while (all.length < literals + distances) {
      const it = symbol(of);
      if (it < 16) all.push(it);
      else if (it === 16) all.push(...new Array<number>(3 + bits(2)).fill(all.at(-1)!));
      else all.push(...new Array<number>(it === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
    }
    return [codes(all.slice(0, literals)), codes(all.slice(literals))];
  }

  for (let isLast = false; !isLast; ) {
    isLast = bits(1) === 1;
    const kind = bits(2);
    if (kind === 0) {
      held = count = 0;
      const length = input[from]! | (input[from + 1]! << 8);
      output.set(input.subarray(from + 4, from + 4 + length), at);
      from += 4 + length;
      at += length;
      continue;
    }
    const [literals, distances] = kind === 1 ? [FIXED, FIXED_DISTANCES] : dynamic();
    for (let it = symbol(literals); it !== 256; it = symbol(literals)) {
      if (it < 256) {
        output[at++] = it;
        continue;
      }
      const length = LENGTH_BASE[it - 257]! + bits(LENGTH_BITS[it - 257]!);
      const code = symbol(distances);
      const distance = DISTANCE_BASE[code]! + bits(DISTANCE_BITS[code]!);
      for (const end = at + length; at < end; at++) output[at] = output[at - distance]!;
    }
  }
  return output;
}
