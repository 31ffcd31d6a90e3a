package bhauth

// #include "calls.h"
import "C"

import "unsafe"

// SHA256 is the digest of a message (FIPS 180-4).
func SHA256(message []byte) (digest [32]byte, err error) {
	status := C.bh_sha256((*C.uint8_t)(&digest[0]), view(message))
	return digest, check("SHA256", Status(status))
}

// Equal compares in a time that depends on the lengths only.
func Equal(a, b []byte) bool {
	return C.bh_equal(view(a), view(b)) == 1
}

// EncodeHex writes bytes as lower-case hex.
func EncodeHex(b []byte) (string, error) {
	out, err := fill("EncodeHex", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_hex_encode(buf, n, view(b))
	})
	return string(out), err
}

// DecodeHex reads hex of either case; anything else is [ErrEncoding].
func DecodeHex(hex string) ([]byte, error) {
	return fill("DecodeHex", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_hex_decode((*C.uint8_t)(unsafe.Pointer(buf)), n, text(hex))
	})
}

// EncodeBase64URL writes bytes as base64url without padding (RFC 4648, section 5).
func EncodeBase64URL(b []byte) (string, error) {
	out, err := fill("EncodeBase64URL", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_base64url_encode(buf, n, view(b))
	})
	return string(out), err
}

// DecodeBase64URL reads base64url as JWTs have it: no padding, and, unlike base64.RawURLEncoding,
// only canonical text; anything else is [ErrEncoding].
func DecodeBase64URL(base64url string) ([]byte, error) {
	return fill("DecodeBase64URL", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_base64url_decode((*C.uint8_t)(unsafe.Pointer(buf)), n, text(base64url))
	})
}

// EncodePercent percent-encodes a part of a target: all but RFC 3986's unreserved characters.
func EncodePercent(part string) (string, error) {
	out, err := fill("EncodePercent", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bh_percent_encode(buf, n, text(part))
	})
	return string(out), err
}

// EncodeQuery makes a query of parameters, in their order and percent-encoded: for the services that
// take a ready target, "/v2/orders?" + query. Unlike url.Values it writes a space as %20.
func EncodeQuery(params Params) (string, error) {
	texts, lens := packed(params)
	out, err := fill("EncodeQuery", func(buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_query_encode(buf, n, C.size_t(len(params)), capacity(texts), unsafe.SliceData(lens))
	})
	return string(out), err
}

// NewUUID draws a random UUID (RFC 9562, version 4): a jti, an X-Request-Id.
func NewUUID() (string, error) {
	var uuid [C.BH_UUID_SIZE]C.char
	if err := check("NewUUID", Status(C.bh_uuid_v4(&uuid[0]))); err != nil {
		return "", err
	}
	return C.GoString(&uuid[0]), nil
}

// RandomBelow draws a number from 0 to bound - 1 from the system's random source, each as likely as
// the others. A bound of 0 is [ErrBound].
func RandomBelow(bound uint32) (uint32, error) {
	var value C.uint32_t
	err := check("RandomBelow", Status(C.bh_random_below(&value, C.uint32_t(bound))))
	return uint32(value), err
}
