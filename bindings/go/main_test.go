package bhauth

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"sync/atomic"
	"testing"
)

// TestMain leaves what was run in the file that BH_GO_COUNTS names: "<vector cases> <sandbox calls>".
func TestMain(m *testing.M) {
	code := m.Run()
	if name := os.Getenv("BH_GO_COUNTS"); name != "" && code == 0 {
		counts := fmt.Sprintf("%d %d\n", casesRun.Load(), sandboxCalls.Load())
		if err := os.WriteFile(name, []byte(counts), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// How many requests were sent to the sandbox.
var sandboxCalls atomic.Int64

// counting sends and counts.
type counting struct{ calls atomic.Int64 }

func (c *counting) RoundTrip(req *http.Request) (*http.Response, error) {
	c.calls.Add(1)
	sandboxCalls.Add(1)
	return http.DefaultTransport.RoundTrip(req)
}

// sandbox is where the sandbox is, and a client for it.
func sandbox(t testing.TB) (base string, client *http.Client, sent *counting) {
	t.Helper()
	base = os.Getenv("BH_SANDBOX_URL")
	if base == "" {
		t.Fatal("BH_SANDBOX_URL is not set: call make test-go, which starts the sandbox")
	}
	sent = new(counting)
	return base, &http.Client{Transport: sent}, sent
}

// The sandbox's credentials: tests/sandbox/credentials.json.
type credentials struct {
	Velafi struct {
		APIKey           string `json:"api_key"`
		APIKeyShort      string `json:"api_key_short_lived"`
		Secret           string `json:"secret"`
		WebhookPublicKey string `json:"webhook_public_key"`
	} `json:"velafi"`
	Pave struct {
		Username string `json:"username"`
		APIKey   string `json:"api_key"`
		Secret   string `json:"secret"`
	} `json:"pave"`
	Mixin struct {
		UID        string `json:"uid"`
		SID        string `json:"sid"`
		PrivateKey string `json:"private_key_base64url"`
		PIN        string `json:"pin"`
		SpendSeed  string `json:"spend_seed_hex"`
		OAuth      struct {
			ISS      string `json:"iss"`
			AID      string `json:"aid"`
			SCP      string `json:"scp"`
			SeedHex  string `json:"seed_hex"`
			Code     string `json:"code"`
			Verifier string `json:"code_verifier"`
		} `json:"oauth"`
		Server struct {
			PublicHex string `json:"public_hex"`
		} `json:"server"`
	} `json:"mixin"`
	Toobit struct {
		APIKey        string `json:"api_key"`
		APIKeyLimited string `json:"api_key_limited"`
		Secret        string `json:"secret"`
	} `json:"toobit"`
	Bitbitduo map[string]string `json:"bitbitduo"`
}

func testCredentials(t testing.TB) (c credentials) {
	t.Helper()
	text, err := os.ReadFile("../../tests/sandbox/credentials.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// hmacKey and the two after it are keys that end with the test.
func hmacKey(t testing.TB, secret string) *HMACKey {
	t.Helper()
	key, err := NewHMACKey([]byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	return key
}

func ed25519Key(t testing.TB, hexOrBase64URL string) *Ed25519Key {
	t.Helper()
	from := NewEd25519KeyFromBase64URL
	if len(hexOrBase64URL) == 64 {
		from = NewEd25519KeyFromHex
	}
	key, err := from(hexOrBase64URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	return key
}

func appKey(t testing.TB, secret string) *AppKey {
	t.Helper()
	key, err := NewAppKey([]byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	return key
}
