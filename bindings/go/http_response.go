//go:build cgo

package bhauth

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// The most that is read of a response, in bytes.
const maxResponse = 16 << 20

// An HTTPResponse is what came of a request over HTTP: what each service's …Response reads.
type HTTPResponse struct {
	// Status is the HTTP status; 0: no response came.
	Status int
	// Header is the response's; Date and Retry-After are read.
	Header http.Header
	// Body is all of it.
	Body []byte
	// Method is the request's; empty: not known, so that the request may have changed something.
	Method string
	// Err is why no response came, or not all of it; nil: all of it came.
	Err error
}

// ReadResponse takes what a client's Do returned, reads the body and closes it:
//
//	outcome := account.Response(bhauth.ReadResponse(client.Do(request)))
//
// Err does not show the request's query, which may be signed.
func ReadResponse(response *http.Response, err error) *HTTPResponse {
	if failed, ok := err.(*url.Error); ok {
		to, _, _ := strings.Cut(failed.URL, "?")
		return &HTTPResponse{Method: strings.ToUpper(failed.Op), Err: fmt.Errorf("%s %s: %w", failed.Op, to, unquote(failed.Err, failed.URL))}
	}
	if err != nil || response == nil {
		return &HTTPResponse{Err: err}
	}
	r := &HTTPResponse{Status: response.StatusCode, Header: response.Header}
	if response.Request != nil {
		if r.Method = response.Request.Method; r.Method == "" {
			r.Method = http.MethodGet
		}
	}
	if response.Body != nil {
		defer response.Body.Close()
		r.Body, r.Err = io.ReadAll(io.LimitReader(response.Body, maxResponse+1))
	}
	if len(r.Body) > maxResponse {
		r.Body, r.Err = nil, fmt.Errorf("bhauth: the response is larger than %d bytes", maxResponse)
	}
	return r
}

// params are the headers, for C.
func (r *HTTPResponse) params() (params Params) {
	for name, values := range r.Header {
		for _, value := range values {
			params = append(params, Param{name, value})
		}
	}
	return params
}
