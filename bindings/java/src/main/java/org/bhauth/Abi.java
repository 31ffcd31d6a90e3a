// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
package org.bhauth;

/** The C ABI in numbers: its constants, and where the members of its structs lie. */
final class Abi {
    private Abi() {}

    static final int REQUEST_MAX_HEADERS = 8;
    static final int OUTCOME_UNKNOWN = 0;
    static final int OUTCOME_ACCEPTED = 1;
    static final int OUTCOME_REFUSED = 2;
    static final int OUTCOME_PARTIAL = 3;
    static final int ABI_VERSION = 2;
    static final int SIGNATURE_SIZE = 65;
    static final int SHA256_SIZE = 32;
    static final int ED25519_SEED_SIZE = 32;
    static final int ED25519_PUBLIC_SIZE = 32;
    static final int ED25519_SIGNATURE_SIZE = 64;
    static final int UUID_SIZE = 37;
    static final int UTC_SIZE = 21;
    static final int HMAC_KEY_SIZE = 128;
    static final int ED25519_KEY_SIZE = 320;
    static final int TOKEN_USE = 0;
    static final int TOKEN_REFRESH = 1;
    static final int TOKEN_WAIT = 2;
    static final long PAVE_WINDOW_MS = 300000;
    static final long PAVE_TOKEN_LIFETIME_MS = 300000;
    static final int MIXIN_ANY_BODY = 1;
    static final int MIXIN_SERVER_KEY_NONE = 0;
    static final int MIXIN_SERVER_KEY_ED25519 = 1;
    static final int MIXIN_SERVER_KEY_X25519 = 2;
    static final long TOOBIT_DEFAULT_RECV_WINDOW_MS = 5000;
    static final long TOOBIT_MAX_RECV_WINDOW_MS = 60000;
    static final long TOOBIT_LISTEN_KEY_LIFETIME_MS = 3600000;
    static final int BITBITDUO_SHA256 = 0;
    static final int BITBITDUO_HMAC_SHA256 = 1;
    static final int BITBITDUO_HMAC_SHA256_APPID = 2;
    static final long BITBITDUO_TOKEN_LIFETIME_MS = 7200000;
    static final long BITBITDUO_MIN_INTERVAL_MS = 60000;

    /** {@code bh_request}. */
    static final class Request {
        private Request() {}

        static final int HEADER_COUNT = 0;
        static final int METHOD = 1;
        static final int TARGET = 3;
        static final int BODY = 5;
        static final int HEADERS = 7;
        static final int HEADERS_STEP = 4;
        static final int SPANS = 39;
    }

    /** {@code bh_response}. */
    static final class Response {
        private Response() {}

        static final int ERROR_NAME = 0;
        static final int ERROR_MESSAGE = 2;
        static final int DETAIL = 4;
        static final int ADVICE = 6;
        static final int TOKEN = 8;
        static final int SPANS = 10;
        static final int OUTCOME = 0;
        static final int HTTP_STATUS = 1;
        static final int ERROR_CODE = 2;
        static final int EXPIRES_MS = 3;
        static final int SERVER_TIME_MS = 4;
        static final int RETRY_AFTER_MS = 5;
        static final int RETRY_AT_MS = 6;
        static final int ITEM_COUNT = 7;
        static final int FAILED_COUNT = 8;
        static final int NUMBERS = 9;
    }

    /** {@code bh_diagnosis}. */
    static final class Diagnosis {
        private Diagnosis() {}

        static final int NAMES = 0;
        static final int MESSAGE = 2;
        static final int PAYLOAD = 4;
        static final int TRIED = 6;
        static final int SPANS = 8;
        static final int MISTAKE = 0;
        static final int SECOND_MISTAKE = 1;
        static final int THIRD_MISTAKE = 2;
        static final int COMPUTED = 3;
        static final int NUMBERS = 4;
    }

    /** {@code bh_mixin_token}. */
    static final class MixinToken {
        private MixinToken() {}

        static final int ALG = 0;
        static final int SIG = 2;
        static final int CLAIMS_UID = 4;
        static final int CLAIMS_SID = 6;
        static final int CLAIMS_AID = 8;
        static final int CLAIMS_ISS = 10;
        static final int CLAIMS_SCP = 12;
        static final int CLAIMS_JTI = 14;
        static final int SPANS = 16;
        static final int CLAIMS_IAT_S = 0;
        static final int CLAIMS_EXP_S = 1;
        static final int CLAIMS_FLAGS = 2;
        static final int NUMBERS = 3;
    }

    /** {@code bh_mixin_keystore}. */
    static final class MixinKeystore {
        private MixinKeystore() {}

        static final int APP_ID = 0;
        static final int SESSION_ID = 2;
        static final int AUTHORIZATION_ID = 4;
        static final int SCOPE = 6;
        static final int PRIVATE_KEY = 8;
        static final int SERVER_KEY = 10;
        static final int SPEND_KEY = 12;
        static final int PIN = 14;
        static final int SPANS = 16;
        static final int SERVER_KEY_KIND = 0;
        static final int NUMBERS = 1;
    }

    /** {@code bh_mixin_authorization}. */
    static final class MixinAuthorization {
        private MixinAuthorization() {}

        static final int AUTHORIZATION_ID = 0;
        static final int SCOPE = 2;
        static final int SERVER_KEY = 4;
        static final int SPANS = 6;
    }

    /** The order in which the texts of {@code bh_mixin_claims} are packed. */
    static final class MixinClaims {
        private MixinClaims() {}

        static final int UID = 0;
        static final int SID = 1;
        static final int AID = 2;
        static final int ISS = 3;
        static final int SCP = 4;
        static final int JTI = 5;
        static final int TEXTS = 6;
    }
}
