package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.SignedRequest
import org.bhauth.Velafi
import org.bhauth.VelafiCall

/**
 * Build VelaFi's token request with this key.
 *
 * @param timestampMs now, in Unix milliseconds
 * @throws BhAuthException the key is closed, the API key is no header value, or the time is none
 */
public fun HmacKey.velafiTokenRequest(
    apiKey: String,
    timestampMs: Long = nowMs(),
): SignedRequest = Velafi.tokenRequest(this, apiKey, timestampMs)

/**
 * Build any later call to VelaFi: the header `X-BH-TOKEN` and no signature.
 *
 * @param token empty for the calls that need none, which are `GET` under `/v2/base/`
 * @param target path and query as sent
 * @param method upper case
 * @param body what to send, or empty
 * @param contentType what the body is; empty: `application/json`
 * @throws BhAuthException if an argument cannot be sent
 */
public fun velafiRequest(
    token: String,
    target: String,
    method: String = "GET",
    body: ByteArray = ByteArray(0),
    contentType: String = "",
): SignedRequest =
    Velafi.request(
        VelafiCall
            .builder(method, target)
            .token(token)
            .body(body)
            .contentType(contentType)
            .build(),
    )
