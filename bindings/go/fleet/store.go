package fleet

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
	"github.com/redis/go-redis/v9"
)

// callTimeout is how long a call of the store may take. A request for a token is signed before it.
const callTimeout = 2 * time.Second

// The scripts are the same in every language.
var (
	//go:embed turn.lua
	turnText string
	//go:embed publish.lua
	publishText string
	//go:embed give_up.lua
	giveUpText string

	turnScript    = redis.NewScript(turnText)
	publishScript = redis.NewScript(publishText)
	giveUpScript  = redis.NewScript(giveUpText)
)

// A Store is a [bhauth.TokenStore] over Valkey or Redis. It goes by the clock of the server alone. Any number of
// goroutines may use it.
type Store struct {
	client redis.Scripter
	secret []byte
}

// NewStore takes a client, which may be of a cluster, and the API secret that the tokens are requested with: they lie in
// the store sealed by it. A token that another secret sealed is not used.
func NewStore(client redis.Scripter, secret []byte) (*Store, error) {
	if client == nil {
		return nil, errors.New("fleet: NewStore: a client is needed")
	}
	if len(secret) == 0 {
		return nil, errors.New("fleet: NewStore: the API secret is needed, since tokens lie in the store sealed by it")
	}
	return &Store{client, append([]byte(nil), secret...)}, nil
}

// Turn is [bhauth.TokenStore]'s.
func (s *Store) Turn(ctx context.Context, ask bhauth.TokenAsk) (bhauth.TokenTurn, error) {
	turn := bhauth.TokenTurn{TokenAsk: ask}
	not := ""
	if ask.Not != "" {
		not = s.mark("token " + ask.Not)
	}
	for range 2 {
		said, err := s.call(ctx, turnScript, ask.Account, s.member(), not, ask.Interval.Milliseconds(), ask.Lease.Milliseconds(), rand.Text())
		if err != nil {
			return turn, fmt.Errorf("fleet: Turn: %w", err)
		}
		switch {
		case said.is("turn", 1):
			turn.Fence = said.number(0)
			return turn, nil
		case said.is("wait", 1):
			turn.Wait = said.duration(0)
			return turn, nil
		case !said.is("token", 4):
			return turn, fmt.Errorf("fleet: Turn: the store gave what no script of ours gives: %.100q", said)
		}
		turn.Value, err = bhauth.OpenToken(said.text(3), s.secret, ask.Account)
		if err == nil {
			turn.Age, turn.Left = said.duration(0), said.duration(1)
			return turn, nil
		}
		// What lies there was never sealed by this secret for this account: as if it did not.
		turn.Value, not = "", said.text(2)
	}
	return turn, errors.New("fleet: Turn: what lies in the store was sealed by none of this account: somebody else writes to it")
}

// Publish is [bhauth.TokenStore]'s.
func (s *Store) Publish(ctx context.Context, turn bhauth.TokenTurn, value string, left time.Duration) error {
	sealed, err := bhauth.SealToken(s.secret, turn.Account, nil, value)
	if err != nil {
		return err
	}
	said, err := s.call(ctx, publishScript, turn.Account, s.member(), turn.Fence, turn.Interval.Milliseconds(),
		left.Milliseconds(), s.mark("token "+value), sealed)
	return ended("Publish", said, err)
}

// GiveUp is [bhauth.TokenStore]'s.
func (s *Store) GiveUp(ctx context.Context, turn bhauth.TokenTurn, wait time.Duration) error {
	said, err := s.call(ctx, giveUpScript, turn.Account, turn.Fence, max(turn.Interval, wait).Milliseconds())
	return ended("GiveUp", said, err)
}

func ended(method string, said reply, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("fleet: %s: %w", method, err)
	case said.is("lost", 0):
		return bhauth.ErrTurnLost
	case !said.is("ok", 0):
		return fmt.Errorf("fleet: %s: the store gave what no script of ours gives: %.100q", method, said)
	}
	return nil
}

// mark is what the store knows of a text: it does not tell the text, nor whether a guess of it is right.
func (s *Store) mark(text string) string {
	mac := hmac.New(sha256.New, s.secret)
	mac.Write([]byte("bh_auth fleet " + text))
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// member is where the tokens of this secret lie in the account's hash.
func (s *Store) member() string { return "t:" + s.mark("secret") }

// call runs a script on the account's key.
func (s *Store) call(ctx context.Context, script *redis.Script, account string, arguments ...any) (reply, error) {
	return within(ctx, func(ctx context.Context) ([]any, error) {
		return script.Run(ctx, s.client, []string{key(account)}, arguments...).Slice()
	})
}

func key(account string) string {
	sum := sha256.Sum256([]byte(account))
	return "bh:token:" + hex.EncodeToString(sum[:16])
}

// within ends after callTimeout at the latest, whether the client heeds its context or not: by default it does not.
func within[T any](ctx context.Context, call func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	type said struct {
		value T
		err   error
	}
	came := make(chan said, 1)
	go func() {
		defer cancel()
		value, err := call(ctx)
		came <- said{value, err}
	}()
	select {
	case said := <-came:
		return said.value, said.err
	case <-ctx.Done():
	}
	select {
	case said := <-came: // that ended it
		return said.value, said.err
	default:
		var none T
		return none, ctx.Err()
	}
}

// A reply is a word and what belongs to it.
type reply []any

func (r reply) is(word string, more int) bool {
	if len(r) != 1+more || r[0] != word {
		return false
	}
	for _, one := range r[1:] {
		switch one.(type) {
		case int64, string:
		default:
			return false
		}
	}
	return true
}

func (r reply) number(at int) int64 {
	number, _ := r[1+at].(int64)
	return number
}

func (r reply) text(at int) string {
	text, _ := r[1+at].(string)
	return strings.Clone(text)
}

func (r reply) duration(at int) time.Duration { return time.Duration(r.number(at)) * time.Millisecond }
