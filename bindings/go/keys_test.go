package bhauth

import (
	"crypto/rand"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"
)

// One key for many goroutines, and one that is closed under them.
func TestManyGoroutines(t *testing.T) {
	b := &Toobit{Key: hmacKey(t, "secret")}
	closing := &Toobit{Key: hmacKey(t, "secret")}
	m := &Mixin{UID: "u", SID: "s", Key: ed25519Key(t, strings.Repeat("9d", 32))}
	want, err := b.Sign("a=b", "")
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for i := range 16 {
		group.Add(1)
		go func() {
			defer group.Done()
			for j := range 200 {
				if got, err := b.Sign("a=b", ""); got != want || err != nil {
					t.Errorf("%s %v", got, err)
				}
				if got, err := closing.Sign("a=b", ""); got != want && !errors.Is(err, ErrKey) {
					t.Errorf("%s %v", got, err)
				}
				if _, err := m.Request(MixinCall{Target: "/me"}); err != nil {
					t.Error(err)
				}
				if i == 0 && j == 100 {
					closing.Key.Close()
				}
			}
		}()
	}
	group.Wait()
	_, err = closing.Sign("a=b", "")
	is(t, "after Close", err, ErrKey)
}

// Close overwrites the key before it gives its memory back.
func TestCloseWipes(t *testing.T) {
	hmac, ed, app := hmacKey(t, "secret"), ed25519Key(t, strings.Repeat("9d", 32)), appKey(t, "secret")
	for name, key := range map[string]struct {
		memory *memory
		size   int
		close  func() error
	}{
		"HMACKey": {&hmac.memory, 128, hmac.Close}, "Ed25519Key": {&ed.memory, 320, ed.Close}, "AppKey": {&app.memory, 6, app.Close},
	} {
		wipe, wiped := key.memory.wipe, 0
		key.memory.wipe = func(at unsafe.Pointer) {
			bytes := unsafe.Slice((*byte)(at), key.size)
			before := !slices.Equal(bytes, make([]byte, key.size))
			wipe(at)
			if before && slices.Equal(bytes, make([]byte, key.size)) {
				wiped++
			}
		}
		if err := errors.Join(key.close(), key.close()); err != nil || wiped != 1 {
			t.Errorf("%s: wiped %d times, %v", name, wiped, err)
		}
	}
}

// What is forgotten without Close is wiped by the collector's cleanup.
func TestForgottenMemoryIsWiped(t *testing.T) {
	wiped := make(chan bool)
	new(memory).hold(allocate(16), func(unsafe.Pointer) { close(wiped) })
	for end := time.Now().Add(20 * time.Second); ; {
		runtime.GC()
		select {
		case <-wiped:
			return
		case <-time.After(10 * time.Millisecond):
		}
		if time.Now().After(end) {
			t.Fatal("not wiped")
		}
	}
}

// Keys that are forgotten are freed after their last use, and not before.
func TestForgottenKeys(t *testing.T) {
	for i := range 1000 {
		secret := make([]byte, 32)
		rand.Read(secret)
		key, err := NewHMACKey(secret)
		if err != nil {
			t.Fatal(err)
		}
		if i%100 == 0 {
			runtime.GC()
		}
		message := []byte(fmt.Sprint(i))
		mac, err := key.Sum(message)
		if err != nil {
			t.Fatal(err)
		}
		crossCheck(t, secret, message, fmt.Sprintf("%x", mac))
	}
}
