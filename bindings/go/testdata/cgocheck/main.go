// Cgocheck breaks cgo's rules: it has C store a Go pointer in memory that C owns. Where cgo's checks
// are at work it does not come to its end.
package main

// #include <stdlib.h>
import "C"

import "unsafe"

func main() {
	place := (**int)(C.malloc(C.size_t(unsafe.Sizeof(uintptr(0)))))
	*place = new(int)
	println("not noticed:", *place)
}
