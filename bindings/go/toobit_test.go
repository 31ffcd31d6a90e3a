package bhauth

import "testing"

func init() { runners["toobit"] = toobitRunners }

var toobitRunners = map[string]runner{
	"sign": func(t *testing.T, in, want object) error {
		b, err := toobitOf(in)
		if err != nil {
			return err
		}
		query, body := in.text("query"), in.text("body")
		return sameSigned(t, want,
			func() ([]byte, error) { return b.Payload(query, body) },
			func() (string, error) {
				signature, err := b.Sign(query, body)
				if payload, e := b.Payload(query, body); err == nil && e == nil {
					crossCheck(t, in.bytes("secret"), payload, signature)
				}
				return signature, err
			},
			func(signature string) error { return b.Verify(signature, query, body, unixMS(0)) })
	},
	"verify": func(t *testing.T, in, want object) error {
		b, err := toobitOf(in)
		if err != nil {
			return err
		}
		return b.Verify(in.text("signature"), in.text("query"), in.text("body"), unixMS(in.int("now_ms")))
	},
	"request": func(t *testing.T, in, want object) error {
		b, err := toobitOf(in)
		if err != nil {
			return err
		}
		call := in.object("call")
		b.APIKey = call.text("api_key")
		request, err := b.request(ToobitCall{
			Method: call.text("method"), Path: call.text("path"), Query: call.params("query"),
			Form: call.params("form"), JSON: call.bytes("json"),
		}, call.int("timestamp_ms"), call.int("recv_window_ms"))
		call.allRead("call")
		return sameRequest(t, request, err, want)
	},
	"key_request": func(t *testing.T, in, want object) error {
		call := in.object("call")
		request, err := (&Toobit{APIKey: call.text("api_key")}).keyRequest(ToobitCall{
			Method: call.text("method"), Path: call.text("path"), Query: call.params("query"),
			Form: call.params("form"), JSON: call.bytes("json"),
		})
		call.allRead("call")
		return sameRequest(t, request, err, want)
	},
	"response": func(t *testing.T, in, want object) error {
		got, err := new(Toobit).response(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"response_item": func(t *testing.T, in, want object) error {
		r, index := in.httpResponse(), in.int("index")
		got, err := new(Toobit).responseItem(r, uint64(index))
		return sameResponse(t, got, err, want)
	},
	"time_request": func(t *testing.T, in, want object) error {
		request, err := new(Toobit).TimeRequest()
		return sameRequest(t, request, err, want)
	},
	"time_response": func(t *testing.T, in, want object) error {
		got, err := new(Toobit).timeResponse(in.httpResponse())
		return sameResponse(t, got, err, want)
	},
	"stream_response": func(t *testing.T, in, want object) error {
		got, err := new(Toobit).streamResponse(in.httpResponse(), in.int("sent_ms"))
		return sameResponse(t, got, err, want)
	},
	"stream_url": func(t *testing.T, in, want object) error {
		address, err := new(Toobit).StreamURL(in.text("listen_key"))
		if err == nil {
			equal(t, "text", address, want.text("text"))
		}
		return err
	},
	"diagnose": func(t *testing.T, in, want object) error {
		found, err := DiagnoseToobit(in.text("signature"), in.bytes("secret"), in.text("query"), in.text("body"),
			in.text("api_key"), in.text("method"), in.text("path"))
		return sameDiagnosis(t, found, err, want)
	},
}

func toobitOf(in object) (*Toobit, error) {
	key, err := in.key()
	return &Toobit{Key: key}, err
}
