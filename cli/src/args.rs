//! What can be given on the command line. Names of options are those of the API.

use crate::fail::Fail;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

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

/// What is signed, a subcommand a service.
#[derive(Subcommand)]
pub enum Signed {
    /// timestamp=<ms>, HMAC-SHA256
    Velafi(Velafi),
    /// <username>:<api_key>@<timestamp>, HMAC-SHA256
    Pave(Pave),
    /// A JWT over method, target and body, Ed25519
    Mixin(Box<Mixin>),
    /// Query and form body joined without &, HMAC-SHA256
    Toobit(Toobit),
    /// A digest over a random number and the time
    Bitbitduo(Bitbitduo),
}

#[derive(Args)]
pub struct Velafi {
    /// Unix time in milliseconds
    #[arg(long, value_name = "MS", allow_negative_numbers = true, value_parser = milliseconds)]
    pub timestamp: i64,
}

#[derive(Args)]
pub struct Pave {
    /// The primary account name
    #[arg(long)]
    pub username: Option<OsString>,
    /// The API key
    #[arg(long)]
    pub api_key: Option<OsString>,
    /// Any text, such as 2021-05-30T12:49:19Z; signed as it is
    #[arg(long, value_name = "TEXT")]
    pub timestamp: OsString,
}

#[derive(Args, Default)]
pub struct Claims {
    /// The user's or bot's id
    #[arg(long)]
    pub uid: Option<OsString>,
    /// The session's id
    #[arg(long)]
    pub sid: Option<OsString>,
    /// OAuth: the authorization's id
    #[arg(long)]
    pub aid: Option<OsString>,
    /// OAuth: the client's id
    #[arg(long)]
    pub iss: Option<OsString>,
    /// The scopes [default: FULL, of a bot]
    #[arg(long)]
    pub scp: Option<OsString>,
    /// The token's id [default: a new UUID]
    #[arg(long)]
    pub jti: Option<OsString>,
    /// Issued at, in Unix seconds [default: now]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub iat: Option<i64>,
    /// Expires, in Unix seconds [default: an hour later]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub exp: Option<i64>,
    /// Let a body stand where it could be taken for a piece of the target
    #[arg(long)]
    pub any_body: bool,
}

#[derive(Args)]
pub struct Mixin {
    /// GET, POST, …
    #[arg(long, default_value = "GET")]
    pub method: OsString,
    /// Path and query
    #[arg(long, default_value = "/")]
    pub target: OsString,
    /// The body
    #[arg(long, default_value = "", hide_default_value = true)]
    pub body: OsString,
    /// verify, diagnose: whose signature [default: the private key's own]
    #[arg(long, value_name = "KEY")]
    pub public_key: Option<OsString>,
    /// verify, diagnose: the header X-Request-Id
    #[arg(long, value_name = "ID")]
    pub request_id: Option<OsString>,
    #[command(flatten)]
    pub claims: Claims,
}

#[derive(Args)]
pub struct Toobit {
    /// The query as it is sent, without ?
    #[arg(long, default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub query: OsString,
    /// The form body as it is sent
    #[arg(long, default_value = "", hide_default_value = true, allow_hyphen_values = true)]
    pub form: OsString,
    /// diagnose: the method that was sent
    #[arg(long)]
    pub method: Option<OsString>,
    /// diagnose: the path that was sent
    #[arg(long)]
    pub path: Option<OsString>,
}

#[derive(Args)]
pub struct Bitbitduo {
    /// Which reading of the document
    #[arg(long, default_value = "SHA256")]
    pub scheme: Scheme,
    /// The appid
    #[arg(long)]
    pub app_id: Option<OsString>,
    /// 100000 to 999999
    #[arg(long, value_name = "NUMBER")]
    pub random: u32,
    /// Unix time in seconds
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
    pub time: i64,
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

/// What a signature is verified against. Global, so that it may stand behind the service too.
#[derive(Args)]
pub struct Against {
    /// The signature; of Mixin the token
    #[arg(long, global = true, visible_alias = "token", value_name = "TEXT")]
    pub signature: Option<OsString>,
    /// Check the time too, by this Unix time in ms, or by `now`
    #[arg(long, global = true, value_name = "MS")]
    pub now: Option<String>,
    /// How old it may be [default: 300000]; Toobit's own rule is fixed
    #[arg(long, global = true, value_name = "MS", default_value_t = 300_000, hide_default_value = true, value_parser = milliseconds)]
    pub past: i64,
    /// How far ahead it may be [default: 1000]
    #[arg(long, global = true, value_name = "MS", default_value_t = 1000, hide_default_value = true, value_parser = milliseconds)]
    pub ahead: i64,
}

const DIAGNOSE: &str = "\
Each known mistake is tried, alone and with another: what is named was computed
again and gives this very signature. What is not known may be left out; the API
key, where it is one, comes from the environment as for a request.

Exit codes: 0 a mistake is named; 1 none is, or the signature is right; 2 wrong
usage.";

/// A signature that was refused. Global, so that it may stand behind the service too.
#[derive(Args)]
pub struct Wrong {
    /// The signature as it was sent; of Mixin the token
    #[arg(long, global = true, visible_alias = "token", value_name = "TEXT", allow_hyphen_values = true)]
    pub signature: Option<OsString>,
    /// Mixin: the server's time in Unix ms, or `now`, to compare with
    #[arg(long, global = true, value_name = "MS")]
    pub now: Option<String>,
}

#[derive(Subcommand)]
pub enum Decoded {
    /// The claims of a JWT
    Mixin {
        /// The token; @FILE keeps it out of the list of processes
        #[arg(long, alias = "signature")]
        token: OsString,
    },
    /// The names and values of a query and form, in the order in which they are signed
    Toobit(Toobit),
}

#[derive(Args)]
pub struct RequestForm {
    /// Print a configuration for `curl --config -`
    #[arg(long, global = true)]
    pub curl: bool,
    /// Print the raw request of HTTP/1.1
    #[arg(long, global = true, conflicts_with = "curl")]
    pub http: bool,
    /// Another host, such as http://127.0.0.1:8080
    #[arg(long, global = true, value_name = "URL")]
    pub base: Option<String>,
}

#[derive(Subcommand)]
pub enum Requested {
    /// A token, or a later call with BH_VELAFI_TOKEN
    Velafi {
        /// GET, POST, …; without it the request for a token
        #[arg(requires = "target")]
        method: Option<OsString>,
        /// Path and query
        target: Option<OsString>,
        /// The body
        #[arg(long, default_value = "", hide_default_value = true)]
        body: OsString,
        /// The body's type [default: application/json]
        #[arg(long, value_name = "TYPE", default_value = "", hide_default_value = true)]
        content_type: OsString,
        /// Unix time in milliseconds [default: now]
        #[arg(long, value_name = "MS", allow_negative_numbers = true, value_parser = milliseconds)]
        timestamp: Option<i64>,
    },
    /// Any call
    Pave {
        /// GET, POST, …
        method: OsString,
        /// Path and query
        target: OsString,
        /// A JSON body
        #[arg(long, default_value = "", hide_default_value = true)]
        body: OsString,
        /// Any text [default: now, as 2021-05-30T12:49:19Z]
        #[arg(long, value_name = "TEXT")]
        timestamp: Option<OsString>,
    },
    /// Any call
    Mixin {
        /// GET, POST, …
        method: OsString,
        /// Path and query
        target: OsString,
        /// A JSON body
        #[arg(long, default_value = "", hide_default_value = true)]
        body: OsString,
        #[command(flatten)]
        claims: Box<Claims>,
    },
    /// Any call, signed
    Toobit {
        /// GET, POST, PUT or DELETE
        method: OsString,
        /// The path, without a query
        path: OsString,
        /// Parameters: of the query for GET and DELETE, else of the form
        #[arg(value_name = "NAME=VALUE")]
        params: Vec<OsString>,
        /// A parameter of the query
        #[arg(long, value_name = "NAME=VALUE")]
        query: Vec<OsString>,
        /// A parameter of the form
        #[arg(long, value_name = "NAME=VALUE")]
        form: Vec<OsString>,
        /// A JSON body, as batch orders have; it is not signed
        #[arg(long, default_value = "", hide_default_value = true)]
        body: OsString,
        /// Unix time in milliseconds [default: now]
        #[arg(long, value_name = "MS", allow_negative_numbers = true, value_parser = milliseconds)]
        timestamp: Option<i64>,
        /// How old it may be when it arrives [default: 5000]
        #[arg(long, value_name = "MS", default_value_t = 0, hide_default_value = true, value_parser = milliseconds)]
        recv_window: i64,
        /// With the API key alone, neither time nor signature (USER_STREAM, MARKET_DATA)
        #[arg(long)]
        unsigned: bool,
    },
    /// A token, which uses up the minute; with a method, a call with BH_BITBITDUO_TOKEN
    Bitbitduo {
        /// Such as order.cancel
        #[arg(requires = "params")]
        method: Option<OsString>,
        /// What stands behind the token, a JSON list such as '["BBD/ETH",101]'
        params: Option<OsString>,
        /// What the response comes back with
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        id: u32,
        /// Which reading of the document
        #[arg(long, default_value = "SHA256")]
        scheme: Scheme,
        /// 100000 to 999999 [default: drawn]
        #[arg(long, value_name = "NUMBER")]
        random: Option<u32>,
        /// Unix time in seconds [default: now]
        #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
        time: Option<i64>,
    },
}

/// What came over HTTP.
#[derive(Args)]
pub struct Came {
    /// The HTTP status; 0 if nothing came
    #[arg(long, value_name = "NUMBER")]
    pub status: u32,
    /// The request's method; without it, it may have changed something
    #[arg(long, default_value = "", hide_default_value = true)]
    pub method: OsString,
    /// A header, such as 'Retry-After: 7'
    #[arg(long, value_name = "NAME: VALUE")]
    pub header: Vec<OsString>,
    /// The body [default: @-, standard input]
    #[arg(long, default_value = "@-", hide_default_value = true)]
    pub body: OsString,
    /// To which request it is the response
    #[arg(long, default_value = "call")]
    pub of: Of,
    /// The item of a batch, counted from 0
    #[arg(long, value_name = "NUMBER")]
    pub item: Option<usize>,
    /// The id of BITBITDUO's call
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub id: u32,
    /// When the token was asked for, in Unix ms [default: now]
    #[arg(long, value_name = "MS", value_parser = milliseconds)]
    pub sent: Option<i64>,
}

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub enum Of {
    Call,
    Token,
    Stream,
    Time,
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
pub enum MixinVerb {
    /// Seal BH_MIXIN_PIN, or the keystore's PIN: pin_base64
    Pin {
        #[command(flatten)]
        seal: Seal,
    },
    /// Sign a TIP action with the key that spends, and seal that: pin_base64
    Tip {
        /// Such as TIP:TRANSFER:CREATE:
        action: OsString,
        /// Its parameters, in any order
        #[arg(value_name = "NAME=VALUE")]
        params: Vec<OsString>,
        #[command(flatten)]
        spend: Spend,
        #[command(flatten)]
        seal: Seal,
    },
    /// Print the body of POST /safe/users, which registers the key that spends
    Register {
        /// The public key of the key that spends
        #[arg(long, value_name = "KEY")]
        public_key: OsString,
        #[command(flatten)]
        seal: Seal,
    },
    /// Print the code_challenge of BH_MIXIN_CODE_VERIFIER, which is not RFC 7636's
    Challenge,
}

/// The key that spends: BH_MIXIN_SPEND_KEY, or the keystore's.
#[derive(Args)]
pub struct Spend {
    /// Its public key, which tells a seed from a scalar
    #[arg(long, value_name = "KEY")]
    pub public_key: Option<OsString>,
    /// Print what is signed, and sign nothing
    #[arg(long)]
    pub payload: bool,
}

#[derive(Args)]
pub struct Seal {
    /// 16 bytes, never used before [default: drawn]
    #[arg(long, value_name = "HEX")]
    pub iv: Option<String>,
    /// Unix time in seconds [default: now]
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time: Option<i64>,
    /// Greater than the session's last [default: the time in ns]
    #[arg(long, value_name = "NUMBER")]
    pub iterator: Option<u64>,
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
