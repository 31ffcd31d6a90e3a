package bhauth

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

func init() { runners["mixin"] = mixinRunners }

var mixinRunners = map[string]runner{
	"sign": func(t *testing.T, in, want object) error {
		m, claims, method, target, body, err := mixinOf(in)
		if err != nil {
			return err
		}
		token, err := m.Sign(claims, method, target, body)
		if err != nil || want.has("status") {
			return err
		}
		payload, err := m.Payload(claims, method, target, body)
		if err != nil {
			return err
		}
		equal(t, "payload", string(payload), want.text("payload"))
		equal(t, "token", token, want.text("token"))
		public := ed25519.PublicKey(want.hex("public_hex"))
		got, err := m.Key.Public()
		if err != nil || !got.Equal(public) {
			t.Errorf("public key %x, %v", got, err)
		}
		dot := strings.LastIndexByte(token, '.')
		signature, err := base64.RawURLEncoding.DecodeString(token[dot+1:])
		if err != nil || !ed25519.Verify(public, payload, signature) {
			t.Error("crypto/ed25519 does not verify the token")
		}
		crossChecked.Add(1)
		signed := MixinSigned{Method: method, Target: target, Body: body, RequestID: claims.JTI}
		other := byte('A')
		if token[dot+9] == other {
			other = 'B'
		}
		tampered := token[:dot+9] + string(other) + token[dot+10:]
		if err := MixinVerify(tampered, public, signed, nil); !errors.Is(err, ErrSignature) {
			t.Errorf("with another character in its last part: %v", err)
		}
		return MixinVerify(token, public, signed, nil)
	},
	"verify": func(t *testing.T, in, want object) error {
		return MixinVerify(in.text("token"), in.hex("public_hex"), mixinSigned(in), in.window())
	},
	"integrity_verify": func(t *testing.T, in, want object) error {
		return MixinVerifyIntegrity(in.text("token"), in.hex("public_hex"), mixinSigned(in), in.window())
	},
	"decode": func(t *testing.T, in, want object) error {
		got, err := MixinDecode(in.text("token"))
		if err != nil || want.has("status") {
			return err
		}
		w := want.object("token_fields")
		equal(t, "alg", got.Alg, w.text("alg"))
		equal(t, "sig", got.Sig, w.text("sig"))
		equal(t, "claims", got.Claims, claimsOf(w))
		w.allRead("token_fields")
		return nil
	},
	"request": func(t *testing.T, in, want object) error {
		m, claims, method, target, body, err := mixinOf(in)
		if err != nil {
			return err
		}
		request, err := m.request(MixinCall{Method: method, Target: target, Body: body, Claims: claims})
		return sameRequest(t, request, err, want)
	},
	"response": func(t *testing.T, in, want object) error {
		got, err := new(Mixin).response(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"diagnose": func(t *testing.T, in, want object) error {
		found, err := DiagnoseMixin(in.text("token"), in.bytes("key_text"), in.text("method"), in.text("target"),
			in.bytes("body"), in.text("request_id"), unixMS(in.int("now_ms")))
		return sameDiagnosis(t, found, err, want)
	},
}

func mixinOf(in object) (m *Mixin, claims *MixinClaims, method, target string, body []byte, err error) {
	key, err := in.object("key").ed25519Key()
	if err != nil {
		return nil, nil, "", "", nil, err
	}
	object := in.object("claims")
	c := claimsOf(object)
	object.allRead("claims")
	return &Mixin{Key: key}, &c, in.text("method"), in.text("target"), in.bytes("body"), nil
}

func claimsOf(o object) MixinClaims {
	return MixinClaims{
		UID: o.text("uid"), SID: o.text("sid"), AID: o.text("aid"), ISS: o.text("iss"),
		SCP: o.text("scp"), JTI: o.text("jti"), IatS: o.int("iat_s"), ExpS: o.int("exp_s"),
	}
}

func mixinSigned(in object) MixinSigned {
	return MixinSigned{
		Method: in.text("method"), Target: in.text("target"), Body: in.bytes("body"), RequestID: in.text("request_id"),
	}
}
