/**
 * Signs API requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO, reads the responses, and verifies signatures.
 *
 * Each service is a module with the same verbs: payload, sign, verify, …request, …response.
 *
 * @module
 */
import { readStatic, run } from "./memory.js";

export * as bitbitduo from "./bitbitduo.js";
export type { Integer, Params } from "./call.js";
export * from "./constants.js";
export * from "./core.js";
export { BhAuthError, ServiceError } from "./errors.js";
export type { FetchOptions } from "./fetch.js";
export { Ed25519Key, HmacKey, type PrivateKey, type Secret, type Text } from "./keys.js";
export * as mixin from "./mixin.js";
export * as pave from "./pave.js";
export type { TokenOptions } from "./tokens.js";
export * as toobit from "./toobit.js";
export {
  type Fetch,
  type HttpResponse,
  httpResponse,
  type SendOptions,
  type ServiceResponse,
  SignedRequest,
  type Window,
} from "./values.js";
export * as velafi from "./velafi.js";

/** The version of the core. */
export const VERSION: string = readStatic(run("bh_version"));
