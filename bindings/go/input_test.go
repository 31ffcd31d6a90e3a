package bhauth

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

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
