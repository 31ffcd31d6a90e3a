// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

/// A mistake that makes a signature wrong. Its raw value is the name that it has in every language.
public enum Mistake: String, Sendable, CaseIterable {
    /// The secret ends in a line break: trim what is read from a file or an environment.
    case secretNewline = "secret_newline"
    /// A space or tab stands around the secret: trim it.
    case secretSpace = "secret_space"
    /// A NUL byte ends the secret: pass its length without it.
    case secretNul = "secret_nul"
    /// A byte order mark begins the secret: save the file without one.
    case secretByteOrderMark = "secret_byte_order_mark"
    /// Quotes stand around the secret: take them off.
    case secretQuotes = "secret_quotes"
    /// The secret given here has white space or quotes around it that the signature was made without: take them off
    /// here.
    case secretTrimmed = "secret_trimmed"
    /// The secret was decoded from hex: use its characters as they are.
    case secretHexDecoded = "secret_hex_decoded"
    /// The secret was decoded from Base64: use its characters as they are.
    case secretBase64Decoded = "secret_base64_decoded"
    /// The secret was written as hex: use its characters as they are.
    case secretHexEncoded = "secret_hex_encoded"
    /// The secret was written as Base64: use its characters as they are.
    case secretBase64Encoded = "secret_base64_encoded"
    /// The API key was taken for the secret: swap the two.
    case secretIsApiKey = "secret_is_api_key"
    /// The secret is in another case: keep its letters as they are.
    case secretCase = "secret_case"
    /// A part of the secret is missing: look for a limit on its length, and for a character left out when it was
    /// copied.
    case secretCut = "secret_cut"
    /// The secret was taken as UTF-16: take its UTF-8 bytes.
    case secretUtf16 = "secret_utf16"
    /// A placeholder of the documents was used for the secret: put the real one there.
    case secretPlaceholder = "secret_placeholder"
    /// The secret was empty: see that it is loaded before it is used.
    case secretEmpty = "secret_empty"
    /// The secret was percent-encoded, or decoded: use its characters as they are.
    case secretPercentEncoded = "secret_percent_encoded"
    /// A hash of the secret was used as the key: use its characters as they are.
    case secretHashed = "secret_hashed"
    /// The secret stands there twice: paste it once.
    case secretTwice = "secret_twice"
    /// A name or prefix stands before the secret: take only what is behind it.
    case secretWithItsName = "secret_with_its_name"
    /// A variable's name was used for the secret: see that its value is filled in.
    case secretVariable = "secret_variable"
    /// The secret is in reverse: keep the order of its characters.
    case secretReversed = "secret_reversed"
    /// The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as they are.
    case secretCharacterSet = "secret_character_set"
    /// A hash without a key was taken: take HMAC-SHA256 with the secret as the key.
    case plainHash = "plain_hash"
    /// A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key.
    case secretAppended = "secret_appended"
    /// A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key.
    case secretPrepended = "secret_prepended"
    /// HMAC with SHA-1 was taken: take SHA-256.
    case hmacSha1 = "hmac_sha1"
    /// HMAC with SHA-512 or SHA-384 was taken: take SHA-256.
    case hmacSha512 = "hmac_sha512"
    /// HMAC with MD5 was taken: take SHA-256.
    case hmacMd5 = "hmac_md5"
    /// HMAC with SHA-224 was taken: take SHA-256.
    case hmacSha224 = "hmac_sha224"
    /// Key and payload are in each other's place: HMAC's key is the secret.
    case keyAndPayloadSwapped = "key_and_payload_swapped"
    /// The payload was hashed before it was signed: give HMAC the payload itself.
    case payloadHashedFirst = "payload_hashed_first"
    /// The MAC was hashed or signed once more: send its hex.
    case hashedAgain = "hashed_again"
    /// HMAC was taken where a plain SHA-256 is due: name the scheme that you mean.
    case hmacForHash = "hmac_for_hash"
    /// It is right under another scheme: name the scheme that you mean.
    case otherScheme = "other_scheme"
    /// A plain hash other than SHA-256 was taken: take SHA-256.
    case otherHash = "other_hash"
    /// The signature, or Mixin's claim `sig`, is in upper case: write lower case.
    case signatureUpperCase = "signature_upper_case"
    /// The signature, or Mixin's claim `sig`, is Base64: write hex.
    case signatureBase64 = "signature_base64"
    /// The signature, or Mixin's claim `sig`, is base64url: write hex.
    case signatureBase64url = "signature_base64url"
    /// The signature is the hex of hex: encode the MAC once.
    case signatureHexOfHex = "signature_hex_of_hex"
    /// The signature is the Base64 of hex: send the hex.
    case signatureBase64OfHex = "signature_base64_of_hex"
    /// A part of the signature is missing: send all of it.
    case signatureCut = "signature_cut"
    /// Something stands before the signature's hex: send the hex alone.
    case signaturePrefix = "signature_prefix"
    /// The signature's hex has separators: send the digits alone.
    case signatureSeparated = "signature_separated"
    /// White space or quotes stand around the signature: trim it.
    case signatureSpace = "signature_space"
    /// The signature is percent-encoded: send hex, which needs none.
    case signaturePercentEncoded = "signature_percent_encoded"
    /// Zeros are missing in the signature's hex: write two digits for each byte.
    case signatureZerosDropped = "signature_zeros_dropped"
    /// The MAC's bytes are in reverse: keep their order.
    case signatureBytesReversed = "signature_bytes_reversed"
    /// The parameters were sorted: sign them in the order in which they are sent.
    case paramsSorted = "params_sorted"
    /// The parameters are in another order: sign them in the order in which they are sent.
    case paramsReordered = "params_reordered"
    /// A parameter that is sent was not signed: sign all that is sent.
    case paramMissing = "param_missing"
    /// RecvWindow was not signed: append it before signing.
    case recvWindowMissing = "recv_window_missing"
    /// The timestamp was not signed: append it before signing.
    case timestampMissing = "timestamp_missing"
    /// The timestamp was signed in seconds: sign milliseconds, as sent.
    case timestampSeconds = "timestamp_seconds"
    /// The timestamp was signed in milliseconds: sign seconds, as sent.
    case timestampMilliseconds = "timestamp_milliseconds"
    /// The timestamp was signed with a fraction: sign a whole number, as sent.
    case timestampFloat = "timestamp_float"
    /// The timestamp was signed in quotes: sign the digits alone.
    case timestampQuoted = "timestamp_quoted"
    /// The timestamp was signed in another form: sign the very text that is sent.
    case timestampOtherForm = "timestamp_other_form"
    /// Another time was signed than the one sent: read the clock once, and sign and send that.
    case timestampOther = "timestamp_other"
    /// A local time was signed as UTC: sign UTC, as sent.
    case timestampZone = "timestamp_zone"
    /// A parameter `signature` was signed: sign before it is appended.
    case signatureIncluded = "signature_included"
    /// `&` was put between query and body: join them with nothing between.
    case joinedByAnd = "joined_by_and"
    /// Something else was put between query and body: join them with nothing between.
    case joinedOtherwise = "joined_otherwise"
    /// The body was signed before the query: the query comes first.
    case bodyBeforeQuery = "body_before_query"
    /// The body was not signed: sign it too, as it is sent.
    case bodyMissing = "body_missing"
    /// The query was not signed: sign it too, as it is sent.
    case queryMissing = "query_missing"
    /// The JSON body was signed: sign the query alone.
    case jsonBodySigned = "json_body_signed"
    /// The `?` was signed: sign what is behind it.
    case questionMark = "question_mark"
    /// The path was signed: sign what the service says, and no more.
    case pathIncluded = "path_included"
    /// The host was signed: sign what the service says, and no more.
    case hostIncluded = "host_included"
    /// The method was signed: sign what the service says, and no more.
    case methodIncluded = "method_included"
    /// The API key was signed: sign what the service says, and no more.
    case apiKeyIncluded = "api_key_included"
    /// Raw values were signed, and encoded ones sent: sign what is sent.
    case valuesNotEncoded = "values_not_encoded"
    /// Encoded values were signed, and raw ones sent: sign what is sent.
    case valuesEncoded = "values_encoded"
    /// Values were encoded twice before signing: encode once, and sign that.
    case encodedTwice = "encoded_twice"
    /// `+` was signed for a space, or `%20` for `+`: sign what is sent.
    case plusForSpace = "plus_for_space"
    /// The escapes were signed in another case: sign what is sent.
    case escapesCase = "escapes_case"
    /// Another set of characters was encoded before signing: sign what is sent.
    case otherEncoding = "other_encoding"
    /// Other separators were signed: sign what is sent.
    case otherSeparators = "other_separators"
    /// Only values were signed: sign the names too, as they are sent.
    case valuesOnly = "values_only"
    /// Parameters without a value were left out: sign all that is sent.
    case emptyParamsDropped = "empty_params_dropped"
    /// The parameters were signed as JSON: sign them as they are sent.
    case payloadJson = "payload_json"
    /// The Base64 of the payload was signed: sign the payload itself.
    case payloadBase64 = "payload_base64"
    /// The hex of the payload was signed: sign the payload itself.
    case payloadHex = "payload_hex"
    /// The whole payload was percent-encoded, or decoded: sign what is sent.
    case payloadPercentEncoded = "payload_percent_encoded"
    /// A line break was signed at the end: sign the payload without it.
    case payloadNewline = "payload_newline"
    /// White space was signed around the payload: sign what is sent.
    case payloadSpace = "payload_space"
    /// Quotes were signed around the payload: sign what is sent.
    case payloadQuotes = "payload_quotes"
    /// A byte order mark was signed: sign what is sent.
    case payloadByteOrderMark = "payload_byte_order_mark"
    /// The payload was signed as UTF-16: sign its UTF-8 bytes.
    case payloadUtf16 = "payload_utf16"
    /// The payload was signed in another case: sign what is sent.
    case payloadCase = "payload_case"
    /// The payload was signed twice over: clear what an earlier update left.
    case payloadTwice = "payload_twice"
    /// Nothing was signed: see that the payload is built before it is signed.
    case payloadEmpty = "payload_empty"
    /// `&` was signed at an end: sign what is sent.
    case looseAnd = "loose_and"
    /// Names were signed in another case: sign what is sent.
    case namesCase = "names_case"
    /// The secret was signed as a part of the payload: it is the key alone.
    case secretIncluded = "secret_included"
    /// `&` became an HTML entity: look at the payload's bytes where it is built.
    case ampersandMangled = "ampersand_mangled"
    /// The JSON was written again with other white space: sign the bytes that are sent.
    case jsonSpaces = "json_spaces"
    /// The JSON was written again with sorted names: sign the bytes that are sent.
    case jsonSorted = "json_sorted"
    /// The JSON was written again with slashes escaped otherwise: sign the bytes that are sent.
    case jsonSlashes = "json_slashes"
    /// The JSON was written again with other characters escaped: sign the bytes that are sent.
    case jsonAscii = "json_ascii"
    /// The JSON was written again with `<`, `>` and `&` escaped: sign the bytes that are sent.
    case jsonHtml = "json_html"
    /// An empty object, or the text of one or of no value, was signed for the body: sign the body that is sent, or
    /// nothing if there is none.
    case bodyEmptyObject = "body_empty_object"
    /// A number, true or false was signed in another form: sign the very text that is sent.
    case numbersOtherForm = "numbers_other_form"
    /// The members of the JSON were signed as a form: sign what is sent.
    case jsonAsForm = "json_as_form"
    /// A hash of the body was signed in its place: sign what the service says.
    case bodyHashed = "body_hashed"
    /// The text of an object, or of no value, was signed, as a language prints it: write the members out as they are
    /// sent, and sign that.
    case objectText = "object_text"
    /// Characters were signed in another character set, or with accents apart: sign the bytes that are sent.
    case otherCharacterSet = "other_character_set"
    /// A list was signed in another form: repeat or join the parameter as it is sent.
    case repeatedOtherwise = "repeated_otherwise"
    /// Another recvWindow was signed than the one that is sent, or one that is not sent: append it once, and sign and
    /// send that.
    case recvWindowOther = "recv_window_other"
    /// A parameter without a value was signed, and not sent: leave it out before signing.
    case emptyParamSigned = "empty_param_signed"
    /// The JSON was written again with other white space and escapes, as json.dumps and json_encode do: sign the bytes
    /// that are sent.
    case jsonRewritten = "json_rewritten"
    /// The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it once, and sign and
    /// send that.
    case jsonTwice = "json_twice"
    /// A number of the JSON was signed as a text, or a text as a number: sign the bytes that are sent.
    case jsonNumberAsText = "json_number_as_text"
    /// The parts are in another order: sign username, API key and timestamp in this order.
    case partsOrder = "parts_order"
    /// Other separators were signed: put `:` and `@` between the parts.
    case partsSeparators = "parts_separators"
    /// A part was not signed: sign username, API key and timestamp.
    case partMissing = "part_missing"
    /// The user name was signed in another case, or with white space or quotes around it: sign it as it is.
    case usernameCase = "username_case"
    /// The appid was signed: this scheme signs appkey, random and time.
    case appidIncluded = "appid_included"
    /// The appid was not signed: this scheme signs appid, random and time.
    case appidMissing = "appid_missing"
    /// Random and time are in each other's place: swap them.
    case randomTimeSwapped = "random_time_swapped"
    /// The appkey is in upper case: keep its letters as they are.
    case appkeyUpperCase = "appkey_upper_case"
    /// The API key was signed with white space, quotes or a word around it, or in another case: sign it as it is sent.
    case apiKeyOtherwise = "api_key_otherwise"
    /// The user name was signed without what follows its `@`: sign all of it.
    case usernameLocalPart = "username_local_part"
    /// The random number was signed in another form: sign its digits alone, as they are sent.
    case randomOtherForm = "random_other_form"
    /// Another method was signed than the one that is sent: sign the method of the request itself.
    case methodOther = "method_other"
    /// The method was signed in another case: sign it in upper case.
    case methodCase = "method_case"
    /// The method was not signed: sign method, target and body.
    case methodMissing = "method_missing"
    /// A fragment was signed: what is behind `#` is never sent, so leave it out.
    case fragmentIncluded = "fragment_included"
    /// A slash at an end of the path was signed otherwise: sign the path exactly as it is sent.
    case slashOther = "slash_other"
    /// The request's parts were hashed in another order: take method, target and body.
    case requestOrder = "request_order"
    /// The token was made for another target than the one that is sent: make a token for each request, of its own
    /// method, target and body.
    case requestOther = "request_other"
    /// The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with EdDSA.
    case algorithmRsa = "algorithm_rsa"
    /// The token's header names no algorithm: sign with EdDSA and name it.
    case algorithmNone = "algorithm_none"
    /// The token's header names another algorithm: write `EdDSA`, in these letters, and sign so.
    case algorithmOther = "algorithm_other"
    /// The token has no signature: send all of its three parts.
    case tokenUnsigned = "token_unsigned"
    /// The header's `Bearer` was taken for a part of the token: pass what follows it.
    case tokenBearer = "token_bearer"
    /// The token's Base64 is padded: leave the `=` out.
    case tokenPadded = "token_padded"
    /// The token is Base64 of the standard alphabet: take that of URLs, with `-` and `_`.
    case tokenAlphabet = "token_alphabet"
    /// The token's signature is hex: write its 64 bytes in base64url.
    case tokenSignatureHex = "token_signature_hex"
    /// The claims alone were signed: sign header and claims, joined by a dot.
    case headerNotSigned = "header_not_signed"
    /// The JSON of header and claims was signed: sign their base64url.
    case jsonSigned = "json_signed"
    /// The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says.
    case seedAsScalar = "seed_as_scalar"
    /// The key's public half does not belong to its seed: fetch the key anew, since each such signature gives the key
    /// away.
    case publicHalfWrong = "public_half_wrong"
    /// The key's text was decoded in another way than it is encoded: read it as hex or base64url, as it is.
    case keyDecodedOtherwise = "key_decoded_otherwise"
    /// The claim `iat` or `exp` is in milliseconds: write seconds.
    case claimsMilliseconds = "claims_milliseconds"
    /// The claim `iat` or `exp` is a text: write a number.
    case claimsTimeText = "claims_time_text"
    /// The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in seconds.
    case claimsOrder = "claims_order"
    /// A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid` and `sid` or `iss`, `aid` and `scp`.
    case claimMissing = "claim_missing"
    /// The claims are a bot's and those of OAuth together: send one of the two sets.
    case claimsMixed = "claims_mixed"
    /// The token has expired: make a new one for each request, and check the clock.
    case tokenExpired = "token_expired"
    /// The token is issued ahead of the clock: correct the clock by its offset from the server.
    case tokenAhead = "token_ahead"
    /// The claim `jti` is not the request's `X-Request-Id`: send the same in both.
    case jtiNotRequestId = "jti_not_request_id"
    /// The claim `iat` or `exp` has a fraction: write whole seconds.
    case claimsFraction = "claims_fraction"
}
