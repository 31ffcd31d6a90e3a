package fleet

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
	"github.com/redis/go-redis/v9"
)

const secret = "a secret of this account"

// A server is a redis-server of this test alone, on a socket in a folder of its own.
type server struct {
	t      *testing.T
	socket string
	run    *exec.Cmd
	client *redis.Client
}

func newServer(t *testing.T) *server {
	t.Helper()
	s := &server{t: t, socket: filepath.Join(t.TempDir(), "redis")}
	s.client = redis.NewClient(&redis.Options{Network: "unix", Addr: s.socket})
	t.Cleanup(func() { s.client.Close(); s.kill() })
	s.start()
	return s
}

func (s *server) start() {
	s.t.Helper()
	program := os.Getenv("BH_REDIS_SERVER")
	if program == "" {
		program = "redis-server"
	}
	s.run = exec.Command(program, "--port", "0", "--unixsocket", s.socket, "--save", "", "--appendonly", "no")
	if err := s.run.Start(); err != nil {
		s.t.Fatalf("a redis-server is needed (Debian's package is redis-server): %v", err)
	}
	for end := time.Now().Add(10 * time.Second); s.client.Ping(s.t.Context()).Err() != nil; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatal("the redis-server does not start")
		}
	}
}

func (s *server) kill() {
	s.run.Process.Kill()
	s.run.Wait()
}

// knows makes the account one that was heard of before: of others a store that just began may have lost something.
func (s *server) knows(account string) {
	s.t.Helper()
	store, _ := NewStore(s.client, []byte(secret))
	if _, err := store.call(s.t.Context(), redis.NewScript("return {redis.call('HSET', KEYS[1], 'next', 0)}"), account); err != nil {
		s.t.Fatal(err)
	}
}

func (s *server) store(secret string) *Store {
	s.t.Helper()
	store, err := NewStore(s.client, []byte(secret))
	if err != nil {
		s.t.Fatal(err)
	}
	return store
}

func ask(not string) bhauth.TokenAsk {
	return bhauth.TokenAsk{Account: "a", Not: not, Interval: 400 * time.Millisecond, Lease: 200 * time.Millisecond}
}

func turn(t *testing.T, store *Store, ask bhauth.TokenAsk) bhauth.TokenTurn {
	t.Helper()
	turn, err := store.Turn(t.Context(), ask)
	if err != nil {
		t.Fatal(err)
	}
	return turn
}

func TestOneHasTheTurnAndAllHaveItsToken(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store, other := s.store(secret), s.store(secret)
	mine := turn(t, store, ask(""))
	if mine.Fence == 0 || mine.Value != "" {
		t.Fatalf("the first has no turn: %+v", mine)
	}
	if theirs := turn(t, other, ask("")); theirs.Fence != 0 || theirs.Value != "" || theirs.Wait != 0 {
		t.Fatalf("two have a turn, or who could be served soon is to wait: %+v", theirs)
	}
	if err := store.Publish(t.Context(), mine, "token-1", time.Second); err != nil {
		t.Fatal(err)
	}
	theirs := turn(t, other, ask(""))
	if theirs.Value != "token-1" || theirs.Left <= 0 || theirs.Left > time.Second || theirs.Age < 0 || theirs.Age > time.Second {
		t.Fatalf("%+v", theirs)
	}
	// It was refused, or ends soon: the next request waits for the interval.
	next := turn(t, other, ask("token-1"))
	if next.Value != "" || next.Fence != 0 || next.Wait <= 0 || next.Wait > 400*time.Millisecond {
		t.Fatalf("%+v", next)
	}
	time.Sleep(next.Wait + 5*time.Millisecond)
	if next = turn(t, other, ask("token-1")); next.Fence <= mine.Fence {
		t.Fatalf("%+v after %d", next, mine.Fence)
	}
	// Meanwhile whoever has no quarrel with the old one uses it.
	if still := turn(t, store, ask("")); still.Value != "token-1" {
		t.Fatalf("%+v", still)
	}
	if err := other.Publish(t.Context(), next, "token-2", time.Second); err != nil {
		t.Fatal(err)
	}
	if last := turn(t, store, ask("token-1")); last.Value != "token-2" {
		t.Fatalf("%+v", last)
	}
}

func TestWhoTakesTooLongOverwritesNothing(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store := s.store(secret)
	paused := turn(t, store, ask(""))
	// An interval after the lease, since the request may have been made at its end.
	early := time.Now().Add(590 * time.Millisecond)
	var later bhauth.TokenTurn
	for later.Fence == 0 {
		time.Sleep(10 * time.Millisecond)
		later = turn(t, store, ask(""))
	}
	if time.Now().Before(early) {
		t.Error("the next turn began before lease and interval were over")
	}
	if err := store.Publish(t.Context(), later, "newer", time.Minute); err != nil {
		t.Fatal(err)
	}
	if err := store.Publish(t.Context(), paused, "older", time.Minute); !errors.Is(err, bhauth.ErrTurnLost) {
		t.Errorf("%v", err)
	}
	if err := store.GiveUp(t.Context(), paused, 0); !errors.Is(err, bhauth.ErrTurnLost) {
		t.Errorf("%v", err)
	}
	if got := turn(t, store, ask("")); got.Value != "newer" {
		t.Errorf("%+v", got)
	}
}

func TestAFailedRequestEndsTheTurn(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store := s.store(secret)
	for _, wait := range []time.Duration{0, time.Second} {
		mine := turn(t, store, ask(""))
		for mine.Fence == 0 {
			time.Sleep(10 * time.Millisecond)
			mine = turn(t, store, ask(""))
		}
		if err := store.GiveUp(t.Context(), mine, wait); err != nil {
			t.Fatal(err)
		}
		least := max(wait, 400*time.Millisecond)
		if next := turn(t, store, ask("")); next.Wait > least || next.Wait < least-100*time.Millisecond {
			t.Errorf("after %v: %+v", wait, next)
		}
	}
}

// An account's processes need not be of one language: all find the same names.
func TestItIsTheStoreOfTheOtherLanguages(t *testing.T) {
	store, err := NewStore(newServer(t).client, []byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	if got := key("a"); got != "bh:token:ca978112ca1bbdcafac231b39a23dc4d" {
		t.Error(got)
	}
	if got := store.member(); got != "t:bc47703cf8d4dd6470684991d0af0e6a" {
		t.Error(got)
	}
	if got := store.mark("token token-1"); got != "17ec966ecfb1a9acfeeac42b6b99ff43" {
		t.Error(got)
	}
}

// What another secret sealed is not used, and its owner's is not lost.
func TestSecretsAreRotated(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	old, new := s.store(secret), s.store("the next secret")
	mine := turn(t, old, ask(""))
	if err := old.Publish(t.Context(), mine, "old", 2*time.Second); err != nil {
		t.Fatal(err)
	}
	first := turn(t, new, ask(""))
	if first.Value != "" || first.Wait == 0 {
		t.Fatalf("the interval is the account's, whatever the secret: %+v", first)
	}
	time.Sleep(first.Wait + 5*time.Millisecond)
	first = turn(t, new, ask(""))
	if err := new.Publish(t.Context(), first, "new", time.Minute); err != nil {
		t.Fatal(err)
	}
	if a, b := turn(t, old, ask("")), turn(t, new, ask("")); a.Value != "old" || b.Value != "new" {
		t.Errorf("%q, %q", a.Value, b.Value)
	}
}

func TestTheStoreTellsNothing(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store := s.store(secret)
	mine := turn(t, store, ask(""))
	if err := store.Publish(t.Context(), mine, "the token itself", time.Minute); err != nil {
		t.Fatal(err)
	}
	keys, err := s.client.Keys(t.Context(), "*").Result()
	if err != nil || len(keys) != 1 {
		t.Fatalf("%v: %v", keys, err)
	}
	all, err := s.client.HGetAll(t.Context(), keys[0]).Result()
	if err != nil {
		t.Fatal(err)
	}
	if said := fmt.Sprint(keys, all); strings.Contains(said, "the token") || strings.Contains(said, secret) {
		t.Error(said)
	}
	if left, err := s.client.PTTL(t.Context(), keys[0]).Result(); err != nil || left <= 0 {
		t.Errorf("it lies there for ever: %v, %v", left, err)
	}
	// Somebody else writes to it: what cannot be opened is as if it were not there.
	member := store.member()
	s.client.HSet(t.Context(), keys[0], member, strings.Replace(all[member], "A", "B", -1))
	if got, err := store.Turn(t.Context(), ask("")); err != nil || got.Value != "" {
		t.Errorf("%+v, %v", got, err)
	}
	s.client.HSet(t.Context(), keys[0], member, "garbage")
	if got, err := store.Turn(t.Context(), ask("")); err != nil || got.Value != "" {
		t.Errorf("%+v, %v", got, err)
	}
}

// A store that began anew may have lost that somebody has the turn.
func TestAStoreThatBeganAnew(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store := s.store(secret)
	ask := ask("")
	ask.Interval, ask.Lease = 2*time.Second, time.Second
	if mine := turn(t, store, ask); mine.Fence == 0 {
		t.Fatalf("%+v", mine)
	}
	s.kill()
	begun := time.Now()
	s.start()
	got := turn(t, store, ask)
	if got.Fence != 0 || got.Wait <= 0 {
		t.Fatalf("%+v", got)
	}
	for got.Fence == 0 {
		time.Sleep(50 * time.Millisecond)
		got = turn(t, store, ask)
	}
	if took := time.Since(begun); took < 2*time.Second || took > 6*time.Second {
		t.Errorf("after %v", took)
	}
}

// A service that gives the tokens token 1, token 2, and so on.
type service struct {
	*httptest.Server
	asked atomic.Int64
	hold  atomic.Int64 // so long, or until the client is gone
}

func newService(t *testing.T) *service {
	s := &service{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := s.asked.Add(1)
		select {
		case <-time.After(time.Duration(s.hold.Load())):
		case <-r.Context().Done():
		}
		fmt.Fprintf(w, `{"status":200,"error_code":0,"data":{"apitoken":"token-%d"}}`, n)
	}))
	t.Cleanup(s.Close)
	return s
}

func source(t *testing.T, base string, store bhauth.TokenStore, now func() time.Time) *bhauth.TokenSource {
	t.Helper()
	key, err := bhauth.NewAppKey([]byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { key.Close() })
	account := &bhauth.Bitbitduo{AppID: "a", Key: key, Now: now}
	source, err := account.TokenSource(nil, base)
	if err != nil {
		t.Fatal(err)
	}
	source.Store = store
	return source
}

func account(base string) string { return "bitbitduo " + strings.TrimPrefix(base, "http://") + " a" }

func TestManyProcessesMakeOneRequest(t *testing.T) {
	s, service := newServer(t), newService(t)
	service.hold.Store(int64(300 * time.Millisecond))
	s.knows(account(service.URL))
	said := make(chan string)
	const processes = 8
	for range processes {
		go func() { said <- <-child(t, s, service).token }()
	}
	for range processes {
		if got := <-said; got != "token-1" {
			t.Errorf("a process has %q", got)
		}
	}
	if asked := service.asked.Load(); asked != 1 {
		t.Errorf("%d requests", asked)
	}
}

// Whoever has the turn is killed in its request: another takes it over, an interval after the lease.
func TestTheHolderIsKilled(t *testing.T) {
	s, service := newServer(t), newService(t)
	service.hold.Store(int64(time.Hour))
	s.knows(account(service.URL))
	holder := child(t, s, service)
	for service.asked.Load() == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	holder.run.Process.Kill()
	store := s.store(secret)
	ask := bhauth.TokenAsk{Account: account(service.URL), Interval: 100 * time.Millisecond, Lease: time.Second}
	if got := turn(t, store, ask); got.Fence != 0 || got.Value != "" {
		t.Fatalf("the turn is still the dead one's: %+v", got)
	}
	left, err := store.call(t.Context(), redis.NewScript("return {redis.call('HGET', KEYS[1], 'leased'), redis.call('TIME')[1]}"), ask.Account)
	if err != nil {
		t.Fatal(err)
	}
	var leased, now int64
	fmt.Sscan(fmt.Sprint(left[0]), &leased)
	fmt.Sscan(fmt.Sprint(left[1]), &now)
	// Half a minute, which is how long a request may take: no test waits for that.
	if rest := leased - now*1000; rest < 25_000 || rest > 31_000 {
		t.Errorf("the lease ends in %d ms", rest)
	}
	if _, err := store.call(t.Context(), redis.NewScript("return {redis.call('HSET', KEYS[1], 'leased', 1, 'next', 1)}"), ask.Account); err != nil {
		t.Fatal(err)
	}
	service.hold.Store(0)
	if got := <-child(t, s, service).token; got != "token-2" {
		t.Errorf("%q", got)
	}
}

// A process is another one of this program.
type process struct {
	run   *exec.Cmd
	token chan string // what it says, once
}

func child(t *testing.T, s *server, service *service) *process {
	t.Helper()
	p := &process{exec.Command(os.Args[0], "-test.run", "^$"), make(chan string, 1)}
	p.run.Env = append(os.Environ(), "BH_FLEET_SOCKET="+s.socket, "BH_FLEET_BASE="+service.URL)
	p.run.Stderr = os.Stderr
	out, err := p.run.StdoutPipe()
	if err == nil {
		err = p.run.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		line, _ := bufio.NewReader(out).ReadString('\n')
		p.run.Wait()
		p.token <- strings.TrimSpace(line)
	}()
	t.Cleanup(func() { p.run.Process.Kill() })
	return p
}

func TestMain(m *testing.M) {
	socket := os.Getenv("BH_FLEET_SOCKET")
	if socket == "" {
		os.Exit(m.Run())
	}
	key, err := bhauth.NewAppKey([]byte(secret))
	check(err)
	account := &bhauth.Bitbitduo{AppID: "a", Key: key}
	source, err := account.TokenSource(nil, os.Getenv("BH_FLEET_BASE"))
	check(err)
	source.Store, err = NewStore(redis.NewClient(&redis.Options{Network: "unix", Addr: socket}), []byte(secret))
	check(err)
	token, err := source.Token(context.Background())
	check(err)
	fmt.Println(token.Value)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Whatever becomes of the store: who has a token goes on with it, who has none is told, and nobody asks the service.
func TestWhatBecomesOfTheStore(t *testing.T) {
	garbage, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { garbage.Close() })
	go func() {
		for {
			c, err := garbage.Accept()
			if err != nil {
				return
			}
			c.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
			c.Close()
		}
	}()
	for name, happens := range map[string]func(s *server) redis.Scripter{
		"it is away":          func(s *server) redis.Scripter { s.kill(); return s.client },
		"it is full":          func(s *server) redis.Scripter { s.must("CONFIG", "SET", "maxmemory", "1"); return s.client },
		"it may only be read": func(s *server) redis.Scripter { s.must("REPLICAOF", "127.0.0.1", "1"); return s.client },
		"it hangs":            func(s *server) redis.Scripter { s.must("CLIENT", "PAUSE", "60000"); return s.client },
		"another type is there": func(s *server) redis.Scripter {
			s.must("EVAL", "for _, k in ipairs(redis.call('KEYS', '*')) do redis.call('SET', k, 'x') end return 1", "0")
			return s.client
		},
		"it speaks otherwise": func(s *server) redis.Scripter {
			return redis.NewClient(&redis.Options{Addr: garbage.Addr().String(), MaxRetries: -1})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, service := newServer(t), newService(t)
			s.knows(account(service.URL))
			inner := s.store(secret)
			store := &switched{Store: inner}
			clock := atomic.Pointer[time.Time]{}
			at := time.Now()
			clock.Store(&at)
			with := source(t, service.URL, store, func() time.Time { return *clock.Load() })
			first, err := with.Token(t.Context())
			if err != nil || first.Value != "token-1" {
				t.Fatalf("%v: %v", first.Value, err)
			}
			s.knows(account(service.URL)) // nor keeps the interval anybody from it
			store.client = happens(s)
			// So late that a new one is asked for, and the old one is good yet.
			late := first.Expires.Add(-time.Second)
			clock.Store(&late)
			for range 3 {
				if token, err := with.Token(t.Context()); err != nil || token != first {
					t.Fatalf("%v: %v", token.Value, err)
				}
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			with.Invalidate(first)
			if token, err := with.Token(ctx); err == nil || !strings.Contains(err.Error(), "the store") {
				t.Errorf("%q: %v", token.Value, err)
			}
			if asked := service.asked.Load(); asked != 1 {
				t.Errorf("%d requests", asked)
			}
		})
	}
}

type switched struct{ *Store }

func (s *server) must(command ...any) {
	s.t.Helper()
	if err := s.client.Do(s.t.Context(), command...).Err(); err != nil {
		s.t.Fatal(err)
	}
}

// A host's clock is an hour off: it uses the token for as long as the others do.
func TestAHostsClockIsOff(t *testing.T) {
	s, service := newServer(t), newService(t)
	s.knows(account(service.URL))
	store := s.store(secret)
	right := source(t, service.URL, store, nil)
	token, err := right.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, off := range []time.Duration{time.Hour, -time.Hour} {
		wrong := source(t, service.URL, store, func() time.Time { return time.Now().Add(off) })
		got, err := wrong.Token(t.Context())
		if err != nil || got.Value != token.Value {
			t.Fatalf("%v: %q, %v", off, got.Value, err)
		}
		if d := got.Expires.Sub(token.Expires.Add(off)); d > time.Second || d < -5*time.Second {
			t.Errorf("%v: it expires %v later by that clock", off, d)
		}
	}
	if asked := service.asked.Load(); asked != 1 {
		t.Errorf("%d requests", asked)
	}
}

// The service takes a token no more: the others' new one comes out of the store, and not the same again.
func TestARefusedTokenIsNotGivenAgain(t *testing.T) {
	s, service := newServer(t), newService(t)
	s.knows(account(service.URL))
	one, other := source(t, service.URL, s.store(secret), nil), source(t, service.URL, s.store(secret), nil)
	one.MinInterval, other.MinInterval = 50*time.Millisecond, 50*time.Millisecond
	first, err := one.Token(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if same, err := other.Token(t.Context()); err != nil || same.Value != first.Value {
		t.Fatalf("%q: %v", same.Value, err)
	}
	one.Invalidate(first)
	second, err := one.Token(t.Context())
	if err != nil || second.Value != "token-2" {
		t.Fatalf("%q: %v", second.Value, err)
	}
	other.Invalidate(first)
	if got, err := other.Token(t.Context()); err != nil || got.Value != "token-2" {
		t.Errorf("%q: %v", got.Value, err)
	}
	if asked := service.asked.Load(); asked != 2 {
		t.Errorf("%d requests", asked)
	}
}

// The user that docs/fleet.md tells to make may do all that is done, and nothing else.
func TestTheStoresUser(t *testing.T) {
	page, err := os.ReadFile("../../../docs/fleet.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "`ACL SETUSER bh on >PASSWORD ")
	rules, _, found := strings.Cut(rest, "`")
	if !found {
		t.Fatal("docs/fleet.md makes no user")
	}
	s := newServer(t)
	s.knows("a")
	command := []any{"ACL", "SETUSER", "bh", "on", ">password"}
	for _, rule := range strings.Fields(rules) {
		command = append(command, rule)
	}
	s.must(command...)
	user := redis.NewClient(&redis.Options{Network: "unix", Addr: s.socket, Username: "bh", Password: "password", MaxRetries: -1})
	defer user.Close()
	store, err := NewStore(user, []byte(secret))
	if err != nil {
		t.Fatal(err)
	}
	mine := turn(t, store, ask(""))
	if err := store.Publish(t.Context(), mine, "token", time.Second); err != nil {
		t.Error(err)
	}
	if err := store.GiveUp(t.Context(), mine, 0); err != nil {
		t.Error(err)
	}
	if _, err := store.Turn(t.Context(), bhauth.TokenAsk{Account: "unknown", Interval: time.Second, Lease: time.Second}); err != nil {
		t.Error(err)
	}
	seen, _ := NewSeen(user, "webhooks", Refuse)
	if first, err := seen.First(t.Context(), "id", time.Second); err != nil || !first {
		t.Errorf("%v, %v", first, err)
	}
	for _, denied := range [][]any{{"KEYS", "*"}, {"GET", "other"}, {"FLUSHALL"}, {"CONFIG", "GET", "*"}, {"DEL", "bh:token:x"}} {
		if err := user.Do(t.Context(), denied...).Err(); err == nil || !strings.Contains(err.Error(), "NOPERM") {
			t.Errorf("%v: %v", denied, err)
		}
	}
}

func TestSeen(t *testing.T) {
	s := newServer(t)
	seen, err := NewSeen(s.client, "webhooks", Refuse)
	if err != nil {
		t.Fatal(err)
	}
	other, _ := NewSeen(s.client, "requests", Allow)
	for _, want := range []bool{true, false, false} {
		if first, err := seen.First(t.Context(), "id", 200*time.Millisecond); err != nil || first != want {
			t.Fatalf("%v, %v", first, err)
		}
	}
	if first, err := other.First(t.Context(), "id", time.Second); err != nil || !first {
		t.Errorf("a scope knows of another: %v", err)
	}
	time.Sleep(220 * time.Millisecond)
	if first, err := seen.First(t.Context(), "id", 200*time.Millisecond); err != nil || !first {
		t.Errorf("it is remembered for ever: %v", err)
	}
	if _, err := seen.First(t.Context(), "", time.Second); err == nil {
		t.Error("an empty id")
	}
	if _, err := seen.First(t.Context(), "id", 0); err == nil {
		t.Error("no window")
	}
	s.kill()
	if first, err := seen.First(t.Context(), "new", time.Second); first || err == nil {
		t.Errorf("%v, %v", first, err)
	}
	if first, err := other.First(t.Context(), "new", time.Second); !first || err == nil {
		t.Errorf("%v, %v", first, err)
	}
	if _, err := NewSeen(s.client, "webhooks", 0); err == nil {
		t.Error("it was not told what to do while the store is away")
	}
}

// A client that heard nothing of its first call asks again, in the same words.
func TestAskingAgain(t *testing.T) {
	s := newServer(t)
	s.knows("a")
	store := s.store(secret)
	for range 2 {
		said, err := store.call(t.Context(), turnScript, "a", store.member(), "", 1000, 1000, "the asker")
		if err != nil || !said.is("turn", 1) || said.number(0) != 1 {
			t.Errorf("%v, %v", said, err)
		}
		if first, err := seenScript.Run(t.Context(), s.client, []string{"k"}, "the asker", 1000).Int(); err != nil || first != 1 {
			t.Errorf("%v, %v", first, err)
		}
	}
}

func BenchmarkToken(b *testing.B) {
	service := &service{}
	service.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, `{"status":200,"error_code":0,"data":{"apitoken":"token"}}`)
	}))
	defer service.Close()
	key, err := bhauth.NewAppKey([]byte(secret))
	if err != nil {
		b.Fatal(err)
	}
	defer key.Close()
	account := &bhauth.Bitbitduo{AppID: "a", Key: key}
	source, err := account.TokenSource(nil, service.URL)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := source.Token(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
