/// <reference lib="esnext.disposable" preserve="true" />
/** Keys: as secret as what they were made from, and wiped when they are closed. */
import { ED25519_KEY_SIZE, ED25519_PUBLIC_SIZE, ED25519_SEED_SIZE, HMAC_KEY_SIZE } from "./constants.js";
import { check } from "./errors.js";
import { mixinKeystore } from "./layouts.js";
import { type Arena, giveBack, place, run, view, withArena, write } from "./memory.js";

/** Text or bytes; a string means its UTF-8 bytes. */
export type Text = string | Uint8Array;

// Engines before 2024 have no name for it, and then nobody asks for it.
const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** A bh_str of a text. */
export function str(arena: Arena, text: Text): number {
  const [at, length] = write(arena, text);
  const it = arena.take(8);
  view().setUint32(it, at, true);
  view().setUint32(it + 4, length, true);
  return it;
}

// What nobody closed is wiped late, or never.
const forgotten = new FinalizationRegistry<[number, number]>(([at, size]) => giveBack(at, size));

let addressOf: (key: Key) => number | undefined;

abstract class Key {
  #at: number | undefined;
  readonly #size: number;

  /** Of the function that makes it, and its inputs. */
  constructor(size: number, name: string, inputs: (arena: Arena) => number[]) {
    const at = place(size);
    this.#size = size;
    try {
      withArena((arena) => check(run(name, at, ...inputs(arena))));
    } catch (error) {
      giveBack(at, size);
      throw error;
    }
    this.#at = at;
    forgotten.register(this, [at, size], this);
  }

  static {
    addressOf = (key) => key.#at;
  }

  /** Wipes the key. What uses it afterwards throws `KEY`. */
  close(): void {
    if (this.#at === undefined) return;
    forgotten.unregister(this);
    giveBack(this.#at, this.#size);
    this.#at = undefined;
  }

  [dispose](): void {
    this.close();
  }
}

/** An HMAC key, prepared from a secret. */
export class HmacKey extends Key {
  constructor(secret: Text) {
    super(HMAC_KEY_SIZE, "bh_hmac_key_init", (arena) => [str(arena, secret)]);
  }
}

/** A private Ed25519 key, from whatever form it comes in: hex, base64, PEM, DER, JWK, a Mixin keystore. */
export class Ed25519Key extends Key {
  /** By `bh_ed25519_key_read`, or by another function that makes one. */
  constructor(text: Text, name = "bh_ed25519_key_read", inputs = (arena: Arena): number[] => [str(arena, text)]) {
    super(ED25519_KEY_SIZE, name, inputs);
  }

  /** From the 32 bytes of the seed. */
  static fromSeed(seed: Uint8Array): Ed25519Key {
    if (!(seed instanceof Uint8Array) || seed.length !== ED25519_SEED_SIZE) throw new TypeError("a seed is 32 bytes");
    return new Ed25519Key(seed, "bh_ed25519_key_from_seed", (arena) => [write(arena, seed)[0]]);
  }

  /** From hex of the seed, or of seed and public key. */
  static fromHex(hex: Text): Ed25519Key {
    return new Ed25519Key(hex, "bh_ed25519_key_from_hex");
  }

  /** From base64url of the seed, or of seed and public key. */
  static fromBase64url(base64url: Text): Ed25519Key {
    return new Ed25519Key(base64url, "bh_ed25519_key_from_base64url");
  }
}

/**
 * The key that spends, of a Mixin keystore, which has its seed or the scalar that is made of one: which, its public key tells,
 * else it is KEY_MISMATCH.
 */
export function mixinSpendKey(spendKey: Text, publicKey: Uint8Array): Ed25519Key {
  if (!(publicKey instanceof Uint8Array) || publicKey.length !== ED25519_PUBLIC_SIZE)
    throw new TypeError("a public key is 32 bytes");
  return new Ed25519Key(spendKey, "bh_mixin_spend_key", (arena) => {
    const keystore = arena.take(mixinKeystore.size);
    const [at, length] = write(arena, spendKey);
    view().setUint32(keystore + mixinKeystore.fields.spendKey[0], at, true);
    view().setUint32(keystore + mixinKeystore.fields.spendKey[0] + 4, length, true);
    return [keystore, write(arena, publicKey)[0]];
  });
}

/** A key, or the secret that one is made of for this call. */
export type Secret = HmacKey | Text;
/** A key, or its text in any form. */
export type PrivateKey = Ed25519Key | Text;

/** The address of a key, or of one that is made for this call; of a closed one, that of zeros, which the core rejects. */
export function hmac(arena: Arena, key: Secret): number {
  return key instanceof HmacKey
    ? (addressOf(key) ?? arena.take(HMAC_KEY_SIZE))
    : made(arena, HMAC_KEY_SIZE, "bh_hmac_key_init", key);
}

export function ed25519(arena: Arena, key: PrivateKey): number {
  return key instanceof Ed25519Key
    ? (addressOf(key) ?? arena.take(ED25519_KEY_SIZE))
    : made(arena, ED25519_KEY_SIZE, "bh_ed25519_key_read", key);
}

function made(arena: Arena, size: number, name: string, text: Text): number {
  const key = arena.take(size);
  check(run(name, key, str(arena, text)));
  return key;
}
