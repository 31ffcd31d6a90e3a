package bhauth

import (
	"bytes"
	"errors"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// key prepares the HMAC key of a case and closes it with the test.
func (o object) key() (*HMACKey, error) {
	key, err := NewHMACKey(o.bytes("secret"))
	if err == nil {
		o.t.Cleanup(func() { key.Close() })
	}
	return key, err
}

// ed25519Key prepares the key that one of three members names.
func (o object) ed25519Key() (key *Ed25519Key, err error) {
	switch {
	case o.has("seed_hex"):
		key, err = NewEd25519KeyFromSeed(o.hex("seed_hex"))
	case o.has("hex"):
		key, err = NewEd25519KeyFromHex(o.text("hex"))
	default:
		key, err = NewEd25519KeyFromBase64URL(o.text("base64url"))
	}
	if err == nil {
		o.t.Cleanup(func() { key.Close() })
	}
	return key, err
}

// window is the member of that name; nil if it is absent.
func (o object) window() *Window {
	if !o.has("window") {
		return nil
	}
	w := o.object("window")
	defer w.allRead("window")
	duration := func(ms int64) time.Duration {
		if most := math.MaxInt64 / int64(time.Millisecond); ms > most || ms < -most {
			o.t.Fatalf("a time.Duration cannot hold %d ms", ms)
		}
		return time.Duration(ms) * time.Millisecond
	}
	return &Window{Now: time.UnixMilli(w.int("now_ms")), Past: duration(w.int("past_ms")), Ahead: duration(w.int("ahead_ms"))}
}

// sameRequest compares a built request, to the order of its headers.
func sameRequest(t *testing.T, got *Request, err error, want object) error {
	t.Helper()
	if err != nil {
		if got != nil {
			t.Error("an error came with a request")
		}
		return err
	}
	if want.has("status") {
		return nil
	}
	w := want.object("request")
	equal(t, "method", got.Method, w.text("method"))
	equal(t, "target", got.Target, w.text("target"))
	equal(t, "body", string(got.Body), w.text("body"))
	if headers := w.params("headers"); !slices.Equal(got.Header, headers) {
		t.Errorf("headers: got %q, want %q", got.Header, headers)
	}
	w.allRead("request")
	return nil
}

// httpResponse is the input of a case that reads a response.
func (o object) httpResponse() *HTTPResponse {
	r := &HTTPResponse{Status: int(o.int("http_status")), Header: http.Header{}, Body: o.bytes("body"), Method: o.text("request_method")}
	for _, h := range o.params("headers") {
		r.Header[h.Name] = append(r.Header[h.Name], h.Value)
	}
	return r
}

// sameResponse compares a response that was read, and the outcome that is made of it.
func sameResponse(t *testing.T, got *response, err error, want object) error {
	t.Helper()
	if err != nil || want.has("status") {
		return err
	}
	w := want.object("response")
	equal(t, "error_code", got.report.Code, w.int("error_code"))
	equal(t, "error_name", got.report.Name, w.text("error_name"))
	equal(t, "error_message", got.report.Message, w.text("error_message"))
	equal(t, "detail", got.report.Detail, w.text("detail"))
	equal(t, "token", got.token, w.text("token"))
	equal(t, "expires_ms", got.expiresMS, w.int("expires_ms"))
	equal(t, "server_time_ms", got.serverTimeMS, w.int("server_time_ms"))
	equal(t, "retry_after_ms", got.retryAfterMS, w.int("retry_after_ms"))
	equal(t, "retry_at_ms", got.retryAtMS, w.int("retry_at_ms"))
	equal(t, "item_count", int64(got.items), w.int("item_count"))
	equal(t, "failed_count", int64(got.failed), w.int("failed_count"))
	outcome := asOutcome("", got, nil)
	equal(t, "outcome", outcomeName(outcome), w.text("outcome"))
	equal(t, "is an error", outcome.Err() != nil, w.text("outcome") != "ACCEPTED")
	w.allRead("response")
	if outcome.Err() != nil && !strings.Contains(outcome.Err().Error(), got.report.Name) {
		t.Errorf("an error that helps nobody: %v", outcome.Err())
	}
	return nil
}

func outcomeName(o Outcome) string {
	return Match(o,
		func(*Accepted) string { return "ACCEPTED" }, func(*Refused) string { return "REFUSED" },
		func(*Partial) string { return "PARTIAL" }, func(*Unknown) string { return "UNKNOWN" })
}

// sameSigned runs a case of the verb sign: payload, signature, and what verify says of the
// signature as it is, in capitals, and tampered.
func sameSigned(t *testing.T, want object, payload func() ([]byte, error), sign func() (string, error), verify func(string) error) error {
	t.Helper()
	got, err := sign()
	if err != nil || want.has("status") {
		return err
	}
	signed, err := payload()
	if err != nil {
		return err
	}
	equal(t, "payload", string(signed), want.text("payload"))
	equal(t, "signature", got, want.text("signature"))
	if err := verify(strings.ToUpper(got)); err != nil {
		t.Errorf("in capitals: %v", err)
	}
	last := byte('0')
	if got[63] == '0' {
		last = '1'
	}
	if err := verify(got[:63] + string(last)); !errors.Is(err, ErrSignature) {
		t.Errorf("with another last character: %v", err)
	}
	return verify(got)
}

// sameBytes compares an output of bytes.
func sameBytes(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got %x, want %x", what, got, want)
	}
}

// sameDiagnosis compares what was found, and that what was tried is told if nothing was.
func sameDiagnosis(t *testing.T, got *Diagnosis, err error, want object) error {
	t.Helper()
	if err != nil || want.has("status") {
		return err
	}
	w := want.object("diagnosis")
	var names []string
	for _, mistake := range got.Mistakes {
		names = append(names, string(mistake))
	}
	first := "UNKNOWN"
	if got.Right {
		first = "NONE"
	} else if len(names) > 0 {
		first = strings.ToUpper(names[0])
	}
	equal(t, "mistake", first, w.text("mistake"))
	equal(t, "names", strings.Join(names, " "), w.text("names"))
	equal(t, "payload", string(got.Payload), w.text("payload"))
	equal(t, "what was tried is told", len(got.Tried) > 0, first == "UNKNOWN")
	if got.Message == "" || strings.Contains(got.String(), w.text("payload")) && w.text("payload") != "" {
		t.Errorf("a message that helps nobody, or shows what was signed: %q", got.Message)
	}
	w.allRead("diagnosis")
	return got.Close()
}
