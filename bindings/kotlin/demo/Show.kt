import org.bhauth.Primitives
import org.bhauth.SignedRequest
import org.bhauth.kotlin.Response
import org.bhauth.kotlin.send
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path

/** One service's credentials and host: those of the environment, or else the sandbox's. */
class Account(
    private val service: String,
    first: String,
    realHost: String,
) {
    private val prefix = "BH_${service.uppercase()}_"
    val isReal = System.getenv(prefix + first) != null
    val host: URI =
        URI.create(
            System.getenv(prefix + "HOST") ?: if (isReal) {
                realHost
            } else {
                System.getenv("BH_SANDBOX_URL") ?: error("BH_SANDBOX_URL is not set: run 'make demo-kotlin'")
            },
        )
    private val sandbox =
        Files.readString(Path.of("tests/sandbox/credentials.json")).substringAfter("\"$service\"")

    /** The variable BH_SERVICE_NAME, or the sandbox's credential of that name. */
    operator fun get(
        name: String,
        sandboxName: String = name.lowercase(),
    ): String =
        if (isReal) {
            System.getenv(prefix + name).orEmpty()
        } else {
            sandbox.substringAfter("\"$sandboxName\": \"").substringBefore('"')
        }

    override fun toString() = service

    val title get() = if (isReal) host.toString() else "in the sandbox"
}

/** Sends, and prints for a reader: at most 100 columns, and never a secret. */
object Show {
    private const val COLUMNS = 87
    private val client: HttpClient = HttpClient.newHttpClient()
    private val table = mutableListOf<String>()
    private var isRight = true

    fun heading(
        name: String,
        account: Account,
    ) {
        val title = "$name, ${account.title}"
        println("\n$title\n${"-".repeat(title.length)}")
    }

    fun line(
        label: String,
        text: String,
    ) {
        var left = text
        var name = label
        do {
            val length = lineLength(left)
            println("  ${name.padEnd(11)}${left.take(length).trimEnd()}")
            left = left.drop(length)
            name = ""
        } while (left.isNotEmpty())
    }

    /** Up to a good place to break, if there is one. */
    private fun lineLength(text: String): Int {
        if (text.length <= COLUMNS) return text.length
        val end = text.take(COLUMNS).indexOfLast { it in "& ," } + 1
        return if (end > COLUMNS / 5) end else COLUMNS
    }

    /** What was signed; of a JWT in clear text too. */
    private fun payload(payload: String) {
        if (!payload.startsWith("eyJ")) return line("payload", payload)
        line("payload", payload.take(40) + "..." + payload.takeLast(40))
        val (header, claims) = payload.split('.').map { String(Primitives.base64urlDecode(it)) }
        line("  header", header)
        line("  claims", claims)
    }

    /** Sends a request; refusal: the error that must come, such as "-1022 INVALID_SIGNATURE", or empty. */
    suspend fun exchange(
        account: Account,
        title: String,
        request: SignedRequest,
        payload: String = "",
        signature: String = "",
        refusal: String = "",
        read: (HttpResponse<ByteArray>) -> Response,
    ): Response {
        println("\n$title")
        line("request", "${request.method()} ${request.target()}")
        if (payload.isNotEmpty()) {
            payload(payload)
            line("signature", if (account.isReal) signature.take(8) + "..." else signature)
        }
        val response = read(client.send(request, account.host))
        val verdict =
            when (response) {
                is Response.Accepted -> "accepted"
                is Response.Refused -> "refused: ${response.code} ${response.name}"
                is Response.Partial -> "${response.failedCount} of ${response.itemCount} refused: ${response.code}"
                is Response.Unknown -> "unknown whether executed: ${response.code} ${response.name}"
            }
        val isAsItMust = verdict == if (refusal.isEmpty()) "accepted" else "refused: $refusal"
        line("verdict", "$verdict (HTTP ${response.httpStatus})${if (isAsItMust) "" else " WRONGLY"}")
        if (response is Response.Failed) {
            line("it says", response.message)
            line("advice", response.advice)
        }
        isRight = isRight && isAsItMust
        table += "${"$account".padEnd(10)} ${title.padEnd(44)} $verdict${if (isAsItMust) "" else " WRONG"}"
        return response
    }

    /** True if all was as it must be. */
    fun table(): Boolean {
        println()
        table.forEach(::println)
        println("\n${table.size} exchanges: ${if (isRight) "all as they must be" else "NOT as they must be"}")
        return isRight
    }
}
