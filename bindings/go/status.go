package bhauth

// #include "calls.h"
import "C"

// A Status is what a call of bh_auth returned. Its numbers are permanent. As an error it says what
// is wrong and what to do about it; every [*Error] unwraps to one, so that errors.Is compares with
// the constants of this type.
type Status uint32

// Name is the status's name in C, such as "BH_ERR_SIGNATURE"; "BH_ERR_UNKNOWN" if this version of
// the library has no such status.
func (s Status) Name() string {
	return C.GoString(C.bh_status_name(C.bh_status(s)))
}

// Error is what the status means and what to do about it, in one sentence.
func (s Status) Error() string {
	return C.GoString(C.bh_status_message(C.bh_status(s)))
}
