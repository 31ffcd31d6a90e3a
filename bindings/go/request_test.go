package bhauth

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"strings"
	"testing"
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
