package bhauth

// #include "calls.h"
import "C"

import (
	"fmt"
	"unsafe"
)

// The library is looked at once, before any of it is used: another ABI means other structs, and
// what would come of that is memory written where it must not be.
func init() {
	if abi := uint32(C.bh_abi_version()); abi != C.BH_ABI_VERSION {
		panic(fmt.Sprintf("bhauth: this package is built for version %d of bh_auth's ABI, and the "+
			"library that is linked has version %d: build both from the same release (the package's "+
			"is %s)", C.BH_ABI_VERSION, abi, C.BH_VERSION))
	}
	if C.bh_hmac_key_size() != C.sizeof_bh_hmac_key || C.bh_ed25519_key_size() != C.sizeof_bh_ed25519_key {
		panic("bhauth: the library's keys are not of the size that its header states: build both from " +
			"the same release")
	}
}

// Version is the version of the library, "major.minor.patch".
func Version() string { return C.GoString(C.bh_version()) }

// text views a string for the time of a call. The empty one becomes NULL and 0.
func text(s string) C.bh_str {
	if s == "" {
		return C.bh_str{}
	}
	return C.bh_str{data: (*C.char)(unsafe.Pointer(unsafe.StringData(s))), len: C.size_t(len(s))}
}

// view views bytes for the time of a call. The empty slice becomes NULL and 0.
func view(b []byte) C.bh_str {
	if len(b) == 0 {
		return C.bh_str{}
	}
	return C.bh_str{data: (*C.char)(unsafe.Pointer(unsafe.SliceData(b))), len: C.size_t(len(b))}
}

// chars is where a string's bytes lie, for the calls that take pointer and length apart.
func chars(s string) *C.char {
	if s == "" {
		return nil
	}
	return (*C.char)(unsafe.Pointer(unsafe.StringData(s)))
}

// capacity is where C may write into b.
func capacity(b []byte) *C.char {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(b)))
}

// firstCapacity is what a call is given at first, in bytes; most outputs fit.
const firstCapacity = 1024

// fill calls with a buffer, and once more with a larger one if it was too small.
func fill(op string, call func(buf *C.char, n *C.size_t) C.bh_status) ([]byte, error) {
	buf := make([]byte, firstCapacity)
	for {
		n := C.size_t(len(buf))
		status := Status(call(capacity(buf), &n))
		switch {
		case status == OK:
			return buf[:n], nil
		case status == ErrBuffer && int(n) > len(buf):
			wipe(buf)
			buf = make([]byte, n)
		default:
			return nil, check(op, status)
		}
	}
}

// wipe overwrites bytes that were secret.
func wipe(b []byte) {
	if len(b) > 0 {
		C.bh_wipe(unsafe.Pointer(unsafe.SliceData(b)), C.size_t(len(b)))
	}
}

// cut is the part of an output that a span names.
func cut(out string, span C.bhgo_span) string {
	return out[span.at : span.at+span.len]
}

// signature is the text of a C array of hex characters and NUL.
func signature(c *[C.BH_SIGNATURE_SIZE]C.char) string {
	return string((*[C.BH_SIGNATURE_SIZE - 1]byte)(unsafe.Pointer(c))[:])
}
