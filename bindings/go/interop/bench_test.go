package interop

import (
	"bytes"
	"crypto/ed25519"
	"strings"
	"testing"
)

var sink string

// A token over a body of 300 bytes: as this package's users make it, by the document's code with
// golang-jwt, and the bare signature; the keys decoded once. The outputs are compared before any is
// timed. The names are those of bench/report/tables.toml.
func BenchmarkMixinToken(b *testing.B) {
	m, private := account(b)
	claims, err := m.NewClaims()
	if err != nil {
		b.Fatal(err)
	}
	large := bytes.Repeat([]byte("x"), 300)
	token := func(sign func() (string, error)) func() string {
		return func() string {
			made, err := sign()
			if err != nil {
				b.Fatal(err)
			}
			return made
		}
	}
	ours := token(func() (string, error) { return m.Sign(claims, "POST", "/transfers", large) })
	theirs := token(func() (string, error) { return document(claims, private, "POST", "/transfers", large) })
	if ours() != theirs() {
		b.Fatalf("ours   %s\ntheirs %s", ours(), theirs())
	}
	payload := []byte(ours()[:strings.LastIndexByte(ours(), '.')])
	signature := func() string { return string(ed25519.Sign(private, payload)) }
	if !ed25519.Verify(public(private), payload, []byte(signature())) {
		b.Fatal("crypto/ed25519 refuses its own signature")
	}

	for _, contestant := range []struct {
		by   string
		make func() string
	}{{"ours", ours}, {"golang-jwt", theirs}, {"ed25519", signature}} {
		b.Run("by="+contestant.by, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink = contestant.make()
			}
		})
	}
}
