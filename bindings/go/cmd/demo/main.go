// Demo signs with each service's account and shows what was signed, what was sent, and what the
// server says of it: the sandbox, or the real host of each service whose account is in the
// environment (see the README). Each service gets a tampered request too, and must refuse it.
//
// It ends with status 0 only if each response is the expected one.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

func main() {
	d := &demo{sandbox: os.Getenv("BH_SANDBOX_URL")}
	fmt.Printf("bh_auth %s, from Go\n", bhauth.Version())
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	right := true
	for _, part := range []struct {
		name string
		run  func(context.Context) error
	}{
		{"clocks", d.clocks}, {"velafi", d.velafi}, {"pave", d.pave}, {"mixin", d.mixin},
		{"toobit", d.toobit}, {"bitbitduo", d.bitbitduo},
	} {
		if err := part.run(ctx); err != nil {
			fmt.Fprintf(os.Stderr, "demo: %s: %v\n", part.name, err)
			right = false
		}
	}
	if !d.table(right) {
		os.Exit(1)
	}
}

// The state of a run.
type demo struct {
	sandbox         string // its base URL; empty: every service has a real account
	exchanges       int    // with the sandbox
	rows            []row
	toobitOffset    bhauth.Offset
	bitbitduoOffset bhauth.Offset
}

// A row of the final table.
type row struct {
	service, title, expected, got string
	right                         bool
}

func (d *demo) table(right bool) bool {
	fmt.Printf("\n%-10s %-36s %-22s %s\n", "SERVICE", "EXCHANGE", "EXPECTED", "RESPONSE")
	for _, r := range d.rows {
		verdict := "ok"
		if !r.right {
			verdict, right = "WRONG", false
		}
		fmt.Printf("%-10s %-36s %-22s %-22s %s\n", r.service, r.title, r.expected, r.got, verdict)
	}
	all := "all as they must be"
	if !right {
		all = "NOT as they must be"
	}
	fmt.Printf("\n%d rows, %d exchanges with the sandbox: %s\n", len(d.rows), d.exchanges, all)
	return right
}
