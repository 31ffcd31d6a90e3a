// Node's HMAC as in Toobit's sample: sample.mjs SECRET PAYLOAD SIGNATURE. Prints its nanoseconds.
import { createHmac } from 'node:crypto';

const [secret, payload, signature] = process.argv.slice(2);
const sign = () => createHmac('sha256', secret).update(payload).digest('hex');
if (sign() !== signature) throw new Error(`createHmac: ${sign()}, ours: ${signature}`);

const count = 20_000;
let least = Infinity;
for (let round = 0; round < 4; round++) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) sign();
  least = Math.min(least, Number(process.hrtime.bigint() - start) / count);
}
console.log(least.toFixed(1));
