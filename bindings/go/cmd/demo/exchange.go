package main

import (
	"context"
	"errors"
	"fmt"
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
	sent     time.Time
}

var client = &http.Client{Timeout: 20 * time.Second}

// exchange shows, sends and judges. It gives the error of the response only if there was none to read.
func (d *demo) exchange(ctx context.Context, a *account, x *exchange, read func(*bhauth.HTTPResponse) error) error {
	x.print(a)
	if !a.real {
		d.exchanges++
	}
	x.sent = time.Now()
	response, err := x.request.Send(ctx, client, a.host)
	if err == nil {
		err = response.Err
	}
	if err != nil {
		d.note(a, x.rowTitle(), x.expected(), "no response", false)
		return err
	}
	err = read(response)
	var refusal *bhauth.Refused
	switch {
	case err == nil:
		accepted := "accepted"
		if x.refusal != "" {
			accepted = "WRONGLY accepted"
		}
		printValue("verdict", fmt.Sprintf("%s (HTTP %d)", accepted, response.Status))
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
