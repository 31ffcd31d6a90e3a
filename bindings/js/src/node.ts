/** What Node loads. */
// @ts-expect-error: no types of Node are needed for this one line.
import { webcrypto } from "node:crypto";
import { drawFrom } from "./system.js";

drawFrom(webcrypto);

export * from "./index.js";
