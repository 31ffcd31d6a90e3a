package bhauth

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
)

// How many cases of tests/vectors passed; TestMain writes it.
var casesRun atomic.Int64

// How many of them were also checked against Go's own crypto.
var crossChecked atomic.Int64

// A runner runs one case. It returns the error of the verb, and compares what there is otherwise.
type runner func(t *testing.T, in, want object) error

// A file's runners by their verbs; each file of tests adds its own.
var runners = map[string]map[string]runner{}

func TestVectors(t *testing.T) {
	files, err := filepath.Glob("../../tests/vectors/*.json")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return filepath.Base(f) == "schema.json" })
	if len(files) != len(runners) {
		t.Fatalf("%d files of vectors, want %d", len(files), len(runners))
	}
	for _, name := range files {
		file := readVectors(t, name)
		t.Run(file.Service, func(t *testing.T) {
			var passed int
			for _, c := range file.Cases {
				t.Run(c.Name, func(t *testing.T) {
					runCase(t, runners[file.Service][c.Verb], c)
					if !t.Failed() {
						passed++
					}
				})
			}
			// Every case is an object with a verb: counted in the text, not with the decoder above.
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if inFile := bytes.Count(text, []byte(`"verb": `)); passed != inFile || inFile == 0 {
				t.Errorf("%d cases passed, %d are in %s", passed, inFile, name)
			}
			casesRun.Add(int64(passed))
			t.Logf("%s: %d cases", file.Service, passed)
		})
	}
	if crossChecked.Load() < 100 {
		t.Errorf("only %d signatures were checked against Go's own crypto", crossChecked.Load())
	}
}

type vector struct {
	Name, Source, Verb string
	Input, Expect      map[string]any
}

type vectors struct {
	Service string
	Cases   []vector
}

func readVectors(t *testing.T, name string) (file vectors) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return file
}

func runCase(t *testing.T, run runner, c vector) {
	if run == nil {
		t.Fatalf("the verb %q is not known", c.Verb)
	}
	in, want := object{t, c.Input, map[string]bool{}}, object{t, c.Expect, map[string]bool{}}
	err := run(t, in, want)
	if want.has("status") {
		var status Status
		if !errors.As(err, &status) || status.Name() != want.text("status") {
			t.Errorf("got %v, want %s", err, want.text("status"))
		}
	} else if err != nil {
		t.Error(err)
	} else {
		in.allRead("input")
	}
	want.allRead("expect")
}

// An object is one of the vectors' JSON objects. It knows which members were read, so that none is
// passed over.
type object struct {
	t    *testing.T
	m    map[string]any
	read map[string]bool
}

func (o object) allRead(what string) {
	for name := range o.m {
		if !o.read[name] {
			o.t.Errorf("%s.%s was not looked at", what, name)
		}
	}
}

func (o object) has(name string) bool {
	_, ok := o.m[name]
	return ok
}

func (o object) get(name string) any {
	o.read[name] = true
	return o.m[name]
}

// asText is a text of the vectors: a string, {"hex": …} for any bytes, or nothing for the empty one.
func (o object) asText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case map[string]any:
		if h, ok := v["hex"].(string); ok && len(v) == 1 {
			return string(fromHex(o.t, h))
		}
	}
	o.t.Fatalf("%v is no text", value)
	return ""
}

func (o object) text(name string) string  { return o.asText(o.get(name)) }
func (o object) bytes(name string) []byte { return []byte(o.text(name)) }
func (o object) hex(name string) []byte   { return fromHex(o.t, o.text(name)) }

func (o object) int(name string) int64 {
	switch v := o.get(name).(type) {
	case nil:
		return 0
	case json.Number:
		n, err := v.Int64()
		if err != nil {
			o.t.Fatal(err)
		}
		return n
	}
	o.t.Fatalf("%s is no integer", name)
	return 0
}

func (o object) bool(name string) bool {
	v, ok := o.get(name).(bool)
	if !ok {
		o.t.Fatalf("%s is no boolean", name)
	}
	return v
}

func (o object) object(name string) object {
	m, ok := o.get(name).(map[string]any)
	if !ok {
		o.t.Fatalf("%s is no object", name)
	}
	return object{o.t, m, map[string]bool{}}
}

func (o object) params(name string) (params []Param) {
	list, _ := o.get(name).([]any)
	for _, item := range list {
		pair := item.([]any)
		params = append(params, Param{o.asText(pair[0]), o.asText(pair[1])})
	}
	return params
}

func fromHex(t *testing.T, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// crossCheck compares a signature with crypto/hmac.
func crossCheck(t *testing.T, secret, payload []byte, signature string) {
	t.Helper()
	mac := hmac.New(sha256.New, secret)
	mac.Write(payload)
	equal(t, "signature by crypto/hmac", hex.EncodeToString(mac.Sum(nil)), signature)
	crossChecked.Add(1)
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}
