package main

import (
	"encoding/json"
	"fmt"
	"os"

	bhauth "github.com/bh-auth/bh_auth/bindings/go"
)

// An account is where a service is, and the credentials for it.
type account struct {
	service string
	host    string
	real    bool
	values  []string // in the order of its variables
}

// Of each service: its variables, its members in the sandbox's credentials.json, its host.
var services = map[string]struct {
	variables, members []string
	host               string
}{
	"velafi":    {[]string{"BH_VELAFI_API_KEY", "BH_VELAFI_SECRET"}, []string{"api_key", "secret"}, bhauth.VelafiHost},
	"pave":      {[]string{"BH_PAVE_USERNAME", "BH_PAVE_API_KEY", "BH_PAVE_SECRET"}, []string{"username", "api_key", "secret"}, bhauth.PaveHost},
	"mixin":     {[]string{"BH_MIXIN_UID", "BH_MIXIN_SID", "BH_MIXIN_PRIVATE_KEY"}, []string{"uid", "sid", "private_key_base64url"}, bhauth.MixinHost},
	"toobit":    {[]string{"BH_TOOBIT_API_KEY", "BH_TOOBIT_SECRET"}, []string{"api_key", "secret"}, bhauth.ToobitHost},
	"bitbitduo": {[]string{"BH_BITBITDUO_APP_ID", "BH_BITBITDUO_APP_KEY"}, []string{"app_id", "app_key"}, bhauth.BitbitduoHost},
}

// account is the one of the environment, else the sandbox's.
func (d *demo) account(service, upper string) (*account, error) {
	s := services[service]
	a := &account{service: service}
	missing := ""
	found := 0
	for _, name := range s.variables {
		value := os.Getenv(name)
		if a.values = append(a.values, value); value == "" {
			missing = name
		} else {
			found++
		}
	}
	switch {
	case missing == "":
		a.real, a.host = true, os.Getenv("BH_"+upper+"_HOST")
		if a.host == "" {
			a.host = s.host
		}
		return a, nil
	case found > 0: // half an account: better an error than the sandbox's response
		return nil, fmt.Errorf("%s is not set, though the account's other variables are", missing)
	case d.sandbox == "":
		return nil, fmt.Errorf("neither %s nor BH_SANDBOX_URL is set: call make demo-go", missing)
	}
	a.host = d.sandbox
	for i, member := range s.members {
		value, err := sandboxCredential(service, member)
		if err != nil {
			return nil, err
		}
		a.values[i] = value
	}
	return a, nil
}

// sandboxCredential is a member of tests/sandbox/credentials.json, which BH_SANDBOX_CREDENTIALS
// names. Such credentials open nothing else.
func sandboxCredential(path ...string) (string, error) {
	text, err := os.ReadFile(os.Getenv("BH_SANDBOX_CREDENTIALS"))
	if err != nil {
		return "", fmt.Errorf("BH_SANDBOX_CREDENTIALS does not name the sandbox's credentials: %w", err)
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return "", err
	}
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	credential, ok := value.(string)
	if !ok {
		return "", fmt.Errorf("the sandbox has no credential %v", path)
	}
	return credential, nil
}
