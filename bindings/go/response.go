package bhauth

// #include "calls.h"
import "C"

import (
	"math"
	"time"
	"unsafe"
)

// A response is what one of the C readers made of a response.
type response struct {
	outcome                 uint32
	report                  Report
	token                   string
	expiresMS, serverTimeMS int64
	retryAfterMS, retryAtMS int64
	items, failed           int
	cause                   error // why no response came
}

// How prose spells the services that code spells otherwise.
var inProse = map[string]string{"Velafi": "VelaFi", "Pave": "PAVE", "Bitbitduo": "BITBITDUO"}

func prose(service string) string {
	if name, ok := inProse[service]; ok {
		return name
	}
	return service
}

// A reader is one of the C readers, given all but what it is to write.
type reader func(out *C.bhgo_response, buf *C.char, n *C.size_t, http C.bh_http_response, texts *C.char, lens *C.size_t) C.bh_status

// read calls one of the C readers.
func read(service, verb string, r *HTTPResponse, call reader) (*response, error) {
	op := service + "." + verb
	if r == nil {
		r = new(HTTPResponse)
	}
	httpStatus, body := r.Status, r.Body
	if r.Err != nil && httpStatus < 400 {
		httpStatus, body = 0, nil // half a response is none
	}
	if httpStatus < 0 || httpStatus > math.MaxInt32 {
		return nil, check(op, ErrHTTPStatus) // another number would be left of it in 32 bits
	}
	headers := r.params()
	texts, lens := packed(headers)
	var out C.bhgo_response
	buf, err := fill(op, func(buf *C.char, n *C.size_t) C.bh_status {
		return call(&out, buf, n, C.bh_http_response{
			http_status: C.uint32_t(httpStatus), header_count: C.size_t(len(headers)),
			body: view(body), request_method: text(r.Method),
		}, capacity(texts), unsafe.SliceData(lens))
	})
	if err != nil {
		return nil, err
	}
	defer wipe(buf) // the token is in it
	part := func(span C.bhgo_span) string { return string(buf[span.at : span.at+span.len]) }
	return &response{
		outcome: uint32(out.outcome),
		report: Report{
			Service: prose(service), HTTPStatus: int(out.http_status), Code: int64(out.error_code), Name: part(out.error_name),
			Message: part(out.error_message), Detail: part(out.detail), Advice: part(out.advice),
			RetryAfter: retryAfter(int64(out.retry_after_ms), int64(out.retry_at_ms)), RetryAt: milli(int64(out.retry_at_ms)),
			ServerTime: milli(int64(out.server_time_ms)),
		},
		token: part(out.token), expiresMS: int64(out.expires_ms), serverTimeMS: int64(out.server_time_ms),
		retryAfterMS: int64(out.retry_after_ms), retryAtMS: int64(out.retry_at_ms), items: int(out.item_count), failed: int(out.failed_count), cause: r.Err,
	}, nil
}

// retryAfter is how long to wait. Where the service names a point of time, and not its present time, the
// system's clock tells.
func retryAfter(afterMS, atMS int64) time.Duration {
	if afterMS == 0 && atMS != 0 {
		return max(time.Until(time.UnixMilli(atMS)), 0)
	}
	return time.Duration(afterMS) * time.Millisecond
}

// milli is a time from C, where 0 means that there is none.
func milli(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// asOutcome is one of the four. What could not be read may have been executed.
func asOutcome(service string, a *response, err error) Outcome {
	if err != nil {
		return &Unknown{Report{Service: prose(service)}, err}
	}
	switch a.outcome {
	case C.BH_OUTCOME_ACCEPTED:
		return &Accepted{a.report, a.items}
	case C.BH_OUTCOME_REFUSED:
		return &Refused{a.report, a.cause}
	case C.BH_OUTCOME_PARTIAL:
		return &Partial{a.report, a.items, a.failed}
	}
	return &Unknown{a.report, a.cause}
}

// asToken is the token that was given, or the outcome that it was not.
func asToken(a *response, err error) (Token, error) {
	if err == nil {
		err = asOutcome("", a, nil).Err()
	}
	if err != nil {
		return Token{}, err
	}
	return Token{Value: a.token, Expires: time.UnixMilli(a.expiresMS)}, nil
}

// asTime is the server's time, or the outcome that it was not told.
func asTime(a *response, err error) (time.Time, error) {
	if err == nil {
		err = asOutcome("", a, nil).Err()
	}
	if err != nil {
		return time.Time{}, err
	}
	return time.UnixMilli(a.serverTimeMS), nil
}
