package bhauth

// #include "shim.h"
import "C"

// A Status is what a call of bh_auth returned. Its numbers are permanent. As an error it says what
// is wrong and what to do about it; every [*Error] unwraps to one, so that errors.Is compares with
// the constants below.
type Status uint32

// The statuses, as include/bh_auth.h has them.
const (
	// The call did what it was asked.
	OK Status = 0
	// A pointer is NULL that must not be: pass memory of your own, or NULL together with length 0
	// for an empty input.
	ErrNull Status = 1
	// The capacity is too small: call again with the number of bytes that *len now holds.
	ErrBuffer Status = 2
	// A length is larger than this function accepts: check that it was not negative or left
	// uninitialised.
	ErrSize Status = 3
	// A bug in bh_auth was stopped at its boundary: nothing was written, please report the call
	// that led to it.
	ErrPanic Status = 4
	// A reserved field of a struct is not zero: zero-initialise the struct before you fill it.
	ErrReserved Status = 5
	// The key was never initialised, or was wiped: initialise it and check the status before you
	// use it.
	ErrKey Status = 10
	// The secret is empty: check where it is read from, such as an unset environment variable.
	ErrSecretEmpty Status = 11
	// The secret begins or ends with white space, most likely a newline of the file it was read
	// from: trim it.
	ErrSecretSpace Status = 12
	// The Ed25519 key is not valid in this encoding: hex is 0-9 a-f, base64url is A-Z a-z 0-9 - _.
	ErrKeyEncoding Status = 13
	// The Ed25519 key is neither a seed of 32 bytes nor seed and public key of 64 bytes: check
	// that it was copied whole, and that hex is not read as base64url.
	ErrKeyLength Status = 14
	// The public half of the Ed25519 key does not belong to its seed: it would leak the key to
	// sign with it, so fetch the key anew.
	ErrKeyMismatch Status = 15
	// The Ed25519 public key is not a point of the curve that may be trusted: check that it was
	// copied whole.
	ErrPublicKey Status = 16
	// A required text is empty, such as the API key, the user name, the token or the app id: pass
	// it.
	ErrEmpty Status = 20
	// A text is not valid UTF-8, which JSON requires: encode it as UTF-8 first.
	ErrUTF8 Status = 21
	// This time must be in milliseconds and looks like seconds: multiply it by 1000.
	ErrTimeIsSeconds Status = 22
	// This time must be in seconds and looks like milliseconds: divide it by 1000.
	ErrTimeIsMilliseconds Status = 23
	// This time is no Unix time between the years 2001 and 5138: check its unit and that it was
	// set.
	ErrTimeRange Status = 24
	// This text is no time of the form YYYY-MM-DDTHH:MM:SSZ (RFC 3339) that exists: format it with
	// bh_time_format_utc.
	ErrTimeFormat Status = 25
	// The random number must be from 100000 to 999999: draw it with bh_bitbitduo_random.
	ErrRandomRange Status = 26
	// The scheme is none of the BH_BITBITDUO_ constants: pass one of them.
	ErrScheme Status = 27
	// The HTTP method is not upper-case letters that this service takes: pass GET, POST, PUT or
	// DELETE exactly so.
	ErrMethod Status = 28
	// The target must be path and query, beginning with one slash, without scheme, host or
	// #fragment: percent-encode all that RFC 3986 does not allow there.
	ErrTarget Status = 29
	// A value that goes into a header holds a byte other than visible ASCII, most likely a newline
	// or space copied along: trim it.
	ErrHeaderValue Status = 30
	// A parameter has an empty name: name it.
	ErrParamName Status = 31
	// A parameter is named signature, most likely left over from an earlier call: remove it, the
	// signature is appended for you.
	ErrParamSignature Status = 32
	// timestamp and recvWindow are appended by the request builder: set them in the call's fields,
	// not among the parameters.
	ErrParamReserved Status = 33
	// A parameter stands twice in the same place: send it once.
	ErrParamDuplicate Status = 34
	// recvWindow is above the maximum of 60000 ms that Toobit states: lower it, and measure the
	// clock offset instead.
	ErrRecvWindow Status = 35
	// A ready query or form begins with ? or begins or ends with &: pass name=value pairs joined
	// by single &, nothing around them.
	ErrQuery Status = 36
	// This request cannot carry this body: GET has none, a form and a JSON body exclude each
	// other, and Toobit does not sign JSON.
	ErrBodyKind Status = 37
	// The claims must have jti and either uid and sid (bot) or iss, aid and scp (OAuth), not both:
	// fill one set.
	ErrClaims Status = 38
	// The claim exp must be later than iat: set exp to iat plus the lifetime in seconds.
	ErrClaimsTime Status = 39
	// The HTTP status is not from 100 to 599: pass the status code of the response.
	ErrHTTPStatus Status = 40
	// The text is not valid hex or canonical base64url without padding: check that it was copied
	// whole.
	ErrEncoding Status = 41
	// A duration is negative, or the response was received before the request was sent: read both
	// times from the same clock.
	ErrInterval Status = 42
	// The bound of a random number must be at least 1: pass how many values there are.
	ErrBound Status = 43
	// The signature is wrong: compare the payload byte for byte with what was sent, then check the
	// secret or key.
	ErrSignature Status = 50
	// The signature is not 64 hex characters: pass it whole, without spaces or a prefix.
	ErrSignatureFormat Status = 51
	// The signature is right but too old or expired: sign again with the present time, and check
	// the sender's clock.
	ErrStale Status = 52
	// The signature is right but its time lies ahead of the clock: correct the sender's clock by
	// its offset from the server.
	ErrFuture Status = 53
	// The signature is right but its parameters hold no valid timestamp: add timestamp in
	// milliseconds before signing.
	ErrTimestampMissing Status = 54
	// The token is no JWT of three base64url parts with JSON header and claims: pass what follows
	// Bearer and a space, whole.
	ErrTokenFormat Status = 55
	// The token's algorithm is not EdDSA: it is a legacy or forged token and must not be trusted.
	ErrTokenAlgorithm Status = 56
	// The token is signed, but claims that must be there are missing: it was not made for this
	// use.
	ErrTokenClaims Status = 57
	// The token is signed for another request: method, target and body must be those that were
	// signed, byte for byte.
	ErrTokenRequest Status = 58
	// The token's jti is not the X-Request-Id of the request: send the jti as X-Request-Id.
	ErrTokenRequestID Status = 59
	// The response is not valid JSON in UTF-8, or has over 128 levels: check that it was read whole and uncompressed.
	ErrJSON Status = 60
	// The response is JSON but not what the service documents: check that it is the response to this
	// request.
	ErrResponse Status = 61
	// The system's clock cannot be read or stands before 1970: set it.
	ErrSystemClock Status = 70
	// The system's random source failed: try again, and do not fall back to a weaker one.
	ErrSystemRandom Status = 71
)

// Name is the status's name in C, such as "BH_ERR_SIGNATURE"; "BH_ERR_UNKNOWN" if this version of
// the library has no such status.
func (s Status) Name() string {
	return C.GoString(C.bh_status_name(C.bh_status(s)))
}

// Error is what the status means and what to do about it, in one sentence.
func (s Status) Error() string {
	return C.GoString(C.bh_status_message(C.bh_status(s)))
}
