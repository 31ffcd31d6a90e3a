//go:build cgo

package bhauth

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
