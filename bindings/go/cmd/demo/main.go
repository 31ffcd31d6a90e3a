// Demo makes a signed call to each of the five services, with the accounts of the environment. A BH_…_HOST names another
// host than the service's own, such as the sandbox's. It ends with status 0 only if each call was accepted.
package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

var ctx, cancel = context.WithTimeout(context.Background(), time.Minute)

func main() {
	defer cancel()
	failed := false
	for _, service := range []struct {
		name string
		call func() (string, error)
	}{{"VelaFi", velafi}, {"PAVE", pave}, {"Mixin", mixin}, {"Toobit", toobit}, {"BITBITDUO", bitbitduo}} {
		said, err := service.call()
		if err != nil {
			failed, said = true, "FAILED: "+err.Error()
		}
		fmt.Printf("%-10s %s\n", service.name, said)
	}
	if err := wrong(); err != nil {
		failed = true
		fmt.Println("FAILED:", err)
	}
	if failed {
		os.Exit(1)
	}
}

// VelaFi: a signed request buys a token, which each later call carries. The source keeps it fresh.
func velafi() (string, error) {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_VELAFI_SECRET")))
	if err != nil {
		return "", err
	}
	defer key.Close()
	account := &bhauth.Velafi{APIKey: os.Getenv("BH_VELAFI_API_KEY"), Key: key}
	host := cmp.Or(os.Getenv("BH_VELAFI_HOST"), bhauth.VelafiHost)
	source, err := account.TokenSource(nil, host)
	if err != nil {
		return "", err
	}
	token, err := source.Token(ctx)
	if err != nil {
		return "", err
	}
	request, err := account.Request(bhauth.VelafiCall{Token: token.Value, Target: "/v2/account"})
	return send(request, err, host, account.Response)
}

// PAVE: the signature is the access token, and the timestamp that is signed is the one that is sent.
func pave() (string, error) {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_PAVE_SECRET")))
	if err != nil {
		return "", err
	}
	defer key.Close()
	account := &bhauth.Pave{Username: os.Getenv("BH_PAVE_USERNAME"), APIKey: os.Getenv("BH_PAVE_API_KEY"), Key: key}
	request, err := account.Request(bhauth.PaveCall{Target: "/v1/sessions"})
	return send(request, err, cmp.Or(os.Getenv("BH_PAVE_HOST"), bhauth.PaveHost), account.Response)
}

// Mixin: a new token for each request, over its method, target and body.
func mixin() (string, error) {
	key, err := bhauth.ReadEd25519Key([]byte(os.Getenv("BH_MIXIN_PRIVATE_KEY")))
	if err != nil {
		return "", err
	}
	defer key.Close()
	account := &bhauth.Mixin{UID: os.Getenv("BH_MIXIN_UID"), SID: os.Getenv("BH_MIXIN_SID"), Key: key}
	request, err := account.Request(bhauth.MixinCall{Target: "/me"})
	return send(request, err, cmp.Or(os.Getenv("BH_MIXIN_HOST"), bhauth.MixinHost), account.Response)
}

// Toobit: the form in its order, the signature last.
func toobit() (string, error) {
	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_TOOBIT_SECRET")))
	if err != nil {
		return "", err
	}
	defer key.Close()
	account := &bhauth.Toobit{APIKey: os.Getenv("BH_TOOBIT_API_KEY"), Key: key}
	request, err := account.Request(bhauth.ToobitCall{
		Path: "/api/v1/spot/orderTest",
		Form: bhauth.Params{}.Add("symbol", "BTCUSDT").Add("side", "SELL").Add("type", "LIMIT").Add("quantity", "1").Add("price", "400"),
	})
	return send(request, err, cmp.Or(os.Getenv("BH_TOOBIT_HOST"), bhauth.ToobitHost), account.Response)
}

// BITBITDUO: a token for two hours, one request a minute at most.
func bitbitduo() (string, error) {
	key, err := bhauth.NewAppKey([]byte(os.Getenv("BH_BITBITDUO_APP_KEY")))
	if err != nil {
		return "", err
	}
	defer key.Close()
	account := &bhauth.Bitbitduo{AppID: os.Getenv("BH_BITBITDUO_APP_ID"), Key: key}
	source, err := account.TokenSource(nil, cmp.Or(os.Getenv("BH_BITBITDUO_HOST"), bhauth.BitbitduoHost))
	if err != nil {
		return "", err
	}
	token, err := source.Token(ctx)
	return fmt.Sprintf("a token of %d characters", len(token.Value)), err
}

// send gives the response's body, if the service accepted the request.
func send(request *bhauth.Request, err error, host string, read func(*bhauth.HTTPResponse) bhauth.Outcome) (string, error) {
	if err != nil {
		return "", err
	}
	response, err := request.Send(ctx, nil, host)
	if err != nil {
		return "", err
	}
	return string(response.Body), read(response).Err()
}
