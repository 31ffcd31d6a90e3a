package bhauth

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strconv"
	"strings"
	"testing"
	"time"
)

// rawServer gives back the request line and the body that arrived, read without net/http's server.
func rawServer(t *testing.T) (base string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			reader := bufio.NewReader(conn)
			line, _ := reader.ReadString('\n')
			length := 0
			for header := "-"; strings.TrimSpace(header) != ""; {
				header, _ = reader.ReadString('\n')
				fmt.Sscanf(header, "Content-Length: %d", &length)
			}
			body := make([]byte, length)
			io.ReadFull(reader, body)
			text := strings.TrimSpace(line) + "\n" + string(body)
			fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", len(text), text)
			conn.Close()
		}
	}()
	return "http://" + listener.Addr().String()
}

// What is signed is byte for byte what is sent, whatever net/url thinks of it.
func TestHTTPSendsTheExactTarget(t *testing.T) {
	base := rawServer(t)
	for _, target := range []string{
		"/", "/a", "/a?", "/a?b", "/a?b=c&d=%20+%2B", "/a%2Fb", "/a%2fb", "/%7Ea~", "/a|b", "/a\"b<c>d^e`f{g}h\\i",
		"/a?b=\"<>^`{}|\\", "/100%", "/%zz?x=%zz", "/a//b", "/a/../b/.", "/[a]:b;c=d,e!f$g'h(i)*j", "/a?b?c?", "/a?#"[:3], "/a@b:80/c",
	} {
		for _, body := range []string{"", "\x00\xff body"} {
			r := &Request{Method: "POST", Target: target, Body: []byte(body), Header: []Param{{"X-A", "b"}}}
			for _, b := range []string{base, base + "/"} {
				got, err := r.Send(t.Context(), nil, b)
				if err != nil || got.Status != 200 || got.Method != "POST" {
					t.Fatalf("%s: %v %v", target, got, err)
				}
				equal(t, "sent", string(got.Body), "POST "+target+" HTTP/1.1\n"+body)
			}
		}
	}
}

// Where there is no body, nothing is said of one: a service may refuse a GET that has a length.
func TestHTTPSaysNothingOfNoBody(t *testing.T) {
	for _, method := range []string{"GET", "DELETE"} {
		req, err := (&Request{Method: method, Target: "/a?b=c"}).HTTP(t.Context(), "https://host")
		if err != nil {
			t.Fatal(err)
		}
		sent, err := httputil.DumpRequestOut(req, true)
		if err != nil || strings.Contains(string(sent), "Content-Length") || strings.Contains(string(sent), "Transfer-Encoding") {
			t.Errorf("%s: %v", sent, err)
		}
	}
}

func TestHTTPTargets(t *testing.T) {
	for _, target := range []string{"", "a", "?a", "*"} {
		_, err := (&Request{Method: "GET", Target: target}).HTTP(t.Context(), "https://host")
		is(t, target, err, ErrTarget)
	}
}

func TestSendStopsAtTooMuch(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Write(make([]byte, maxResponse+1))
	}))
	defer server.Close()
	got, err := (&Request{Method: "GET", Target: "/"}).Send(t.Context(), nil, server.URL)
	if err != nil || got.Err == nil || got.Body != nil {
		t.Errorf("a response of any size is read: %v", err)
	}
}

// What a zero value means, with a clock that stands still.
func TestDefaults(t *testing.T) {
	at := time.Date(2025, 2, 26, 11, 18, 45, 231e6, time.UTC)
	now := func() time.Time { return at }
	key := hmacKey(t, "xxxx")
	v := &Velafi{APIKey: "k", Key: key, Now: now}
	request, err := v.TokenRequest(time.Time{})
	if err != nil || !strings.Contains(request.Target, "?timestamp=1740568725231&signature=7fdd71b6") {
		t.Errorf("%+v %v", request, err)
	}
	request, err = (&Pave{Username: "u", APIKey: "k", Key: key, Now: now}).Request(PaveCall{Target: "/"})
	if err != nil || request.Method != "GET" || request.Header[3] != (Param{"API-Timestamp", "2025-02-26T11:18:45Z"}) {
		t.Errorf("%+v %v", request, err)
	}
	request, err = (&Toobit{APIKey: "k", Key: key, Now: now}).Request(ToobitCall{Path: "/a"})
	if err != nil || !strings.HasPrefix(request.Target, "/a?recvWindow=5000&timestamp=1740568725231&signature=") {
		t.Errorf("%+v %v", request, err)
	}
	claims, err := (&Mixin{UID: "u", SID: "s", Now: now}).NewClaims()
	if err != nil || claims.IatS != 1740568725 || claims.ExpS-claims.IatS != 90*24*3600 || len(claims.JTI) != 36 {
		t.Errorf("%+v %v", claims, err)
	}
	request, err = (&Bitbitduo{AppID: "a", Key: appKey(t, "k"), Now: now}).TokenRequest(BitbitduoTokenCall{})
	if err != nil || !strings.Contains(request.Target, "&time=1740568725&random=") {
		t.Errorf("%+v %v", request, err)
	}
	p := &Pave{Username: "u", APIKey: "k", Key: key, Now: now}
	for age, want := range map[time.Duration]Status{0: OK, PaveWindow: OK, PaveWindow + time.Second: ErrStale, -time.Second: OK, -2 * time.Second: ErrFuture} {
		timestamp := strconv.FormatInt(at.Add(-age).Unix(), 10)
		p.Now = func() time.Time { return at.Truncate(time.Second) }
		token, err := p.Sign(timestamp)
		if err == nil {
			err = p.Verify(token, timestamp, p.Window())
		}
		if want != OK {
			is(t, "PAVE's own window, "+age.String(), err, want)
		} else if err != nil {
			t.Errorf("PAVE's own window, %v: %v", age, err)
		}
	}
	old := at.UnixMilli()
	signature, err := v.Sign(old)
	if err != nil {
		t.Fatal(err)
	}
	is(t, "a window around the present", v.Verify(signature, old, &Window{Past: time.Minute}), ErrStale)
	if err := v.Verify(signature, old, &Window{Now: at.Add(time.Minute), Past: time.Minute}); err != nil {
		t.Error(err)
	}
}

func TestOffset(t *testing.T) {
	at := time.UnixMilli(1740568725000)
	offset, err := NewOffset(at, at.Add(100*time.Millisecond), at.Add(7050*time.Millisecond), time.Millisecond)
	if err != nil || offset.Ahead != 7*time.Second || offset.Uncertainty != 51*time.Millisecond {
		t.Errorf("%+v %v", offset, err)
	}
	if ahead := time.Until(offset.Now()); ahead < 6*time.Second || ahead > 7*time.Second {
		t.Errorf("Now is %v ahead", ahead)
	}
	_, err = NewOffset(at, at.Add(-time.Millisecond), at, time.Millisecond)
	is(t, "received before sent", err, ErrInterval)
	_, err = NewOffset(time.UnixMilli(0), time.UnixMilli(0), time.UnixMilli(99999999999999), time.Millisecond)
	is(t, "beyond a time.Duration", err, ErrTimeRange)
}
