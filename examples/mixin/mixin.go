// Mixin: a new token for each request, over its method, target and body. The document's sample prints the private key in its
// error, signs POST and sends GET, and its X-Request-Id is not the token's jti.
// Environment: BH_MIXIN_UID, BH_MIXIN_SID, BH_MIXIN_PRIVATE_KEY; BH_MIXIN_HOST names another host.
package main

import (
	"cmp"
	"context"
	"fmt"
	"log"
	"os"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

func main() {
	if err := run(context.Background(), cmp.Or(os.Getenv("BH_MIXIN_HOST"), bhauth.MixinHost)); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, host string) error {
	key, err := bhauth.ReadEd25519Key([]byte(os.Getenv("BH_MIXIN_PRIVATE_KEY")))
	if err != nil {
		return err // it says what is wrong with the key, and nothing of it
	}
	defer key.Close()
	account := &bhauth.Mixin{UID: os.Getenv("BH_MIXIN_UID"), SID: os.Getenv("BH_MIXIN_SID"), Key: key, Lifetime: time.Minute}
	request, err := account.Request(bhauth.MixinCall{Target: "/me"}) // signed and sent with one method
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
