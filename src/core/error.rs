//! Every way in which a call can fail: its permanent number, its name, and what to do about it.
//!
//! This file is the one list of them. Each language's statuses are written from it, so that what a
//! comment says there is the message that a program gets.

macro_rules! errors {
    ($($variant:ident = $number:literal, $name:literal, $message:literal;)*) => {
        /// Why a call failed. The number is permanent; a retired one is never used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u32)]
        pub enum Error {
            $(#[doc = $message] $variant = $number,)*
        }

        impl Error {
            /// Every error, in the order of its number.
            pub const ALL: &'static [Error] = &[$(Error::$variant,)*];

            /// Its name, such as `BUFFER`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Error::$variant => $name,)*
                }
            }

            /// One sentence that says what to do.
            pub const fn message(self) -> &'static str {
                match self {
                    $(Error::$variant => $message,)*
                }
            }
        }
    };
}

errors! {
    // How the function was called.
    Null = 1, "NULL",
        "A pointer that must not be NULL is NULL: pass memory of your own, or NULL together with length 0 for an empty input.";
    Buffer = 2, "BUFFER",
        "The buffer is too small: call again with the capacity that this call reported as needed.";
    Size = 3, "SIZE",
        "A length is larger than this function accepts: check that it was not negative or left uninitialised.";
    Panic = 4, "PANIC",
        "A bug in bh_auth was stopped at its boundary: nothing was written, please report the call that led to it.";
    Reserved = 5, "RESERVED",
        "A reserved field of a struct is not zero: zero-initialise the struct before you fill it.";

    // Keys and secrets.
    Key = 10, "KEY",
        "The key was never initialised, or was wiped: initialise it and check the status before you use it.";
    SecretEmpty = 11, "SECRET_EMPTY",
        "The secret is empty: check where it is read from, such as an unset environment variable.";
    SecretSpace = 12, "SECRET_SPACE",
        "The secret begins or ends with white space, most likely a newline of the file it was read from: trim it.";
    KeyEncoding = 13, "KEY_ENCODING",
        "The Ed25519 key is not valid in this encoding: hex is 0-9 a-f, base64url is A-Z a-z 0-9 - _.";
    KeyLength = 14, "KEY_LENGTH",
        "The Ed25519 key is neither a seed of 32 bytes nor seed and public key of 64 bytes: check that it was copied whole, and that hex is not read as base64url.";
    KeyMismatch = 15, "KEY_MISMATCH",
        "The public half of the Ed25519 key does not belong to its seed: signing with it would leak the key, so fetch the key again.";
    PublicKey = 16, "PUBLIC_KEY",
        "The Ed25519 public key is not a point of the curve that may be trusted: check that it was copied whole.";

    // What was passed in.
    Empty = 20, "EMPTY",
        "A required text is empty, such as the API key, the user name, the token or the app id: pass it.";
    Utf8 = 21, "UTF8",
        "A text is not valid UTF-8, which JSON requires: encode it as UTF-8 first.";
    TimeIsSeconds = 22, "TIME_IS_SECONDS",
        "This time must be in milliseconds and looks like seconds: multiply it by 1000.";
    TimeIsMilliseconds = 23, "TIME_IS_MILLISECONDS",
        "This time must be in seconds and looks like milliseconds: divide it by 1000.";
    TimeRange = 24, "TIME_RANGE",
        "This is not a Unix time between the years 2001 and 5138: check its unit and that it was set.";
    TimeFormat = 25, "TIME_FORMAT",
        "This text is not a valid time of the form YYYY-MM-DDTHH:MM:SSZ (RFC 3339), or of that of HTTP's Date: format it as UTC, with nothing around it.";
    RandomRange = 26, "RANDOM_RANGE",
        "The random number must be from 100000 to 999999: let the library draw it.";
    Scheme = 27, "SCHEME",
        "The scheme is not one of BITBITDUO's: pass one that the library defines.";
    Method = 28, "METHOD",
        "The HTTP method is not one that this service takes, in upper case: pass GET, POST, PUT or DELETE exactly so.";
    Target = 29, "TARGET",
        "The target must be path and query, beginning with one slash, without scheme, host or #fragment: percent-encode all that RFC 3986 does not allow there.";
    HeaderValue = 30, "HEADER_VALUE",
        "A value that goes into a header holds a byte other than visible ASCII, most likely a newline or space copied along: trim it.";
    ParamName = 31, "PARAM_NAME",
        "A parameter has an empty name: name it.";
    ParamSignature = 32, "PARAM_SIGNATURE",
        "A parameter is named signature, most likely left over from an earlier call: remove it, the signature is appended for you.";
    ParamReserved = 33, "PARAM_RESERVED",
        "timestamp and recvWindow are appended by the request builder: set them in the call's fields, not among the parameters.";
    ParamDuplicate = 34, "PARAM_DUPLICATE",
        "A parameter stands twice in the same place: send it once.";
    RecvWindow = 35, "RECV_WINDOW",
        "recvWindow is above the maximum of 60000 ms that Toobit states: lower it, and measure the clock offset instead.";
    Query = 36, "QUERY",
        "A ready query or form begins with ? or begins or ends with &: pass name=value pairs joined by single &, nothing around them.";
    BodyKind = 37, "BODY_KIND",
        "This request cannot carry this body: a GET has none, JSON must be a whole object or array, a form and JSON exclude each other, and Toobit does not sign JSON.";
    Claims = 38, "CLAIMS",
        "The claims must have jti and either uid and sid (bot) or iss, aid and scp (OAuth), not both: fill one set.";
    ClaimsTime = 39, "CLAIMS_TIME",
        "The claim exp must be later than iat: set exp to iat plus the lifetime in seconds.";
    HttpStatus = 40, "HTTP_STATUS",
        "The HTTP status is not from 100 to 599: pass the status code of the response.";
    Encoding = 41, "ENCODING",
        "The text is not valid hex or canonical base64url without padding: check that it was copied whole.";
    Interval = 42, "INTERVAL",
        "A duration is negative, or the response was received before the request was sent: read both times from the same clock.";
    Bound = 43, "BOUND",
        "The bound of a random number must be at least 1: pass how many values there are.";

    Index = 44, "INDEX",
        "The response has no item with this number: count from 0 to one less than its item count.";
    QueryCharacter = 45, "QUERY_CHARACTER",
        "A ready query or form holds what no client sends as it is, a space, control character, # or non-ASCII, or a % without two hex digits: percent-encode names and values before signing.";
    Text = 46, "TEXT",
        "A user name, app id or claim holds a control character, or white space or an invisible character around it, most likely copied along: trim it.";

    // Verification.
    Signature = 50, "SIGNATURE",
        "The signature is wrong: compare the payload byte for byte with what was sent, then check the secret or key.";
    SignatureFormat = 51, "SIGNATURE_FORMAT",
        "The signature is not hex of the right length, which is 64 characters, or for RSA two for each byte of the key: pass it whole, without spaces or a prefix.";
    Stale = 52, "STALE",
        "The signature is right but too old or expired: sign again with the present time, and check the sender's clock.";
    Future = 53, "FUTURE",
        "The signature is right but its time lies ahead of the clock: correct the sender's clock by its offset from the server.";
    TimestampMissing = 54, "TIMESTAMP_MISSING",
        "The signature is right but its parameters hold no valid timestamp: add timestamp in milliseconds before signing.";
    TokenFormat = 55, "TOKEN_FORMAT",
        "The token is not a JWT of three base64url parts with JSON header and claims: pass what follows Bearer and a space, whole.";
    TokenAlgorithm = 56, "TOKEN_ALGORITHM",
        "The token's algorithm is not EdDSA: it is a legacy or forged token and must not be trusted.";
    TokenClaims = 57, "TOKEN_CLAIMS",
        "The token is signed, but its claims are not those of a bot or of OAuth, whole and alone, or one of its times is not a number of seconds: it was not made for this use.";
    TokenRequest = 58, "TOKEN_REQUEST",
        "The token is signed for another request: method, target and body, joined without anything between them, must be the bytes that were signed.";
    TokenRequestId = 59, "TOKEN_REQUEST_ID",
        "The token's jti is not the X-Request-Id of the request: send the jti as X-Request-Id.";

    // Responses.
    Response = 61, "RESPONSE",
        "The response is JSON but not what the service documents: check that it is the response to this request.";

    // The system.
    SystemClock = 70, "SYSTEM_CLOCK",
        "The system's clock cannot be read or stands before 1970: set it.";
    SystemRandom = 71, "SYSTEM_RANDOM",
        "The system's random source failed: try again, and do not fall back to a weaker one.";

    // What is copied along with a secret or key, or taken for it.
    SecretByteOrderMark = 80, "SECRET_BYTE_ORDER_MARK",
        "The text begins with a byte order mark, which an editor put before it: save the file as UTF-8 without one.";
    SecretUtf16 = 81, "SECRET_UTF16",
        "The text is UTF-16, as PowerShell and Notepad write it: save the file as UTF-8.";
    SecretQuotes = 82, "SECRET_QUOTES",
        "The text begins or ends with a quotation mark, copied along with it: remove the marks.";
    SecretInvisible = 83, "SECRET_INVISIBLE",
        "The text holds a character that cannot be seen, such as a no-break or zero-width space: copy it as plain text, or type it.";
    SecretControl = 84, "SECRET_CONTROL",
        "The text holds a NUL, a line break or another control character: it is not one line of text, or was read at a wrong length.";
    SecretAssignment = 85, "SECRET_ASSIGNMENT",
        "The text is a whole line such as KEY=value: pass what stands behind the equals sign.";
    SecretPlaceholder = 86, "SECRET_PLACEHOLDER",
        "The text is a placeholder such as ${NAME}, which was never replaced: check how the configuration is read.";
    SecretMasked = 87, "SECRET_MASKED",
        "The text is masked, by asterisks, bullets or dots: copy the secret where it is shown, or make a new one.";
    SecretEncoded = 88, "SECRET_ENCODED",
        "The text is base64 or hex of another text, as secret stores keep it: decode it first.";
    SecretFile = 89, "SECRET_FILE",
        "The text is a whole file, PEM or JSON, and not a secret: pass the secret alone.";
    KeyPublic = 90, "KEY_PUBLIC",
        "This is a public key and a private one is needed: pass the one that belongs to it.";
    KeyPrivate = 91, "KEY_PRIVATE",
        "This is a private key and a public one is needed: pass the public key alone, and keep the private one secret.";
    KeyRsa = 92, "KEY_RSA",
        "This is an RSA key, a legacy key of 2018 for Mixin: make a new session, whose key is Ed25519.";
    KeyEncrypted = 93, "KEY_ENCRYPTED",
        "The private key is encrypted with a passphrase: decrypt it first, for example with openssl pkey.";
    KeyKind = 94, "KEY_KIND",
        "This is a key of another kind than Ed25519, such as X25519, Ed448 or an elliptic curve of NIST: find the Ed25519 one.";
    KeyForm = 95, "KEY_FORM",
        "This holds a key in a form that is not read, such as OpenSSH or PKCS#12, a certificate or more than one key: convert it to PKCS#8 in PEM.";
    KeyJson = 96, "KEY_JSON",
        "The JSON is neither a JWK of an Ed25519 key nor a Mixin keystore, or not whole: pass the file as it was downloaded.";

    // Verification, too.
    TimestampPlace = 100, "TIMESTAMP_PLACE",
        "The signature is right, but timestamp= or recvWindow= stands twice, inside another name or value, or across the end of the query, where its meaning can be moved: sign each once, as a parameter of its own.";
    ResponseRequestId = 110, "RESPONSE_REQUEST_ID",
        "The response's X-Request-Id is missing or not that of the request: it is the response to another request, so do not trust it.";
    IntegrityMissing = 111, "INTEGRITY_MISSING",
        "The response to an OAuth request has no X-Integrity-Token: do not trust it, something between you and the service may have made it.";

    // What spends and what is sealed.
    Pin = 112, "PIN",
        "The PIN is neither six digits nor the 64 bytes of a TIP signature nor the 32 of a public key: pass digits as text, and the others as bytes, not as hex.";
    ServerKey = 113, "SERVER_KEY",
        "The server's key is missing, not 64 hex characters, or not for this use, since one of OAuth seals no PIN and one of X25519 verifies nothing: pass the keystore as it was read from its file.";
    Iv = 114, "IV",
        "The IV is not 16 bytes, or all of them are zero: draw 16 new bytes from the system's random source for each PIN.";
    Iterator = 115, "ITERATOR",
        "The iterator is 0, or the last one was the greatest: take one that is greater than the last of this session, such as the time in nanoseconds.";
    TipAction = 116, "TIP_ACTION",
        "This is no TIP action: pass one of those listed, such as TIP:VERIFY: with the colon at its end.";
    TipParameter = 117, "TIP_PARAMETER",
        "A parameter of the TIP action is missing, twice, not one of this action, or not of its form, such as an id that is no UUID in lower case: pass those that are listed for the action, by name.";
    TipAmount = 118, "TIP_AMOUNT",
        "An amount is not in the one form that is signed, a decimal without exponent, sign and superfluous zeros: write 0.01 and not 0.0100, .01 or 1e-2.";
    OauthProof = 119, "OAUTH_PROOF",
        "The code is exchanged for a token with the client's secret or with the code verifier: pass one of them, not both.";

    // Pushes, and the keys that they are verified with.
    SignatureBase64 = 120, "SIGNATURE_BASE64",
        "The signature is base64, where the service sends hex: pass the header as it came, or write those bytes as hex.";
    RsaKey = 121, "RSA_KEY",
        "The text is not an RSA public key, in PEM or as base64 of SubjectPublicKeyInfo, whole and with nothing behind it: pass publicKey as the service gave it.";
    RsaSize = 122, "RSA_SIZE",
        "The RSA key does not have 2048 to 4096 bits: a shorter one must not be trusted, so fetch the service's key again.";
    RsaExponent = 123, "RSA_EXPONENT",
        "The exponent of the RSA key is not 65537: signatures under another one can be forged, so fetch the service's key again.";
    Push = 124, "PUSH",
        "The body is not a push that the service documents, a JSON object with an event and the id of what it is about: verify it first, then read it yourself.";
    ListenKey = 126, "LISTEN_KEY",
        "The listen key is missing, or holds a character that would change the socket's path: pass the one that the service gave, whole.";

    // JSON-RPC.
    RpcMethod = 127, "RPC_METHOD",
        "There is no such method, or it is for the socket alone: take one of the service's own, such as order.limit, and for the socket write a message.";
    RpcParams = 128, "RPC_PARAMS",
        "The parameters do not fit the method: pass a JSON list without the token, amounts and prices as text, the side as 1 or 2; a method that takes no token is called without one.";

    // Tokens that lie in a store.
    Nonce = 129, "NONCE",
        "The nonce is not 12 bytes, or all of them are zero: draw 12 new bytes from the system's random source for each token.";
    SealedFormat = 130, "SEALED_FORMAT",
        "This is no sealed token, or one of a version that is not known here: check that the store gave it whole and under the right name, else request a new token.";
    Sealed = 131, "SEALED",
        "The token was sealed by another secret or for another account, or was changed since: do not use it, request a new token.";
}

impl Error {
    /// The permanent number.
    pub const fn number(self) -> u32 {
        self as u32
    }

    /// The error of that number, if there is one.
    pub fn from_number(number: u32) -> Option<Error> {
        Self::ALL.iter().copied().find(|error| error.number() == number)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name(), self.message())
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_its_name_and_what_to_do() {
        let shown = Error::Buffer.to_string();
        assert_eq!(
            shown,
            "BUFFER: The buffer is too small: call again with the capacity that this call reported as needed."
        );
        for error in Error::ALL {
            assert_eq!(Error::from_number(error.number()), Some(*error));
        }
    }
}
