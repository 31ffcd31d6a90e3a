package bhauth

// #include "calls.h"
import "C"

import (
	"runtime"
	"sync"
	"unsafe"
)

// memory is a secret in C's heap, where Go neither copies nor moves it. It is wiped and freed once,
// and never while a call reads it.
type memory struct {
	mu      sync.RWMutex
	at      unsafe.Pointer // nil when closed
	wipe    func(unsafe.Pointer)
	cleanup runtime.Cleanup
}

func allocate(size int) unsafe.Pointer { return C.malloc(C.size_t(size)) }

// hold takes over what allocate gave. If m is forgotten without close, the collector's cleanup does
// its work.
func (m *memory) hold(at unsafe.Pointer, wipe func(unsafe.Pointer)) {
	m.at, m.wipe = at, wipe
	m.cleanup = runtime.AddCleanup(m, func(at unsafe.Pointer) {
		wipe(at)
		C.free(at)
	}, at)
}

// close wipes and frees. Calls that are under way are waited for.
func (m *memory) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.at != nil {
		m.cleanup.Stop()
		m.wipe(m.at)
		C.free(m.at)
		m.at = nil
	}
}

// An HMACKey is an HMAC-SHA256 key, prepared: the secret is hashed into it once. Any number of
// goroutines may use it at once. Close wipes it.
type HMACKey struct{ memory memory }

// A closed or absent key is this one, all zeros, which the library refuses with BH_ERR_KEY, in its
// turn among the other checks.
var closedHMACKey C.bh_hmac_key

// NewHMACKey prepares a key from a secret of any length but 0. The secret is used as it is, is not
// kept, and stays yours to clear; [CheckSecret] tells of a newline copied along with it.
func NewHMACKey(secret []byte) (*HMACKey, error) {
	at := allocate(C.sizeof_bh_hmac_key)
	if err := check("NewHMACKey", Status(C.bh_hmac_key_init((*C.bh_hmac_key)(at), view(secret)))); err != nil {
		C.free(at)
		return nil, err
	}
	k := new(HMACKey)
	k.memory.hold(at, func(at unsafe.Pointer) { C.bh_hmac_key_wipe((*C.bh_hmac_key)(at)) })
	return k, nil
}

// Close wipes the key, once the calls that use it have returned. Later calls fail with [ErrKey]. It
// returns nil, also when called again. A key that is forgotten instead is wiped some time after it
// became unreachable.
func (k *HMACKey) Close() error {
	if k != nil {
		k.memory.close()
	}
	return nil
}

// acquire gives the key for one call, after which release must be called.
func (k *HMACKey) acquire() *C.bh_hmac_key {
	if k == nil {
		return &closedHMACKey
	}
	k.memory.mu.RLock()
	if k.memory.at == nil {
		return &closedHMACKey
	}
	return (*C.bh_hmac_key)(k.memory.at)
}

func (k *HMACKey) release() {
	if k != nil {
		k.memory.mu.RUnlock()
	}
}

// Sum is the HMAC-SHA256 (RFC 2104) of a message. Compare MACs with hmac.Equal.
func (k *HMACKey) Sum(message []byte) (mac [32]byte, err error) {
	m := view(message)
	key := k.acquire()
	status := C.bhgo_hmac_sha256((*C.uint8_t)(&mac[0]), key, m.data, m.len)
	k.release()
	return mac, check("HMACKey.Sum", Status(status))
}

// CheckSecret tells whether a secret looks as if white space was copied along with it, the
// commonest cause of a wrong signature: [ErrSecretSpace] if it begins or ends with a space, tab, CR
// or LF, [ErrSecretEmpty] if it is empty.
func CheckSecret(secret []byte) error {
	return check("CheckSecret", Status(C.bh_secret_check(view(secret))))
}

// An AppKey is the appkey of [Bitbitduo]. The service's default scheme hashes it as it is, so it
// cannot be prepared; it is kept outside Go's memory. Any number of goroutines may use it at once.
// Close wipes it.
type AppKey struct {
	memory memory
	len    int
}

// NewAppKey keeps a copy of an app key of any length but 0. The secret stays yours to clear.
func NewAppKey(secret []byte) (*AppKey, error) {
	if len(secret) == 0 {
		return nil, check("NewAppKey", ErrSecretEmpty)
	}
	k := &AppKey{len: len(secret)}
	at := allocate(len(secret))
	copy(unsafe.Slice((*byte)(at), len(secret)), secret)
	k.memory.hold(at, wiper(len(secret)))
	return k, nil
}

// wiper must not know the key itself: what a cleanup knows is never collected.
func wiper(size int) func(unsafe.Pointer) {
	return func(at unsafe.Pointer) { C.bh_wipe(at, C.size_t(size)) }
}

// Close wipes the key; see [HMACKey.Close].
func (k *AppKey) Close() error {
	if k != nil {
		k.memory.close()
	}
	return nil
}

// acquire gives the key for one call, after which release must be called. There is no C key that
// could refuse itself when closed, so this does: ok is false.
func (k *AppKey) acquire() (secret C.bh_str, ok bool) {
	if k == nil {
		return secret, false
	}
	k.memory.mu.RLock()
	if k.memory.at == nil {
		return secret, false
	}
	return C.bh_str{data: (*C.char)(k.memory.at), len: C.size_t(k.len)}, true
}

func (k *AppKey) release() {
	if k != nil {
		k.memory.mu.RUnlock()
	}
}
