package bhauth

// #include "calls.h"
import "C"

import (
	"errors"
	"iter"
	"slices"
	"time"
	"unsafe"
)

// ToobitHost is Toobit's host.
const ToobitHost = "https://api.toobit.com"

// The recvWindow that Toobit assumes, and that a call with 0 sends; and the greatest it states.
const (
	ToobitDefaultRecvWindow = C.BH_TOOBIT_DEFAULT_RECV_WINDOW_MS * time.Millisecond
	ToobitMaxRecvWindow     = C.BH_TOOBIT_MAX_RECV_WINDOW_MS * time.Millisecond
)

// Toobit makes the signed requests of one Toobit account. Source: Toobit, "Code Examples".
type Toobit struct {
	// APIKey is sent in X-BB-APIKEY.
	APIKey string
	// Key is made from the secret key.
	Key *HMACKey
	// Now is the clock of the requests; nil: time.Now. See [Toobit.ClockOffset].
	Now func() time.Time
}

// ToobitCall is a call to Toobit. Names and values are percent-encoded for you and sent in your
// order; timestamp, recvWindow and signature are appended and must not be among them.
type ToobitCall struct {
	// Method is GET, POST, PUT or DELETE; empty: GET, with Form or JSON POST.
	Method string
	// Path is the path, such as "/api/v1/spot/order"; no query.
	Path string
	// Query are the parameters of the query.
	Query Params
	// Form are those of the form body; not with GET, not with JSON.
	Form Params
	// JSON is a JSON body (batch orders), which Toobit does not sign.
	JSON []byte
	// Timestamp is the request's time; zero: the present time.
	Timestamp time.Time
	// RecvWindow is how old the request may be when it arrives; 0: 5 seconds. Whole milliseconds
	// count.
	RecvWindow time.Duration
}

// Payload is the exact bytes that the signature is over: the query directly followed by the form
// body, with no & between them.
func (t *Toobit) Payload(query, body string) ([]byte, error) {
	return fill("Toobit.Payload", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_toobit_payload(buf, n, text(query), text(body))
	})
}

// Sign signs a ready query (without "?") and form body: 64 lower-case hex characters. Send the very
// same bytes, with signature=… appended to the form body, without one to the query. It does not
// encode, sort or add a timestamp: Request does.
func (t *Toobit) Sign(query, body string) (string, error) {
	var out [C.BH_SIGNATURE_SIZE]C.char
	key := t.Key.acquire()
	status := C.bhgo_toobit_sign(&out[0], key, chars(query), C.size_t(len(query)), chars(body), C.size_t(len(body)))
	t.Key.release()
	if status != C.BH_OK {
		return "", check("Toobit.Sign", Status(status))
	}
	return signature(&out), nil
}

// Verify verifies a signature in constant time, then the request's time by Toobit's rule, timestamp
// < now + 1 s and now - timestamp <= recvWindow; a zero now: the time is not checked. A wrong
// signature is [ErrSignature]; a right one may be [ErrStale], [ErrFuture] or [ErrTimestampMissing].
// query and body are as received, without the signature.
func (t *Toobit) Verify(signature, query, body string, now time.Time) error {
	key := t.Key.acquire()
	defer t.Key.release()
	return check("Toobit.Verify", Status(C.bh_toobit_verify(text(signature), key, text(query), text(body), C.int64_t(unixMilli(now)))))
}

// Request builds a signed call, with the header X-BB-APIKEY.
func (t *Toobit) Request(call ToobitCall) (*Request, error) {
	call.Method = methodOr(call.Method, len(call.Form) > 0 || len(call.JSON) > 0)
	return t.request(call, instant(call.Timestamp, t.Now).UnixMilli(), call.RecvWindow.Milliseconds())
}

func (t *Toobit) request(call ToobitCall, timestampMS, recvWindowMS int64) (*Request, error) {
	texts, lens := packed(slices.Concat(call.Query, call.Form))
	key := t.Key.acquire()
	defer t.Key.release()
	return build("Toobit.Request", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_toobit_request(out, buf, n, key, t.call(call, timestampMS, recvWindowMS), capacity(texts), unsafe.SliceData(lens))
	})
}

// KeyRequest builds a call that carries the API key alone, which is what the security types USER_STREAM and
// MARKET_DATA ask for: no time, no signature.
func (t *Toobit) KeyRequest(call ToobitCall) (*Request, error) {
	call.Method = methodOr(call.Method, len(call.Form) > 0 || len(call.JSON) > 0)
	return t.keyRequest(call)
}

func (t *Toobit) keyRequest(call ToobitCall) (*Request, error) {
	texts, lens := packed(slices.Concat(call.Query, call.Form))
	return build("Toobit.KeyRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_toobit_key_request(out, buf, n, t.call(call, 0, 0), capacity(texts), unsafe.SliceData(lens))
	})
}

func (t *Toobit) call(call ToobitCall, timestampMS, recvWindowMS int64) C.bh_toobit_call {
	return C.bh_toobit_call{
		api_key: text(t.APIKey), method: text(call.Method), path: text(call.Path),
		query_count: C.size_t(len(call.Query)), form_count: C.size_t(len(call.Form)), json: view(call.JSON),
		timestamp_ms: C.int64_t(timestampMS), recv_window_ms: C.int64_t(recvWindowMS),
	}
}

// Response reads a response. The data of one that was accepted is yours to read from its body; of a
// batch [Toobit.Items] reads each item.
func (t *Toobit) Response(r *HTTPResponse) Outcome {
	a, err := t.response(r)
	return asOutcome("Toobit", a, err)
}

func (t *Toobit) response(r *HTTPResponse) (*response, error) {
	return read("Toobit", "Response", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_toobit_response(out, buf, n, http, texts, lens)
	})
}

// Items are what became of each item of a batch, in their order; none if the response is of no batch.
// An item's Detail is its JSON.
func (t *Toobit) Items(r *HTTPResponse) iter.Seq2[int, Outcome] {
	return func(yield func(int, Outcome) bool) {
		for index := 0; ; index++ {
			a, err := t.responseItem(r, uint64(index))
			if errors.Is(err, ErrIndex) || !yield(index, asOutcome("Toobit", a, err)) || err != nil {
				return
			}
		}
	}
}

func (t *Toobit) responseItem(r *HTTPResponse, index uint64) (*response, error) {
	return read("Toobit", "Items", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_toobit_response_item(out, buf, n, http, C.size_t(index), texts, lens)
	})
}

// TimeRequest builds the request for Toobit's time, GET /api/v1/time, unsigned.
func (t *Toobit) TimeRequest() (*Request, error) {
	return build("Toobit.TimeRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_toobit_time_request(out, buf, n)
	})
}

// TimeResponse reads Toobit's time, in steps of a millisecond.
func (t *Toobit) TimeResponse(r *HTTPResponse) (time.Time, error) {
	return asTime(t.timeResponse(r))
}

func (t *Toobit) timeResponse(r *HTTPResponse) (*response, error) {
	return read("Toobit", "TimeResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_toobit_time_response(out, buf, n, http, texts, lens)
	})
}

// StreamResponse reads the response to the call that makes a user data stream, which is POST of
// /api/v1/userDataStream (spot) or /api/v1/listenKey (futures), signed as any other; PUT with listenKey renews it,
// DELETE closes it. The token is the listen key, which lives 60 minutes from sent.
func (t *Toobit) StreamResponse(r *HTTPResponse, sent time.Time) (Token, error) {
	return asToken(t.streamResponse(r, sent.UnixMilli()))
}

func (t *Toobit) streamResponse(r *HTTPResponse, sentMS int64) (*response, error) {
	return read("Toobit", "StreamResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_toobit_stream_response(out, buf, n, http, C.int64_t(sentMS), texts, lens)
	})
}

// StreamURL is the address of the socket that a listen key opens, without any header: log neither.
func (t *Toobit) StreamURL(listenKey string) (string, error) {
	address, err := fill("Toobit.StreamURL", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_toobit_stream_url(buf, n, text(listenKey))
	})
	return string(address), err
}
