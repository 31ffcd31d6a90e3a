//! The program as it is called: what it prints, and how it ends.

mod cases;
mod sandbox;
mod streams;
#[cfg(unix)]
mod vectors;

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Toobit's published secret, query, form and signature.
pub const SECRET: &str = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2";
pub const QUERY: &str = "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC";
pub const FORM: &str = "quantity=1&price=400&recvWindow=10000000&timestamp=1668481902307";
pub const SIGNATURE: &str = "59ef0b2085ebb99cca5b6445c202d99add17be2d5d1861c0f4aa17bc785ac4d5";

/// The program, with nothing of this process's environment.
pub fn program(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bh-auth"));
    command.env_clear().stdin(Stdio::null()).args(arguments);
    command
}

/// The words of a line as arguments.
pub fn line(line: &str) -> Command {
    program(&line.split_whitespace().collect::<Vec<_>>())
}

/// Runs it to its end with that on standard input.
pub fn with_input(mut command: Command, input: &[u8]) -> Output {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // It may have ended without reading all.
    let _ = writer.join().expect("no panic");
    output
}

pub fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

pub fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

pub fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

/// What it prints, if it ends well and says nothing else.
#[track_caller]
pub fn printed(mut command: Command) -> String {
    let output = command.output().expect("the program starts");
    assert_eq!((code(&output), stderr(&output)), (0, ""), "{command:?}");
    stdout(&output).to_string()
}

/// What it says on standard error, if it ends with that code and prints nothing.
#[track_caller]
pub fn failed(mut command: Command, with: i32) -> String {
    let output = command.output().expect("the program starts");
    assert_eq!((code(&output), stdout(&output)), (with, ""), "{command:?}: {}", stderr(&output));
    stderr(&output).to_string()
}

/// A folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
