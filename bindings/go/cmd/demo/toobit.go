package main

import (
	"context"
	"strings"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// toobit: each call is signed over its query and form body, in the order in which they are sent.
func (d *demo) toobit(ctx context.Context) error {
	a, err := d.account("toobit", "TOOBIT")
	if err != nil {
		return err
	}
	printHeading("Toobit", a)
	key, err := bhauth.NewHMACKey([]byte(a.values[1]))
	if err != nil {
		return err
	}
	defer key.Close()
	t := &bhauth.Toobit{APIKey: a.values[0], Key: key, Now: d.toobitOffset.Now}

	query := bhauth.Params{}.Add("symbol", "BTCUSDT").Add("side", "SELL").Add("type", "LIMIT")
	id := "1st order @ 10%" // must be percent-encoded
	if a.real {
		id = "demo-1" // a real host wants plain ids
	}
	form := bhauth.Params{}.Add("newClientOrderId", id).Add("timeInForce", "GTC").Add("quantity", "1").Add("price", "400")

	err = d.toobitCall(ctx, a, t, bhauth.ToobitCall{Path: "/api/v1/futures/balance"}, exchange{title: "GET, query"})
	if err != nil {
		return err
	}
	order := bhauth.ToobitCall{Path: "/api/v1/spot/orderTest", Query: query, Form: form} // checks an order and does not place it
	if err := d.toobitCall(ctx, a, t, order, exchange{title: "POST, query and form mixed"}); err != nil {
		return err
	}
	if !a.real { // a real batch would place its orders
		batch := bhauth.ToobitCall{Path: "/api/v1/spot/batchOrders", JSON: []byte(`[{"symbol":"BTCUSDT","side":"SELL","quantity":"1"}]`)}
		if err := d.toobitCall(ctx, a, t, batch, exchange{title: "POST, JSON (the body is not signed)"}); err != nil {
			return err
		}
	}
	return d.toobitCall(ctx, a, t, bhauth.ToobitCall{Path: "/api/v1/spot/openOrders", Query: query[:2]}, exchange{
		title: "GET, query", tampered: "parameters sorted after signing", refusal: "INVALID_SIGNATURE",
	})
}

func (d *demo) toobitCall(ctx context.Context, a *account, t *bhauth.Toobit, call bhauth.ToobitCall, x exchange) (err error) {
	if x.request, err = t.Request(call); err != nil {
		return err
	}
	// What was signed is read from what is sent, so that nothing else can be shown.
	path, query, _ := strings.Cut(x.request.Target, "?")
	query, x.sign, _ = strings.Cut(query, "&signature=")
	body := ""
	if len(call.Form) > 0 {
		body, x.sign, _ = strings.Cut(string(x.request.Body), "&signature=")
	}
	if x.payload, err = t.Payload(query, body); err != nil {
		return err
	}
	if x.tampered != "" { // what an HTTP client does that sorts them
		parts := strings.SplitN(query, "&", 3)
		x.request.Target = path + "?" + parts[1] + "&" + parts[0] + "&" + parts[2] + "&signature=" + x.sign
	}
	return d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) error { return t.Response(response).Err() })
}
