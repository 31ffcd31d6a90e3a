//! The known mistakes: a number and a name that never change, and what to do.

macro_rules! mistakes {
    ($($variant:ident = $number:literal $name:literal $message:literal)+) => {
        /// A mistake that explains a wrong signature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Mistake { $(#[doc = $message] $variant = $number,)+ }

        impl Mistake {
            /// All of them: what is tried.
            pub const ALL: &[Mistake] = &[$(Mistake::$variant,)+];

            /// Its permanent number.
            pub const fn number(self) -> u32 {
                self as u32
            }

            /// Its stable name.
            pub fn name(self) -> &'static str {
                self.texts().0
            }

            /// What is wrong and, after the colon, what to change.
            pub fn message(self) -> &'static str {
                self.texts().1
            }

            fn texts(self) -> (&'static str, &'static str) {
                let found = Mistake::all().find(|(mistake, _)| *mistake == self);
                found.map_or(("", ""), |(_, texts)| texts)
            }

            /// All of them, each with its name and sentence. One text: for each of its own, a table of addresses would
            /// be as large as the names.
            pub fn all() -> impl Iterator<Item = (Mistake, (&'static str, &'static str))> {
                let rows = concat!($($name, "\n", $message, "\n"),+).split_terminator('\n');
                let texts = rows.clone().step_by(2).zip(rows.skip(1).step_by(2));
                Mistake::ALL.iter().copied().zip(texts)
            }
        }
    };
}

mistakes! {
    SecretNewline = 101 "secret_newline" "The secret ends in a line break: trim what is read from a file or an environment."
    SecretSpace = 102 "secret_space" "A space or tab stands around the secret: trim it."
    SecretNul = 103 "secret_nul" "A NUL byte ends the secret: pass its length without it."
    SecretBom = 104 "secret_byte_order_mark" "A byte order mark begins the secret: save the file without one."
    SecretQuotes = 105 "secret_quotes" "Quotes stand around the secret: take them off."
    SecretTrimmed = 106 "secret_trimmed" "The secret given here has white space or quotes around it that the signature was made without: take them off here."
    SecretHexDecoded = 107 "secret_hex_decoded" "The secret was decoded from hex: use its characters as they are."
    SecretBase64Decoded = 108 "secret_base64_decoded" "The secret was decoded from Base64: use its characters as they are."
    SecretHexEncoded = 109 "secret_hex_encoded" "The secret was written as hex: use its characters as they are."
    SecretBase64Encoded = 110 "secret_base64_encoded" "The secret was written as Base64: use its characters as they are."
    SecretIsApiKey = 111 "secret_is_api_key" "The API key was taken for the secret: swap the two."
    SecretCase = 112 "secret_case" "The secret is in another case: keep its letters as they are."
    SecretCut = 113 "secret_cut" "A part of the secret is missing: look for a limit on its length, and for a character left out when it was copied."
    SecretUtf16 = 114 "secret_utf16" "The secret was taken as UTF-16: take its UTF-8 bytes."
    SecretPlaceholder = 115 "secret_placeholder" "A placeholder of the documents was used for the secret: put the real one there."
    SecretEmpty = 116 "secret_empty" "The secret was empty: see that it is loaded before it is used."
    SecretUrlEncoded = 117 "secret_percent_encoded" "The secret was percent-encoded, or decoded: use its characters as they are."
    SecretHashed = 118 "secret_hashed" "A hash of the secret was used as the key: use its characters as they are."
    SecretTwice = 119 "secret_twice" "The secret stands there twice: paste it once."
    SecretNamed = 120 "secret_with_its_name" "A name or prefix stands before the secret: take only what is behind it."
    SecretVariable = 121 "secret_variable" "A variable's name was used for the secret: see that its value is filled in."
    SecretReversed = 122 "secret_reversed" "The secret is in reverse: keep the order of its characters."
    SecretCharset = 123 "secret_character_set" "The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as they are."

    PlainHash = 201 "plain_hash" "A hash without a key was taken: take HMAC-SHA256 with the secret as the key."
    SecretAppended = 202 "secret_appended" "A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key."
    SecretPrepended = 203 "secret_prepended" "A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key."
    HmacSha1 = 204 "hmac_sha1" "HMAC with SHA-1 was taken: take SHA-256."
    HmacSha512 = 205 "hmac_sha512" "HMAC with SHA-512 or SHA-384 was taken: take SHA-256."
    HmacMd5 = 206 "hmac_md5" "HMAC with MD5 was taken: take SHA-256."
    HmacSha224 = 207 "hmac_sha224" "HMAC with SHA-224 was taken: take SHA-256."
    KeyAndPayloadSwapped = 208 "key_and_payload_swapped" "Key and payload are in each other's place: HMAC's key is the secret."
    PayloadHashedFirst = 209 "payload_hashed_first" "The payload was hashed before it was signed: give HMAC the payload itself."
    HashedAgain = 210 "hashed_again" "The MAC was hashed or signed once more: send its hex."
    HmacForHash = 211 "hmac_for_hash" "HMAC was taken where a plain SHA-256 is due: name the scheme that you mean."
    OtherScheme = 212 "other_scheme" "It is right under another scheme: name the scheme that you mean."
    OtherHash = 213 "other_hash" "A plain hash other than SHA-256 was taken: take SHA-256."

    FormUpperCase = 301 "signature_upper_case" "The signature, or Mixin's claim `sig`, is in upper case: write lower case."
    FormBase64 = 302 "signature_base64" "The signature, or Mixin's claim `sig`, is Base64: write hex."
    FormBase64Url = 303 "signature_base64url" "The signature, or Mixin's claim `sig`, is base64url: write hex."
    FormHexOfHex = 304 "signature_hex_of_hex" "The signature is the hex of hex: encode the MAC once."
    FormBase64OfHex = 305 "signature_base64_of_hex" "The signature is the Base64 of hex: send the hex."
    FormCut = 306 "signature_cut" "A part of the signature is missing: send all of it."
    FormPrefix = 307 "signature_prefix" "Something stands before the signature's hex: send the hex alone."
    FormSeparated = 308 "signature_separated" "The signature's hex has separators: send the digits alone."
    FormSpace = 309 "signature_space" "White space or quotes stand around the signature: trim it."
    FormPercent = 310 "signature_percent_encoded" "The signature is percent-encoded: send hex, which needs none."
    FormZeros = 311 "signature_zeros_dropped" "Zeros are missing in the signature's hex: write two digits for each byte."
    FormBytesReversed = 312 "signature_bytes_reversed" "The MAC's bytes are in reverse: keep their order."

    ParamsSorted = 401 "params_sorted" "The parameters were sorted: sign them in the order in which they are sent."
    ParamsReordered = 402 "params_reordered" "The parameters are in another order: sign them in the order in which they are sent."
    ParamMissing = 403 "param_missing" "A parameter that is sent was not signed: sign all that is sent."
    RecvWindowMissing = 404 "recv_window_missing" "RecvWindow was not signed: append it before signing."
    TimestampMissing = 405 "timestamp_missing" "The timestamp was not signed: append it before signing."
    TimestampSeconds = 406 "timestamp_seconds" "The timestamp was signed in seconds: sign milliseconds, as sent."
    TimestampMilliseconds = 407 "timestamp_milliseconds" "The timestamp was signed in milliseconds: sign seconds, as sent."
    TimestampFloat = 408 "timestamp_float" "The timestamp was signed with a fraction: sign a whole number, as sent."
    TimestampQuoted = 409 "timestamp_quoted" "The timestamp was signed in quotes: sign the digits alone."
    TimestampOtherForm = 410 "timestamp_other_form" "The timestamp was signed in another form: sign the very text that is sent."
    TimestampOther = 411 "timestamp_other" "Another time was signed than the one sent: read the clock once, and sign and send that."
    TimestampZone = 412 "timestamp_zone" "A local time was signed as UTC: sign UTC, as sent."
    SignatureIncluded = 413 "signature_included" "A parameter `signature` was signed: sign before it is appended."
    JoinedByAnd = 414 "joined_by_and" "`&` was put between query and body: join them with nothing between."
    JoinedOtherwise = 415 "joined_otherwise" "Something else was put between query and body: join them with nothing between."
    BodyFirst = 416 "body_before_query" "The body was signed before the query: the query comes first."
    BodyMissing = 417 "body_missing" "The body was not signed: sign it too, as it is sent."
    QueryMissing = 418 "query_missing" "The query was not signed: sign it too, as it is sent."
    JsonBodySigned = 419 "json_body_signed" "The JSON body was signed: sign the query alone."
    QuestionMark = 420 "question_mark" "The `?` was signed: sign what is behind it."
    PathIncluded = 421 "path_included" "The path was signed: sign what the service says, and no more."
    HostIncluded = 422 "host_included" "The host was signed: sign what the service says, and no more."
    MethodIncluded = 423 "method_included" "The method was signed: sign what the service says, and no more."
    ApiKeyIncluded = 424 "api_key_included" "The API key was signed: sign what the service says, and no more."
    ValuesDecoded = 425 "values_not_encoded" "Raw values were signed, and encoded ones sent: sign what is sent."
    ValuesEncoded = 426 "values_encoded" "Encoded values were signed, and raw ones sent: sign what is sent."
    EncodedTwice = 427 "encoded_twice" "Values were encoded twice before signing: encode once, and sign that."
    PlusForSpace = 428 "plus_for_space" "`+` was signed for a space, or `%20` for `+`: sign what is sent."
    EscapesCase = 429 "escapes_case" "The escapes were signed in another case: sign what is sent."
    OtherEncoding = 430 "other_encoding" "Another set of characters was encoded before signing: sign what is sent."
    OtherSeparators = 431 "other_separators" "Other separators were signed: sign what is sent."
    ValuesOnly = 432 "values_only" "Only values were signed: sign the names too, as they are sent."
    EmptyDropped = 433 "empty_params_dropped" "Parameters without a value were left out: sign all that is sent."
    PayloadJson = 434 "payload_json" "The parameters were signed as JSON: sign them as they are sent."
    PayloadBase64 = 435 "payload_base64" "The Base64 of the payload was signed: sign the payload itself."
    PayloadHex = 436 "payload_hex" "The hex of the payload was signed: sign the payload itself."
    PayloadPercent = 437 "payload_percent_encoded" "The whole payload was percent-encoded, or decoded: sign what is sent."
    PayloadNewline = 438 "payload_newline" "A line break was signed at the end: sign the payload without it."
    PayloadSpace = 439 "payload_space" "White space was signed around the payload: sign what is sent."
    PayloadQuotes = 440 "payload_quotes" "Quotes were signed around the payload: sign what is sent."
    PayloadBom = 441 "payload_byte_order_mark" "A byte order mark was signed: sign what is sent."
    PayloadUtf16 = 442 "payload_utf16" "The payload was signed as UTF-16: sign its UTF-8 bytes."
    PayloadCase = 443 "payload_case" "The payload was signed in another case: sign what is sent."
    PayloadTwice = 444 "payload_twice" "The payload was signed twice over: clear what an earlier update left."
    PayloadEmpty = 445 "payload_empty" "Nothing was signed: see that the payload is built before it is signed."
    LooseAnd = 446 "loose_and" "`&` was signed at an end: sign what is sent."
    NamesCase = 447 "names_case" "Names were signed in another case: sign what is sent."
    SecretIncluded = 448 "secret_included" "The secret was signed as a part of the payload: it is the key alone."
    AmpersandMangled = 449 "ampersand_mangled" "`&` became an HTML entity: look at the payload's bytes where it is built."
    JsonSpaces = 450 "json_spaces" "The JSON was written again with other white space: sign the bytes that are sent."
    JsonSorted = 451 "json_sorted" "The JSON was written again with sorted names: sign the bytes that are sent."
    JsonSlashes = 452 "json_slashes" "The JSON was written again with slashes escaped otherwise: sign the bytes that are sent."
    JsonAscii = 453 "json_ascii" "The JSON was written again with other characters escaped: sign the bytes that are sent."
    JsonHtml = 454 "json_html" "The JSON was written again with `<`, `>` and `&` escaped: sign the bytes that are sent."
    BodyEmptyObject = 455 "body_empty_object" "An empty object, or the text of one or of no value, was signed for the body: sign the body that is sent, or nothing if there is none."
    NumbersOtherForm = 456 "numbers_other_form" "A number, true or false was signed in another form: sign the very text that is sent."
    JsonAsForm = 457 "json_as_form" "The members of the JSON were signed as a form: sign what is sent."
    BodyHashed = 458 "body_hashed" "A hash of the body was signed in its place: sign what the service says."
    ObjectText = 459 "object_text" "The text of an object, or of no value, was signed, as a language prints it: write the members out as they are sent, and sign that."
    OtherCharset = 460 "other_character_set" "Characters were signed in another character set, or with accents apart: sign the bytes that are sent."
    RepeatedOtherwise = 461 "repeated_otherwise" "A list was signed in another form: repeat or join the parameter as it is sent."
    RecvWindowOther = 462 "recv_window_other" "Another recvWindow was signed than the one that is sent, or one that is not sent: append it once, and sign and send that."
    EmptySigned = 463 "empty_param_signed" "A parameter without a value was signed, and not sent: leave it out before signing."
    JsonRewritten = 464 "json_rewritten" "The JSON was written again with other white space and escapes, as json.dumps and json_encode do: sign the bytes that are sent."
    JsonTwice = 465 "json_twice" "The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it once, and sign and send that."
    JsonNumberText = 466 "json_number_as_text" "A number of the JSON was signed as a text, or a text as a number: sign the bytes that are sent."

    PartsOrder = 501 "parts_order" "The parts are in another order: sign username, API key and timestamp in this order."
    PartsSeparators = 502 "parts_separators" "Other separators were signed: put `:` and `@` between the parts."
    PartMissing = 503 "part_missing" "A part was not signed: sign username, API key and timestamp."
    UsernameCase = 504 "username_case" "The user name was signed in another case, or with white space or quotes around it: sign it as it is."
    AppIdIncluded = 505 "appid_included" "The appid was signed: this scheme signs appkey, random and time."
    AppIdMissing = 506 "appid_missing" "The appid was not signed: this scheme signs appid, random and time."
    RandomTimeSwapped = 507 "random_time_swapped" "Random and time are in each other's place: swap them."
    AppKeyUpperCase = 508 "appkey_upper_case" "The appkey is in upper case: keep its letters as they are."
    ApiKeyOther = 509 "api_key_otherwise" "The API key was signed with white space, quotes or a word around it, or in another case: sign it as it is sent."
    UsernameLocal = 510 "username_local_part" "The user name was signed without what follows its `@`: sign all of it."
    RandomOtherForm = 511 "random_other_form" "The random number was signed in another form: sign its digits alone, as they are sent."

    MethodOther = 601 "method_other" "Another method was signed than the one that is sent: sign the method of the request itself."
    MethodCase = 602 "method_case" "The method was signed in another case: sign it in upper case."
    MethodMissing = 603 "method_missing" "The method was not signed: sign method, target and body."
    FragmentIncluded = 604 "fragment_included" "A fragment was signed: what is behind `#` is never sent, so leave it out."
    SlashOther = 605 "slash_other" "A slash at an end of the path was signed otherwise: sign the path exactly as it is sent."
    RequestOrder = 606 "request_order" "The request's parts were hashed in another order: take method, target and body."
    RequestOther = 607 "request_other" "The token was made for another target than the one that is sent: make a token for each request, of its own method, target and body."
    AlgorithmRsa = 611 "algorithm_rsa" "The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with EdDSA."
    AlgorithmNone = 612 "algorithm_none" "The token's header names no algorithm: sign with EdDSA and name it."
    AlgorithmOther = 613 "algorithm_other" "The token's header names another algorithm: write `EdDSA`, in these letters, and sign so."
    TokenUnsigned = 614 "token_unsigned" "The token has no signature: send all of its three parts."
    TokenBearer = 615 "token_bearer" "The header's `Bearer` was taken for a part of the token: pass what follows it."
    TokenPadded = 616 "token_padded" "The token's Base64 is padded: leave the `=` out."
    TokenAlphabet = 617 "token_alphabet" "The token is Base64 of the standard alphabet: take that of URLs, with `-` and `_`."
    TokenSignatureHex = 618 "token_signature_hex" "The token's signature is hex: write its 64 bytes in base64url."
    HeaderMissing = 619 "header_not_signed" "The claims alone were signed: sign header and claims, joined by a dot."
    JsonSigned = 620 "json_signed" "The JSON of header and claims was signed: sign their base64url."
    SeedAsScalar = 631 "seed_as_scalar" "The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says."
    PublicHalfWrong = 632 "public_half_wrong" "The key's public half does not belong to its seed: fetch the key anew, since each such signature gives the key away."
    KeyDecodedOtherwise = 633 "key_decoded_otherwise" "The key's text was decoded in another way than it is encoded: read it as hex or base64url, as it is."
    ClaimsMilliseconds = 641 "claims_milliseconds" "The claim `iat` or `exp` is in milliseconds: write seconds."
    ClaimsTimeText = 642 "claims_time_text" "The claim `iat` or `exp` is a text: write a number."
    ClaimsOrder = 643 "claims_order" "The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in seconds."
    ClaimMissing = 644 "claim_missing" "A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid` and `sid` or `iss`, `aid` and `scp`."
    ClaimsMixed = 645 "claims_mixed" "The claims are a bot's and those of OAuth together: send one of the two sets."
    TokenExpired = 646 "token_expired" "The token has expired: make a new one for each request, and check the clock."
    TokenAhead = 647 "token_ahead" "The token is issued ahead of the clock: correct the clock by its offset from the server."
    JtiNotRequestId = 648 "jti_not_request_id" "The claim `jti` is not the request's `X-Request-Id`: send the same in both."
    ClaimsFraction = 649 "claims_fraction" "The claim `iat` or `exp` has a fraction: write whole seconds."
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_and_numbers_stand_once_and_messages_say_what_to_do() {
        let names: HashSet<_> = Mistake::ALL.iter().map(|mistake| mistake.name()).collect();
        let numbers: HashSet<_> = Mistake::ALL.iter().map(|mistake| *mistake as u32).collect();
        assert_eq!((names.len(), numbers.len()), (Mistake::ALL.len(), Mistake::ALL.len()));
        assert!(Mistake::ALL.iter().all(|mistake| mistake.message().contains(": ")));
    }
}
