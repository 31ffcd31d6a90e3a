//! What is sent, and what came back.

use super::{Claims, Scheme, milliseconds, seconds};
use clap::{Args, Subcommand, ValueEnum};
use std::ffi::OsString;

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
