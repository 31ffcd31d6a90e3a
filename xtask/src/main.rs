//! `cargo xtask`: what the project does with its own sources.

mod api;
mod command;
mod faults;

use clap::Parser;
use std::path::Path;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "What the project does with its own sources")]
enum Task {
    /// Writes include/bh_auth.api.json and all that is written from it
    Api {
        /// Only tells what of it is out of date, and what does not agree with it
        #[arg(long)]
        check: bool,
    },
    /// Plants each fault of tests/faults and sees its gate fail for that reason
    Faults {
        /// Only tells which faults can no longer be planted
        #[arg(long, conflicts_with = "gates")]
        check: bool,
        /// Parts of the gates' names; without any, all of them
        gates: Vec<String>,
    },
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository");
    let done = match Task::parse() {
        Task::Api { check: false } => api::write_all(root),
        Task::Api { check: true } => api::check_all(root),
        Task::Faults { check: true, .. } => faults::check(root),
        Task::Faults { gates, .. } => faults::prove(root, &gates),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
