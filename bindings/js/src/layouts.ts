// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

/** Where the members of the structs lie. */
export const str = {
  size: 8,
  fields: {
    len: [4, "u32"],
  },
} as const;
export const param = {
  size: 16,
  fields: {
    name: [0, "text"],
    value: [8, "text"],
  },
} as const;
export const request = {
  size: 156,
  fields: {
    method: [0, "text"],
    target: [8, "text"],
    body: [16, "text"],
    headers: [24, "array", 152],
  },
} as const;
export const httpResponse = {
  size: 64,
  fields: {
    httpStatus: [0, "u32"],
    headers: [4, "list", 8],
    body: [12, "text"],
    requestMethod: [20, "text"],
  },
} as const;
export const response = {
  size: 120,
  fields: {
    outcome: [0, "u32"],
    httpStatus: [4, "u32"],
    errorCode: [8, "i64"],
    errorName: [16, "text"],
    errorMessage: [24, "text"],
    detail: [32, "text"],
    advice: [40, "text"],
    token: [48, "text"],
    expiresMs: [56, "i64"],
    serverTimeMs: [64, "i64"],
    retryAfterMs: [72, "i64"],
    retryAtMs: [80, "i64"],
    itemCount: [88, "u32"],
    failedCount: [92, "u32"],
  },
} as const;
export const window = {
  size: 24,
  fields: {
    nowMs: [0, "i64"],
    pastMs: [8, "i64"],
    aheadMs: [16, "i64"],
  },
} as const;
export const tokenTimes = {
  size: 40,
  fields: {
    issuedMs: [0, "i64"],
    expiresMs: [8, "i64"],
    lastRequestMs: [16, "i64"],
    minIntervalMs: [24, "i64"],
    refreshAheadMs: [32, "i64"],
  },
} as const;
export const diagnosis = {
  size: 80,
  fields: {
    mistake: [0, "u32"],
    secondMistake: [4, "u32"],
    thirdMistake: [8, "u32"],
    computed: [12, "u32"],
    names: [16, "text"],
    message: [24, "text"],
    payload: [32, "bytes"],
    tried: [40, "text"],
  },
} as const;
export const velafiCall = {
  size: 72,
  fields: {
    token: [0, "text"],
    method: [8, "text"],
    target: [16, "text"],
    body: [24, "text"],
    contentType: [32, "text"],
  },
} as const;
export const paveCall = {
  size: 80,
  fields: {
    username: [0, "text"],
    apiKey: [8, "text"],
    timestamp: [16, "text"],
    method: [24, "text"],
    target: [32, "text"],
    body: [40, "text"],
  },
} as const;
export const mixinClaims = {
  size: 104,
  fields: {
    uid: [0, "text"],
    sid: [8, "text"],
    aid: [16, "text"],
    iss: [24, "text"],
    scp: [32, "text"],
    jti: [40, "text"],
    iatS: [48, "i64"],
    expS: [56, "i64"],
    flags: [64, "u32"],
  },
} as const;
export const mixinToken = {
  size: 120,
  fields: {
    alg: [0, "text"],
    sig: [8, "text"],
    claims: [16, "struct", 0, mixinClaims],
  },
} as const;
export const mixinKeystore = {
  size: 104,
  fields: {
    appId: [0, "text"],
    sessionId: [8, "text"],
    authorizationId: [16, "text"],
    scope: [24, "text"],
    privateKey: [32, "text"],
    serverKey: [40, "text"],
    spendKey: [48, "text"],
    pin: [56, "text"],
    serverKeyKind: [64, "u32"],
  },
} as const;
export const mixinAuthorization = {
  size: 56,
  fields: {
    authorizationId: [0, "text"],
    scope: [8, "text"],
    serverKey: [16, "text"],
  },
} as const;
export const toobitCall = {
  size: 96,
  fields: {
    apiKey: [0, "text"],
    method: [8, "text"],
    path: [16, "text"],
    query: [24, "list", 28],
    form: [32, "list", 36],
    json: [40, "text"],
    timestampMs: [48, "i64"],
    recvWindowMs: [56, "i64"],
  },
} as const;
