package bhauth_test

import (
	"fmt"
	"log"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// The examples of the services' documents in Go, made right. Where those read the clock, these have
// a time, so that their outputs can be compared.

// VelaFi, "Create API Token", "Example Code": there the milliseconds come from UnixNano()/1e6, and
// the request that sends them is left to the reader.
func ExampleVelafi() {
	key, err := bhauth.NewHMACKey([]byte("xxxx"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Velafi{APIKey: "your_api_key", Key: key}

	signature, err := account.Sign(1740568725231)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Signature:", signature)
	request, err := account.TokenRequest(time.UnixMilli(1740568725231))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(request.Method, request.Target)
	fmt.Println(request.Header[0].Name)
	// Output:
	// Signature: 7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6
	// GET /v2/token/generate?timestamp=1740568725231&signature=7fdd71b6dfed9a746d2698e980a2cb5dc15ca9fab9e4339676dea3c282a862c6
	// X-BH-APIKEY
}

// PAVE, "Generate Access Token", "Golang": that one does not compile, since it prints a variable
// that it does not have, and names a variable hmac, which hides the package.
func ExamplePave() {
	key, err := bhauth.NewHMACKey([]byte("your_api_secret"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Pave{Username: "your_username", APIKey: "your_api_key", Key: key}

	for _, timestamp := range []string{
		"1622378959",           // Unix seconds, as the samples send
		"2021-05-30T12:49:19Z", // what the document's table asks for
	} {
		token, err := account.Sign(timestamp)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(token)
	}
	// Output:
	// d4e7b15fcd69b345632fe2e3cc898db1baec2434baa31c90c45a6cb94affc7af
	// f6c3fc5155bc005e4d5ee39eea563dea771bc00a90a5f25c2a166f639bacf881
}

// Mixin, "Signing Authentication Token": that one prints the private key in its error, and signs
// with a public half that it did not check.
func ExampleMixin_Sign() {
	key, err := bhauth.NewEd25519KeyFromBase64URL("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg")
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Mixin{Key: key}
	token, err := account.Sign(&bhauth.MixinClaims{
		UID: "89e0bdee-c355-47f2-945a-be48be875606", SID: "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
		JTI: "2594ad57-9dad-424f-8595-b14727e24e61", IatS: 1525320485, ExpS: 1533096485,
	}, "GET", "/me", nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token[len(token)-86:])
	// Output: R8pVm0o42Vl5VHzaMBJBcTfFnUR1Q3lTYRqVenoJ776NQrbfuWqCiCtKPd3o-szq5QO-_epilE3bTKZto95aCw
}

// Mixin, "Calling APIs": that one signs POST and sends GET, which is refused, and sends an
// X-Request-Id that is not the token's jti. Here the method is given once.
func ExampleMixin_Request() {
	key, err := bhauth.NewEd25519KeyFromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Mixin{
		UID: "89e0bdee-c355-47f2-945a-be48be875606", SID: "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e", Key: key,
		Lifetime: time.Minute,
	}
	request, err := account.Request(bhauth.MixinCall{Target: "/me"})
	if err != nil {
		log.Fatal(err)
	}
	// request.Send(ctx, nil, bhauth.MixinHostZeromesh)
	fmt.Println(request.Method, request.Target)
	for _, header := range request.Header {
		fmt.Println(header.Name)
	}
	// Output:
	// GET /me
	// Content-Type
	// Authorization
	// X-Request-Id
}

// Mixin's sample of a token: a legacy one, which can be read and must not be trusted.
func ExampleMixinDecode() {
	token, err := bhauth.MixinDecode("eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9.eyJleHAiOjE1MzMwOTY0ODUsImlhdCI6MTUyNTMyMDQ4NSwianRpIjoiMjU5NGFkNTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2lkIjoiYzA5Y2YzMTMtN2RlZC00MjVkLWFkM2YtYTFjZTRjZmQ1ZTVlIiwic2lnIjoiODVkZDIzOGE5ODM0NzE3ZGMxM2QzODQ0ZjYzYTFmZWUxM2Q4MmQyZTZjMmVlNDRlYWM3Yzc5MGY1ZGIyNWY4OCIsInVpZCI6Ijg5ZTBiZGVlLWMzNTUtNDdmMi05NDVhLWJlNDhiZTg3NTYwNiJ9.PYg6Cx5grs0flJe862R3VLEWKyTZPcXOGYF9RouztgR_mi3kleIzJt4vCwUZI9F7QrHBFMtTc3_wG_ymnnjsmnm0pBdoON4I-RxeaztIlyc1Ey9lLFe6_ARRUBXo_15ZORilS1hRdMREd84eQOLlO0ChieBPY0tSSiVqTaFZt3Q")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(token.Alg, token.Claims.UID)
	// Output: RS512 89e0bdee-c355-47f2-945a-be48be875606
}

// Toobit, "Signature Generation Methods": that one walks over a map, whose order is another each
// time, so what it signs is not what is sent. Here the bytes are those that are sent.
func ExampleToobit_Sign() {
	key, err := bhauth.NewHMACKey([]byte("30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Toobit{Key: key}
	signature, err := account.Sign("symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400&recvWindow=100000&timestamp=1668481902307", "")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(signature)
	// Output: 8420e499e71cce4a00946db16543198b6bcae01791bdb75a06b5a7098b156468
}

// Toobit, "Go Complete Example": that one makes its list of names anew after it has added the
// signature, which puts them into another order and the signature anywhere; it writes into the
// caller's map, so that a second call signs the first one's signature; and it encodes nothing.
func ExampleToobit_Request() {
	key, err := bhauth.NewHMACKey([]byte("your-secret-key"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Toobit{
		APIKey: "your-api-key", Key: key,
		Now: func() time.Time { return time.UnixMilli(1668481902307) }, // leave it out in a program of yours
	}
	balance, err := account.Request(bhauth.ToobitCall{Path: "/api/v1/futures/balance"})
	if err != nil {
		log.Fatal(err)
	}
	order, err := account.Request(bhauth.ToobitCall{
		Path: "/api/v1/futures/order",
		Form: bhauth.Params{}.
			Add("symbol", "BTC-SWAP-USDT").
			Add("side", "BUY_OPEN").
			Add("type", "LIMIT").
			Add("quantity", "10").
			Add("price", "30000").
			Add("newClientOrderId", "test_order_001"),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(balance.Method, balance.Target)
	fmt.Println(order.Method, order.Target)
	fmt.Printf("%s\n", order.Body)
	// Output:
	// GET /api/v1/futures/balance?recvWindow=5000&timestamp=1668481902307&signature=d1d7cb7e2a58c67772ee2b628174c1214410dd90634198d0ca7a8412726285ea
	// POST /api/v1/futures/order
	// symbol=BTC-SWAP-USDT&side=BUY_OPEN&type=LIMIT&quantity=10&price=30000&newClientOrderId=test_order_001&recvWindow=5000&timestamp=1668481902307&signature=6b94349d40fe0572a07ebfe1851b4790d31e23bd5cab5d36d5c016cca5d54064
}

// BITBITDUO, "Get token": its words, its Java code and its parameters say three things, so the
// caller names one. The zero value is the one that the service's own demo sends.
func ExampleBitbitduo() {
	key, err := bhauth.NewAppKey([]byte("0123456789abcdef0123456789abcdef"))
	if err != nil {
		log.Fatal(err)
	}
	defer key.Close()
	for _, scheme := range []bhauth.BitbitduoScheme{bhauth.BitbitduoSHA256, bhauth.BitbitduoHMACSHA256, bhauth.BitbitduoHMACSHA256AppID} {
		account := &bhauth.Bitbitduo{AppID: "fedcba9876543210fedcba9876543210", Key: key, Scheme: scheme}
		sig, err := account.Sign(123456, 1529400060)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(sig)
	}
	// Output:
	// a9c86041b9115c1930a35fec4abf49093ef370b0d4d647abe1b1b8a2188fda7b
	// 625e75bca4abb3f02e67ee3808aef1f4e511cbfaec0279db67a748fd524e0fd4
	// fc2e9e70e91bfc601bcd48739e4aef5d7aa13f4b6c1992c02bc4c4b6b416261f
}
