package bhauth

import (
	"bytes"
	"debug/elf"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
	found := fmt.Sprintf("Name: bh_auth\nDescription: doctored\nVersion: 0\nCflags: -I%s\nLibs: -L%s -lbh_auth\n", include, folder)
	if err := os.WriteFile(filepath.Join(folder, "bh_auth.pc"), []byte(found), 0o600); err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "load")
	run(t, []string{"PKG_CONFIG_PATH=" + folder}, "go", "build", "-tags", "bhauth_system", "-o", program, "./testdata/load")
	text, err := exec.Command(program).CombinedOutput()
	return string(text), err != nil
}

// Without cgo the compiler says one thing, and what to do.
func TestWithoutCgo(t *testing.T) {
	command := exec.Command("go", "build", ".", "./cmd/demo")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	text, err := command.CombinedOutput()
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if err == nil || len(lines) != 2 || !strings.HasPrefix(lines[0], "#") || !strings.Contains(lines[1], "bhauth needs cgo: set CGO_ENABLED=1, and have a C compiler") {
		t.Errorf("%v: %s", err, text)
	}
}

// The module alone, as a tag of the repository gives it, has neither header nor library: it says where they are.
func TestTheModuleAloneSaysWhatIsMissing(t *testing.T) {
	module := t.TempDir()
	if err := os.CopyFS(module, os.DirFS(".")); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "build", ".")
	command.Dir = module
	text, err := command.CombinedOutput()
	if err == nil || !strings.Contains(string(text), "holds no library: take a release's (README, Install), or install bh_auth and build with -tags bhauth_system") {
		t.Errorf("%v: %s", err, text)
	}
}

// A program that is linked statically needs no shared library, not the unwinder's either.
func TestStaticLink(t *testing.T) {
	program := filepath.Join(t.TempDir(), "static")
	run(t, nil, "go", "build", "-tags", "netgo,osusergo", "-ldflags", `-linkmode external -extldflags "-static"`, "-o", program, "./testdata/load")
	text, err := exec.Command(program).CombinedOutput()
	equal(t, "output", string(text), "main ran\n")
	if err != nil {
		t.Error(err)
	}
	read, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	if libraries, err := read.ImportedLibraries(); err != nil || len(libraries) != 0 {
		t.Errorf("%v %v", libraries, err)
	}
}

// Another library is linked anew: go build looks at library.h, which each build of the library writes.
func TestANewLibraryIsNoticed(t *testing.T) {
	written, err := os.ReadFile("library.h")
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`"([0-9a-f]{16})"`).FindSubmatch(written)
	if id == nil {
		t.Fatalf("%s", written)
	}
	program := filepath.Join(t.TempDir(), "load")
	run(t, nil, "go", "build", "-o", program, "./testdata/load")
	linked, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(linked, id[1]) {
		t.Error("what is linked does not depend on the library")
	}
}

// A module's archive has the files of its folder alone: the licences are the root's.
func TestLicences(t *testing.T) {
	for _, name := range []string{"LICENSE-MIT", "LICENSE-APACHE"} {
		roots, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := os.ReadFile(name)
		if err != nil || !bytes.Equal(ours, roots) {
			t.Errorf("%s is not the root's: %v", name, err)
		}
	}
}

func run(t *testing.T, environment []string, name string, arguments ...string) {
	t.Helper()
	command := exec.Command(name, arguments...)
	command.Env = append(os.Environ(), environment...)
	if text, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", command, err, text)
	}
}
