// Package bhauth makes authenticated API requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO:
// it signs, verifies, builds the whole request, reads the response, and tells why a signature is
// wrong. The work is done by the library bh_auth, through its C ABI; this package holds no signing
// logic of its own.
//
// There is a type a service ([Velafi], [Pave], [Mixin], [Toobit], [Bitbitduo]) that holds an
// account, and each has the same verbs:
//
//   - Payload: the exact bytes that are signed
//   - Sign: the signature, in hex; for Mixin the token
//   - Verify: tells a wrong signature from a stale or a future one; for servers and tests
//   - …Request: the whole request, ready to send; [Request.HTTP] makes an *http.Request of it
//   - …Response: what became of the request, an [Outcome]; or the token or time that was asked for
//
// Payload, Sign and Verify read no clock and draw no random number: same input, same bytes. In the
// calls that build requests a zero value means the documented default: the present time, a new
// UUID, the default window.
//
// Keys ([HMACKey], [Ed25519Key], [AppKey]) live outside Go's memory; Close wipes them. A key may be
// used by any number of goroutines at once, and a closed one is refused with [ErrKey].
//
// Errors of this package unwrap to a [Status]: errors.Is(err, bhauth.ErrSignature).
package bhauth
