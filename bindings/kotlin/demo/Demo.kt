import kotlinx.coroutines.runBlocking
import org.bhauth.BhAuth
import org.bhauth.Bitbitduo
import org.bhauth.BitbitduoScheme
import org.bhauth.ClockOffset
import org.bhauth.HmacKey
import org.bhauth.Mixin
import org.bhauth.Pave
import org.bhauth.SignedRequest
import org.bhauth.Toobit
import org.bhauth.Velafi
import org.bhauth.kotlin.Response
import org.bhauth.kotlin.bitbitduoTokenRequest
import org.bhauth.kotlin.ed25519Key
import org.bhauth.kotlin.hmacKey
import org.bhauth.kotlin.mixinBotClaims
import org.bhauth.kotlin.mixinRequest
import org.bhauth.kotlin.nowMs
import org.bhauth.kotlin.paveRequest
import org.bhauth.kotlin.paveTimestamp
import org.bhauth.kotlin.read
import org.bhauth.kotlin.toResponse
import org.bhauth.kotlin.toobitRequest
import org.bhauth.kotlin.velafiRequest
import org.bhauth.kotlin.velafiTokenRequest
import kotlin.system.exitProcess

private suspend fun velafi() {
    val account = Account("velafi", "API_KEY", "https://api.velafi.com")
    Show.heading("VelaFi", account)
    hmacKey(account["SECRET"]).use { key ->
        val buy: suspend (String, Long, String) -> Response = { title, timestampMs, refusal ->
            val request = key.velafiTokenRequest(account["API_KEY"], timestampMs)
            val signature = Velafi.sign(key, timestampMs)
            Show.exchange(account, title, request, Velafi.payload(timestampMs), signature, refusal) {
                it.read(Velafi::tokenResponse)
            }
        }
        val token = buy("token request", nowMs(), "").orThrow().token
        Show.exchange(account, "later call, by the token", velafiRequest(token, "/v2/account")) {
            it.read(Velafi::response)
        }
        buy("token request, tampered: a minute old", nowMs() - 60_000, "-1021 INVALID_TIMESTAMP")
    }
}

private suspend fun pave() {
    val account = Account("pave", "USERNAME", "https://openapi.paveapi.com")
    Show.heading("PAVE", account)
    val call: suspend (String, String, String) -> Unit = { title, secret, refusal ->
        hmacKey(secret).use { key ->
            val (username, apiKey) = account["USERNAME"] to account["API_KEY"]
            val timestamp = paveTimestamp()
            Show.exchange(
                account,
                title,
                key.paveRequest(username, apiKey, target = "/v1/sessions", timestamp = timestamp),
                Pave.payload(username, apiKey, timestamp),
                Pave.sign(key, username, apiKey, timestamp),
                refusal,
            ) { it.read(Pave::response) }
        }
    }
    call("GET", account["SECRET"], "")
    call("GET, tampered: signed with another secret", "another secret", "401 UNAUTHORIZED")
}

private suspend fun mixin() {
    val account = Account("mixin", "UID", "https://api.mixin.one")
    Show.heading("Mixin", account)
    ed25519Key(account["PRIVATE_KEY", "private_key_base64url"]).use { key ->
        val send: suspend (String, SignedRequest, String) -> Unit = { title, request, refusal ->
            val token = request.header("Authorization")!!.removePrefix("Bearer ")
            val (payload, signature) = token.substringBeforeLast('.') to token.substringAfterLast('.')
            Show.exchange(account, title, request, payload, signature, refusal) { it.read(Mixin::response) }
        }
        val claims = { mixinBotClaims(uid = account["UID"], sid = account["SID"]) }
        val me = key.mixinRequest(claims(), "/me")
        send("GET", me, "")
        send("GET, tampered: sent again with the same token", me, "401 UNAUTHORIZED")
    }
}

private suspend fun toobit(
    account: Account,
    title: String,
    request: SignedRequest,
    refusal: String = "",
) {
    val signed = request.target().substringAfter('?', "") + String(request.body())
    val (payload, signature) = signed.split("&signature=")
    Show.exchange(account, title, request, payload, signature, refusal) { it.read(Toobit::response) }
}

private suspend fun toobit() {
    val account = Account("toobit", "API_KEY", "https://api.toobit.com")
    Show.heading("Toobit", account)
    val sentMs = nowMs()
    val time = Show.exchange(account, "server time", Toobit.timeRequest()) { it.read(Toobit::timeResponse) }
    val offset = ClockOffset.of(sentMs, nowMs(), time.orThrow().serverTimeMs, 1)
    Show.line("offset", "$offset: added to each time that is sent")
    hmacKey(account["SECRET"]).use { key: HmacKey ->
        val now = { nowMs() + offset.offsetMs() }
        val balance = { timestampMs: Long ->
            key.toobitRequest(account["API_KEY"], "/api/v1/futures/balance", timestampMs = timestampMs)
        }
        toobit(account, "GET, query", balance(now()))
        // orderTest checks an order and does not place it.
        val order =
            key.toobitRequest(
                account["API_KEY"],
                path = "/api/v1/spot/orderTest",
                method = "POST",
                query = listOf("symbol" to "BTCUSDT", "side" to "SELL", "type" to "LIMIT"),
                form = listOf("timeInForce" to "GTC", "quantity" to "1", "price" to "400"),
                timestampMs = now(),
            )
        toobit(account, "POST, query and form mixed", order)
        toobit(account, "GET, tampered: a minute old", balance(now() - 60_000), "-1021 INVALID_TIMESTAMP")
    }
}

private suspend fun bitbitduo() {
    val account = Account("bitbitduo", "APP_ID", "https://qaxxxrenewserver.bitbitduo.com")
    Show.heading("BITBITDUO", account)
    val appKey = account["APP_KEY"].toByteArray()
    val buy: suspend (String, String) -> Unit = { title, refusal ->
        val sentMs = nowMs()
        val (random, timeS) = Bitbitduo.random() to sentMs / 1000
        val payload = String(Bitbitduo.payload(BitbitduoScheme.SHA256, account["APP_ID"], appKey, random, timeS))
        Show.exchange(
            account,
            title,
            bitbitduoTokenRequest(account["APP_ID"], appKey, random, timeS),
            payload.replace(String(appKey), "********"),
            Bitbitduo.sign(BitbitduoScheme.SHA256, account["APP_ID"], appKey, random, timeS),
            refusal,
        ) { Bitbitduo.tokenResponse(it, sentMs).toResponse() }
    }
    buy("token request", "")
    appKey[0] = (appKey[0] + 1).toByte()
    buy("token request, tampered: app key mistyped", "5 BBD_WRONG_CODE_005")
}

/**
 * All five services, signed by bh_auth and answered by a server: the sandbox, or the real host of each service whose
 * account is in the environment. Exit status 0 only if each accepted what it should and refused what was tampered.
 */
fun main() {
    println("bh_auth ${BhAuth.version()}, from Kotlin ${KotlinVersion.CURRENT}")
    runBlocking {
        velafi()
        pave()
        mixin()
        toobit()
        bitbitduo()
    }
    exitProcess(if (Show.table()) 0 else 1)
}
