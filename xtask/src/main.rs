//! `cargo xtask`: what the project does with its own sources.

mod api;
mod audit;
mod command;
mod counts;
mod coverage;
mod deb;
mod dist;
mod exports;
mod faults;
mod go_module;
mod install;
mod licences;
mod mutants;
mod release;

use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "What the project does with its own sources")]
enum Task {
    /// Writes include/bh_auth.api.json and all that is written from it
    Api {
        /// Only tells what of it is out of date, what does not agree with it, and what a release had otherwise
        #[arg(long)]
        check: bool,
        /// And takes it for the version's release, which later ones must be compatible with
        #[arg(long, conflicts_with = "check")]
        release: bool,
    },
    /// Compares the libraries' symbols with the description
    Exports,
    /// What the library is made of: licences, sources, duplicates, and each crate with its reason
    Audit,
    /// Compares the instructions of the hot calls with bench/c/instructions.txt
    Counts {
        /// Writes them there
        #[arg(long)]
        update: bool,
    },
    /// Which lines of the folders were run, of what llvm-cov wrote; tools/checks/coverage.sh lines calls it
    Coverage { lcov: PathBuf, least: f64, folders: Vec<PathBuf> },
    /// Compares what cargo-mutants found with tests/mutants.toml; tools/checks/coverage.sh mutants calls it
    Mutants {
        /// Not of all files: an entry of another file is no mistake
        #[arg(long)]
        some: bool,
        outcomes: Vec<PathBuf>,
    },
    /// Plants each fault of tests/faults and sees its gate fail for that reason
    Faults {
        /// Only tells which faults can no longer be planted
        #[arg(long, conflicts_with = "gates")]
        check: bool,
        /// Parts of the gates' names; without any, all of them
        gates: Vec<String>,
    },
    /// What tools/dist.sh made, looked through and packed
    Dist {
        #[command(subcommand)]
        part: dist::Part,
    },
    /// Packages for Debian, into dist/, of what `install` lays down
    Deb,
    /// Builds the library and lays it down with its headers, the files of pkg-config and CMake, and the licences
    Install {
        #[command(flatten)]
        place: install::Place,
    },
    /// Takes away what `install` laid down
    Uninstall {
        #[command(flatten)]
        place: install::Place,
    },
    /// The licences of what others wrote and every library holds, for the packages
    Licences,
    /// Whether owner, versions and changelog are ready for a release: RELEASING.md
    Release,
}

fn main() -> ExitCode {
    // As cargo sets it for this run: a binary that was built in another checkout is about this one too.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs it: cargo xtask");
    let root = Path::new(&xtask).parent().expect("xtask lies in the repository");
    let done = match Task::parse() {
        Task::Api { check: true, .. } => api::check_all(root),
        Task::Api { release: true, .. } => api::release(root),
        Task::Api { .. } => api::write_all(root),
        Task::Exports => exports::check(root),
        Task::Audit => audit::check(root),
        Task::Counts { update } => counts::check(root, update),
        Task::Coverage { lcov, least, folders } => coverage::check(root, &lcov, least, &folders),
        Task::Mutants { some, outcomes } => mutants::compare(root, some, &outcomes),
        Task::Faults { check: true, .. } => faults::check(root),
        Task::Dist { part } => dist::run(root, &part),
        Task::Deb => deb::build(root),
        Task::Install { place } => install::install(root, &place),
        Task::Uninstall { place } => install::uninstall(root, &place),
        Task::Licences => {
            licences::third_parties(root, licences::LIBRARY, Some("all")).map(|text| print!("{text}"))
        }
        Task::Release => release::check(root),
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
