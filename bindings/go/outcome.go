//go:build cgo

package bhauth

import (
	"fmt"
	"strings"
	"time"
)

// An Outcome is what became of a request: an [*Accepted], a [*Refused], a [*Partial] or an
// [*Unknown], and nothing else. A type switch over it should have all four cases; [Match] does not
// compile without them.
//
//sumtype:decl
type Outcome interface {
	// Err is nil if the service accepted the request, else the outcome itself.
	Err() error
	outcome()
}

// A Report is what a response said. What it does not hold is zero or empty.
type Report struct {
	// Service is the service's name, such as "Toobit".
	Service string
	// HTTPStatus is the response's; 0: no response came. Mixin refuses with 202.
	HTTPStatus int
	// Code is the service's number of the error, such as -1022; else the HTTP status.
	Code int64
	// Name is its name in capitals, such as "INVALID_SIGNATURE"; empty if not known.
	Name string
	// Message is the service's own words.
	Message string
	// Detail is what the service said besides, JSON on one line: Mixin's extra; of a batch's item the
	// item itself.
	Detail string
	// Advice is what to do about it, in one sentence; empty if not known.
	Advice string
	// RetryAfter is how long to wait before the next request.
	RetryAfter time.Duration
	// RetryAt is until when, by the service's clock, if it names a time.
	RetryAt time.Time
	// ServerTime is the server's time: the body's, or that of the header Date, in steps of a second.
	ServerTime time.Time
}

// Accepted: the service did what was asked.
type Accepted struct {
	Report
	// Items is how many items a batch has; else 0.
	Items int
}

// Refused: nothing was executed. As an error it says why, and what to do about it. It is told apart
// from an [*Error], which is this library's.
type Refused struct {
	Report
	cause error
}

// Partial: the request was a batch, of which some items failed and some did not; [Toobit.Items] has
// each. As an error it is of the first that failed.
type Partial struct {
	Report
	// Items is how many items the batch has, Failed how many of them failed.
	Items, Failed int
}

// Unknown: the request may have been executed, since no response came, or none that tells. Do not send
// it again before you have looked it up by your own id of it.
type Unknown struct {
	Report
	cause error
}

func (*Accepted) outcome() {}
func (*Refused) outcome()  {}
func (*Partial) outcome()  {}
func (*Unknown) outcome()  {}

// Err is nil.
func (*Accepted) Err() error { return nil }

// Err is the outcome itself.
func (o *Refused) Err() error { return o }

// Err is the outcome itself.
func (o *Partial) Err() error { return o }

// Err is the outcome itself.
func (o *Unknown) Err() error { return o }

// Error is all that is known of the refusal, in one line.
func (o *Refused) Error() string {
	if o.HTTPStatus == 0 {
		return o.text("no response came from "+o.Service, o.cause)
	}
	return o.text(o.Service+" refused the request", o.cause)
}

// Error is how many of how many failed, and all that is known of the first, in one line.
func (o *Partial) Error() string {
	return o.text(fmt.Sprintf("%s refused %d of %d items, the first", o.Service, o.Failed, o.Items), nil)
}

// Error is all that is known of why the outcome is not, in one line.
func (o *Unknown) Error() string {
	return o.text(o.Service+" may have executed the request", o.cause)
}

// Unwrap is why no response came, or why it could not be read.
func (o *Refused) Unwrap() error { return o.cause }

// Unwrap is why no response came, or why it could not be read.
func (o *Unknown) Unwrap() error { return o.cause }

func (r *Report) text(what string, cause error) string {
	var text strings.Builder
	text.WriteString(what)
	if r.Code != 0 {
		fmt.Fprintf(&text, ": %d", r.Code)
	}
	for _, part := range []struct{ before, text, after string }{
		{" ", r.Name, ""}, {" (", r.Message, ")"}, {": ", r.Advice, ""},
	} {
		if part.text != "" {
			text.WriteString(part.before + part.text + part.after)
		}
	}
	if cause != nil {
		fmt.Fprintf(&text, ": %v", cause)
	}
	return text.String()
}

// Match calls what belongs to an outcome, and gives what that returns. None of the four can be
// forgotten.
func Match[T any](o Outcome, accepted func(*Accepted) T, refused func(*Refused) T, partial func(*Partial) T, unknown func(*Unknown) T) T {
	switch o := o.(type) {
	case *Accepted:
		return accepted(o)
	case *Refused:
		return refused(o)
	case *Partial:
		return partial(o)
	case *Unknown:
		return unknown(o)
	}
	return unknown(new(Unknown)) // of nil, nothing is known
}
