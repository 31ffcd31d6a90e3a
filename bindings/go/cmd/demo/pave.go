package main

import (
	"context"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// pave: three headers on each call; the signature is the access token.
func (d *demo) pave(ctx context.Context) error {
	a, err := d.account("pave", "PAVE")
	if err != nil {
		return err
	}
	printHeading("PAVE", a)
	key, err := bhauth.NewHMACKey([]byte(a.values[2]))
	if err != nil {
		return err
	}
	defer key.Close()
	wrong, err := bhauth.NewHMACKey([]byte("another secret"))
	if err != nil {
		return err
	}
	defer wrong.Close()
	p := &bhauth.Pave{Username: a.values[0], APIKey: a.values[1], Key: key}
	tampered := *p
	tampered.Key = wrong

	if err := d.paveCall(ctx, a, p, bhauth.PaveCall{}, exchange{title: "GET"}); err != nil {
		return err
	}
	if !a.real { // in a real account it would start a session
		call := bhauth.PaveCall{Body: []byte(`{"user_id":"demo"}`)}
		if err := d.paveCall(ctx, a, p, call, exchange{title: "POST with a body"}); err != nil {
			return err
		}
	}
	return d.paveCall(ctx, a, &tampered, bhauth.PaveCall{}, exchange{
		title: "GET", tampered: "signed with another secret", refusal: "UNAUTHORIZED",
	})
}

func (d *demo) paveCall(ctx context.Context, a *account, p *bhauth.Pave, call bhauth.PaveCall, x exchange) (err error) {
	call.Target = "/v1/sessions"
	if call.Timestamp, err = bhauth.FormatUTC(time.Now()); err != nil {
		return err
	}
	if x.payload, err = p.Payload(call.Timestamp); err != nil {
		return err
	}
	if x.sign, err = p.Sign(call.Timestamp); err != nil {
		return err
	}
	if x.request, err = p.Request(call); err != nil {
		return err
	}
	return d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) error { return p.Response(response).Err() })
}
