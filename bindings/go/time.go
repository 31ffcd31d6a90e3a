package bhauth

// #include "calls.h"
import "C"

import (
	"math"
	"time"
)

// FormatUTC formats a time as UTC, "2021-05-30T12:49:19Z" (RFC 3339): PAVE's documented timestamp.
// A time that is not between the years 2001 and 5138 is refused.
func FormatUTC(t time.Time) (string, error) {
	var utc [C.BH_UTC_SIZE]C.char
	if err := check("FormatUTC", Status(C.bh_time_format_utc(&utc[0], C.int64_t(t.Unix())))); err != nil {
		return "", err
	}
	return C.GoString(&utc[0]), nil
}

// FormatSeconds formats a time as Unix seconds in decimal: the timestamp that PAVE's samples send,
// where its table asks for that of [FormatUTC]. A time that is not between the years 2001 and 5138
// is refused.
func FormatSeconds(t time.Time) (string, error) {
	seconds, err := fill("FormatSeconds", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_time_format_seconds(buf, n, C.int64_t(t.Unix()))
	})
	return string(seconds), err
}

// ParseUTC reads a time of RFC 3339 or of an HTTP header such as Date. A fraction of a second is
// dropped; an offset such as +08:00 is taken into account. Anything else is [ErrTimeFormat].
func ParseUTC(utc string) (time.Time, error) {
	var seconds C.int64_t
	if err := check("ParseUTC", Status(C.bh_time_parse_utc(&seconds, text(utc)))); err != nil {
		return time.Time{}, err
	}
	return time.Unix(int64(seconds), 0).UTC(), nil
}

// A Window says which times a verifier accepts. A nil *Window means that time is not checked.
type Window struct {
	// Now is the verifier's present time; zero: the system's clock.
	Now time.Time
	// Past is how long after its time (Mixin: after exp) a signature is accepted. Whole
	// milliseconds count.
	Past time.Duration
	// Ahead is how far ahead of Now its time (Mixin: iat) may lie.
	Ahead time.Duration
}

// c is the window for C, NULL for none.
func (w *Window) c() *C.bh_window {
	if w == nil {
		return nil
	}
	return &C.bh_window{
		now_ms:   C.int64_t(instant(w.Now, nil).UnixMilli()),
		past_ms:  C.int64_t(w.Past.Milliseconds()),
		ahead_ms: C.int64_t(w.Ahead.Milliseconds()),
	}
}

// instant is t, or the present time by a clock if t is zero, by the system's if that is nil.
func instant(t time.Time, now func() time.Time) time.Time {
	switch {
	case !t.IsZero():
		return t
	case now != nil:
		return now()
	}
	return time.Now()
}

// An Offset tells how far a server's clock is ahead of yours.
type Offset struct {
	// Ahead is server time minus your time; negative if your clock is ahead.
	Ahead time.Duration
	// Uncertainty: the true offset is within this much of Ahead.
	Uncertainty time.Duration
}

// NewOffset works an offset out. sent and received are your clock when the request for the server's
// time was sent and when its response came; server is what it said; resolution is the step of its
// clock: a millisecond for Toobit, a second for BITBITDUO. A response that came before its request,
// or a negative resolution, is [ErrInterval].
func NewOffset(sent, received, server time.Time, resolution time.Duration) (Offset, error) {
	const op = "NewOffset"
	ahead, uncertainty, status := clockOffset(sent.UnixMilli(), received.UnixMilli(), server.UnixMilli(), resolution.Milliseconds())
	if status != OK {
		return Offset{}, check(op, status)
	}
	const most = math.MaxInt64 / int64(time.Millisecond)
	if ahead > most || ahead < -most || uncertainty > most {
		return Offset{}, check(op, ErrTimeRange) // beyond the 292 years of a time.Duration
	}
	return Offset{time.Duration(ahead) * time.Millisecond, time.Duration(uncertainty) * time.Millisecond}, nil
}

func clockOffset(sentMS, receivedMS, serverMS, resolutionMS int64) (aheadMS, uncertaintyMS int64, status Status) {
	var ahead, uncertainty C.int64_t
	status = Status(C.bh_clock_offset(&ahead, &uncertainty,
		C.int64_t(sentMS), C.int64_t(receivedMS), C.int64_t(serverMS), C.int64_t(resolutionMS)))
	return int64(ahead), int64(uncertainty), status
}

// Now is the present time by the server's clock: set it as the Now of a service.
func (o Offset) Now() time.Time { return time.Now().Add(o.Ahead) }
