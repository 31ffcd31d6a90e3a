package bhauth

// #include "calls.h"
import "C"

import (
	"crypto/ed25519"
	"math"
	"unsafe"
)

// MixinCodeChallenge is PKCE's code challenge as Mixin has it: of the bytes that the verifier is base64url of,
// not of its text as RFC 7636 has it. Its method is SHA256, not S256. verifier is base64url of 32 random bytes.
func MixinCodeChallenge(verifier string) (string, error) {
	out, err := fill("MixinCodeChallenge", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_mixin_code_challenge(buf, n, text(verifier))
	})
	return string(out), err
}

// MixinTokenCall is what an OAuth code is exchanged with: ClientSecret or CodeVerifier, not both.
type MixinTokenCall struct {
	// ClientID is the app's id, Code what the page or the socket gave.
	ClientID, Code string
	// ClientSecret is the app's secret, CodeVerifier that of the code challenge.
	ClientSecret, CodeVerifier string
	// PublicKey is that of a key of your own, made for this authorization, which signs its calls. Without one
	// Mixin makes an access token.
	PublicKey ed25519.PublicKey
}

// MixinTokenRequest builds the call that exchanges an OAuth code: POST /oauth/token.
func MixinTokenRequest(call MixinTokenCall) (*Request, error) {
	return build("MixinTokenRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_oauth_token_request(out, buf, n, text(call.ClientID), text(call.Code),
			text(call.ClientSecret), text(call.CodeVerifier), view(call.PublicKey))
	})
}

// MixinTokenResponse reads the response to that. What was granted, [ReadMixinAuthorization] reads of the same
// body; an [Accepted] has a Token if there was no key of your own.
func MixinTokenResponse(r *HTTPResponse) Outcome {
	a, err := mixinTokenResponse(r)
	return asOutcome("Mixin", a, err)
}

func mixinTokenResponse(r *HTTPResponse) (*response, error) {
	return read("Mixin", "TokenResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_mixin_oauth_token_response(out, buf, n, http, texts, lens)
	})
}

// A MixinAuthorization is what a user granted to an OAuth client. What it does not hold is empty.
type MixinAuthorization struct {
	// AuthorizationID is [Mixin.AID]; empty with an access token.
	AuthorizationID string
	// Scope is [Mixin.SCP]: the granted scopes, which may be fewer than were asked for.
	Scope string
	// ServerKey is the key that the server signs its responses with, 64 hex characters, for
	// [MixinVerifyResponse].
	ServerKey string
}

// ReadMixinAuthorization reads what was granted, of the body of a token response that was accepted.
func ReadMixinAuthorization(body []byte) (*MixinAuthorization, error) {
	var out C.bhgo_mixin_authorization
	buf, err := fill("ReadMixinAuthorization", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_authorization_read(&out, buf, n, view(body))
	})
	if err != nil {
		return nil, err
	}
	all := string(buf)
	return &MixinAuthorization{
		AuthorizationID: cut(all, out.authorization_id), Scope: cut(all, out.scope), ServerKey: cut(all, out.server_key),
	}, nil
}

// MixinVerifyResponse tells whether a response is the one to a request: by its X-Request-Id and, with the
// server's key of OAuth, by its X-Integrity-Token. serverKey is that of the keystore or authorization, empty for
// a bot; requestID is the jti that was sent.
func MixinVerifyResponse(r *HTTPResponse, serverKey, target, requestID string, window *Window) error {
	const op = "MixinVerifyResponse"
	if r == nil {
		r = new(HTTPResponse)
	}
	if r.Status < 0 || r.Status > math.MaxInt32 {
		return check(op, ErrHTTPStatus)
	}
	headers := r.params()
	texts, lens := packed(headers)
	http := C.bh_http_response{
		http_status: C.uint32_t(r.Status), header_count: C.size_t(len(headers)), body: view(r.Body), request_method: text(r.Method),
	}
	return check(op, Status(C.bhgo_mixin_response_verify(http, text(serverKey), text(target), text(requestID), window.c(),
		capacity(texts), unsafe.SliceData(lens))))
}

// MixinBlazeHost is where the socket for messages is; MixinBlazeHostZeromesh is its fallback.
const (
	MixinBlazeHost         = "wss://blaze.mixin.one"
	MixinBlazeHostZeromesh = "wss://mixin-blaze.zeromesh.net"
)

// BlazeRequest builds the request that opens the socket for messages. claims nil: new ones. Each connection
// takes a new token.
func (m *Mixin) BlazeRequest(claims *MixinClaims) (*Request, error) {
	if claims == nil {
		var err error
		if claims, err = m.NewClaims(); err != nil {
			return nil, err
		}
	}
	key := m.Key.acquire()
	defer m.Key.release()
	return build("Mixin.BlazeRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_blaze_request(out, buf, n, key, claims.c())
	})
}

// MixinBlazeMessage is the first message to Blaze: send it gzipped, in a binary frame. id is a new UUID.
func MixinBlazeMessage(id string) ([]byte, error) {
	return fill("MixinBlazeMessage", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_mixin_blaze_message(buf, n, text(id))
	})
}
