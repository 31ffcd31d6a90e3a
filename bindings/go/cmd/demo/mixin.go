package main

import (
	"context"
	"errors"
	"strings"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// mixin: a JWT for each request, for a bot and by OAuth, whose responses are signed too.
func (d *demo) mixin(ctx context.Context) error {
	a, err := d.account("mixin", "MIXIN")
	if err != nil {
		return err
	}
	printHeading("Mixin", a)
	key, err := mixinKey(a.values[2])
	if err != nil {
		return err
	}
	defer key.Close()
	bot := &bhauth.Mixin{UID: a.values[0], SID: a.values[1], Key: key, Lifetime: 10 * time.Minute}

	if _, err := d.mixinCall(ctx, a, bot, bhauth.MixinCall{Target: "/me"}, exchange{title: "bot: GET"}); err != nil {
		return err
	}
	if !a.real { // in a real account it would move money
		call := bhauth.MixinCall{Target: "/transfers?fee=0", Body: []byte(`{"amount":"0.01","memo":"demo"}`)}
		if _, err := d.mixinCall(ctx, a, bot, call, exchange{title: "bot: POST with a body"}); err != nil {
			return err
		}
	}
	_, err = d.mixinCall(ctx, a, bot, bhauth.MixinCall{Target: "/me"}, exchange{
		title: "bot: GET", tampered: "GET signed, POST sent", refusal: "UNAUTHORIZED",
	})
	if err != nil || a.real {
		return err
	}
	return d.mixinOAuth(ctx, a)
}

// mixinKey reads either form: hex is of 64 or 128 characters, base64url is not.
func mixinKey(text string) (*bhauth.Ed25519Key, error) {
	if len(text) == 64 || len(text) == 128 {
		return bhauth.NewEd25519KeyFromHex(text)
	}
	return bhauth.NewEd25519KeyFromBase64URL(text)
}

func (d *demo) mixinCall(ctx context.Context, a *account, m *bhauth.Mixin, call bhauth.MixinCall, x exchange) (got *bhauth.HTTPResponse, err error) {
	if call.Claims, err = m.NewClaims(); err != nil {
		return nil, err
	}
	if x.request, err = m.Request(call); err != nil {
		return nil, err
	}
	token := strings.TrimPrefix(x.request.Header[1].Value, "Bearer ")
	dot := strings.LastIndexByte(token, '.')
	x.payload, x.sign = []byte(token[:dot]), token[dot+1:]
	if x.tampered != "" {
		x.request.Method = "POST"
	}
	err = d.exchange(ctx, a, &x, func(response *bhauth.HTTPResponse) error {
		got = response
		return m.Response(response).Err()
	})
	return got, err
}

// mixinOAuth checks the server's signature over its response, and over one that was changed on the way.
func (d *demo) mixinOAuth(ctx context.Context, a *account) error {
	var values [5]string
	for i, path := range [][]string{
		{"mixin", "oauth", "iss"}, {"mixin", "oauth", "aid"}, {"mixin", "oauth", "scp"}, {"mixin", "oauth", "seed_hex"},
		{"mixin", "server", "public_hex"},
	} {
		value, err := sandboxCredential(path...)
		if err != nil {
			return err
		}
		values[i] = value
	}
	key, err := bhauth.NewEd25519KeyFromHex(values[3])
	if err != nil {
		return err
	}
	defer key.Close()
	public, err := bhauth.DecodeHex(values[4])
	if err != nil {
		return err
	}
	m := &bhauth.Mixin{ISS: values[0], AID: values[1], SCP: values[2], Key: key, Lifetime: 10 * time.Minute}
	got, err := d.mixinCall(ctx, a, m, bhauth.MixinCall{Target: "/me"}, exchange{title: "OAuth: GET"})
	if err != nil || len(got.Body) == 0 {
		return err
	}
	integrity := func() error {
		return bhauth.MixinVerifyIntegrity(got.Header.Get("X-Integrity-Token"), public, bhauth.MixinSigned{
			Method: "GET", Target: "/me", Body: got.Body, RequestID: got.Header.Get("X-Request-Id"),
		}, &bhauth.Window{Ahead: time.Minute})
	}
	err = integrity()
	if err == nil {
		printValue("integrity", "the response is the server's own: X-Integrity-Token fits")
	}
	d.noteStatus(a, "OAuth: X-Integrity-Token", bhauth.OK, err)
	got.Body[len(got.Body)/2] ^= 1
	err = integrity()
	printValue("tampered", "the response with one bit changed is refused:")
	d.noteStatus(a, "response with one bit changed", bhauth.ErrTokenRequest, err)
	return nil
}

// noteStatus adds the outcome of a check that needs no server.
func (d *demo) noteStatus(a *account, title string, expected bhauth.Status, err error) {
	got := bhauth.OK
	if errors.As(err, &got) {
		printValue("", got.Name())
		printValue("advice", got.Error())
	}
	d.note(a, title, expected.Name(), got.Name(), got == expected)
}
