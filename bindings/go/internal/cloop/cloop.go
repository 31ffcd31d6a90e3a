// Package cloop calls the library from a loop in C: what the same call takes from Go, less this, is
// the cost of crossing. For benchmarks.
package cloop

/*
#cgo CFLAGS: -I${SRCDIR}/../../../../include
#cgo LDFLAGS: ${SRCDIR}/../../../../target/release/libbh_auth.a
#cgo linux LDFLAGS: -lutil -lrt -lpthread -lm -ldl
#include <bh_auth.h>

static bh_status loop(size_t times, const char *secret, size_t secret_len,
                      const char *query, size_t query_len) {
  char signature[BH_SIGNATURE_SIZE];
  bh_hmac_key key;
  bh_str view;
  bh_status status;
  view.data = secret;
  view.len = secret_len;
  status = bh_hmac_key_init(&key, view);
  view.data = query;
  view.len = query_len;
  while (status == BH_OK && times-- != 0)
    status = bh_toobit_sign(signature, &key, view, bh_cstr(NULL));
  bh_hmac_key_wipe(&key);
  return status;
}
*/
import "C"

import "unsafe"

// ToobitSign signs a query so many times, and gives the last status.
func ToobitSign(times int, secret, query string) uint32 {
	return uint32(C.loop(C.size_t(times),
		(*C.char)(unsafe.Pointer(unsafe.StringData(secret))), C.size_t(len(secret)),
		(*C.char)(unsafe.Pointer(unsafe.StringData(query))), C.size_t(len(query))))
}
