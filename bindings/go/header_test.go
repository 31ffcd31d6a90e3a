package bhauth

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The description of the ABI.
type description struct {
	Version    string
	ABIVersion int `json:"abi_version"`
	Sections   []struct {
		Hosts []struct{ URL string }
	}
	Statuses []struct {
		Name, Message string
		Number        Status
	}
	Constants []struct {
		Name  string
		Value int64
	}
	Functions []struct{ Name string }
}

func api(t *testing.T) (read description) {
	t.Helper()
	text, err := os.ReadFile("../../include/bh_auth.api.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

// What the library says of each status is what the description has.
func TestStatusesAreTheLibrarys(t *testing.T) {
	for _, s := range api(t).Statuses {
		equal(t, "name", s.Number.Name(), s.Name)
		equal(t, "message", s.Number.Error(), s.Message)
	}
	equal(t, "a constant", ErrStale.Name(), "BH_ERR_STALE")
	equal(t, "unknown", Status(9999).Name(), "BH_ERR_UNKNOWN")
}

func TestConstantsAreTheDescriptions(t *testing.T) {
	described := api(t)
	ours := map[string]int64{
		"BH_BITBITDUO_SHA256":              int64(BitbitduoSHA256),
		"BH_BITBITDUO_HMAC_SHA256":         int64(BitbitduoHMACSHA256),
		"BH_BITBITDUO_HMAC_SHA256_APPID":   int64(BitbitduoHMACSHA256AppID),
		"BH_BITBITDUO_TOKEN_LIFETIME_MS":   BitbitduoTokenLifetime.Milliseconds(),
		"BH_BITBITDUO_MIN_INTERVAL_MS":     BitbitduoMinInterval.Milliseconds(),
		"BH_TOOBIT_DEFAULT_RECV_WINDOW_MS": int64(ToobitDefaultRecvWindow / time.Millisecond),
		"BH_TOOBIT_MAX_RECV_WINDOW_MS":     int64(ToobitMaxRecvWindow / time.Millisecond),
		"BH_TOKEN_USE":                     int64(TokenUse),
		"BH_TOKEN_REFRESH":                 int64(TokenRefresh),
		"BH_TOKEN_WAIT":                    int64(TokenWait),
	}
	for _, c := range described.Constants {
		if value, ok := ours[c.Name]; ok && value != c.Value {
			t.Errorf("%s is %d, not %d", c.Name, c.Value, value)
		}
		delete(ours, c.Name)
	}
	for name := range ours {
		t.Errorf("there is no %s", name)
	}
	var hosts []string
	for _, s := range described.Sections {
		for _, host := range s.Hosts {
			hosts = append(hosts, host.URL)
		}
	}
	slices.Sort(hosts)
	equal(t, "hosts", strings.Join(hostConstants(t), " "), strings.Join(hosts, " "))
	equal(t, "version", Version(), described.Version)
}

// hostConstants is what the package's constants of hosts hold, as the source has them.
func hostConstants(t *testing.T) (hosts []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	constant := regexp.MustCompile(`(?m)^(?:const)?\s*[A-Z]\w*Host\w*\s+= "(https://[^"]+)"$`)
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range constant.FindAllStringSubmatch(string(text), -1) {
			hosts = append(hosts, found[1])
		}
	}
	slices.Sort(hosts)
	return hosts
}

// Every function of the ABI is called by this package, but those that Go needs none of.
func TestEveryFunctionIsBound(t *testing.T) {
	unused := map[string]string{
		"bh_cstr":           "Go's strings have a length",
		"bh_now_ms":         "time.Now",
		"bh_signature_size": "the macro", "bh_sha256_size": "the macro", "bh_ed25519_seed_size": "the macro",
		"bh_ed25519_public_size": "the macro", "bh_ed25519_signature_size": "the macro", "bh_uuid_size": "the macro",
		"bh_utc_size": "the macro",
	}
	files, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	var ours strings.Builder
	for _, name := range files {
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			ours.Write(text)
		}
	}
	// shim.h's macros and inline functions call bh_x as bhgo_x.
	called := regexp.MustCompile(`C\.bh_(\w+)\(|C\.bhgo_(\w+)\(`).FindAllStringSubmatch(ours.String(), -1)
	bound := map[string]bool{}
	for _, m := range called {
		bound["bh_"+m[1]+m[2]] = true
	}
	functions := api(t).Functions
	if len(functions) < 70 {
		t.Fatalf("only %d functions", len(functions))
	}
	for _, f := range functions {
		if _, ok := unused[f.Name]; ok == bound[f.Name] {
			t.Errorf("%s: called %v, expected to be unused %v", f.Name, bound[f.Name], ok)
		}
	}
}
