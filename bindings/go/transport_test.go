package bhauth

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// fetch sends through a transport and gives what a service's reader makes of the response.
func fetch(t *testing.T, transport http.RoundTripper, method, target, contentType, body string, read func(int, []byte) error) error {
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
	defer response.Body.Close()
	reply, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return read(response.StatusCode, reply)
}

const formType = "application/x-www-form-urlencoded"

func TestTransportToobit(t *testing.T) {
	c := testCredentials(t).Toobit
	base, _, sent := sandbox(t)
	b := &Toobit{APIKey: c.APIKey, Key: hmacKey(t, c.Secret)}
	transport := b.Transport(sent, base)
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
	refused(t, fetch(t, b.Transport(sent, base), "GET", base+"/api/v1/spot/order", "", "", b.Response), -1022, "INVALID_SIGNATURE")
}

func TestTransportMixin(t *testing.T) {
	c := testCredentials(t).Mixin
	base, _, sent := sandbox(t)
	m := &Mixin{UID: c.UID, SID: c.SID, Key: ed25519Key(t, c.PrivateKey)}
	transport := m.Transport(sent, base)
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

func TestTransportPAVEAndVelaFi(t *testing.T) {
	c := testCredentials(t)
	base, client, sent := sandbox(t)
	p := &PAVE{Username: c.PAVE.Username, APIKey: c.PAVE.APIKey, Key: hmacKey(t, c.PAVE.Secret)}
	if err := fetch(t, p.Transport(sent, base), "POST", base+"/v1/sessions", "application/json", `{}`, p.Response); err != nil {
		t.Error(err)
	}
	v := &VelaFi{APIKey: c.VelaFi.APIKey, Key: hmacKey(t, c.VelaFi.Secret)}
	if err := fetch(t, v.Transport(sent, base, v.TokenSource(client, base)), "GET", base+"/v2/account", "", "", v.Response); err != nil {
		t.Error(err)
	}
}

// Credentials do not go to another host.
func TestTransportKeepsToItsHost(t *testing.T) {
	c := testCredentials(t)
	base, _, sent := sandbox(t)
	m := &Mixin{UID: c.Mixin.UID, SID: c.Mixin.SID, Key: ed25519Key(t, c.Mixin.PrivateKey)}
	p := &PAVE{Username: c.PAVE.Username, APIKey: c.PAVE.APIKey, Key: hmacKey(t, c.PAVE.Secret)}
	for _, transport := range []*Transport{m.Transport(sent, ""), p.Transport(sent, ""), p.Transport(sent, strings.Replace(base, "http:", "https:", 1))} {
		err := fetch(t, transport, "GET", base+"/me", "", "", m.Response)
		if err == nil || !strings.Contains(err.Error(), "this account is for https://") {
			t.Errorf("%v", err)
		}
	}
	equal(t, "requests", sent.calls.Load(), 0)
}
