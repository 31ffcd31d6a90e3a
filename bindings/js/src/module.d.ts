// The core as WebAssembly: written when the package is packed, by tools/languages/js.sh.
/** The size of the module. */
export const size: number;
/** The module, deflated, in base64. */
export const deflated: string;
