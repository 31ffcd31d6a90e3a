# Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
"""The statuses, and what else is the same everywhere."""

from enum import IntEnum


class Status(IntEnum):
    """Why a call failed."""

    OK = 0
    """The call did what it was asked."""
    NULL = 1
    """A pointer that must not be NULL is NULL: pass memory of your own, or NULL together with length 0 for an empty
    input.
    """
    BUFFER = 2
    """The buffer is too small: call again with the capacity that this call reported as needed."""
    SIZE = 3
    """A length is larger than this function accepts: check that it was not negative or left uninitialised."""
    PANIC = 4
    """A bug in bh_auth was stopped at its boundary: nothing was written, please report the call that led to it."""
    RESERVED = 5
    """A reserved field of a struct is not zero: zero-initialise the struct before you fill it."""
    KEY = 10
    """The key was never initialised, or was wiped: initialise it and check the status before you use it."""
    SECRET_EMPTY = 11
    """The secret is empty: check where it is read from, such as an unset environment variable."""
    SECRET_SPACE = 12
    """The secret begins or ends with white space, most likely a newline of the file it was read from: trim it."""
    KEY_ENCODING = 13
    """The Ed25519 key is not valid in this encoding: hex is 0-9 a-f, base64url is A-Z a-z 0-9 - _."""
    KEY_LENGTH = 14
    """The Ed25519 key is neither a seed of 32 bytes nor seed and public key of 64 bytes: check that it was copied
    whole, and that hex is not read as base64url.
    """
    KEY_MISMATCH = 15
    """The public half of the Ed25519 key does not belong to its seed: signing with it would leak the key, so fetch the
    key again.
    """
    PUBLIC_KEY = 16
    """The Ed25519 public key is not a point of the curve that may be trusted: check that it was copied whole."""
    EMPTY = 20
    """A required text is empty, such as the API key, the user name, the token or the app id: pass it."""
    UTF8 = 21
    """A text is not valid UTF-8, which JSON requires: encode it as UTF-8 first."""
    TIME_IS_SECONDS = 22
    """This time must be in milliseconds and looks like seconds: multiply it by 1000."""
    TIME_IS_MILLISECONDS = 23
    """This time must be in seconds and looks like milliseconds: divide it by 1000."""
    TIME_RANGE = 24
    """This is not a Unix time between the years 2001 and 5138: check its unit and that it was set."""
    TIME_FORMAT = 25
    """This text is not a valid time of the form YYYY-MM-DDTHH:MM:SSZ (RFC 3339), or of that of HTTP's Date: format it
    as UTC, with nothing around it.
    """
    RANDOM_RANGE = 26
    """The random number must be from 100000 to 999999: let the library draw it."""
    SCHEME = 27
    """The scheme is not one of BITBITDUO's: pass one that the library defines."""
    METHOD = 28
    """The HTTP method is not one that this service takes, in upper case: pass GET, POST, PUT or DELETE exactly so."""
    TARGET = 29
    """The target must be path and query, beginning with one slash, without scheme, host or #fragment: percent-encode
    all that RFC 3986 does not allow there.
    """
    HEADER_VALUE = 30
    """A value that goes into a header holds a byte other than visible ASCII, most likely a newline or space copied
    along: trim it.
    """
    PARAM_NAME = 31
    """A parameter has an empty name: name it."""
    PARAM_SIGNATURE = 32
    """A parameter is named signature, most likely left over from an earlier call: remove it, the signature is appended
    for you.
    """
    PARAM_RESERVED = 33
    """timestamp and recvWindow are appended by the request builder: set them in the call's fields, not among the
    parameters.
    """
    PARAM_DUPLICATE = 34
    """A parameter stands twice in the same place: send it once."""
    RECV_WINDOW = 35
    """recvWindow is above the maximum of 60000 ms that Toobit states: lower it, and measure the clock offset instead."""
    QUERY = 36
    """A ready query or form begins with ? or begins or ends with &: pass name=value pairs joined by single &, nothing
    around them.
    """
    BODY_KIND = 37
    """This request cannot carry this body: a GET has none, JSON must be a whole object or array, a form and JSON
    exclude each other, and Toobit does not sign JSON.
    """
    CLAIMS = 38
    """The claims must have jti and either uid and sid (bot) or iss, aid and scp (OAuth), not both: fill one set."""
    CLAIMS_TIME = 39
    """The claim exp must be later than iat: set exp to iat plus the lifetime in seconds."""
    HTTP_STATUS = 40
    """The HTTP status is not from 100 to 599: pass the status code of the response."""
    ENCODING = 41
    """The text is not valid hex or canonical base64url without padding: check that it was copied whole."""
    INTERVAL = 42
    """A duration is negative, or the response was received before the request was sent: read both times from the same
    clock.
    """
    BOUND = 43
    """The bound of a random number must be at least 1: pass how many values there are."""
    INDEX = 44
    """The response has no item with this number: count from 0 to one less than its item count."""
    QUERY_CHARACTER = 45
    """A ready query or form holds what no client sends as it is, a space, control character, # or non-ASCII, or a %
    without two hex digits: percent-encode names and values before signing.
    """
    TEXT = 46
    """A user name, app id or claim holds a control character, or white space or an invisible character around it, most
    likely copied along: trim it.
    """
    SIGNATURE = 50
    """The signature is wrong: compare the payload byte for byte with what was sent, then check the secret or key."""
    SIGNATURE_FORMAT = 51
    """The signature is not hex of the right length, which is 64 characters, or for RSA two for each byte of the key:
    pass it whole, without spaces or a prefix.
    """
    STALE = 52
    """The signature is right but too old or expired: sign again with the present time, and check the sender's clock."""
    FUTURE = 53
    """The signature is right but its time lies ahead of the clock: correct the sender's clock by its offset from the
    server.
    """
    TIMESTAMP_MISSING = 54
    """The signature is right but its parameters hold no valid timestamp: add timestamp in milliseconds before signing."""
    TOKEN_FORMAT = 55
    """The token is not a JWT of three base64url parts with JSON header and claims: pass what follows Bearer and a
    space, whole.
    """
    TOKEN_ALGORITHM = 56
    """The token's algorithm is not EdDSA: it is a legacy or forged token and must not be trusted."""
    TOKEN_CLAIMS = 57
    """The token is signed, but its claims are not those of a bot or of OAuth, whole and alone, or one of its times is
    not a number of seconds: it was not made for this use.
    """
    TOKEN_REQUEST = 58
    """The token is signed for another request: method, target and body, joined without anything between them, must be
    the bytes that were signed.
    """
    TOKEN_REQUEST_ID = 59
    """The token's jti is not the X-Request-Id of the request: send the jti as X-Request-Id."""
    RESPONSE = 61
    """The response is JSON but not what the service documents: check that it is the response to this request."""
    SYSTEM_CLOCK = 70
    """The system's clock cannot be read or stands before 1970: set it."""
    SYSTEM_RANDOM = 71
    """The system's random source failed: try again, and do not fall back to a weaker one."""
    SECRET_BYTE_ORDER_MARK = 80
    """The text begins with a byte order mark, which an editor put before it: save the file as UTF-8 without one."""
    SECRET_UTF16 = 81
    """The text is UTF-16, as PowerShell and Notepad write it: save the file as UTF-8."""
    SECRET_QUOTES = 82
    """The text begins or ends with a quotation mark, copied along with it: remove the marks."""
    SECRET_INVISIBLE = 83
    """The text holds a character that cannot be seen, such as a no-break or zero-width space: copy it as plain text,
    or type it.
    """
    SECRET_CONTROL = 84
    """The text holds a NUL, a line break or another control character: it is not one line of text, or was read at a
    wrong length.
    """
    SECRET_ASSIGNMENT = 85
    """The text is a whole line such as KEY=value: pass what stands behind the equals sign."""
    SECRET_PLACEHOLDER = 86
    """The text is a placeholder such as ${NAME}, which was never replaced: check how the configuration is read."""
    SECRET_MASKED = 87
    """The text is masked, by asterisks, bullets or dots: copy the secret where it is shown, or make a new one."""
    SECRET_ENCODED = 88
    """The text is base64 or hex of another text, as secret stores keep it: decode it first."""
    SECRET_FILE = 89
    """The text is a whole file, PEM or JSON, and not a secret: pass the secret alone."""
    KEY_PUBLIC = 90
    """This is a public key and a private one is needed: pass the one that belongs to it."""
    KEY_PRIVATE = 91
    """This is a private key and a public one is needed: pass the public key alone, and keep the private one secret."""
    KEY_RSA = 92
    """This is an RSA key, a legacy key of 2018 for Mixin: make a new session, whose key is Ed25519."""
    KEY_ENCRYPTED = 93
    """The private key is encrypted with a passphrase: decrypt it first, for example with openssl pkey."""
    KEY_KIND = 94
    """This is a key of another kind than Ed25519, such as X25519, Ed448 or an elliptic curve of NIST: find the Ed25519
    one.
    """
    KEY_FORM = 95
    """This holds a key in a form that is not read, such as OpenSSH or PKCS#12, a certificate or more than one key:
    convert it to PKCS#8 in PEM.
    """
    KEY_JSON = 96
    """The JSON is neither a JWK of an Ed25519 key nor a Mixin keystore, or not whole: pass the file as it was
    downloaded.
    """
    TIMESTAMP_PLACE = 100
    """The signature is right, but timestamp= or recvWindow= stands twice, inside another name or value, or across the
    end of the query, where its meaning can be moved: sign each once, as a parameter of its own.
    """
    RESPONSE_REQUEST_ID = 110
    """The response's X-Request-Id is missing or not that of the request: it is the response to another request, so do
    not trust it.
    """
    INTEGRITY_MISSING = 111
    """The response to an OAuth request has no X-Integrity-Token: do not trust it, something between you and the
    service may have made it.
    """
    PIN = 112
    """The PIN is neither six digits nor the 64 bytes of a TIP signature nor the 32 of a public key: pass digits as
    text, and the others as bytes, not as hex.
    """
    SERVER_KEY = 113
    """The server's key is missing, not 64 hex characters, or not for this use, since one of OAuth seals no PIN and one
    of X25519 verifies nothing: pass the keystore as it was read from its file.
    """
    IV = 114
    """The IV is not 16 bytes, or all of them are zero: draw 16 new bytes from the system's random source for each PIN."""
    ITERATOR = 115
    """The iterator is 0, or the last one was the greatest: take one that is greater than the last of this session,
    such as the time in nanoseconds.
    """
    TIP_ACTION = 116
    """This is no TIP action: pass one of those listed, such as TIP:VERIFY: with the colon at its end."""
    TIP_PARAMETER = 117
    """A parameter of the TIP action is missing, twice, not one of this action, or not of its form, such as an id that
    is no UUID in lower case: pass those that are listed for the action, by name.
    """
    TIP_AMOUNT = 118
    """An amount is not in the one form that is signed, a decimal without exponent, sign and superfluous zeros: write
    0.01 and not 0.0100, .01 or 1e-2.
    """
    OAUTH_PROOF = 119
    """The code is exchanged for a token with the client's secret or with the code verifier: pass one of them, not
    both.
    """
    SIGNATURE_BASE64 = 120
    """The signature is base64, where the service sends hex: pass the header as it came, or write those bytes as hex."""
    RSA_KEY = 121
    """The text is not an RSA public key, in PEM or as base64 of SubjectPublicKeyInfo, whole and with nothing behind
    it: pass publicKey as the service gave it.
    """
    RSA_SIZE = 122
    """The RSA key does not have 2048 to 4096 bits: a shorter one must not be trusted, so fetch the service's key
    again.
    """
    RSA_EXPONENT = 123
    """The exponent of the RSA key is not 65537: signatures under another one can be forged, so fetch the service's key
    again.
    """
    PUSH = 124
    """The body is not a push that the service documents, a JSON object with an event and the id of what it is about:
    verify it first, then read it yourself.
    """
    LISTEN_KEY = 126
    """The listen key is missing, or holds a character that would change the socket's path: pass the one that the
    service gave, whole.
    """
    RPC_METHOD = 127
    """There is no such method, or it is for the socket alone: take one of the service's own, such as order.limit, and
    for the socket write a message.
    """
    RPC_PARAMS = 128
    """The parameters do not fit the method: pass a JSON list without the token, amounts and prices as text, the side
    as 1 or 2; a method that takes no token is called without one.
    """
    NONCE = 129
    """The nonce is not 12 bytes, or all of them are zero: draw 12 new bytes from the system's random source for each
    token.
    """
    SEALED_FORMAT = 130
    """This is no sealed token, or one of a version that is not known here: check that the store gave it whole and
    under the right name, else request a new token.
    """
    SEALED = 131
    """The token was sealed by another secret or for another account, or was changed since: do not use it, request a
    new token.
    """


class Outcome(IntEnum):
    """What became of a request: a OUTCOME_ constant."""

    UNKNOWN = 0
    """The request may have been executed: look it up by your own id of it before you send it again. Zero, so that what
    was never set is not a success.
    """
    ACCEPTED = 1
    """The service accepted the request."""
    REFUSED = 2
    """The service refused it: nothing was executed."""
    PARTIAL = 3
    """The request was a batch, of which some items failed and some did not."""


REQUEST_MAX_HEADERS = 8
"""How many headers a request can hold."""
ABI_VERSION = 2
"""What abi_version of a library that fits this header returns."""
SIGNATURE_SIZE = 65
"""Bytes of a hex signature with its NUL."""
SHA256_SIZE = 32
"""Bytes of a SHA-256 digest or an HMAC-SHA256."""
ED25519_SEED_SIZE = 32
"""Bytes of an Ed25519 seed (RFC 8032, section 5.1.5)."""
ED25519_PUBLIC_SIZE = 32
"""Bytes of an Ed25519 public key."""
ED25519_SIGNATURE_SIZE = 64
"""Bytes of an Ed25519 signature."""
UUID_SIZE = 37
"""Bytes of a UUID in its text form with its NUL (RFC 9562, section 4)."""
UTC_SIZE = 21
"""Bytes of YYYY-MM-DDTHH:MM:SSZ with its NUL."""
HMAC_KEY_SIZE = 128
"""Bytes of hmac_key."""
ED25519_KEY_SIZE = 320
"""Bytes of ed25519_key."""
