package bhauth

// #include "calls.h"
import "C"

// A MixinServerKey says of which kind the server's key of a keystore is.
type MixinServerKey uint32

const (
	// MixinServerKeyNone: the keystore has none.
	MixinServerKeyNone MixinServerKey = C.BH_MIXIN_SERVER_KEY_NONE
	// MixinServerKeyEd25519: it verifies, and must be converted to agree on a secret.
	MixinServerKeyEd25519 MixinServerKey = C.BH_MIXIN_SERVER_KEY_ED25519
	// MixinServerKeyX25519: it agrees on a secret as it is, and verifies nothing.
	MixinServerKeyX25519 MixinServerKey = C.BH_MIXIN_SERVER_KEY_X25519
)

// A MixinKeystore is what the JSON file of a Mixin session's key holds. What it does not hold is
// empty. Close it after use.
type MixinKeystore struct {
	// AppID is the bot's, user's or OAuth client's id; SessionID the session's.
	AppID, SessionID string
	// AuthorizationID and Scope are of OAuth.
	AuthorizationID, Scope string
	// ServerKey is 64 lower-case hex characters, of ServerKeyKind.
	ServerKey     string
	ServerKeyKind MixinServerKey

	// PrivateKey is for [ReadEd25519Key]: a secret.
	PrivateKey []byte
	// SpendKey is the key that spends, as it stands there; PIN has six digits: secrets.
	SpendKey, PIN []byte

	secrets  []byte // what those three lie in
	iterator iterator
}

// ReadMixinKeystore reads a keystore, of a bot, a user or an OAuth client, as the dashboard and the
// official clients write it. That of a legacy session is [ErrKeyRSA].
func ReadMixinKeystore(file []byte) (*MixinKeystore, error) {
	var out C.bhgo_mixin_keystore
	buf, err := fill("ReadMixinKeystore", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_keystore_read(&out, buf, n, view(file))
	})
	if err != nil {
		return nil, err
	}
	part := func(span C.bhgo_span) []byte { return buf[span.at : span.at+span.len : span.at+span.len] }
	return &MixinKeystore{
		AppID: string(part(out.app_id)), SessionID: string(part(out.session_id)),
		AuthorizationID: string(part(out.authorization_id)), Scope: string(part(out.scope)),
		ServerKey: string(part(out.server_key)), ServerKeyKind: MixinServerKey(out.server_key_kind),
		PrivateKey: part(out.private_key), SpendKey: part(out.spend_key), PIN: part(out.pin), secrets: buf,
	}, nil
}

// Account is the account whose session this is, with its key, which is yours to close.
func (k *MixinKeystore) Account() (*Mixin, error) {
	key, err := ReadEd25519Key(k.PrivateKey)
	if err != nil {
		return nil, err
	}
	if k.AuthorizationID != "" {
		return &Mixin{ISS: k.AppID, AID: k.AuthorizationID, SCP: k.Scope, Key: key}, nil
	}
	return &Mixin{UID: k.AppID, SID: k.SessionID, Key: key}, nil
}

// Close wipes the secrets.
func (k *MixinKeystore) Close() error {
	wipe(k.secrets)
	k.PrivateKey, k.SpendKey, k.PIN = nil, nil, nil
	return nil
}

// String shows no secret.
func (k *MixinKeystore) String() string { return "Mixin keystore of " + k.AppID }

// GoString shows no secret.
func (k *MixinKeystore) GoString() string { return "bhauth.MixinKeystore{" + k.AppID + "}" }
