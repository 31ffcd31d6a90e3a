package bhauth

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"
)

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
