package bhauth

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program is linked with a library that has every symbol and says that its ABI is another: it must
// end at its start, in words that help, before it runs a line of main. With the right number it runs,
// so it is the number that stops it.
func TestAnotherABIIsRefusedAtLoad(t *testing.T) {
	abi := api(t).ABIVersion
	for _, c := range []struct {
		abi, keySize int
		want         string
	}{
		{999, 128, fmt.Sprintf("version %d of bh_auth's ABI, and the library that is linked has version 999: build both from the same release", abi)},
		{abi, 4096, "keys are not of the size that its header states"},
		{abi, 128, "main ran\n"},
	} {
		output, failed := runWith(t, c.abi, c.keySize)
		if !strings.Contains(output, c.want) || failed != (c.want != "main ran\n") || failed == strings.Contains(output, "main ran") {
			t.Errorf("ABI %d, keys of %d: failed %v, output %q", c.abi, c.keySize, failed, output)
		}
	}
}

// runWith builds testdata/load against a doctored library and runs it.
func runWith(t *testing.T, abi, hmacKeySize int) (output string, failed bool) {
	t.Helper()
	// Always the same folder, so that the package is built for it once, and only linked anew.
	folder, err := filepath.Abs("../../target/go-doctored")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	source.WriteString("#include <stddef.h>\n#include <stdint.h>\n")
	for _, f := range api(t).Functions {
		body := "int %s(void) { return 0; }\n"
		switch f.Name {
		case "bh_abi_version":
			body = fmt.Sprintf("uint32_t %%s(void) { return %d; }\n", abi)
		case "bh_hmac_key_size":
			body = fmt.Sprintf("size_t %%s(void) { return %d; }\n", hmacKeySize)
		case "bh_ed25519_key_size":
			body = "size_t %s(void) { return 320; }\n"
		}
		fmt.Fprintf(&source, body, f.Name)
	}
	file := filepath.Join(folder, "doctored.c")
	if err := os.WriteFile(file, []byte(source.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "cc"
	}
	object := filepath.Join(folder, "doctored.o")
	run(t, nil, compiler, "-c", "-o", object, file)
	archive := filepath.Join(folder, "libbh_auth.a")
	os.Remove(archive)
	run(t, nil, "ar", "rcs", archive, object)
	include, err := filepath.Abs("../../include")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "load")
	run(t, []string{"CGO_CFLAGS=-I" + include, "CGO_LDFLAGS=-L" + folder},
		"go", "build", "-tags", "bhauth_system", "-o", program, "./testdata/load")
	text, err := exec.Command(program).CombinedOutput()
	return string(text), err != nil
}

func run(t *testing.T, environment []string, name string, arguments ...string) {
	t.Helper()
	command := exec.Command(name, arguments...)
	command.Env = append(os.Environ(), environment...)
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command, err, text)
	}
}
