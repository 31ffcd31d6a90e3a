package bhauth

// #include "calls.h"
import "C"

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// A Param is a query or form parameter, or a header.
type Param struct {
	Name, Value string
}

// Params are parameters in the order in which they are sent. They are a list and not a map: a map's
// order differs from one reading to the next, and what is signed must be what is sent.
type Params []Param

// Add gives the list with one more: Params{}.Add("symbol", "BTCUSDT").Add("side", "SELL").
func (p Params) Add(name, value string) Params {
	return append(p[:len(p):len(p)], Param{name, value})
}

// A Request is a whole request, ready to send. Send exactly these bytes: do not encode, sort or
// re-serialise anything.
type Request struct {
	// Method is GET, POST, …
	Method string
	// Target is path and query, percent-encoded.
	Target string
	// Header has the headers to send, in order.
	Header Params
	// Body is what to send; empty if there is none.
	Body []byte
}

// HTTP makes an *http.Request that sends exactly this target and body. base is scheme and host alone,
// such as [ToobitHost]. Send it with a client that does not follow redirects, as [Request.Send] does:
// the headers are credentials. net/http may send a GET again by itself, as it is, when a connection
// that was kept turns out to be closed; a request with a body only if nothing of it was sent.
func (r *Request) HTTP(ctx context.Context, base string) (*http.Request, error) {
	host, err := parseBase(base)
	if err != nil {
		return nil, err
	}
	return r.http(ctx, host)
}

func (r *Request) http(ctx context.Context, base *url.URL) (*http.Request, error) {
	u, err := exactURL(base, r.Target)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, base.String(), bytes.NewReader(r.Body))
	if err != nil {
		return nil, fmt.Errorf("bhauth: Request.HTTP: %w", err)
	}
	req.URL, req.Host = u, u.Host
	for _, h := range r.Header {
		req.Header.Set(h.Name, h.Value)
	}
	return req, nil
}

// exactURL is the URL whose request line holds the target as it is. Where net/url would encode it
// otherwise than it was signed, Opaque keeps net/url from it.
func exactURL(base *url.URL, target string) (*url.URL, error) {
	u := *base
	path, query, hasQuery := strings.Cut(target, "?")
	u.RawQuery, u.ForceQuery = query, hasQuery && query == ""
	if decoded, err := url.PathUnescape(path); err == nil {
		u.Path, u.RawPath = decoded, path
	}
	if u.RequestURI() != target {
		u.Opaque = path
	}
	if u.RequestURI() != target || path == "" || path[0] != '/' {
		return nil, check("Request.HTTP", ErrTarget)
	}
	return &u, nil
}

// packed are parameters for C: all names and values in turn, and the length of each.
func packed(params Params) (texts []byte, lens []C.size_t) {
	texts = make([]byte, 0, 64) // never nil, so that C need not add to NULL
	lens = make([]C.size_t, 0, 2*len(params)+1)
	for _, p := range params {
		texts = append(append(texts, p.Name...), p.Value...)
		lens = append(lens, C.size_t(len(p.Name)), C.size_t(len(p.Value)))
	}
	return texts, lens
}

// build calls one of the C builders and takes its request out of the buffer.
func build(op string, call func(out *C.bhgo_request, buf *C.char, n *C.size_t) C.bh_status) (*Request, error) {
	var out C.bhgo_request
	buf, err := fill(op, func(buf *C.char, n *C.size_t) C.bh_status { return call(&out, buf, n) })
	if err != nil {
		return nil, err
	}
	all := string(buf)
	r := &Request{
		Method: cut(all, out.method),
		Target: cut(all, out.target),
		Header: make(Params, out.header_count),
	}
	if out.body.len > 0 {
		r.Body = []byte(cut(all, out.body))
	}
	for i := range r.Header {
		r.Header[i] = Param{cut(all, out.headers[i].name), cut(all, out.headers[i].value)}
	}
	return r, nil
}

// methodOr is the method, or, if it is empty, GET, with a body POST.
func methodOr(method string, body bool) string {
	switch {
	case method != "":
		return method
	case body:
		return http.MethodPost
	}
	return http.MethodGet
}
