//! mixin: PIN and TIP, and PKCE's challenge.

use crate::args::{self, MixinVerb, Service};
use crate::credentials::Credentials;
use crate::fail::Fail;
use crate::output::Output;
use crate::signing::split_pair;
use bh_auth::core::{encoding, key_text, query::Param, writer::to_vec};
use bh_auth::{mixin, services};
use serde_json::json;
use std::process::ExitCode;
use zeroize::Zeroizing;

pub fn run(verb: &MixinVerb, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    match verb {
        MixinVerb::Challenge => {
            let verifier = from.known(Service::Mixin, "code_verifier").ok_or_else(|| {
                Fail::usage("no verifier: set BH_MIXIN_CODE_VERIFIER to base64url of 32 random bytes")
            })?;
            let ((), challenge) = to_vec(services::mixin::code_challenge(&verifier)?);
            line(out, "code_challenge", &challenge)
        }
        MixinVerb::Pin { seal } => {
            line(out, "pin_base64", keystore(from)?.pin(b"", &sealed(seal)?)?.as_bytes())
        }
        MixinVerb::Tip { action, params, spend, seal } => {
            let params = params.iter().map(|text| {
                let (name, value) = split_pair(text.as_encoded_bytes());
                Param { name, value }
            });
            let action = action.as_encoded_bytes();
            if spend.payload {
                let ((), payload) = to_vec(services::mixin::tip_payload(action, params)?);
                return line(out, "payload", &payload);
            }
            let keystore = keystore(from)?;
            let signature = services::mixin::tip_sign(&spend_key(&keystore, spend, from)?, action, params)?;
            line(out, "pin_base64", keystore.pin(signature.as_slice(), &sealed(seal)?)?.as_bytes())
        }
        MixinVerb::Register { public_key, seal } => {
            let keystore = keystore(from)?;
            let spend = args::Spend { public_key: Some(public_key.clone()), payload: false };
            let key = spend_key(&keystore, &spend, from)?;
            out.bytes(&[keystore.register_body(&key, &sealed(seal)?)?.as_bytes(), b"\n"].concat())
        }
    }
}

fn line(out: &Output, name: &str, text: &[u8]) -> Result<ExitCode, Fail> {
    out.line(text, || json!({ name: String::from_utf8_lossy(text) }))
}

/// The keystore's file is the secret; what it lacks, the environment or the profile has.
fn keystore(from: &Credentials) -> Result<mixin::Keystore, Fail> {
    let mut keystore = mixin::Keystore::read(&from.secret(Service::Mixin)?)?;
    let known = |field: &str| {
        let text = from.known(Service::Mixin, field)?;
        Some(Zeroizing::new(String::from_utf8_lossy(&text).into_owned()))
    };
    if let Some(pin) = known("pin") {
        keystore = keystore.with_pin(&pin);
    }
    if let Some(key) = known("spend_key") {
        keystore = keystore.with_spend_key(&key);
    }
    Ok(keystore)
}

fn spend_key(
    keystore: &mixin::Keystore,
    spend: &args::Spend,
    from: &Credentials,
) -> Result<bh_auth::Ed25519Key, Fail> {
    let public = spend.public_key.as_ref().ok_or_else(|| {
        Fail::usage(
            "--public-key is missing: it alone tells whether the key that spends is a seed or a scalar",
        )
    })?;
    Ok(keystore.spend_key(&key_text::public(&from.given(public)?)?)?)
}

/// What is not given is drawn, or of this moment.
fn sealed(it: &args::Seal) -> Result<mixin::Seal, Fail> {
    let now = mixin::Seal::random(0, bh_auth::now_ms()?)?;
    let iv = match &it.iv {
        None => now.iv,
        Some(hex) if hex.len() == 32 && encoding::is_hex(hex.as_bytes()) => {
            let mut iv = [0; 16];
            encoding::get_hex(hex.as_bytes(), &mut iv);
            iv
        }
        Some(_) => return Err(Fail::usage("--iv takes 32 hex characters")),
    };
    let (time_s, iterator) = (it.time.unwrap_or(now.time_s), it.iterator.unwrap_or(now.iterator));
    Ok(mixin::Seal { iv, time_s, iterator })
}
