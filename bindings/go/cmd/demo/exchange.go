package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// An exchange is one request, what is shown of it, and what is expected.
type exchange struct {
	title    string
	tampered string // how it was tampered; empty: it was not
	refusal  string // the name of the error to expect; empty: none
	request  *bhauth.Request
	payload  []byte // what was signed; empty: nothing was
	sign     string // the signature
	mask     string // a secret within the payload
}

// What came back.
type httpResponse struct {
	status int
	body   []byte
	header http.Header
	sent   time.Time
}

var client = &http.Client{
	Timeout: 20 * time.Second,
	CheckRedirect: func(*http.Request, []*http.Request) error {
		return http.ErrUseLastResponse // the headers are credentials
	},
}

// exchange shows, sends and judges. It gives the error of the response only if there was none to read.
func (d *demo) exchange(ctx context.Context, a *account, x *exchange, read func(*httpResponse) error) error {
	x.print(a)
	response, err := d.send(ctx, a, x.request)
	if err != nil {
		d.note(a, x.rowTitle(), x.expected(), "no response", false)
		return err
	}
	err = read(response)
	var refusal *bhauth.ServiceError
	switch {
	case err == nil:
		accepted := "accepted"
		if x.refusal != "" {
			accepted = "WRONGLY accepted"
		}
		printValue("verdict", fmt.Sprintf("%s (HTTP %d)", accepted, response.status))
		d.note(a, x.rowTitle(), x.expected(), "accepted", x.refusal == "")
	case errors.As(err, &refusal):
		x.printRefusal(refusal)
		name := refusal.Name
		if name == "" {
			name = fmt.Sprintf("error %d", refusal.Code)
		}
		// A real host may have another reason to refuse, such as the caller's address.
		d.note(a, x.rowTitle(), x.expected(), name, name == x.expected() || (a.real && x.refusal != ""))
	default:
		d.note(a, x.rowTitle(), x.expected(), "unreadable", false)
		return err
	}
	return nil
}

func (d *demo) send(ctx context.Context, a *account, request *bhauth.Request) (*httpResponse, error) {
	req, err := request.HTTP(ctx, a.host)
	if err != nil {
		return nil, err
	}
	if !a.real {
		d.exchanges++
	}
	sent := time.Now()
	response, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	return &httpResponse{response.StatusCode, body, response.Header, sent}, err
}

// note adds a row to the table.
func (d *demo) note(a *account, title, expected, got string, right bool) {
	d.rows = append(d.rows, row{a.service, title, expected, got, right})
}

func (x *exchange) rowTitle() string {
	if x.tampered != "" {
		return x.tampered
	}
	return x.title
}

func (x *exchange) expected() string {
	if x.refusal != "" {
		return x.refusal
	}
	return "accepted"
}
