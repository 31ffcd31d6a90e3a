package main

import (
	"context"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// velafi: a signed request buys a token; every later call carries the token.
func (d *demo) velafi(ctx context.Context) error {
	a, err := d.account("velafi", "VELAFI")
	if err != nil {
		return err
	}
	printHeading("VelaFi", a)
	key, err := bhauth.NewHMACKey([]byte(a.values[1]))
	if err != nil {
		return err
	}
	defer key.Close()
	v := &bhauth.Velafi{APIKey: a.values[0], Key: key}

	now := time.Now()
	token, err := d.velafiToken(ctx, a, v, now, exchange{title: "token request"})
	if err != nil {
		return err
	}
	if !a.real && token.Value != "" { // the document names no later call; this one is the sandbox's
		request, err := v.Request(bhauth.VelafiCall{Token: token.Value, Target: "/v2/account"})
		if err != nil {
			return err
		}
		err = d.exchange(ctx, a, &exchange{title: "later call, by the token", request: request}, func(response *bhauth.HTTPResponse) error {
			return v.Response(response).Err()
		})
		if err != nil {
			return err
		}
	}
	_, err = d.velafiToken(ctx, a, v, now.Add(-time.Minute), exchange{
		title: "token request", tampered: "timestamp a minute old", refusal: "INVALID_TIMESTAMP",
	})
	return err
}

func (d *demo) velafiToken(ctx context.Context, a *account, v *bhauth.Velafi, at time.Time, x exchange) (token bhauth.Token, err error) {
	if x.payload, err = v.Payload(at.UnixMilli()); err != nil {
		return token, err
	}
	if x.sign, err = v.Sign(at.UnixMilli()); err != nil {
		return token, err
	}
	if x.request, err = v.TokenRequest(at); err != nil {
		return token, err
	}
	err = d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) (err error) {
		token, err = v.TokenResponse(response)
		return err
	})
	if token.Value != "" {
		printToken(token, at, 0)
	}
	return token, err
}
