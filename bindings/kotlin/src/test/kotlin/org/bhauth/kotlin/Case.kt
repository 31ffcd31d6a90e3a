package org.bhauth.kotlin

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import org.bhauth.BhAuthException
import org.bhauth.Ed25519Key
import org.bhauth.HmacKey
import org.bhauth.HttpResult
import org.bhauth.Param
import org.bhauth.ServiceResponse
import org.bhauth.SignedRequest
import org.bhauth.Window
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.assertThrows
import java.nio.ByteBuffer
import java.nio.charset.CharacterCodingException
import java.nio.file.Files
import java.nio.file.Path
import java.util.HexFormat

val ROOT: Path = Path.of(System.getProperty("basedir", ".")).resolve("../..").normalize()
val JSON = ObjectMapper()
val HEX: HexFormat = HexFormat.of()

/** What tools/languages/kotlin.sh reports. */
fun writeCount(
    name: String,
    count: Int,
) {
    val folder = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "counts"))
    Files.writeString(folder.resolve(name), count.toString())
}

fun bytes(text: JsonNode?): ByteArray =
    when {
        text == null -> ByteArray(0)
        text.isObject -> HEX.parseHex(text["hex"].asText())
        else -> text.asText().toByteArray()
    }

fun isUnicode(bytes: ByteArray): Boolean =
    try {
        Charsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes))
        true
    } catch (e: CharacterCodingException) {
        false
    }

/** A text; what is no UTF-8 becomes a lone surrogate, which is the JVM's own way to be no Unicode. */
fun text(node: JsonNode?): String {
    val bytes = bytes(node)
    if (isUnicode(bytes)) return String(bytes)
    return bytes.map { if (it < 0) (0xdc00 + (it.toInt() and 0xff)).toChar() else it.toInt().toChar() }.joinToString("")
}

fun params(list: JsonNode?): List<Param> = list?.map { Param.of(bytes(it[0]), bytes(it[1])) }.orEmpty()

fun number(
    node: JsonNode,
    member: String,
): Long = node[member]?.longValue() ?: 0

/** One case of tests/vectors, as its README.md describes it. */
class Case(
    val service: String,
    val node: JsonNode,
) {
    val name: String = node["name"].asText()
    val verb: String = node["verb"].asText()
    val input: JsonNode = node["input"]
    val expect: JsonNode = node["expect"]

    /** Runs what the case asks for; with a status, its first call must be refused with just that. */
    fun run(calls: () -> Unit) {
        if (!expect.has("status")) return calls()
        val refusal = assertThrows<BhAuthException> { calls() }
        assertEquals(expect["status"].asText(), refusal.status().headerName())
    }

    fun bytes(member: String): ByteArray = bytes(input[member])

    fun text(member: String): String = text(input[member])

    fun number(member: String): Long = number(input, member)

    /** An unsigned number of C: its bits. */
    fun bits(member: String): Int = number(member).toInt()

    fun window(): Window? =
        input["window"]?.let { Window.of(number(it, "now_ms"), number(it, "past_ms"), number(it, "ahead_ms")) }

    fun hmacKey(): HmacKey = hmacKey(bytes("secret"), check = false)

    fun ed25519Key(key: JsonNode = input["key"]): Ed25519Key =
        when {
            key.has("seed_hex") -> Ed25519Key.fromSeed(HEX.parseHex(key["seed_hex"].asText()))
            key.has("hex") -> Ed25519Key.fromHex(text(key["hex"]))
            else -> Ed25519Key.fromBase64url(text(key["base64url"]))
        }

    fun assertText(
        member: String,
        actual: String,
    ) = assertEquals(text(expect[member]), actual, member)

    fun assertBytes(
        member: String,
        actual: ByteArray,
    ) = assertArrayEquals(bytes(expect[member]), actual, member)

    fun assertVerdict(actual: Verdict) {
        val expected = expect["status"]?.asText() ?: "BH_OK"
        assertEquals(expected, if (actual is Verdict.Invalid) actual.status.headerName() else "BH_OK")
    }

    fun assertRequest(actual: SignedRequest) {
        val request = expect["request"]
        assertEquals(text(request["method"]), actual.method())
        assertEquals(text(request["target"]), actual.target())
        assertArrayEquals(bytes(request["body"]), actual.body())
        assertEquals(params(request["headers"]), actual.headers())
    }

    fun http(): HttpResult =
        HttpResult
            .of(bits("http_status"), bytes("body"))
            .withHeaders(params(input["headers"]))
            .withMethod(text("request_method"))

    fun assertResponse(response: ServiceResponse) {
        val actual = response.toResponse()
        val expected = expect["response"]
        assertEquals(bits("http_status"), actual.httpStatus)
        assertEquals(text(expected["detail"]), actual.detail)
        assertEquals(number(expected, "retry_after_ms"), actual.retryAfterMs)
        assertEquals(number(expected, "retry_at_ms"), actual.retryAtMs)
        val outcome =
            when (actual) {
                is Response.Accepted -> "ACCEPTED"
                is Response.Refused -> "REFUSED"
                is Response.Partial -> "PARTIAL"
                is Response.Unknown -> "UNKNOWN"
            }
        assertEquals(expected["outcome"].asText(), outcome)
        if (actual is Response.Accepted) {
            assertEquals(text(expected["token"]), actual.token)
            assertEquals(number(expected, "expires_ms"), actual.expiresMs)
            assertEquals(number(expected, "server_time_ms"), actual.serverTimeMs)
        }
        if (actual is Response.Failed) {
            assertEquals(number(expected, "error_code"), actual.code)
            assertEquals(text(expected["error_name"]), actual.name)
            assertEquals(text(expected["error_message"]), actual.message)
            assertTrue(actual.name.isEmpty() || actual.advice.isNotEmpty(), "no advice")
        }
        if (actual is Response.Partial) {
            assertEquals(number(expected, "item_count"), actual.itemCount.toLong())
            assertEquals(number(expected, "failed_count"), actual.failedCount.toLong())
        }
    }

    companion object {
        fun file(service: String): Path = ROOT.resolve("tests/vectors/$service.json")

        fun load(service: String): List<Case> =
            JSON.readTree(Files.readAllBytes(file(service)))["cases"].map { Case(service, it) }
    }
}
