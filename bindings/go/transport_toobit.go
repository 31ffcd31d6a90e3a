//go:build cgo

package bhauth

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Transport signs requests with this account: the query, and the body if it is a form, are signed as
// they are, and recvWindow (unless it is there), timestamp and signature are appended. next sends
// them, nil: [http.DefaultTransport]; base is scheme and host alone, empty: [ToobitHost].
func (t *Toobit) Transport(next http.RoundTripper, base string) (*Transport, error) {
	return newTransport(next, orHost(base, ToobitHost), t.authenticate)
}

func (t *Toobit) authenticate(o *outgoing) error {
	const op = "Toobit.Transport"
	if t.APIKey == "" {
		return check(op, ErrEmpty)
	}
	isForm, err := o.isForm()
	if err != nil {
		return err
	}
	query, form := o.req.URL.RawQuery, ""
	appended := &query
	if isForm {
		form = string(o.body)
		appended = &form
	}
	for _, params := range []string{query, form} {
		if err := checkNotAppended(params); err != nil {
			return err
		}
	}
	if !has(query, "recvWindow") && !has(form, "recvWindow") {
		appendParam(appended, "recvWindow", strconv.FormatInt(ToobitDefaultRecvWindow.Milliseconds(), 10))
	}
	appendParam(appended, "timestamp", strconv.FormatInt(instant(time.Time{}, t.Now).UnixMilli(), 10))
	signature, err := t.Sign(query, form)
	if err != nil {
		return err
	}
	appendParam(appended, "signature", signature)
	o.req.URL.RawQuery = query
	setHeader(o.req.Header, "X-BB-APIKEY", t.APIKey)
	if isForm {
		o.body = []byte(form)
	}
	return nil
}

// isForm tells whether the body is a form, which is signed, or JSON or nothing, which is not.
func (o *outgoing) isForm() (bool, error) {
	if len(o.body) == 0 {
		return false, nil
	}
	if types := header(o.req.Header, "Content-Type"); len(types) == 1 {
		switch mediaType, _, _ := mime.ParseMediaType(types[0]); {
		case mediaType == "application/x-www-form-urlencoded" && o.req.Method != http.MethodGet:
			return true, nil
		case mediaType == "application/json" && json.Valid(o.body):
			return false, nil
		}
	}
	return false, check("Toobit.Transport", ErrBodyKind)
}

// checkNotAppended refuses a query or form with something left over at an end, where what is appended
// would hide it, and one that has what is appended already.
func checkNotAppended(params string) error {
	const op = "Toobit.Transport"
	if strings.HasPrefix(params, "&") || strings.HasSuffix(params, "&") {
		return check(op, ErrQuery)
	}
	for name, status := range map[string]Status{"timestamp": ErrParamReserved, "signature": ErrParamSignature} {
		if has(params, name) {
			return fmt.Errorf("%w It stands in the target of a redirect, too, which is not to be followed.", check(op, status))
		}
	}
	return nil
}

// has tells whether a query or form has a parameter of that name, however it is encoded.
func has(params, name string) bool {
	for pair := range strings.SplitSeq(params, "&") {
		encoded, _, _ := strings.Cut(pair, "=")
		if decoded, err := url.QueryUnescape(encoded); encoded == name || (err == nil && decoded == name) {
			return true
		}
	}
	return false
}

func appendParam(params *string, name, value string) {
	if *params != "" {
		*params += "&"
	}
	*params += name + "=" + value
}
