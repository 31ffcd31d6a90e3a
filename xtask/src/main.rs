//! `cargo xtask`: what the project does with its own sources.

mod api;

use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "cargo xtask api          write include/bh_auth.api.json and all that is written from it
cargo xtask api --check  tell what of it is out of date, and what does not agree with it";

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository");
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["api"] => api::write_all(root),
        ["api", "--check"] => api::check_all(root),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
