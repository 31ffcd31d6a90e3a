// Compiled, not run: what a user may write, and what the types must reject.
import {
  HmacKey,
  type ServiceResponse,
  Status,
  bitbitduo,
  mixin,
  nowMs,
  queryEncode,
  toobit,
  tokenRule,
  velafi,
} from "bh-auth";

using key = new HmacKey("secret");
export const signature: string = velafi.sign(key, nowMs()) + velafi.sign("secret", 1740568725231n);
export const bytes: Uint8Array = velafi.payload(nowMs());
export const request: Promise<Response> = fetch(
  toobit
    .request(key, { apiKey: "k", method: "GET", path: "/a", query: new URLSearchParams("a=1"), timestampMs: 1 })
    .toRequest(toobit.HOST),
);
export const status: 50 = Status.SIGNATURE;
export const query = queryEncode([["a", "b"]] as const) + queryEncode(new Map([["a", new Uint8Array()]]));
export const { offset, rule }: { offset: bitbitduo.Scheme; rule: number } = {
  offset: bitbitduo.Scheme.SHA256,
  rule: tokenRule({}, 0).waitMs,
};
export const uid: string = mixin.decode("token").claims.uid;

/** A switch that forgets an outcome does not compile. */
export function word(response: ServiceResponse): string {
  switch (response.outcome) {
    case "accepted":
      return "done";
    case "refused":
    case "partial":
      return response.advice;
    case "unknown":
      return "look it up";
  }
}

// @ts-expect-error: an outcome is forgotten
export function forgetful(response: ServiceResponse): string {
  switch (response.outcome) {
    case "accepted":
      return "done";
  }
}
// @ts-expect-error: no text
velafi.sign(5, 5);
// @ts-expect-error: no number
velafi.sign("secret", "5");
// @ts-expect-error: misspelt
toobit.request(key, { api_key: "k" });
// @ts-expect-error: an object's order is not the caller's
toobit.request(key, { query: { a: "1" } });
// @ts-expect-error: no scheme
bitbitduo.sign(7, "a", "b", 100000, 1);
// @ts-expect-error: read only
toobit.timeRequest().method = "POST";
