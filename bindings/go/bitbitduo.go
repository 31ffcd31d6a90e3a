package bhauth

// #include "calls.h"
import "C"

import "time"

// BitbitduoHost is BITBITDUO's host.
const BitbitduoHost = "https://qaxxxrenewserver.bitbitduo.com"

// BitbitduoTradeHost is the host of the calls after the token.
const BitbitduoTradeHost = "https://qatradee33e690ab2de05dc.bitbitduo.com"

// How long a token lives, and how long the service wants between two requests for one.
const (
	BitbitduoTokenLifetime = C.BH_BITBITDUO_TOKEN_LIFETIME_MS * time.Millisecond
	BitbitduoMinInterval   = C.BH_BITBITDUO_MIN_INTERVAL_MS * time.Millisecond
)

// A BitbitduoScheme is one of the three readings of what BITBITDUO's document says of sig.
type BitbitduoScheme uint32

const (
	// BitbitduoSHA256 is plain SHA-256 of appkey=…&random=…&time=…: the document's words, and what
	// the service's own demo sends. Use this one unless you know better.
	BitbitduoSHA256 BitbitduoScheme = C.BH_BITBITDUO_SHA256
	// BitbitduoHMACSHA256 is HMAC-SHA256 of the same text, its key the appkey.
	BitbitduoHMACSHA256 BitbitduoScheme = C.BH_BITBITDUO_HMAC_SHA256
	// BitbitduoHMACSHA256AppID is HMAC-SHA256 of appid=…&random=…&time=…, its key the appkey: the
	// document's Java code, taken over the parameters that are sent.
	BitbitduoHMACSHA256AppID BitbitduoScheme = C.BH_BITBITDUO_HMAC_SHA256_APPID
)

// Bitbitduo makes the token requests of one BITBITDUO account. Source: BITBITDUO, "Get token".
type Bitbitduo struct {
	// AppID is the appid.
	AppID string
	// Key is the appkey.
	Key *AppKey
	// Scheme is how sig is made; zero: [BitbitduoSHA256].
	Scheme BitbitduoScheme
	// Now is the clock of the requests; nil: time.Now. See [Bitbitduo.ClockOffset].
	Now func() time.Time
}

// BitbitduoTokenCall is a token request.
type BitbitduoTokenCall struct {
	// Random is from 100000 to 999999; 0: drawn by [BitbitduoRandom].
	Random uint32
	// Time is the request's time, of which whole seconds are sent; zero: the present time.
	Time time.Time
}

// BitbitduoRandom draws the random number of a token request, from 100000 to 999999.
func BitbitduoRandom() (uint32, error) {
	var random C.uint32_t
	err := check("BitbitduoRandom", Status(C.bh_bitbitduo_random(&random)))
	return uint32(random), err
}

// withKey runs one call with the app key.
func (b *Bitbitduo) withKey(op string, call func(appKey C.bh_str) error) error {
	appKey, ok := b.Key.acquire()
	defer b.Key.release()
	if !ok {
		return check(op, ErrKey)
	}
	return call(appKey)
}

// Payload is the exact bytes that the signature is made of, by the scheme. With the schemes other
// than [BitbitduoHMACSHA256AppID] the app key is in it: never log it, and clear it after use.
// random is from 100000 to 999999, timeS is Unix time in seconds.
func (b *Bitbitduo) Payload(random uint32, timeS int64) (payload []byte, err error) {
	const op = "Bitbitduo.Payload"
	err = b.withKey(op, func(appKey C.bh_str) error {
		payload, err = fill(op, func(buf *C.char, n *C.size_t) C.bh_status {
			return C.bh_bitbitduo_payload(buf, n, C.bh_bitbitduo_scheme(b.Scheme), text(b.AppID), appKey, C.uint32_t(random), C.int64_t(timeS))
		})
		return err
	})
	return payload, err
}

// Sign is the parameter sig, 64 lower-case hex characters.
func (b *Bitbitduo) Sign(random uint32, timeS int64) (sig string, err error) {
	const op = "Bitbitduo.Sign"
	err = b.withKey(op, func(appKey C.bh_str) error {
		var out [C.BH_SIGNATURE_SIZE]C.char
		status := C.bhgo_bitbitduo_sign(&out[0], C.bh_bitbitduo_scheme(b.Scheme), chars(b.AppID), C.size_t(len(b.AppID)), appKey.data, appKey.len, C.uint32_t(random), C.int64_t(timeS))
		if status != C.BH_OK {
			return check(op, Status(status))
		}
		sig = signature(&out)
		return nil
	})
	return sig, err
}

// Verify verifies a signature in constant time. A wrong one is [ErrSignature]; a right one with a
// time outside the window [ErrStale] or [ErrFuture]. What BITBITDUO tolerates is not documented.
func (b *Bitbitduo) Verify(signature string, random uint32, timeS int64, window *Window) error {
	const op = "Bitbitduo.Verify"
	return b.withKey(op, func(appKey C.bh_str) error {
		return check(op, Status(C.bh_bitbitduo_verify(text(signature), C.bh_bitbitduo_scheme(b.Scheme), text(b.AppID), appKey,
			C.uint32_t(random), C.int64_t(timeS), window.c())))
	})
}

// TokenRequest builds the request for a token, GET /serv/apiToken. The service takes one a minute:
// a [TokenSource] keeps to that.
func (b *Bitbitduo) TokenRequest(call BitbitduoTokenCall) (*Request, error) {
	if call.Random == 0 {
		random, err := BitbitduoRandom()
		if err != nil {
			return nil, err
		}
		call.Random = random
	}
	return b.tokenRequest(call.Random, instant(call.Time, b.Now).Unix())
}

func (b *Bitbitduo) tokenRequest(random uint32, timeS int64) (request *Request, err error) {
	const op = "Bitbitduo.TokenRequest"
	err = b.withKey(op, func(appKey C.bh_str) error {
		request, err = build(op, func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
			return C.bhgo_bitbitduo_token_request(out, buf, n, C.bh_bitbitduo_scheme(b.Scheme), text(b.AppID), appKey, C.uint32_t(random), C.int64_t(timeS))
		})
		return err
	})
	return request, err
}

// TokenResponse reads the response to a token request. sent is when the request was sent: the response
// does not tell when the token expires, so its 2 hours are counted from then. A refusal is a
// [*Refused].
func (b *Bitbitduo) TokenResponse(r *HTTPResponse, sent time.Time) (Token, error) {
	return asToken(b.tokenResponse(r, sent.UnixMilli()))
}

func (b *Bitbitduo) tokenResponse(r *HTTPResponse, sentMS int64) (*response, error) {
	return read("Bitbitduo", "TokenResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_token_response(out, buf, n, http, C.int64_t(sentMS), texts, lens)
	})
}

// TimeRequest builds the request for BITBITDUO's time, GET /serv/time, unsigned.
func (b *Bitbitduo) TimeRequest() (*Request, error) {
	return build("Bitbitduo.TimeRequest", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_time_request(out, buf, n)
	})
}

// TimeResponse reads BITBITDUO's time, in steps of a second.
func (b *Bitbitduo) TimeResponse(r *HTTPResponse) (time.Time, error) {
	return asTime(b.timeResponse(r))
}

func (b *Bitbitduo) timeResponse(r *HTTPResponse) (*response, error) {
	return read("Bitbitduo", "TimeResponse", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_time_response(out, buf, n, http, texts, lens)
	})
}

// BitbitduoRPC is a call after the token: JSON-RPC, nothing of which is signed. See [Bitbitduo.Request].
type BitbitduoRPC struct {
	// Method is balance.query, order.query (offset, limit), order.limit (market, side, amount, price, 0),
	// order.market (market, side, amount, 0), order.cancel (market, order id), order.history (market, from, to,
	// offset, limit) or, without token, depth.query (market, limit); of the socket alone depth.subscribe (market, such
	// as 1x, limit) and deals.subscribe (market), both without token, orders.subscribe and balance.subscribe.
	Method string
	// Params is what stands behind the token, a JSON list such as ["BBD/ETH",2,"100","0.0001",0]; empty: none. Side 2
	// buys, 1 sells; amounts and prices are text.
	Params string
	// ID comes back in the response.
	ID uint32
}

// Request builds a call after the token, for [BitbitduoTradeHost]: POST of JSON-RPC, whose first parameter the token
// is. It is empty for a method that takes none. Source: BitBitDuo/demo-source-code.
func (b *Bitbitduo) Request(token string, call BitbitduoRPC) (*Request, error) {
	return build("Bitbitduo.Request", func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_request(out, buf, n, text(token), text(call.Method), text(call.Params), C.uint32_t(call.ID))
	})
}

// Message writes a call as a message of the socket wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/. The token is in it:
// do not log it.
func (b *Bitbitduo) Message(token string, call BitbitduoRPC) (string, error) {
	message, err := fill("Bitbitduo.Message", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_bitbitduo_message(buf, n, text(token), text(call.Method), text(call.Params), C.uint32_t(call.ID))
	})
	return string(message), err
}

// Response reads the response to the call of that id. BITBITDUO documents none: it is read as that of ViaBTC's open
// server, whose calls these are. The result is yours to read from its body.
func (b *Bitbitduo) Response(r *HTTPResponse, id uint32) Outcome {
	a, err := b.response(r, id)
	return asOutcome("Bitbitduo", a, err)
}

func (b *Bitbitduo) response(r *HTTPResponse, id uint32) (*response, error) {
	return read("Bitbitduo", "Response", r, func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_response(out, buf, n, http, C.uint32_t(id), texts, lens)
	})
}
