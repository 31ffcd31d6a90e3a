// Toobit: a balance and an order, which the exchange checks and does not place. The document's sample signs one random order of a
// map and sends another.
// Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; BH_TOOBIT_HOST names another host.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"os"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

func main() {
	if err := run(context.Background(), cmp.Or(os.Getenv("BH_TOOBIT_HOST"), bhauth.ToobitHost)); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, host string) error {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_TOOBIT_SECRET")))
	if err != nil {
		return err
	}
	defer key.Close()
	account := &bhauth.Toobit{APIKey: os.Getenv("BH_TOOBIT_API_KEY"), Key: key}
	order := bhauth.Params{}.Add("symbol", "BTCUSDT").Add("side", "SELL").Add("type", "LIMIT").Add("quantity", "1").Add("price", "400")
	for _, call := range []bhauth.ToobitCall{
		{Path: "/api/v1/futures/balance"},
		{Path: "/api/v1/spot/orderTest", Form: order}, // sent in this order, the signature last
	} {
		request, err := account.Request(call)
		if err != nil {
			return err
		}
		response, err := request.Send(ctx, nil, host)
		if err != nil {
			return err
		}
		fmt.Printf("%s\n", response.Body)
		if err := account.Response(response).Err(); err != nil {
			return err
		}
	}
	return nil
}
