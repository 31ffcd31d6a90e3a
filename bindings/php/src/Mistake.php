<?php

// Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.

declare(strict_types=1);

namespace BhAuth;

/** A mistake that makes a signature wrong: a `MISTAKE_` constant. Numbers and names are permanent. */
enum Mistake: int
{
    /**
     * None of the known mistakes, and no two of them that were tried together, make this signature: compare secret
     * and payload with what was signed there.
     */
    case Unknown = 0;
    /** There is no mistake: the signature is right. */
    case None = 1;
    /** The secret ends in a line break: trim what is read from a file or an environment. */
    case SecretNewline = 101;
    /** A space or tab stands around the secret: trim it. */
    case SecretSpace = 102;
    /** A NUL byte ends the secret: pass its length without it. */
    case SecretNul = 103;
    /** A byte order mark begins the secret: save the file without one. */
    case SecretByteOrderMark = 104;
    /** Quotes stand around the secret: take them off. */
    case SecretQuotes = 105;
    /**
     * The secret given here has white space or quotes around it that the signature was made without: take them off
     * here.
     */
    case SecretTrimmed = 106;
    /** The secret was decoded from hex: use its characters as they are. */
    case SecretHexDecoded = 107;
    /** The secret was decoded from Base64: use its characters as they are. */
    case SecretBase64Decoded = 108;
    /** The secret was written as hex: use its characters as they are. */
    case SecretHexEncoded = 109;
    /** The secret was written as Base64: use its characters as they are. */
    case SecretBase64Encoded = 110;
    /** The API key was taken for the secret: swap the two. */
    case SecretIsApiKey = 111;
    /** The secret is in another case: keep its letters as they are. */
    case SecretCase = 112;
    /**
     * A part of the secret is missing: look for a limit on its length, and for a character left out when it was
     * copied.
     */
    case SecretCut = 113;
    /** The secret was taken as UTF-16: take its UTF-8 bytes. */
    case SecretUtf16 = 114;
    /** A placeholder of the documents was used for the secret: put the real one there. */
    case SecretPlaceholder = 115;
    /** The secret was empty: see that it is loaded before it is used. */
    case SecretEmpty = 116;
    /** The secret was percent-encoded, or decoded: use its characters as they are. */
    case SecretPercentEncoded = 117;
    /** A hash of the secret was used as the key: use its characters as they are. */
    case SecretHashed = 118;
    /** The secret stands there twice: paste it once. */
    case SecretTwice = 119;
    /** A name or prefix stands before the secret: take only what is behind it. */
    case SecretWithItsName = 120;
    /** A variable's name was used for the secret: see that its value is filled in. */
    case SecretVariable = 121;
    /** The secret is in reverse: keep the order of its characters. */
    case SecretReversed = 122;
    /** The secret was taken in another character set, or with accents apart: take its UTF-8 bytes as they are. */
    case SecretCharacterSet = 123;
    /** A hash without a key was taken: take HMAC-SHA256 with the secret as the key. */
    case PlainHash = 201;
    /** A plain hash of payload and secret was taken: take HMAC-SHA256 with the secret as the key. */
    case SecretAppended = 202;
    /** A plain hash of secret and payload was taken: take HMAC-SHA256 with the secret as the key. */
    case SecretPrepended = 203;
    /** HMAC with SHA-1 was taken: take SHA-256. */
    case HmacSha1 = 204;
    /** HMAC with SHA-512 or SHA-384 was taken: take SHA-256. */
    case HmacSha512 = 205;
    /** HMAC with MD5 was taken: take SHA-256. */
    case HmacMd5 = 206;
    /** HMAC with SHA-224 was taken: take SHA-256. */
    case HmacSha224 = 207;
    /** Key and payload are in each other's place: HMAC's key is the secret. */
    case KeyAndPayloadSwapped = 208;
    /** The payload was hashed before it was signed: give HMAC the payload itself. */
    case PayloadHashedFirst = 209;
    /** The MAC was hashed or signed once more: send its hex. */
    case HashedAgain = 210;
    /** HMAC was taken where a plain SHA-256 is due: name the scheme that you mean. */
    case HmacForHash = 211;
    /** It is right under another scheme: name the scheme that you mean. */
    case OtherScheme = 212;
    /** A plain hash other than SHA-256 was taken: take SHA-256. */
    case OtherHash = 213;
    /** The signature, or Mixin's claim `sig`, is in upper case: write lower case. */
    case SignatureUpperCase = 301;
    /** The signature, or Mixin's claim `sig`, is Base64: write hex. */
    case SignatureBase64 = 302;
    /** The signature, or Mixin's claim `sig`, is base64url: write hex. */
    case SignatureBase64url = 303;
    /** The signature is the hex of hex: encode the MAC once. */
    case SignatureHexOfHex = 304;
    /** The signature is the Base64 of hex: send the hex. */
    case SignatureBase64OfHex = 305;
    /** A part of the signature is missing: send all of it. */
    case SignatureCut = 306;
    /** Something stands before the signature's hex: send the hex alone. */
    case SignaturePrefix = 307;
    /** The signature's hex has separators: send the digits alone. */
    case SignatureSeparated = 308;
    /** White space or quotes stand around the signature: trim it. */
    case SignatureSpace = 309;
    /** The signature is percent-encoded: send hex, which needs none. */
    case SignaturePercentEncoded = 310;
    /** Zeros are missing in the signature's hex: write two digits for each byte. */
    case SignatureZerosDropped = 311;
    /** The MAC's bytes are in reverse: keep their order. */
    case SignatureBytesReversed = 312;
    /** The parameters were sorted: sign them in the order in which they are sent. */
    case ParamsSorted = 401;
    /** The parameters are in another order: sign them in the order in which they are sent. */
    case ParamsReordered = 402;
    /** A parameter that is sent was not signed: sign all that is sent. */
    case ParamMissing = 403;
    /** RecvWindow was not signed: append it before signing. */
    case RecvWindowMissing = 404;
    /** The timestamp was not signed: append it before signing. */
    case TimestampMissing = 405;
    /** The timestamp was signed in seconds: sign milliseconds, as sent. */
    case TimestampSeconds = 406;
    /** The timestamp was signed in milliseconds: sign seconds, as sent. */
    case TimestampMilliseconds = 407;
    /** The timestamp was signed with a fraction: sign a whole number, as sent. */
    case TimestampFloat = 408;
    /** The timestamp was signed in quotes: sign the digits alone. */
    case TimestampQuoted = 409;
    /** The timestamp was signed in another form: sign the very text that is sent. */
    case TimestampOtherForm = 410;
    /** Another time was signed than the one sent: read the clock once, and sign and send that. */
    case TimestampOther = 411;
    /** A local time was signed as UTC: sign UTC, as sent. */
    case TimestampZone = 412;
    /** A parameter `signature` was signed: sign before it is appended. */
    case SignatureIncluded = 413;
    /** `&` was put between query and body: join them with nothing between. */
    case JoinedByAnd = 414;
    /** Something else was put between query and body: join them with nothing between. */
    case JoinedOtherwise = 415;
    /** The body was signed before the query: the query comes first. */
    case BodyBeforeQuery = 416;
    /** The body was not signed: sign it too, as it is sent. */
    case BodyMissing = 417;
    /** The query was not signed: sign it too, as it is sent. */
    case QueryMissing = 418;
    /** The JSON body was signed: sign the query alone. */
    case JsonBodySigned = 419;
    /** The `?` was signed: sign what is behind it. */
    case QuestionMark = 420;
    /** The path was signed: sign what the service says, and no more. */
    case PathIncluded = 421;
    /** The host was signed: sign what the service says, and no more. */
    case HostIncluded = 422;
    /** The method was signed: sign what the service says, and no more. */
    case MethodIncluded = 423;
    /** The API key was signed: sign what the service says, and no more. */
    case ApiKeyIncluded = 424;
    /** Raw values were signed, and encoded ones sent: sign what is sent. */
    case ValuesNotEncoded = 425;
    /** Encoded values were signed, and raw ones sent: sign what is sent. */
    case ValuesEncoded = 426;
    /** Values were encoded twice before signing: encode once, and sign that. */
    case EncodedTwice = 427;
    /** `+` was signed for a space, or `%20` for `+`: sign what is sent. */
    case PlusForSpace = 428;
    /** The escapes were signed in another case: sign what is sent. */
    case EscapesCase = 429;
    /** Another set of characters was encoded before signing: sign what is sent. */
    case OtherEncoding = 430;
    /** Other separators were signed: sign what is sent. */
    case OtherSeparators = 431;
    /** Only values were signed: sign the names too, as they are sent. */
    case ValuesOnly = 432;
    /** Parameters without a value were left out: sign all that is sent. */
    case EmptyParamsDropped = 433;
    /** The parameters were signed as JSON: sign them as they are sent. */
    case PayloadJson = 434;
    /** The Base64 of the payload was signed: sign the payload itself. */
    case PayloadBase64 = 435;
    /** The hex of the payload was signed: sign the payload itself. */
    case PayloadHex = 436;
    /** The whole payload was percent-encoded, or decoded: sign what is sent. */
    case PayloadPercentEncoded = 437;
    /** A line break was signed at the end: sign the payload without it. */
    case PayloadNewline = 438;
    /** White space was signed around the payload: sign what is sent. */
    case PayloadSpace = 439;
    /** Quotes were signed around the payload: sign what is sent. */
    case PayloadQuotes = 440;
    /** A byte order mark was signed: sign what is sent. */
    case PayloadByteOrderMark = 441;
    /** The payload was signed as UTF-16: sign its UTF-8 bytes. */
    case PayloadUtf16 = 442;
    /** The payload was signed in another case: sign what is sent. */
    case PayloadCase = 443;
    /** The payload was signed twice over: clear what an earlier update left. */
    case PayloadTwice = 444;
    /** Nothing was signed: see that the payload is built before it is signed. */
    case PayloadEmpty = 445;
    /** `&` was signed at an end: sign what is sent. */
    case LooseAnd = 446;
    /** Names were signed in another case: sign what is sent. */
    case NamesCase = 447;
    /** The secret was signed as a part of the payload: it is the key alone. */
    case SecretIncluded = 448;
    /** `&` became an HTML entity: look at the payload's bytes where it is built. */
    case AmpersandMangled = 449;
    /** The JSON was written again with other white space: sign the bytes that are sent. */
    case JsonSpaces = 450;
    /** The JSON was written again with sorted names: sign the bytes that are sent. */
    case JsonSorted = 451;
    /** The JSON was written again with slashes escaped otherwise: sign the bytes that are sent. */
    case JsonSlashes = 452;
    /** The JSON was written again with other characters escaped: sign the bytes that are sent. */
    case JsonAscii = 453;
    /** The JSON was written again with `<`, `>` and `&` escaped: sign the bytes that are sent. */
    case JsonHtml = 454;
    /**
     * An empty object, or the text of one or of no value, was signed for the body: sign the body that is sent, or
     * nothing if there is none.
     */
    case BodyEmptyObject = 455;
    /** A number, true or false was signed in another form: sign the very text that is sent. */
    case NumbersOtherForm = 456;
    /** The members of the JSON were signed as a form: sign what is sent. */
    case JsonAsForm = 457;
    /** A hash of the body was signed in its place: sign what the service says. */
    case BodyHashed = 458;
    /**
     * The text of an object, or of no value, was signed, as a language prints it: write the members out as they are
     * sent, and sign that.
     */
    case ObjectText = 459;
    /** Characters were signed in another character set, or with accents apart: sign the bytes that are sent. */
    case OtherCharacterSet = 460;
    /** A list was signed in another form: repeat or join the parameter as it is sent. */
    case RepeatedOtherwise = 461;
    /**
     * Another recvWindow was signed than the one that is sent, or one that is not sent: append it once, and sign and
     * send that.
     */
    case RecvWindowOther = 462;
    /** A parameter without a value was signed, and not sent: leave it out before signing. */
    case EmptyParamSigned = 463;
    /**
     * The JSON was written again with other white space and escapes, as json.dumps and json_encode do: sign the
     * bytes that are sent.
     */
    case JsonRewritten = 464;
    /**
     * The JSON was encoded twice, or decoded before signing, and is a text in a text: encode it once, and sign and
     * send that.
     */
    case JsonTwice = 465;
    /** A number of the JSON was signed as a text, or a text as a number: sign the bytes that are sent. */
    case JsonNumberAsText = 466;
    /** The parts are in another order: sign username, API key and timestamp in this order. */
    case PartsOrder = 501;
    /** Other separators were signed: put `:` and `@` between the parts. */
    case PartsSeparators = 502;
    /** A part was not signed: sign username, API key and timestamp. */
    case PartMissing = 503;
    /** The user name was signed in another case, or with white space or quotes around it: sign it as it is. */
    case UsernameCase = 504;
    /** The appid was signed: this scheme signs appkey, random and time. */
    case AppidIncluded = 505;
    /** The appid was not signed: this scheme signs appid, random and time. */
    case AppidMissing = 506;
    /** Random and time are in each other's place: swap them. */
    case RandomTimeSwapped = 507;
    /** The appkey is in upper case: keep its letters as they are. */
    case AppkeyUpperCase = 508;
    /**
     * The API key was signed with white space, quotes or a word around it, or in another case: sign it as it is
     * sent.
     */
    case ApiKeyOtherwise = 509;
    /** The user name was signed without what follows its `@`: sign all of it. */
    case UsernameLocalPart = 510;
    /** The random number was signed in another form: sign its digits alone, as they are sent. */
    case RandomOtherForm = 511;
    /** Another method was signed than the one that is sent: sign the method of the request itself. */
    case MethodOther = 601;
    /** The method was signed in another case: sign it in upper case. */
    case MethodCase = 602;
    /** The method was not signed: sign method, target and body. */
    case MethodMissing = 603;
    /** A fragment was signed: what is behind `#` is never sent, so leave it out. */
    case FragmentIncluded = 604;
    /** A slash at an end of the path was signed otherwise: sign the path exactly as it is sent. */
    case SlashOther = 605;
    /** The request's parts were hashed in another order: take method, target and body. */
    case RequestOrder = 606;
    /**
     * The token was made for another target than the one that is sent: make a token for each request, of its own
     * method, target and body.
     */
    case RequestOther = 607;
    /** The token is signed with RSA, as sessions of 2018 were: make a new session key and sign with EdDSA. */
    case AlgorithmRsa = 611;
    /** The token's header names no algorithm: sign with EdDSA and name it. */
    case AlgorithmNone = 612;
    /** The token's header names another algorithm: write `EdDSA`, in these letters, and sign so. */
    case AlgorithmOther = 613;
    /** The token has no signature: send all of its three parts. */
    case TokenUnsigned = 614;
    /** The header's `Bearer` was taken for a part of the token: pass what follows it. */
    case TokenBearer = 615;
    /** The token's Base64 is padded: leave the `=` out. */
    case TokenPadded = 616;
    /** The token is Base64 of the standard alphabet: take that of URLs, with `-` and `_`. */
    case TokenAlphabet = 617;
    /** The token's signature is hex: write its 64 bytes in base64url. */
    case TokenSignatureHex = 618;
    /** The claims alone were signed: sign header and claims, joined by a dot. */
    case HeaderNotSigned = 619;
    /** The JSON of header and claims was signed: sign their base64url. */
    case JsonSigned = 620;
    /** The key's seed was taken for a scalar: expand the seed by SHA-512 first, as RFC 8032 says. */
    case SeedAsScalar = 631;
    /**
     * The key's public half does not belong to its seed: fetch the key anew, since each such signature gives the key
     * away.
     */
    case PublicHalfWrong = 632;
    /** The key's text was decoded in another way than it is encoded: read it as hex or base64url, as it is. */
    case KeyDecodedOtherwise = 633;
    /** The claim `iat` or `exp` is in milliseconds: write seconds. */
    case ClaimsMilliseconds = 641;
    /** The claim `iat` or `exp` is a text: write a number. */
    case ClaimsTimeText = 642;
    /** The claim `exp` is not behind `iat`: set it to `iat` and the lifetime in seconds. */
    case ClaimsOrder = 643;
    /**
     * A claim is missing: a token has `jti`, `iat`, `exp`, `sig` and either `uid` and `sid` or `iss`, `aid` and
     * `scp`.
     */
    case ClaimMissing = 644;
    /** The claims are a bot's and those of OAuth together: send one of the two sets. */
    case ClaimsMixed = 645;
    /** The token has expired: make a new one for each request, and check the clock. */
    case TokenExpired = 646;
    /** The token is issued ahead of the clock: correct the clock by its offset from the server. */
    case TokenAhead = 647;
    /** The claim `jti` is not the request's `X-Request-Id`: send the same in both. */
    case JtiNotRequestId = 648;
    /** The claim `iat` or `exp` has a fraction: write whole seconds. */
    case ClaimsFraction = 649;
}
