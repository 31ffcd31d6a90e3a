package bhauth

import (
	"context"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// refused expects a service's refusal with a code and a name.
func refused(t *testing.T, err error, code int64, name string) {
	t.Helper()
	var refusal *Refused
	if !errors.As(err, &refusal) {
		t.Fatalf("got %v, want the refusal %s", err, name)
	}
	equal(t, "code", refusal.Code, code)
	equal(t, "name", refusal.Name, name)
	if refusal.Advice == "" || !strings.Contains(err.Error(), name) {
		t.Errorf("an error that helps nobody: %v", err)
	}
}

// accepted sends a request that must be accepted.
func accepted(t *testing.T, request *Request, err error, read func(*HTTPResponse) error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if err := send(t, request, read); err != nil {
		t.Fatal(err)
	}
}

func send(t *testing.T, request *Request, read func(*HTTPResponse) error) error {
	t.Helper()
	base, client, _ := sandbox(t)
	came, err := request.Send(t.Context(), client, base)
	if err != nil || came.Err != nil {
		t.Fatal(err, came)
	}
	return read(came)
}

// verdict is a reader's outcome as an error.
func verdict(read func(*HTTPResponse) Outcome) func(*HTTPResponse) error {
	return func(r *HTTPResponse) error { return read(r).Err() }
}

func TestSandboxVelafi(t *testing.T) {
	c := testCredentials(t).Velafi
	v := &Velafi{APIKey: c.APIKey, Key: hmacKey(t, c.Secret)}
	var token Token
	readToken := func(r *HTTPResponse) (err error) {
		token, err = v.TokenResponse(r)
		return err
	}
	request, err := v.TokenRequest(time.Time{})
	accepted(t, request, err, readToken)
	if token.Value == "" || time.Until(token.Expires) < time.Minute {
		t.Fatalf("%v", token)
	}
	request, err = v.Request(VelafiCall{Token: token.Value, Target: "/v2/account"})
	accepted(t, request, err, verdict(v.Response))

	request, err = v.Request(VelafiCall{Token: "not-" + token.Value, Target: "/v2/account"})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, verdict(v.Response)), -1002, "UNAUTHORIZED")

	request, err = v.TokenRequest(time.Now().Add(-time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, readToken), -1021, "INVALID_TIMESTAMP")
	request.Target = strings.Replace(request.Target, "timestamp=1", "timestamp=2", 1)
	refused(t, send(t, request, readToken), -1022, "INVALID_SIGNATURE")
}

func TestSandboxPave(t *testing.T) {
	c := testCredentials(t).Pave
	p := &Pave{Username: c.Username, APIKey: c.APIKey, Key: hmacKey(t, c.Secret)}
	request, err := p.Request(PaveCall{Target: "/v1/sessions"})
	accepted(t, request, err, verdict(p.Response))
	request, err = p.Request(PaveCall{Target: "/v1/sessions", Body: []byte(`{"vin":"1"}`)})
	equal(t, "method", request.Method, "POST")
	accepted(t, request, err, verdict(p.Response))

	p.Key = hmacKey(t, "another secret")
	request, err = p.Request(PaveCall{Target: "/v1/sessions"})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, verdict(p.Response)), 401, "UNAUTHORIZED")

	p.Key = hmacKey(t, c.Secret)
	p.Username = "a.user.of.the.dashboard"
	request, err = p.Request(PaveCall{Target: "/v1/sessions"})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, verdict(p.Response)), 401, "UNAUTHORIZED")
}

func TestSandboxMixin(t *testing.T) {
	c := testCredentials(t).Mixin
	m := &Mixin{UID: c.UID, SID: c.SID, Key: ed25519Key(t, c.PrivateKey)}
	request, err := m.Request(MixinCall{Target: "/me"})
	accepted(t, request, err, verdict(m.Response))
	// The same token again.
	refused(t, send(t, request, verdict(m.Response)), 401, "UNAUTHORIZED")
	// A target that net/url would encode anew, and a body.
	request, err = m.Request(MixinCall{Target: "/transfers?memo=a%7cb%5Ec%2fd&x", Body: []byte(`{"amount":"0.1"}`)})
	accepted(t, request, err, verdict(m.Response))
	request, err = m.Request(MixinCall{Target: "/a%7Cb/c%2fd/'e';f(0)*!"})
	accepted(t, request, err, verdict(m.Response))
	// What the document's main does: POST is signed and GET is sent.
	request, err = m.Request(MixinCall{Method: "POST", Target: "/me"})
	if err != nil {
		t.Fatal(err)
	}
	request.Method = "GET"
	refused(t, send(t, request, verdict(m.Response)), 401, "UNAUTHORIZED")
}

func TestSandboxMixinOAuth(t *testing.T) {
	c := testCredentials(t).Mixin
	base, client, _ := sandbox(t)
	m := &Mixin{ISS: c.OAuth.ISS, AID: c.OAuth.AID, SCP: c.OAuth.SCP, Key: ed25519Key(t, c.OAuth.SeedHex), Lifetime: time.Minute}
	request, err := m.Request(MixinCall{Target: "/me?fields=all"})
	if err != nil {
		t.Fatal(err)
	}
	req, err := request.HTTP(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	response := ReadResponse(client.Do(req))
	if err := m.Response(response).Err(); err != nil {
		t.Fatal(err)
	}
	public, err := hex.DecodeString(c.Server.PublicHex)
	if err != nil {
		t.Fatal(err)
	}
	token := response.Header.Get("X-Integrity-Token")
	signed := MixinSigned{Method: request.Method, Target: request.Target, Body: response.Body, RequestID: response.Header.Get("X-Request-Id")}
	if err := MixinVerifyIntegrity(token, public, signed, &Window{Ahead: time.Second, Past: time.Second}); err != nil {
		t.Errorf("the response's own token: %v", err)
	}
	signed.Body = append(signed.Body, ' ')
	if err := MixinVerifyIntegrity(token, public, signed, nil); !errors.Is(err, ErrTokenRequest) {
		t.Errorf("of another body: %v", err)
	}
}

func TestSandboxToobit(t *testing.T) {
	c := testCredentials(t).Toobit
	base, client, _ := sandbox(t)
	b := &Toobit{APIKey: c.APIKey, Key: hmacKey(t, c.Secret)}
	offset, err := b.ClockOffset(context.Background(), client, base)
	if err != nil {
		t.Fatal(err)
	}
	if offset.Ahead.Abs() > 5*time.Second || offset.Uncertainty <= 0 {
		t.Errorf("offset %+v", offset)
	}
	b.Now = offset.Now
	odd := []Param{{"newClientOrderId", "a b+c&d=é@☃"}, {"empty", ""}}
	for _, call := range []ToobitCall{
		{Path: "/api/v1/futures/balance"},
		{Path: "/api/v1/spot/order", Query: odd},
		{Path: "/api/v1/spot/order", Form: odd},
		{Path: "/api/v1/spot/order", Query: odd, Form: []Param{{"quantity", "1"}}, RecvWindow: time.Minute},
		{Path: "/api/v1/spot/batchOrders", JSON: []byte(`[{"symbol":"BTCUSDT"}]`)},
		{Path: "/api/v1/spot/order", Method: http.MethodDelete, Query: odd},
	} {
		request, err := b.Request(call)
		accepted(t, request, err, verdict(b.Response))
	}
	request, err := b.Request(ToobitCall{Path: "/api/v1/spot/order", Form: odd})
	if err != nil {
		t.Fatal(err)
	}
	request.Body = []byte(strings.Replace(string(request.Body), "empty=", "empty=0", 1))
	refused(t, send(t, request, verdict(b.Response)), -1022, "INVALID_SIGNATURE")
	// What a client does that sorts parameters.
	request, err = b.Request(ToobitCall{Path: "/api/v1/spot/order", Query: []Param{{"symbol", "BTCUSDT"}, {"side", "SELL"}}})
	if err != nil {
		t.Fatal(err)
	}
	request.Target = strings.Replace(request.Target, "symbol=BTCUSDT&side=SELL", "side=SELL&symbol=BTCUSDT", 1)
	refused(t, send(t, request, verdict(b.Response)), -1022, "INVALID_SIGNATURE")
	request, err = b.Request(ToobitCall{Path: "/api/v1/spot/order", Timestamp: time.Now().Add(-time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	refused(t, send(t, request, verdict(b.Response)), -1021, "INVALID_TIMESTAMP")
}

func TestSandboxBitbitduo(t *testing.T) {
	c := testCredentials(t).Bitbitduo
	base, client, _ := sandbox(t)
	for suffix, scheme := range map[string]BitbitduoScheme{
		"": BitbitduoSHA256, "_hmac": BitbitduoHMACSHA256, "_hmac_appid": BitbitduoHMACSHA256AppID,
	} {
		b := &Bitbitduo{AppID: c["app_id"+suffix], Key: appKey(t, c["app_key"+suffix]), Scheme: scheme}
		offset, err := b.ClockOffset(t.Context(), client, base)
		if err != nil {
			t.Fatal(err)
		}
		if offset.Ahead.Abs() > 5*time.Second || offset.Uncertainty < 500*time.Millisecond {
			t.Errorf("offset %+v", offset)
		}
		var token Token
		sent := time.Now()
		readToken := func(r *HTTPResponse) (err error) {
			token, err = b.TokenResponse(r, sent)
			return err
		}
		request, err := b.TokenRequest(BitbitduoTokenCall{})
		accepted(t, request, err, readToken)
		if !strings.HasPrefix(token.Value, "robotapi:") || token.Expires.UnixMilli() != sent.Add(BitbitduoTokenLifetime).UnixMilli() {
			t.Errorf("%v", token)
		}
		request, err = b.TokenRequest(BitbitduoTokenCall{Time: time.Now().Add(-10 * time.Minute)})
		if err != nil {
			t.Fatal(err)
		}
		refused(t, send(t, request, readToken), 2, "BBD_WRONG_CODE_002")
		request.Target = strings.Replace(request.Target, "sig=", "sig=0", 1)
		refused(t, send(t, request, readToken), 5, "BBD_WRONG_CODE_005")
	}
}

func TestSandboxVelafiWebhook(t *testing.T) {
	base, client, _ := sandbox(t)
	seen, taken := map[string]bool{}, []string{}
	var away error
	webhook := &VelafiWebhook{PublicKey: testCredentials(t).Velafi.WebhookPublicKey, Seen: func(_ *http.Request, id string) (bool, error) {
		was := seen[id]
		seen[id] = true
		return was, away
	}}
	receiver := httptest.NewServer(webhook.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		taken = append(taken, string(body))
		w.Write(VelafiWebhookAcknowledge(true))
	})))
	defer receiver.Close()
	push := func(members string) string {
		t.Helper()
		asked := `{"url":"` + receiver.URL + `/hook"` + members + `}`
		response, err := client.Post(base+"/sandbox/push", "application/json", strings.NewReader(asked))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	const acknowledged, rejected = `"acknowledged":true`, `"http_status":401`
	const order = `{\"eventType\":\"ORDER_WEBHOOK\", \"orderId\":\"1\"}`
	for _, c := range []struct{ members, want string }{
		{"", acknowledged},
		{`,"body":"` + order + `"`, acknowledged},
		{`,"body":"` + order + `"`, acknowledged}, // again: acknowledged, and not taken
		{`,"signature":"upper","body":"{\"eventType\":\"X\",\"orderId\":2}"`, acknowledged},
		{`,"signature":"base64"`, rejected},
		{`,"signature":"other"`, rejected},
		{`,"signature":"none"`, rejected},
		{`,"body":"no push"`, `"http_status":400`},
	} {
		if got := push(c.members); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s, want %s", c.members, got, c.want)
		}
	}
	away = errors.New("what knows them is away")
	if got := push(`,"body":"{\"eventType\":\"X\",\"orderId\":3}"`); !strings.Contains(got, `"http_status":503`) {
		t.Errorf("a push that nobody could look up: %s", got)
	}
	equal(t, "pushes taken", len(taken), 3)
	equal(t, "the body as it came", taken[1], strings.ReplaceAll(order, `\"`, `"`))
}
