//! `bh-auth`: what the library does, from a shell. `bh-auth --help` is its manual.

mod args;
mod check;
mod credentials;
mod diagnose;
mod fail;
mod keys;
mod mixin;
mod output;
mod request;
mod response;
mod signing;

use args::{Cli, Verb};
use clap::{CommandFactory as _, Parser as _};
use credentials::Credentials;
use fail::Fail;
use output::Output;
use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let done = args::refuse_secrets(&arguments).and_then(|()| match Cli::try_parse_from(arguments) {
        Ok(cli) => run(cli),
        Err(said) if !said.use_stderr() && output::closed::output() => Err(Fail::closed_output()),
        Err(said) => said.print().map_err(Fail::output).map(|()| match said.use_stderr() {
            true => ExitCode::from(fail::USAGE),
            false => ExitCode::SUCCESS,
        }),
    });
    done.unwrap_or_else(|fail| {
        if !fail.message.is_empty() {
            // There is nowhere left to say that this failed.
            let _ = writeln!(std::io::stderr(), "bh-auth: {}", fail.message);
        }
        ExitCode::from(fail.code)
    })
}

fn run(cli: Cli) -> Result<ExitCode, Fail> {
    let out = Output::new(cli.json)?;
    let from = Credentials::new(cli.profile, cli.secret_file)?;
    match cli.verb {
        Verb::Sign { service } => signing::sign(&service, &from, &out),
        Verb::Payload { service } => signing::payload(&service, &from, &out),
        Verb::Verify { against, service } => signing::verify(&against, &service, &from, &out),
        Verb::Diagnose { wrong, service } => diagnose::print(&wrong, &service, &from, &out),
        Verb::Decode { service } => signing::decode(&service, &from, &out),
        Verb::Request { form, service } => request::print(&form, &service, &from, &out),
        Verb::Response { came, service } => response::print(&came, service, &from, &out),
        Verb::Check { service, base } => check::account(service, base, &from, &out),
        Verb::Webhook(it) => signing::verify_webhook(&it, &from, &out),
        Verb::Mixin(it) => mixin::run(&it, &from, &out),
        Verb::Time(args::Time::Offset { service, base }) => check::offset(service, base, &from, &out),
        Verb::Secret(args::Secret::Check { service }) => keys::check_secret(service, &from, &out),
        Verb::Key(args::KeyVerb::Inspect) => keys::inspect(&from, &out),
        Verb::Key(args::KeyVerb::Convert { to }) => keys::convert(to, &from, &out),
        Verb::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "bh-auth", &mut script);
            out.bytes(&script)
        }
        Verb::Man { folder } => {
            std::fs::create_dir_all(&folder).map_err(|error| Fail::file(&folder, &error))?;
            clap_mangen::generate_to(Cli::command(), &folder).map_err(|error| Fail::file(&folder, &error))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
