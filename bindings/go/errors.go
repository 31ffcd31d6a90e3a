package bhauth

import (
	"fmt"
	"strings"
)

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

// A ServiceError is a service's refusal: the request arrived and was replied, and the response is
// no. It is told apart from an [*Error], which is this library's.
type ServiceError struct {
	// Service is the service's name, such as "Toobit".
	Service string
	// Code is the service's number of the error, such as -1022; else the HTTP status.
	Code int64
	// Name is its name in capitals, such as "INVALID_SIGNATURE"; empty if not known.
	Name string
	// Message is the service's own words.
	Message string
	// Advice is what to do about it, in one sentence; empty if not known.
	Advice string
	// HTTPStatus is the response's; Mixin refuses with 202.
	HTTPStatus int
}

// Error is all that is known of the refusal, in one line.
func (e *ServiceError) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s refused the request: %d", e.Service, e.Code)
	for _, part := range []struct{ before, text, after string }{
		{" ", e.Name, ""}, {" (", e.Message, ")"}, {": ", e.Advice, ""},
	} {
		if part.text != "" {
			text.WriteString(part.before + part.text + part.after)
		}
	}
	return text.String()
}
