//! diagnose: which mistake makes a signature.

use crate::args::{Service, Signed, Wrong};
use crate::credentials::{Bytes, Credentials};
use crate::fail::{self, Fail};
use crate::output::{Output, json_text};
use crate::signing::{Pave, ticket};
use bh_auth::diagnose::{self, Diagnosis, Mistake, Sent, Token};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::process::ExitCode;

pub fn print(wrong: &Wrong, service: &Signed, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let given = wrong.signature.as_ref().ok_or_else(|| Fail::usage("--signature is missing"))?;
    let signature = from.given(given)?;
    let optional = |option: &Option<OsString>| -> Result<Bytes, Fail> {
        Ok(option.as_ref().map(|text| from.given(text)).transpose()?.unwrap_or_default())
    };
    let api_key = |service| from.known(service, "api_key").unwrap_or_default();
    let found = match service {
        Signed::Velafi(it) => {
            let secret = from.secret(Service::Velafi)?;
            diagnose::velafi(&signature, &secret, &api_key(Service::Velafi), it.timestamp)
        }
        Signed::Pave(it) => {
            diagnose::pave(&signature, &from.secret(Service::Pave)?, &Pave::read(it, from)?.parts())
        }
        Signed::Toobit(it) => {
            let (query, body) = (from.given(&it.query)?, from.given(&it.form)?);
            let (method, path) = (optional(&it.method)?, optional(&it.path)?);
            let (secret, api_key) = (from.secret(Service::Toobit)?, api_key(Service::Toobit));
            let sent = Sent { method: &method, path: &path, query: &query, body: &body, api_key: &api_key };
            diagnose::toobit(&signature, &secret, &sent)
        }
        Signed::Bitbitduo(it) => {
            let app_id = from.given_or_text(Service::Bitbitduo, "app_id", it.app_id.as_ref())?;
            let app_key = from.secret(Service::Bitbitduo)?;
            diagnose::bitbitduo(&signature, &ticket(it, &app_id, &app_key))
        }
        Signed::Mixin(it) => {
            let key = match &it.public_key {
                Some(key) => from.given(key)?,
                None => from.secret(Service::Mixin)?,
            };
            let (body, request_id) = (from.given(&it.body)?, optional(&it.request_id)?);
            let now_ms = match wrong.now.as_deref() {
                None => 0,
                Some("now") => bh_auth::now_ms()?,
                Some(number) => number
                    .parse()
                    .map_err(|_| Fail::usage("--now takes Unix milliseconds, or the word now"))?,
            };
            diagnose::mixin(&Token {
                token: &signature,
                key: &key,
                method: it.method.as_encoded_bytes(),
                target: it.target.as_encoded_bytes(),
                body: &body,
                request_id: &request_id,
                now_ms,
            })
        }
    }?;
    let code = if found.mistakes.is_empty() { ExitCode::from(fail::NO) } else { ExitCode::SUCCESS };
    if out.json { out.object(&object(&found)) } else { out.bytes(&plain(&found)) }.map(|_| code)
}

fn names(mistakes: &[Mistake]) -> Vec<&str> {
    mistakes.iter().map(|mistake| mistake.name()).collect()
}

fn object(found: &Diagnosis) -> Value {
    let is_known = found.is_right || !found.mistakes.is_empty();
    json!({
        "mistake": found.mistakes.first().map(|mistake| mistake.name()),
        "mistakes": names(&found.mistakes),
        "message": found.message,
        "signed": if is_known { json_text(&found.payload) } else { Value::Null },
        "right": found.is_right,
        "tried": names(&found.tried),
    })
}

fn plain(found: &Diagnosis) -> Vec<u8> {
    let mut text = Vec::new();
    for mistake in &found.mistakes {
        text.extend(format!("{}: {}\n", mistake.name(), mistake.message()).into_bytes());
    }
    if found.mistakes.is_empty() {
        text.extend(format!("{}\n", found.message).into_bytes());
    }
    if found.is_right || !found.mistakes.is_empty() {
        text.extend(b"\nSigned were these bytes:\n");
        // What is no text is shown as hex: a terminal makes other things of it.
        match std::str::from_utf8(&found.payload) {
            Ok(shown) if !shown.contains('\0') => text.extend(shown.as_bytes()),
            _ => text.extend(format!("hex {}", crate::output::hex(&found.payload)).into_bytes()),
        }
        text.push(b'\n');
    } else {
        text.extend(format!("\n{} signatures were computed. Tried were:\n", found.computed).into_bytes());
        let mut width = 0;
        for name in names(&found.tried) {
            width += name.len() + 1;
            let gap = if width > 80 {
                "\n"
            } else if width > name.len() + 1 {
                " "
            } else {
                ""
            };
            if gap == "\n" {
                width = name.len() + 1;
            }
            text.extend(format!("{gap}{name}").into_bytes());
        }
        text.push(b'\n');
    }
    text
}
