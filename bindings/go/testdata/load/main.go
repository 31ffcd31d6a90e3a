// Load tells that main was reached: that the package took the library it is linked with.
package main

import (
	"fmt"

	_ "github.com/bh-auth/bh_auth/bindings/go"
)

func main() { fmt.Println("main ran") }
