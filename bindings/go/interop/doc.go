// Package interop holds the tests against a JWT library that others wrote. It is a module of its
// own, so that the package bhauth depends on nothing but Go.
package interop
