//go:build cgo

package bhauth

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// parseBase reads a base: scheme and host alone, with or without a port. What it is instead is not
// shown: someone's password may be in it.
func parseBase(base string) (*url.URL, error) {
	u, err := url.Parse(base)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || port(u) == 0 || u.User != nil ||
		(u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.ForceQuery || strings.Contains(base, "#") {
		return nil, fmt.Errorf("bhauth: the base must be scheme and host alone, such as %s", ToobitHost)
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

// port is the port that a URL stands for; 0 if it is none.
func port(u *url.URL) int {
	switch text := u.Port(); {
	case text != "":
		number, err := strconv.ParseUint(text, 10, 16)
		if err != nil {
			return 0
		}
		return int(number)
	case strings.EqualFold(u.Scheme, "https"):
		return 443
	}
	return 80
}

// sameHost tells whether two URLs lead to the same host, however they are spelt.
func sameHost(a, b *url.URL) bool {
	return strings.EqualFold(a.Scheme, b.Scheme) && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

// orHost is a base, or the service's own host if there is none.
func orHost(base, host string) string {
	if base == "" {
		return host
	}
	return base
}

// place is where a URL leads, without its query: that may be signed, and is not for logs.
func place(u *url.URL) string {
	path := u.EscapedPath()
	if u.Opaque != "" {
		path = u.Opaque
	}
	return u.Scheme + "://" + u.Host + path
}

// checkResponse refuses what came from another host than the request went to: a RoundTripper that
// follows redirects by itself had it.
func checkResponse(response *http.Response, sent *http.Request) error {
	if response == nil {
		return errors.New("bhauth: the client gave neither a response nor an error")
	}
	if from := response.Request; from != nil && from.URL != nil && !sameHost(from.URL, sent.URL) {
		closeBody(response)
		return fmt.Errorf("bhauth: the response came from elsewhere: the client followed a redirect to %s", place(from.URL))
	}
	return nil
}

// checkNoRedirect refuses a redirect that came to a request, and a request that net/http made of one.
// net/http would follow it, and show the target, which may hold what was signed, in its error.
func checkNoRedirect(req *http.Request, response *http.Response) error {
	to := req.URL
	if response != nil {
		switch response.StatusCode {
		case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		default:
			return nil
		}
		location, err := to.Parse(response.Header.Get("Location"))
		if err != nil || response.Header.Get("Location") == "" {
			return nil
		}
		to = location
		closeBody(response)
	} else if req.Response == nil {
		return nil
	}
	return fmt.Errorf("bhauth: Transport: the service redirects to %s, which is not followed: what was signed is for one target", place(to))
}

func closeBody(response *http.Response) {
	if response.Body != nil {
		response.Body.Close()
	}
}

// An unquoted error does not show a query that was signed: it could be replayed from a log.
type unquoted struct {
	err   error
	query string
}

func (e *unquoted) Error() string { return strings.ReplaceAll(e.err.Error(), e.query, "(query)") }
func (e *unquoted) Unwrap() error { return e.err }

// unquote takes the query of a target out of an error that sending it gave. net/http's own frame is
// left out altogether: where the request went, the caller says.
func unquote(err error, target string) error {
	if quoting, ok := err.(*url.Error); ok {
		err = quoting.Err
	}
	if _, query, _ := strings.Cut(target, "?"); query != "" && err != nil && strings.Contains(err.Error(), query) {
		return &unquoted{err, query}
	}
	return err
}
