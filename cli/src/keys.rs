//! secret check, key inspect and key convert.

use crate::args::{KeyForm, Service};
use crate::credentials::Credentials;
use crate::fail::{self, Fail};
use crate::output::{Output, hex};
use bh_auth::core::{encoding, key_text, secret, writer};
use serde_json::json;
use std::process::ExitCode;
use zeroize::Zeroizing;

/// Mixin's secret is a key, which has more to be told of it than its look.
pub fn check_secret(service: Option<Service>, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let secret = from.secret_as_it_is(service)?;
    let looked = match service {
        Some(Service::Mixin) => key_text::private(&secret).map(drop),
        _ => secret::check(&secret),
    };
    match looked {
        Ok(()) => out.line(b"nothing was copied along with it", || json!({ "good": true })),
        Err(error) if out.json => {
            out.object(&json!({ "good": false, "status": fail::status(error), "message": error.message() }))?;
            Ok(ExitCode::from(fail::NO))
        }
        Err(error) => Err(Fail { code: fail::NO, ..error.into() }),
    }
}

/// Nothing of the private half is printed.
pub fn inspect(from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let public = key_text::private(&from.secret(Service::Mixin)?)?.public();
    let (hex, base64url) = (hex(&public), base64url(&public));
    if out.json {
        return out.object(&json!({ "kind": "Ed25519", "public_hex": hex, "public_base64url": *base64url }));
    }
    out.bytes(format!("kind: Ed25519\npublic_hex: {hex}\npublic_base64url: {}\n", *base64url).as_bytes())
}

pub fn convert(to: KeyForm, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let text = from.secret(Service::Mixin)?;
    let (seed, public) = (key_text::seed(&text)?, key_text::private(&text)?.public());
    let converted = Zeroizing::new(match to {
        KeyForm::Hex => hex(&*seed),
        KeyForm::Base64url => base64url(&Zeroizing::new([&seed[..], &public[..]].concat())).to_string(),
        KeyForm::Pem => {
            // RFC 8410, section 7: version 0, the algorithm 1.3.101.112, the seed in an OCTET STRING of its own.
            const BEGIN: [u8; 16] =
                [0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
            let der = Zeroizing::new([&BEGIN[..], &seed[..]].concat());
            // 48 bytes: base64 has no padding, and differs from base64url in two characters.
            let base64 = Zeroizing::new(base64url(&der).replace('-', "+").replace('_', "/"));
            format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----", *base64)
        }
        KeyForm::Jwk => {
            let (d, x) = (base64url(&*seed), base64url(&public));
            format!(r#"{{"kty":"OKP","crv":"Ed25519","d":"{}","x":"{}"}}"#, *d, *x)
        }
    });
    out.line(converted.as_bytes(), || json!({ "private_key": *converted }))
}

fn base64url(bytes: &[u8]) -> Zeroizing<String> {
    let ((), text) = writer::to_vec(|w| encoding::base64url_encode(w, bytes));
    Zeroizing::new(String::from_utf8(text).expect("base64url is ASCII"))
}
