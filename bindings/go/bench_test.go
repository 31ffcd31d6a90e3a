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

// What users of this package write: a key prepared once.
func BenchmarkToobitSign(b *testing.B) {
	key, err := NewHMACKey([]byte(benchSecret))
	if err != nil {
		b.Fatal(err)
	}
	defer key.Close()
	account := &Toobit{Key: key}
	b.ReportAllocs()
	for b.Loop() {
		if benchSink, err = account.Sign(benchPayload, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// What the document's Go sample does with its query string: hmac.New in each call.
func BenchmarkToobitSignDocument(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		mac := hmac.New(sha256.New, []byte(benchSecret))
		mac.Write([]byte(benchPayload))
		benchSink = hex.EncodeToString(mac.Sum(nil))
	}
}

// The same C call from a loop in C, without Go's string.
func BenchmarkToobitSignC(b *testing.B) {
	if status := cloop.ToobitSign(b.N, benchSecret, benchPayload); status != 0 {
		b.Fatal(Status(status))
	}
}
