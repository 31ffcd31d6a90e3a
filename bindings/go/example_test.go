package bhauth_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// A signed order, from the environment's account to the response.
func Example() {
	os.Setenv("BH_TOOBIT_API_KEY", "your-api-key")
	os.Setenv("BH_TOOBIT_SECRET", "your-secret-key")
	server := fakeToobit() // in a program of yours: bhauth.ToobitHost
	defer server.Close()

	key, err := bhauth.NewHMACKey([]byte(os.Getenv("BH_TOOBIT_SECRET")))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Toobit{APIKey: os.Getenv("BH_TOOBIT_API_KEY"), Key: key}
	request, err := account.Request(bhauth.ToobitCall{
		Path: "/api/v1/spot/order",
		Form: bhauth.Params{}.Add("symbol", "BTCUSDT").Add("side", "SELL").Add("type", "LIMIT").Add("quantity", "1").Add("price", "400"),
	})
	if err != nil {
		log.Fatal(err)
	}
	response, err := request.Send(context.Background(), nil, server.URL)
	if err != nil {
		log.Fatal(err)
	}
	switch outcome := account.Response(response).(type) {
	case *bhauth.Accepted:
		fmt.Printf("%s\n", response.Body)
	case *bhauth.Refused, *bhauth.Partial:
		log.Fatal(outcome.Err())
	case *bhauth.Unknown:
		log.Fatal("look the order up by its client id: ", outcome)
	}
	// Output: {"orderId":"1"}
}

// Refusals and errors are told apart by errors.As and errors.Is.
func Example_errors() {
	key, err := bhauth.NewHMACKey([]byte("your-secret-key"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Velafi{APIKey: "your-api-key", Key: key}

	outcome := account.Response(&bhauth.HTTPResponse{
		Status: 400, Body: []byte(`{"code":-1022,"msg":"Signature for this request is not valid."}`), Method: "GET",
	})
	err = outcome.Err()
	var refusal *bhauth.Refused
	if errors.As(err, &refusal) {
		fmt.Println(refusal.Service, refusal.Code, refusal.Name)
	}
	_, err = account.Sign(time.Now().Unix())
	if errors.Is(err, bhauth.ErrTimeIsSeconds) {
		fmt.Println(err)
	}
	// Output:
	// VelaFi -1022 INVALID_SIGNATURE
	// bhauth: Velafi.Sign: BH_ERR_TIME_IS_SECONDS: This time must be in milliseconds and looks like seconds: multiply it by 1000.
}

// A token that is fetched when it is needed, and refreshed ahead of its expiry.
func ExampleTokenSource() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"status":200,"error_code":0,"data":{"apitoken":"robotapi:%s"}}`, r.URL.Query().Get("appid"))
	}))
	defer server.Close()

	key, err := bhauth.NewAppKey([]byte("0123456789abcdef0123456789abcdef"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Bitbitduo{AppID: "fedcba9876543210", Key: key}
	source, err := account.TokenSource(nil, server.URL)
	if err != nil {
		log.Fatal(err)
	}

	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	token, err := source.Token(ctx) // call it before each use
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token.Value)
	// Output: robotapi:fedcba9876543210
}

// A client whose requests sign themselves.
func ExampleTransport() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, strings.HasPrefix(r.Header.Get("Authorization"), "Bearer eyJ"))
	}))
	defer server.Close()

	key, err := bhauth.NewEd25519KeyFromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Mixin{UID: "89e0bdee-c355-47f2-945a-be48be875606", SID: "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e", Key: key}
	transport, err := account.Transport(nil, server.URL)
	if err != nil {
		log.Fatal(err)
	}
	client := &http.Client{Transport: transport}
	response, err := client.Get(server.URL + "/me")
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	var signed bool
	fmt.Fscan(response.Body, &signed)
	fmt.Println(signed)
	// Output: true
}

// fakeToobit takes any order whose form ends with a signature.
func fakeToobit() *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil || len(r.PostForm.Get("signature")) != 64 {
			w.WriteHeader(http.StatusBadRequest)
		}
		fmt.Fprint(w, `{"orderId":"1"}`)
	}))
}
