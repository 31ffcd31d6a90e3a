package main

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// Printing, for a reader: aligned, at most 100 columns, and never a secret.
const (
	columns = 100
	label   = 13
)

func printValue(name, value string) {
	for first := true; first || value != ""; first = false {
		end := min(len(value), columns-label)
		if end < len(value) { // break behind one of these, if there is one far enough
			if at := strings.LastIndexAny(value[:end], "& ,.?"); at > end/5 {
				end = at + 1
			}
		}
		fmt.Printf("  %-*s%s\n", label-2, name, strings.TrimRight(value[:end], " "))
		value, name = value[end:], ""
	}
}

// ends shows beginning and end of what is too long to read or nobody else's to know.
func ends(value string, n int) string {
	if len(value) <= 2*n+3 {
		return value
	}
	return value[:n] + "..." + value[len(value)-n:]
}

func printHeading(service string, a *account) {
	where := "in the sandbox"
	if a.real {
		where = a.host
	}
	heading := service + ", " + where
	fmt.Printf("\n%s\n%s\n", heading, strings.Repeat("-", len(heading)))
}

func (x *exchange) print(a *account) {
	fmt.Printf("\n%s", x.title)
	if x.tampered != "" {
		fmt.Printf(", tampered: %s", x.tampered)
	}
	fmt.Println()
	printValue("request", x.request.Method+" "+x.request.Target)
	var names []string
	for _, h := range x.request.Header {
		names = append(names, h.Name)
	}
	if len(names) > 0 {
		printValue("headers", strings.Join(names, ", "))
	}
	if len(x.request.Body) > 0 {
		printValue("body", string(x.request.Body))
	}
	if len(x.payload) == 0 {
		return
	}
	x.printPayload()
	if a.real { // PAVE's signature is its access token
		printValue("signature", ends(x.sign, 8))
	} else {
		printValue("signature", x.sign)
	}
}

func (x *exchange) printPayload() {
	payload := string(x.payload)
	if header, claims, ok := strings.Cut(payload, "."); ok && strings.HasPrefix(payload, "eyJ") {
		printValue("payload", ends(payload, 40))
		for i, part := range []string{header, claims} {
			if text, err := base64.RawURLEncoding.DecodeString(part); err == nil {
				printValue([]string{"  header", "  claims"}[i], string(text))
			}
		}
		return
	}
	if x.mask != "" {
		payload = strings.ReplaceAll(payload, x.mask, "********")
	}
	printValue("payload", payload)
}

func (x *exchange) printRefusal(refusal *bhauth.Refused) {
	verdict := "REFUSED"
	if x.refusal != "" {
		verdict = "refused, as it must be"
	}
	printValue("verdict", fmt.Sprintf("%s: %d %s (HTTP %d)", verdict, refusal.Code, refusal.Name, refusal.HTTPStatus))
	if refusal.Message != "" {
		printValue("it says", refusal.Message)
	}
	if refusal.Advice != "" {
		printValue("advice", refusal.Advice)
	}
}

func printToken(token bhauth.Token, issued time.Time, minInterval time.Duration) {
	printValue("token", ends(token.Value, 12))
	printValue("expires", token.Expires.UTC().Format(time.RFC3339))
	action, wait, err := bhauth.TokenTimes{Issued: issued, Expires: token.Expires, LastRequest: issued, MinInterval: minInterval}.Rule(issued)
	if err == nil {
		what := map[bhauth.TokenAction]string{bhauth.TokenUse: "use it", bhauth.TokenRefresh: "refresh it", bhauth.TokenWait: "wait"}[action]
		printValue("rule", fmt.Sprintf("%s, and look again in %d s", what, int(wait.Seconds())))
	}
}
