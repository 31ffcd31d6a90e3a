//go:build cgo

package bhauth

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// A TokenStore is one place for the tokens of accounts that many processes use: one of them requests a token, and all
// take it from there. The module fleet beside this one has one over Valkey and Redis. Its methods may be called by any
// number of goroutines and end with ctx. Turn ends within seconds: the request that it is asked for is signed already.
type TokenStore interface {
	// Turn gives the account's token if there is a good one; else it gives the turn to request one, or says how long
	// somebody else has it.
	Turn(ctx context.Context, ask TokenAsk) (TokenTurn, error)
	// Publish gives the token that a turn was for to all. It fails with [ErrTurnLost] if the turn went to another
	// meanwhile; nothing is changed then.
	Publish(ctx context.Context, turn TokenTurn, value string, left time.Duration) error
	// GiveUp ends a turn whose request failed: the next one begins wait later at the earliest, and the account's
	// interval after this.
	GiveUp(ctx context.Context, turn TokenTurn, wait time.Duration) error
}

// A TokenAsk is what a [TokenSource] asks of its store.
type TokenAsk struct {
	// Account names what the token is for: service, host and API key.
	Account string
	// Not is the token that is to be replaced, since it ends soon or was refused; empty if there is none.
	Not string
	// Interval is the least time from one request to the next.
	Interval time.Duration
	// Lease is how long a request may take. The next turn begins an interval after that if nobody says how it ended.
	Lease time.Duration
}

// A TokenTurn is what a [TokenStore] says. Of its clock no time is in it, since that is another's.
type TokenTurn struct {
	TokenAsk
	// Value is the token, Age how long ago it was published, and Left how long it is good; Value is empty if there is none.
	Value     string
	Age, Left time.Duration
	// Fence is the number of the turn, which every later turn exceeds; 0 if the turn is another's.
	Fence int64
	// Wait is how long to wait before the store is asked again.
	Wait time.Duration
}

// ErrTurnLost says that a turn to request a token went to another process, since this one took too long.
var ErrTurnLost = errors.New("bhauth: TokenStore: the turn to request a token went to another process: ask the store again")

// notOurTurn is how a flight ends that has sent nothing.
type notOurTurn struct{ wait time.Duration }

func (e *notOurTurn) Error() string {
	return "bhauth: TokenSource: another process requests the token, or did so less than an interval ago"
}

// storeTimeout is how long the end of a turn may take to be told.
const storeTimeout = 3 * time.Second

// shared is what a flight does with a store: it takes the token that lies there, or the turn to send, whose end it tells.
func (s *TokenSource) shared(ctx context.Context, f *flight, ask TokenAsk, send func(context.Context) (Token, error)) (Token, error) {
	begun := time.Now()
	turn, err := s.Store.Turn(ctx, ask)
	switch now := f.issued; {
	case err != nil:
		return Token{}, fmt.Errorf("bhauth: TokenSource: the store gives neither a token nor the turn to request one: %w", err)
	case turn.Value != "":
		f.issued = now.Add(-turn.Age)
		return Token{Value: turn.Value, Expires: now.Add(turn.Left)}, nil
	case turn.Fence == 0:
		return Token{}, &notOurTurn{turn.Wait}
	case time.Since(begun) >= ask.Lease:
		return Token{}, ErrTurnLost
	}
	token, err := send(ctx)
	// The request's own time may be over.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeTimeout)
	defer cancel()
	if err != nil {
		// Without it the next turn comes later, by itself.
		_ = s.Store.GiveUp(ctx, turn, askedToWait(err))
		return Token{}, err
	}
	// A token that could not be published is good for this process all the same.
	if err := s.Store.Publish(ctx, turn, token.Value, token.Expires.Sub(s.now())); errors.Is(err, ErrTurnLost) {
		return Token{}, err
	}
	return token, nil
}
