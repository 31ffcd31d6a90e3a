package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.Pave
import org.bhauth.PaveCall
import org.bhauth.SignedRequest
import org.bhauth.Times

/** A time in the form that PAVE documents: `YYYY-MM-DDTHH:MM:SSZ`. */
public fun paveTimestamp(nowMs: Long = nowMs()): String = Times.formatUtc(Math.floorDiv(nowMs, 1000L))

/**
 * Build a call to PAVE with this key: the headers `API-Key`, `API-Token` and `API-Timestamp`.
 *
 * @param username the primary account name, not a user of the dashboard
 * @param target path and query as sent, such as `/v1/sessions`
 * @param method upper case
 * @param body JSON, or empty
 * @param timestamp sent and signed as it is
 * @throws BhAuthException the key is closed, or an argument cannot be sent
 */
public fun HmacKey.paveRequest(
    username: String,
    apiKey: String,
    target: String,
    method: String = "GET",
    body: ByteArray = ByteArray(0),
    timestamp: String = paveTimestamp(),
): SignedRequest =
    Pave.request(
        this,
        PaveCall
            .builder()
            .username(username)
            .apiKey(apiKey)
            .timestamp(timestamp)
            .method(method)
            .target(target)
            .body(body)
            .build(),
    )
