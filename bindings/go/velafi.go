package bhauth

// #include "calls.h"
import "C"

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"time"
)

// VelaFi's hosts: production, and the one for tests.
const (
	VelafiHost     = "https://api.velafi.com"
	VelafiTestHost = "https://api-test.velafi.com"
)

// Velafi makes the requests of one VelaFi account: a signed one for a token, then any others with
// that token. Source: VelaFi, "Create API Token".
type Velafi struct {
	// APIKey is sent in X-BH-APIKEY with the token request.
	APIKey string
	// Key is made from the API secret.
	Key *HMACKey
	// Now is the clock of the requests; nil: time.Now. See [Offset.Now].
	Now func() time.Time
}

// VelafiCall is a call after the token request.
type VelafiCall struct {
	// Token is what TokenResponse gave, sent in X-BH-TOKEN; empty for the calls that need none.
	Token string
	// Method in upper case; empty: GET, with a body POST.
	Method string
	// Target is path and query as sent, percent-encoded.
	Target string
	// Body is of ContentType, or empty.
	Body []byte
	// ContentType is the body's; empty: application/json.
	ContentType string
}

// Payload is the exact bytes that the signature is over: timestamp=<ms>.
func (v *Velafi) Payload(timestampMS int64) ([]byte, error) {
	return fill("Velafi.Payload", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_velafi_payload(buf, n, C.int64_t(timestampMS))
	})
}

// Sign is the signature of a token request, 64 lower-case hex characters. timestampMS is Unix time
// in milliseconds; send this very number.
func (v *Velafi) Sign(timestampMS int64) (string, error) {
	var out [C.BH_SIGNATURE_SIZE]C.char
	key := v.Key.acquire()
	status := C.bh_velafi_sign(&out[0], key, C.int64_t(timestampMS))
	v.Key.release()
	if status != C.BH_OK {
		return "", check("Velafi.Sign", Status(status))
	}
	return signature(&out), nil
}

// Verify verifies a signature in constant time. A wrong one is [ErrSignature]; a right one with a
// time outside the window [ErrStale] or [ErrFuture]. What VelaFi itself tolerates is not documented.
func (v *Velafi) Verify(signature string, timestampMS int64, window *Window) error {
	key := v.Key.acquire()
	defer v.Key.release()
	return check("Velafi.Verify", Status(C.bh_velafi_verify(text(signature), key, C.int64_t(timestampMS), window.c())))
}

// TokenRequest builds the request for a token, GET /v2/token/generate. A zero timestamp is the
// present time.
func (v *Velafi) TokenRequest(timestamp time.Time) (*Request, error) {
	timestamp = instant(timestamp, v.Now)
	key := v.Key.acquire()
	defer v.Key.release()
	return build("Velafi.TokenRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_velafi_token_request(out, buf, n, key, text(v.APIKey), C.int64_t(timestamp.UnixMilli()))
	})
}

// TokenResponse reads the response to a token request. A refusal is a [*Refused].
func (v *Velafi) TokenResponse(r *HTTPResponse) (Token, error) {
	return asToken(v.tokenResponse(r))
}

func (v *Velafi) tokenResponse(r *HTTPResponse) (*response, error) {
	return read("Velafi", "TokenResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_velafi_token_response(out, buf, n, http, texts, lens)
	})
}

// Request builds any later call: the header X-BH-TOKEN (not X-BH-APIKEY, which is for the token
// request alone) and no signature.
func (v *Velafi) Request(call VelafiCall) (*Request, error) {
	call.Method = methodOr(call.Method, len(call.Body) > 0)
	return v.request(call)
}

func (v *Velafi) request(call VelafiCall) (*Request, error) {
	return build("Velafi.Request", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_velafi_request(out, buf, n, C.bh_velafi_call{
			token: text(call.Token), method: text(call.Method), target: text(call.Target), body: view(call.Body),
			content_type: text(call.ContentType),
		})
	})
}

// Response reads the response to a later call. The data of one that was accepted is yours to read from
// its body.
func (v *Velafi) Response(r *HTTPResponse) Outcome {
	a, err := v.response(r)
	return asOutcome("Velafi", a, err)
}

func (v *Velafi) response(r *HTTPResponse) (*response, error) {
	return read("Velafi", "Response", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_velafi_response(out, buf, n, http, texts, lens)
	})
}

// VelafiWebhook verifies what VelaFi pushes.
type VelafiWebhook struct {
	// PublicKey is data.publicKey of the response to POST, GET or PUT /v2/webhook, as it came; or PEM.
	PublicKey string
	// Seen tells whether a push with this id was taken before, and remembers it; nil: none is looked for. Nothing in what
	// is signed is a time, so a push that somebody sends again verifies again. An error says that it cannot be told now: the
	// push is responded to with HTTP status 503, so that it is sent again.
	Seen func(r *http.Request, id string) (seen bool, err error)
}

// The largest push that [VelafiWebhook.Handler] reads.
const maxPush = 1 << 20

// Verify verifies a push over the bytes of its body; signature is the header of that name. A body that was
// parsed and written again has another signature.
func (w *VelafiWebhook) Verify(signature string, body []byte) error {
	return check("VelafiWebhook.Verify", Status(C.bh_velafi_webhook_verify(text(signature), text(w.PublicKey), view(body))))
}

// VelafiWebhookID is what a verified push is told from others by, to be remembered: event, id, state and time,
// with a space between. One that was seen is a replay, or VelaFi's second attempt.
func VelafiWebhookID(body []byte) (string, error) {
	id, err := fill("VelafiWebhookID", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_velafi_webhook_id(buf, n, view(body))
	})
	return string(id), err
}

// VelafiWebhookAcknowledge is the body that VelaFi wants as the response to a push, under HTTP status 200.
func VelafiWebhookAcknowledge(accepted bool) []byte {
	number := C.uint32_t(0)
	if accepted {
		number = 1
	}
	body, err := fill("VelafiWebhookAcknowledge", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_velafi_webhook_acknowledge(buf, n, number)
	})
	if err != nil {
		panic(err) // It takes nothing that could be wrong.
	}
	return body
}

// Handler verifies each push before next gets it, with its body as it came, to read again. One that does not
// verify is responded to with HTTP status 401, one that was seen is acknowledged, and next gets neither.
func (w *VelafiWebhook) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		respond := func(status int, accepted bool) {
			out.Header().Set("Content-Type", "application/json")
			out.WriteHeader(status)
			out.Write(VelafiWebhookAcknowledge(accepted))
		}
		body, err := io.ReadAll(http.MaxBytesReader(out, r.Body, maxPush))
		if err != nil {
			status := http.StatusBadRequest
			if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
				status = http.StatusRequestEntityTooLarge
			}
			respond(status, false)
			return
		}
		if err := w.Verify(r.Header.Get("signature"), body); err != nil {
			respond(http.StatusUnauthorized, false)
			return
		}
		if w.Seen != nil {
			id, err := VelafiWebhookID(body)
			if err != nil {
				respond(http.StatusBadRequest, false)
				return
			}
			switch seen, err := w.Seen(r, id); {
			case err != nil:
				respond(http.StatusServiceUnavailable, false)
				return
			case seen:
				respond(http.StatusOK, true)
				return
			}
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		r.ContentLength = int64(len(body))
		next.ServeHTTP(out, r)
	})
}
