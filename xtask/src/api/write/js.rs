//! JavaScript: a module a service with all of its functions, typed and documented, in TypeScript, over bindings/js/src/call.ts;
//! and where the members of the structs lie in WebAssembly's memory. Keys, requests and responses are classes by hand.

use super::doc_comments::{self, lines, tag};
use super::names::{camel, pascal};
use super::python::{BY_HAND, OURS, class, is_written, prefix, short};
use super::{File, NOTICE};
use crate::api::model::{
    Api, Constant, Direction, Field, FieldKind, Function, Param, ParamKind, ReturnKind, Role, Struct,
};
use anyhow::{Context, Result, bail};

const FOLDER: &str = "bindings/js/src";
/// What a module has beside its functions, from a module by hand.
const BESIDE: [(&str, &str, &str); 13] = [
    ("keys", "system", "nowMs"),
    ("keys", "system", "randomBelow"),
    ("keys", "system", "uuidV4"),
    ("velafi", "fetch", "velafiFetch as signedFetch"),
    ("velafi", "tokens", "VelafiTokenSource as TokenSource"),
    ("pave", "fetch", "paveFetch as signedFetch"),
    ("mixin", "fetch", "mixinFetch as signedFetch"),
    ("mixin", "keys", "mixinSpendKey as spendKey"),
    ("toobit", "fetch", "toobitFetch as signedFetch"),
    ("bitbitduo", "system", "bitbitduoRandom as random"),
    ("bitbitduo", "tokens", "BitbitduoTokenSource as TokenSource"),
    ("velafi", "tokens", "type VelafiTokenOptions as TokenOptions"),
    ("bitbitduo", "tokens", "type BitbitduoTokenOptions as TokenOptions"),
];
/// WebAssembly has no clock and no random source: they are JavaScript's.
const OF_THE_SYSTEM: [&str; 4] = ["bh_now_ms", "bh_uuid_v4", "bh_random_below", "bh_bitbitduo_random"];

pub fn files(api: &Api) -> Result<Vec<File>> {
    let mut files = vec![
        (format!("{FOLDER}/constants.ts"), constants(api)),
        (format!("{FOLDER}/layouts.ts"), layouts(api)?),
        (format!("{FOLDER}/core.ts"), module(api, &OURS)?),
    ];
    for s in api.services() {
        files.push((format!("{FOLDER}/{}.ts", s.name), module(api, &[s.name.as_str()])?));
    }
    Ok(files)
}

fn constants(api: &Api) -> String {
    let mut text = format!("// {NOTICE}\n\n/** Why a call failed. */\nexport const Status = {{\n");
    for s in &api.statuses {
        let name = s.name.trim_start_matches("BH_").trim_start_matches("ERR_");
        text += &format!("{}  {name}: {},\n", comment(&s.message, 2), s.number);
    }
    text += "} as const;\nexport type Status = (typeof Status)[keyof typeof Status];\n";
    text + &declared(api, &["types", "status", "version"])
}

/// Constants and enums of sections.
fn declared(api: &Api, sections: &[&str]) -> String {
    let mut text = String::new();
    for e in api.enums.iter().filter(|e| sections.contains(&e.section.as_str())) {
        let name = class(&e.name, &e.section);
        text += &format!("\n{}export const {name} = {{\n", comment(&e.doc, 0));
        for constant in api.constants.iter().filter(|c| e.constants.contains(&c.name)) {
            let member = constant.name.trim_start_matches(&prefix(e));
            text += &format!("{}  {member}: {},\n", comment(&constant.doc, 2), constant.value);
        }
        let ty = if e.name.ends_with("_flags") {
            "number".into()
        } else {
            format!("(typeof {name})[keyof typeof {name}]")
        };
        text += &format!("}} as const;\nexport type {name} = {ty};\n");
    }
    let is_plain = |c: &&Constant| api.enums.iter().all(|e| !e.constants.contains(&c.name));
    let of = |c: &&Constant| sections.contains(&c.section.as_str());
    for c in api.constants.iter().filter(of).filter(is_plain) {
        let name = c.name.trim_start_matches("BH_");
        let name = name.strip_prefix(&format!("{}_", c.section.to_uppercase())).unwrap_or(name);
        text += &format!("\n{}export const {name} = {};\n", comment(&c.doc, 0), c.value);
    }
    text
}

/// Where each struct's members lie on wasm32, and of which kind they are.
fn layouts(api: &Api) -> Result<String> {
    let mut text = format!("// {NOTICE}\n\n/** Where the members of the structs lie. */\n");
    for s in api.structs.iter().filter(|s| !matches!(s.role, Role::Key)) {
        let mut fields = String::new();
        for f in &s.fields {
            let more = match f.kind {
                // Any bytes are no text.
                FieldKind::View if f.doc.contains("any bytes") => "\"bytes\"".to_string(),
                FieldKind::View => "\"text\"".to_string(),
                FieldKind::Number => format!("{:?}", number(&f.ty)?.0),
                FieldKind::Structs => {
                    let count = s.count_of(&f.name).context("a list has its count")?;
                    let kind = if f.array.is_some() { "array" } else { "list" };
                    format!("{kind:?}, {}", count.at[1])
                }
                FieldKind::Struct => format!("\"struct\", 0, {}", layout_name(&api.structure(&f.ty)?.name)),
                FieldKind::Count | FieldKind::Reserved | FieldKind::Pointer => continue,
                FieldKind::Opaque => bail!("{}.{} is private", s.name, f.name),
            };
            fields += &format!("    {}: [{}, {more}],\n", camel(&f.name), f.at[1]);
        }
        let fields = if fields.is_empty() { "{}".into() } else { format!("{{\n{fields}  }}") };
        text += &format!(
            "export const {} = {{\n  size: {},\n  fields: {fields},\n}} as const;\n",
            layout_name(&s.name),
            s.layout.p32.size
        );
    }
    Ok(text)
}

fn layout_name(name: &str) -> String {
    camel(name.trim_start_matches("bh_"))
}

/// A number's kind, and its type as an input and as an output.
fn number(ty: &str) -> Result<(&'static str, &'static str, &'static str)> {
    Ok(match ty {
        "int64_t" => ("i64", "Integer", "number"),
        "uint64_t" => ("u64", "Integer", "bigint"),
        "uint32_t" | "size_t" => ("u32", "number", "number"),
        // An enum.
        other if other.starts_with("bh_") => ("u32", "", ""),
        other => bail!("no number of JavaScript is known for {other}"),
    })
}

fn number_types(api: &Api, ty: &str) -> Result<(String, String, String)> {
    let bare = ty.trim_end_matches(" *");
    let (kind, input, output) = number(bare)?;
    Ok(match api.enumeration(bare) {
        Some(e) if e.name == "bh_outcome" => (kind.into(), "number".into(), "number".into()),
        Some(e) => (kind.into(), class(&e.name, &e.section), class(&e.name, &e.section)),
        None => (kind.into(), input.into(), output.into()),
    })
}

fn module(api: &Api, sections: &[&str]) -> Result<String> {
    let of = |section: &str| sections.contains(&section);
    let mut body = declared(api, sections);
    for s in api.structs.iter().filter(|s| of(&s.section) && s.role != Role::Key) {
        if !BY_HAND.contains(&s.name.as_str()) {
            body += &interface(api, s)?;
        }
    }
    let ours = |f: &&Function| of(&f.section) && is_written(f) && !OF_THE_SYSTEM.contains(&f.name.as_str());
    for f in api.functions.iter().filter(ours) {
        body += &function(api, f).with_context(|| f.name.clone())?;
    }
    let section = api.sections.iter().find(|s| s.name == sections[0]).context("a section")?;
    let mut hosts = String::new();
    for host in &section.hosts {
        let (name, what) = match host.name.as_str() {
            "" => ("HOST".into(), "Where the service is.".into()),
            other => (format!("HOST_{}", other.to_uppercase()), format!("The same, for {other}.")),
        };
        hosts += &format!("\n/** {what} */\nexport const {name} = {:?};\n", host.url);
    }
    let mut text = format!("// {NOTICE}\n\nimport * as $ from \"./call.js\";\n");
    for (module, names) in [
        ("call", vec!["Integer", "Params", "Text"]),
        ("core", if sections == OURS { vec![] } else { vec!["Diagnosis"] }),
        ("keys", vec!["PrivateKey", "Secret"]),
        ("values", vec!["HttpResponse", "ServiceResponse", "SignedRequest", "Window"]),
    ] {
        let is_used = |name: &&str| {
            let word = |c: char| !c.is_ascii_alphanumeric();
            body.lines()
                .filter(|line| !line.trim_start().starts_with('*'))
                .any(|line| line.split(word).any(|w| w == *name))
        };
        let names: Vec<_> = names.into_iter().filter(is_used).collect();
        if !names.is_empty() {
            text += &format!("import type {{ {} }} from \"./{module}.js\";\n", names.join(", "));
        }
    }
    text += "import * as layouts from \"./layouts.js\";\n";
    for (_, module, name) in BESIDE.iter().filter(|(section, ..)| *section == sections[0]) {
        text += &format!("export {{ {name} }} from \"./{module}.js\";\n");
    }
    Ok(text + &hosts + &body)
}

/// A struct as an interface; members that may be left out are those of an input.
fn interface(api: &Api, s: &Struct) -> Result<String> {
    let is_input = s.role == Role::Input || s.role == Role::Both;
    let mut text = format!(
        "\n{}export interface {} {{\n",
        comment(&s.doc.replace("Zero-initialise it.", ""), 0),
        class(&s.name, &s.section)
    );
    for f in &s.fields {
        let ty = field_type(api, f, is_input)?;
        let Some(ty) = ty else { continue };
        let optional = if is_input { "?" } else { "" };
        text += &format!("{}  readonly {}{optional}: {ty};\n", comment(&f.doc, 2), camel(&f.name));
    }
    Ok(text + "}\n")
}

fn field_type(api: &Api, f: &Field, is_input: bool) -> Result<Option<String>> {
    Ok(Some(match f.kind {
        FieldKind::View if f.doc.contains("any bytes") => "Uint8Array".into(),
        FieldKind::View if is_input => "Text".into(),
        FieldKind::View => "string".into(),
        FieldKind::Number => {
            let (_, input, output) = number_types(api, &f.ty)?;
            if is_input { input } else { output }
        }
        FieldKind::Structs if is_input => "Params".into(),
        FieldKind::Structs => "readonly (readonly [string, string])[]".into(),
        FieldKind::Struct => {
            let inner = api.structure(&f.ty)?;
            let name = class(&inner.name, &inner.section);
            if inner.role == Role::Both && !is_input { format!("$.Written<{name}>") } else { name }
        }
        FieldKind::Count | FieldKind::Reserved => return Ok(None),
        FieldKind::Pointer | FieldKind::Opaque => bail!("{} is for C alone", f.name),
    }))
}

/// What a function returns: the outputs as `call` makes them, and each one's name and type.
type Outputs = (Vec<String>, Vec<(String, String)>);

fn outputs(api: &Api, f: &Function) -> Result<Outputs> {
    let (mut outs, mut types) = (vec![], vec![]);
    let has_struct = f.output().is_some();
    for p in f.params.iter().filter(|p| p.dir != Direction::In) {
        let is_text = p.ty.trim_start_matches("const ").starts_with("char");
        let of_text = |is_text| if is_text { "string" } else { "Uint8Array" };
        match p.kind {
            ParamKind::Array => {
                let size = api.length(p)?;
                // Without the NUL of a text.
                outs.push(if is_text { format!("$.chars({size})") } else { format!("$.octets({size})") });
                types.push((p.name.clone(), of_text(is_text).into()));
            }
            ParamKind::Number => {
                let (kind, _, output) = number_types(api, &p.ty)?;
                outs.push(format!("$.{kind}()"));
                types.push((p.name.clone(), output));
            }
            ParamKind::Buffer if has_struct => outs.push("$.viewed()".into()),
            ParamKind::Buffer => {
                let is_text = is_text && short(f) != "payload";
                outs.push(if is_text { "$.text()".into() } else { "$.bytes()".into() });
                types.push((p.name.clone(), of_text(is_text).into()));
            }
            ParamKind::Struct => {
                let s = api.structure(&p.ty)?;
                let (out, ty) = match s.name.as_str() {
                    "bh_response" => ("$.response()".into(), "ServiceResponse".into()),
                    "bh_request" => ("$.request()".into(), "SignedRequest".into()),
                    _ => {
                        let ty = class(&s.name, &s.section);
                        let ty = if s.role == Role::Both { format!("$.Written<{ty}>") } else { ty };
                        (format!("$.struct<{ty}>(layouts.{})", layout_name(&s.name)), ty)
                    }
                };
                outs.push(out);
                types.push((p.name.clone(), ty));
            }
            ParamKind::Capacity => {}
            _ => bail!("{} is an output of a kind that JavaScript has not met", p.name),
        }
    }
    Ok((outs, types))
}

fn input(api: &Api, p: &Param) -> Result<(String, String)> {
    let name = camel(&p.name);
    Ok(match p.kind {
        ParamKind::View => ("Text".into(), format!("i.view({name})")),
        ParamKind::Array => ("Uint8Array".into(), format!("i.array({name}, {})", api.length(p)?)),
        ParamKind::Number => {
            let (kind, input, _) = number_types(api, &p.ty)?;
            (input, format!("i.{kind}({name})"))
        }
        ParamKind::Key if p.bare() == "bh_hmac_key" => ("Secret".into(), format!("i.hmac({name})")),
        ParamKind::Key => ("PrivateKey".into(), format!("i.ed25519({name})")),
        ParamKind::Structs => ("Params".into(), format!("...i.params({name})")),
        ParamKind::Struct => {
            let s = api.structure(&p.ty)?;
            match s.name.as_str() {
                "bh_http_response" => ("HttpResponse".into(), format!("i.http({name})")),
                other => {
                    let ty = class(other, &s.section);
                    (ty, format!("i.struct(layouts.{}, {name})", layout_name(other)))
                }
            }
        }
        _ => bail!("{} is an input of a kind that JavaScript has not met", p.name),
    })
}

fn function(api: &Api, f: &Function) -> Result<String> {
    let (outs, types) = outputs(api, f)?;
    let (mut params, mut passed, mut described, mut has_default) = (vec![], vec![], String::new(), false);
    let is_read = |p: &&Param| p.dir == Direction::In && p.kind != ParamKind::Count;
    for p in f.params.iter().filter(is_read) {
        let (ty, value) = input(api, p)?;
        has_default |= p.nullable;
        let name = camel(&p.name);
        params.push(format!("{name}{}: {ty}", if has_default { "?" } else { "" }));
        let nothing = if p.kind == ParamKind::Number { "0" } else { "\"\"" };
        passed.push(if has_default && !p.nullable {
            value.replace(&name, &format!("{name} ?? {nothing}"))
        } else {
            value
        });
        described += &tag(&format!("@param {name} - {}", prose(&p.doc)), 0);
    }
    let name = camel(&short(f));
    let statuses: Vec<_> = f.returns.statuses.iter().filter(|name| *name != "BH_OK").collect();
    if !statuses.is_empty() {
        let names: Vec<_> = statuses.iter().map(|name| prose(name)).collect();
        described += &tag(&format!("@throws BhAuthError with {}.", names.join(", ")), 0);
    }
    let notes: String = f.notes.iter().map(|note| format!(" *\n{}", lines(&prose(note), 0))).collect();
    let mut text = String::new();
    let ty = match types.as_slice() {
        _ if f.name == "bh_equal" => "boolean".to_string(),
        [] => "void".into(),
        [(_, ty)] => ty.clone(),
        several => {
            text += &format!("\n/** What `{name}` returns. */\nexport interface {} {{\n", pascal(&short(f)));
            for (field, ty) in several {
                text += &format!("  readonly {}: {ty};\n", camel(field));
            }
            text += "}\n";
            pascal(&short(f))
        }
    };
    text += &format!("\n/**\n{}{notes}", lines(&prose(&f.doc), 0));
    if !described.is_empty() {
        text += &format!(" *\n{described}");
    }
    text += &format!(" */\nexport function {name}({}): {ty} {{\n", params.join(", "));
    let given = if passed.is_empty() { "() => []".into() } else { format!("(i) => [{}]", passed.join(", ")) };
    let outs = outs.join(", ");
    text += &match types.as_slice() {
        _ if f.returns.kind != ReturnKind::Status => {
            format!("  return $.plain({:?}, {given}) !== 0;\n", f.name)
        }
        [] => format!("  $.call({:?}, [], {given});\n", f.name),
        [_] => format!("  return $.call({:?}, [{outs}], {given})[0];\n", f.name),
        several => {
            let names: Vec<_> = several.iter().map(|(name, _)| camel(name)).collect();
            let names = names.join(", ");
            let cast =
                format!(" as [{}]", several.iter().map(|(_, ty)| ty.as_str()).collect::<Vec<_>>().join(", "));
            format!(
                "  const [{names}] = $.call({:?}, [{outs}], {given}){cast};\n  return {{ {names} }};\n",
                f.name
            )
        }
    };
    Ok(text + "}\n")
}

/// C's words as JavaScript's: what stands between backticks is spelt as it is here.
fn prose(text: &str) -> String {
    let services = ["velafi", "pave", "mixin", "toobit", "bitbitduo"];
    let spelt = |code: &str| -> String {
        let is_name = code.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && code.contains('_');
        if !is_name {
            return code.into();
        }
        let name = code.trim_start_matches("BH_").trim_start_matches("ERR_").trim_start_matches("bh_");
        if name.chars().any(|c| c.is_ascii_uppercase()) {
            return name.into();
        }
        match name.split_once('_') {
            Some((service, rest)) if services.contains(&service) && code.starts_with("bh_") => {
                format!("{service}.{}", camel(rest))
            }
            _ => camel(name),
        }
    };
    let mut parts: Vec<String> = vec![];
    for (index, part) in text.split('`').enumerate() {
        parts.push(if index % 2 == 1 {
            spelt(part)
        } else {
            part.replace("BH_ERR_", "").replace("NULL", "undefined")
        });
    }
    parts.join("`").replace("BH_OK", "OK").replace("*/", "* /").replace("\n\n", " ")
}

fn comment(text: &str, indent: usize) -> String {
    doc_comments::comment(&prose(text), indent)
}
