package bhauth

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/bh-auth/bh_auth/bindings/go/internal/cloop"
)

// The order of the document's Go example, 141 bytes, and the secret that Toobit published.
const (
	benchPayload = "symbol=BTC-SWAP-USDT&side=BUY_OPEN&type=LIMIT&quantity=10&price=30000&newClientOrderId=test_order_001&recvWindow=5000&timestamp=1668481902307"
	benchSecret  = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
)

var benchSink string

func TestBenchPayloadIs141Bytes(t *testing.T) { equal(t, "length", len(benchPayload), 141) }

// One signature of each kind; the contestants' outputs are compared before any is timed. The names
// are those of bench/report/tables.toml, in the form that benchstat makes columns of.
func BenchmarkToobitSign(b *testing.B) {
	key, err := NewHMACKey([]byte(benchSecret))
	if err != nil {
		b.Fatal(err)
	}
	defer key.Close()
	account := &Toobit{Key: key}
	reused := hmac.New(sha256.New, []byte(benchSecret))
	sum := make([]byte, 0, sha256.Size)

	contestants := []struct {
		by   string
		sign func() string
	}{
		// What users of this package write: a key prepared once.
		{"ours", func() string {
			signature, err := account.Sign(benchPayload, "")
			if err != nil {
				b.Fatal(err)
			}
			return signature
		}},
		// The best that Go's own package does, in one goroutine.
		{"reused", func() string {
			reused.Reset()
			reused.Write([]byte(benchPayload))
			return hex.EncodeToString(reused.Sum(sum))
		}},
		// What the document's Go sample does with its query string: hmac.New in each call.
		{"document", func() string {
			mac := hmac.New(sha256.New, []byte(benchSecret))
			mac.Write([]byte(benchPayload))
			return hex.EncodeToString(mac.Sum(nil))
		}},
	}
	want := contestants[0].sign()
	for _, contestant := range contestants {
		if got := contestant.sign(); got != want {
			b.Fatalf("%s: %s, ours: %s", contestant.by, got, want)
		}
		b.Run("by="+contestant.by, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				benchSink = contestant.sign()
			}
		})
	}
	// The same C call from a loop in C, without Go's string.
	b.Run("by=c", func(b *testing.B) {
		if status := cloop.ToobitSign(b.N, benchSecret, benchPayload); status != 0 {
			b.Fatal(Status(status))
		}
	})
}
