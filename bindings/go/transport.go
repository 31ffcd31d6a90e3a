package bhauth

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// A Transport is an [http.RoundTripper] that authenticates each request that passes through it, for
// clients that make their requests themselves. It refuses requests for another host than its own:
// what it adds are credentials. Each attempt of a request that is sent again is signed anew.
type Transport struct {
	next         http.RoundTripper
	base         string
	authenticate func(req *http.Request, body []byte) ([]byte, error)
}

// Transport signs requests with this account. next sends them, nil: [http.DefaultTransport]; base
// is scheme and host, empty: [MixinHost].
func (m *Mixin) Transport(next http.RoundTripper, base string) *Transport {
	return &Transport{next, orHost(base, MixinHost), func(req *http.Request, body []byte) ([]byte, error) {
		r, err := m.Request(MixinCall{Method: req.Method, Target: req.URL.RequestURI(), Body: body})
		return addHeader(req, body, r, err)
	}}
}

// Transport adds this account's access token. next sends the requests, nil:
// [http.DefaultTransport]; base is scheme and host, empty: [PAVEHost].
func (p *PAVE) Transport(next http.RoundTripper, base string) *Transport {
	return &Transport{next, orHost(base, PAVEHost), func(req *http.Request, body []byte) ([]byte, error) {
		r, err := p.Request(PAVECall{Method: req.Method, Target: req.URL.RequestURI(), Body: body})
		return addHeader(req, body, r, err)
	}}
}

// Transport adds the token of a source of this account. next sends the requests, nil:
// [http.DefaultTransport]; base is scheme and host, empty: [VelaFiHost].
func (v *VelaFi) Transport(next http.RoundTripper, base string, source *TokenSource) *Transport {
	return &Transport{next, orHost(base, VelaFiHost), func(req *http.Request, body []byte) ([]byte, error) {
		token, err := source.Token(req.Context())
		if err != nil {
			return nil, err
		}
		r, err := v.Request(VelaFiCall{Token: token.Value, Method: req.Method, Target: req.URL.RequestURI(), Body: body})
		return addHeader(req, body, r, err)
	}}
}

// Transport signs requests with this account: the query, and the body if it is a form, are signed as
// they are, and recvWindow (unless it is there), timestamp and signature are appended. next sends
// them, nil: [http.DefaultTransport]; base is scheme and host, empty: [ToobitHost].
func (t *Toobit) Transport(next http.RoundTripper, base string) *Transport {
	return &Transport{next, orHost(base, ToobitHost), t.authenticate}
}

func (t *Toobit) authenticate(req *http.Request, body []byte) ([]byte, error) {
	const op = "Toobit.Transport"
	if t.APIKey == "" {
		return nil, check(op, ErrEmpty)
	}
	query, form := req.URL.RawQuery, ""
	mediaType, _, _ := mime.ParseMediaType(req.Header.Get("Content-Type"))
	isForm := len(body) > 0 && mediaType == "application/x-www-form-urlencoded"
	switch {
	case isForm && req.Method != http.MethodGet:
		form = string(body)
	case len(body) > 0 && (isForm || mediaType != "application/json"):
		return nil, check(op, ErrBodyKind)
	}
	place := &query
	if isForm {
		place = &form
	}
	if has(query, "timestamp") || has(form, "timestamp") {
		return nil, check(op, ErrParamReserved)
	}
	if !has(query, "recvWindow") && !has(form, "recvWindow") {
		appendParam(place, "recvWindow", strconv.FormatInt(ToobitDefaultRecvWindow.Milliseconds(), 10))
	}
	appendParam(place, "timestamp", strconv.FormatInt(instant(time.Time{}, t.Now).UnixMilli(), 10))
	signature, err := t.Sign(query, form)
	if err != nil {
		return nil, err
	}
	appendParam(place, "signature", signature)
	req.URL.RawQuery = query
	req.Header.Set("X-BB-APIKEY", t.APIKey)
	if isForm {
		return []byte(form), nil
	}
	return body, nil
}

func has(params, name string) bool {
	return strings.Contains("&"+params, "&"+name+"=")
}

func appendParam(params *string, name, value string) {
	if *params != "" {
		*params += "&"
	}
	*params += name + "=" + value
}

// addHeader takes the header of a built request over. A content type that was chosen stays.
func addHeader(req *http.Request, body []byte, built *Request, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	for _, h := range built.Header {
		if h.Name != "Content-Type" || req.Header.Get(h.Name) == "" {
			req.Header.Set(h.Name, h.Value)
		}
	}
	return body, nil
}

// RoundTrip authenticates a copy of the request and sends it.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	var body []byte
	var err error
	if req.Body != nil {
		body, err = io.ReadAll(req.Body)
		req.Body.Close()
		if err != nil {
			return nil, err
		}
	}
	base, err := url.Parse(t.base)
	if err != nil {
		return nil, err
	}
	if req.URL.Scheme != base.Scheme || req.URL.Host != base.Host {
		return nil, fmt.Errorf("bhauth: Transport: this account is for %s://%s, and the request for %s://%s", base.Scheme, base.Host, req.URL.Scheme, req.URL.Host)
	}
	signed := req.Clone(req.Context())
	if signed.Method == "" {
		signed.Method = http.MethodGet
	}
	if body, err = t.authenticate(signed, body); err != nil {
		return nil, err
	}
	signed.Body, signed.GetBody, signed.ContentLength = http.NoBody, nil, int64(len(body))
	if len(body) > 0 {
		signed.Body = io.NopCloser(bytes.NewReader(body))
		signed.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	}
	next := t.next
	if next == nil {
		next = http.DefaultTransport
	}
	return next.RoundTrip(signed)
}
