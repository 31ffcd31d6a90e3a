//! Python: a module a service with all of its functions, typed and documented, over bindings/python/src/bh_auth/_native.py.
//! Keys, requests and responses are classes by hand.

use super::names::{pascal, wrap};
use super::{File, NOTICE};
use crate::api::model::{
    Api, Constant, Direction, Enum, Field, FieldKind, Function, Param, ParamKind, ReturnKind, Role, Struct,
};
use anyhow::{Context, Result, bail};

const FOLDER: &str = "bindings/python/src/bh_auth";
/// Sections without a module of their own: their functions are the package's.
pub(super) const OURS: [&str; 5] = ["keys", "primitives", "time", "token_seal", "diagnose"];
/// Classes by hand, in _values.py.
pub(super) const BY_HAND: [&str; 6] =
    ["bh_str", "bh_param", "bh_request", "bh_http_response", "bh_response", "bh_window"];
/// What a service has beside its functions, from a module by hand.
const BESIDE: [(&str, &str, &str); 10] = [
    ("velafi", "_auth", "Auth"),
    ("velafi", "_auth", "AsyncAuth"),
    ("velafi", "_tokens", "TokenSource"),
    ("velafi", "_tokens", "AsyncTokenSource"),
    ("pave", "_auth", "Auth"),
    ("mixin", "_auth", "Auth"),
    ("mixin", "_keys", "spend_key"),
    ("toobit", "_auth", "Auth"),
    ("bitbitduo", "_tokens", "TokenSource"),
    ("bitbitduo", "_tokens", "AsyncTokenSource"),
];

pub fn files(api: &Api) -> Result<Vec<File>> {
    let mut files = vec![
        (format!("{FOLDER}/_constants.py"), constants(api)),
        (
            format!("{FOLDER}/_core.py"),
            module(api, &OURS, "Keys, primitives, time, and what a diagnosis finds.")?,
        ),
    ];
    for s in api.services() {
        let (title, signed) = (s.service.as_deref().context("a service")?, s.signed.as_deref());
        let doc = format!("{title}: {}.", signed.context("what it signs")?.replace('`', ""));
        files.push((format!("{FOLDER}/{}.py", s.name), module(api, &[s.name.as_str()], &doc)?));
    }
    Ok(files)
}

fn constants(api: &Api) -> String {
    let mut text = format!(
        "# {NOTICE}\n\"\"\"The statuses, and what else is the same everywhere.\"\"\"\n\nfrom enum import IntEnum\n\n\n"
    );
    text += "class Status(IntEnum):\n    \"\"\"Why a call failed.\"\"\"\n\n";
    for s in &api.statuses {
        let name = s.name.trim_start_matches("BH_").trim_start_matches("ERR_");
        text += &format!("    {name} = {}\n", s.number);
        text += &docstring(&s.message, 4);
    }
    let general = ["types", "status", "version"];
    text += &declared(api, &general);
    text
}

/// Constants and enums of sections.
fn declared(api: &Api, sections: &[&str]) -> String {
    let mut text = String::new();
    for e in api.enums.iter().filter(|e| sections.contains(&e.section.as_str())) {
        let base = if e.name.ends_with("_flags") { "IntFlag" } else { "IntEnum" };
        text +=
            &format!("\n\nclass {}({base}):\n{}\n", class(&e.name, &e.section), docstring(&prose(&e.doc), 4));
        for name in &e.constants {
            let constant =
                api.constants.iter().find(|c| c.name == *name).expect("an enum's constants are there");
            let member = name.trim_start_matches(&prefix(e));
            text += &format!("    {member} = {}\n{}", constant.value, docstring(&prose(&constant.doc), 4));
        }
    }
    let is_plain = |c: &&Constant| api.enums.iter().all(|e| !e.constants.contains(&c.name));
    let of = |c: &&Constant| sections.contains(&c.section.as_str());
    let plain: Vec<_> = api.constants.iter().filter(of).filter(is_plain).collect();
    if !plain.is_empty() {
        text += "\n\n";
    }
    for c in plain {
        let name = c.name.trim_start_matches("BH_");
        let name = name.strip_prefix(&format!("{}_", c.section.to_uppercase())).unwrap_or(name);
        text += &format!("{name} = {}\n{}", c.value, docstring(&prose(&c.doc), 0));
    }
    text
}

/// What the names of an enum's constants begin with.
pub(super) fn prefix(e: &Enum) -> String {
    let first = e.constants.first().map_or("", String::as_str);
    if e.constants.len() == 1 {
        return format!("BH_{}_", e.section.to_uppercase());
    }
    let same = |len: &usize| e.constants.iter().all(|name| name.get(..*len) == first.get(..*len));
    let len = (0..first.len()).filter(|len| first[..*len].ends_with('_')).filter(same).max();
    first[..len.unwrap_or(0)].to_string()
}

/// `bh_mixin_server_key` of the section mixin is `ServerKey`.
pub(super) fn class(name: &str, section: &str) -> String {
    let name = name.trim_start_matches("bh_");
    pascal(name.strip_prefix(&format!("{section}_")).unwrap_or(name))
}

fn module(api: &Api, sections: &[&str], doc: &str) -> Result<String> {
    let of = |section: &str| sections.contains(&section);
    let mut body = String::new();
    let structs = api.structs.iter().filter(|s| of(&s.section) && s.role != Role::Key);
    for s in structs.filter(|s| matches!(s.role, Role::Output | Role::Both)) {
        body += &dataclass(api, s)?;
    }
    for f in api.functions.iter().filter(|f| of(&f.section) && is_written(f)) {
        body += &function(api, f).with_context(|| f.name.clone())?;
    }
    let mut text = format!("# {NOTICE}\n# ruff: noqa: E402, F401, F841\n\"\"\"{doc}\"\"\"\n\n");
    text += "from dataclasses import dataclass, field\nfrom enum import IntEnum, IntFlag\n";
    text += "from typing import Any, NamedTuple, Optional\n\n";
    text += "from ._keys import Ed25519Key, HmacKey, PrivateKey, Secret\n";
    text += "from ._native import Buffer, Fixed, Inputs, Number, Out, Params, Struct, Text, bytes_of, call, lib, list_of, text_of\n";
    text += "from ._values import HttpResponse, Request, Response, Window, response_of\n";
    if sections != OURS {
        text += "from ._core import Diagnosis\n";
    }
    let section = api.sections.iter().find(|s| s.name == sections[0]).context("a section")?;
    for (index, host) in section.hosts.iter().enumerate() {
        let name =
            if host.name.is_empty() { "HOST".into() } else { format!("HOST_{}", host.name.to_uppercase()) };
        let gap = if index == 0 { "\n" } else { "" };
        text += &format!("{gap}{name} = {:?}\n", host.url);
    }
    text += &declared(api, sections);
    text += &body;
    let beside = BESIDE.iter().filter(|(service, ..)| *service == sections[0]);
    for (index, (service, module, name)) in beside.clone().enumerate() {
        // The class has the service's name in it, behind what tells of asyncio; a function has it in front.
        let (kind, rest) = name.strip_prefix("Async").map_or(("", *name), |rest| ("Async", rest));
        let is_function = name.starts_with(|c: char| c.is_ascii_lowercase());
        let whole = if is_function {
            format!("{service}_{name}")
        } else {
            format!("{kind}{}{rest}", pascal(service))
        };
        let gap = if index == 0 { "\n\n" } else { "" };
        text += &format!("{gap}from .{module} import {whole} as {name}\n");
    }
    // What a module exports: its own names, and none that it imports.
    let own = |line: &str| {
        let is_name = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
        let word = |rest: &str| rest.split(is_name).next().unwrap_or_default().to_string();
        let class = line.strip_prefix("class ").or(line.strip_prefix("def ")).map(word);
        class.or_else(|| line.starts_with(|c: char| c.is_ascii_uppercase()).then(|| word(line)))
    };
    let mut names: Vec<_> = text.lines().filter_map(own).collect();
    names.extend(beside.map(|(_, _, name)| (*name).into()));
    text += &format!("\n__all__ = {names:?}\n");
    Ok(text)
}

/// Keys, memory and what C alone needs are by hand.
pub(super) fn is_written(f: &Function) -> bool {
    let by_hand = |p: &Param| {
        matches!(p.kind, ParamKind::Memory | ParamKind::CText)
            || p.kind == ParamKind::Key && p.dir != Direction::In
    };
    let has_result = f.returns.kind == ReturnKind::Status || f.name == "bh_equal";
    has_result && !f.params.iter().any(by_hand)
}

pub(super) fn short(f: &Function) -> String {
    let name = f.name.trim_start_matches("bh_");
    let prefix = if OURS.contains(&f.section.as_str()) { String::new() } else { format!("{}_", f.section) };
    name.strip_prefix(&prefix).unwrap_or(name).to_string()
}

/// A struct that is written, as a class that owns its texts.
fn dataclass(api: &Api, s: &Struct) -> Result<String> {
    if BY_HAND.contains(&s.name.as_str()) {
        return Ok(String::new());
    }
    let name = class(&s.name, &s.section);
    let mut text = format!("\n\n@dataclass(frozen=True)\nclass {name}:\n{}\n", docstring(&prose(&s.doc), 4));
    let mut values = vec![];
    for f in &s.fields {
        let (ty, value) = match f.kind {
            // Any bytes are no text.
            FieldKind::View if f.doc.contains("any bytes") => {
                ("bytes".into(), format!("bytes_of(it.{})", f.name))
            }
            FieldKind::View => ("str".into(), format!("text_of(it.{})", f.name)),
            FieldKind::Number => number_field(api, f),
            FieldKind::Struct => {
                let inner = api.structure(&f.ty)?;
                let inner = class(&inner.name, &inner.section);
                (inner.clone(), format!("{inner}._of(it.{})", f.name))
            }
            FieldKind::Structs => {
                let count = s.count_of(&f.name).context("a list has its count")?;
                ("Params".into(), format!("list_of(it.{}, it.{})", f.name, count.name))
            }
            FieldKind::Count | FieldKind::Reserved => continue,
            FieldKind::Pointer | FieldKind::Opaque => bail!("{}.{} is for C alone", s.name, f.name),
        };
        let hidden = if f.secret { " = field(repr=False)" } else { "" };
        text += &format!("    {}: {ty}{hidden}\n{}", f.name, docstring(&prose(&f.doc), 4));
        values.push(format!("            {}={value},\n", f.name));
    }
    text += &format!("\n    @classmethod\n    def _of(cls, it: Any) -> \"{name}\":\n        return cls(\n");
    text += &values.concat();
    Ok(text + "        )\n")
}

fn number_field(api: &Api, f: &Field) -> (String, String) {
    match api.enumeration(&f.ty) {
        Some(e) => {
            let name = class(&e.name, &e.section);
            (name.clone(), format!("{name}(it.{})", f.name))
        }
        None => ("int".into(), format!("int(it.{})", f.name)),
    }
}

/// What a function returns: the outputs as `call` makes them, and each one's name and type.
type Outputs = (Vec<String>, Vec<(String, String)>);

fn outputs(api: &Api, f: &Function) -> Result<Outputs> {
    let (mut outs, mut types) = (vec![], vec![]);
    let has_struct = f.output().is_some();
    for p in f.params.iter().filter(|p| p.dir != Direction::In) {
        let is_text = bare_char(&p.ty);
        match p.kind {
            ParamKind::Array => {
                outs.push(format!("Fixed({}, {})", api.length(p)?, python(is_text)));
                types.push((p.name.clone(), if is_text { "str" } else { "bytes" }.into()));
            }
            ParamKind::Number => {
                outs.push(format!("Number({:?})", p.ty));
                let named = api.enumeration(&p.ty).map(|e| class(&e.name, &e.section));
                types.push((p.name.clone(), named.unwrap_or_else(|| "int".into())));
            }
            ParamKind::Buffer if has_struct => outs.push("Buffer(None)".into()),
            ParamKind::Buffer => {
                let is_text = is_text && short(f) != "payload";
                outs.push(format!("Buffer({})", python(is_text)));
                types.push((p.name.clone(), if is_text { "str" } else { "bytes" }.into()));
            }
            ParamKind::Struct => {
                let s = api.structure(&p.ty)?;
                let (ty, convert) = match s.name.as_str() {
                    "bh_response" => ("Response".into(), "response_of".into()),
                    _ => {
                        let ty = class(&s.name, &s.section);
                        (ty.clone(), format!("{ty}._of"))
                    }
                };
                outs.push(format!("Struct({:?}, {convert})", p.ty));
                types.push((p.name.clone(), ty));
            }
            ParamKind::Capacity => {}
            _ => bail!("{} is an output of a kind that Python has not met", p.name),
        }
    }
    Ok((outs, types))
}

fn bare_char(ty: &str) -> bool {
    ty.trim_start_matches("const ").starts_with("char")
}

fn python(yes: bool) -> &'static str {
    if yes { "True" } else { "False" }
}

fn function(api: &Api, f: &Function) -> Result<String> {
    let (outs, types) = outputs(api, f)?;
    let (mut params, mut options, mut passed, mut has_default) = (vec![], vec![], vec![], false);
    let mut described = String::new();
    for p in f.params.iter().filter(|p| p.dir == Direction::In) {
        let name = &p.name;
        let (ty, value) = match p.kind {
            ParamKind::View => ("Text", format!("i.view({name})")),
            ParamKind::Array => ("bytes", format!("i.array({name}, {})", api.length(p)?)),
            ParamKind::Number => ("int", name.clone()),
            ParamKind::Key if p.bare() == "bh_hmac_key" => ("Secret", format!("i.hmac({name})")),
            ParamKind::Key => ("PrivateKey", format!("i.ed25519({name})")),
            ParamKind::Structs => ("Params", format!("*i.params({name})")),
            ParamKind::Struct if p.bare() == "bh_http_response" => ("HttpResponse", format!("{name}._to(i)")),
            ParamKind::Struct if p.bare() == "bh_window" => ("Optional[Window]", format!("i.window({name})")),
            ParamKind::Struct => {
                let s = api.structure(&p.ty)?;
                let mut fields = vec![];
                for field in &s.fields {
                    let (ty, default, value) = match field.kind {
                        FieldKind::View => ("Text", "b\"\"", format!("i.view({})", field.name)),
                        FieldKind::Number => ("int", "0", field.name.clone()),
                        FieldKind::Structs => ("Params", "()", format!("i.params({})", field.name)),
                        FieldKind::Count | FieldKind::Reserved => continue,
                        _ => bail!("{}.{} is of a kind that Python has not met", s.name, field.name),
                    };
                    options.push(format!("{}: {ty} = {default}", field.name));
                    described += &param(&field.name, &field.doc);
                    let count = s.count_of(&field.name).map_or_else(String::new, |c| c.name.clone());
                    fields.push(format!("({:?}, {:?}, {value})", field.name, count));
                }
                passed.push(format!("i.struct({:?}, [{}])", s.name, fields.join(", ")));
                continue;
            }
            ParamKind::Count => continue,
            _ => bail!("{name} is an input of a kind that Python has not met"),
        };
        has_default |= p.nullable;
        let default = match p.kind {
            _ if !has_default => "",
            ParamKind::Struct => " = None",
            ParamKind::Number => " = 0",
            ParamKind::View => " = b\"\"",
            _ => bail!("{name} stands behind what may be left out"),
        };
        params.push(format!("{name}: {ty}{default}"));
        described += &param(name, &p.doc);
        passed.push(value);
    }
    if !options.is_empty() {
        params.push("*".into());
        params.append(&mut options);
    }
    let name = short(f);
    let (before, result, end) = match types.as_slice() {
        _ if f.name == "bh_equal" => (String::new(), "bool".to_string(), String::new()),
        [] => (String::new(), "None".into(), String::new()),
        [(_, ty)] if api.enums.iter().any(|e| class(&e.name, &e.section) == *ty) => {
            (String::new(), ty.clone(), format!("{ty}(result)"))
        }
        [(_, ty)] => (String::new(), ty.clone(), "result".into()),
        several => {
            let ty = pascal(&name);
            let mut fields = String::new();
            let mut values = vec![];
            for (index, (field, ty)) in several.iter().enumerate() {
                fields += &format!("    {field}: {ty}\n");
                let is_plain = matches!(ty.as_str(), "int" | "str" | "bytes");
                values.push(if is_plain {
                    format!("result[{index}]")
                } else {
                    format!("{ty}(result[{index}])")
                });
            }
            let doc = docstring(&format!("What {name} returns."), 4);
            let class = format!("\n\nclass {ty}(NamedTuple):\n{doc}\n{fields}");
            (class, ty.clone(), format!("{ty}({})", values.join(", ")))
        }
    };
    let statuses: Vec<_> = f.returns.statuses.iter().filter(|name| *name != "BH_OK").collect();
    let raises = if statuses.is_empty() {
        String::new()
    } else {
        let names: Vec<_> = statuses.iter().map(|name| prose(name)).collect();
        format!("\n    Raises BhAuthError with {}.\n", names.join(", "))
    };
    let notes: String = f.notes.iter().map(|note| format!("\n{}", lines(&prose(note), 4))).collect();
    let mut text = format!("{before}\n\ndef {name}({}) -> {result}:\n", params.join(", "));
    text += &format!("    \"\"\"{}", lines(&prose(&f.doc), 4).trim_start());
    if !described.is_empty() {
        text += &format!("\n{described}");
    }
    text += &format!("{notes}{raises}    \"\"\"\n");
    text += "    with Inputs() as i:\n";
    let passed = passed.iter().map(|one| format!(", {one}")).collect::<String>();
    if f.name == "bh_equal" {
        text += &format!("        return bool(lib.{}({}))\n", f.name, passed.trim_start_matches(", "));
        return Ok(text);
    }
    let outs = outs.join(", ");
    let call = format!("call(\"{}\", [{outs}]{passed})", f.name);
    text += &match types.as_slice() {
        [] => format!("        {call}\n"),
        [(_, ty)] if end == "result" => format!("        result: {ty} = {call}\n        return result\n"),
        _ => format!("        result: Any = {call}\n        return {end}\n"),
    };
    Ok(text)
}

fn param(name: &str, doc: &str) -> String {
    let text = format!("{name}: {}", prose(doc));
    let mut wrapped = String::new();
    for (index, line) in wrap(&text, 100).iter().enumerate() {
        wrapped += &format!("{}{line}\n", if index == 0 { "    - " } else { "      " });
    }
    wrapped
}

/// C's words as Python's.
fn prose(text: &str) -> String {
    let text =
        text.replace("`BH_ERR_", "`").replace("BH_ERR_", "").replace("BH_OK", "OK").replace("`bh_", "`");
    text.replace("`BH_", "`")
        .replace('\\', "\\\\")
        .replace("NULL", "None")
        .replace("\n\n", " ")
        .replace('`', "")
}

fn lines(text: &str, indent: usize) -> String {
    wrap(text, 116 - indent).iter().map(|line| format!("{}{}\n", " ".repeat(indent), line.trim())).collect()
}

fn docstring(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let words = lines(&text.replace('"', "'"), indent);
    let words = words.trim();
    if words.contains('\n') {
        format!("{margin}\"\"\"{words}\n{margin}\"\"\"\n")
    } else {
        format!("{margin}\"\"\"{words}\"\"\"\n")
    }
}
