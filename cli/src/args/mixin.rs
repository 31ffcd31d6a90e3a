//! Mixin's PIN, TIP and OAuth.

use super::seconds;
use clap::{Args, Subcommand};
use std::ffi::OsString;

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
