//! What can be given on the command line. Names of options are those of the API.

mod mixin;
mod sent;
mod signed;

use crate::fail::Fail;
use clap::{Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

pub use mixin::{MixinVerb, Seal, Spend};
pub use sent::{Came, Of, RequestForm, Requested};
pub use signed::{Against, Bitbitduo, Claims, Decoded, Mixin, Pave, Signed, Wrong};

const AFTER: &str = "\
Secrets come from the environment, from --secret-file, from a profile, or from
a prompt, and never from an argument, which every process here can read:
  VelaFi     BH_VELAFI_API_KEY  BH_VELAFI_SECRET  (later calls: BH_VELAFI_TOKEN)
  PAVE       BH_PAVE_USERNAME  BH_PAVE_API_KEY  BH_PAVE_SECRET
  Mixin      BH_MIXIN_UID  BH_MIXIN_SID  BH_MIXIN_PRIVATE_KEY
             (or a keystore in that; BH_MIXIN_PIN  BH_MIXIN_SPEND_KEY)
  Toobit     BH_TOOBIT_API_KEY  BH_TOOBIT_SECRET
  BITBITDUO  BH_BITBITDUO_APP_ID  BH_BITBITDUO_APP_KEY
A profile is ~/.config/bh-auth/NAME.toml of mode 0600, a table a service, with
these names in lower case: [toobit] api_key = \"…\" secret = \"…\"

A text that begins with @ names the file that holds it; @- is standard input.

Exit codes: 0 done, or yes; 1 no: a wrong signature, an account that does not
work, a request that was not accepted; 2 wrong usage, or a value that the
library rejects; 3 something could not be read, sent or written.";

const DIAGNOSE: &str = "\
Each known mistake is tried, alone and with another: what is named was computed
again and gives this very signature. What is not known may be left out; the API
key, where it is one, comes from the environment as for a request.

Exit codes: 0 a mistake is named; 1 none is, or the signature is right; 2 wrong
usage.";

/// Signs API requests for VelaFi, PAVE, Mixin, Toobit and BITBITDUO, reads
/// their responses, and says why a signature or an account does not work.
#[derive(Parser)]
#[command(name = "bh-auth", version, max_term_width = 80, after_help = AFTER, disable_help_subcommand = true)]
pub struct Cli {
    /// Print one JSON object
    #[arg(long, global = true)]
    pub json: bool,
    /// Take what the environment lacks from this profile
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Read the secret from this file; - is standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Subcommand)]
pub enum Verb {
    /// Try an account: one call that changes nothing
    Check {
        service: Service,
        /// Another host, such as http://127.0.0.1:8080
        #[arg(long, value_name = "URL")]
        base: Option<String>,
    },
    /// Print the signature alone
    Sign {
        #[command(subcommand)]
        service: Signed,
    },
    /// Print the exact bytes that get signed
    Payload {
        #[command(subcommand)]
        service: Signed,
    },
    /// Tell whether a signature is right
    Verify {
        #[command(flatten)]
        against: Against,
        #[command(subcommand)]
        service: Signed,
    },
    /// Say which mistake makes a wrong signature
    #[command(after_help = DIAGNOSE)]
    Diagnose {
        #[command(flatten)]
        wrong: Wrong,
        #[command(subcommand)]
        service: Signed,
    },
    /// Read a token, or a query and form, without verifying
    Decode {
        #[command(subcommand)]
        service: Decoded,
    },
    /// Build a whole request, ready to send
    Request {
        #[command(flatten)]
        form: RequestForm,
        #[command(subcommand)]
        service: Requested,
    },
    /// Read a response: its outcome, code, and what to do
    Response {
        #[command(flatten)]
        came: Came,
        service: Service,
    },
    /// Tell what was copied along with a secret
    #[command(subcommand)]
    Secret(Secret),
    /// Read an Ed25519 key in any of its forms
    #[command(subcommand)]
    Key(KeyVerb),
    /// Tell whether a push of VelaFi's is signed by its key
    #[command(subcommand)]
    Webhook(Webhook),
    /// Mixin's PIN and TIP, of a keystore, and OAuth's challenge
    #[command(subcommand)]
    Mixin(MixinVerb),
    /// Measure this machine's clock
    #[command(subcommand)]
    Time(Time),
    /// Print a shell's completions
    Completions { shell: clap_complete::Shell },
    /// Write the man pages into a folder
    Man { folder: PathBuf },
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq, Debug)]
pub enum Service {
    Velafi,
    Pave,
    Mixin,
    Toobit,
    Bitbitduo,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Scheme {
    #[value(name = "SHA256")]
    Sha256,
    #[value(name = "HMAC_SHA256")]
    HmacSha256,
    #[value(name = "HMAC_SHA256_APPID")]
    HmacSha256AppId,
}

#[derive(Subcommand)]
pub enum Secret {
    /// Look at a secret, byte for byte as it stands there
    Check {
        /// Whose secret; without it --secret-file, or a prompt
        service: Option<Service>,
    },
}

#[derive(Subcommand)]
pub enum KeyVerb {
    /// Print the public key of the private key in BH_MIXIN_PRIVATE_KEY or --secret-file
    Inspect,
    /// Print the private key in another form
    Convert {
        #[arg(long)]
        to: KeyForm,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum KeyForm {
    /// 64 hex characters: the seed
    Hex,
    /// Seed and public key, as Mixin's document has it
    Base64url,
    /// PKCS#8, as OpenSSL reads it
    Pem,
    /// RFC 8037
    Jwk,
}

#[derive(Subcommand)]
pub enum Webhook {
    /// Verify the header `signature` over the raw body
    Verify {
        /// The header's value
        #[arg(long, value_name = "HEX")]
        signature: OsString,
        /// As VelaFi's API gives it, or PEM
        #[arg(long, value_name = "KEY")]
        public_key: OsString,
        /// The body, byte for byte [default: @-, standard input]
        #[arg(long, default_value = "@-", hide_default_value = true)]
        body: OsString,
    },
}

#[derive(Subcommand)]
pub enum Time {
    /// How far the service's clock is ahead of this machine's, in ms
    Offset {
        service: Service,
        /// Another host, such as http://127.0.0.1:8080
        #[arg(long, value_name = "URL")]
        base: Option<String>,
    },
}

/// A secret among the arguments is refused before anything is done with it, and not repeated.
pub fn refuse_secrets(arguments: &[OsString]) -> Result<(), Fail> {
    for argument in arguments.iter().skip(1).map(|argument| argument.to_string_lossy()) {
        let name = argument.split('=').next().unwrap_or_default();
        if name == "--" {
            break;
        }
        if names_secret(name) {
            return Err(Fail::usage(format!(
                "{name} is not an option: a secret among the arguments is seen by every process (ps), and \
                 stays in the shell's history. Set it in the environment (BH_TOOBIT_SECRET, …), or give \
                 --secret-file FILE. Take the one that you just typed for known, and make a new one."
            )));
        }
    }
    Ok(())
}

/// An option, or a variable's name that stands behind the command and not before it.
fn names_secret(name: &str) -> bool {
    const LAST: [&str; 8] =
        ["secret", "app-key", "appkey", "private-key", "spend-key", "pin", "seed", "password"];
    let bare = name.trim_start_matches('-').to_ascii_lowercase().replace('_', "-");
    let is_asked = name.starts_with("--") || name.starts_with("BH_");
    let ends_so = |last: &str| bare == last || bare.ends_with(&format!("-{last}"));
    is_asked && (LAST.iter().any(|last| ends_so(last)) || bare == "secret-key" || bare == "secretkey")
}

fn milliseconds(text: &str) -> Result<i64, String> {
    text.parse().map_err(|_| "milliseconds are a whole number; a Unix time looks like 1740568725231".into())
}

fn seconds(text: &str) -> Result<i64, String> {
    text.parse().map_err(|_| "seconds are a whole number; a Unix time looks like 1740568725".into())
}
