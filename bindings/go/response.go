package bhauth

// #include "shim.h"
import "C"

import (
	"math"
	"time"
)

// A response is what one of the C readers made of a response.
type response struct {
	accepted                bool
	refusal                 ServiceError
	token                   string
	expiresMS, serverTimeMS int64
}

// read calls one of the C readers.
func read(service, verb string, httpStatus int, call func(out *C.bhgo_response, buf *C.char, n *C.size_t, status C.uint32_t) C.bh_status) (*response, error) {
	op := service + "." + verb
	if httpStatus < 0 || httpStatus > math.MaxInt32 {
		return nil, check(op, ErrHTTPStatus) // another number would be left of it in 32 bits
	}
	var out C.bhgo_response
	buf, err := fill(op, func(buf *C.char, n *C.size_t) C.bh_status {
		return call(&out, buf, n, C.uint32_t(httpStatus))
	})
	if err != nil {
		return nil, err
	}
	defer wipe(buf) // the token is in it
	part := func(span C.bhgo_span) string { return string(buf[span.at : span.at+span.len]) }
	return &response{
		accepted: out.accepted == 1,
		refusal: ServiceError{
			Service: service, Code: int64(out.error_code), Name: part(out.error_name),
			Message: part(out.error_message), Advice: part(out.advice), HTTPStatus: int(out.http_status),
		},
		token:        part(out.token),
		expiresMS:    int64(out.expires_ms),
		serverTimeMS: int64(out.server_time_ms),
	}, nil
}

// err is the refusal, nil if the service accepted.
func (a *response) err() error {
	if a.accepted {
		return nil
	}
	return &a.refusal
}

// asToken is the token that was given, or the refusal.
func asToken(a *response, err error) (Token, error) {
	if err != nil {
		return Token{}, err
	}
	if err := a.err(); err != nil {
		return Token{}, err
	}
	return Token{Value: a.token, Expires: time.UnixMilli(a.expiresMS)}, nil
}

// asTime is the server's time, or the refusal.
func asTime(a *response, err error) (time.Time, error) {
	if err != nil {
		return time.Time{}, err
	}
	if err := a.err(); err != nil {
		return time.Time{}, err
	}
	return time.UnixMilli(a.serverTimeMS), nil
}

// asError is the refusal alone.
func asError(a *response, err error) error {
	if err != nil {
		return err
	}
	return a.err()
}
