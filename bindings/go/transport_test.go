package bhauth

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// fetch sends through a transport and gives what a service's reader makes of the response.
func fetch(t *testing.T, transport http.RoundTripper, method, target, contentType, body string, read func(*HTTPResponse) Outcome) error {
	t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	req, err := http.NewRequestWithContext(t.Context(), method, target, reader)
	if err != nil {
		t.Fatal(err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	before := req.Header.Clone()
	response, err := (&http.Client{Transport: transport}).Do(req)
	equal(t, "headers of the caller's request", len(req.Header), len(before))
	if err != nil {
		return err
	}
	return read(ReadResponse(response, nil)).Err()
}

const formType = "application/x-www-form-urlencoded"

func TestTransportToobit(t *testing.T) {
	c := testCredentials(t).Toobit
	base, _, sent := sandbox(t)
	b := &Toobit{APIKey: c.APIKey, Key: hmacKey(t, c.Secret)}
	transport, err := b.Transport(sent, base)
	if err != nil {
		t.Fatal(err)
	}
	form := url.Values{"symbol": {"BTCUSDT"}, "note": {"a b+c é"}}.Encode()
	for _, r := range []struct{ method, target, contentType, body string }{
		{"GET", "/api/v1/futures/balance", "", ""},
		{"GET", "/api/v1/spot/order?" + form, "", ""},
		{"GET", "/api/v1/spot/order?recvWindow=60000", "", ""},
		{"POST", "/api/v1/spot/order", formType, form},
		{"POST", "/api/v1/spot/order?side=SELL", formType + "; charset=utf-8", form},
		{"POST", "/api/v1/spot/batchOrders?side=SELL", "application/json", `[{"symbol":"BTCUSDT"}]`},
		{"DELETE", "/api/v1/spot/order?" + form, "", ""},
	} {
		if err := fetch(t, transport, r.method, base+r.target, r.contentType, r.body, b.Response); err != nil {
			t.Errorf("%s %s: %v", r.method, r.target, err)
		}
	}
	for _, r := range []struct {
		method, query, contentType, body string
		status                           Status
	}{
		{"GET", "timestamp=1", "", "", ErrParamReserved},
		{"GET", "signature=1", "", "", ErrParamSignature},
		{"POST", "", formType, "a=1&timestamp=1", ErrParamReserved},
		{"POST", "", "text/plain", "a=1", ErrBodyKind},
		{"GET", "", formType, "a=1", ErrBodyKind},
	} {
		err := fetch(t, transport, r.method, base+"/api/v1/spot/order?"+r.query, r.contentType, r.body, b.Response)
		if !errors.Is(err, r.status) {
			t.Errorf("%v: %v", r, err)
		}
	}
	b.Key = hmacKey(t, "another")
	refused(t, fetch(t, transport, "GET", base+"/api/v1/spot/order", "", "", b.Response), -1022, "INVALID_SIGNATURE")
}

func TestTransportMixin(t *testing.T) {
	c := testCredentials(t).Mixin
	base, _, sent := sandbox(t)
	m := &Mixin{UID: c.UID, SID: c.SID, Key: ed25519Key(t, c.PrivateKey)}
	transport, err := m.Transport(sent, base)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // each time with a token of its own
		if err := fetch(t, transport, "GET", base+"/me?a=%7c%2f'", "", "", m.Response); err != nil {
			t.Error(err)
		}
		if err := fetch(t, transport, "POST", base+"/transfers", "", `{"amount":"1"}`, m.Response); err != nil {
			t.Error(err)
		}
	}
	refused(t, fetch(t, transport, "POST", base+"/transfers", "", `{}`, m.Response), 10002, "INVALID_FIELD")
	// net/http would send the bar as it is, other clients would not.
	if err := fetch(t, transport, "GET", base+"/me?a=|", "", "", m.Response); !errors.Is(err, ErrTarget) {
		t.Error(err)
	}
}

func TestTransportPaveAndVelafi(t *testing.T) {
	c := testCredentials(t)
	base, client, sent := sandbox(t)
	p := &Pave{Username: c.Pave.Username, APIKey: c.Pave.APIKey, Key: hmacKey(t, c.Pave.Secret)}
	transport, err := p.Transport(sent, base)
	if err != nil {
		t.Fatal(err)
	}
	if err := fetch(t, transport, "POST", base+"/v1/sessions", "application/json", `{}`, p.Response); err != nil {
		t.Error(err)
	}
	v := &Velafi{APIKey: c.Velafi.APIKey, Key: hmacKey(t, c.Velafi.Secret)}
	source, err := v.TokenSource(client, base)
	if err != nil {
		t.Fatal(err)
	}
	if transport, err = v.Transport(sent, base, source); err != nil {
		t.Fatal(err)
	}
	if err := fetch(t, transport, "GET", base+"/v2/account", "", "", v.Response); err != nil {
		t.Error(err)
	}
}

// roundTrip sends what fill makes of a request, without a client, and gives what was sent.
func roundTrip(t *testing.T, transport *Transport, fill func(*http.Request)) (sent *http.Request, body string, err error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "POST", ToobitHost+"/api/v1/spot/order?a=b", nil)
	if err != nil {
		t.Fatal(err)
	}
	fill(req)
	transport.next = roundTripper(func(req *http.Request) (*http.Response, error) {
		sent = req
		read, err := io.ReadAll(req.Body)
		body = string(read)
		return replies(req, "{}"), err
	})
	_, err = transport.RoundTrip(req)
	return sent, body, err
}

// Credentials do not go to another host, however the host's name is spelt.
func TestTransportKeepsToItsHost(t *testing.T) {
	for _, transport := range everyTransport(t, nil, "") {
		transport.base = &url.URL{Scheme: "https", Host: "api.toobit.com"}
		for _, host := range []string{"http://api.toobit.com", "https://api.toobit.com:8443", "https://api.toobit.com.example", "https://example"} {
			sent, _, err := roundTrip(t, transport, func(req *http.Request) { req.URL, _ = url.Parse(host + "/a?b=secret") })
			if sent != nil || err == nil || err.Error() != "bhauth: Transport: this account is for https://api.toobit.com, and the request for "+host {
				t.Errorf("%s: %v", host, err)
			}
		}
		for _, host := range []string{"https://API.toobit.com", "https://api.toobit.com:443", "HTTPS://Api.Toobit.Com:443"} {
			sent, _, err := roundTrip(t, transport, func(req *http.Request) { req.URL, _ = url.Parse(host + "/a") })
			if sent == nil || err != nil {
				t.Errorf("%s: %v", host, err)
			}
		}
	}
}

// The length that was promised is the length that is sent.
func TestTransportBodyLength(t *testing.T) {
	for _, transport := range everyTransport(t, nil, ToobitHost) {
		for _, c := range []struct {
			promised int64
			body     io.Reader
			want     string
		}{
			{50, strings.NewReader("{    }"), "promises a body of 50 bytes and has one of 6"},
			{3, strings.NewReader("{    }"), "promises a body of 3 bytes and has one of 6"},
			{50, http.NoBody, "promises a body of 50 bytes and has one of 0"},
			{50, nil, "promises a body of 50 bytes and has one of 0"},
			{6, strings.NewReader("{    }"), ""},
			{-1, strings.NewReader("{    }"), ""},
			{0, strings.NewReader("{    }"), ""}, // not known, as net/http has it
			{6, brokenReader{io.ErrUnexpectedEOF}, io.ErrUnexpectedEOF.Error()},
		} {
			sent, body, err := roundTrip(t, transport, func(req *http.Request) {
				req.Header.Set("Content-Type", "application/json")
				req.Body, req.ContentLength, req.TransferEncoding = nil, c.promised, []string{"chunked"}
				if c.body != nil {
					req.Body = io.NopCloser(c.body)
				}
			})
			switch {
			case c.want == "" && (err != nil || body != "{    }" || sent.ContentLength != 6 || sent.TransferEncoding != nil):
				t.Errorf("%d: %q, %v", c.promised, body, err)
			case c.want != "" && (sent != nil || err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("%d: %v", c.promised, err)
			}
		}
	}
}

// Each header of ours is sent once, however its name is spelt in the caller's map.
func TestTransportSendsOneHeader(t *testing.T) {
	for _, transport := range everyTransport(t, nil, ToobitHost) {
		spelt := http.Header{
			"X-BB-APIKEY": {"old"}, "x-bb-apikey": {"old", "older"}, "AUTHORIZATION": {"old"}, "authorization": {"old"}, "x-REQUEST-id": {"old"},
			"API-KEY": {"old"}, "api-token": {"old"}, "API-Timestamp": {"old"}, "X-BH-TOKEN": {"old"}, "content-type": {"application/json"}, "X-Mine": {"a", "b"},
		}
		for _, headers := range []http.Header{spelt, nil} {
			sent, _, err := roundTrip(t, transport, func(req *http.Request) {
				req.Header = headers.Clone()
				if headers != nil {
					req.Body = io.NopCloser(strings.NewReader("{}"))
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			var ours int
			for _, name := range []string{"X-BB-APIKEY", "Authorization", "X-Request-Id", "API-Key", "API-Token", "API-Timestamp", "X-BH-TOKEN"} {
				values := header(sent.Header, name)
				if len(values) == 1 && values[0] != "old" {
					ours++
				} else if slices.Contains(values, "old") != (len(values) > 0) {
					t.Errorf("%s: %v", name, values)
				}
			}
			if ours == 0 {
				t.Errorf("nothing was set: %v", sent.Header)
			}
			if headers != nil && !slices.Equal(header(sent.Header, "Content-Type"), []string{"application/json"}) {
				t.Errorf("Content-Type: %v", header(sent.Header, "Content-Type"))
			}
		}
	}
}

// What is left over at an end of a query or form, and what an earlier request was given, also encoded.
func TestTransportToobitLeftovers(t *testing.T) {
	transport := everyTransport(t, nil, ToobitHost)[3]
	for params, status := range map[string]Status{
		"&a=b": ErrQuery, "a=b&": ErrQuery, "&": ErrQuery,
		"timestamp=1": ErrParamReserved, "a=b&timestamp": ErrParamReserved, "time%73tamp=1&a=b": ErrParamReserved, "a=b&%74%69mestamp=1": ErrParamReserved,
		"signature=1": ErrParamSignature, "a=b&%73ignature=1": ErrParamSignature, "signature": ErrParamSignature,
	} {
		for _, isForm := range []bool{false, true} {
			sent, _, err := roundTrip(t, transport, func(req *http.Request) {
				req.URL.RawQuery = params
				if isForm {
					req.URL.RawQuery = ""
					req.Header.Set("Content-Type", formType)
					req.Body = io.NopCloser(strings.NewReader(params))
				}
			})
			if sent != nil || !errors.Is(err, status) || (status != ErrQuery && !strings.Contains(err.Error(), "redirect")) {
				t.Errorf("%q: %v", params, err)
			}
		}
	}
	for query, times := range map[string]int{"recvWindow=60000": 1, "%72ecvWindow=60000": 0, "recvWindows=1": 2} {
		sent, _, err := roundTrip(t, transport, func(req *http.Request) { req.URL.RawQuery = query })
		if err != nil || strings.Count(sent.URL.RawQuery, "recvWindow") != times {
			t.Errorf("%s: %v %v", query, sent, err)
		}
	}
}

// A request that is sent again by whoever has the transport is signed anew; net/http itself sends none
// again of which anything was sent.
func TestTransportSignsEachAttempt(t *testing.T) {
	var mu sync.Mutex
	var sent []string
	count := func() int {
		mu.Lock()
		defer mu.Unlock()
		return len(sent)
	}
	var connections atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		sent = append(sent, r.Header.Get("X-Request-Id")+r.Header.Get("Authorization"))
		if r.Method == "POST" { // the connection breaks after the request has arrived
			conn, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				conn.Close()
			}
		}
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	defer server.Close()
	transport, err := (&Mixin{UID: "u", SID: "s", Key: ed25519Key(t, strings.Repeat("9d", 32))}).Transport(&http.Transport{}, server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer transport.CloseIdleConnections()
	for range 2 {
		if err := fetch(t, transport, "GET", server.URL+"/me", "", "", func(*HTTPResponse) Outcome { return new(Accepted) }); err != nil {
			t.Fatal(err)
		}
	}
	if count() != 2 || sent[0] == sent[1] || connections.Load() != 1 {
		t.Errorf("%d requests in %d connections", count(), connections.Load())
	}
	for _, name := range []string{"Idempotency-Key", "x-idempotency-key"} {
		if err := fetch(t, transport, "GET", server.URL+"/me", "", "", func(*HTTPResponse) Outcome { return new(Accepted) }); err != nil {
			t.Fatal(err)
		}
		before := count()
		req, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/transfers", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header[name] = []string{"1"}
		if _, err := transport.RoundTrip(req); err == nil || count() != before+1 {
			t.Errorf("%s: sent %d times, %v", name, count()-before, err)
		}
	}
}

// The caller learns which token the service refused.
func TestSentToken(t *testing.T) {
	transports := everyTransport(t, nil, ToobitHost)
	for i, transport := range transports {
		transport.next = roundTripper(func(req *http.Request) (*http.Response, error) { return replies(req, "{}"), nil })
		response, err := (&http.Client{Transport: transport}).Get(ToobitHost + "/v2/account")
		if err != nil {
			t.Fatal(err)
		}
		token, ok := SentToken(response)
		if ok != (i == 0) || ok != (token.Value == "given") {
			t.Errorf("%d: %v %v", i, token, ok)
		}
	}
	if token, ok := SentToken(&http.Response{}); ok {
		t.Errorf("%v", token)
	}
}

// What net/http shows of a response is the caller's URL, not the one that was signed.
func TestTransportShowsNoSignature(t *testing.T) {
	transport := everyTransport(t, nil, ToobitHost)[3]
	for name, next := range map[string]func(*http.Request) (*http.Response, error){
		"response": func(req *http.Request) (*http.Response, error) { return replies(req, "{}"), nil },
		"error": func(req *http.Request) (*http.Response, error) {
			return nil, errors.New("cannot send " + req.URL.String())
		},
		"quoting": func(req *http.Request) (*http.Response, error) {
			return nil, &url.Error{Op: "Get", URL: req.URL.String(), Err: io.EOF}
		},
	} {
		transport.next = roundTripper(next)
		response, err := (&http.Client{Transport: transport}).Get(ToobitHost + "/a?b=c")
		if name != "response" && (err == nil || strings.Contains(err.Error(), "signature")) {
			t.Errorf("%s: %v", name, err)
		}
		if name == "response" && (err != nil || response.Request.URL.RawQuery != "b=c") {
			t.Errorf("%v %v", response, err)
		}
	}
}

type closing struct{ closed int }

func (c *closing) RoundTrip(*http.Request) (*http.Response, error) { return nil, io.EOF }
func (c *closing) CloseIdleConnections()                           { c.closed++ }

func TestTransportClosesIdleConnections(t *testing.T) {
	next := new(closing)
	for _, transport := range everyTransport(t, next, "") {
		(&http.Client{Transport: transport}).CloseIdleConnections()
	}
	equal(t, "calls", next.closed, 4)
	for _, transport := range everyTransport(t, nil, "") {
		transport.CloseIdleConnections() // those of http.DefaultTransport
	}
}
