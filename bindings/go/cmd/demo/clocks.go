package main

import (
	"context"
	"fmt"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// clocks measures the clock offsets, before anything is signed.
func (d *demo) clocks(ctx context.Context) error {
	toobit, bitbitduo := new(bhauth.Toobit), new(bhauth.Bitbitduo)
	err := d.clock(ctx, "toobit", "TOOBIT", "Toobit's clock", &d.toobitOffset, time.Millisecond, toobit.TimeRequest, toobit.TimeResponse)
	if err != nil {
		return err
	}
	return d.clock(ctx, "bitbitduo", "BITBITDUO", "BITBITDUO's clock", &d.bitbitduoOffset, time.Second, bitbitduo.TimeRequest, bitbitduo.TimeResponse)
}

// clock does by hand what the services' ClockOffset does in one call, so that it can be shown.
func (d *demo) clock(ctx context.Context, service, upper, heading string, offset *bhauth.Offset, resolution time.Duration,
	ask func() (*bhauth.Request, error), read func(*bhauth.HTTPResponse) (time.Time, error)) error {
	a, err := d.account(service, upper)
	if err != nil {
		return err
	}
	printHeading(heading, a)
	request, err := ask()
	if err != nil {
		return err
	}
	x := exchange{title: "server time", request: request}
	return d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) error {
		received := time.Now()
		server, err := read(response)
		if err != nil {
			return err
		}
		*offset, err = bhauth.NewOffset(x.sent, received, server, resolution)
		printValue("offset", fmt.Sprintf("%+d ms, give or take %d ms: added to each time it is sent",
			offset.Ahead.Milliseconds(), offset.Uncertainty.Milliseconds()))
		return err
	})
}
