package main

import (
	"fmt"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// wrong shows which mistake made a wrong signature of each service: from the secret's own text, what is sent, and the
// signature that somebody else made. Nothing is sent.
func wrong() (err error) {
	secret := []byte("30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2")
	seed := []byte("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
	sent := time.UnixMilli(1740568725231)
	show := func(service string, found *bhauth.Diagnosis, failed error) {
		if failed != nil {
			err = failed
			return
		}
		defer found.Close()
		fmt.Printf("%-10s a wrong signature: %v. %s\n", service, found.Mistakes, found.Message)
		if len(found.Mistakes) == 0 {
			err = fmt.Errorf("%s: no mistake is named", service)
		}
	}
	found, failed := bhauth.DiagnoseVelafi("00048e2ca1f9227e3eb1a906378d21b2501d4a5812032747fc665a5a2198deb0", secret, "the-api-key", sent)
	show("VelaFi", found, failed)
	found, failed = bhauth.DiagnosePave("fefb8031f6e6b814e2ff0ff2f84ed79558bc4a7b230fe3cea941babcf746b3db", secret, "user@example.com", "the-api-key", "2025-02-26T11:18:45Z")
	show("PAVE", found, failed)
	found, failed = bhauth.DiagnoseMixin(token, seed, "GET", "/safe/snapshots?limit=10", nil, "", sent)
	show("Mixin", found, failed)
	found, failed = bhauth.DiagnoseToobit("968ef0c8ab8894093ce4e4ad720862e437e6721dc032006ea73ea3f77ac59d9f", secret, "symbol=BTCUSDT&side=SELL", "quantity=1&timestamp=1740568725231", "the-api-key", "POST", "/api/v1/spot/order")
	show("Toobit", found, failed)
	found, failed = bhauth.DiagnoseBitbitduo("fe7418e71552b99b4044ba66f99440b47767708c8d23e11df4a61d5b52e68d48", bhauth.BitbitduoSHA256, "the-app-id", []byte("0123456789abcdef0123456789abcdef"), 123456, sent.Unix())
	show("BITBITDUO", found, failed)
	return err
}

// Of GET /safe/snapshots, without the query that is sent.
const token = "" +
	"eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJleHAiOjE3NDA1Njg3ODUsImlhdCI6MTc0MDU2ODcyNSwianRpIjoiMjU" +
	"5NGFkNTctOWRhZC00MjRmLTg1OTUtYjE0NzI3ZTI0ZTYxIiwic2NwIjoiRlVMTCIsInNpZCI6ImMwOWNmMzEzLTdkZWQtNDI" +
	"1ZC1hZDNmLWExY2U0Y2ZkNWU1ZSIsInNpZyI6ImMxMzcwNzRhY2E3YjdkNTI0ZDg5MGVhN2Q0NTExM2YxNGIwYTY4ZWIyOGE" +
	"3OTJmNzQxYWQ4NzNlMWY4NjUwZmMiLCJ1aWQiOiI4OWUwYmRlZS1jMzU1LTQ3ZjItOTQ1YS1iZTQ4YmU4NzU2MDYifQ.7jvM" +
	"boMbaDlfPg-bFITJ-p4IQeCL2dfRMnCn8u8edfGg_c-dMh3IRS67ZAtu6HtH1zVoeYxmZYhgNavWMsszAA"
