//! A loopback double of five services' authentication endpoints: see README.md.
#![forbid(unsafe_code)]

mod bitbitduo;
mod bitbitduo_rpc;
mod blaze;
mod crypto;
mod exchange_codes;
mod faults;
mod http;
mod jwt;
mod mixin;
mod pave;
mod query;
mod state;
mod time;
mod toobit;
mod velafi;
mod webhook;
mod x25519;

use axum::Router;
use axum::routing::{MethodRouter, any, post};
use http::Handler;
use state::{CREDENTIALS, Sandbox};
use std::io::{BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::{self, ExitCode, Stdio};
use std::sync::Arc;

const HELP: &str = "\
Usage: bh_auth_sandbox [--port N] [--listen ADDRESS] [--clock-offset-ms N] [--ready-file FILE]
                       [--verbose] [--stay | --detach]
       bh_auth_sandbox --credentials | --help

Serves the authentication endpoints of VelaFi, PAVE, Mixin, Toobit and BITBITDUO on 127.0.0.1.
The first line on stdout is the base URL. The server ends with the process that started it.

  --port N             listen on port N; without it, on a free one
  --listen ADDRESS     listen on that address: 0.0.0.0 in a container
  --clock-offset-ms N  how far the server's clock is ahead; behind, if negative
  --ready-file FILE    written when the server listens: the base URL, and a line's end
  --verbose            then print a line a request: method, target, verdict and, when refused, why
  --stay               go on when the process that started it ends
  --detach             run in the background: print the base URL and the process's number, and end
  --credentials        print the test credentials as JSON, and end
  --help               print this, and end";

#[derive(Debug, PartialEq)]
struct Options {
    listen: IpAddr,
    port: u16,
    clock_offset_ms: i64,
    ready_file: Option<PathBuf>,
    verbose: bool,
    stay: bool,
}

enum Command {
    Serve(Options),
    Detach,
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
        Command::Serve(options) => serve(&options),
        Command::Detach => detach(),
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
    let mut options = Options {
        listen: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        clock_offset_ms: 0,
        ready_file: None,
        verbose: false,
        stay: false,
    };
    let mut is_detached = false;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        let wrong = |value: &str| format!("{argument} does not take '{value}'");
        match argument.as_str() {
            "--port" => options.port = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--listen" => options.listen = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--clock-offset-ms" => {
                options.clock_offset_ms = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?;
            }
            "--ready-file" => options.ready_file = Some(value()?.into()),
            "--verbose" => options.verbose = true,
            "--stay" => options.stay = true,
            "--detach" => is_detached = true,
            "--credentials" => return Ok(Command::Print(CREDENTIALS)),
            "--help" | "-h" => return Ok(Command::Print(HELP)),
            other => return Err(format!("unknown argument '{other}'")),
        }
    }
    Ok(if is_detached { Command::Detach } else { Command::Serve(options) })
}

/// Starts itself again with the same arguments, to stay, and waits until it listens.
fn detach() -> std::io::Result<()> {
    let arguments = std::env::args_os().skip(1).filter(|argument| argument != "--detach");
    let mut server = process::Command::new(std::env::current_exe()?)
        .args(arguments)
        .arg("--stay")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // Else whoever reads all that this process says waits for the server's end.
        .stderr(Stdio::null())
        .spawn()?;
    let mut base_url = String::new();
    BufReader::new(server.stdout.take().expect("stdout is piped")).read_line(&mut base_url)?;
    if base_url.is_empty() {
        server.wait()?;
        return Err(std::io::Error::other("the server did not start: without --detach it says why"));
    }
    writeln!(std::io::stdout(), "{base_url}{}", server.id())
}

fn serve(options: &Options) -> std::io::Result<()> {
    if !options.stay {
        end_with_parent();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((options.listen, options.port)).await?;
        let base_url = format!("http://{}\n", listener.local_addr()?);
        let mut stdout = std::io::stdout();
        stdout.write_all(base_url.as_bytes())?;
        stdout.flush()?;
        if let Some(path) = &options.ready_file {
            // Whole or not there: whoever waits for it reads it at once.
            let unfinished = path.with_extension("unfinished");
            std::fs::write(&unfinished, base_url)?;
            std::fs::rename(unfinished, path)?;
        }
        let mut sandbox = Sandbox::new(options.verbose);
        sandbox.clock_offset_ms = options.clock_offset_ms;
        axum::serve(listener, router(Arc::new(sandbox))).await
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
        .route("/history/", to(bitbitduo_rpc::reply))
        .route("/depth/", to(bitbitduo_rpc::reply))
        .route("/quote/v1/{*rest}", to(toobit::market))
        .route("/sandbox/push", post(webhook::push))
        .route("/sandbox/next", post(faults::next))
        .route("/", any(blaze::serve))
        // Mixin tells its services by the Authorization header, not by the path.
        .fallback_service(to(mixin::reply).with_state(sandbox.clone()))
        .with_state(sandbox)
}

/// Two services have calls of this path.
pub(crate) fn root(sandbox: &Sandbox, call: &http::Call) -> http::Reply {
    if call.headers.contains_key("authorization") {
        mixin::reply(sandbox, call)
    } else {
        bitbitduo_rpc::reply(sandbox, call)
    }
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

    fn options(words: &str) -> Options {
        match parse_words(words) {
            Ok(Command::Serve(options)) => options,
            _ => panic!("{words}"),
        }
    }

    #[test]
    fn arguments_are_read() {
        let none = options("");
        assert_eq!(
            (none.port, none.listen, none.verbose, none.stay),
            (0, Ipv4Addr::LOCALHOST.into(), false, false)
        );
        let all = "--port 8080 --verbose --listen 0.0.0.0 --clock-offset-ms -7000 --ready-file a/b --stay";
        let given = Options {
            listen: Ipv4Addr::UNSPECIFIED.into(),
            port: 8080,
            clock_offset_ms: -7000,
            ready_file: Some("a/b".into()),
            verbose: true,
            stay: true,
        };
        assert_eq!(options(all), given);
        assert!(matches!(parse_words("--detach --port 1"), Ok(Command::Detach)));
        assert!(matches!(parse_words("--credentials"), Ok(Command::Print(CREDENTIALS))));
        assert!(matches!(parse_words("--help"), Ok(Command::Print(HELP))));
    }

    #[test]
    fn bad_arguments_are_named() {
        for words in [
            "--port",
            "--port x",
            "--port 65536",
            "--port -1",
            "--prot 1",
            "8080",
            "--listen here",
            "--clock-offset-ms",
            "--clock-offset-ms 1.5",
            "--ready-file",
        ] {
            assert!(parse_words(words).is_err(), "{words}");
        }
    }
}
