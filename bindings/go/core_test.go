package bhauth

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func init() { runners["core"] = coreRunners }

var coreRunners = map[string]runner{
	"hmac_sha256": func(t *testing.T, in, want object) error {
		key, err := in.key()
		if err != nil {
			return err
		}
		mac, err := key.Sum(in.bytes("message"))
		if err == nil {
			sameBytes(t, "mac", mac[:], want.hex("mac_hex"))
			crossCheck(t, in.bytes("secret"), in.bytes("message"), hex.EncodeToString(mac[:]))
		}
		return err
	},
	"sha256": func(t *testing.T, in, want object) error {
		digest, err := SHA256(in.bytes("message"))
		sameBytes(t, "digest", digest[:], want.hex("digest_hex"))
		equal(t, "digest by crypto/sha256", sha256.Sum256(in.bytes("message")), digest)
		return err
	},
	"ed25519_sign": func(t *testing.T, in, want object) error {
		key, err := in.object("key").ed25519Key()
		if err != nil {
			return err
		}
		signature, err := key.Sign(in.bytes("message"))
		if err != nil {
			return err
		}
		public, err := key.Public()
		sameBytes(t, "signature", signature, want.hex("signature_hex"))
		sameBytes(t, "public", public, want.hex("public_hex"))
		if !ed25519.Verify(public, in.bytes("message"), signature) {
			t.Error("crypto/ed25519 does not verify the signature")
		}
		crossChecked.Add(1)
		return err
	},
	"ed25519_verify": func(t *testing.T, in, want object) error {
		return VerifyEd25519(in.hex("public_hex"), in.bytes("message"), in.hex("signature_hex"))
	},
	"ed25519_key": func(t *testing.T, in, want object) error {
		key, err := in.ed25519Key()
		if err != nil {
			return err
		}
		public, err := key.Public()
		sameBytes(t, "public", public, want.hex("public_hex"))
		return err
	},
	"secret_check": func(t *testing.T, in, want object) error { return CheckSecret(in.bytes("secret")) },
	"equal": func(t *testing.T, in, want object) error {
		equal(t, "equal", Equal(in.bytes("a"), in.bytes("b")), want.bool("equal"))
		return nil
	},
	"hex_encode": func(t *testing.T, in, want object) error {
		text, err := EncodeHex(in.bytes("bytes"))
		equal(t, "text", text, want.text("text"))
		return err
	},
	"hex_decode": func(t *testing.T, in, want object) error {
		b, err := DecodeHex(in.text("text"))
		sameBytes(t, "bytes", b, want.hex("bytes_hex"))
		return err
	},
	"base64url_encode": func(t *testing.T, in, want object) error {
		text, err := EncodeBase64URL(in.bytes("bytes"))
		equal(t, "text", text, want.text("text"))
		return err
	},
	"base64url_decode": func(t *testing.T, in, want object) error {
		b, err := DecodeBase64URL(in.text("text"))
		sameBytes(t, "bytes", b, want.hex("bytes_hex"))
		return err
	},
	"time_format_utc": func(t *testing.T, in, want object) error {
		utc, err := FormatUTC(time.Unix(in.int("time_s"), 0))
		equal(t, "utc", utc, want.text("utc"))
		return err
	},
	"time_format_seconds": func(t *testing.T, in, want object) error {
		seconds, err := FormatSeconds(time.Unix(in.int("time_s"), 0))
		equal(t, "seconds", seconds, want.text("seconds"))
		return err
	},
	"time_parse_utc": func(t *testing.T, in, want object) error {
		got, err := ParseUTC(in.text("text"))
		if err == nil {
			equal(t, "time_s", got.Unix(), want.int("time_s"))
		}
		return err
	},
	"clock_offset": func(t *testing.T, in, want object) error {
		ahead, uncertainty, status := clockOffset(in.int("sent_ms"), in.int("received_ms"), in.int("server_time_ms"), in.int("resolution_ms"))
		equal(t, "offset_ms", ahead, want.int("offset_ms"))
		equal(t, "uncertainty_ms", uncertainty, want.int("uncertainty_ms"))
		return check("clockOffset", status)
	},
	"token_seal": func(t *testing.T, in, want object) error {
		sealed, err := SealToken(in.bytes("secret"), in.text("account"), in.bytes("nonce"), in.text("token"))
		equal(t, "sealed", sealed, want.text("text"))
		return err
	},
	"token_open": func(t *testing.T, in, want object) error {
		token, err := OpenToken(in.text("sealed"), in.bytes("secret"), in.text("account"))
		equal(t, "token", token, want.text("text"))
		return err
	},
	"token_rule": func(t *testing.T, in, want object) error {
		action, wait, status := tokenRule(tokenTimesMS(
			in.int("issued_ms"), in.int("expires_ms"), in.int("last_request_ms"), in.int("min_interval_ms"), in.int("refresh_ahead_ms"),
		), in.int("now_ms"))
		if status == OK {
			names := map[TokenAction]string{TokenUse: "USE", TokenRefresh: "REFRESH", TokenWait: "WAIT"}
			equal(t, "action", names[action], want.text("action"))
			equal(t, "wait_ms", wait, want.int("wait_ms"))
		}
		return check("tokenRule", status)
	},
}

// unixMS is a time of the vectors. Its 0 stays a time, of 1970, and does not become the present.
func unixMS(ms int64) time.Time { return time.UnixMilli(ms) }

func init() { runners["input"] = inputRunners }

var inputRunners = map[string]runner{
	"ed25519_key_read": func(t *testing.T, in, want object) error {
		key, err := ReadEd25519Key(in.bytes("text"))
		if err != nil {
			return err
		}
		defer key.Close()
		public, err := key.Public()
		if want.has("public_hex") {
			equal(t, "public key", hex.EncodeToString(public), want.text("public_hex"))
		}
		return err
	},
	"ed25519_public_read": func(t *testing.T, in, want object) error {
		public, err := ReadEd25519Public(in.bytes("text"))
		if err == nil && want.has("public_hex") {
			equal(t, "public key", hex.EncodeToString(public), want.text("public_hex"))
		}
		return err
	},
	"mixin_keystore_read": func(t *testing.T, in, want object) error {
		keystore, err := ReadMixinKeystore(in.bytes("text"))
		if err != nil || want.has("status") {
			return err
		}
		w := want.object("keystore")
		kinds := map[string]MixinServerKey{"NONE": MixinServerKeyNone, "ED25519": MixinServerKeyEd25519, "X25519": MixinServerKeyX25519}
		for name, got := range map[string]string{
			"app_id": keystore.AppID, "session_id": keystore.SessionID, "authorization_id": keystore.AuthorizationID,
			"scope": keystore.Scope, "private_key": string(keystore.PrivateKey), "server_key": keystore.ServerKey,
			"spend_key": string(keystore.SpendKey), "pin": string(keystore.PIN),
		} {
			equal(t, name, got, w.text(name))
		}
		equal(t, "server_key_kind", keystore.ServerKeyKind, kinds[w.text("server_key_kind")])
		w.allRead("keystore")
		return keystore.Close()
	},
	"percent_encode": func(t *testing.T, in, want object) error {
		got, err := EncodePercent(in.text("text"))
		if err == nil && !want.has("status") {
			equal(t, "text", got, want.text("text"))
		}
		return err
	},
	"query_encode": func(t *testing.T, in, want object) error {
		got, err := EncodeQuery(in.params("params"))
		if err == nil && !want.has("status") {
			equal(t, "text", got, want.text("text"))
		}
		return err
	},
}

// Without a nonce each is sealed with a new one.
func TestSealTokenDrawsANonce(t *testing.T) {
	secret, seen := []byte("the-secret"), map[string]bool{}
	for range 3 {
		sealed, err := SealToken(secret, "velafi my-key", nil, "a-token")
		if err != nil {
			t.Fatal(err)
		}
		token, err := OpenToken(sealed, secret, "velafi my-key")
		if err != nil || token != "a-token" || seen[sealed] {
			t.Fatalf("%q, %v; sealed twice alike: %v", token, err, seen[sealed])
		}
		seen[sealed] = true
	}
	if _, err := SealToken(secret, "velafi my-key", []byte{}, "a-token"); !errors.Is(err, ErrNonce) {
		t.Fatalf("an empty nonce: %v", err)
	}
}

// A keystore makes the account of its session, shows no secret, and wipes them.
func TestMixinKeystore(t *testing.T) {
	const seed, server = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
	for _, c := range []struct{ file, uid, iss string }{
		{`{"app_id":"a","session_id":"s","server_public_key":"` + server + `","session_private_key":"` + seed + `"}`, "a", ""},
		{`{"client_id":"c","authorization_id":"z","scope":"PROFILE:READ","private_key":"` + seed + `"}`, "", "c"},
	} {
		keystore, err := ReadMixinKeystore([]byte(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		account, err := keystore.Account()
		if err != nil {
			t.Fatal(err)
		}
		defer account.Key.Close()
		if account.UID != c.uid || account.ISS != c.iss {
			t.Errorf("%+v", account)
		}
		if _, err := account.Request(MixinCall{Target: "/me"}); err != nil {
			t.Error(err)
		}
		if shown := fmt.Sprintf("%v %+v %#v %s", keystore, keystore, keystore, keystore); strings.Contains(shown, "9d61") {
			t.Errorf("%s", shown)
		}
		secrets := keystore.secrets
		keystore.Close()
		if strings.Trim(string(secrets), "\x00") != "" || keystore.PrivateKey != nil {
			t.Error("not wiped")
		}
	}
}
