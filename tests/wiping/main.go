// Signs with each kind of key, for tests/wiping/outside.c, which looks at what is left of them.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

func secret(number uint64) []byte {
	secret := make([]byte, 32)
	state := number * 0x9e3779b97f4a7c15
	for i := range secret {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		secret[i] = byte(state)
	}
	return secret
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	// Buffered output and input are made before, so that no secret's memory becomes theirs.
	input := bufio.NewReader(os.Stdin)
	hmacSecret, seed, appSecret := secret(1), secret(2), secret(3)
	hexSeed, base64Seed := secret(4), secret(5)
	hmac := must(bhauth.NewHMACKey(hmacSecret))
	fromSeed := must(bhauth.NewEd25519KeyFromSeed(seed))
	fromHex := must(bhauth.NewEd25519KeyFromHex(hex.EncodeToString(hexSeed)))
	fromBase64URL := must(bhauth.NewEd25519KeyFromBase64URL(base64.RawURLEncoding.EncodeToString(base64Seed)))
	appKey := must(bhauth.NewAppKey(appSecret))
	for range 100 {
		must(hmac.Sum([]byte{1, 2, 3}))
		must(fromSeed.Sign([]byte{1, 2, 3}))
		must(fromHex.Sign([]byte{1, 2, 3}))
		must(fromBase64URL.Sign([]byte{1, 2, 3}))
		for scheme := range bhauth.BitbitduoScheme(3) {
			bitbitduo := bhauth.Bitbitduo{AppID: "id", Key: appKey, Scheme: scheme}
			must(bitbitduo.Sign(123456, 1740568725))
		}
	}
	for _, bytes := range [][]byte{hmacSecret, seed, appSecret, hexSeed, base64Seed} {
		clear(bytes)
	}
	fmt.Println("open", os.Getpid())
	must(input.ReadString('\n'))
	for _, key := range []io.Closer{hmac, fromSeed, fromHex, fromBase64URL, appKey} {
		key.Close()
	}
	fmt.Println("closed 1")
	input.ReadString('\n')
}
