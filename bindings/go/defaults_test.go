package bhauth

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// What a zero value means, with a clock that stands still.
func TestDefaults(t *testing.T) {
	at := time.Date(2025, 2, 26, 11, 18, 45, 231e6, time.UTC)
	now := func() time.Time { return at }
	key := hmacKey(t, "xxxx")
	v := &Velafi{APIKey: "k", Key: key, Now: now}
	request, err := v.TokenRequest(time.Time{})
	if err != nil || !strings.Contains(request.Target, "?timestamp=1740568725231&signature=7fdd71b6") {
		t.Errorf("%+v %v", request, err)
	}
	request, err = (&Pave{Username: "u", APIKey: "k", Key: key, Now: now}).Request(PaveCall{Target: "/"})
	if err != nil || request.Method != "GET" || request.Header[2] != (Param{"API-Timestamp", "2025-02-26T11:18:45Z"}) {
		t.Errorf("%+v %v", request, err)
	}
	request, err = (&Toobit{APIKey: "k", Key: key, Now: now}).Request(ToobitCall{Path: "/a"})
	if err != nil || !strings.HasPrefix(request.Target, "/a?recvWindow=5000&timestamp=1740568725231&signature=") {
		t.Errorf("%+v %v", request, err)
	}
	claims, err := (&Mixin{UID: "u", SID: "s", Now: now}).NewClaims()
	if err != nil || claims.IatS != 1740568725 || claims.ExpS-claims.IatS != 90*24*3600 || len(claims.JTI) != 36 {
		t.Errorf("%+v %v", claims, err)
	}
	request, err = (&Bitbitduo{AppID: "a", Key: appKey(t, "k"), Now: now}).TokenRequest(BitbitduoTokenCall{})
	if err != nil || !strings.Contains(request.Target, "&time=1740568725&random=") {
		t.Errorf("%+v %v", request, err)
	}
	p := &Pave{Username: "u", APIKey: "k", Key: key, Now: now}
	for age, want := range map[time.Duration]Status{0: OK, PaveWindow: OK, PaveWindow + time.Second: ErrStale, -time.Second: OK, -2 * time.Second: ErrFuture} {
		timestamp := strconv.FormatInt(at.Add(-age).Unix(), 10)
		p.Now = func() time.Time { return at.Truncate(time.Second) }
		token, err := p.Sign(timestamp)
		if err == nil {
			err = p.Verify(token, timestamp, p.Window())
		}
		if want != OK {
			is(t, "PAVE's own window, "+age.String(), err, want)
		} else if err != nil {
			t.Errorf("PAVE's own window, %v: %v", age, err)
		}
	}
	old := at.UnixMilli()
	signature, err := v.Sign(old)
	if err != nil {
		t.Fatal(err)
	}
	is(t, "a window around the present", v.Verify(signature, old, &Window{Past: time.Minute}), ErrStale)
	if err := v.Verify(signature, old, &Window{Now: at.Add(time.Minute), Past: time.Minute}); err != nil {
		t.Error(err)
	}
}

func TestOffset(t *testing.T) {
	at := time.UnixMilli(1740568725000)
	offset, err := NewOffset(at, at.Add(100*time.Millisecond), at.Add(7050*time.Millisecond), time.Millisecond)
	if err != nil || offset.Ahead != 7*time.Second || offset.Uncertainty != 51*time.Millisecond {
		t.Errorf("%+v %v", offset, err)
	}
	if ahead := time.Until(offset.Now()); ahead < 6*time.Second || ahead > 7*time.Second {
		t.Errorf("Now is %v ahead", ahead)
	}
	_, err = NewOffset(at, at.Add(-time.Millisecond), at, time.Millisecond)
	is(t, "received before sent", err, ErrInterval)
	_, err = NewOffset(time.UnixMilli(0), time.UnixMilli(0), time.UnixMilli(99999999999999), time.Millisecond)
	is(t, "beyond a time.Duration", err, ErrTimeRange)
}
