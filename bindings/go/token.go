package bhauth

// #include "calls.h"
import "C"

import (
	"log/slog"
	"time"
)

// A Token is what VelaFi or BITBITDUO gave. Its value is a secret, and is in no text that fmt or
// slog make of it.
type Token struct {
	// Value is the token itself.
	Value string
	// Expires is when it expires.
	Expires time.Time
}

// String does not show the value.
func (t Token) String() string {
	return "token until " + t.Expires.UTC().Format(time.RFC3339)
}

// GoString does not show the value.
func (t Token) GoString() string { return "bhauth.Token{" + t.String() + "}" }

// LogValue does not show the value.
func (t Token) LogValue() slog.Value { return slog.StringValue(t.String()) }

// A TokenAction is what to do about a token.
type TokenAction uint32

const (
	// TokenUse: the token is good, use it.
	TokenUse TokenAction = C.BH_TOKEN_USE
	// TokenRefresh: request a new token now.
	TokenRefresh TokenAction = C.BH_TOKEN_REFRESH
	// TokenWait: there is no good token, and the service takes no request yet.
	TokenWait TokenAction = C.BH_TOKEN_WAIT
)

// TokenTimes are what is known of a token and of the requests for it.
type TokenTimes struct {
	// Issued is when the token was issued; zero if there is none.
	Issued time.Time
	// Expires is when it expires; zero if there is none.
	Expires time.Time
	// LastRequest is when a token was last requested, with or without success; zero if never.
	LastRequest time.Time
	// MinInterval is how long the service wants between two requests; 0 if it does not say.
	MinInterval time.Duration
	// RefreshAhead is how long ahead of its expiry a token is refreshed. 0: 5 minutes, but at most
	// a tenth of the token's lifetime.
	RefreshAhead time.Duration
}

// Rule decides what to do about a token at a time. wait is, with [TokenWait], how long to wait;
// with [TokenUse], in how long the response changes; else 0. It is what a [TokenSource] asks.
func (t TokenTimes) Rule(now time.Time) (action TokenAction, wait time.Duration, err error) {
	action, waitMS, status := tokenRule(tokenTimesMS(unixMilli(t.Issued), unixMilli(t.Expires), unixMilli(t.LastRequest),
		t.MinInterval.Milliseconds(), t.RefreshAhead.Milliseconds()), now.UnixMilli())
	return action, time.Duration(waitMS) * time.Millisecond, check("TokenTimes.Rule", status)
}

func tokenTimesMS(issued, expires, lastRequest, minInterval, refreshAhead int64) C.bh_token_times {
	return C.bh_token_times{
		issued_ms: C.int64_t(issued), expires_ms: C.int64_t(expires), last_request_ms: C.int64_t(lastRequest),
		min_interval_ms: C.int64_t(minInterval), refresh_ahead_ms: C.int64_t(refreshAhead),
	}
}

func tokenRule(times C.bh_token_times, nowMS int64) (TokenAction, int64, Status) {
	var action C.uint32_t
	var wait C.int64_t
	status := Status(C.bh_token_rule(&action, &wait, &times, C.int64_t(nowMS)))
	return TokenAction(action), int64(wait), status
}

// unixMilli is a time for C, where 0 means that there is none.
func unixMilli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
