package org.bhauth

/** Texts that are no Unicode, which no String holds: below the public classes, which take Strings. */
object Raw {
    fun pave(
        key: HmacKey,
        username: ByteArray,
        apiKey: ByteArray,
        timestamp: ByteArray,
    ): Pair<ByteArray, String> {
        val payload = arrayOfNulls<ByteArray>(1)
        val signature = ByteArray(Texts.SIGNATURE_LENGTH)
        BhAuthException.check(Native.paveSign(key.handle, username, apiKey, timestamp, signature))
        BhAuthException.check(Native.pavePayload(username, apiKey, timestamp, payload))
        return payload[0]!! to String(signature)
    }

    fun paveVerify(
        signature: String,
        key: HmacKey,
        username: ByteArray,
        apiKey: ByteArray,
        timestamp: ByteArray,
    ) = BhAuthException.check(
        Native.paveVerify(signature.toByteArray(), key.handle, username, apiKey, timestamp, null),
    )

    fun bitbitduo(
        scheme: BitbitduoScheme,
        appId: ByteArray,
        appKey: ByteArray,
        random: Int,
        timeS: Long,
    ): Pair<ByteArray, String> {
        val payload = arrayOfNulls<ByteArray>(1)
        val signature = ByteArray(Texts.SIGNATURE_LENGTH)
        BhAuthException.check(Native.bitbitduoSign(scheme.number(), appId, appKey, random, timeS, signature))
        BhAuthException.check(Native.bitbitduoPayload(scheme.number(), appId, appKey, random, timeS, payload))
        return payload[0]!! to String(signature)
    }

    fun bitbitduoVerify(
        signature: String,
        scheme: BitbitduoScheme,
        appId: ByteArray,
        appKey: ByteArray,
        random: Int,
        timeS: Long,
    ) = BhAuthException.check(
        Native.bitbitduoVerify(signature.toByteArray(), scheme.number(), appId, appKey, random, timeS, null),
    )
}
