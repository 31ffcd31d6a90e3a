package bhauth

// #include "calls.h"
import "C"

import "fmt"

// An Error tells which call failed and with which status. No secret and no input is in it.
type Error struct {
	// Op is the call, such as "Toobit.Request".
	Op string
	// Status is what it returned; never [OK].
	Status Status
}

// Error is the call, the status's name, and what to do.
func (e *Error) Error() string {
	return fmt.Sprintf("bhauth: %s: %s: %s", e.Op, e.Status.Name(), e.Status.Error())
}

// Unwrap gives the status, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Status }

// check turns a status into an error; nil for [OK].
func check(op string, status Status) error {
	if status == OK {
		return nil
	}
	return &Error{Op: op, Status: status}
}

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
