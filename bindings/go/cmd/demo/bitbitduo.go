package main

import (
	"context"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// bitbitduo: a signed request buys a token for two hours; one request a minute.
func (d *demo) bitbitduo(ctx context.Context) error {
	a, err := d.account("bitbitduo", "BITBITDUO")
	if err != nil {
		return err
	}
	printHeading("BITBITDUO", a)
	key, err := bhauth.NewAppKey([]byte(a.values[1]))
	if err != nil {
		return err
	}
	defer key.Close()
	b := &bhauth.Bitbitduo{AppID: a.values[0], Key: key}

	now := d.bitbitduoOffset.Now()
	if err := d.bitbitduoToken(ctx, a, b, now, exchange{title: "token request"}); err != nil {
		return err
	}
	return d.bitbitduoToken(ctx, a, b, now.Add(-10*time.Minute), exchange{
		title: "token request", tampered: "time ten minutes old", refusal: "BBD_WRONG_CODE_002",
	})
}

func (d *demo) bitbitduoToken(ctx context.Context, a *account, b *bhauth.Bitbitduo, at time.Time, x exchange) error {
	random, err := bhauth.BitbitduoRandom()
	if err != nil {
		return err
	}
	if x.payload, err = b.Payload(random, at.Unix()); err != nil {
		return err
	}
	defer clear(x.payload) // the app key is in it
	x.mask = a.values[1]
	if x.sign, err = b.Sign(random, at.Unix()); err != nil {
		return err
	}
	if x.request, err = b.TokenRequest(bhauth.BitbitduoTokenCall{Random: random, Time: at}); err != nil {
		return err
	}
	var token bhauth.Token
	err = d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) (err error) {
		token, err = b.TokenResponse(response, x.sent)
		return err
	})
	if token.Value != "" {
		printToken(token, x.sent, bhauth.BitbitduoMinInterval)
	}
	return err
}
