//! What VelaFi and Toobit share: both stand on the BHEX broker platform, whose errors these are.

use crate::core::response::KnownError;

/// The errors of the platform that have to do with authentication.
pub const ERRORS: &[KnownError] = &[
    (
        -1002,
        "UNAUTHORIZED",
        "The request is not authenticated: send X-BH-TOKEN with a token that has not expired (VelaFi), or the API key and signature (Toobit).",
    ),
    (-1003, "TOO_MANY_REQUESTS", "Too many requests: wait, and send fewer of them."),
    (
        -1021,
        "INVALID_TIMESTAMP",
        "The timestamp is too old or ahead of the server: measure the clock offset, add it to the timestamp, and sign anew.",
    ),
    (
        -1022,
        "INVALID_SIGNATURE",
        "The signature does not belong to what was sent: check the secret and that no newline was copied along with it, and that nothing was re-ordered or re-encoded after signing.",
    ),
    (-1023, "BIND_IP_FIRST", "The API key needs a bound IP address: bind one in the account's settings."),
    (
        -2014,
        "BAD_API_KEY_FORMAT",
        "The API key has a wrong format: check that it was copied whole, and goes into the right header.",
    ),
    (
        -2015,
        "REJECTED_API_KEY",
        "The API key, its IP address or its permission is not accepted: check all three in the account's settings.",
    ),
];
