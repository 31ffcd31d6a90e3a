package bhauth

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

func headerText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../include/bh_auth.h")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// goName is a status's name in Go: BH_ERR_TIME_IS_SECONDS is ErrTimeIsSeconds.
func goName(c string) string {
	if c == "BH_OK" {
		return "OK"
	}
	name := "Err"
	for _, word := range strings.Split(strings.TrimPrefix(c, "BH_ERR_"), "_") {
		switch word {
		case "UTF8", "JSON", "HTTP", "ID":
			name += word
		default:
			name += word[:1] + strings.ToLower(word[1:])
		}
	}
	return name
}

// constants are the statuses that statuses.go declares, by name.
func constants(t *testing.T) map[string]Status {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "statuses.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Status{}
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			number, err := strconv.ParseUint(spec.Values[0].(*ast.BasicLit).Value, 10, 32)
			if err != nil {
				t.Fatal(err)
			}
			found[spec.Names[0].Name] = Status(number)
		}
		return true
	})
	return found
}

// Every status of the header is here, by name, number and words, and nothing else is.
func TestStatusesAreTheHeaders(t *testing.T) {
	header := headerText(t)
	start := strings.Index(header, "enum {")
	enum := header[start : start+strings.Index(header[start:], "};")]
	ours := constants(t)
	matches := regexp.MustCompile(`(?s)/\*(.*?)\*/\s*(BH_\w+) = (\d+)`).FindAllStringSubmatch(enum, -1)
	if len(matches) < 51 {
		t.Fatalf("only %d statuses in the header", len(matches))
	}
	for _, m := range matches {
		words := strings.Join(strings.Fields(strings.ReplaceAll(m[1], " * ", " ")), " ")
		status, ok := ours[goName(m[2])]
		if !ok || strconv.Itoa(int(status)) != m[3] {
			t.Errorf("%s = %s is %s = %d, %v", m[2], m[3], goName(m[2]), status, ok)
		}
		equal(t, "name", status.Name(), m[2])
		equal(t, "message", status.Error(), words)
		delete(ours, goName(m[2]))
	}
	for name := range ours {
		t.Errorf("%s is not in the header", name)
	}
	equal(t, "unknown", Status(9999).Name(), "BH_ERR_UNKNOWN")
}

func TestConstantsAreTheHeaders(t *testing.T) {
	header := headerText(t)
	for name, value := range map[string]int64{
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
	} {
		if !regexp.MustCompile(`(?m)^#define ` + name + ` ` + strconv.FormatInt(value, 10) + `$`).MatchString(header) {
			t.Errorf("%s is not %d in the header", name, value)
		}
	}
	for _, host := range []string{VelaFiHost, VelaFiTestHost, PAVEHost, MixinHost, MixinHostZeromesh, ToobitHost, BitbitduoHost} {
		if !strings.Contains(header, "`"+host+"`") {
			t.Errorf("%s is not in the header", host)
		}
	}
	if !strings.Contains(header, `#define BH_VERSION "`+Version()+`"`) {
		t.Errorf("the library's version %s is not the header's", Version())
	}
}

// Every function of the header is called by this package, but those that Go needs none of.
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
	functions := regexp.MustCompile(`(?m)^(?:bh_status|void|size_t|uint32_t|const char \*|struct bh_str) ?(bh_\w+)\(`).FindAllStringSubmatch(headerText(t), -1)
	if len(functions) < 70 {
		t.Fatalf("only %d functions in the header", len(functions))
	}
	for _, m := range functions {
		if _, ok := unused[m[1]]; ok == bound[m[1]] {
			t.Errorf("%s: called %v, expected to be unused %v", m[1], bound[m[1]], ok)
		}
	}
}
