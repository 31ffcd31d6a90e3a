//! The tools that the services are made of. Nothing here knows of C or of a service.
#![forbid(unsafe_code)]

pub mod aes_cbc;
pub mod aes_gcm;
pub mod agreement;
pub mod checks;
pub mod clock;
pub mod declassify;
pub mod diagnose;
pub mod ed25519;
pub mod encoding;
pub mod error;
pub mod hmac;
pub mod http;
pub mod json;
pub mod jwt;
pub mod key_text;
pub mod query;
pub mod request;
pub mod response;
pub mod rsa;
pub mod secret;
pub mod span;
pub mod system;
pub mod time;
pub mod token_rule;
pub mod token_seal;
pub mod window;
pub mod writer;
