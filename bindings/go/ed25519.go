package bhauth

// #include "calls.h"
import "C"

import (
	"crypto/ed25519"
	"unsafe"
)

// An Ed25519Key is a signing key, expanded once: that of a [Mixin] session. Its public half is
// always the one that belongs to its seed. Any number of goroutines may use it at once. Close wipes
// it.
type Ed25519Key struct{ memory memory }

// See closedHMACKey.
var closedEd25519Key C.bh_ed25519_key

// NewEd25519KeyFromSeed prepares a key from its seed of 32 bytes (RFC 8032, section 5.1.5); of any
// other length it is refused with [ErrKeyLength].
func NewEd25519KeyFromSeed(seed []byte) (*Ed25519Key, error) {
	const op = "NewEd25519KeyFromSeed"
	// C takes a pointer to 32 bytes, and no length that it could check.
	if len(seed) != C.BH_ED25519_SEED_SIZE {
		return nil, check(op, ErrKeyLength)
	}
	return newEd25519Key(op, func(c *C.bh_ed25519_key) C.bh_status {
		return C.bh_ed25519_key_from_seed(c, (*C.uint8_t)(&seed[0]))
	})
}

// NewEd25519KeyFromHex prepares a key from hex of either case, the form of Mixin's session keys
// since the end of 2023: 64 characters (the seed) or 128 (seed, then public key). A public half
// that is not its seed's is refused with [ErrKeyMismatch].
func NewEd25519KeyFromHex(hex string) (*Ed25519Key, error) {
	return newEd25519Key("NewEd25519KeyFromHex", func(c *C.bh_ed25519_key) C.bh_status {
		return C.bh_ed25519_key_from_hex(c, text(hex))
	})
}

// NewEd25519KeyFromBase64URL prepares a key from base64url of seed and public key or of the seed
// alone, the form of Mixin's document. Padding and the standard alphabet are accepted too. A public
// half that is not its seed's is refused with [ErrKeyMismatch]: to sign with it would give the key
// away (RUSTSEC-2022-0093).
func NewEd25519KeyFromBase64URL(base64url string) (*Ed25519Key, error) {
	return newEd25519Key("NewEd25519KeyFromBase64URL", func(c *C.bh_ed25519_key) C.bh_status {
		return C.bh_ed25519_key_from_base64url(c, text(base64url))
	})
}

// ReadEd25519Key prepares a key from a text or file as people have it; its form is found out: hex or
// base64 of the seed, of seed and public key, or of PKCS#8; PKCS#8 in PEM or DER; a JWK; a Mixin
// keystore. What it is instead, such as a public key or an RSA key, has its own status.
func ReadEd25519Key(text []byte) (*Ed25519Key, error) {
	return newEd25519Key("ReadEd25519Key", func(c *C.bh_ed25519_key) C.bh_status {
		return C.bh_ed25519_key_read(c, view(text))
	})
}

// ReadEd25519Public reads a public key in the same forms.
func ReadEd25519Public(text []byte) (ed25519.PublicKey, error) {
	public := make(ed25519.PublicKey, C.BH_ED25519_PUBLIC_SIZE)
	if err := check("ReadEd25519Public", Status(C.bh_ed25519_public_read((*C.uint8_t)(&public[0]), view(text)))); err != nil {
		return nil, err
	}
	return public, nil
}

func newEd25519Key(op string, from func(*C.bh_ed25519_key) C.bh_status) (*Ed25519Key, error) {
	at := allocate(C.sizeof_bh_ed25519_key)
	if err := check(op, Status(from((*C.bh_ed25519_key)(at)))); err != nil {
		C.free(at)
		return nil, err
	}
	k := new(Ed25519Key)
	k.memory.hold(at, func(at unsafe.Pointer) { C.bh_ed25519_key_wipe((*C.bh_ed25519_key)(at)) })
	return k, nil
}

// Close wipes the key; see [HMACKey.Close].
func (k *Ed25519Key) Close() error {
	if k != nil {
		k.memory.close()
	}
	return nil
}

func (k *Ed25519Key) acquire() *C.bh_ed25519_key {
	if k == nil {
		return &closedEd25519Key
	}
	k.memory.mu.RLock()
	if k.memory.at == nil {
		return &closedEd25519Key
	}
	return (*C.bh_ed25519_key)(k.memory.at)
}

func (k *Ed25519Key) release() {
	if k != nil {
		k.memory.mu.RUnlock()
	}
}

// Public is the key's public half, 32 bytes.
func (k *Ed25519Key) Public() (ed25519.PublicKey, error) {
	public := make(ed25519.PublicKey, C.BH_ED25519_PUBLIC_SIZE)
	key := k.acquire()
	defer k.release()
	if err := check("Ed25519Key.Public", Status(C.bh_ed25519_public((*C.uint8_t)(&public[0]), key))); err != nil {
		return nil, err
	}
	return public, nil
}

// Sign signs a message with pure Ed25519 (RFC 8032, section 5.1.6): 64 bytes.
func (k *Ed25519Key) Sign(message []byte) ([]byte, error) {
	signature := make([]byte, C.BH_ED25519_SIGNATURE_SIZE)
	key := k.acquire()
	defer k.release()
	if err := check("Ed25519Key.Sign", Status(C.bhgo_ed25519_sign((*C.uint8_t)(&signature[0]), key, capacity(message), C.size_t(len(message))))); err != nil {
		return nil, err
	}
	return signature, nil
}

// VerifyEd25519 verifies a signature of 64 bytes strictly: unlike crypto/ed25519 it refuses
// small-order and non-canonical points (RFC 8032, section 5.1.7). A public key that is not 32 bytes
// is [ErrPublicKey], a signature that is not 64 bytes [ErrSignatureFormat].
func VerifyEd25519(public ed25519.PublicKey, message, signature []byte) error {
	const op = "VerifyEd25519"
	if len(public) != C.BH_ED25519_PUBLIC_SIZE {
		return check(op, ErrPublicKey)
	}
	if len(signature) != C.BH_ED25519_SIGNATURE_SIZE {
		return check(op, ErrSignatureFormat)
	}
	return check(op, Status(C.bh_ed25519_verify((*C.uint8_t)(&signature[0]), (*C.uint8_t)(&public[0]), view(message))))
}
