package bhauth

// #include "calls.h"
import "C"

import "time"

// PaveHost is PAVE's host.
const PaveHost = "https://openapi.paveapi.com"

// PaveWindow is how long PAVE accepts a token. Source: PAVE, "Authentication".
const PaveWindow = C.BH_PAVE_WINDOW_MS * time.Millisecond

// Pave makes the requests of one PAVE account: each carries an access token, which is the HMAC of
// user name, API key and timestamp. Source: PAVE, "Generate Access Token".
type Pave struct {
	// Username is the primary account name, not a user of the dashboard.
	Username string
	// APIKey is sent in API-Key, and signed.
	APIKey string
	// Key is made from the API secret.
	Key *HMACKey
	// Now is the clock of the requests; nil: time.Now.
	Now func() time.Time
}

// PaveCall is a call to PAVE. Method, target and body are not signed.
type PaveCall struct {
	// Timestamp is sent and signed as it is; empty: the present time, as the document has it,
	// "2021-05-30T12:49:19Z".
	Timestamp string
	// Method in upper case; empty: GET, with a body POST.
	Method string
	// Target is path and query as sent, such as "/v1/sessions".
	Target string
	// Body is JSON, or empty.
	Body []byte
}

// Payload is the exact bytes that the token is made of: <username>:<api_key>@<timestamp>.
func (p *Pave) Payload(timestamp string) ([]byte, error) {
	return fill("Pave.Payload", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_pave_payload(buf, n, text(p.Username), text(p.APIKey), text(timestamp))
	})
}

// Sign makes the access token, 64 lower-case hex characters. timestamp is the very text that the
// header API-Timestamp will hold: [FormatUTC] makes the documented form; PAVE's own samples send
// Unix seconds in decimal.
func (p *Pave) Sign(timestamp string) (string, error) {
	var out [C.BH_SIGNATURE_SIZE]C.char
	key := p.Key.acquire()
	status := C.bhgo_pave_sign(&out[0], key,
		chars(p.Username), C.size_t(len(p.Username)),
		chars(p.APIKey), C.size_t(len(p.APIKey)),
		chars(timestamp), C.size_t(len(timestamp)))
	p.Key.release()
	if status != C.BH_OK {
		return "", check("Pave.Sign", Status(status))
	}
	return signature(&out), nil
}

// Verify verifies a token in constant time, over the timestamp exactly as it was received. A wrong
// one is [ErrSignature]; a right one with a time outside the window [ErrStale] or [ErrFuture]; with
// a window the timestamp must be RFC 3339 or Unix seconds. [Pave.Window] is PAVE's own.
func (p *Pave) Verify(token, timestamp string, window *Window) error {
	key := p.Key.acquire()
	defer p.Key.release()
	return check("Pave.Verify", Status(C.bh_pave_verify(text(token), key, text(p.Username), text(p.APIKey), text(timestamp), window.c())))
}

// Window is PAVE's own, for [Pave.Verify]: tokens of the last [PaveWindow] by the account's clock, and those of one that is up to a
// second ahead.
func (p *Pave) Window() *Window {
	return &Window{Now: instant(time.Time{}, p.Now), Past: PaveWindow, Ahead: time.Second}
}

// Request builds a call: the headers API-Key, API-Token and API-Timestamp.
func (p *Pave) Request(call PaveCall) (*Request, error) {
	call.Method = methodOr(call.Method, len(call.Body) > 0)
	if call.Timestamp == "" {
		utc, err := FormatUTC(instant(time.Time{}, p.Now))
		if err != nil {
			return nil, err
		}
		call.Timestamp = utc
	}
	return p.request(call)
}

func (p *Pave) request(call PaveCall) (*Request, error) {
	key := p.Key.acquire()
	defer p.Key.release()
	return build("Pave.Request", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_pave_request(out, buf, n, key, C.bh_pave_call{
			username: text(p.Username), api_key: text(p.APIKey), timestamp: text(call.Timestamp),
			method: text(call.Method), target: text(call.Target), body: view(call.Body),
		})
	})
}

// Response reads a response. PAVE does not document its errors: the HTTP status decides.
func (p *Pave) Response(r *HTTPResponse) Outcome {
	a, err := p.response(r)
	return asOutcome("Pave", a, err)
}

func (p *Pave) response(r *HTTPResponse) (*response, error) {
	return read("Pave", "Response", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_pave_response(out, buf, n, http, texts, lens)
	})
}

// VerifyPaveCallback verifies a callback in constant time: PAVE signs none, and sends back the header that was
// stored with it. It protects nothing of the body.
func VerifyPaveCallback(sent, stored string) error {
	return check("VerifyPaveCallback", Status(C.bh_pave_callback_verify(text(sent), text(stored))))
}
