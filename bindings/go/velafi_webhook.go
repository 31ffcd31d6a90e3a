package bhauth

// #include "calls.h"
import "C"

import (
	"bytes"
	"errors"
	"io"
	"net/http"
)

// VelafiWebhook verifies what VelaFi pushes.
type VelafiWebhook struct {
	// PublicKey is data.publicKey of the response to POST, GET or PUT /v2/webhook, as it came; or PEM.
	PublicKey string
	// Seen tells whether a push with this id was taken before, and remembers it; nil: none is looked for. Nothing in what
	// is signed is a time, so a push that somebody sends again verifies again.
	Seen func(r *http.Request, id string) bool
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
			if w.Seen(r, id) {
				respond(http.StatusOK, true)
				return
			}
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		r.ContentLength = int64(len(body))
		next.ServeHTTP(out, r)
	})
}
