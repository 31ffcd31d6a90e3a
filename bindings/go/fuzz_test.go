package bhauth

import (
	"errors"
	"testing"
)

// Whatever is signed is what crypto/hmac signs, and verifies.
func FuzzToobitSign(f *testing.F) {
	f.Add("30lfjDT51iOG1kYZnDoL", "symbol=BTCUSDT&timestamp=1668481902307", "quantity=1")
	f.Add("s", "", "")
	f.Add("\x00\xff", "a=\xff", "{")
	f.Fuzz(func(t *testing.T, secret, query, body string) {
		key, err := NewHMACKey([]byte(secret))
		if secret == "" {
			is(t, "empty secret", err, ErrSecretEmpty)
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		defer key.Close()
		b := &Toobit{Key: key}
		signature, err := b.Sign(query, body)
		if err != nil {
			for _, status := range []Status{ErrQuery, ErrQueryCharacter, ErrBodyKind, ErrParamSignature} {
				if errors.Is(err, status) {
					return
				}
			}
			t.Fatal(err)
		}
		crossCheck(t, []byte(secret), []byte(query+body), signature)
		if err := b.Verify(signature, query, body, unixMS(0)); err != nil {
			t.Error(err)
		}
	})
}

// Whatever target the library takes, net/http sends as it is.
func FuzzExactTarget(f *testing.F) {
	for _, target := range []string{"/", "/a?b=c", "/%zz", "/a|b?", "/?", "/;?&=%00", "/a:b@c"} {
		f.Add(target)
	}
	f.Fuzz(func(t *testing.T, target string) {
		request, err := (&Velafi{}).Request(VelafiCall{Token: "t", Target: target})
		if err != nil {
			is(t, "target", err, ErrTarget)
			return
		}
		req, err := request.HTTP(t.Context(), "http://127.0.0.1:1")
		if err != nil || req.URL.RequestURI() != target || req.Host != "127.0.0.1:1" {
			t.Errorf("%q: %v", target, err)
		}
	})
}
