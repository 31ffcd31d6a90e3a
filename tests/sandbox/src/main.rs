//! A loopback double of five services' authentication endpoints: see README.md.
#![forbid(unsafe_code)]

mod bhex;
mod bitbitduo;
mod crypto;
mod http;
mod jwt;
mod mixin;
mod pave;
mod query;
mod state;
mod time;
mod toobit;
mod velafi;

use axum::Router;
use axum::routing::{MethodRouter, any};
use http::Handler;
use state::{CREDENTIALS, Sandbox};
use std::io::Write;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;

const HELP: &str = "\
Usage: bh_auth_sandbox [--port N] [--verbose]
       bh_auth_sandbox --credentials | --help

Serves the authentication endpoints of VelaFi, PAVE, Mixin, Toobit and BITBITDUO on 127.0.0.1.
The first line on stdout is the base URL. The server ends with the process that started it.

  --port N       listen on port N; without it, on a free one
  --verbose      then print a line a request: method, target, verdict and, when refused, why
  --credentials  print the test credentials as JSON, and end
  --help         print this, and end";

enum Command {
    Serve { port: u16, verbose: bool },
    Print(&'static str),
}

fn main() -> ExitCode {
    let command = match parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            eprintln!("bh_auth_sandbox: {message}; see --help");
            return ExitCode::from(2);
        }
    };
    let ended = match command {
        Command::Serve { port, verbose } => serve(port, verbose),
        Command::Print(text) => writeln!(std::io::stdout(), "{}", text.trim_end()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bh_auth_sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut port, mut verbose) = (0, false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => {
                let value = arguments.next().ok_or("--port needs a number")?;
                port = value.parse().map_err(|_| format!("--port takes 0 to 65535, not '{value}'"))?;
            }
            "--verbose" => verbose = true,
            "--credentials" => return Ok(Command::Print(CREDENTIALS)),
            "--help" | "-h" => return Ok(Command::Print(HELP)),
            other => return Err(format!("unknown argument '{other}'")),
        }
    }
    Ok(Command::Serve { port, verbose })
}

fn serve(port: u16, verbose: bool) -> std::io::Result<()> {
    end_with_parent();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let mut stdout = std::io::stdout();
        writeln!(stdout, "http://{address}")?;
        stdout.flush()?;
        axum::serve(listener, router(Arc::new(Sandbox::new(verbose)))).await
    })
}

fn router(sandbox: Arc<Sandbox>) -> Router {
    let to = |reply: Handler| -> MethodRouter<Arc<Sandbox>> {
        any(move |state, request| http::serve(state, request, reply))
    };
    Router::new()
        .route("/v1/sessions", to(pave::reply))
        .route("/v1/callbacks/{event}", to(pave::reply))
        .route("/v1/{*rest}", to(velafi::reply))
        .route("/v2/{*rest}", to(velafi::reply))
        .route("/api/v1/{*rest}", to(toobit::reply))
        .route("/serv/apiToken", to(bitbitduo::reply))
        .route("/serv/time", to(bitbitduo::reply))
        // Mixin tells its services by the Authorization header, not by the path.
        .fallback_service(to(mixin::reply).with_state(sandbox.clone()))
        .with_state(sandbox)
}

/// A test that is killed cannot stop its server. So the server watches for the parent to change: an orphan is given
/// to another process.
fn end_with_parent() {
    #[cfg(unix)]
    {
        use std::os::unix::process::parent_id;
        let parent = parent_id();
        std::thread::spawn(move || {
            while parent_id() == parent {
                std::thread::sleep(std::time::Duration::from_millis(200));
            }
            std::process::exit(0);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(words: &str) -> Result<Command, String> {
        parse(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read() {
        assert!(matches!(parse_words(""), Ok(Command::Serve { port: 0, verbose: false })));
        let both = parse_words("--port 8080 --verbose");
        assert!(matches!(both, Ok(Command::Serve { port: 8080, verbose: true })));
        assert!(matches!(parse_words("--credentials"), Ok(Command::Print(CREDENTIALS))));
        assert!(matches!(parse_words("--help"), Ok(Command::Print(HELP))));
    }

    #[test]
    fn bad_arguments_are_named() {
        for words in ["--port", "--port x", "--port 65536", "--port -1", "--prot 1", "8080"] {
            assert!(parse_words(words).is_err(), "{words}");
        }
    }
}
