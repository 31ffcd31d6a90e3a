//! tests/c/vectors/described.c

use super::{Member, has_rule, is_compared, long_table, member, names, signing, verb};
use crate::api::model::{Api, Direction, Enum, FieldKind, Function, Param, Struct};
use crate::api::write::NOTICE;
use anyhow::{Context, Result, bail};

pub fn file(api: &Api) -> Result<String> {
    let mut text = format!(
        "/* {NOTICE} */\n\n/* A case by the description: members carry the names of the parameters. */\n\
         #include \"vectors.h\"\n\n#include <string.h>\n"
    );
    for e in &api.enums {
        if let Some(name) = long_table(e) {
            text += &format!("\nstatic const constant {name}[] = {};\n", rows(api, e, "\n    ")?);
        }
    }
    let mut table = String::new();
    for f in api.functions.iter().filter(|f| has_rule(api, f)) {
        let (service, verb) = verb(api, f);
        let name = f.name.trim_start_matches("bh_");
        text += &runner(api, f, name).with_context(|| f.name.clone())?;
        let service = service.map_or("NULL".into(), |s| format!("{s:?}"));
        table += &format!("    {{{service}, {verb:?}, {name}}},\n");
    }
    text += &format!(
        "\nstatic const struct {{\n  const char *service, *verb;\n  void (*run)(const vector *v);\n}} runners[] = {{\n{table}}};\n"
    );
    text += "
bool run_described(const vector *v) {
  for (size_t i = 0; i < sizeof runners / sizeof *runners; i++) {
    if (!IS(runners[i].verb) || (runners[i].service && strcmp(runners[i].service, v->service) != 0)) continue;
    runners[i].run(v);
    return true;
  }
  return false;
}
";
    Ok(text)
}

fn runner(api: &Api, f: &Function, name: &str) -> Result<String> {
    let mut before = String::new();
    let mut after = vec![];
    let mut args = vec![];
    for p in &f.params {
        let (declared, arg, compared) = parameter(api, f, p)?;
        before += &declared;
        args.extend(arg);
        after.extend(compared);
    }
    if let Some([payload, verify]) = signing(api, f) {
        after.extend(signed(api, payload, verify)?);
    }
    let call = format!("ok(v, {}({}))", f.name, args.join(", "));
    let body = match after.as_slice() {
        [] => format!("  {call};\n"),
        [one] if !one.contains('\n') => format!("  if ({call}) {one}\n"),
        all => format!("  if (!{call}) return;\n  {}\n", all.join("\n  ")),
    };
    let uses_input =
        before.contains("in, ") || args.iter().any(|a| a.contains("(in")) || body.contains("(in");
    let input = if uses_input { "  const json_t *in = v->input;\n" } else { "" };
    Ok(format!("\nstatic void {name}(const vector *v) {{\n{input}{before}{body}}}\n"))
}

/// What is declared before the call, the argument, and what is compared behind it.
fn parameter(api: &Api, f: &Function, p: &Param) -> Result<(String, Option<String>, Option<String>)> {
    let name = &p.name;
    let given = |arg: String| (String::new(), Some(arg), None);
    let made = |ty: &str, arg: String, compared: String| (format!("  {ty};\n"), Some(arg), Some(compared));
    Ok(match member(api, f, p)? {
        Member::HmacKey => (
            format!("  bh_hmac_key {name};\n  if (!hmac_key(v, &{name})) return;\n"),
            Some(format!("&{name}")),
            None,
        ),
        Member::Ed25519Key => (
            format!(
                "  bh_ed25519_key {name};\n  bh_status made = ed25519_key(json_object_get(in, \"{name}\"), &{name});\n  \
                 if (made != BH_OK) {{\n    ok(v, made);\n    return;\n  }}\n"
            ),
            Some(format!("&{name}")),
            None,
        ),
        Member::Text => given(format!("text(in, \"{name}\")")),
        Member::Bytes(hex) => given(format!("raw(in, \"{hex}\", {})", api.length(p)?)),
        Member::Window => given("window(in)".into()),
        Member::Http => given("http(v)".into()),
        Member::Object(s) => (object(api, s, name)?, Some(format!("&{name}")), None),
        Member::List => {
            let list = format!("  static bh_param {name}_list[2000];\n");
            (list, Some(format!("{name}_list, params(in, \"{name}\", {name}_list, 2000)")), None)
        }
        Member::Number => given(number("in", name, &p.ty)),
        Member::Named(e) => given(format!("named(v, in, \"{name}\", {})", table(api, e)?)),
        Member::Measure => (String::new(), None, None),
        Member::Request => {
            made(&format!("bh_request {name}"), format!("&{name}"), format!("expect_request(v, &{name});"))
        }
        Member::Response => {
            made(&format!("bh_response {name}"), format!("&{name}"), format!("expect_response(v, &{name});"))
        }
        Member::Fields(s) => {
            let mut lines = vec![
                format!("vector fields = *v;\n  fields.expect = json_object_get(v->expect, \"{name}\");"),
                format!("if (!fields.expect) wrong(v, \"the case expects no {name}\");"),
            ];
            fields(api, s, name, &mut lines)?;
            made(&format!("{} {name}", s.name), format!("&{name}"), lines.join("\n  "))
        }
        Member::Buffer(None) => given("buf, capacity()".into()),
        Member::Buffer(Some(member)) => {
            let buf = if p.ty == "char *" { "buf" } else { "(uint8_t *)buf" };
            let compared = match member.ends_with("_hex") {
                true => format!("expect_hex(v, \"{member}\", buf, written().len);"),
                false => format!("expect_text(v, \"{member}\", written());"),
            };
            (String::new(), Some(format!("{buf}, capacity()")), Some(compared))
        }
        Member::FixedText => made(
            &format!("char {name}[{}]", p.size.as_ref().context("an array has a size")?),
            name.clone(),
            format!("expect_text(v, \"{name}\", bh_cstr({name}));"),
        ),
        Member::FixedBytes(hex) => made(
            &format!("uint8_t {name}[{}]", api.length(p)?),
            name.clone(),
            format!("expect_hex(v, \"{hex}\", {name}, sizeof {name});"),
        ),
        Member::OutNumber => made(
            &format!("{} {name}", p.bare()),
            format!("&{name}"),
            format!("expect_number(v, \"{name}\", {name});"),
        ),
    })
}

fn number(object: &str, name: &str, ty: &str) -> String {
    let cast = if ty == "int64_t" { String::new() } else { format!("({ty})") };
    format!("{cast}number({object}, \"{name}\")")
}

/// The names and values of an enumeration.
fn table(api: &Api, e: &Enum) -> Result<String> {
    Ok(long_table(e).map_or(format!("(const constant[]){}", rows(api, e, " ")?), |name| name))
}

fn rows(api: &Api, e: &Enum, between: &str) -> Result<String> {
    let rows = names(api, e)?;
    let rows: String = rows.iter().map(|(name, value)| format!("{{{name:?}, {value}}},{between}")).collect();
    Ok(format!("{{{rows}{{NULL, 0}}}}"))
}

fn object(api: &Api, s: &Struct, name: &str) -> Result<String> {
    let from = format!("{name}_in");
    let mut text = format!("  const json_t *{from} = json_object_get(in, \"{name}\");\n");
    let mut fields = vec![];
    for f in &s.fields {
        fields.push(match f.kind {
            FieldKind::View => format!(".{0} = text({from}, \"{0}\")", f.name),
            FieldKind::Number => match api.enumeration(&f.ty).filter(|e| !e.name.ends_with("_flags")) {
                Some(e) => {
                    format!(".{0} = named(v, {from}, \"{0}\", {1})", f.name, table(api, e)?)
                }
                None => format!(".{} = {}", f.name, number(&from, &f.name, &f.ty)),
            },
            FieldKind::Structs => {
                let count = s.count_of(&f.name).context("a list has a count")?;
                text += &format!("  static bh_param {name}_{}[2000];\n", f.name);
                format!(
                    ".{0} = {name}_{0}, .{1} = params({from}, \"{0}\", {name}_{0}, 2000)",
                    f.name, count.name
                )
            }
            FieldKind::Count | FieldKind::Reserved => continue,
            other => bail!("{}.{}: no rule for {other:?}", s.name, f.name),
        });
    }
    Ok(text + &format!("  {} {name} = {{{}}};\n", s.name, fields.join(", ")))
}

fn fields(api: &Api, s: &Struct, path: &str, lines: &mut Vec<String>) -> Result<()> {
    for f in s.fields.iter().filter(|f| is_compared(s, f)) {
        let at = format!("{path}.{}", f.name);
        lines.push(match (f.kind, api.enumeration(&f.ty)) {
            (FieldKind::View, _) => format!("expect_text(&fields, \"{}\", {at});", f.name),
            (FieldKind::Number, Some(e)) if !e.name.ends_with("_flags") => {
                format!("expect_named(&fields, \"{}\", {at}, {});", f.name, table(api, e)?)
            }
            (FieldKind::Number, _) => format!("expect_number(&fields, \"{}\", {at});", f.name),
            (FieldKind::Struct, _) => {
                fields(api, api.structure(&f.ty)?, &at, lines)?;
                continue;
            }
            (FieldKind::Reserved, _) => continue,
            (other, _) => bail!("{}.{}: no rule for {other:?}", s.name, f.name),
        });
    }
    Ok(())
}

/// After a signature was made: its payload, and what verifying says of it and of another.
fn signed(api: &Api, payload: &Function, verify: &Function) -> Result<Vec<String>> {
    let args = |f: &Function, signature: &str| -> Result<String> {
        let inputs = f.params.iter().filter(|p| p.dir == Direction::In && p.name != "count");
        let args = inputs.map(|p| {
            Ok(match (p.name.as_str(), member(api, f, p)?) {
                ("signature", _) => signature.to_string(),
                ("now_ms", _) => "0".into(),
                (_, Member::Window) => "NULL".into(),
                _ => parameter(api, f, p)?.1.context("an input has an argument")?,
            })
        });
        Ok(args.collect::<Result<Vec<_>>>()?.join(", "))
    };
    let inputs = args(payload, "")?;
    let call = format!("{}(buf, capacity(), {inputs})", payload.name);
    Ok(vec![
        format!("expect_status(v, \"payload\", {call}, BH_OK);"),
        "expect_text(v, \"payload\", written());".into(),
        format!(
            "expect_status(v, \"verify\", {}({}), BH_OK);",
            verify.name,
            args(verify, "bh_cstr(signature)")?
        ),
        format!(
            "expect_status(v, \"verify of a changed signature\", {}({}), BH_ERR_SIGNATURE);",
            verify.name,
            args(verify, "changed(signature)")?
        ),
    ])
}
