package bhauth

// #include "calls.h"
import "C"

import (
	"crypto/ed25519"
	"crypto/rand"
	"sync"
	"time"
	"unsafe"
)

// MixinSeal is what seals a PIN beside the keys. [MixinKeystore.NewSeal] makes one.
type MixinSeal struct {
	// IV is 16 random bytes, never used before.
	IV []byte
	// TimeS is now, in Unix seconds.
	TimeS int64
	// Iterator is greater than the last one of the session: [MixinIteratorNext].
	Iterator uint64
}

// iterator is the last one of a keystore's session.
type iterator struct {
	mu   sync.Mutex
	last uint64
}

// NewSeal draws an IV and takes the present time and the next iterator of this keystore.
func (k *MixinKeystore) NewSeal() (*MixinSeal, error) {
	seal := &MixinSeal{IV: make([]byte, 16)}
	if _, err := rand.Read(seal.IV); err != nil {
		return nil, err
	}
	now := time.Now()
	k.iterator.mu.Lock()
	defer k.iterator.mu.Unlock()
	next, err := MixinIteratorNext(k.iterator.last, now)
	if err != nil {
		return nil, err
	}
	k.iterator.last, seal.Iterator, seal.TimeS = next, next, now.Unix()
	return seal, nil
}

// sealed is the seal, or a new one.
func (k *MixinKeystore) sealed(seal *MixinSeal) (*MixinSeal, error) {
	if seal != nil {
		return seal, nil
	}
	return k.NewSeal()
}

func (k *MixinKeystore) c() C.bh_mixin_keystore {
	return C.bh_mixin_keystore{
		app_id: text(k.AppID), session_id: text(k.SessionID), authorization_id: text(k.AuthorizationID),
		scope: text(k.Scope), private_key: view(k.PrivateKey), server_key: text(k.ServerKey),
		spend_key: view(k.SpendKey), pin: view(k.PIN), server_key_kind: C.bh_mixin_server_key(k.ServerKeyKind),
	}
}

// SpendingKey prepares the key that spends. SpendKey is its seed or the scalar that is made of one: which,
// its public key tells, else it is [ErrKeyMismatch].
func (k *MixinKeystore) SpendingKey(public ed25519.PublicKey) (*Ed25519Key, error) {
	const op = "MixinKeystore.SpendingKey"
	if len(public) != C.BH_ED25519_PUBLIC_SIZE {
		return nil, check(op, ErrPublicKey)
	}
	return newEd25519Key(op, func(c *C.bh_ed25519_key) C.bh_status {
		return C.bhgo_mixin_spend_key(c, k.c(), (*C.uint8_t)(&public[0]))
	})
}

// Pin seals a PIN for the server: what its calls name pin_base64. plain is six digits; or the 64 bytes of
// [MixinTIPSign]; or, for POST /pin/update, the 32 bytes of the public key that is to be the PIN; empty: the
// keystore's PIN. seal nil: a new one. The server's key is converted if it is of the kind that must be.
func (k *MixinKeystore) Pin(plain []byte, seal *MixinSeal) (string, error) {
	seal, err := k.sealed(seal)
	if err != nil {
		return "", err
	}
	out, err := fill("MixinKeystore.Pin", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_pin(buf, n, k.c(), view(plain), view(seal.IV), C.int64_t(seal.TimeS), C.uint64_t(seal.Iterator))
	})
	return string(out), err
}

// MixinIteratorNext is the iterator of a session's next PIN: the time in nanoseconds or, where the clock did
// not move or was put back, one more than the last.
func MixinIteratorNext(last uint64, now time.Time) (uint64, error) {
	var next C.uint64_t
	err := check("MixinIteratorNext", Status(C.bh_mixin_iterator_next(&next, C.uint64_t(last), C.int64_t(now.UnixMilli()))))
	return uint64(next), err
}

// MixinTIPPayload is the text of a TIP action, such as "TIP:TRANSFER:CREATE:": its name and its parameters, by
// name in any order, joined.
func MixinTIPPayload(action string, params Params) ([]byte, error) {
	texts, lens := packed(params)
	return fill("MixinTIPPayload", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_tip_payload(buf, n, text(action), C.size_t(len(params)), capacity(texts), unsafe.SliceData(lens))
	})
}

// MixinTIPSign signs a TIP action with the key of [MixinKeystore.SpendingKey]: 64 bytes, for
// [MixinKeystore.Pin]. Who has them, has what was signed executed.
func MixinTIPSign(spend *Ed25519Key, action string, params Params) ([]byte, error) {
	texts, lens := packed(params)
	signature := make([]byte, C.BH_ED25519_SIGNATURE_SIZE)
	key := spend.acquire()
	defer spend.release()
	status := C.bhgo_mixin_tip_sign((*C.uint8_t)(&signature[0]), key, chars(action), C.size_t(len(action)), C.size_t(len(params)), capacity(texts), unsafe.SliceData(lens))
	if err := check("MixinTIPSign", Status(status)); err != nil {
		return nil, err
	}
	return signature, nil
}

// RegisterBody is the body of POST /safe/users, which registers the key that spends for AppID. seal nil: a new
// one.
func (k *MixinKeystore) RegisterBody(spend *Ed25519Key, seal *MixinSeal) ([]byte, error) {
	seal, err := k.sealed(seal)
	if err != nil {
		return nil, err
	}
	key := spend.acquire()
	defer spend.release()
	return fill("MixinKeystore.RegisterBody", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_register_body(buf, n, key, k.c(), view(seal.IV), C.int64_t(seal.TimeS), C.uint64_t(seal.Iterator))
	})
}
