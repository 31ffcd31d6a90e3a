//! The runners of tests/vectors for C and C++: what a case's members are follows from the parameters
//! of its function, as tests/vectors/README.md says. What that rule does not cover is run by hand.

mod c;
mod cpp;

use super::File;
use crate::api::model::{Api, Direction, Enum, Field, Function, Param, ParamKind, ReturnKind, Struct};
use anyhow::{Result, bail};

pub fn files(api: &Api) -> Result<Vec<File>> {
    Ok(vec![
        ("tests/c/vectors/described.c".into(), c::file(api)?),
        ("tests/cpp/described.cpp".into(), cpp::file(api)?),
    ])
}

/// Functions whose cases have other members than the parameters, or are more than one call.
const BY_HAND: [&str; 13] = [
    "bh_sha256",
    "bh_hmac_sha256",
    "bh_ed25519_sign",
    "bh_ed25519_public",
    "bh_hex_encode",
    "bh_hex_decode",
    "bh_base64url_encode",
    "bh_base64url_decode",
    "bh_time_format_seconds",
    "bh_token_rule",
    "bh_mixin_sign",
    "bh_mixin_decode",
    "bh_mixin_keystore_read",
];

/// Whether a case is of this function, and run by the rule.
fn has_rule(api: &Api, f: &Function) -> bool {
    let varies = f.returns.statuses.iter().any(|s| s.starts_with("BH_ERR_SYSTEM_"));
    let makes_key = f.params.iter().any(|p| p.kind == ParamKind::Key && p.dir != Direction::In);
    let signs = api.services().any(|s| f.name == format!("bh_{}_payload", s.name));
    f.returns.kind == ReturnKind::Status
        && !(varies || makes_key || signs || BY_HAND.contains(&f.name.as_str()))
}

/// The file of a service's cases, or none; and the verb.
fn verb<'a>(api: &Api, f: &'a Function) -> (Option<&'a str>, &'a str) {
    let (name, service) = (f.name.trim_start_matches("bh_"), f.section.as_str());
    match api.services().any(|s| s.name == service) {
        true => (Some(service), name.trim_start_matches(service).trim_start_matches('_')),
        false => (None, name),
    }
}

/// What a parameter takes from a case, or gives to be compared.
enum Member<'a> {
    HmacKey,
    Ed25519Key,
    Text,
    /// Bytes of a fixed size, given in hex under this name.
    Bytes(String),
    Window,
    Http,
    /// A struct of the case's member of this name.
    Object(&'a Struct),
    List,
    Number,
    Named(&'a Enum),
    /// A count or a capacity, which goes with the parameter before.
    Measure,
    Request,
    Response,
    /// A struct that is compared field by field.
    Fields(&'a Struct),
    /// A buffer of text or of bytes, and the member to compare it with; none if a struct views it.
    Buffer(Option<String>),
    /// A text of a fixed capacity.
    FixedText,
    /// Bytes of a fixed size, compared with the member of this name.
    FixedBytes(String),
    OutNumber,
}

fn member<'a>(api: &'a Api, f: &Function, p: &Param) -> Result<Member<'a>> {
    use Direction::{In, Out};
    let hex = format!("{}_hex", p.name.trim_end_matches(|c: char| c.is_ascii_digit()));
    Ok(match (p.kind, p.dir) {
        (ParamKind::Key, In) if p.bare() == "bh_hmac_key" => Member::HmacKey,
        (ParamKind::Key, In) if p.bare() == "bh_ed25519_key" => Member::Ed25519Key,
        (ParamKind::View, In) => Member::Text,
        (ParamKind::Array, In) => Member::Bytes(hex),
        (ParamKind::Struct, In) if p.bare() == "bh_window" => Member::Window,
        (ParamKind::Struct, In) if p.bare() == "bh_http_response" => Member::Http,
        (ParamKind::Struct, In) => Member::Object(api.structure(&p.ty)?),
        (ParamKind::Structs, In) if p.bare() == "bh_param" => Member::List,
        (ParamKind::Count | ParamKind::Capacity, _) => Member::Measure,
        (ParamKind::Number, In) => match api.enumeration(&p.ty) {
            Some(e) if !e.name.ends_with("_flags") => Member::Named(e),
            _ => Member::Number,
        },
        (ParamKind::Struct, Out) if p.bare() == "bh_request" => Member::Request,
        (ParamKind::Struct, Out) if p.bare() == "bh_response" => Member::Response,
        (ParamKind::Struct, Out) => Member::Fields(api.structure(&p.ty)?),
        (ParamKind::Buffer, Out) if f.output().is_some() => Member::Buffer(None),
        (ParamKind::Buffer, Out) => Member::Buffer(Some(match (p.name.as_str(), p.ty.as_str()) {
            ("buf", "char *") => "text".into(),
            ("buf", _) => "bytes_hex".into(),
            (name, "char *") => name.into(),
            (name, _) => format!("{name}_hex"),
        })),
        (ParamKind::Array, Out) if p.ty == "char" => Member::FixedText,
        (ParamKind::Array, Out) => Member::FixedBytes(hex),
        (ParamKind::Number, Out) if api.enumeration(&p.ty).is_none() => Member::OutNumber,
        other => bail!("{}: the vectors know no member for {}: {other:?}; run it by hand", f.name, p.name),
    })
}

/// Fields that no case names: they follow from the others, or are words.
pub fn is_compared(s: &Struct, f: &Field) -> bool {
    s.name != "bh_diagnosis" || ["mistake", "names", "payload"].contains(&f.name.as_str())
}

/// The name of an enumeration's table, if it is too long to stand where it is used.
fn long_table(e: &Enum) -> Option<String> {
    (e.constants.len() > 16).then(|| format!("{}_names", e.name))
}

/// The constants of an enumeration as the vectors name them: without what all begin with.
fn names(api: &Api, e: &Enum) -> Result<Vec<(String, i64)>> {
    let prefix = match e.name.as_str() {
        "bh_bitbitduo_scheme" => "BH_BITBITDUO_".into(),
        "bh_token_action" => "BH_TOKEN_".into(),
        name => name.to_uppercase() + "_",
    };
    e.constants
        .iter()
        .map(|name| match name.strip_prefix(&prefix) {
            Some(rest) => Ok((rest.into(), api.constant(name)?.value)),
            None => bail!("{name} does not begin with {prefix}"),
        })
        .collect()
}

/// The calls of the verb `sign`: payload, sign, verify; if the service has all three.
fn signing<'a>(api: &'a Api, f: &Function) -> Option<[&'a Function; 2]> {
    let (service, verb) = verb(api, f);
    let of = |verb: &str| api.function(&format!("bh_{}_{verb}", service?)).ok();
    if verb != "sign" || service.is_none() { None } else { Some([of("payload")?, of("verify")?]) }
}
