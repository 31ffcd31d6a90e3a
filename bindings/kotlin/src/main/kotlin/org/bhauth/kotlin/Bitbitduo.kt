package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Bitbitduo
import org.bhauth.BitbitduoScheme
import org.bhauth.SignedRequest

/**
 * Build BITBITDUO's token request. The service takes one a minute: [tokenSource] keeps to it.
 *
 * @param appKey yours to wipe
 * @param scheme what the document says in words, unless you name another
 * @throws BhAuthException if an argument is empty or out of range
 */
public fun bitbitduoTokenRequest(
    appId: String,
    appKey: ByteArray,
    random: Int = Bitbitduo.random(),
    timeS: Long = Math.floorDiv(nowMs(), 1000L),
    scheme: BitbitduoScheme = BitbitduoScheme.SHA256,
): SignedRequest = Bitbitduo.tokenRequest(scheme, appId, appKey, random, timeS)
