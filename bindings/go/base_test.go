package bhauth

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// Everything that takes a base takes scheme and host alone, and says so before anything is sent.
func TestBases(t *testing.T) {
	key, ed, app := hmacKey(t, "secret"), ed25519Key(t, strings.Repeat("9d", 32)), appKey(t, "k")
	v, p, b := &Velafi{"k", key, nil}, &Pave{"u", "k", key, nil}, &Toobit{"k", key, nil}
	m, d := &Mixin{UID: "u", SID: "s", Key: ed}, &Bitbitduo{AppID: "a", Key: app}
	service := newFakeService()
	client := &http.Client{Transport: service}
	for name, takes := range map[string]func(base string) error{
		"Velafi.TokenSource":    func(base string) error { _, err := v.TokenSource(client, base); return err },
		"Bitbitduo.TokenSource": func(base string) error { _, err := d.TokenSource(client, base); return err },
		"Velafi.Transport":      func(base string) error { _, err := v.Transport(service, base, nil); return err },
		"Pave.Transport":        func(base string) error { _, err := p.Transport(service, base); return err },
		"Mixin.Transport":       func(base string) error { _, err := m.Transport(service, base); return err },
		"Toobit.Transport":      func(base string) error { _, err := b.Transport(service, base); return err },
		"Request.HTTP": func(base string) error {
			_, err := (&Request{Method: "GET", Target: "/"}).HTTP(t.Context(), base)
			return err
		},
	} {
		for _, base := range []string{
			"host", "//host", "https://", "https:host", "https:///path", "https://:443", "ftp://host", "file:///host", "https://host/path",
			"https://host//", "https://host/%2F", "https://host?", "https://host?q=1", "https://host#", "https://host#f",
			"https://user:pass@host", "https://pass@host", "https://@host", "https://host\n", " https://host", "https://host:port",
			"https://host:0", "https://host:65536", "https://host:-1", "https://ho st", "https://[::1",
		} {
			if err := takes(base); err == nil || strings.Contains(err.Error(), "pass") ||
				!strings.Contains(err.Error(), "the base must be scheme and host alone, such as https://api.toobit.com") {
				t.Errorf("%s: %q: %v", name, base, err)
			}
		}
		for _, base := range []string{
			"https://host", "http://host/", "HTTPS://HOST", "https://host:8443/", "https://host:", "http://127.0.0.1:80", "https://[::1]:443", "https://a_b.example",
		} {
			if err := takes(base); err != nil {
				t.Errorf("%s: %q: %v", name, base, err)
			}
		}
	}
	service.none(t)
}

func TestSameHost(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://api.toobit.com", "https://API.Toobit.com:443", true},
		{"https://api.toobit.com:", "HTTPS://api.toobit.com", true},
		{"http://h:80", "http://h", true},
		{"https://[::A]", "https://[::a]:443", true},
		{"https://h", "http://h:443", false},
		{"https://h", "https://h:8443", false},
		{"https://h", "https://h.", false},
		{"https://api.toobit.com", "https://api.toobit.com.evil.example", false},
		{"https://h", "https://evil@h2", false},
	} {
		a, err := url.Parse(c.a)
		if err != nil {
			t.Fatal(err)
		}
		b, err := url.Parse(c.b)
		if err != nil {
			t.Fatal(err)
		}
		if sameHost(a, b) != c.same || sameHost(b, a) != c.same {
			t.Errorf("%s and %s: the same %v", a, b, !c.same)
		}
	}
}

// elsewhere is a server that counts what reaches it, and would give a token; from redirects to it.
func elsewhere(t *testing.T, status int) (from *httptest.Server, reached *atomic.Int64) {
	t.Helper()
	reached = new(atomic.Int64)
	to := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		reached.Add(1)
		w.Write([]byte(`{"status":200,"error_code":0,"data":{"apitoken":"robotapi:evil"}}`))
	}))
	t.Cleanup(to.Close)
	from = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, strings.Replace(to.URL, "127.0.0.1", "localhost", 1)+r.URL.RequestURI(), status)
	}))
	t.Cleanup(from.Close)
	return from, reached
}

// A redirect would take the credentials to wherever it points, and a token from there.
func TestRedirectsAreNotFollowed(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		from, reached := elsewhere(t, status)
		willing := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}
		for _, client := range []*http.Client{nil, {}, willing} {
			got, err := (&Request{Method: "GET", Target: "/"}).Send(t.Context(), client, from.URL)
			if err != nil || got.Status != status {
				t.Errorf("%v %v", got, err)
			}
			source, err := (&Bitbitduo{AppID: "a", Key: appKey(t, "k")}).TokenSource(client, from.URL)
			if err != nil {
				t.Fatal(err)
			}
			if token, err := source.Token(t.Context()); err == nil {
				t.Errorf("%v", token)
			}
		}
		for _, account := range everyTransport(t, nil, from.URL) {
			for _, method := range []string{"GET", "POST"} {
				err := fetch(t, account, method, from.URL+"/a?b=c", "", "", func(*HTTPResponse) Outcome { return new(Accepted) })
				if err == nil || !strings.Contains(err.Error(), "redirects to http://localhost:") || strings.Contains(err.Error(), "signature") {
					t.Errorf("%v", err)
				}
			}
		}
		if reached.Load() != 0 {
			t.Errorf("HTTP status %d: the other host was sent %d requests", status, reached.Load())
		}
	}
}

// everyTransport has one of each account.
func everyTransport(t *testing.T, next http.RoundTripper, base string) (all []*Transport) {
	t.Helper()
	key, ed := hmacKey(t, "secret"), ed25519Key(t, strings.Repeat("9d", 32))
	source, err := (&Velafi{"k", key, nil}).TokenSource(nil, base)
	if err != nil {
		t.Fatal(err)
	}
	source.prepare = nil // it has its token
	source.token, source.issued = Token{"given", newFakeClock().at.AddDate(100, 0, 0)}, newFakeClock().at
	v, errV := (&Velafi{"k", key, nil}).Transport(next, base, source)
	p, errP := (&Pave{"u", "k", key, nil}).Transport(next, base)
	m, errM := (&Mixin{UID: "u", SID: "s", Key: ed}).Transport(next, base)
	b, errB := (&Toobit{"k", key, nil}).Transport(next, base)
	if err := errors.Join(errV, errP, errM, errB); err != nil {
		t.Fatal(err)
	}
	return []*Transport{v, p, m, b}
}

// A request that net/http made of another host's redirect is not signed: who redirects chose it.
func TestRequestsOfRedirectsAreNotSigned(t *testing.T) {
	for _, transport := range everyTransport(t, nil, ToobitHost) {
		sent, _, err := roundTrip(t, transport, func(req *http.Request) { req.Response = &http.Response{StatusCode: http.StatusFound} })
		if sent != nil || err == nil || !strings.Contains(err.Error(), "redirects to https://api.toobit.com/api/v1/spot/order, which is not followed") {
			t.Errorf("%v", err)
		}
	}
}

// A RoundTripper that follows redirects by itself has sent the credentials; what it brings is refused.
func TestResponsesFromElsewhereAreRefused(t *testing.T) {
	from, _ := elsewhere(t, http.StatusFound)
	following := roundTripper(func(req *http.Request) (*http.Response, error) {
		clone := req.Clone(req.Context())
		clone.RequestURI = ""
		return new(http.Client).Do(clone)
	})
	got, err := (&Request{Method: "GET", Target: "/a?signature=x"}).Send(t.Context(), &http.Client{Transport: following}, from.URL)
	if err != nil {
		t.Fatal(err)
	}
	expectElsewhere(t, got.Err)
	source, err := (&Bitbitduo{AppID: "a", Key: appKey(t, "k")}).TokenSource(&http.Client{Transport: following}, from.URL)
	if err != nil {
		t.Fatal(err)
	}
	_, err = source.Token(t.Context())
	expectElsewhere(t, err)
	for _, account := range everyTransport(t, following, from.URL) {
		expectElsewhere(t, fetch(t, account, "GET", from.URL+"/a", "", "", func(*HTTPResponse) Outcome { return new(Accepted) }))
	}
}

func expectElsewhere(t *testing.T, err error) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), "came from elsewhere: the client followed a redirect to http://localhost:") ||
		strings.Contains(err.Error(), "signature") || strings.Contains(err.Error(), "sig=") {
		t.Errorf("%v", err)
	}
}
