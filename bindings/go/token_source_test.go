package bhauth

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"time"
)

// The sandbox's short-lived tokens live for 2 s, and are refreshed a tenth of that ahead.
func TestTokenSourceRefreshes(t *testing.T) {
	c := testCredentials(t).Velafi
	base, client, sent := sandbox(t)
	v := &Velafi{APIKey: c.APIKeyShort, Key: hmacKey(t, c.Secret)}
	source, err := v.TokenSource(client, base)
	if err != nil {
		t.Fatal(err)
	}
	first, err := source.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again, err := source.Token(t.Context())
	if err != nil || again != first || sent.calls.Load() != 1 {
		t.Fatalf("%v after %d requests: %v", again, sent.calls.Load(), err)
	}
	// Each of these tokens is alive when it is given, though several end meanwhile.
	seen := map[string]bool{}
	for end := time.Now().Add(2500 * time.Millisecond); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		asked := time.Now()
		token, err := source.Token(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if !seen[token.Value] {
			seen[token.Value] = true
			request, err := v.Request(VelafiCall{Token: token.Value, Target: "/v2/account"})
			accepted(t, request, err, verdict(v.Response))
		}
		if !asked.Before(token.Expires) {
			t.Error("an expired token was given")
		}
	}
	if len(seen) < 2 || int64(len(seen)) > sent.calls.Load() {
		t.Errorf("%d tokens in %d requests", len(seen), sent.calls.Load())
	}
}

func TestTokenSourceKeepsTheInterval(t *testing.T) {
	c := testCredentials(t).Bitbitduo
	base, client, sent := sandbox(t)
	b := &Bitbitduo{AppID: c["app_id_limited"], Key: appKey(t, c["app_key_limited"])}
	source, err := b.TokenSource(client, base)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "interval", source.MinInterval, time.Minute)
	var group sync.WaitGroup
	for range 16 {
		group.Add(1)
		go func() {
			defer group.Done()
			if _, err := source.Token(t.Context()); err != nil {
				t.Error(err)
			}
		}()
	}
	group.Wait()
	equal(t, "requests", sent.calls.Load(), 1)

	// The service no longer takes the token, and takes no request yet.
	token, err := source.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source.Invalidate(token)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	start := time.Now()
	if _, err = source.Token(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if time.Since(start) > 5*time.Second {
		t.Error("the end of the context was waited for, though it was known to come too early")
	}
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, stop)
	if _, err = source.Token(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	equal(t, "requests", sent.calls.Load(), 1)
}

func TestTokenSourceRefusal(t *testing.T) {
	c := testCredentials(t).Velafi
	base, client, sent := sandbox(t)
	v := &Velafi{APIKey: c.APIKey, Key: hmacKey(t, c.Secret+"\n")}
	source, err := v.TokenSource(client, base)
	if err != nil {
		t.Fatal(err)
	}
	_, err = source.Token(t.Context())
	refused(t, err, -1022, "INVALID_SIGNATURE")
	// The next request is not made at once, and what failed is told.
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err = source.Token(ctx)
	refused(t, err, -1022, "INVALID_SIGNATURE")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	equal(t, "requests", sent.calls.Load(), 1)
}

// A token is refreshed while the old one is used; if that fails, the old one is good all the same.
func TestTokenSourceUsesTheOldTokenMeanwhile(t *testing.T) {
	source, service, clock := fakeSource(t)
	source.MinInterval = 0
	service.answer <- gives("1")
	expectSoon(t, source, "1")
	service.next(t)
	clock.advance(BitbitduoTokenLifetime - 5*time.Minute) // within 5 minutes of its expiry
	expectToken(t, source, "1")
	expectToken(t, source, "1")
	service.next(t)
	service.none(t)
	service.answer <- func(*http.Request) (*http.Response, error) { return nil, errors.New("no response") }
	settled(t, source)
	expectToken(t, source, "1")
	service.none(t)
	clock.advance(tokenRetry)
	expectToken(t, source, "1") // starts the next
	service.answer <- gives("2")
	settled(t, source)
	expectToken(t, source, "2")
}

// A refusal of a token takes that token: a late one of an old token does nothing to the new one.
func TestInvalidate(t *testing.T) {
	source, service, clock := fakeSource(t)
	service.answer <- gives("1")
	expectSoon(t, source, "1")
	first := expectToken(t, source, "1")
	service.next(t)
	clock.advance(BitbitduoMinInterval)
	source.Invalidate(first)
	service.answer <- gives("2")
	expectSoon(t, source, "2")
	service.next(t)
	source.Invalidate(first)
	second := expectToken(t, source, "2")
	source.Invalidate(Token{})
	expectToken(t, source, "2")

	// It blocks for nobody who waits, neither for the interval nor for a request.
	source.Invalidate(second)
	waiting := ask(t, t.Context(), source)
	clock.waitsFor(t, BitbitduoMinInterval)
	source.Invalidate(second)
	service.none(t)
	clock.advance(BitbitduoMinInterval)
	service.next(t)
	source.Invalidate(second)
	service.answer <- gives("3")
	(<-waiting).expect(t, "3")
}

// The account's clock is read when a token is asked for: set after the source was made, it counts.
func TestTokenSourceReadsTheClockWhenNeeded(t *testing.T) {
	service := newFakeService()
	b := &Bitbitduo{AppID: "a", Key: appKey(t, "k")}
	source, err := b.TokenSource(&http.Client{Transport: service}, "")
	if err != nil {
		t.Fatal(err)
	}
	clock := newFakeClock()
	b.Now, source.after = clock.now, clock.after
	service.answer <- gives("1")
	expectSoon(t, source, "1")
	if at := service.next(t).URL.Query().Get("time"); at != "1740568725" {
		t.Errorf("asked at %s", at)
	}
	offset := Offset{Ahead: time.Since(clock.at) * -1}
	b.Now = func() time.Time { return offset.Now().Add(3 * time.Hour) }
	service.answer <- gives("2")
	expectSoon(t, source, "2")
	service.next(t)
}

// When the clock is set back, the interval is kept once, not until the clock is where it was.
func TestTokenSourceWithTheClockSetBack(t *testing.T) {
	source, service, clock := fakeSource(t)
	waiting := ask(t, t.Context(), source)
	service.answer <- func(*http.Request) (*http.Response, error) { return nil, errors.New("no response") }
	if got := <-waiting; got.err == nil {
		t.Error(got)
	}
	clock.advance(-24 * time.Hour)
	waiting = ask(t, t.Context(), source)
	clock.waitsFor(t, BitbitduoMinInterval)
	clock.advance(BitbitduoMinInterval)
	service.answer <- gives("2")
	(<-waiting).expect(t, "2")
}

// A context that has ended already sends nothing, and costs no interval.
func TestTokenSourceWithAnEndedContext(t *testing.T) {
	source, service, _ := fakeSource(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := <-ask(t, ctx, source); !errors.Is(got.err, context.Canceled) {
		t.Errorf("%v", got)
	}
	service.none(t)
	if !source.lastRequest.IsZero() || source.flight != nil {
		t.Error("a request was begun")
	}
	service.answer <- gives("1")
	expectSoon(t, source, "1")
}

// Who waits for the interval has the token as soon as another's request brings it.
func TestTokenSourceWakesWhoWaits(t *testing.T) {
	source, service, clock := fakeSource(t)
	service.answer <- gives("1")
	expectSoon(t, source, "1")
	source.Invalidate(Token{Value: "1"})
	waiting := ask(t, t.Context(), source)
	clock.waitsFor(t, BitbitduoMinInterval)
	clock.mu.Lock()
	clock.at = clock.at.Add(BitbitduoMinInterval) // nobody is woken
	clock.mu.Unlock()
	other := ask(t, t.Context(), source)
	service.answer <- gives("2")
	(<-other).expect(t, "2")
	(<-waiting).expect(t, "2")
}

// A key that is closed is the caller's to know, and is no request.
func TestTokenSourceWithAClosedKey(t *testing.T) {
	source, service, _ := fakeSource(t)
	b := &Bitbitduo{AppID: "a"}
	bad, err := b.TokenSource(source.client, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = bad.Token(t.Context())
	is(t, "no key", err, ErrKey)
	service.none(t)
}

// A token that was bought with the clock a day ahead is not used when the clock is put right: when it
// expires is not known.
func TestTokenSourceWithTheClockPutRight(t *testing.T) {
	source, service, clock := fakeSource(t)
	clock.advance(24 * time.Hour)
	service.answer <- gives("1")
	expectSoon(t, source, "1")
	service.next(t)
	clock.advance(-24 * time.Hour)
	waiting := ask(t, t.Context(), source)
	service.next(t)
	service.answer <- gives("2")
	(<-waiting).expect(t, "2")
}

// A service that says how long to wait is left alone for as long.
func TestTokenSourceHeedsRetryAfter(t *testing.T) {
	source, service, clock := fakeSource(t)
	waiting := ask(t, t.Context(), source)
	service.answer <- func(req *http.Request) (*http.Response, error) {
		response := replies(req, "{}")
		response.StatusCode, response.Header = http.StatusTooManyRequests, http.Header{"Retry-After": {"90"}}
		return response, nil
	}
	var refused *Refused
	if got := <-waiting; !errors.As(got.err, &refused) || refused.RetryAfter != 90*time.Second {
		t.Errorf("%v", got.err)
	}
	settled(t, source)
	waiting = ask(t, t.Context(), source)
	clock.waitsFor(t, 90*time.Second)
	clock.advance(90 * time.Second)
	service.answer <- gives("2")
	(<-waiting).expect(t, "2")
}
