//go:build cgo

package bhauth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// How long a request for a token may take, and how soon after a failed one the next is made where
// the service does not say.
const (
	tokenTimeout = 30 * time.Second
	tokenRetry   = time.Second
)

// A TokenSource gives a service's token and keeps it good: it requests the first when it is asked,
// refreshes it ahead of its expiry, and keeps the interval that the service wants between two
// requests. Any number of goroutines may use it; at most one request is under way, and it belongs
// to none of them: who stops waiting ends nothing else. Make one with [Velafi.TokenSource] or
// [Bitbitduo.TokenSource].
type TokenSource struct {
	// MinInterval is how long to wait from one request to the next; set it before the first use.
	// Of VelaFi it is 0, since the document names none, of BITBITDUO [BitbitduoMinInterval].
	MinInterval time.Duration
	// RefreshAhead is how long ahead of its expiry a token is refreshed; set it before the first
	// use. 0: 5 minutes, but at most a tenth of the token's lifetime.
	RefreshAhead time.Duration
	// Store is where the token lies for all processes of the account, which keeps the interval among them; set it
	// before the first use. nil: this source keeps its token for itself.
	Store TokenStore

	// account names what the token is for, as the account is now.
	account func() string
	client  *http.Client
	base    *url.URL
	now     func() time.Time
	after   timer
	// prepare makes a request for a token out of the account as it is now, and what reads its response.
	prepare func(now time.Time) (*Request, func(*HTTPResponse) (Token, error), error)

	mu          sync.Mutex // never held while a request is sent or an interval waited for
	token       Token
	refused     string // the last token that the service took no more
	issued      time.Time
	lastRequest time.Time
	lastErr     error         // of the last request
	flight      *flight       // the request that is under way, if any
	landed      chan struct{} // closed when the next request ends
}

// A timer calls a function after a while, unless it is stopped before.
type timer func(time.Duration, func()) (stop func() bool)

func systemTimer(d time.Duration, f func()) (stop func() bool) { return time.AfterFunc(d, f).Stop }

func newTokenSource(client *http.Client, base string) (*TokenSource, error) {
	host, err := parseBase(base)
	if err != nil {
		return nil, err
	}
	return &TokenSource{client: client, base: host, after: systemTimer, landed: make(chan struct{})}, nil
}

// TokenSource gives this account's tokens. client may be nil, and must not need this very source;
// base is scheme and host alone, empty: [VelafiHost]. The account's fields, Now among them, are read
// whenever a token is asked for.
func (v *Velafi) TokenSource(client *http.Client, base string) (*TokenSource, error) {
	s, err := newTokenSource(client, orHost(base, VelafiHost))
	if err != nil {
		return nil, err
	}
	s.now = func() time.Time { return instant(time.Time{}, v.Now) }
	s.account = func() string { return "velafi " + s.base.Host + " " + v.APIKey }
	s.prepare = func(now time.Time) (*Request, func(*HTTPResponse) (Token, error), error) {
		request, err := v.TokenRequest(now)
		return request, v.TokenResponse, err
	}
	return s, nil
}

// TokenSource gives this account's tokens. client may be nil, and must not need this very source;
// base is scheme and host alone, empty: [BitbitduoHost]. The account's fields, Now among them, are
// read whenever a token is asked for.
func (b *Bitbitduo) TokenSource(client *http.Client, base string) (*TokenSource, error) {
	s, err := newTokenSource(client, orHost(base, BitbitduoHost))
	if err != nil {
		return nil, err
	}
	s.MinInterval = BitbitduoMinInterval
	s.now = func() time.Time { return instant(time.Time{}, b.Now) }
	s.account = func() string { return "bitbitduo " + s.base.Host + " " + b.AppID }
	s.prepare = func(now time.Time) (*Request, func(*HTTPResponse) (Token, error), error) {
		request, err := b.TokenRequest(BitbitduoTokenCall{Time: now})
		return request, func(r *HTTPResponse) (Token, error) { return b.TokenResponse(r, now) }, err
	}
	return s, nil
}

// Token gives a good token. It returns at once if there is one, also while the next is requested;
// else it waits for the request, or until the service takes one. If ctx would end before that, it
// fails at once with [context.DeadlineExceeded] and the reason of the last failure; if ctx ends
// while it waits, its waiting ends and nothing else. A ctx that has ended requests nothing. A
// refusal is a [*Refused].
func (s *TokenSource) Token(ctx context.Context) (Token, error) {
	for {
		if err := ctx.Err(); err != nil {
			return Token{}, err
		}
		token, under, wait, landed, err := s.look(ctx)
		switch {
		case err != nil || token.Value != "":
			return token, err
		case under != nil && under.isAwaitedBy(ctx):
			return Token{}, errOwnClient
		case under != nil:
			select {
			case <-under.done:
				if errors.As(under.err, new(*notOurTurn)) {
					continue
				}
				return under.token, under.err
			case <-ctx.Done():
				return Token{}, ctx.Err()
			}
		}
		if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < wait {
			return Token{}, s.tooLong(wait)
		}
		woken := make(chan struct{})
		stop := s.after(wait, func() { close(woken) })
		select {
		case <-woken:
		case <-landed:
		case <-ctx.Done():
		}
		stop()
	}
}

// look gives a good token, or the request to wait for, or how long to wait before the next look
// unless a request lands before.
func (s *TokenSource) look(ctx context.Context) (token Token, under *flight, wait time.Duration, landed <-chan struct{}, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now().Round(0) // wall clock alone: it may be set
	if s.token.Value == "" && now.Before(s.lastRequest) {
		s.lastRequest = now // the clock was set back: the interval is counted from here
	}
	interval := s.MinInterval
	if s.Store != nil {
		interval = 0 // the store keeps it
	}
	if s.lastErr != nil {
		interval = max(interval, tokenRetry, askedToWait(s.lastErr))
	}
	action, wait, err := TokenTimes{
		Issued: s.issued, Expires: s.token.Expires, LastRequest: s.lastRequest,
		MinInterval: interval, RefreshAhead: s.RefreshAhead,
	}.Rule(now)
	if err != nil {
		return Token{}, nil, 0, nil, err
	}
	if action == TokenRefresh && s.flight == nil {
		if err := s.start(ctx, now); err != nil {
			return Token{}, nil, 0, nil, err
		}
	}
	if action == TokenUse || (!now.Before(s.issued) && now.Before(s.token.Expires)) {
		return s.token, nil, 0, nil, nil
	}
	return Token{}, s.flight, wait, s.landed, nil
}

// start requests a token. Of the caller's context nothing goes along but the request that it serves.
func (s *TokenSource) start(ctx context.Context, now time.Time) error {
	request, read, err := s.prepare(now)
	if err != nil {
		return err
	}
	f := &flight{done: make(chan struct{}), issued: now, parent: flightOf(ctx)}
	s.flight, s.lastRequest = f, now
	client := withoutRedirects(s.client)
	send := func(ctx context.Context) (Token, error) {
		came, err := request.send(ctx, client, s.base)
		if err != nil {
			return Token{}, err
		}
		defer wipe(came.Body)
		return read(came)
	}
	if s.Store != nil {
		ask := TokenAsk{Account: s.account(), Not: s.token.Value, Interval: s.MinInterval, Lease: tokenTimeout}
		if ask.Not == "" {
			ask.Not = s.refused
		}
		alone := send
		send = func(ctx context.Context) (Token, error) { return s.shared(ctx, f, ask, alone) }
	}
	f.fly(s.after, send, func(token Token, err error) { s.land(f, token, unquote(err, request.Target)) })
	return nil
}

// land ends a flight. Only the first end of each counts.
func (s *TokenSource) land(f *flight, token Token, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.flight != f {
		return
	}
	f.token, f.err = token, err
	if s.flight, s.lastErr = nil, err; err == nil {
		s.token, s.issued = token, f.issued
	}
	close(f.done)
	close(s.landed)
	s.landed = make(chan struct{})
}

// askedToWait is how long the service that refused a token wants to be left alone, or the store.
func askedToWait(err error) time.Duration {
	var refused *Refused
	var turn *notOurTurn
	switch {
	case errors.As(err, &refused):
		return refused.RetryAfter
	case errors.As(err, &turn):
		return turn.wait
	}
	return 0
}

func (s *TokenSource) tooLong(wait time.Duration) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := fmt.Errorf("bhauth: TokenSource: the next request for a token may be made in %v: %w", wait, context.DeadlineExceeded)
	if s.lastErr != nil {
		err = fmt.Errorf("%w; the last one failed: %w", err, s.lastErr)
	}
	return err
}

// Invalidate gives up a token that the service refused, so that the next call requests a new one. It
// does nothing if another token has come meanwhile: a late refusal of an old token costs no new one.
func (s *TokenSource) Invalidate(refused Token) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.token.Value == refused.Value {
		s.token, s.issued, s.refused = Token{}, time.Time{}, refused.Value
	}
}
