package bhauth

import (
	"context"
	"fmt"
	"net/http"
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
// requests. Any number of goroutines may use it; at most one request is under way. Make one with
// [VelaFi.TokenSource] or [Bitbitduo.TokenSource].
type TokenSource struct {
	// MinInterval is how long to wait from one request to the next; set it before the first use.
	// Of VelaFi it is 0, since the document names none, of BITBITDUO [BitbitduoMinInterval].
	MinInterval time.Duration
	// RefreshAhead is how long ahead of its expiry a token is refreshed; set it before the first
	// use. 0: 5 minutes, but at most a tenth of the token's lifetime.
	RefreshAhead time.Duration

	now   func() time.Time
	fetch func(context.Context) (Token, error)

	mu          sync.Mutex
	token       Token
	issued      time.Time
	lastRequest time.Time
	lastErr     error   // of the last request
	flight      *flight // the request that is under way, if any
}

// A flight is one request for a token, and those who wait for it.
type flight struct {
	done  chan struct{}
	token Token
	err   error
}

// TokenSource gives this account's tokens. client may be nil; base is scheme and host, empty:
// [VelaFiHost].
func (v *VelaFi) TokenSource(client *http.Client, base string) *TokenSource {
	return &TokenSource{now: v.Now, fetch: func(ctx context.Context) (Token, error) {
		request, err := v.TokenRequest(time.Time{})
		if err != nil {
			return Token{}, err
		}
		status, body, err := request.Send(ctx, client, orHost(base, VelaFiHost))
		if err != nil {
			return Token{}, err
		}
		defer wipe(body)
		return v.TokenResponse(status, body)
	}}
}

// TokenSource gives this account's tokens. client may be nil; base is scheme and host, empty:
// [BitbitduoHost].
func (b *Bitbitduo) TokenSource(client *http.Client, base string) *TokenSource {
	return &TokenSource{now: b.Now, MinInterval: BitbitduoMinInterval, fetch: func(ctx context.Context) (Token, error) {
		sent := instant(time.Time{}, b.Now)
		request, err := b.TokenRequest(BitbitduoTokenCall{Time: sent})
		if err != nil {
			return Token{}, err
		}
		status, body, err := request.Send(ctx, client, orHost(base, BitbitduoHost))
		if err != nil {
			return Token{}, err
		}
		defer wipe(body)
		return b.TokenResponse(status, body, sent)
	}}
}

// Token gives a good token. It returns at once if there is one, also while the next is requested;
// else it waits for the request, or until the service takes one. If ctx would end before that, it
// fails at once with [context.DeadlineExceeded] and the reason of the last failure. A refusal is a
// [*ServiceError].
func (s *TokenSource) Token(ctx context.Context) (Token, error) {
	for {
		token, under, wait, err := s.look(ctx)
		if err != nil || (under == nil && wait == 0) {
			return token, err
		}
		if under != nil {
			select {
			case <-under.done:
				return under.token, under.err
			case <-ctx.Done():
				return Token{}, ctx.Err()
			}
		}
		if deadline, ok := ctx.Deadline(); ok && time.Until(deadline) < wait {
			return Token{}, s.tooLong(wait)
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return Token{}, ctx.Err()
		}
	}
}

// look gives a good token, the request to wait for, or how long to wait before the next look.
func (s *TokenSource) look(ctx context.Context) (token Token, under *flight, wait time.Duration, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := instant(time.Time{}, s.now)
	interval := s.MinInterval
	if s.lastErr != nil {
		interval = max(interval, tokenRetry)
	}
	action, wait, err := TokenTimes{
		Issued: s.issued, Expires: s.token.Expires, LastRequest: s.lastRequest,
		MinInterval: interval, RefreshAhead: s.RefreshAhead,
	}.Rule(now)
	if err != nil {
		return Token{}, nil, 0, err
	}
	if action == TokenRefresh && s.flight == nil {
		s.start(ctx, now)
	}
	switch {
	case action == TokenUse, s.token.Value != "" && now.Before(s.token.Expires):
		return s.token, nil, 0, nil
	case s.flight != nil:
		return Token{}, s.flight, 0, nil
	}
	return Token{}, nil, wait, nil
}

// start requests a token. The request does not end with the ctx of the caller that happened to be
// first: others wait for it too.
func (s *TokenSource) start(ctx context.Context, now time.Time) {
	under := &flight{done: make(chan struct{})}
	s.flight, s.lastRequest = under, now
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tokenTimeout)
		defer cancel()
		under.token, under.err = s.fetch(ctx)
		s.mu.Lock()
		if s.flight, s.lastErr = nil, under.err; under.err == nil {
			s.token, s.issued = under.token, now
		}
		s.mu.Unlock()
		close(under.done)
	}()
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

// Forget gives up a token that the service no longer takes, so that the next call requests a new
// one. It does nothing if another token has come meanwhile.
func (s *TokenSource) Forget(token Token) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.token.Value == token.Value {
		s.token, s.issued = Token{}, time.Time{}
	}
}
