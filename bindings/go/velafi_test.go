package bhauth

import "testing"

func init() { runners["velafi"] = velafiRunners }

var velafiRunners = map[string]runner{
	"sign": func(t *testing.T, in, want object) error {
		v, err := velafiOf(in)
		if err != nil {
			return err
		}
		ms := in.int("timestamp_ms")
		return sameSigned(t, want,
			func() ([]byte, error) { return v.Payload(ms) },
			func() (string, error) {
				signature, err := v.Sign(ms)
				if payload, e := v.Payload(ms); err == nil && e == nil {
					crossCheck(t, in.bytes("secret"), payload, signature)
				}
				return signature, err
			},
			func(signature string) error { return v.Verify(signature, ms, nil) })
	},
	"verify": func(t *testing.T, in, want object) error {
		v, err := velafiOf(in)
		if err != nil {
			return err
		}
		return v.Verify(in.text("signature"), in.int("timestamp_ms"), in.window())
	},
	"token_request": func(t *testing.T, in, want object) error {
		v, err := velafiOf(in)
		if err != nil {
			return err
		}
		v.APIKey = in.text("api_key")
		request, err := v.TokenRequest(unixMS(in.int("timestamp_ms")))
		return sameRequest(t, request, err, want)
	},
	"token_response": func(t *testing.T, in, want object) error {
		got, err := new(Velafi).tokenResponse(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"request": func(t *testing.T, in, want object) error {
		call := in.object("call")
		got, err := new(Velafi).request(VelafiCall{
			Token: call.text("token"), Method: call.text("method"), Target: call.text("target"), Body: call.bytes("body"),
			ContentType: call.text("content_type"),
		})
		call.allRead("call")
		return sameRequest(t, got, err, want)
	},
	"response": func(t *testing.T, in, want object) error {
		got, err := new(Velafi).response(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"webhook_verify": func(t *testing.T, in, want object) error {
		webhook := VelafiWebhook{PublicKey: in.text("public_key")}
		return webhook.Verify(in.text("signature"), in.bytes("body"))
	},
	"webhook_id": func(t *testing.T, in, want object) error {
		id, err := VelafiWebhookID(in.bytes("body"))
		if err == nil {
			equal(t, "id", id, want.text("text"))
		}
		return err
	},
	"webhook_acknowledge": func(t *testing.T, in, want object) error {
		equal(t, "body", string(VelafiWebhookAcknowledge(in.int("accepted") != 0)), want.text("text"))
		return nil
	},
	"diagnose": func(t *testing.T, in, want object) error {
		found, err := diagnoseVelafi(in.text("signature"), in.bytes("secret"), in.text("api_key"), in.int("timestamp_ms"))
		return sameDiagnosis(t, found, err, want)
	},
}

func velafiOf(in object) (*Velafi, error) {
	key, err := in.key()
	return &Velafi{Key: key}, err
}
