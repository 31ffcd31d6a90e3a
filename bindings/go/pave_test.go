package bhauth

import "testing"

func init() { runners["pave"] = paveRunners }

var paveRunners = map[string]runner{
	"sign": func(t *testing.T, in, want object) error {
		p, err := paveOf(in)
		if err != nil {
			return err
		}
		p.Username, p.APIKey = in.text("username"), in.text("api_key")
		timestamp := in.text("timestamp")
		return sameSigned(t, want,
			func() ([]byte, error) { return p.Payload(timestamp) },
			func() (string, error) {
				signature, err := p.Sign(timestamp)
				if payload, e := p.Payload(timestamp); err == nil && e == nil {
					crossCheck(t, in.bytes("secret"), payload, signature)
				}
				return signature, err
			},
			func(signature string) error { return p.Verify(signature, timestamp, nil) })
	},
	"verify": func(t *testing.T, in, want object) error {
		p, err := paveOf(in)
		if err != nil {
			return err
		}
		p.Username, p.APIKey = in.text("username"), in.text("api_key")
		return p.Verify(in.text("signature"), in.text("timestamp"), in.window())
	},
	"request": func(t *testing.T, in, want object) error {
		p, err := paveOf(in)
		if err != nil {
			return err
		}
		call := in.object("call")
		p.Username, p.APIKey = call.text("username"), call.text("api_key")
		request, err := p.request(PaveCall{
			Timestamp: call.text("timestamp"), Method: call.text("method"),
			Target: call.text("target"), Body: call.bytes("body"),
		})
		call.allRead("call")
		return sameRequest(t, request, err, want)
	},
	"response": func(t *testing.T, in, want object) error {
		got, err := new(Pave).response(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"callback_verify": func(t *testing.T, in, want object) error {
		return VerifyPaveCallback(in.text("sent"), in.text("stored"))
	},
	"diagnose": func(t *testing.T, in, want object) error {
		found, err := DiagnosePave(in.text("signature"), in.bytes("secret"), in.text("username"), in.text("api_key"), in.text("timestamp"))
		return sameDiagnosis(t, found, err, want)
	},
}

func paveOf(in object) (*Pave, error) {
	key, err := in.key()
	return &Pave{Key: key}, err
}
