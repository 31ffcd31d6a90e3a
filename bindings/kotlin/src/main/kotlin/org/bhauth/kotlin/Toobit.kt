package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.HmacKey
import org.bhauth.SignedRequest
import org.bhauth.Toobit
import org.bhauth.ToobitCall

/**
 * Build a call to Toobit with this key: parameters are percent-encoded and keep their order; recvWindow, timestamp and
 * signature are appended. For parameters that are any bytes there is [ToobitCall].
 *
 * @param path such as `/api/v1/spot/order`; no query
 * @param method `GET`, `POST`, `PUT` or `DELETE`
 * @param query parameters of the query, not yet encoded: `listOf("symbol" to "BTCUSDT")`
 * @param form parameters of the form body; not with GET, not with json
 * @param json a JSON body (batch orders), which Toobit does not sign
 * @param timestampMs now, in Unix milliseconds, by the server's clock
 * @param recvWindowMs how old the request may be when it arrives, in milliseconds
 * @throws BhAuthException the key is closed, or an argument cannot be sent
 */
public fun HmacKey.toobitRequest(
    apiKey: String,
    path: String,
    method: String = "GET",
    query: List<Pair<String, String>> = emptyList(),
    form: List<Pair<String, String>> = emptyList(),
    json: ByteArray = ByteArray(0),
    timestampMs: Long = nowMs(),
    recvWindowMs: Long = Toobit.DEFAULT_RECV_WINDOW_MS,
): SignedRequest {
    val call =
        ToobitCall
            .builder(method, path)
            .apiKey(apiKey)
            .json(json)
            .timestampMs(timestampMs)
            .recvWindowMs(recvWindowMs)
    query.forEach { (name, value) -> call.query(name, value) }
    form.forEach { (name, value) -> call.form(name, value) }
    return Toobit.request(this, call.build())
}
