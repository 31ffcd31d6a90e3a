import kotlinx.coroutines.runBlocking
import org.bhauth.BitbitduoScheme
import org.bhauth.Mixin
import org.bhauth.Pave
import org.bhauth.ServiceResponse
import org.bhauth.SignedRequest
import org.bhauth.TokenService
import org.bhauth.Toobit
import org.bhauth.Velafi
import org.bhauth.kotlin.awaitToken
import org.bhauth.kotlin.ed25519Key
import org.bhauth.kotlin.hmacKey
import org.bhauth.kotlin.mixinBotClaims
import org.bhauth.kotlin.mixinRequest
import org.bhauth.kotlin.paveRequest
import org.bhauth.kotlin.read
import org.bhauth.kotlin.send
import org.bhauth.kotlin.tokenSource
import org.bhauth.kotlin.toobitRequest
import org.bhauth.kotlin.velafiRequest
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse

/**
 * A signed call to each of the five services, with the accounts of the environment; a `BH_…_HOST` names another host,
 * such as the sandbox's. It ends with an exception if one was not accepted. Each function is free to paste.
 */
fun main() =
    runBlocking {
        println("VelaFi     ${velafi()}")
        println("PAVE       ${pave()}")
        println("Mixin      ${mixin()}")
        println("Toobit     ${toobit()}")
        println("BITBITDUO  ${bitbitduo()}")
    }

/** A signed request buys a token, which each later call carries. */
suspend fun velafi(): String =
    hmacKey(variable("BH_VELAFI_SECRET")).use { key ->
        TokenService.velafi(key, variable("BH_VELAFI_API_KEY")).use { service ->
            val host = host("BH_VELAFI_HOST", "https://api.velafi.com")
            val token = tokenSource(service, host).awaitToken()
            send(velafiRequest(token, "/v2/account"), host, Velafi::response)
        }
    }

/** The document's sample throws its token away; this sends it, with the very timestamp that was signed. */
suspend fun pave(): String =
    hmacKey(variable("BH_PAVE_SECRET")).use { key ->
        val request = key.paveRequest(
            variable("BH_PAVE_USERNAME"),
            variable("BH_PAVE_API_KEY"),
            target = "/v1/sessions",
        )
        send(request, host("BH_PAVE_HOST", "https://openapi.paveapi.com"), Pave::response)
    }

/** A new token for each request, over its method, target and body. */
suspend fun mixin(): String =
    ed25519Key(variable("BH_MIXIN_PRIVATE_KEY")).use { key ->
        val claims = mixinBotClaims(variable("BH_MIXIN_UID"), variable("BH_MIXIN_SID"))
        send(key.mixinRequest(claims, target = "/me"), host("BH_MIXIN_HOST", "https://api.mixin.one"), Mixin::response)
    }

/** The form in its order, the signature last. */
suspend fun toobit(): String =
    hmacKey(variable("BH_TOOBIT_SECRET")).use { key ->
        val form = listOf(
            "symbol" to "BTCUSDT",
            "side" to "SELL",
            "type" to "LIMIT",
            "quantity" to "1",
            "price" to "400",
        )
        val request = key.toobitRequest(variable("BH_TOOBIT_API_KEY"), "/api/v1/spot/orderTest", "POST", form = form)
        send(request, host("BH_TOOBIT_HOST", "https://api.toobit.com"), Toobit::response)
    }

/** A token for two hours; one request a minute at most. */
suspend fun bitbitduo(): String {
    val appKey = variable("BH_BITBITDUO_APP_KEY").toByteArray()
    return TokenService.bitbitduo(BitbitduoScheme.SHA256, variable("BH_BITBITDUO_APP_ID"), appKey).use { service ->
        appKey.fill(0)
        val host = host("BH_BITBITDUO_HOST", "https://qaxxxrenewserver.bitbitduo.com")
        "a token of ${tokenSource(service, host).awaitToken().length} characters"
    }
}

private val client = HttpClient.newHttpClient()

private fun variable(name: String): String = System.getenv(name) ?: error("set $name")

private fun host(
    variable: String,
    host: String,
): URI = URI.create(System.getenv(variable) ?: host)

private suspend fun send(
    request: SignedRequest,
    host: URI,
    read: (HttpResponse<ByteArray>) -> ServiceResponse,
): String {
    val response = client.send(request, host)
    response.read(read).orThrow()
    return String(response.body())
}
