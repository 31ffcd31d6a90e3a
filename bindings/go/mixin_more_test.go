package bhauth

import (
	"crypto/ed25519"
	"strconv"
	"testing"
	"time"
)

// PIN and TIP, OAuth, responses checked whole, Blaze.
func init() {
	for verb, run := range map[string]runner{
		"spend_key": func(t *testing.T, in, want object) error {
			public := ed25519.PublicKey(in.hex("public_hex"))
			message := in.bytes("message")
			key, err := in.keystore().SpendingKey(public)
			if err != nil || want.has("status") {
				return err
			}
			defer key.Close()
			signature, err := key.Sign(message)
			sameBytes(t, "signature", signature, want.hex("signature_hex"))
			got, _ := key.Public()
			sameBytes(t, "public key", got, want.hex("public_hex"))
			if !ed25519.Verify(public, message, signature) {
				t.Error("crypto/ed25519 does not verify the signature")
			}
			return err
		},
		"pin": func(t *testing.T, in, want object) error {
			got, err := in.keystore().Pin(in.bytes("plain"), in.seal())
			return sameText(t, got, err, want)
		},
		"iterator_next": func(t *testing.T, in, want object) error {
			got, err := MixinIteratorNext(in.big("last"), time.UnixMilli(in.int("now_ms")))
			if err == nil && !want.has("status") {
				equal(t, "iterator", got, want.big("iterator"))
			}
			return err
		},
		"tip_payload": func(t *testing.T, in, want object) error {
			got, err := MixinTIPPayload(in.text("action"), in.params("params"))
			return sameText(t, string(got), err, want)
		},
		"tip_sign": func(t *testing.T, in, want object) error {
			key, err := in.object("key").ed25519Key()
			if err != nil {
				return err
			}
			got, err := MixinTIPSign(key, in.text("action"), in.params("params"))
			if err == nil && !want.has("status") {
				sameBytes(t, "signature", got, want.hex("signature_hex"))
			}
			return err
		},
		"register_body": func(t *testing.T, in, want object) error {
			key, err := in.object("key").ed25519Key()
			if err != nil {
				return err
			}
			got, err := in.keystore().RegisterBody(key, in.seal())
			return sameText(t, string(got), err, want)
		},
		"code_challenge": func(t *testing.T, in, want object) error {
			got, err := MixinCodeChallenge(in.text("verifier"))
			return sameText(t, got, err, want)
		},
		"oauth_token_request": func(t *testing.T, in, want object) error {
			got, err := MixinTokenRequest(MixinTokenCall{
				ClientID: in.text("client_id"), Code: in.text("code"), ClientSecret: in.text("client_secret"),
				CodeVerifier: in.text("code_verifier"), PublicKey: in.bytes("public_key"),
			})
			return sameRequest(t, got, err, want)
		},
		"oauth_token_response": func(t *testing.T, in, want object) error {
			got, err := mixinTokenResponse(in.httpResponse())
			return sameResponse(t, got, err, want)
		},
		"authorization_read": func(t *testing.T, in, want object) error {
			got, err := ReadMixinAuthorization(in.bytes("body"))
			if err != nil || want.has("status") {
				return err
			}
			w := want.object("authorization")
			equal(t, "authorization", *got, MixinAuthorization{w.text("authorization_id"), w.text("scope"), w.text("server_key")})
			return nil
		},
		"response_verify": func(t *testing.T, in, want object) error {
			return MixinVerifyResponse(in.httpResponse(), in.text("server_key"), in.text("target"), in.text("request_id"), in.window())
		},
		"blaze_request": func(t *testing.T, in, want object) error {
			m, claims, _, _, _, err := mixinOf(in)
			if err != nil {
				return err
			}
			got, err := m.BlazeRequest(claims)
			return sameRequest(t, got, err, want)
		},
		"blaze_message": func(t *testing.T, in, want object) error {
			got, err := MixinBlazeMessage(in.text("id"))
			return sameText(t, string(got), err, want)
		},
	} {
		mixinRunners[verb] = run
	}
}

func sameText(t *testing.T, got string, err error, want object) error {
	t.Helper()
	if err == nil && !want.has("status") {
		equal(t, "text", got, want.text("text"))
	}
	return err
}

// big is a number that may be beyond what a double holds: a text.
func (o object) big(name string) uint64 {
	n, err := strconv.ParseUint(o.text(name), 10, 64)
	if err != nil {
		o.t.Fatal(err)
	}
	return n
}

func (o object) seal() *MixinSeal {
	return &MixinSeal{IV: o.bytes("iv"), TimeS: o.int("time_s"), Iterator: o.big("iterator")}
}

func (o object) keystore() *MixinKeystore {
	k := o.object("keystore")
	defer k.allRead("keystore")
	kinds := map[string]MixinServerKey{"NONE": MixinServerKeyNone, "ED25519": MixinServerKeyEd25519, "X25519": MixinServerKeyX25519}
	kind, known := k.get("server_key_kind").(string)
	made := &MixinKeystore{
		AppID: k.text("app_id"), SessionID: k.text("session_id"), AuthorizationID: k.text("authorization_id"),
		Scope: k.text("scope"), PrivateKey: k.bytes("private_key"), ServerKey: k.text("server_key"),
		SpendKey: k.bytes("spend_key"), PIN: k.bytes("pin"), ServerKeyKind: kinds[kind],
	}
	if !known {
		made.ServerKeyKind = MixinServerKey(k.int("server_key_kind"))
	}
	return made
}

// Seals of one keystore have iterators that grow, and no two have the same IV.
func TestMixinNewSeal(t *testing.T) {
	keystore := new(MixinKeystore)
	seen := map[string]bool{}
	var last uint64
	for range 100 {
		seal, err := keystore.NewSeal()
		if err != nil || seal.Iterator <= last || len(seal.IV) != 16 || seen[string(seal.IV)] {
			t.Fatalf("%v after %d, %v", seal, last, err)
		}
		last, seen[string(seal.IV)] = seal.Iterator, true
	}
}
