package bhauth

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// sandboxKeystore is the file of the sandbox's bot, with what its user adds.
func sandboxKeystore(t *testing.T) *MixinKeystore {
	t.Helper()
	c := testCredentials(t).Mixin
	file := fmt.Sprintf(`{"app_id":%q,"session_id":%q,"session_private_key":%q,"server_public_key":%q,"pin":%q}`,
		c.UID, c.SID, c.PrivateKey, c.Server.PublicHex, c.PIN)
	keystore, err := ReadMixinKeystore([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { keystore.Close() })
	keystore.SpendKey = []byte(c.SpendSeed)
	return keystore
}

// sent is a header of a request.
func sent(request *Request, name string) string {
	for _, header := range request.Header {
		if header.Name == name {
			return header.Value
		}
	}
	return ""
}

func TestSandboxMixinPin(t *testing.T) {
	keystore := sandboxKeystore(t)
	m, err := keystore.Account()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Key.Close() })
	spend := ed25519Key(t, testCredentials(t).Mixin.SpendSeed)
	public, err := spend.Public()
	if err != nil {
		t.Fatal(err)
	}
	if spend, err = keystore.SpendingKey(public); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { spend.Close() })
	verify := func(sealed, more string) error {
		t.Helper()
		request, err := m.Request(MixinCall{Target: "/pin/verify", Body: []byte(`{"pin_base64":"` + sealed + `"` + more + `}`)})
		if err != nil {
			t.Fatal(err)
		}
		return send(t, request, verdict(m.Response))
	}
	sealed, err := keystore.Pin(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(sealed, ""); err != nil {
		t.Error(err)
	}
	// An iterator is good for one.
	refused(t, verify(sealed, ""), 10002, "INVALID_FIELD")
	other, err := keystore.Pin([]byte("654321"), nil)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, verify(other, ""), 20119, "PIN_INCORRECT")
	// The classic error: the server's key taken for one that is converted already.
	keystore.ServerKeyKind = MixinServerKeyX25519
	if wrong, err := keystore.Pin(nil, nil); err != nil {
		t.Error(err)
	} else {
		refused(t, verify(wrong, ""), 10002, "INVALID_FIELD")
	}
	keystore.ServerKeyKind = MixinServerKeyEd25519
	timestamp := fmt.Sprint(time.Now().UnixNano())
	signature, err := MixinTIPSign(spend, "TIP:VERIFY:", Params{{"timestamp", timestamp}})
	if err != nil {
		t.Fatal(err)
	}
	if sealed, err = keystore.Pin(signature, nil); err != nil {
		t.Fatal(err)
	}
	if err := verify(sealed, `,"timestamp":`+timestamp); err != nil {
		t.Error(err)
	}
}

func TestSandboxMixinAuthorization(t *testing.T) {
	c := testCredentials(t).Mixin.OAuth
	key := ed25519Key(t, c.SeedHex)
	public, err := key.Public()
	if err != nil {
		t.Fatal(err)
	}
	call := MixinTokenCall{ClientID: c.ISS, Code: c.Code, CodeVerifier: c.Verifier, PublicKey: public}
	var granted *MixinAuthorization
	request, err := MixinTokenRequest(call)
	accepted(t, request, err, func(r *HTTPResponse) (err error) {
		if err := MixinTokenResponse(r).Err(); err != nil {
			return err
		}
		granted, err = ReadMixinAuthorization(r.Body)
		return err
	})
	m := &Mixin{ISS: c.ISS, AID: granted.AuthorizationID, SCP: granted.Scope, Key: key}
	request, err = m.Request(MixinCall{Target: "/me?a=b"})
	accepted(t, request, err, func(r *HTTPResponse) error {
		id := sent(request, "X-Request-Id")
		if err := MixinVerifyResponse(r, granted.ServerKey, request.Target, id, nil); err != nil {
			return err
		}
		if err := MixinVerifyResponse(r, granted.ServerKey, "/me", id, nil); !errors.Is(err, ErrTokenRequest) {
			t.Errorf("of another target: %v", err)
		}
		r.Header.Del("X-Integrity-Token")
		if err := MixinVerifyResponse(r, granted.ServerKey, request.Target, id, nil); !errors.Is(err, ErrIntegrityMissing) {
			t.Errorf("unsigned: %v", err)
		}
		return m.Response(r).Err()
	})
	call.Code = "old"
	request, err = MixinTokenRequest(call)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, verdict(MixinTokenResponse)), 20121, "AUTHORIZATION_CODE_EXPIRED")
}

func TestSandboxMixinBlaze(t *testing.T) {
	m, err := sandboxKeystore(t).Account()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Key.Close() })
	request, err := m.BlazeRequest(nil)
	if err != nil {
		t.Fatal(err)
	}
	base, _, _ := sandbox(t)
	open := func() int {
		t.Helper()
		req, err := request.HTTP(t.Context(), base)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range map[string]string{
			"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
		} {
			req.Header.Set(name, value)
		}
		socket, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer socket.Close()
		if err := req.Write(socket); err != nil {
			t.Fatal(err)
		}
		response, err := http.ReadResponse(bufio.NewReader(socket), req)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		return response.StatusCode
	}
	equal(t, "the handshake", open(), http.StatusSwitchingProtocols)
	equal(t, "its token again", open(), http.StatusAccepted)
}
