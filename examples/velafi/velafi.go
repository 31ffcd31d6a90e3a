// VelaFi: a signed request buys a token, and later calls carry it. The document's sample stops at the signature.
// Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET; BH_VELAFI_HOST names another host.
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
	if err := run(context.Background(), cmp.Or(os.Getenv("BH_VELAFI_HOST"), bhauth.VelafiHost)); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, host string) error {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_VELAFI_SECRET")))
	if err != nil {
		return err
	}
	defer key.Close()
	account := &bhauth.Velafi{APIKey: os.Getenv("BH_VELAFI_API_KEY"), Key: key}
	tokens, err := account.TokenSource(nil, host)
	if err != nil {
		return err
	}
	token, err := tokens.Token(ctx)
	if err != nil {
		return err
	}
	request, err := account.Request(bhauth.VelafiCall{Token: token.Value, Target: "/v2/account"})
	if err != nil {
		return err
	}
	response, err := request.Send(ctx, nil, host)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n", response.Body)
	return account.Response(response).Err()
}
