// node sign.mjs bh_auth.wasm: signs as VelaFi's document shows it, with a module that imports nothing.
import fs from "node:fs";

const { instance } = await WebAssembly.instantiate(fs.readFileSync(process.argv[2]), {});
const bh = instance.exports;
// Pages in which nothing of the module lies: a view of the secret, the key, and the signature.
const secret = bh.memory.grow(1) * 65536;
const [view, key] = [secret + 8, secret + 16];
const signature = key + bh.bh_hmac_key_size();
const memory = Buffer.from(bh.memory.buffer);
memory.write("xxxx", secret);
memory.writeUInt32LE(secret, view);
memory.writeUInt32LE(4, view + 4);
const status = bh.bh_hmac_key_init(key, view) || bh.bh_velafi_sign(signature, key, 1740568725231n);
console.log(status || memory.toString("latin1", signature, signature + 64));
