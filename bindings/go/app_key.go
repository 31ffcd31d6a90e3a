package bhauth

// #include "calls.h"
import "C"

import "unsafe"

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
