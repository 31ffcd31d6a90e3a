package bhauth

// #include "calls.h"
import "C"

import "crypto/ed25519"

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
