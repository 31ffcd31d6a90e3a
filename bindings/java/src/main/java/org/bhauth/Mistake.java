// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.
package org.bhauth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A mistake that makes a signature wrong. Numbers and names are permanent. */
public enum Mistake {
    /** The secret ends in a line break: trim what is read from a file or an environment. */
    SECRET_NEWLINE(101),
    /** A space or tab stands around the secret: trim it. */
    SECRET_SPACE(102),
    /** A NUL byte ends the secret: pass its length without it. */
    SECRET_NUL(103),
    /** A byte order mark begins the secret: save the file without one. */
    SECRET_BYTE_ORDER_MARK(104),
    /** Quotes stand around the secret: take them off. */
    SECRET_QUOTES(105),
    /**
     * The secret given here has white space or quotes around it that the signature was made
     * without: take them off here.
     */
    SECRET_TRIMMED(106),
    /** The secret was decoded from hex: use its characters as they are. */
    SECRET_HEX_DECODED(107),
    /** The secret was decoded from Base64: use its characters as they are. */
    SECRET_BASE64_DECODED(108),
    /** The secret was written as hex: use its characters as they are. */
    SECRET_HEX_ENCODED(109),
    /** The secret was written as Base64: use its characters as they are. */
    SECRET_BASE64_ENCODED(110),
    /** The API key was taken for the secret: swap the two. */
    SECRET_IS_API_KEY(111),
    /** The secret is in another case: keep its letters as they are. */
    SECRET_CASE(112),
    /**
     * A part of the secret is missing: look for a limit on its length, and for a character left out
     * when it was copied.
     */
    SECRET_CUT(113),
    /** The secret was taken as UTF-16: take its UTF-8 bytes. */
    SECRET_UTF16(114),
    /** A placeholder of the documents was used for the secret: put the real one there. */
    SECRET_PLACEHOLDER(115),
    /** The secret was empty: see that it is loaded before it is used. */
    SECRET_EMPTY(116),
    /** The secret was percent-encoded, or decoded: use its characters as they are. */
    SECRET_PERCENT_ENCODED(117),
    /** A hash of the secret was used as the key: use its characters as they are. */
    SECRET_HASHED(118),
    /** The secret stands there twice: paste it once. */
    SECRET_TWICE(119),
    /** A name or prefix stands before the secret: take only what is behind it. */
    SECRET_WITH_ITS_NAME(120),
    /** A variable's name was used for the secret: see that its value is filled in. */
    SECRET_VARIABLE(121),
    /** The secret is in reverse: keep the order of its characters. */
    SECRET_REVERSED(122),
    /**
     * The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as
     * they are.
     */
    SECRET_CHARACTER_SET(123),
    /** A hash without a key was taken: take HMAC-SHA256 with the secret as the key. */
    PLAIN_HASH(201),
    /**
     * A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key.
     */
    SECRET_APPENDED(202),
    /**
     * A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key.
     */
    SECRET_PREPENDED(203),
    /** HMAC with SHA-1 was taken: take SHA-256. */
    HMAC_SHA1(204),
    /** HMAC with SHA-512 or SHA-384 was taken: take SHA-256. */
    HMAC_SHA512(205),
    /** HMAC with MD5 was taken: take SHA-256. */
    HMAC_MD5(206),
    /** HMAC with SHA-224 was taken: take SHA-256. */
    HMAC_SHA224(207),
    /** Key and payload are in each other's place: HMAC's key is the secret. */
    KEY_AND_PAYLOAD_SWAPPED(208),
    /** The payload was hashed before it was signed: give HMAC the payload itself. */
    PAYLOAD_HASHED_FIRST(209),
    /** The MAC was hashed or signed once more: send its hex. */
    HASHED_AGAIN(210),
    /** HMAC was taken where a plain SHA-256 is due: name the scheme that you mean. */
    HMAC_FOR_HASH(211),
    /** It is right under another scheme: name the scheme that you mean. */
    OTHER_SCHEME(212),
    /** A plain hash other than SHA-256 was taken: take SHA-256. */
    OTHER_HASH(213),
    /** The signature, or Mixin's claim `sig`, is in upper case: write lower case. */
    SIGNATURE_UPPER_CASE(301),
    /** The signature, or Mixin's claim `sig`, is Base64: write hex. */
    SIGNATURE_BASE64(302),
    /** The signature, or Mixin's claim `sig`, is base64url: write hex. */
    SIGNATURE_BASE64URL(303),
    /** The signature is the hex of hex: encode the MAC once. */
    SIGNATURE_HEX_OF_HEX(304),
    /** The signature is the Base64 of hex: send the hex. */
    SIGNATURE_BASE64_OF_HEX(305),
    /** A part of the signature is missing: send all of it. */
    SIGNATURE_CUT(306),
    /** Something stands before the signature's hex: send the hex alone. */
    SIGNATURE_PREFIX(307),
    /** The signature's hex has separators: send the digits alone. */
    SIGNATURE_SEPARATED(308),
    /** White space or quotes stand around the signature: trim it. */
    SIGNATURE_SPACE(309),
    /** The signature is percent-encoded: send hex, which needs none. */
    SIGNATURE_PERCENT_ENCODED(310),
    /** Zeros are missing in the signature's hex: write two digits for each byte. */
    SIGNATURE_ZEROS_DROPPED(311),
    /** The MAC's bytes are in reverse: keep their order. */
    SIGNATURE_BYTES_REVERSED(312),
    /** The parameters were sorted: sign them in the order in which they are sent. */
    PARAMS_SORTED(401),
    /** The parameters are in another order: sign them in the order in which they are sent. */
    PARAMS_REORDERED(402),
    /** A parameter that is sent was not signed: sign all that is sent. */
    PARAM_MISSING(403),
    /** RecvWindow was not signed: append it before signing. */
    RECV_WINDOW_MISSING(404),
    /** The timestamp was not signed: append it before signing. */
    TIMESTAMP_MISSING(405),
    /** The timestamp was signed in seconds: sign milliseconds, as sent. */
    TIMESTAMP_SECONDS(406),
    /** The timestamp was signed in milliseconds: sign seconds, as sent. */
    TIMESTAMP_MILLISECONDS(407),
    /** The timestamp was signed with a fraction: sign a whole number, as sent. */
    TIMESTAMP_FLOAT(408),
    /** The timestamp was signed in quotes: sign the digits alone. */
    TIMESTAMP_QUOTED(409),
    /** The timestamp was signed in another form: sign the very text that is sent. */
    TIMESTAMP_OTHER_FORM(410),
    /** Another time was signed than the one sent: read the clock once, and sign and send that. */
    TIMESTAMP_OTHER(411),
    /** A local time was signed as UTC: sign UTC, as sent. */
    TIMESTAMP_ZONE(412),
    /** A parameter `signature` was signed: sign before it is appended. */
    SIGNATURE_INCLUDED(413),
    /** `&amp;` was put between query and body: join them with nothing between. */
    JOINED_BY_AND(414),
    /** Something else was put between query and body: join them with nothing between. */
    JOINED_OTHERWISE(415),
    /** The body was signed before the query: the query comes first. */
    BODY_BEFORE_QUERY(416),
    /** The body was not signed: sign it too, as it is sent. */
    BODY_MISSING(417),
    /** The query was not signed: sign it too, as it is sent. */
    QUERY_MISSING(418),
    /** The JSON body was signed: sign the query alone. */
    JSON_BODY_SIGNED(419),
    /** The `?` was signed: sign what is behind it. */
    QUESTION_MARK(420),
    /** The path was signed: sign what the service says, and no more. */
    PATH_INCLUDED(421),
    /** The host was signed: sign what the service says, and no more. */
    HOST_INCLUDED(422),
    /** The method was signed: sign what the service says, and no more. */
    METHOD_INCLUDED(423),
    /** The API key was signed: sign what the service says, and no more. */
    API_KEY_INCLUDED(424),
    /** Raw values were signed, and encoded ones sent: sign what is sent. */
    VALUES_NOT_ENCODED(425),
    /** Encoded values were signed, and raw ones sent: sign what is sent. */
    VALUES_ENCODED(426),
    /** Values were encoded twice before signing: encode once, and sign that. */
    ENCODED_TWICE(427),
    /** `+` was signed for a space, or `%20` for `+`: sign what is sent. */
    PLUS_FOR_SPACE(428),
    /** The escapes were signed in another case: sign what is sent. */
    ESCAPES_CASE(429),
    /** Another set of characters was encoded before signing: sign what is sent. */
    OTHER_ENCODING(430),
    /** Other separators were signed: sign what is sent. */
    OTHER_SEPARATORS(431),
    /** Only values were signed: sign the names too, as they are sent. */
    VALUES_ONLY(432),
    /** Parameters without a value were left out: sign all that is sent. */
    EMPTY_PARAMS_DROPPED(433),
    /** The parameters were signed as JSON: sign them as they are sent. */
    PAYLOAD_JSON(434),
    /** The Base64 of the payload was signed: sign the payload itself. */
    PAYLOAD_BASE64(435),
    /** The hex of the payload was signed: sign the payload itself. */
    PAYLOAD_HEX(436),
    /** The whole payload was percent-encoded, or decoded: sign what is sent. */
    PAYLOAD_PERCENT_ENCODED(437),
    /** A line break was signed at the end: sign the payload without it. */
    PAYLOAD_NEWLINE(438),
    /** White space was signed around the payload: sign what is sent. */
    PAYLOAD_SPACE(439),
    /** Quotes were signed around the payload: sign what is sent. */
    PAYLOAD_QUOTES(440),
    /** A byte order mark was signed: sign what is sent. */
    PAYLOAD_BYTE_ORDER_MARK(441),
    /** The payload was signed as UTF-16: sign its UTF-8 bytes. */
    PAYLOAD_UTF16(442),
    /** The payload was signed in another case: sign what is sent. */
    PAYLOAD_CASE(443),
    /** The payload was signed twice over: clear what an earlier update left. */
    PAYLOAD_TWICE(444),
    /** Nothing was signed: see that the payload is built before it is signed. */
    PAYLOAD_EMPTY(445),
    /** `&amp;` was signed at an end: sign what is sent. */
    LOOSE_AND(446),
    /** Names were signed in another case: sign what is sent. */
    NAMES_CASE(447),
    /** The secret was signed as a part of the payload: it is the key alone. */
    SECRET_INCLUDED(448),
    /** `&amp;` became an HTML entity: look at the payload's bytes where it is built. */
    AMPERSAND_MANGLED(449),
    /** The JSON was written again with other white space: sign the bytes that are sent. */
    JSON_SPACES(450),
    /** The JSON was written again with sorted names: sign the bytes that are sent. */
    JSON_SORTED(451),
    /** The JSON was written again with slashes escaped otherwise: sign the bytes that are sent. */
    JSON_SLASHES(452),
    /** The JSON was written again with other characters escaped: sign the bytes that are sent. */
    JSON_ASCII(453),
    /**
     * The JSON was written again with `&lt;`, `&gt;` and `&amp;` escaped: sign the bytes that are
     * sent.
     */
    JSON_HTML(454),
    /**
     * An empty object, or the text of one or of no value, was signed for the body: sign the body
     * that is sent, or nothing if there is none.
     */
    BODY_EMPTY_OBJECT(455),
    /** A number, true or false was signed in another form: sign the very text that is sent. */
    NUMBERS_OTHER_FORM(456),
    /** The members of the JSON were signed as a form: sign what is sent. */
    JSON_AS_FORM(457),
    /** A hash of the body was signed in its place: sign what the service says. */
    BODY_HASHED(458),
    /**
     * The text of an object, or of no value, was signed, as a language prints it: write the members
     * out as they are sent, and sign that.
     */
    OBJECT_TEXT(459),
    /**
     * Characters were signed in another character set, or with accents apart: sign the bytes that
     * are sent.
     */
    OTHER_CHARACTER_SET(460),
    /** A list was signed in another form: repeat or join the parameter as it is sent. */
    REPEATED_OTHERWISE(461),
    /**
     * Another recvWindow was signed than the one that is sent, or one that is not sent: append it
     * once, and sign and send that.
     */
    RECV_WINDOW_OTHER(462),
    /** A parameter without a value was signed, and not sent: leave it out before signing. */
    EMPTY_PARAM_SIGNED(463),
    /**
     * The JSON was written again with other white space and escapes, as json.dumps and json_encode
     * do: sign the bytes that are sent.
     */
    JSON_REWRITTEN(464),
    /**
     * The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it
     * once, and sign and send that.
     */
    JSON_TWICE(465),
    /**
     * A number of the JSON was signed as a text, or a text as a number: sign the bytes that are
     * sent.
     */
    JSON_NUMBER_AS_TEXT(466),
    /** The parts are in another order: sign username, API key and timestamp in this order. */
    PARTS_ORDER(501),
    /** Other separators were signed: put `:` and `&#64;` between the parts. */
    PARTS_SEPARATORS(502),
    /** A part was not signed: sign username, API key and timestamp. */
    PART_MISSING(503),
    /**
     * The user name was signed in another case, or with white space or quotes around it: sign it as
     * it is.
     */
    USERNAME_CASE(504),
    /** The appid was signed: this scheme signs appkey, random and time. */
    APPID_INCLUDED(505),
    /** The appid was not signed: this scheme signs appid, random and time. */
    APPID_MISSING(506),
    /** Random and time are in each other's place: swap them. */
    RANDOM_TIME_SWAPPED(507),
    /** The appkey is in upper case: keep its letters as they are. */
    APPKEY_UPPER_CASE(508),
    /**
     * The API key was signed with white space, quotes or a word around it, or in another case: sign
     * it as it is sent.
     */
    API_KEY_OTHERWISE(509),
    /** The user name was signed without what follows its `&#64;`: sign all of it. */
    USERNAME_LOCAL_PART(510),
    /** The random number was signed in another form: sign its digits alone, as they are sent. */
    RANDOM_OTHER_FORM(511),
    /**
     * Another method was signed than the one that is sent: sign the method of the request itself.
     */
    METHOD_OTHER(601),
    /** The method was signed in another case: sign it in upper case. */
    METHOD_CASE(602),
    /** The method was not signed: sign method, target and body. */
    METHOD_MISSING(603),
    /** A fragment was signed: what is behind `#` is never sent, so leave it out. */
    FRAGMENT_INCLUDED(604),
    /** A slash at an end of the path was signed otherwise: sign the path exactly as it is sent. */
    SLASH_OTHER(605),
    /** The request's parts were hashed in another order: take method, target and body. */
    REQUEST_ORDER(606),
    /**
     * The token was made for another target than the one that is sent: make a token for each
     * request, of its own method, target and body.
     */
    REQUEST_OTHER(607),
    /**
     * The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with
     * EdDSA.
     */
    ALGORITHM_RSA(611),
    /** The token's header names no algorithm: sign with EdDSA and name it. */
    ALGORITHM_NONE(612),
    /** The token's header names another algorithm: write `EdDSA`, in these letters, and sign so. */
    ALGORITHM_OTHER(613),
    /** The token has no signature: send all of its three parts. */
    TOKEN_UNSIGNED(614),
    /** The header's `Bearer` was taken for a part of the token: pass what follows it. */
    TOKEN_BEARER(615),
    /** The token's Base64 is padded: leave the `=` out. */
    TOKEN_PADDED(616),
    /** The token is Base64 of the standard alphabet: take that of URLs, with `-` and `_`. */
    TOKEN_ALPHABET(617),
    /** The token's signature is hex: write its 64 bytes in base64url. */
    TOKEN_SIGNATURE_HEX(618),
    /** The claims alone were signed: sign header and claims, joined by a dot. */
    HEADER_NOT_SIGNED(619),
    /** The JSON of header and claims was signed: sign their base64url. */
    JSON_SIGNED(620),
    /**
     * The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says.
     */
    SEED_AS_SCALAR(631),
    /**
     * The key's public half does not belong to its seed: fetch the key anew, since each such
     * signature gives the key away.
     */
    PUBLIC_HALF_WRONG(632),
    /**
     * The key's text was decoded in another way than it is encoded: read it as hex or base64url, as
     * it is.
     */
    KEY_DECODED_OTHERWISE(633),
    /** The claim `iat` or `exp` is in milliseconds: write seconds. */
    CLAIMS_MILLISECONDS(641),
    /** The claim `iat` or `exp` is a text: write a number. */
    CLAIMS_TIME_TEXT(642),
    /** The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in seconds. */
    CLAIMS_ORDER(643),
    /**
     * A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid` and `sid` or
     * `iss`, `aid` and `scp`.
     */
    CLAIM_MISSING(644),
    /** The claims are a bot's and those of OAuth together: send one of the two sets. */
    CLAIMS_MIXED(645),
    /** The token has expired: make a new one for each request, and check the clock. */
    TOKEN_EXPIRED(646),
    /** The token is issued ahead of the clock: correct the clock by its offset from the server. */
    TOKEN_AHEAD(647),
    /** The claim `jti` is not the request's `X-Request-Id`: send the same in both. */
    JTI_NOT_REQUEST_ID(648),
    /** The claim `iat` or `exp` has a fraction: write whole seconds. */
    CLAIMS_FRACTION(649),
    /** There is no mistake: the signature is right. */
    NONE(1),
    /** None of the known mistakes makes this signature. */
    UNKNOWN(0);

    private static final Map<Integer, Mistake> BY_NUMBER = new HashMap<>();

    static {
        for (Mistake mistake : values()) {
            BY_NUMBER.put(mistake.number, mistake);
        }
    }

    private final int number;

    Mistake(int number) {
        this.number = number;
    }

    /**
     * The number of a mistake in {@code bh_auth.h}.
     *
     * @return the number
     */
    public int number() {
        return number;
    }

    /**
     * The name of a mistake, the same in every language.
     *
     * @return the name, such as {@code secret_newline}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Find a mistake by its number.
     *
     * @param number the number in {@code bh_auth.h}
     * @return the mistake, or {@link #UNKNOWN}
     */
    public static Mistake of(int number) {
        return BY_NUMBER.getOrDefault(number, UNKNOWN);
    }
}
