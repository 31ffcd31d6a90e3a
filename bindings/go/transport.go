//go:build cgo

package bhauth

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// A Transport is an [http.RoundTripper] that authenticates each request that passes through it, for
// clients that make their requests themselves. What it adds are credentials: it refuses requests for
// another host than its own, and redirects. Each request that a client sends again is signed anew;
// what net/http's own Transport sends again by itself when a kept connection turns out to be closed,
// a GET or a request of which nothing was sent yet, is sent as it was.
type Transport struct {
	next         http.RoundTripper
	base         *url.URL
	authenticate func(*outgoing) error
}

// An outgoing request is a copy of the caller's, and what authenticating it gave.
type outgoing struct {
	req   *http.Request
	body  []byte
	token Token
}

func newTransport(next http.RoundTripper, base string, authenticate func(*outgoing) error) (*Transport, error) {
	host, err := parseBase(base)
	if err != nil {
		return nil, err
	}
	return &Transport{next, host, authenticate}, nil
}

// Transport signs requests with this account. next sends them, nil: [http.DefaultTransport]; base
// is scheme and host alone, empty: [MixinHost].
func (m *Mixin) Transport(next http.RoundTripper, base string) (*Transport, error) {
	return newTransport(next, orHost(base, MixinHost), func(o *outgoing) error {
		r, err := m.Request(MixinCall{Method: o.req.Method, Target: o.req.URL.RequestURI(), Body: o.body})
		return o.addHeader(r, err)
	})
}

// Transport adds this account's access token. next sends the requests, nil:
// [http.DefaultTransport]; base is scheme and host alone, empty: [PaveHost].
func (p *Pave) Transport(next http.RoundTripper, base string) (*Transport, error) {
	return newTransport(next, orHost(base, PaveHost), func(o *outgoing) error {
		r, err := p.Request(PaveCall{Method: o.req.Method, Target: o.req.URL.RequestURI(), Body: o.body})
		return o.addHeader(r, err)
	})
}

// Transport adds the token of a source of this account. next sends the requests, nil:
// [http.DefaultTransport]; base is scheme and host alone, empty: [VelafiHost]. When the service
// refuses a token, [SentToken] says which one to invalidate.
func (v *Velafi) Transport(next http.RoundTripper, base string, source *TokenSource) (*Transport, error) {
	return newTransport(next, orHost(base, VelafiHost), func(o *outgoing) error {
		token, err := source.Token(o.req.Context())
		if err != nil {
			return err
		}
		o.token = token
		r, err := v.Request(VelafiCall{Token: token.Value, Method: o.req.Method, Target: o.req.URL.RequestURI(), Body: o.body})
		return o.addHeader(r, err)
	})
}

// tokenKey is the key of the token in the context of a response's request.
type tokenKey struct{}

// SentToken is the token that a [Transport] sent with the request of a response, for
// [TokenSource.Invalidate]. ok is false if it sent none.
func SentToken(response *http.Response) (token Token, ok bool) {
	if response.Request != nil {
		token, ok = response.Request.Context().Value(tokenKey{}).(Token)
	}
	return token, ok
}

// addHeader takes the header of a built request over. A content type that was chosen stays.
func (o *outgoing) addHeader(built *Request, err error) error {
	if err != nil {
		return err
	}
	for _, h := range built.Header {
		if h.Name != "Content-Type" || len(header(o.req.Header, h.Name)) == 0 {
			setHeader(o.req.Header, h.Name, h.Value)
		}
	}
	return nil
}

// header has the values of a header, however its name is spelt: whoever fills the map decides that.
func header(all http.Header, name string) (values []string) {
	for spelt := range all {
		if strings.EqualFold(spelt, name) {
			values = append(values, all[spelt]...)
		}
	}
	return values
}

// setHeader sets a header in the place of all of that name.
func setHeader(all http.Header, name, value string) {
	for spelt := range all {
		if strings.EqualFold(spelt, name) {
			delete(all, spelt)
		}
	}
	all.Set(name, value)
}

// RoundTrip authenticates a copy of the request and sends it.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := readBody(req)
	if err != nil {
		return nil, err
	}
	if err := checkNoRedirect(req, nil); err != nil {
		return nil, err
	}
	if !sameHost(req.URL, t.base) {
		return nil, fmt.Errorf("bhauth: Transport: this account is for %s, and the request for %s://%s", t.base, req.URL.Scheme, req.URL.Host)
	}
	o := &outgoing{req: req.Clone(req.Context()), body: body}
	if o.req.Header == nil {
		o.req.Header = http.Header{}
	}
	if o.req.Method == "" {
		o.req.Method = http.MethodGet
	}
	if err := t.authenticate(o); err != nil {
		return nil, err
	}
	o.setBody()
	next := t.next
	if next == nil {
		next = http.DefaultTransport
	}
	response, err := next.RoundTrip(o.req)
	if err == nil {
		err = checkResponse(response, o.req)
	}
	if err == nil {
		err = checkNoRedirect(o.req, response)
	}
	if err != nil {
		return nil, unquote(err, o.req.URL.RequestURI())
	}
	// Not the request that was sent: net/http shows a response's URL in its errors.
	response.Request = req
	if o.token.Value != "" {
		response.Request = req.WithContext(context.WithValue(req.Context(), tokenKey{}, o.token))
	}
	return response, nil
}

// readBody reads and closes the body, which must be as long as was promised.
func readBody(req *http.Request) ([]byte, error) {
	var body []byte
	if req.Body != nil {
		defer req.Body.Close()
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	if req.ContentLength > 0 && req.ContentLength != int64(len(body)) {
		return nil, fmt.Errorf("bhauth: Transport: the request promises a body of %d bytes and has one of %d", req.ContentLength, len(body))
	}
	return body, nil
}

// setBody sets the body that was signed. It can be read once more only if that cannot make net/http
// send it twice: to a request with such a header it would.
func (o *outgoing) setBody() {
	o.req.Body, o.req.GetBody, o.req.ContentLength, o.req.TransferEncoding = http.NoBody, nil, int64(len(o.body)), nil
	if len(o.body) == 0 {
		return
	}
	again := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(o.body)), nil }
	o.req.Body, _ = again()
	if len(header(o.req.Header, "Idempotency-Key")) == 0 && len(header(o.req.Header, "X-Idempotency-Key")) == 0 {
		o.req.GetBody = again
	}
}

// CloseIdleConnections closes those of the RoundTripper that sends, as [http.Client] wants it.
func (t *Transport) CloseIdleConnections() {
	var next any = t.next
	if t.next == nil {
		next = http.DefaultTransport
	}
	if idle, ok := next.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}
