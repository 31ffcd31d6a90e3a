//! What is signed, verified, diagnosed and decoded: a set of options a service.

use super::{Scheme, milliseconds, seconds};
use clap::{Args, Subcommand};
use std::ffi::OsString;

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
