//! PHP: a class a service with all of its functions, typed and documented, over bindings/php/src/Native.php; the enums, and a
//! class for each struct that is written. Keys, requests and responses are classes by hand.

use super::doc_comments::{self, lines, tag};
use super::names::{camel, pascal};
use super::python::{BY_HAND, OURS, is_written, prefix, short};
use super::{File, NOTICE};
use crate::api::model::{
    Api, Direction, Field, FieldKind, Function, Param, ParamKind, ReturnKind, Role, Struct,
};
use anyhow::{Context, Result, bail};

const FOLDER: &str = "bindings/php/src";

pub fn files(api: &Api) -> Result<Vec<File>> {
    let mut files = vec![status(api), core(api)?];
    for e in api.enums.iter().filter(|e| !e.name.ends_with("_flags") && e.name != "bh_status") {
        let mut body = format!("{}enum {}: int\n{{\n", comment(&e.doc, 0), class(&e.name));
        for c in api.constants.iter().filter(|c| e.constants.contains(&c.name)) {
            let name = case(c.name.trim_start_matches(&prefix(e)));
            body += &format!("{}    case {name} = {};\n", comment(&c.doc, 4), c.value);
        }
        files.push(file(&class(&e.name), &(body + "}\n")));
    }
    for s in &api.structs {
        let is_output = matches!(s.role, Role::Output | Role::Both);
        if is_output && !BY_HAND.contains(&s.name.as_str()) {
            files.push(file(&class(&s.name), &data(api, s)?));
        }
    }
    for f in api.functions.iter().filter(|f| is_written(f)) {
        if let Some(body) = several(api, f)? {
            files.push(file(&result_class(f), &body));
        }
    }
    for s in api.services() {
        let (title, signed) = (s.service.as_deref().context("a service")?, s.signed.as_deref());
        let doc = format!("{title}: {}.", signed.context("what it signs")?);
        let mut hosts = String::new();
        for host in &s.hosts {
            let name = if host.name.is_empty() {
                "HOST".into()
            } else {
                format!("HOST_{}", host.name.to_uppercase())
            };
            hosts += &format!("    public const {name} = '{}';\n", host.url);
        }
        files.push(service(api, &pascal(&s.name), &[s.name.as_str()], &doc, &hosts)?);
    }
    Ok(files)
}

fn file(name: &str, body: &str) -> File {
    let text = format!("<?php\n\n// {NOTICE}\n\ndeclare(strict_types=1);\n\nnamespace BhAuth;\n\n{body}");
    (format!("{FOLDER}/{name}.php"), text)
}

/// `bh_mixin_server_key` is `MixinServerKey`.
fn class(name: &str) -> String {
    pascal(name.trim_start_matches("bh_"))
}

/// `TIME_RANGE` is `TimeRange`.
fn case(name: &str) -> String {
    pascal(&name.to_lowercase())
}

fn status(api: &Api) -> File {
    let mut body = "/** Why a call failed. */\nenum Status: int\n{\n".to_string();
    for s in &api.statuses {
        let name = case(s.name.trim_start_matches("BH_").trim_start_matches("ERR_"));
        body += &format!("{}    case {name} = {};\n", comment(&s.message, 4), s.number);
    }
    file("Status", &(body + "}\n"))
}

fn core(api: &Api) -> Result<File> {
    let version = format!("    public const ABI_VERSION = {};\n", api.abi_version);
    service(api, "Core", &OURS, "Keys, primitives and time.", &version)
}

fn service(api: &Api, name: &str, sections: &[&str], doc: &str, head: &str) -> Result<File> {
    let of = |section: &str| sections.contains(&section);
    let mut body = format!("{}final class {name}\n{{\n{head}", comment(doc, 0));
    for c in api.constants.iter().filter(|c| of(&c.section)) {
        let is_case = |e: &&crate::api::model::Enum| e.constants.contains(&c.name);
        if api.enums.iter().find(is_case).is_some_and(|e| !e.name.ends_with("_flags")) {
            continue;
        }
        let constant = c.name.trim_start_matches("BH_");
        let constant = constant.strip_prefix(&format!("{}_", c.section.to_uppercase())).unwrap_or(constant);
        body += &format!("{}    public const {constant} = {};\n", comment(&c.doc, 4), c.value);
    }
    for f in api.functions.iter().filter(|f| of(&f.section) && is_written(f)) {
        body += &function(api, f).with_context(|| f.name.clone())?;
    }
    Ok(file(name, &(body + "}\n")))
}

fn field_type(api: &Api, f: &Field) -> Result<Option<(String, String)>> {
    Ok(Some(match f.kind {
        FieldKind::View => ("string".into(), format!("Native::text($it->{})", f.name)),
        FieldKind::Number => match api.enumeration(&f.ty).filter(|e| !e.name.ends_with("_flags")) {
            Some(e) => (class(&e.name), format!("{}::from($it->{})", class(&e.name), f.name)),
            None => ("int".into(), format!("$it->{}", f.name)),
        },
        FieldKind::Struct => {
            let inner = class(&api.structure(&f.ty)?.name);
            (inner.clone(), format!("{inner}::of($it->{})", f.name))
        }
        FieldKind::Count | FieldKind::Reserved => return Ok(None),
        _ => bail!("{} is of a kind that PHP has not met", f.name),
    }))
}

/// A struct that is written, as a class that owns its texts.
fn data(api: &Api, s: &Struct) -> Result<String> {
    let name = class(&s.name);
    let (mut fields, mut values, mut shown) = (String::new(), String::new(), String::new());
    for f in &s.fields {
        let Some((ty, value)) = field_type(api, f)? else { continue };
        let field = camel(&f.name);
        fields += &format!("{}        public readonly {ty} ${field},\n", comment(&f.doc, 8));
        values += &format!("            {value},\n");
        let seen = if f.secret { "'secret'".into() } else { format!("$this->{field}") };
        shown += &format!("            '{field}' => {seen},\n");
    }
    let mut body =
        format!("{}final class {name}\n{{\n    public function __construct(\n", comment(&s.doc, 0));
    body += &format!(
        "{fields}    ) {{\n    }}\n\n    public static function of(\\FFI\\CData $it): self\n    {{\n"
    );
    body += &format!(
        "        return new self(\n{values}        );\n    }}\n\n    /** @return array<string, mixed> */\n"
    );
    body += "    public function __debugInfo(): array\n    {\n";
    body += &format!("        return [\n{shown}        ];\n    }}\n}}\n");
    Ok(body)
}

/// What a function returns: the outputs as `Native::call` makes them, and each one's name and type.
type Outputs = (Vec<String>, Vec<(String, String)>);

fn outputs(api: &Api, f: &Function) -> Result<Outputs> {
    let (mut outs, mut types) = (vec![], vec![]);
    let has_struct = f.output().is_some();
    for p in f.params.iter().filter(|p| p.dir != Direction::In) {
        let ty = match p.kind {
            ParamKind::Array => {
                let is_text = p.ty.trim_start_matches("const ").starts_with("char");
                outs.push(format!("Out::fixed({}, {is_text})", api.length(p)?));
                "string".into()
            }
            ParamKind::Number => {
                let bare = p.ty.trim_end_matches(" *");
                let named = api.enumeration(bare).map(|e| class(&e.name));
                let converts = named.as_ref().map_or_else(String::new, |e| format!(", {e}::from(...)"));
                outs.push(format!("Out::number('{bare}'{converts})"));
                named.unwrap_or_else(|| "int".into())
            }
            ParamKind::Buffer if has_struct => {
                outs.push("Out::buffer(isHidden: true)".into());
                continue;
            }
            ParamKind::Buffer => {
                let is_text = p.ty.trim_start_matches("const ").starts_with("char");
                outs.push(if is_text { "Out::buffer()".into() } else { "Out::buffer('uint8_t')".into() });
                "string".into()
            }
            ParamKind::Struct => {
                let name = &api.structure(&p.ty)?.name;
                let ty = class(name);
                outs.push(format!("Out::struct('{name}', {ty}::of(...))"));
                ty
            }
            ParamKind::Capacity => continue,
            _ => bail!("{} is an output of a kind that PHP has not met", p.name),
        };
        types.push((p.name.clone(), ty));
    }
    Ok((outs, types))
}

fn result_class(f: &Function) -> String {
    let section = if OURS.contains(&f.section.as_str()) { String::new() } else { pascal(&f.section) };
    section + &pascal(&short(f)) + "Result"
}

/// The class of what a function returns, if it is several values.
fn several(api: &Api, f: &Function) -> Result<Option<String>> {
    let (_, types) = outputs(api, f)?;
    if types.len() < 2 || f.returns.kind != ReturnKind::Status {
        return Ok(None);
    }
    let mut body = format!("/** What {} returns. */\n", camel(&short(f)));
    body += &format!("final class {}\n{{\n    public function __construct(\n", result_class(f));
    for (name, ty) in types {
        body += &format!("        public readonly {ty} ${},\n", camel(&name));
    }
    Ok(Some(body + "    ) {\n    }\n}\n"))
}

/// A parameter or a struct's member: its name and type, what it is if left out, and what is passed.
struct Input {
    name: String,
    ty: String,
    default: &'static str,
    is_secret: bool,
    doc: String,
}

fn number(api: &Api, ty: &str, name: &str) -> (String, &'static str, String) {
    match api.enumeration(ty) {
        Some(e) if !e.name.ends_with("_flags") => {
            (format!("{}|int", class(&e.name)), "0", format!("$i->u32(${name})"))
        }
        _ => {
            let method = match ty {
                "int64_t" => "i64",
                "uint64_t" => "u64",
                _ => "u32",
            };
            ("int".into(), "0", format!("$i->{method}(${name})"))
        }
    }
}

fn inputs(api: &Api, f: &Function) -> Result<(Vec<Input>, Vec<Input>, Vec<String>)> {
    let (mut params, mut options, mut passed) = (vec![], vec![], vec![]);
    let is_read = |p: &&Param| p.dir == Direction::In && p.kind != ParamKind::Count;
    for p in f.params.iter().filter(is_read) {
        let name = camel(&p.name);
        let (ty, default, value) = match p.kind {
            ParamKind::View => ("string".into(), "''", format!("$i->view(${name})")),
            ParamKind::Array => ("string".into(), "", format!("$i->array(${name}, {})", api.length(p)?)),
            ParamKind::Number => number(api, &p.ty, &name),
            ParamKind::Key if p.bare() == "bh_hmac_key" => {
                ("HmacKey|string".into(), "", format!("$i->hmac(${name})"))
            }
            ParamKind::Key => ("Ed25519Key|string".into(), "", format!("$i->ed25519(${name})")),
            ParamKind::Structs => ("iterable".into(), "[]", format!("...$i->params(${name})")),
            ParamKind::Struct if p.bare() == "bh_http_response" => {
                ("HttpResponse".into(), "", format!("$i->http(${name})"))
            }
            ParamKind::Struct if p.bare() == "bh_window" => {
                ("?Window".into(), "null", format!("$i->window(${name})"))
            }
            ParamKind::Struct => {
                let s = api.structure(&p.ty)?;
                let mut members = vec![];
                for field in &s.fields {
                    let name = camel(&field.name);
                    let (ty, default, value) = match field.kind {
                        FieldKind::View => ("string".into(), "''", format!("$i->view(${name})")),
                        FieldKind::Number => number(api, &field.ty, &name),
                        FieldKind::Structs => ("iterable".into(), "[]", format!("$i->params(${name})")),
                        FieldKind::Count | FieldKind::Reserved => continue,
                        _ => bail!("{}.{} is of a kind that PHP has not met", s.name, field.name),
                    };
                    members.push(match s.count_of(&field.name) {
                        Some(count) => format!("'{}+{}' => {value}", field.name, count.name),
                        None => format!("'{}' => {value}", field.name),
                    });
                    options.push(Input {
                        name,
                        ty,
                        default,
                        is_secret: field.secret,
                        doc: field.doc.clone(),
                    });
                }
                passed.push(format!("$i->struct('{}', [{}])", s.name, members.join(", ")));
                continue;
            }
            _ => bail!("{name} is an input of a kind that PHP has not met"),
        };
        let default =
            if p.nullable || params.iter().any(|it: &Input| !it.default.is_empty()) { default } else { "" };
        passed.push(value);
        params.push(Input { name, ty, default, is_secret: p.secret, doc: p.doc.clone() });
    }
    Ok((params, options, passed))
}

fn function(api: &Api, f: &Function) -> Result<String> {
    let (outs, types) = outputs(api, f)?;
    let (params, options, passed) = inputs(api, f)?;
    let mut described = String::new();
    let mut list = vec![];
    for it in params.iter().chain(&options) {
        let words = prose(&it.doc);
        let ty = if it.ty == "iterable" { "iterable<array{string, string}>" } else { it.ty.as_str() };
        described += &tag(&format!("@param {ty} ${} {words}", it.name), 4);
        let hidden = if it.is_secret { "#[\\SensitiveParameter] " } else { "" };
        let default = if it.default.is_empty() { String::new() } else { format!(" = {}", it.default) };
        list.push(format!("{hidden}{} ${}{default}", it.ty, it.name));
    }
    let statuses: Vec<_> = f.returns.statuses.iter().filter(|name| *name != "BH_OK").collect();
    if !statuses.is_empty() {
        let names: Vec<_> = statuses.iter().map(|name| case(name.trim_start_matches("BH_ERR_"))).collect();
        described += &tag(&format!("@throws BhAuthException with {}.", names.join(", ")), 4);
    }
    let notes: String = f.notes.iter().map(|note| format!("     *\n{}", lines(&prose(note), 4))).collect();
    let ty = match types.as_slice() {
        _ if f.name == "bh_equal" => "bool".to_string(),
        [] => "void".into(),
        [(_, ty)] => ty.clone(),
        _ => result_class(f),
    };
    let mut text = format!("\n    /**\n{}{notes}", lines(&prose(&f.doc), 4));
    if !described.is_empty() {
        text += &format!("     *\n{described}");
    }
    let name = camel(&short(f));
    let one = format!("    public static function {name}({}): {ty}\n", list.join(", "));
    let signature = if one.len() <= 120 {
        format!("{one}    {{\n")
    } else {
        format!("    public static function {name}(\n        {},\n    ): {ty} {{\n", list.join(",\n        "))
    };
    text += &format!("     */\n{signature}");
    let given = format!("static fn (Inputs $i): array => [{}]", passed.join(", "));
    let call = format!("Native::call('{}', [{}], {given})", f.name, outs.join(", "));
    text += &match types.as_slice() {
        _ if f.returns.kind != ReturnKind::Status => {
            format!("        return Native::plain('{}', {given}) !== 0;\n", f.name)
        }
        [] => format!("        {call};\n"),
        [_] => format!("        return {call}[0];\n"),
        _ => format!("        return new {ty}(...{call});\n"),
    };
    Ok(text + "    }\n")
}

/// C's words as PHP's.
fn prose(text: &str) -> String {
    let text = text.replace("`BH_ERR_", "`").replace("BH_ERR_", "").replace("BH_OK", "OK");
    text.replace("`bh_", "`")
        .replace("`BH_", "`")
        .replace("NULL", "null")
        .replace("*/", "* /")
        .replace("\n\n", " ")
}

fn comment(text: &str, indent: usize) -> String {
    doc_comments::comment(&prose(text), indent)
}
