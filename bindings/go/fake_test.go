package bhauth

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// A fakeClock stands still until the test moves it, and wakes whom it then is time for.
type fakeClock struct {
	mu     sync.Mutex
	at     time.Time
	timers map[*fakeTimer]bool
	set    chan time.Duration // gets the duration of each timer that is set
}

type fakeTimer struct {
	at time.Time
	f  func()
}

func newFakeClock() *fakeClock {
	return &fakeClock{at: time.UnixMilli(1740568725231), timers: map[*fakeTimer]bool{}, set: make(chan time.Duration, 1000)}
}

func (c *fakeClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *fakeClock) after(d time.Duration, f func()) func() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	timer := &fakeTimer{c.at.Add(d), f}
	c.timers[timer] = true
	c.set <- d
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		pending := c.timers[timer]
		delete(c.timers, timer)
		return pending
	}
}

// advance moves the clock, also back, and runs what is due.
func (c *fakeClock) advance(d time.Duration) {
	c.mu.Lock()
	c.at = c.at.Add(d)
	var due []*fakeTimer
	for timer := range c.timers {
		if !timer.at.After(c.at) {
			due = append(due, timer)
			delete(c.timers, timer)
		}
	}
	c.mu.Unlock()
	for _, timer := range due {
		timer.f()
	}
}

// waitsFor expects that somebody sets a timer of this duration.
func (c *fakeClock) waitsFor(t *testing.T, d time.Duration) {
	t.Helper()
	for {
		select {
		case got := <-c.set:
			if got == d {
				return
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("nobody waits %v", d)
		}
	}
}

// A fakeService is a RoundTripper that answers each request when and as the test says.
type fakeService struct {
	arrived chan *http.Request
	answer  chan func(*http.Request) (*http.Response, error)
}

func newFakeService() *fakeService {
	return &fakeService{make(chan *http.Request, 100), make(chan func(*http.Request) (*http.Response, error), 100)}
}

func (f *fakeService) RoundTrip(req *http.Request) (*http.Response, error) {
	f.arrived <- req
	return (<-f.answer)(req)
}

// gives is a response with a BITBITDUO token.
func gives(token string) func(*http.Request) (*http.Response, error) {
	return func(req *http.Request) (*http.Response, error) {
		return replies(req, fmt.Sprintf(`{"status":200,"error_code":0,"data":{"apitoken":%q}}`, token)), nil
	}
}

func replies(req *http.Request, body string) *http.Response {
	return &http.Response{StatusCode: http.StatusOK, Request: req, Body: io.NopCloser(strings.NewReader(body))}
}

// next expects a request.
func (f *fakeService) next(t *testing.T) *http.Request {
	t.Helper()
	select {
	case req := <-f.arrived:
		return req
	case <-time.After(10 * time.Second):
		t.Fatal("no request")
		return nil
	}
}

// none expects that no request came.
func (f *fakeService) none(t *testing.T) {
	t.Helper()
	select {
	case req := <-f.arrived:
		t.Errorf("a request: %v", req.URL)
	default:
	}
}

// fakeSource is a source of BITBITDUO's tokens with such a service and clock.
func fakeSource(t *testing.T) (*TokenSource, *fakeService, *fakeClock) {
	t.Helper()
	clock, service := newFakeClock(), newFakeService()
	b := &Bitbitduo{AppID: "a", Key: appKey(t, "k"), Now: clock.now}
	source, err := b.TokenSource(&http.Client{Transport: service}, "")
	if err != nil {
		t.Fatal(err)
	}
	source.after = clock.after
	return source, service, clock
}

// expectToken asks for a token that must be there at once.
func expectToken(t *testing.T, source *TokenSource, value string) Token {
	t.Helper()
	return (<-ask(t, t.Context(), source)).expect(t, value)
}

// What a call of Token returned.
type answered struct {
	token Token
	err   error
}

func (a answered) expect(t *testing.T, value string) Token {
	t.Helper()
	if a.err != nil || a.token.Value != value {
		t.Errorf("got token %q and %v, want token %q", a.token.Value, a.err, value)
	}
	return a.token
}

// A seenContext tells when somebody waits for its end.
type seenContext struct {
	context.Context
	seen chan struct{}
	once sync.Once
}

func (c *seenContext) Done() <-chan struct{} {
	c.once.Do(func() { close(c.seen) })
	return c.Context.Done()
}

// ask calls Token in a goroutine of its own, and returns when it waits or has returned.
func ask(t *testing.T, ctx context.Context, source *TokenSource) <-chan answered {
	t.Helper()
	result := make(chan answered, 1)
	waiting := &seenContext{Context: ctx, seen: make(chan struct{})}
	returned := make(chan struct{})
	go func() {
		defer close(returned)
		token, err := source.Token(waiting)
		result <- answered{token, err}
	}()
	select {
	case <-waiting.seen:
	case <-returned:
	case <-time.After(10 * time.Second):
		t.Fatal("Token does not return, and does not wait for its context")
	}
	return result
}

// settled waits until no request is under way.
func settled(t *testing.T, source *TokenSource) {
	t.Helper()
	source.mu.Lock()
	under := source.flight
	source.mu.Unlock()
	if under == nil {
		return
	}
	select {
	case <-under.done:
	case <-time.After(10 * time.Second):
		t.Fatal("the request does not end")
	}
}
