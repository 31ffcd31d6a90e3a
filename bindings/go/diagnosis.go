package bhauth

// #include "calls.h"
import "C"

import (
	"strings"
	"time"
)

// A Mistake makes a signature wrong. Its text is the name that it has in every language.
type Mistake string

// A Diagnosis says what is wrong with a signature. Nothing in it is a guess: what is named was
// computed again and gives this very signature.
type Diagnosis struct {
	// Right: the signature is right, there is no mistake.
	Right bool
	// Mistakes are those that were made together, at most three; none if the signature is right, or
	// if none is known that makes it.
	Mistakes []Mistake
	// Message says what is wrong and what to change. It holds nothing of the secret.
	Message string
	// Payload is the exact bytes that were signed, empty if none are known; a secret if it was a
	// part of them. Close wipes it.
	Payload []byte
	// Tried is what was tried, if nothing was found.
	Tried []Mistake

	memory []byte
}

// Close wipes what was signed.
func (d *Diagnosis) Close() error {
	wipe(d.memory)
	d.Payload = nil
	return nil
}

// String is the message: nothing that was signed.
func (d *Diagnosis) String() string { return d.Message }

// GoString is the message, too.
func (d *Diagnosis) GoString() string { return "bhauth.Diagnosis{" + d.Message + "}" }

func mistakes(names []byte) []Mistake {
	var all []Mistake
	for _, name := range strings.Fields(string(names)) {
		all = append(all, Mistake(name))
	}
	return all
}

func diagnose(op string, call func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status) (*Diagnosis, error) {
	var out C.bhgo_diagnosis
	buf, err := fill(op, func(buf *C.char, n *C.size_t) C.bh_status { return call(&out, buf, n) })
	if err != nil {
		return nil, err
	}
	part := func(span C.bhgo_span) []byte { return buf[span.at : span.at+span.len : span.at+span.len] }
	return &Diagnosis{
		Right: out.mistake == C.BH_MISTAKE_NONE, Mistakes: mistakes(part(out.names)),
		Message: string(part(out.message)), Payload: part(out.payload), Tried: mistakes(part(out.tried)), memory: buf,
	}, nil
}

// DiagnoseToobit finds out why a signature is wrong: which known mistake, or which two, make exactly
// this signature. secret is the secret key's text; query and body are as sent; what is not known of
// the others is empty. It takes the time of many signatures: it is for a developer beside the secret.
func DiagnoseToobit(signature string, secret []byte, query, body, apiKey, method, path string) (*Diagnosis, error) {
	return diagnose("DiagnoseToobit", func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_toobit_diagnose(out, buf, n, text(signature), view(secret), text(query), text(body), text(apiKey), text(method), text(path))
	})
}

// DiagnoseVelafi finds out why the signature of a token request is wrong, as [DiagnoseToobit].
func DiagnoseVelafi(signature string, secret []byte, apiKey string, timestamp time.Time) (*Diagnosis, error) {
	return diagnoseVelafi(signature, secret, apiKey, unixMilli(timestamp))
}

func diagnoseVelafi(signature string, secret []byte, apiKey string, timestampMS int64) (*Diagnosis, error) {
	return diagnose("DiagnoseVelafi", func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_velafi_diagnose(out, buf, n, text(signature), view(secret), text(apiKey), C.int64_t(timestampMS))
	})
}

// DiagnosePave finds out why an access token is wrong, as [DiagnoseToobit].
func DiagnosePave(signature string, secret []byte, username, apiKey, timestamp string) (*Diagnosis, error) {
	return diagnose("DiagnosePave", func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_pave_diagnose(out, buf, n, text(signature), view(secret), text(username), text(apiKey), text(timestamp))
	})
}

// DiagnoseMixin finds out why Mixin refuses a token: by its signature, by its claim sig, or by its
// other claims. key is the private key's text, or the public key's; requestID may be empty; a zero
// now is not compared.
func DiagnoseMixin(token string, key []byte, method, target string, body []byte, requestID string, now time.Time) (*Diagnosis, error) {
	return diagnose("DiagnoseMixin", func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_mixin_diagnose(out, buf, n, text(token), view(key), text(method), text(target), view(body), text(requestID), C.int64_t(unixMilli(now)))
	})
}

// DiagnoseBitbitduo finds out why a sig is wrong, as [DiagnoseToobit]; also that it is right by
// another scheme.
func DiagnoseBitbitduo(signature string, scheme BitbitduoScheme, appID string, appKey []byte, random uint32, timeS int64) (*Diagnosis, error) {
	return diagnose("DiagnoseBitbitduo", func(out *C.bhgo_diagnosis, buf *C.char, n *C.size_t) C.bh_status {
		return C.bhgo_bitbitduo_diagnose(out, buf, n, text(signature), C.bh_bitbitduo_scheme(scheme), text(appID), view(appKey), C.uint32_t(random), C.int64_t(timeS))
	})
}
