//! tests/cpp/described.cpp

use super::{Member, has_rule, is_compared, long_table, member, names, signing, verb};
use crate::api::model::{Api, Direction, Enum, FieldKind, Function, Param, Struct};
use crate::api::write::NOTICE;
use anyhow::{Context, Result, bail};

pub fn file(api: &Api) -> Result<String> {
    let mut text = format!(
        "// {NOTICE}\n\n// A case by the description: a member has the name of its parameter, a function of C++ that of C.\n\
         #include \"openssl.hpp\"\n#include \"vectors.hpp\"\n\nnamespace vectors {{\nnamespace {{\n"
    );
    for e in &api.enums {
        if let Some(name) = long_table(e) {
            let rows = rows(api, e, ",\n    ")?;
            text += &format!("\nconst std::map<std::string, std::uint32_t> {name} = {rows};\n");
        }
    }
    let mut table = String::new();
    for f in api.functions.iter().filter(|f| has_rule(api, f)) {
        let (service, verb) = verb(api, f);
        // Without a key of its own there is no other library to sign with by a rule.
        if signing(api, f).is_some() && !f.params.iter().any(|p| p.bare() == "bh_hmac_key") {
            continue;
        }
        let name = f.name.trim_start_matches("bh_");
        text += &runner(api, f, name).with_context(|| f.name.clone())?;
        table += &format!("      {{\"{}.{verb}\", {name}}},\n", service.unwrap_or_default());
    }
    text += &format!(
        "\n}} // namespace\n\nconst std::map<std::string, runner> &described() {{\n  \
         static const std::map<std::string, runner> runners = {{\n{table}  }};\n  return runners;\n}}\n\n}} // namespace vectors\n"
    );
    Ok(text)
}

/// The C++ function: in the namespace of its service, if it is one's.
fn called(api: &Api, f: &Function) -> String {
    let (service, verb) = verb(api, f);
    service.map_or_else(|| format!("bh::{verb}"), |service| format!("bh::{service}::{verb}"))
}

fn runner(api: &Api, f: &Function, name: &str) -> Result<String> {
    let (mut before, mut args) = (String::new(), vec![]);
    for p in f.params.iter().filter(|p| p.dir == Direction::In) {
        if let Some((declared, arg)) = input(api, f, p)? {
            before += &declared;
            args.push(arg);
        }
    }
    let call = format!("{}({})", called(api, f), args.join(", "));
    let body = match signing(api, f) {
        Some([payload, verify]) => signed(api, f, payload, verify, &call)?,
        None => compared(api, f, &call)?,
    };
    let input = if before.contains("input") || body.contains("input") { "input" } else { "" };
    Ok(format!("\nvoid {name}(const json &{input}, const json &expect) {{\n{before}{body}}}\n"))
}

/// What is declared before the call, and the argument.
fn input(api: &Api, f: &Function, p: &Param) -> Result<Option<(String, String)>> {
    let name = &p.name;
    let key = |made: &str| {
        format!(
            "  const auto {name} = {made};\n  if (!{name}) return void(is_ok({name}.status(), expect));\n"
        )
    };
    Ok(Some(match member(api, f, p)? {
        Member::HmacKey => (key("bh::hmac_key::init(text(input, \"secret\"))"), format!("{name}.value()")),
        Member::Ed25519Key => (key(&format!("ed25519_key(input.at(\"{name}\"))")), format!("{name}.value()")),
        Member::Text => {
            (format!("  const auto given_{name} = text(input, \"{name}\");\n"), format!("given_{name}"))
        }
        Member::Bytes(hex) => (String::new(), format!("raw<{}>(input, \"{hex}\")", api.length(p)?)),
        Member::Window => (String::new(), "window(input)".into()),
        Member::Http => (String::new(), "http(input)".into()),
        Member::Object(s) => (object(api, f, s, name)?, name.clone()),
        Member::List => {
            (format!("  const params given_{name}(input, \"{name}\");\n"), format!("given_{name}.list"))
        }
        Member::Number => (String::new(), format!("number<{}>(input, \"{name}\")", standard(&p.ty))),
        Member::Named(e) => {
            let ty = e.name.trim_start_matches("bh_").replacen(
                &format!("{}_", f.section),
                &format!("{}::", f.section),
                1,
            );
            let known = table(api, e)?;
            (String::new(), format!("bh::{ty}{{named(input, \"{name}\", {known})}}"))
        }
        _ => return Ok(None),
    }))
}

fn standard(ty: &str) -> String {
    if ty.starts_with("bh_") { ty.into() } else { format!("std::{ty}") }
}

fn table(api: &Api, e: &Enum) -> Result<String> {
    Ok(long_table(e).map_or(rows(api, e, ", ")?, |name| name))
}

fn rows(api: &Api, e: &Enum, between: &str) -> Result<String> {
    let rows = names(api, e)?;
    let rows: Vec<String> = rows.iter().map(|(name, value)| format!("{{{name:?}, {value}}}")).collect();
    Ok(format!("{{{}}}", rows.join(between)))
}

/// The struct of C++ has the fields of C's in their order; the texts that it views are kept beside it.
fn object(api: &Api, f: &Function, s: &Struct, name: &str) -> Result<String> {
    let from = format!("{name}_input");
    let mut text = format!("  const json &{from} = input.at(\"{name}\");\n");
    let mut values = vec![];
    for field in &s.fields {
        let kept = format!("{name}_{}", field.name);
        match field.kind {
            FieldKind::View => {
                text += &format!("  const auto {kept} = text({from}, \"{}\");\n", field.name);
                values.push(kept);
            }
            FieldKind::Number => {
                values.push(match api.enumeration(&field.ty).filter(|e| !e.name.ends_with("_flags")) {
                    Some(e) => format!("named({from}, \"{}\", {})", field.name, table(api, e)?),
                    None => format!("number<{}>({from}, \"{}\")", standard(&field.ty), field.name),
                })
            }
            FieldKind::Structs => {
                text += &format!("  const params {kept}({from}, \"{}\");\n", field.name);
                values.push(format!("{kept}.list"));
            }
            FieldKind::Count | FieldKind::Reserved => {}
            other => bail!("{}.{}: no rule for {other:?}", s.name, field.name),
        }
    }
    let (ty, service) = (s.name.trim_start_matches("bh_"), &f.section);
    let ty = ty.trim_start_matches(&format!("{service}_"));
    // What a function writes too is a class of its own, and this its views.
    let is_written = api.functions.iter().any(|f| f.output().is_some_and(|p| p.bare() == s.name));
    let views = if is_written { "_view" } else { "" };
    Ok(text + &format!("  const bh::{service}::{ty}{views} {name}{{{}}};\n", values.join(", ")))
}

/// The call, and what is compared behind it.
fn compared(api: &Api, f: &Function, call: &str) -> Result<String> {
    let outs = f.params.iter().filter(|p| p.dir == Direction::Out);
    let outs: Vec<_> = outs.map(|p| Ok((p, member(api, f, p)?))).collect::<Result<_>>()?;
    let outs: Vec<_> = outs.iter().filter(|(_, m)| !matches!(m, Member::Buffer(None))).collect();
    Ok(match outs.as_slice() {
        [] => format!("  is_ok({call}.status(), expect);\n"),
        [(_, Member::Request)] => format!("  check_request({call}, expect);\n"),
        [(_, Member::Response)] => format!("  check_response({call}, expect);\n"),
        [(_, Member::Buffer(Some(member)))] if member.ends_with("_hex") => {
            format!("  check_hex({call}, expect, \"{member}\");\n")
        }
        [(_, Member::Buffer(Some(member)))] => format!("  check_text({call}, expect, \"{member}\");\n"),
        [(p, Member::FixedText)] => format!("  check_text({call}, expect, \"{}\");\n", p.name),
        [(_, Member::FixedBytes(hex))] => format!("  check_bytes({call}, expect, \"{hex}\");\n"),
        [(p, Member::OutNumber)] => format!("  check_number({call}, expect, \"{}\");\n", p.name),
        [(p, Member::Fields(s))] => {
            let mut text =
                format!("  const auto made = {call};\n  if (!is_ok(made.status(), expect)) return;\n");
            text += &format!("  const json &wanted = expect.at(\"{}\");\n", p.name);
            for field in s.fields.iter().filter(|f| f.kind != FieldKind::Reserved && is_compared(s, f)) {
                let name = &field.name;
                text += &match (field.kind, api.enumeration(&field.ty)) {
                    (FieldKind::View, _) => format!("  CHECK(made->{name}() == text(wanted, \"{name}\"));\n"),
                    (FieldKind::Number, None) => format!(
                        "  CHECK(made->{name}() == number<{}>(wanted, \"{name}\"));\n",
                        standard(&field.ty)
                    ),
                    (FieldKind::Number, Some(e)) => format!(
                        "  CHECK(static_cast<std::uint32_t>(made->{name}()) == named(wanted, \"{name}\", {}));\n",
                        table(api, e)?
                    ),
                    (other, _) => bail!("{}.{name}: no rule for {other:?}", s.name),
                };
            }
            text
        }
        many if many.iter().all(|(_, m)| matches!(m, Member::OutNumber)) => {
            let mut text =
                format!("  const auto made = {call};\n  if (!is_ok(made.status(), expect)) return;\n");
            for (p, _) in many {
                text += &format!(
                    "  CHECK(made->{0} == number<{1}>(expect, \"{0}\"));\n",
                    p.name,
                    standard(p.bare())
                );
            }
            text
        }
        _ => bail!("no rule for what it writes; run it by hand"),
    })
}

fn signed(api: &Api, f: &Function, payload: &Function, verify: &Function, call: &str) -> Result<String> {
    let args = |of: &Function| -> Result<String> {
        let inputs = of.params.iter().filter(|p| p.dir == Direction::In);
        let args = inputs.filter_map(|p| match (p.name.as_str(), member(api, of, p)) {
            ("signature", _) => Some(Ok("signature".into())),
            ("now_ms", _) | (_, Ok(Member::Window)) => None,
            _ => input(api, f, p).transpose().map(|made| made.map(|(_, arg)| arg)),
        });
        Ok(args.collect::<Result<Vec<String>>>()?.join(", "))
    };
    Ok(format!(
        "  check_signed(\n      {call}, expect, [&] {{ return {}({}); }},\n      \
         [&](auto payload) {{ return openssl::hex(openssl::hmac_sha256(text(input, \"secret\"), payload)); }},\n      \
         [&](auto signature) {{ return {}({}); }});\n",
        called(api, payload),
        args(payload)?,
        called(api, verify),
        args(verify)?
    ))
}
