package bhauth

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// The sandbox's short-lived tokens live for 2 s, and are refreshed a tenth of that ahead.
func TestTokenSourceRefreshes(t *testing.T) {
	c := testCredentials(t).VelaFi
	base, client, sent := sandbox(t)
	v := &VelaFi{APIKey: c.APIKeyShort, Key: hmacKey(t, c.Secret)}
	source := v.TokenSource(client, base)
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
			request, err := v.Request(VelaFiCall{Token: token.Value, Target: "/v2/account"})
			accepted(t, request, err, v.Response)
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
	source := b.TokenSource(client, base)
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
	source.Forget(token)
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
	c := testCredentials(t).VelaFi
	base, client, sent := sandbox(t)
	v := &VelaFi{APIKey: c.APIKey, Key: hmacKey(t, c.Secret+"\n")}
	source := v.TokenSource(client, base)
	_, err := source.Token(t.Context())
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

// fakeSource counts its tokens and asks a clock that the test moves.
type fakeSource struct {
	TokenSource
	clock   atomic.Int64
	fetched atomic.Int64
	fail    atomic.Bool
	gate    chan struct{}
}

func newFakeSource() *fakeSource {
	f := &fakeSource{gate: make(chan struct{}, 100)}
	f.clock.Store(time.Now().UnixMilli())
	f.now = func() time.Time { return time.UnixMilli(f.clock.Load()) }
	f.fetch = func(context.Context) (Token, error) {
		<-f.gate
		n := f.fetched.Add(1)
		if f.fail.Load() {
			return Token{}, errors.New("no response")
		}
		return Token{fmt.Sprint(n), f.now().Add(time.Hour)}, nil
	}
	return f
}

func (f *fakeSource) expect(t *testing.T, value string) {
	t.Helper()
	token, err := f.Token(t.Context())
	if err != nil || token.Value != value {
		t.Fatalf("got token %q and %v, want token %q", token.Value, err, value)
	}
}

func TestTokenSourceUsesTheOldTokenMeanwhile(t *testing.T) {
	f := newFakeSource()
	f.gate <- struct{}{}
	f.expect(t, "1")
	f.clock.Add((56 * time.Minute).Milliseconds()) // within 5 minutes of its expiry
	f.expect(t, "1")
	f.expect(t, "1")
	f.fail.Store(true)
	f.gate <- struct{}{} // the refresh fails: the old one is good all the same
	f.landed(t)
	f.expect(t, "1")
	f.fail.Store(false)
	f.clock.Add(tokenRetry.Milliseconds())
	f.expect(t, "1") // starts the next
	f.gate <- struct{}{}
	f.landed(t)
	f.expect(t, "3")
	equal(t, "requests", f.fetched.Load(), 3)
}

// landed waits until no request is under way.
func (f *fakeSource) landed(t *testing.T) {
	t.Helper()
	f.mu.Lock()
	under := f.flight
	f.mu.Unlock()
	if under == nil {
		t.Fatal("no request is under way")
	}
	select {
	case <-under.done:
	case <-time.After(10 * time.Second):
		t.Fatal("the request does not end")
	}
}

// The caller that came first gives up; who waits for the same request gets the token.
func TestTokenSourceOutlivesItsFirstCaller(t *testing.T) {
	f := newFakeSource()
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := f.Token(ctx)
		failed <- err
	}()
	for f.underWay() == nil {
		time.Sleep(time.Millisecond)
	}
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	f.gate <- struct{}{}
	f.expect(t, "1")
}

func (f *fakeSource) underWay() *flight {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.flight
}
