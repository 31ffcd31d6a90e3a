//go:build cgo

package bhauth

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"
)

// A flight is one request for a token. It belongs to nobody: whoever waits for it may leave, and it
// ends whatever the client does.
type flight struct {
	done      chan struct{}
	issued    time.Time // by the account's clock
	token     Token
	err       error
	parent    *flight // the flight whose request asked for this token, if one did
	goroutine string
}

var (
	errNoResponse = fmt.Errorf("bhauth: TokenSource: no response to the request for a token in %v: %w", tokenTimeout, context.DeadlineExceeded)
	errExited     = errors.New("bhauth: TokenSource: the client ended its goroutine instead of giving a response")
	errOwnClient  = errors.New("bhauth: TokenSource: the client asks this source for the token that it is to fetch: give the source a client of its own")
)

// flightKey is the key of a flight in the context of its request.
type flightKey struct{}

// flightOf is the flight to whose request a context belongs; nil if there is none.
func flightOf(ctx context.Context) *flight {
	f, _ := ctx.Value(flightKey{}).(*flight)
	return f
}

// isAwaitedBy tells whether f cannot end before a caller has its token: the caller is f's own
// request, or one that was made for it. A client may ask without its request's context; net/http
// calls it in the goroutine of the request.
func (f *flight) isAwaitedBy(ctx context.Context) bool {
	for under := flightOf(ctx); under != nil; under = under.parent {
		if under == f {
			return true
		}
	}
	return f.goroutine == goroutine()
}

// goroutine is the running goroutine's number, as a stack trace begins with it.
func goroutine() string {
	var trace [64]byte
	return string(bytes.Fields(trace[:runtime.Stack(trace[:], false)])[1])
}

// fly sends in a goroutine of its own, and calls land with what send gave, or with an error when send
// takes too long, panics or ends the goroutine; it may call it twice. A send that takes too long is
// left to itself: nothing can end a client that does not heed its context.
func (f *flight) fly(after timer, send func(context.Context) (Token, error), land func(Token, error)) {
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), flightKey{}, f))
	stop := after(tokenTimeout, func() {
		cancel(errNoResponse)
		land(Token{}, errNoResponse)
	})
	begun := make(chan struct{})
	go func() {
		f.goroutine = goroutine()
		close(begun)
		var token Token
		err := errExited
		defer func() {
			if value := recover(); value != nil {
				err = fmt.Errorf("bhauth: TokenSource: the client panicked: %v", value)
			}
			stop()
			cancel(nil)
			land(token, err)
		}()
		token, err = send(ctx)
	}()
	<-begun
}
