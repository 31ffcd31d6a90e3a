//go:build !race

package bhauth

import "testing"

// Signing allocates the string that it returns and nothing else. (The race detector's own
// allocations would be counted.)
func TestSigningAllocatesItsResultAlone(t *testing.T) {
	hmac, ed, app := hmacKey(t, "secret"), ed25519Key(t, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), appKey(t, "secret")
	v, p, b := &Velafi{Key: hmac}, &Pave{Username: "u", APIKey: "k", Key: hmac}, &Toobit{Key: hmac}
	m, d := &Mixin{UID: "u", SID: "s", Key: ed}, &Bitbitduo{AppID: "a", Key: app}
	claims, err := m.NewClaims()
	if err != nil {
		t.Fatal(err)
	}
	query, body := "symbol=BTCUSDT&timestamp=1668481902307", []byte(`{"amount":"1"}`)
	for name, sign := range map[string]func() (string, error){
		"Velafi":    func() (string, error) { return v.Sign(1740568725231) },
		"Pave":      func() (string, error) { return p.Sign("1622378959") },
		"Mixin":     func() (string, error) { return m.Sign(claims, "POST", "/transfers", body) },
		"Toobit":    func() (string, error) { return b.Sign(query, "") },
		"Bitbitduo": func() (string, error) { return d.Sign(123456, 1529400060) },
	} {
		var err error
		allocations := testing.AllocsPerRun(100, func() { benchSink, err = sign() })
		if allocations != 1 || err != nil || benchSink == "" {
			t.Errorf("%s: %v allocations, %v", name, allocations, err)
		}
	}
	var mac [32]byte
	if n := testing.AllocsPerRun(100, func() { mac, err = hmac.Sum(body) }); n != 0 || err != nil || mac == [32]byte{} {
		t.Errorf("HMACKey.Sum: %v allocations, %v", n, err)
	}
}
