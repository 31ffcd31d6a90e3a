// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

internal import CBHAuth

extension BHStatus {
    /// A pointer that must not be NULL is NULL: pass memory of your own, or NULL together with length 0 for an empty
    /// input.
    public static let null = BHStatus(BH_ERR_NULL)
    /// The buffer is too small: call again with the capacity that this call reported as needed.
    public static let buffer = BHStatus(BH_ERR_BUFFER)
    /// A length is larger than this function accepts: check that it was not negative or left uninitialised.
    public static let size = BHStatus(BH_ERR_SIZE)
    /// A bug in bh_auth was stopped at its boundary: nothing was written, please report the call that led to it.
    public static let panic = BHStatus(BH_ERR_PANIC)
    /// A reserved field of a struct is not zero: zero-initialise the struct before you fill it.
    public static let reserved = BHStatus(BH_ERR_RESERVED)
    /// The key was never initialised, or was wiped: initialise it and check the status before you use it.
    public static let key = BHStatus(BH_ERR_KEY)
    /// The secret is empty: check where it is read from, such as an unset environment variable.
    public static let secretEmpty = BHStatus(BH_ERR_SECRET_EMPTY)
    /// The secret begins or ends with white space, most likely a newline of the file it was read from: trim it.
    public static let secretSpace = BHStatus(BH_ERR_SECRET_SPACE)
    /// The Ed25519 key is not valid in this encoding: hex is 0-9 a-f, base64url is A-Z a-z 0-9 - _.
    public static let keyEncoding = BHStatus(BH_ERR_KEY_ENCODING)
    /// The Ed25519 key is neither a seed of 32 bytes nor seed and public key of 64 bytes: check that it was copied
    /// whole, and that hex is not read as base64url.
    public static let keyLength = BHStatus(BH_ERR_KEY_LENGTH)
    /// The public half of the Ed25519 key does not belong to its seed: signing with it would leak the key, so fetch the
    /// key again.
    public static let keyMismatch = BHStatus(BH_ERR_KEY_MISMATCH)
    /// The Ed25519 public key is not a point of the curve that may be trusted: check that it was copied whole.
    public static let publicKey = BHStatus(BH_ERR_PUBLIC_KEY)
    /// A required text is empty, such as the API key, the user name, the token or the app id: pass it.
    public static let empty = BHStatus(BH_ERR_EMPTY)
    /// A text is not valid UTF-8, which JSON requires: encode it as UTF-8 first.
    public static let utf8 = BHStatus(BH_ERR_UTF8)
    /// This time must be in milliseconds and looks like seconds: multiply it by 1000.
    public static let timeIsSeconds = BHStatus(BH_ERR_TIME_IS_SECONDS)
    /// This time must be in seconds and looks like milliseconds: divide it by 1000.
    public static let timeIsMilliseconds = BHStatus(BH_ERR_TIME_IS_MILLISECONDS)
    /// This is not a Unix time between the years 2001 and 5138: check its unit and that it was set.
    public static let timeRange = BHStatus(BH_ERR_TIME_RANGE)
    /// This text is not a valid time of the form YYYY-MM-DDTHH:MM:SSZ (RFC 3339), or of that of HTTP's Date: format it
    /// as UTC, with nothing around it.
    public static let timeFormat = BHStatus(BH_ERR_TIME_FORMAT)
    /// The random number must be from 100000 to 999999: let the library draw it.
    public static let randomRange = BHStatus(BH_ERR_RANDOM_RANGE)
    /// The scheme is not one of BITBITDUO's: pass one that the library defines.
    public static let scheme = BHStatus(BH_ERR_SCHEME)
    /// The HTTP method is not one that this service takes, in upper case: pass GET, POST, PUT or DELETE exactly so.
    public static let method = BHStatus(BH_ERR_METHOD)
    /// The target must be path and query, beginning with one slash, without scheme, host or #fragment: percent-encode
    /// all that RFC 3986 does not allow there.
    public static let target = BHStatus(BH_ERR_TARGET)
    /// A value that goes into a header holds a byte other than visible ASCII, most likely a newline or space copied
    /// along: trim it.
    public static let headerValue = BHStatus(BH_ERR_HEADER_VALUE)
    /// A parameter has an empty name: name it.
    public static let paramName = BHStatus(BH_ERR_PARAM_NAME)
    /// A parameter is named signature, most likely left over from an earlier call: remove it, the signature is appended
    /// for you.
    public static let paramSignature = BHStatus(BH_ERR_PARAM_SIGNATURE)
    /// timestamp and recvWindow are appended by the request builder: set them in the call's fields, not among the
    /// parameters.
    public static let paramReserved = BHStatus(BH_ERR_PARAM_RESERVED)
    /// A parameter stands twice in the same place: send it once.
    public static let paramDuplicate = BHStatus(BH_ERR_PARAM_DUPLICATE)
    /// recvWindow is above the maximum of 60000 ms that Toobit states: lower it, and measure the clock offset instead.
    public static let recvWindow = BHStatus(BH_ERR_RECV_WINDOW)
    /// A ready query or form begins with ? or begins or ends with &: pass name=value pairs joined by single &, nothing
    /// around them.
    public static let query = BHStatus(BH_ERR_QUERY)
    /// This request cannot carry this body: a GET has none, JSON must be a whole object or array, a form and JSON
    /// exclude each other, and Toobit does not sign JSON.
    public static let bodyKind = BHStatus(BH_ERR_BODY_KIND)
    /// The claims must have jti and either uid and sid (bot) or iss, aid and scp (OAuth), not both: fill one set.
    public static let claims = BHStatus(BH_ERR_CLAIMS)
    /// The claim exp must be later than iat: set exp to iat plus the lifetime in seconds.
    public static let claimsTime = BHStatus(BH_ERR_CLAIMS_TIME)
    /// The HTTP status is not from 100 to 599: pass the status code of the response.
    public static let httpStatus = BHStatus(BH_ERR_HTTP_STATUS)
    /// The text is not valid hex or canonical base64url without padding: check that it was copied whole.
    public static let encoding = BHStatus(BH_ERR_ENCODING)
    /// A duration is negative, or the response was received before the request was sent: read both times from the same
    /// clock.
    public static let interval = BHStatus(BH_ERR_INTERVAL)
    /// The bound of a random number must be at least 1: pass how many values there are.
    public static let bound = BHStatus(BH_ERR_BOUND)
    /// The response has no item with this number: count from 0 to one less than its item count.
    public static let index = BHStatus(BH_ERR_INDEX)
    /// A ready query or form holds what no client sends as it is, a space, control character, # or non-ASCII, or a %
    /// without two hex digits: percent-encode names and values before signing.
    public static let queryCharacter = BHStatus(BH_ERR_QUERY_CHARACTER)
    /// A user name, app id or claim holds a control character, or white space or an invisible character around it, most
    /// likely copied along: trim it.
    public static let text = BHStatus(BH_ERR_TEXT)
    /// The signature is wrong: compare the payload byte for byte with what was sent, then check the secret or key.
    public static let signature = BHStatus(BH_ERR_SIGNATURE)
    /// The signature is not hex of the right length, which is 64 characters, or for RSA two for each byte of the key:
    /// pass it whole, without spaces or a prefix.
    public static let signatureFormat = BHStatus(BH_ERR_SIGNATURE_FORMAT)
    /// The signature is right but too old or expired: sign again with the present time, and check the sender's clock.
    public static let stale = BHStatus(BH_ERR_STALE)
    /// The signature is right but its time lies ahead of the clock: correct the sender's clock by its offset from the
    /// server.
    public static let future = BHStatus(BH_ERR_FUTURE)
    /// The signature is right but its parameters hold no valid timestamp: add timestamp in milliseconds before signing.
    public static let timestampMissing = BHStatus(BH_ERR_TIMESTAMP_MISSING)
    /// The token is not a JWT of three base64url parts with JSON header and claims: pass what follows Bearer and a
    /// space, whole.
    public static let tokenFormat = BHStatus(BH_ERR_TOKEN_FORMAT)
    /// The token's algorithm is not EdDSA: it is a legacy or forged token and must not be trusted.
    public static let tokenAlgorithm = BHStatus(BH_ERR_TOKEN_ALGORITHM)
    /// The token is signed, but its claims are not those of a bot or of OAuth, whole and alone, or one of its times is
    /// not a number of seconds: it was not made for this use.
    public static let tokenClaims = BHStatus(BH_ERR_TOKEN_CLAIMS)
    /// The token is signed for another request: method, target and body, joined without anything between them, must be
    /// the bytes that were signed.
    public static let tokenRequest = BHStatus(BH_ERR_TOKEN_REQUEST)
    /// The token's jti is not the X-Request-Id of the request: send the jti as X-Request-Id.
    public static let tokenRequestId = BHStatus(BH_ERR_TOKEN_REQUEST_ID)
    /// The response is JSON but not what the service documents: check that it is the response to this request.
    public static let response = BHStatus(BH_ERR_RESPONSE)
    /// The system's clock cannot be read or stands before 1970: set it.
    public static let systemClock = BHStatus(BH_ERR_SYSTEM_CLOCK)
    /// The system's random source failed: try again, and do not fall back to a weaker one.
    public static let systemRandom = BHStatus(BH_ERR_SYSTEM_RANDOM)
    /// The text begins with a byte order mark, which an editor put before it: save the file as UTF-8 without one.
    public static let secretByteOrderMark = BHStatus(BH_ERR_SECRET_BYTE_ORDER_MARK)
    /// The text is UTF-16, as PowerShell and Notepad write it: save the file as UTF-8.
    public static let secretUtf16 = BHStatus(BH_ERR_SECRET_UTF16)
    /// The text begins or ends with a quotation mark, copied along with it: remove the marks.
    public static let secretQuotes = BHStatus(BH_ERR_SECRET_QUOTES)
    /// The text holds a character that cannot be seen, such as a no-break or zero-width space: copy it as plain text,
    /// or type it.
    public static let secretInvisible = BHStatus(BH_ERR_SECRET_INVISIBLE)
    /// The text holds a NUL, a line break or another control character: it is not one line of text, or was read at a
    /// wrong length.
    public static let secretControl = BHStatus(BH_ERR_SECRET_CONTROL)
    /// The text is a whole line such as KEY=value: pass what stands behind the equals sign.
    public static let secretAssignment = BHStatus(BH_ERR_SECRET_ASSIGNMENT)
    /// The text is a placeholder such as ${NAME}, which was never replaced: check how the configuration is read.
    public static let secretPlaceholder = BHStatus(BH_ERR_SECRET_PLACEHOLDER)
    /// The text is masked, by asterisks, bullets or dots: copy the secret where it is shown, or make a new one.
    public static let secretMasked = BHStatus(BH_ERR_SECRET_MASKED)
    /// The text is base64 or hex of another text, as secret stores keep it: decode it first.
    public static let secretEncoded = BHStatus(BH_ERR_SECRET_ENCODED)
    /// The text is a whole file, PEM or JSON, and not a secret: pass the secret alone.
    public static let secretFile = BHStatus(BH_ERR_SECRET_FILE)
    /// This is a public key and a private one is needed: pass the one that belongs to it.
    public static let keyPublic = BHStatus(BH_ERR_KEY_PUBLIC)
    /// This is a private key and a public one is needed: pass the public key alone, and keep the private one secret.
    public static let keyPrivate = BHStatus(BH_ERR_KEY_PRIVATE)
    /// This is an RSA key, a legacy key of 2018 for Mixin: make a new session, whose key is Ed25519.
    public static let keyRsa = BHStatus(BH_ERR_KEY_RSA)
    /// The private key is encrypted with a passphrase: decrypt it first, for example with openssl pkey.
    public static let keyEncrypted = BHStatus(BH_ERR_KEY_ENCRYPTED)
    /// This is a key of another kind than Ed25519, such as X25519, Ed448 or an elliptic curve of NIST: find the Ed25519
    /// one.
    public static let keyKind = BHStatus(BH_ERR_KEY_KIND)
    /// This holds a key in a form that is not read, such as OpenSSH or PKCS#12, a certificate or more than one key:
    /// convert it to PKCS#8 in PEM.
    public static let keyForm = BHStatus(BH_ERR_KEY_FORM)
    /// The JSON is neither a JWK of an Ed25519 key nor a Mixin keystore, or not whole: pass the file as it was
    /// downloaded.
    public static let keyJson = BHStatus(BH_ERR_KEY_JSON)
    /// The signature is right, but timestamp= or recvWindow= stands twice, inside another name or value, or across the
    /// end of the query, where its meaning can be moved: sign each once, as a parameter of its own.
    public static let timestampPlace = BHStatus(BH_ERR_TIMESTAMP_PLACE)
    /// The response's X-Request-Id is missing or not that of the request: it is the response to another request, so do
    /// not trust it.
    public static let responseRequestId = BHStatus(BH_ERR_RESPONSE_REQUEST_ID)
    /// The response to an OAuth request has no X-Integrity-Token: do not trust it, something between you and the
    /// service may have made it.
    public static let integrityMissing = BHStatus(BH_ERR_INTEGRITY_MISSING)
    /// The PIN is neither six digits nor the 64 bytes of a TIP signature nor the 32 of a public key: pass digits as
    /// text, and the others as bytes, not as hex.
    public static let pin = BHStatus(BH_ERR_PIN)
    /// The server's key is missing, not 64 hex characters, or not for this use, since one of OAuth seals no PIN and one
    /// of X25519 verifies nothing: pass the keystore as it was read from its file.
    public static let serverKey = BHStatus(BH_ERR_SERVER_KEY)
    /// The IV is not 16 bytes, or all of them are zero: draw 16 new bytes from the system's random source for each PIN.
    public static let iv = BHStatus(BH_ERR_IV)
    /// The iterator is 0, or the last one was the greatest: take one that is greater than the last of this session,
    /// such as the time in nanoseconds.
    public static let iterator = BHStatus(BH_ERR_ITERATOR)
    /// This is no TIP action: pass one of those listed, such as TIP:VERIFY: with the colon at its end.
    public static let tipAction = BHStatus(BH_ERR_TIP_ACTION)
    /// A parameter of the TIP action is missing, twice, not one of this action, or not of its form, such as an id that
    /// is no UUID in lower case: pass those that are listed for the action, by name.
    public static let tipParameter = BHStatus(BH_ERR_TIP_PARAMETER)
    /// An amount is not in the one form that is signed, a decimal without exponent, sign and superfluous zeros: write
    /// 0.01 and not 0.0100, .01 or 1e-2.
    public static let tipAmount = BHStatus(BH_ERR_TIP_AMOUNT)
    /// The code is exchanged for a token with the client's secret or with the code verifier: pass one of them, not
    /// both.
    public static let oauthProof = BHStatus(BH_ERR_OAUTH_PROOF)
    /// The signature is base64, where the service sends hex: pass the header as it came, or write those bytes as hex.
    public static let signatureBase64 = BHStatus(BH_ERR_SIGNATURE_BASE64)
    /// The text is not an RSA public key, in PEM or as base64 of SubjectPublicKeyInfo, whole and with nothing behind
    /// it: pass publicKey as the service gave it.
    public static let rsaKey = BHStatus(BH_ERR_RSA_KEY)
    /// The RSA key does not have 2048 to 4096 bits: a shorter one must not be trusted, so fetch the service's key
    /// again.
    public static let rsaSize = BHStatus(BH_ERR_RSA_SIZE)
    /// The exponent of the RSA key is not 65537: signatures under another one can be forged, so fetch the service's key
    /// again.
    public static let rsaExponent = BHStatus(BH_ERR_RSA_EXPONENT)
    /// The body is not a push that the service documents, a JSON object with an event and the id of what it is about:
    /// verify it first, then read it yourself.
    public static let push = BHStatus(BH_ERR_PUSH)
    /// The listen key is missing, or holds a character that would change the socket's path: pass the one that the
    /// service gave, whole.
    public static let listenKey = BHStatus(BH_ERR_LISTEN_KEY)
    /// There is no such method, or it is for the socket alone: take one of the service's own, such as order.limit, and
    /// for the socket write a message.
    public static let rpcMethod = BHStatus(BH_ERR_RPC_METHOD)
    /// The parameters do not fit the method: pass a JSON list without the token, amounts and prices as text, the side
    /// as 1 or 2; a method that takes no token is called without one.
    public static let rpcParams = BHStatus(BH_ERR_RPC_PARAMS)
    /// The nonce is not 12 bytes, or all of them are zero: draw 12 new bytes from the system's random source for each
    /// token.
    public static let nonce = BHStatus(BH_ERR_NONCE)
    /// This is no sealed token, or one of a version that is not known here: check that the store gave it whole and
    /// under the right name, else request a new token.
    public static let sealedFormat = BHStatus(BH_ERR_SEALED_FORMAT)
    /// The token was sealed by another secret or for another account, or was changed since: do not use it, request a
    /// new token.
    public static let sealed = BHStatus(BH_ERR_SEALED)
}
