package interop

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
	"github.com/golang-jwt/jwt/v5"
)

// The key of RFC 8032, section 7.1, test 1, in the form of Mixin's document.
const privateKey = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg"

var body = []byte(`{"amount":"1","memo":"é"}`)

func account(t testing.TB) (*bhauth.Mixin, ed25519.PrivateKey) {
	t.Helper()
	key, err := bhauth.NewEd25519KeyFromBase64URL(privateKey)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	private, err := base64.RawURLEncoding.DecodeString(privateKey)
	if err != nil {
		t.Fatal(err)
	}
	return &bhauth.Mixin{UID: "89e0bdee-c355-47f2-945a-be48be875606", SID: "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e", Key: key}, private
}

func public(private ed25519.PrivateKey) ed25519.PublicKey {
	return private.Public().(ed25519.PublicKey)
}

// document is the document's SignAuthenticationToken, with its claims given.
func document(c *bhauth.MixinClaims, private ed25519.PrivateKey, method, uri string, body []byte) (string, error) {
	sum := sha256.Sum256(append([]byte(method+uri), body...))
	return jwt.NewWithClaims(jwt.SigningMethodEdDSA, jwt.MapClaims{
		"uid": c.UID, "sid": c.SID, "iat": c.IatS, "exp": c.ExpS, "jti": c.JTI,
		"sig": hex.EncodeToString(sum[:]), "scp": "FULL",
	}).SignedString(private)
}

func TestGolangJWTVerifiesOurs(t *testing.T) {
	m, private := account(t)
	request, err := m.Request(bhauth.MixinCall{Target: "/transfers?x=1", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	ours := strings.TrimPrefix(request.Header[1].Value, "Bearer ")
	parser := jwt.NewParser(jwt.WithValidMethods([]string{"EdDSA"}), jwt.WithIssuedAt(), jwt.WithExpirationRequired())
	keyOf := func(*jwt.Token) (any, error) { return public(private), nil }
	claims := jwt.MapClaims{}
	token, err := parser.ParseWithClaims(ours, claims, keyOf)
	if err != nil || !token.Valid {
		t.Fatal(err)
	}
	sum := sha256.Sum256(append([]byte("POST/transfers?x=1"), body...))
	for name, want := range map[string]any{
		"uid": m.UID, "sid": m.SID, "scp": "FULL", "jti": request.Header[2].Value, "sig": hex.EncodeToString(sum[:]),
	} {
		if claims[name] != want {
			t.Errorf("%s: got %v, want %v", name, claims[name], want)
		}
	}
	if len(claims) != 7 {
		t.Errorf("claims %v", claims)
	}
	tampered := strings.Replace(ours, ".ey", ".eY", 1)
	if _, err := parser.Parse(tampered, keyOf); err == nil {
		t.Error("golang-jwt takes a tampered token")
	}
}

func TestOursVerifiesGolangJWTs(t *testing.T) {
	m, private := account(t)
	claims, err := m.NewClaims()
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := document(claims, private, "POST", "/transfers?x=1", body)
	if err != nil {
		t.Fatal(err)
	}
	signed := bhauth.MixinSigned{Method: "POST", Target: "/transfers?x=1", Body: body, RequestID: claims.JTI}
	window := &bhauth.Window{Ahead: time.Second}
	if err := bhauth.MixinVerify(theirs, public(private), signed, window); err != nil {
		t.Error(err)
	}
	// Byte for byte the same token: Ed25519 is deterministic, and the claims are in the same order.
	ours, err := m.Sign(claims, "POST", "/transfers?x=1", body)
	if err != nil || ours != theirs {
		t.Errorf("ours   %s\ntheirs %s\n%v", ours, theirs, err)
	}
	signed.Method = "PUT"
	if err := bhauth.MixinVerify(theirs, public(private), signed, window); !errors.Is(err, bhauth.ErrTokenRequest) {
		t.Errorf("of another method: %v", err)
	}
	signed.Method = "POST"
	if err := bhauth.MixinVerify(theirs[:len(theirs)-10]+"AAAAAAAAAA", public(private), signed, window); !errors.Is(err, bhauth.ErrSignature) {
		t.Errorf("with another signature: %v", err)
	}
}

// Tokens that golang-jwt makes and that must not be trusted.
func TestOursRefusesOtherAlgorithms(t *testing.T) {
	m, private := account(t)
	claims, err := m.NewClaims()
	if err != nil {
		t.Fatal(err)
	}
	for name, key := range map[string]any{
		"none":  jwt.UnsafeAllowNoneSignatureType,
		"HS256": []byte(public(private)), // the public key as an HMAC secret
	} {
		token, err := jwt.NewWithClaims(jwt.GetSigningMethod(name), jwt.MapClaims{
			"uid": claims.UID, "sid": claims.SID, "iat": claims.IatS, "exp": claims.ExpS, "jti": claims.JTI, "scp": "FULL",
		}).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		err = bhauth.MixinVerify(token, public(private), bhauth.MixinSigned{Method: "GET", Target: "/me"}, nil)
		if !errors.Is(err, bhauth.ErrTokenAlgorithm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

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
