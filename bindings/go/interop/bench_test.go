package interop

import (
	"testing"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

var sink string

// A token as this package's users make it: the key prepared once.
func BenchmarkMixinToken(b *testing.B) {
	m, _ := account(b)
	claims := claimsOf(b, m)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if sink, err = m.Sign(claims, "POST", "/transfers", body); err != nil {
			b.Fatal(err)
		}
	}
}

// The same token by the document's code, with golang-jwt and the key decoded once.
func BenchmarkMixinTokenDocument(b *testing.B) {
	m, private := account(b)
	claims := claimsOf(b, m)
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if sink, err = document(claims, private, "POST", "/transfers", body); err != nil {
			b.Fatal(err)
		}
	}
}

func claimsOf(b *testing.B, m *bhauth.Mixin) *bhauth.MixinClaims {
	b.Helper()
	claims, err := m.NewClaims()
	if err != nil {
		b.Fatal(err)
	}
	return claims
}
