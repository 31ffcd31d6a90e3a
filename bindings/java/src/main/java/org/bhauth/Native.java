// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
package org.bhauth;

/**
 * The functions of bh_auth.h, as src/main/c has them. Each returns a status unless it returns a text or its number is
 * its result. Texts are bytes; a null array is the empty text. A struct that is read comes as its members; one that may
 * be NULL as its numbers, or null. A list of parameters comes as {name, value, name, value, ...}.
 *
 * <p>Outputs stand last: {@code out} of fixed size, or {@code out[0]}, set to an array of the size needed. Of a struct
 * that is written, {@code spans} gets the counts, and the offset and length of each text in {@code out[0]};
 * {@code numbers} its numbers: {@link Abi} says where.
 */
final class Native {
    /** Another whenever the methods below are; the compiled shim has the number that it was built with. */
    static final int BINDING_VERSION = 547868320;

    static {
        NativeLibrary.load();
    }

    private Native() {}

    static native int bindingVersion();

    // Keys are held by a number: keyClose wipes, keyFree gives the memory back and must be the last use.
    static native void keyClose(long key);

    static native void keyFree(long key);

    /** By hand, for speed: it is given the lengths. -1 if questioned and there is a question mark. */
    static native int toobitSign(
            long key, byte[] query, int queryLength, byte[] body, int bodyLength, boolean questioned, byte[] out);

    // STATUSES
    static native String statusName(int status);

    static native String statusMessage(int status);

    // VERSIONS AND SIZES
    static native int abiVersion();

    static native String version();

    // KEYS
    static native int hmacKeyInit(byte[] secret, long[] out);

    static native int secretCheck(byte[] secret);

    static native int ed25519KeyFromSeed(byte[] seed32, long[] out);

    static native int ed25519KeyFromHex(byte[] hex, long[] out);

    static native int ed25519KeyFromBase64url(byte[] base64url, long[] out);

    static native int ed25519KeyRead(byte[] text, long[] out);

    static native int ed25519PublicRead(byte[] text, byte[] out);

    // PRIMITIVES
    static native int sha256(byte[] message, byte[] out);

    static native int hmacSha256(long key, byte[] message, byte[] out);

    static native int equal(byte[] a, byte[] b);

    static native int ed25519Public(long key, byte[] out);

    static native int ed25519Sign(long key, byte[] message, byte[] out);

    static native int ed25519Verify(byte[] signature, byte[] public32, byte[] message);

    static native int hexEncode(byte[] bytes, byte[][] out);

    static native int hexDecode(byte[] hex, byte[][] out);

    static native int base64urlEncode(byte[] bytes, byte[][] out);

    static native int base64urlDecode(byte[] base64url, byte[][] out);

    static native int percentEncode(byte[] text, byte[][] out);

    static native int queryEncode(byte[][] params, byte[][] out);

    // TIME, RANDOM NUMBERS, CLOCK OFFSET, TOKEN RULE
    static native int timeFormatUtc(long timeS, byte[] out);

    static native int timeFormatSeconds(long timeS, byte[][] out);

    static native int timeParseUtc(byte[] text, long[] out);

    static native int nowMs(long[] out);

    static native int uuidV4(byte[] out);

    static native int randomBelow(int bound, long[] out);

    static native int clockOffset(long sentMs, long receivedMs, long serverTimeMs, long resolutionMs, long[] out);

    static native int tokenRule(
            long issuedMs,
            long expiresMs,
            long lastRequestMs,
            long minIntervalMs,
            long refreshAheadMs,
            long nowMs,
            long[] out);

    // VELAFI
    static native int velafiPayload(long timestampMs, byte[][] out);

    static native int velafiSign(long key, long timestampMs, byte[] out);

    static native int velafiVerify(byte[] signature, long key, long timestampMs, long[] window);

    static native int velafiTokenRequest(long key, byte[] apiKey, long timestampMs, byte[][] out, int[] spans);

    static native int velafiTokenResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int velafiRequest(
            byte[] token, byte[] method, byte[] target, byte[] body, byte[] contentType, byte[][] out, int[] spans);

    static native int velafiResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int velafiWebhookVerify(byte[] signature, byte[] publicKey, byte[] body);

    static native int velafiWebhookId(byte[] body, byte[][] out);

    static native int velafiWebhookAcknowledge(int accepted, byte[][] out);

    static native int velafiDiagnose(
            byte[] signature,
            byte[] secret,
            byte[] apiKey,
            long timestampMs,
            byte[][] out,
            int[] spans,
            long[] numbers);

    // PAVE
    static native int pavePayload(byte[] username, byte[] apiKey, byte[] timestamp, byte[][] out);

    static native int paveSign(long key, byte[] username, byte[] apiKey, byte[] timestamp, byte[] out);

    static native int paveVerify(
            byte[] signature, long key, byte[] username, byte[] apiKey, byte[] timestamp, long[] window);

    static native int paveRequest(
            long key,
            byte[] username,
            byte[] apiKey,
            byte[] timestamp,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[][] out,
            int[] spans);

    static native int paveResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int paveCallbackVerify(byte[] sent, byte[] stored);

    static native int paveDiagnose(
            byte[] signature,
            byte[] secret,
            byte[] username,
            byte[] apiKey,
            byte[] timestamp,
            byte[][] out,
            int[] spans,
            long[] numbers);

    // MIXIN
    static native int mixinKeystoreRead(byte[] text, byte[][] out, int[] spans, long[] numbers);

    static native int mixinPayload(
            byte[] texts,
            int[] ends,
            long iatS,
            long expS,
            int flags,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[][] out);

    static native int mixinSign(
            long key,
            byte[] texts,
            int[] ends,
            long iatS,
            long expS,
            int flags,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[][] out);

    static native int mixinVerify(
            byte[] token,
            byte[] public32,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[] requestId,
            long[] window,
            int flags);

    static native int mixinIntegrityVerify(
            byte[] token, byte[] public32, byte[] method, byte[] target, byte[] body, byte[] requestId, long[] window);

    static native int mixinDecode(byte[] token, byte[][] out, int[] spans, long[] numbers);

    static native int mixinRequest(
            long key,
            byte[] texts,
            int[] ends,
            long iatS,
            long expS,
            int flags,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[][] out,
            int[] spans);

    static native int mixinResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int mixinDiagnose(
            byte[] token,
            byte[] keyText,
            byte[] method,
            byte[] target,
            byte[] body,
            byte[] requestId,
            long nowMs,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int mixinCodeChallenge(byte[] verifier, byte[][] out);

    static native int mixinOauthTokenRequest(
            byte[] clientId,
            byte[] code,
            byte[] clientSecret,
            byte[] codeVerifier,
            byte[] publicKey,
            byte[][] out,
            int[] spans);

    static native int mixinOauthTokenResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int mixinAuthorizationRead(byte[] body, byte[][] out, int[] spans);

    static native int mixinResponseVerify(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[] serverKey,
            byte[] target,
            byte[] requestId,
            long[] window);

    static native int mixinBlazeRequest(
            long key, byte[] texts, int[] ends, long iatS, long expS, int flags, byte[][] out, int[] spans);

    static native int mixinBlazeMessage(byte[] id, byte[][] out);

    static native int mixinSpendKey(
            byte[] appId,
            byte[] sessionId,
            byte[] authorizationId,
            byte[] scope,
            byte[] privateKey,
            byte[] serverKey,
            byte[] spendKey,
            byte[] pin,
            int serverKeyKind,
            byte[] public32,
            long[] out);

    static native int mixinPin(
            byte[] appId,
            byte[] sessionId,
            byte[] authorizationId,
            byte[] scope,
            byte[] privateKey,
            byte[] serverKey,
            byte[] spendKey,
            byte[] pin,
            int serverKeyKind,
            byte[] plain,
            byte[] iv,
            long timeS,
            long iterator,
            byte[][] out);

    static native int mixinIteratorNext(long last, long nowMs, long[] out);

    static native int mixinTipPayload(byte[] action, byte[][] params, byte[][] out);

    static native int mixinTipSign(long key, byte[] action, byte[][] params, byte[] out);

    static native int mixinRegisterBody(
            long key,
            byte[] appId,
            byte[] sessionId,
            byte[] authorizationId,
            byte[] scope,
            byte[] privateKey,
            byte[] serverKey,
            byte[] spendKey,
            byte[] pin,
            int serverKeyKind,
            byte[] iv,
            long timeS,
            long iterator,
            byte[][] out);

    // TOOBIT
    static native int toobitPayload(byte[] query, byte[] body, byte[][] out);

    static native int toobitVerify(byte[] signature, long key, byte[] query, byte[] body, long nowMs);

    static native int toobitRequest(
            long key,
            byte[] apiKey,
            byte[] method,
            byte[] path,
            byte[][] query,
            byte[][] form,
            byte[] json,
            long timestampMs,
            long recvWindowMs,
            byte[][] out,
            int[] spans);

    static native int toobitKeyRequest(
            byte[] apiKey,
            byte[] method,
            byte[] path,
            byte[][] query,
            byte[][] form,
            byte[] json,
            long timestampMs,
            long recvWindowMs,
            byte[][] out,
            int[] spans);

    static native int toobitResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int toobitResponseItem(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            long index,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int toobitTimeRequest(byte[][] out, int[] spans);

    static native int toobitTimeResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int toobitStreamResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            long sentMs,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int toobitStreamUrl(byte[] listenKey, byte[][] out);

    static native int toobitDiagnose(
            byte[] signature,
            byte[] secret,
            byte[] query,
            byte[] body,
            byte[] apiKey,
            byte[] method,
            byte[] path,
            byte[][] out,
            int[] spans,
            long[] numbers);

    // BITBITDUO
    static native int bitbitduoRandom(long[] out);

    static native int bitbitduoPayload(int scheme, byte[] appId, byte[] appKey, int random, long timeS, byte[][] out);

    static native int bitbitduoSign(int scheme, byte[] appId, byte[] appKey, int random, long timeS, byte[] out);

    static native int bitbitduoVerify(
            byte[] signature, int scheme, byte[] appId, byte[] appKey, int random, long timeS, long[] window);

    static native int bitbitduoTokenRequest(
            int scheme, byte[] appId, byte[] appKey, int random, long timeS, byte[][] out, int[] spans);

    static native int bitbitduoTokenResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            long sentMs,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int bitbitduoTimeRequest(byte[][] out, int[] spans);

    static native int bitbitduoTimeResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int bitbitduoRequest(
            byte[] token, byte[] rpcMethod, byte[] rpcParams, int rpcId, byte[][] out, int[] spans);

    static native int bitbitduoMessage(byte[] token, byte[] rpcMethod, byte[] rpcParams, int rpcId, byte[][] out);

    static native int bitbitduoResponse(
            int httpStatus,
            byte[][] headers,
            byte[] body,
            byte[] requestMethod,
            int rpcId,
            byte[][] out,
            int[] spans,
            long[] numbers);

    static native int bitbitduoDiagnose(
            byte[] signature,
            int scheme,
            byte[] appId,
            byte[] appKey,
            int random,
            long timeS,
            byte[][] out,
            int[] spans,
            long[] numbers);

    // SEALED TOKENS
    static native int tokenSeal(byte[] secret, byte[] account, byte[] nonce, byte[] token, byte[][] out);

    static native int tokenOpen(byte[] sealed, byte[] secret, byte[] account, byte[][] out);
}
