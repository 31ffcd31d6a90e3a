import { Status } from "./constants.js";
import { readStatic, run } from "./memory.js";
import type { ServiceResponse } from "./values.js";

/** A call failed. It says nothing of what was passed in. */
export class BhAuthError extends Error {
  /** The number: one of `Status`. */
  readonly status: Status;

  constructor(status: number) {
    super(readStatic(run("bh_status_message", status)));
    this.status = status as Status;
    this.name = readStatic(run("bh_status_name", status));
  }

  /** What to do about it. */
  get advice(): string {
    const colon = this.message.indexOf(": ");
    return colon < 0 ? this.message : this.message.slice(colon + 2);
  }
}

/** The service gave no token: `response` says why, and what to do. */
export class ServiceError extends Error {
  readonly response!: ServiceResponse;

  constructor(response: ServiceResponse) {
    super(`${response.errorCode} ${response.errorName}: ${response.advice}`);
    this.name = "ServiceError";
    Object.defineProperty(this, "response", { value: response, enumerable: false });
  }
}

/** Throws what a status says. */
export function check(status: number): void {
  if (status !== Status.OK) throw new BhAuthError(status);
}
