package bhauth

// #include "calls.h"
import "C"

import (
	"crypto/ed25519"
	"time"
)

// Mixin's hosts.
const (
	MixinHost          = "https://api.mixin.one"
	MixinHostZeromesh  = "https://mixin-api.zeromesh.net"
	mixinTokenLifetime = 90 * 24 * time.Hour
)

// Mixin makes the requests of one Mixin session: each carries a token of its own, a JWT by the
// session's key over method, target and body. Fill UID and SID for a bot or user, or ISS, AID and
// SCP for OAuth. Source: Mixin, "Generate Authentication Token".
type Mixin struct {
	// UID is the user's or bot's id.
	UID string
	// SID is the session's id.
	SID string
	// ISS is, with OAuth, the client's id.
	ISS string
	// AID is, with OAuth, the authorization's id.
	AID string
	// SCP is the scopes. Empty: FULL for a bot; with OAuth the granted scopes must be named.
	SCP string
	// Key is the session's private key.
	Key *Ed25519Key
	// Lifetime is how long a token lives; 0: the document's 90 days. A minute is enough for a
	// token that is sent at once. Whole seconds count.
	Lifetime time.Duration
	// Now is the clock of the tokens; nil: time.Now.
	Now func() time.Time
}

// MixinFlags are what a signer, builder or verifier is to let pass; their sum.
type MixinFlags uint32

// MixinAnyBody lets pass a body that Mixin's claim sig does not keep apart from the target: any on GET
// and DELETE, and on every method one that begins with neither { nor [.
const MixinAnyBody MixinFlags = C.BH_MIXIN_ANY_BODY

// MixinClaims are the claims of one token. The claim sig is made from the request.
type MixinClaims struct {
	// UID and SID, or ISS, AID and SCP: see [Mixin].
	UID, SID, AID, ISS, SCP string
	// JTI is the token's id, a new UUID each time; sent as X-Request-Id too.
	JTI string
	// IatS and ExpS are when the token was issued and when it expires, in Unix seconds.
	IatS, ExpS int64
	// Flags are no claim: what is to be let pass.
	Flags MixinFlags
}

// MixinCall is a call to Mixin.
type MixinCall struct {
	// Method in upper case; empty: GET, with a body POST.
	Method string
	// Target is path and query exactly as sent (the document's uri), without scheme and host;
	// empty: "/".
	Target string
	// Body is JSON, or empty.
	Body []byte
	// Claims are those of the token; nil: new ones, by [Mixin.NewClaims] and with Flags.
	Claims *MixinClaims
	// Flags are what is to be let pass where there are no Claims.
	Flags MixinFlags
}

// NewClaims makes the claims of a new token: a random JTI, issued now.
func (m *Mixin) NewClaims() (*MixinClaims, error) {
	jti, err := NewUUID()
	if err != nil {
		return nil, err
	}
	lifetime := m.Lifetime
	if lifetime == 0 {
		lifetime = mixinTokenLifetime
	}
	now := instant(time.Time{}, m.Now)
	return &MixinClaims{
		UID: m.UID, SID: m.SID, AID: m.AID, ISS: m.ISS, SCP: m.SCP,
		JTI: jti, IatS: now.Unix(), ExpS: now.Unix() + int64(lifetime/time.Second),
	}, nil
}

func (c *MixinClaims) c() C.bh_mixin_claims {
	return C.bh_mixin_claims{
		uid: text(c.UID), sid: text(c.SID), aid: text(c.AID), iss: text(c.ISS), scp: text(c.SCP),
		jti: text(c.JTI), iat_s: C.int64_t(c.IatS), exp_s: C.int64_t(c.ExpS),
		flags: C.bh_mixin_flags(c.Flags),
	}
}

// Payload is the exact bytes that the token's signature is over: base64url of the header, a dot,
// and base64url of the claims, sorted by name (RFC 7515, section 5.1).
func (m *Mixin) Payload(claims *MixinClaims, method, target string, body []byte) ([]byte, error) {
	if claims == nil {
		claims = &MixinClaims{}
	}
	return fill("Mixin.Payload", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_payload(buf, n, claims.c(), text(method), text(target), view(body))
	})
}

// Sign makes a token for one request. The claims are taken as they are; nothing is filled in but
// the scope FULL of a bot. Mixin refuses a token that was used before.
func (m *Mixin) Sign(claims *MixinClaims, method, target string, body []byte) (string, error) {
	if claims == nil {
		claims = &MixinClaims{}
	}
	var first [firstCapacity]byte
	buf := first[:]
	for {
		n := C.size_t(len(buf))
		key := m.Key.acquire()
		status := Status(C.bhgo_mixin_sign(capacity(buf), &n, key, claims.c(), text(method), text(target), view(body)))
		m.Key.release()
		switch {
		case status == OK:
			return string(buf[:n]), nil
		case status == ErrBuffer && int(n) > len(buf):
			buf = make([]byte, n)
		default:
			return "", check("Mixin.Sign", status)
		}
	}
}

// Request builds a call: the headers Authorization, X-Request-Id (the token's jti) and
// Content-Type. The method that is signed is the one that is sent.
func (m *Mixin) Request(call MixinCall) (*Request, error) {
	call.Method = methodOr(call.Method, len(call.Body) > 0)
	if call.Claims == nil {
		claims, err := m.NewClaims()
		if err != nil {
			return nil, err
		}
		claims.Flags = call.Flags
		call.Claims = claims
	}
	return m.request(call)
}

func (m *Mixin) request(call MixinCall) (*Request, error) {
	key := m.Key.acquire()
	defer m.Key.release()
	return build("Mixin.Request", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_request(out, buf, n, key, call.Claims.c(), text(call.Method), text(call.Target), view(call.Body))
	})
}

// Response reads a response. Mixin refuses with HTTP status 202.
func (m *Mixin) Response(r *HTTPResponse) Outcome {
	a, err := m.response(r)
	return asOutcome("Mixin", a, err)
}

func (m *Mixin) response(r *HTTPResponse) (*response, error) {
	return read("Mixin", "Response", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_mixin_response(out, buf, n, http, texts, lens)
	})
}

// MixinSigned is what a Mixin token is for: the request that it came with or, for
// [MixinVerifyIntegrity], the request's method and target and the response's body and id.
type MixinSigned struct {
	// Method in upper case.
	Method string
	// Target is path and query exactly as sent; empty: "/".
	Target string
	// Body is the exact bytes.
	Body []byte
	// RequestID is the X-Request-Id. Empty: not compared, but for OAuth it is required.
	RequestID string
	// Flags are what is to be let pass; [MixinVerifyIntegrity] needs none.
	Flags MixinFlags
}

// MixinVerify verifies a token (what follows "Bearer ") against the request that it came with.
// public is the signer's key, 32 bytes, else [ErrPublicKey]. A wrong signature is [ErrSignature], a
// token for another request [ErrTokenRequest], any algorithm but EdDSA [ErrTokenAlgorithm]; with a
// window a token may be [ErrStale] or [ErrFuture]. Which tokens were used before it does not know:
// keep their jti until exp.
func MixinVerify(token string, public ed25519.PublicKey, signed MixinSigned, window *Window) error {
	const op = "MixinVerify"
	if len(public) != C.BH_ED25519_PUBLIC_SIZE {
		return check(op, ErrPublicKey)
	}
	return check(op, Status(C.bh_mixin_verify(text(token), (*C.uint8_t)(&public[0]), text(signed.Method),
		text(signed.Target), view(signed.Body), text(signed.RequestID), window.c(), C.bh_mixin_flags(signed.Flags))))
}

// MixinVerifyIntegrity verifies the X-Integrity-Token of Mixin's response to an OAuth request: a JWT
// by the server's key. The response's body must be as received, and its X-Request-Id must be given.
func MixinVerifyIntegrity(token string, public ed25519.PublicKey, signed MixinSigned, window *Window) error {
	const op = "MixinVerifyIntegrity"
	if len(public) != C.BH_ED25519_PUBLIC_SIZE {
		return check(op, ErrPublicKey)
	}
	return check(op, Status(C.bh_mixin_integrity_verify(text(token), (*C.uint8_t)(&public[0]), text(signed.Method),
		text(signed.Target), view(signed.Body), text(signed.RequestID), window.c())))
}

// MixinToken is a decoded token. What it does not hold is empty or 0.
type MixinToken struct {
	// Alg is the algorithm that its header names, such as "EdDSA" or "RS512".
	Alg string
	// Sig is the claim sig: hex SHA-256 of method, target and body.
	Sig string
	// Claims are the others.
	Claims MixinClaims
}

// MixinDecode reads a token without verifying it: for logs and for finding out whose it is. Nothing
// in it may be trusted. Any algorithm is read, also the RS512 of the document's sample.
func MixinDecode(token string) (*MixinToken, error) {
	var out C.bhgo_mixin_token
	buf, err := fill("MixinDecode", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_decode(&out, buf, n, text(token))
	})
	if err != nil {
		return nil, err
	}
	all := string(buf)
	return &MixinToken{
		Alg: cut(all, out.alg), Sig: cut(all, out.sig),
		Claims: MixinClaims{
			UID: cut(all, out.claims.uid), SID: cut(all, out.claims.sid), AID: cut(all, out.claims.aid), ISS: cut(all, out.claims.iss),
			SCP: cut(all, out.claims.scp), JTI: cut(all, out.claims.jti), IatS: int64(out.claims.iat_s), ExpS: int64(out.claims.exp_s),
		},
	}, nil
}
