// PAVE: the access token, with the three headers that go with it. The document's sample does not compile, and signs Unix seconds
// where its table asks for a UTC datetime.
// Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.
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
	if err := run(context.Background(), cmp.Or(os.Getenv("BH_PAVE_HOST"), bhauth.PaveHost)); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, host string) error {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_PAVE_SECRET")))
	if err != nil {
		return err
	}
	defer key.Close()
	account := &bhauth.Pave{Username: os.Getenv("BH_PAVE_USERNAME"), APIKey: os.Getenv("BH_PAVE_API_KEY"), Key: key}
	request, err := account.Request(bhauth.PaveCall{Target: "/v1/sessions"})
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
