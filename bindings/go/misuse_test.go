package bhauth

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// is expects an error of this package with a status, whose text says what to do.
func is(t *testing.T, what string, err error, status Status) {
	t.Helper()
	var e *Error
	if !errors.Is(err, status) || !errors.As(err, &e) || e.Status != status {
		t.Errorf("%s: got %v, want %s", what, err, status.Name())
		return
	}
	if !strings.Contains(err.Error(), status.Name()) || !strings.Contains(err.Error(), status.Error()) {
		t.Errorf("%s: %q says too little", what, err)
	}
}

// Every call with a key that is closed, or absent, or a zero value.
func TestClosedKeys(t *testing.T) {
	closed := hmacKey(t, "secret")
	closedEd := ed25519Key(t, strings.Repeat("9d", 32))
	closedApp := appKey(t, "secret")
	for range 2 {
		if err := errors.Join(closed.Close(), closedEd.Close(), closedApp.Close()); err != nil {
			t.Error(err)
		}
	}
	const now = 1740568725231
	hex64 := strings.Repeat("0", 64)
	for name, key := range map[string]*HMACKey{"closed": closed, "nil": nil, "zero": {}} {
		v, p, b := &Velafi{"k", key, nil}, &Pave{"u", "k", key, nil}, &Toobit{"k", key, nil}
		_, err := key.Sum(nil)
		is(t, name+" HMACKey.Sum", err, ErrKey)
		_, err = v.Sign(now)
		is(t, name+" Velafi.Sign", err, ErrKey)
		is(t, name+" Velafi.Verify", v.Verify(hex64, now, nil), ErrKey)
		_, err = v.TokenRequest(time.Time{})
		is(t, name+" Velafi.TokenRequest", err, ErrKey)
		_, err = p.Sign("1622378959")
		is(t, name+" Pave.Sign", err, ErrKey)
		is(t, name+" Pave.Verify", p.Verify(hex64, "1622378959", nil), ErrKey)
		_, err = p.Request(PaveCall{Target: "/"})
		is(t, name+" Pave.Request", err, ErrKey)
		_, err = b.Sign("a=b", "")
		is(t, name+" Toobit.Sign", err, ErrKey)
		is(t, name+" Toobit.Verify", b.Verify(hex64, "a=b", "", time.Now()), ErrKey)
		_, err = b.Request(ToobitCall{Path: "/a"})
		is(t, name+" Toobit.Request", err, ErrKey)
		is(t, name+" Close", errors.Join(key.Close(), check("", ErrKey)), ErrKey)
	}
	for name, key := range map[string]*Ed25519Key{"closed": closedEd, "nil": nil, "zero": {}} {
		m := &Mixin{UID: "u", SID: "s", Key: key}
		_, err := key.Sign(nil)
		is(t, name+" Ed25519Key.Sign", err, ErrKey)
		_, err = key.Public()
		is(t, name+" Ed25519Key.Public", err, ErrKey)
		_, err = m.Request(MixinCall{})
		is(t, name+" Mixin.Request", err, ErrKey)
		_, err = m.Sign(nil, "GET", "/", nil)
		is(t, name+" Mixin.Sign", err, ErrKey)
	}
	for name, key := range map[string]*AppKey{"closed": closedApp, "nil": nil, "zero": {}} {
		b := &Bitbitduo{AppID: "a", Key: key}
		_, err := b.Payload(123456, now/1000)
		is(t, name+" Bitbitduo.Payload", err, ErrKey)
		_, err = b.Sign(123456, now/1000)
		is(t, name+" Bitbitduo.Sign", err, ErrKey)
		is(t, name+" Bitbitduo.Verify", b.Verify(hex64, 123456, now/1000, nil), ErrKey)
		_, err = b.TokenRequest(BitbitduoTokenCall{})
		is(t, name+" Bitbitduo.TokenRequest", err, ErrKey)
	}
}

func TestWrongSizesAndEmptyInputs(t *testing.T) {
	for _, secret := range [][]byte{nil, {}} {
		_, err := NewHMACKey(secret)
		is(t, "NewHMACKey", err, ErrSecretEmpty)
		_, err = NewAppKey(secret)
		is(t, "NewAppKey", err, ErrSecretEmpty)
		is(t, "CheckSecret", CheckSecret(secret), ErrSecretEmpty)
	}
	for _, size := range []int{0, 1, 31, 33, 64} {
		_, err := NewEd25519KeyFromSeed(make([]byte, size))
		is(t, "seed", err, ErrKeyLength)
		is(t, "public", VerifyEd25519(make([]byte, size), nil, make([]byte, 64)), ErrPublicKey)
		is(t, "public", MixinVerify("a.b.c", make([]byte, size), MixinSigned{}, nil), ErrPublicKey)
		is(t, "public", MixinVerifyIntegrity("a.b.c", make([]byte, size), MixinSigned{}, nil), ErrPublicKey)
	}
	for _, size := range []int{0, 63, 65} {
		is(t, "signature", VerifyEd25519(make([]byte, 32), nil, make([]byte, size)), ErrSignatureFormat)
	}
	_, err := NewEd25519KeyFromHex("")
	is(t, "empty hex", err, ErrSecretEmpty)
	_, err = RandomBelow(0)
	is(t, "bound", err, ErrBound)
	for _, status := range []int{-1, 99, 600, 1 << 40, 1<<32 + 200} {
		is(t, "HTTP status", new(Pave).Response(&HTTPResponse{Status: status}).Err(), ErrHTTPStatus)
	}
	b := &Toobit{APIKey: "k", Key: hmacKey(t, "secret")}
	_, err = b.Request(ToobitCall{Path: "/a", Query: []Param{{}}})
	is(t, "empty parameter", err, ErrParamName)
	_, err = b.Request(ToobitCall{Path: "/a", Query: make([]Param, 2000)})
	is(t, "2000 parameters", err, ErrSize)
	if signature, err := b.Sign("", ""); err != nil || len(signature) != 64 {
		t.Errorf("empty payload: %q %v", signature, err)
	}
	_, err = new(Mixin).Payload(nil, "GET", "/", nil)
	is(t, "no claims", err, ErrClaims)
}

// Only JSON wants UTF-8; what is signed may be any bytes.
func TestNotUTF8(t *testing.T) {
	const bad = "a\xff\xc0\x80\xed\xa0\x80\x00z"
	key := hmacKey(t, bad)
	_, err := (&Toobit{Key: key}).Sign(bad, bad)
	is(t, "raw query", err, ErrQueryCharacter)
	if mac, err := key.Sum([]byte(bad)); err != nil || mac == [32]byte{} {
		t.Errorf("%x %v", mac, err)
	}
	m := &Mixin{UID: bad, SID: "s", Key: ed25519Key(t, strings.Repeat("9d", 32))}
	_, err = m.Request(MixinCall{})
	is(t, "claim", err, ErrUTF8)
	request, err := (&Toobit{APIKey: "k", Key: key}).Request(ToobitCall{Path: "/a", Query: []Param{{bad, bad}}})
	if err != nil || !strings.Contains(request.Target, "a%FF%C0%80%ED%A0%80%00z=a%FF") {
		t.Errorf("%+v %v", request, err)
	}
	_, err = ParseUTC(bad)
	is(t, "time", err, ErrTimeFormat)
}

// Inputs and outputs beyond the first capacity of a call.
func TestLargeInputs(t *testing.T) {
	large := strings.Repeat("0123456789abcdef", 1<<16)
	b := &Toobit{APIKey: "k", Key: hmacKey(t, large)}
	signature, err := b.Sign(large, large)
	if err != nil {
		t.Fatal(err)
	}
	crossCheck(t, []byte(large), []byte(large+large), signature)
	payload, err := b.Payload(large, large)
	if err != nil || string(payload) != large+large {
		t.Errorf("%d bytes, %v", len(payload), err)
	}
	request, err := b.Request(ToobitCall{Path: "/a", Form: []Param{{"name", large}}})
	if err != nil || len(request.Body) < len(large) {
		t.Errorf("%v", err)
	}
	m := &Mixin{UID: large, SID: "s", Key: ed25519Key(t, strings.Repeat("9d", 32))}
	claims, err := m.NewClaims()
	if err != nil {
		t.Fatal(err)
	}
	token, err := m.Sign(claims, "POST", "/", []byte("["+large))
	if err != nil {
		t.Fatal(err)
	}
	_, err = MixinDecode(token)
	is(t, "token of a megabyte", err, ErrSize)
}

// Secrets are in no text that is made by accident.
func TestNothingShowsASecret(t *testing.T) {
	const secret = "robotapi:not-for-logs"
	token := Token{Value: secret, Expires: time.Now()}
	key := appKey(t, secret)
	account := Bitbitduo{AppID: "a", Key: key, Scheme: 99}
	_, failed := account.Sign(1, 1)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("token", "token", token, "error", failed)
	slog.New(slog.NewTextHandler(&log, nil)).Info("token", "token", token, "error", failed)
	shown := fmt.Sprintf("%v %+v %#v %s %v %+v %+v %s", token, token, token, token, key, account, failed, log.String())
	if strings.Contains(shown, "not-for-logs") {
		t.Error(shown)
	}
	if text, err := json.Marshal(key); err != nil || strings.Contains(string(text), "not-for-logs") {
		t.Errorf("%s %v", text, err)
	}
}
