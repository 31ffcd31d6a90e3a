//! The C programs of `tests/c` over the shared library of this very build, for what looks at the
//! library from inside: `tools/checks/coverage.sh` builds the programs and calls this.
#![cfg(unix)]
#![forbid(unsafe_code)]

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
#[ignore = "tools/checks/coverage.sh builds the programs that it runs"]
fn the_c_suite_passes() {
    let programs = env::var("BH_C_PROGRAMS").expect("BH_C_PROGRAMS holds the programs' paths");
    assert!(!programs.trim().is_empty(), "BH_C_PROGRAMS is empty");
    // cargo leaves the library beside its tests; the programs look for it by its SONAME.
    let library = env::current_exe().unwrap().with_file_name("libbh_auth.so");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let name = folder.join("libbh_auth.so.1");
    let _ = fs::remove_file(&name);
    symlink(fs::canonicalize(library).unwrap(), name).unwrap();

    for program in programs.split_whitespace() {
        let output = Command::new(program).env("LD_LIBRARY_PATH", folder).output().expect(program);
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let passed = |line: &&str| line.starts_with("[ RUN ") || line.starts_with("[       OK ");
        let said: Vec<_> = said.lines().filter(|line| !passed(line)).collect();
        assert!(output.status.success(), "{program}: {}\n{}", output.status, said.join("\n"));
    }
}
