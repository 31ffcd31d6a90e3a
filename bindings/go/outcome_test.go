package bhauth

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// Each outcome is one of the four, is an error unless it was accepted, and can be told by its type.
func TestOutcomes(t *testing.T) {
	cause := errors.New("the cause")
	for number, c := range []struct{ name, text string }{
		{"UNKNOWN", "T may have executed the request: -1 NAME (words): advice: the cause"},
		{"ACCEPTED", ""},
		{"REFUSED", "T refused the request: -1 NAME (words): advice: the cause"},
		{"PARTIAL", "T refused 1 of 2 items, the first: -1 NAME (words): advice"},
		{"UNKNOWN", "T may have executed the request: -1 NAME (words): advice: the cause"}, // of a later version
	} {
		report := Report{Service: "T", HTTPStatus: 500, Code: -1, Name: "NAME", Message: "words", Detail: "{}", Advice: "advice", RetryAfter: time.Second}
		outcome := asOutcome("T", &response{outcome: uint32(number), report: report, items: 2, failed: 1, cause: cause}, nil)
		equal(t, "outcome", outcomeName(outcome), c.name)
		err := outcome.Err()
		if c.text == "" {
			equal(t, "error", err, nil)
			continue
		}
		equal(t, "text", err.Error(), c.text)
		equal(t, "cause", errors.Is(err, cause), c.name != "PARTIAL")
		var refused *Refused
		equal(t, "is refused", errors.As(err, &refused), c.name == "REFUSED")
	}
	equal(t, "nil", outcomeName(nil), "UNKNOWN")
}

// Without a response, or one that tells, a request that may have changed something is unknown; a GET
// may be sent again.
func TestWithoutAResponse(t *testing.T) {
	toobit := new(Toobit)
	for _, c := range []struct {
		r    *HTTPResponse
		want string
	}{
		{nil, "UNKNOWN"},
		{&HTTPResponse{Method: "POST", Err: io.ErrUnexpectedEOF}, "UNKNOWN"},
		{&HTTPResponse{Method: "GET", Err: io.ErrUnexpectedEOF}, "REFUSED"},
		{&HTTPResponse{Status: 200, Body: []byte(`{"code":0}`), Method: "POST", Err: io.ErrUnexpectedEOF}, "UNKNOWN"}, // half of it
		{&HTTPResponse{Status: 400, Body: []byte(`{"code":-10`), Method: "POST", Err: io.ErrUnexpectedEOF}, "REFUSED"},
		{&HTTPResponse{Status: 504, Body: []byte("<html>"), Method: "POST"}, "UNKNOWN"},
		{&HTTPResponse{Status: 504, Body: []byte("<html>"), Method: "GET"}, "REFUSED"},
		{&HTTPResponse{Status: 200, Body: []byte("{"), Method: "POST"}, "UNKNOWN"},
		{&HTTPResponse{Status: -1}, "UNKNOWN"},
		{&HTTPResponse{Status: 999, Method: "POST"}, "UNKNOWN"},
	} {
		outcome := toobit.Response(c.r)
		equal(t, "outcome", outcomeName(outcome), c.want)
		if c.r != nil && c.r.Err != nil && (!errors.Is(outcome.Err(), io.ErrUnexpectedEOF) || !strings.Contains(outcome.Err().Error(), "unexpected EOF")) {
			t.Errorf("%v", outcome.Err())
		}
	}
	is(t, "HTTP status", toobit.Response(&HTTPResponse{Status: 999}).Err(), ErrHTTPStatus)
	if wait := retryAfter(0, time.Now().Add(time.Minute).UnixMilli()); wait < 50*time.Second || wait > time.Minute || retryAfter(0, 1e12) != 0 || retryAfter(7000, 1e12) != 7*time.Second {
		t.Errorf("%v", wait)
	}
}

func TestItems(t *testing.T) {
	body := `{"code":0,"result":[{"code":-1149,"msg":"Create order failed"}, {"code":0,"order":{"orderId":"1"}}, {"code":-1022,"msg":"no"}]}`
	r := &HTTPResponse{Status: 200, Body: []byte(body), Method: "POST"}
	var got []string
	for index, outcome := range new(Toobit).Items(r) {
		equal(t, "index", index, len(got))
		got = append(got, Match(outcome,
			func(o *Accepted) string { return "accepted " + o.Detail }, func(o *Refused) string { return "refused " + o.Message },
			func(*Partial) string { return "" }, func(*Unknown) string { return "" }))
	}
	equal(t, "items", strings.Join(got, "; "), `refused Create order failed; accepted {"code":0,"order":{"orderId":"1"}}; refused no`)
	for range new(Toobit).Items(r) { // may be left
		break
	}
	for index, outcome := range new(Toobit).Items(&HTTPResponse{Status: 200, Body: []byte(`{"result":[`)}) {
		equal(t, "unreadable", outcomeName(outcome), "UNKNOWN")
		equal(t, "index", index, 0)
	}
	for range new(Toobit).Items(&HTTPResponse{Status: 200, Body: []byte(`{"code":0}`)}) {
		t.Error("an item of what is no batch")
	}
}

func TestReadResponse(t *testing.T) {
	get, err := http.NewRequest("", ToobitHost, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := ReadResponse(replies(get, "words"), nil)
	if r.Status != 200 || r.Method != "GET" || string(r.Body) != "words" || r.Err != nil {
		t.Errorf("%+v", r)
	}
	r = ReadResponse(brokenBody(get, io.ErrUnexpectedEOF), nil)
	if r.Status != 200 || r.Err != io.ErrUnexpectedEOF {
		t.Errorf("%+v", r)
	}
	target := ToobitHost + "/a?b=c&signature=x"
	r = ReadResponse(nil, &url.Error{Op: "Post", URL: target, Err: context.DeadlineExceeded})
	if r.Status != 0 || r.Method != "POST" || !errors.Is(r.Err, context.DeadlineExceeded) || r.Err.Error() != "Post https://api.toobit.com/a: context deadline exceeded" {
		t.Errorf("%+v", r)
	}
	r = ReadResponse(nil, &url.Error{Op: "Post", URL: target, Err: errors.New("cannot send to " + target)})
	if strings.Contains(r.Err.Error(), "signature") {
		t.Errorf("%+v", r)
	}
	if r = ReadResponse(nil, nil); r.Status != 0 {
		t.Errorf("%+v", r)
	}
	if r = ReadResponse(&http.Response{StatusCode: 204}, nil); r.Status != 204 || r.Err != nil || r.Method != "" {
		t.Errorf("%+v", r)
	}
}
