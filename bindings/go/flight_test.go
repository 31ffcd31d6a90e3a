package bhauth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Whoever stops waiting, in whatever way, ends nothing else: the others have the token of that one
// request.
func TestFlightBelongsToNobody(t *testing.T) {
	source, service, _ := fakeSource(t)
	first, cancel := context.WithCancel(t.Context())
	left := ask(t, first, source)
	service.next(t)
	var others []<-chan answered
	for range 5 {
		others = append(others, ask(t, t.Context(), source))
	}
	tooShort, stop := context.WithTimeout(t.Context(), time.Millisecond)
	defer stop()
	timedOut := ask(t, tooShort, source)
	if got := <-timedOut; !errors.Is(got.err, context.DeadlineExceeded) {
		t.Errorf("%v", got)
	}
	cancel()
	if got := <-left; !errors.Is(got.err, context.Canceled) {
		t.Errorf("%v", got)
	}
	service.answer <- gives("1")
	for _, other := range others {
		(<-other).expect(t, "1")
	}
	expectToken(t, source, "1")
	service.none(t)
}

// A caller whose own code panics takes nothing along.
func TestFlightOutlivesAPanickingCaller(t *testing.T) {
	source, service, clock := fakeSource(t)
	source.now = func() time.Time { panic("a clock that is broken") }
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic is lost")
			}
		}()
		source.Token(t.Context())
	}()
	source.now = clock.now
	waiting := ask(t, t.Context(), source)
	service.answer <- gives("1")
	(<-waiting).expect(t, "1")
}

// Whatever the client does, everyone who waits sees it, the process goes on, and so does the source.
func TestFlightEndsWhateverTheClientDoes(t *testing.T) {
	type answer = func(*http.Request) (*http.Response, error)
	sentinel := errors.New("a failure")
	for name, c := range map[string]struct {
		answer answer
		want   string
	}{
		"error":        {func(*http.Request) (*http.Response, error) { return nil, sentinel }, "a failure"},
		"panic":        {func(*http.Request) (*http.Response, error) { panic("what went wrong") }, "panicked: what went wrong"},
		"panic(nil)":   {func(*http.Request) (*http.Response, error) { panic(nil) }, "panicked"},
		"nil map":      {func(*http.Request) (*http.Response, error) { map[int]int(nil)[0] = 0; return nil, nil }, "nil map"},
		"Goexit":       {func(*http.Request) (*http.Response, error) { runtime.Goexit(); return nil, nil }, "ended its goroutine"},
		"nothing":      {func(*http.Request) (*http.Response, error) { return nil, nil }, ""},
		"broken body":  {func(r *http.Request) (*http.Response, error) { return brokenBody(r, sentinel), nil }, "a failure"},
		"panicky body": {func(r *http.Request) (*http.Response, error) { return brokenBody(r, nil), nil }, "panicked: body"},
		"no response":  {nil, "no response to the request for a token in 30s"},
	} {
		t.Run(name, func(t *testing.T) {
			source, service, clock := fakeSource(t)
			var waiting []<-chan answered
			for range 3 {
				waiting = append(waiting, ask(t, t.Context(), source))
			}
			req := service.next(t)
			if c.answer != nil {
				service.answer <- c.answer
			} else {
				clock.advance(tokenTimeout)
				if context.Cause(req.Context()) != errNoResponse {
					t.Error("the request is not told that nobody waits for it")
				}
			}
			for _, w := range waiting {
				if got := <-w; got.err == nil || !strings.Contains(got.err.Error(), c.want) || strings.Contains(got.err.Error(), "sig=") {
					t.Errorf("%v", got)
				}
			}
			settled(t, source)
			clock.advance(BitbitduoMinInterval)
			service.answer <- gives("2")
			if c.answer == nil {
				service.answer <- gives("2") // what was left to itself takes the first
			}
			(<-ask(t, t.Context(), source)).expect(t, "2")
		})
	}
}

// A response that comes after the request was given up does not become the token.
func TestFlightThatLandsLate(t *testing.T) {
	source, service, clock := fakeSource(t)
	waiting := ask(t, t.Context(), source)
	service.next(t)
	clock.advance(tokenTimeout)
	if got := <-waiting; !errors.Is(got.err, context.DeadlineExceeded) {
		t.Errorf("%v", got)
	}
	clock.advance(BitbitduoMinInterval)
	waiting = ask(t, t.Context(), source)
	service.next(t)
	late := make(chan struct{})
	service.answer <- func(req *http.Request) (*http.Response, error) { // taken by either of the two
		close(late)
		return gives("1")(req)
	}
	<-late
	service.answer <- gives("2")
	got := <-waiting
	source.mu.Lock()
	defer source.mu.Unlock()
	if got.err != nil || source.token != got.token {
		t.Errorf("%v, and the source has %v", got, source.token)
	}
}

type brokenReader struct{ err error }

func (r brokenReader) Read([]byte) (int, error) {
	if r.err == nil {
		panic("body")
	}
	return 0, r.err
}

func (r brokenReader) Close() error { return nil }

func brokenBody(req *http.Request, err error) *http.Response {
	return &http.Response{StatusCode: http.StatusOK, Request: req, Body: brokenReader{err}}
}

// A roundTripper is a function that is one.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// A source whose client needs that very source says so at once, however the client asks.
func TestFlightThatNeedsItself(t *testing.T) {
	v := &Velafi{APIKey: "k", Key: hmacKey(t, "secret")}
	client, other := new(http.Client), new(http.Client)
	source, err := v.TokenSource(client, "https://velafi.example")
	if err != nil {
		t.Fatal(err)
	}
	another, err := v.TokenSource(other, "https://velafi.example")
	if err != nil {
		t.Fatal(err)
	}
	through := func(s *TokenSource) http.RoundTripper {
		transport, err := v.Transport(nil, "https://velafi.example", s)
		if err != nil {
			t.Fatal(err)
		}
		return transport
	}
	asks := func(ctx func(*http.Request) context.Context) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			_, err := source.Token(ctx(req))
			return nil, err
		})
	}
	for name, c := range map[string]struct{ client, other http.RoundTripper }{
		"its own Transport":       {through(source), nil},
		"one that asks":           {asks((*http.Request).Context), nil},
		"with another context":    {asks(func(*http.Request) context.Context { return context.Background() }), nil},
		"by way of a second one":  {through(another), through(source)},
		"in a goroutine, derived": {aside(asks(func(r *http.Request) context.Context { return context.WithoutCancel(r.Context()) })), nil},
	} {
		t.Run(name, func(t *testing.T) {
			clock := newFakeClock()
			v.Now = clock.now
			source.lastErr, another.lastErr, source.lastRequest, another.lastRequest = nil, nil, time.Time{}, time.Time{}
			client.Transport, other.Transport = c.client, c.other
			got := make(chan answered, 1)
			go func() {
				token, err := source.Token(t.Context())
				got <- answered{token, err}
			}()
			select {
			case a := <-got:
				if !errors.Is(a.err, errOwnClient) {
					t.Errorf("%v", a)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("it waits for itself")
			}
		})
	}
}

// aside runs a RoundTripper in a goroutine of its own.
func aside(next http.RoundTripper) http.RoundTripper {
	return roundTripper(func(req *http.Request) (response *http.Response, err error) {
		done := make(chan struct{})
		go func() {
			defer close(done)
			response, err = next.RoundTrip(req)
		}()
		<-done
		return response, err
	})
}

// What is under way for one source may ask another, also the same one once more after its end.
func TestFlightMayNeedAnotherSource(t *testing.T) {
	inner, innerService, _ := fakeSource(t)
	outer, _, clock := fakeSource(t)
	var kept context.Context
	outer.client = &http.Client{Transport: roundTripper(func(req *http.Request) (*http.Response, error) {
		kept = req.Context()
		token, err := inner.Token(req.Context())
		if err != nil {
			return nil, err
		}
		return gives("with-" + token.Value)(req)
	})}
	innerService.answer <- gives("1")
	expectSoon(t, outer, "with-1")
	clock.advance(BitbitduoTokenLifetime)
	(<-ask(t, context.WithoutCancel(kept), outer)).expect(t, "with-1")
}

func expectSoon(t *testing.T, source *TokenSource, value string) {
	t.Helper()
	(<-ask(t, t.Context(), source)).expect(t, value)
}

// No error shows the query, which holds a signature that could be used.
func TestFlightErrorsShowNoQuery(t *testing.T) {
	for name, next := range map[string]http.RoundTripper{
		"closed port": http.DefaultTransport,
		"quoting":     roundTripper(func(r *http.Request) (*http.Response, error) { return nil, fmt.Errorf("cannot send %s", r.URL) }),
		"panicking":   roundTripper(func(r *http.Request) (*http.Response, error) { panic(r.URL.String()) }),
	} {
		b := &Bitbitduo{AppID: "the-app", Key: appKey(t, "k")}
		source, err := b.TokenSource(&http.Client{Transport: next}, "http://127.0.0.1:1")
		if err != nil {
			t.Fatal(err)
		}
		_, err = source.Token(t.Context())
		if err == nil || strings.Contains(err.Error(), "sig=") || strings.Contains(err.Error(), "the-app") {
			t.Errorf("%s: %v", name, err)
		}
		if name == "closed port" && !strings.Contains(err.Error(), "GET http://127.0.0.1:1/serv/apiToken: dial tcp 127.0.0.1:1: connect: connection refused") {
			t.Errorf("%v says too little", err)
		}
	}
}
