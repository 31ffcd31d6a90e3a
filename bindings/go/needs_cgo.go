//go:build !cgo

package bhauth

// Without cgo all other files are left out, and this is all that the compiler says.
var _ int = "bhauth needs cgo: set CGO_ENABLED=1, and have a C compiler"
