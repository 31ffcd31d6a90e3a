package fleet

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

//go:embed seen.lua
var seenText string

var seenScript = redis.NewScript(seenText)

// Away is what becomes of a message while the store that knows the others cannot be asked.
type Away int

const (
	// Refuse: it is not taken. Let the sender send it again.
	Refuse Away = iota + 1
	// Allow: it is taken for new. One that is sent twice may be taken twice.
	Allow
)

// A Seen knows which messages were seen by any of many receivers: of a verified request its signature is what to ask for,
// of VelaFi's pushes the id. Any number of goroutines may use it.
type Seen struct {
	client redis.Scripter
	scope  string
	away   Away
}

// NewSeen takes a client, a name that keeps this use of the store from others, and what to do while the store is away.
func NewSeen(client redis.Scripter, scope string, away Away) (*Seen, error) {
	if client == nil || scope == "" {
		return nil, errors.New("fleet: NewSeen: a client and the name of a scope are needed")
	}
	if away != Refuse && away != Allow {
		return nil, errors.New("fleet: NewSeen: say what to do while the store is away: Refuse or Allow")
	}
	return &Seen{client, scope, away}, nil
}

// First tells whether nobody has asked for id within the window: that long a message may be taken, such as twice the
// verifier's tolerance. If the store is away it is as [NewSeen] was told, and err says why; both may be used.
func (s *Seen) First(ctx context.Context, id string, window time.Duration) (first bool, err error) {
	if id == "" || window < time.Millisecond {
		return false, errors.New("fleet: Seen.First: an id and a window of at least 1 ms are needed")
	}
	sum := sha256.Sum256([]byte(s.scope + "\x00" + id))
	// With a name of its own, by which a client that heard nothing knows that it was the first.
	said, err := within(ctx, func(ctx context.Context) (int, error) {
		return seenScript.Run(ctx, s.client, []string{"bh:seen:" + hex.EncodeToString(sum[:])}, rand.Text(), window.Milliseconds()).Int()
	})
	if err != nil {
		return s.away == Allow, fmt.Errorf("fleet: Seen.First: the store cannot be asked: %w", err)
	}
	return said == 1, nil
}
