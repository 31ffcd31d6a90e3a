package bhauth

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"
	"unsafe"
)

func init() { runners["bitbitduo"] = bitbitduoRunners }

var bitbitduoRunners = map[string]runner{
	"sign": func(t *testing.T, in, want object) error {
		b, random, timeS := bitbitduoOf(in)
		return sameSigned(t, want,
			func() ([]byte, error) { return b.Payload(random, timeS) },
			func() (string, error) {
				sig, err := b.Sign(random, timeS)
				payload, e := b.Payload(random, timeS)
				if err != nil || e != nil {
					return sig, err
				}
				if b.Scheme == BitbitduoSHA256 {
					digest := sha256.Sum256(payload)
					equal(t, "signature by crypto/sha256", hex.EncodeToString(digest[:]), sig)
					crossChecked.Add(1)
				} else {
					crossCheck(t, in.bytes("app_key"), payload, sig)
				}
				return sig, nil
			},
			func(sig string) error { return b.Verify(sig, random, timeS, nil) })
	},
	"verify": func(t *testing.T, in, want object) error {
		b, random, timeS := bitbitduoOf(in)
		return b.Verify(in.text("signature"), random, timeS, in.window())
	},
	"token_request": func(t *testing.T, in, want object) error {
		b, random, timeS := bitbitduoOf(in)
		request, err := b.tokenRequest(random, timeS)
		return sameRequest(t, request, err, want)
	},
	"request": func(t *testing.T, in, want object) error {
		request, err := new(Bitbitduo).Request(in.text("token"), rpcOf(in))
		return sameRequest(t, request, err, want)
	},
	"message": func(t *testing.T, in, want object) error {
		message, err := new(Bitbitduo).Message(in.text("token"), rpcOf(in))
		if err == nil {
			equal(t, "text", message, want.text("text"))
		}
		return err
	},
	"response": func(t *testing.T, in, want object) error {
		got, err := new(Bitbitduo).response(in.httpResponse(), uint32(in.int("rpc_id")))
		return sameResponse(t, got, err, want)
	},
	"token_response": func(t *testing.T, in, want object) error {
		got, err := new(Bitbitduo).tokenResponse(in.httpResponse(), in.int("sent_ms"))
		return sameResponse(t, got, err, want)
	},
	"time_request": func(t *testing.T, in, want object) error {
		request, err := new(Bitbitduo).TimeRequest()
		return sameRequest(t, request, err, want)
	},
	"time_response": func(t *testing.T, in, want object) error {
		got, err := new(Bitbitduo).timeResponse(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"diagnose": func(t *testing.T, in, want object) error {
		b, random, timeS := bitbitduoOf(in)
		found, err := DiagnoseBitbitduo(in.text("signature"), b.Scheme, b.AppID, in.bytes("app_key"), random, timeS)
		return sameDiagnosis(t, found, err, want)
	},
}

func rpcOf(in object) BitbitduoRPC {
	return BitbitduoRPC{Method: in.text("rpc_method"), Params: in.text("rpc_params"), ID: uint32(in.int("rpc_id"))}
}

// bitbitduoOf makes the key by hand: NewAppKey refuses the empty one, before the library could in
// its turn.
func bitbitduoOf(in object) (b *Bitbitduo, random uint32, timeS int64) {
	appKey := append(in.bytes("app_key"), 0)
	b = &Bitbitduo{
		AppID: in.text("app_id"),
		Key:   &AppKey{memory: memory{at: unsafe.Pointer(&appKey[0])}, len: len(appKey) - 1},
	}
	switch scheme := in.get("scheme").(type) {
	case json.Number:
		n, err := scheme.Int64()
		if err != nil {
			in.t.Fatal(err)
		}
		b.Scheme = BitbitduoScheme(n)
	case string:
		known := map[string]BitbitduoScheme{
			"SHA256": BitbitduoSHA256, "HMAC_SHA256": BitbitduoHMACSHA256, "HMAC_SHA256_APPID": BitbitduoHMACSHA256AppID,
		}
		var ok bool
		if b.Scheme, ok = known[scheme]; !ok {
			in.t.Fatalf("no scheme %q", scheme)
		}
	}
	return b, uint32(in.int("random")), in.int("time_s")
}
