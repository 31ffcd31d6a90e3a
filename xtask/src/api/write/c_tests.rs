//! The tables of the C tests: what the description says (api.inc), a call of each function that
//! succeeds (functions.inc), and assertions that the header says the same (agreement.c).

use super::samples;
use super::{File, NOTICE};
use crate::api::model::{Api, Direction, FieldKind, Function, Param, ParamKind, ReturnKind, declare};
use anyhow::{Result, bail};

pub fn files(api: &Api) -> Result<Vec<File>> {
    Ok(vec![
        ("tests/c/support/api.inc".into(), description(api)?),
        ("tests/c/support/functions.inc".into(), calls(api)?),
        ("tests/c/abi/agreement.c".into(), agreement(api)?),
    ])
}

fn description(api: &Api) -> Result<String> {
    let mut text = format!("/* {NOTICE} */\n\n/* STATUS(name, number, message) */\n#ifdef STATUS\n");
    for s in &api.statuses {
        text += &format!("STATUS({}, {}, {:?})\n", s.name, s.number, s.message);
    }
    text += "#endif\n\n/* CONSTANT(name, value, the function that returns it or NULL) */\n#ifdef CONSTANT\n";
    for c in &api.constants {
        let function = c.function.as_ref().map_or("NULL".into(), |name| format!("{name:?}"));
        text += &format!("CONSTANT({}, {}, {function})\n", c.name, c.value);
    }
    text +=
        "#endif\n\n/* FUNCTION(name, returns, shape, parameters, secrets, statuses) */\n#ifdef FUNCTION\n";
    for f in &api.functions {
        // No function is expected to return BH_ERR_PANIC.
        let all = f.returns.statuses.iter().chain(&f.returns.implied).filter(|s| *s != "BH_ERR_PANIC");
        let statuses: String = all.map(|s| format!(", {s}")).collect();
        let params: Vec<String> = f.params.iter().map(|p| prototype_param(api, p)).collect::<Result<_>>()?;
        text += &format!(
            "FUNCTION({}, \"{}\", \"{}\", \"{}\", \"{}\"{statuses})\n",
            f.name,
            f.returns.ty,
            shape(f)?,
            params.join(", "),
            secrets(f)?,
        );
    }
    text += "#endif\n\n/* SERVICE(name) */\n#ifdef SERVICE\n";
    for s in api.services() {
        text += &format!("SERVICE({})\n", s.name);
    }
    Ok(text + "#endif\n")
}

/// The shape with a dot for each parameter that is no secret; empty if none is, or if the time may depend on it.
fn secrets(f: &Function) -> Result<String> {
    if f.time_varies || !f.takes_secret() {
        return Ok(String::new());
    }
    f.params.iter().map(|p| if p.secret { letter(p) } else { Ok('.') }).collect()
}

/// The bytes of an output.
fn out_size(p: &Param) -> String {
    match (p.kind, p.bare(), &p.size) {
        (ParamKind::Array, _, Some(size)) => size.clone(),
        (ParamKind::Memory, ..) => "24".into(),
        (_, ty, _) => format!("sizeof({ty})"),
    }
}

fn calls(api: &Api) -> Result<String> {
    let mut text = format!(
        "/* {NOTICE} */\n\n/* F(name, shape, call, fields of struct row that are not 0), in the order of\n \
         * the header. Included with different meanings of F. */\n"
    );
    for f in &api.functions {
        text += &call(f)?;
    }
    Ok(text)
}

fn call(f: &Function) -> Result<String> {
    use Direction::In;
    let (mut args, mut outs, mut bytes, mut numbers, mut texts, mut fields) =
        (vec![], vec![], vec![], vec![], vec![], vec![]);
    for p in &f.params {
        args.push(match (p.kind, p.dir) {
            (ParamKind::View, _) => {
                texts.push(samples::text(f, p)?);
                format!("T({})", texts.len() - 1)
            }
            (ParamKind::Buffer, _) => "BUF".into(),
            (ParamKind::Capacity, _) => continue,
            (ParamKind::Array, In) => {
                bytes.push(samples::bytes(p));
                format!("P({})", bytes.len() - 1)
            }
            (ParamKind::Key, In) => "KEY".into(),
            (ParamKind::Struct, In) if p.nullable => "a->window".into(),
            (ParamKind::Struct | ParamKind::Structs, In) => {
                fields.push(format!(".in = IN_{}", p.bare().trim_start_matches("bh_").to_uppercase()));
                if p.bare() == "bh_http_response" {
                    fields.push(samples::response(f)?);
                }
                "a->in".into()
            }
            (ParamKind::Count, _) => "a->in_count".into(),
            (ParamKind::Number, In) => {
                numbers.push(samples::number(f, p)?);
                let cast = if p.ty == "int64_t" { String::new() } else { format!("({})", p.ty) };
                format!("{cast}N({})", numbers.len() - 1)
            }
            (ParamKind::Size, _) => "24".into(),
            (ParamKind::CText, _) => "a->c_string".into(),
            (
                ParamKind::Array | ParamKind::Key | ParamKind::Struct | ParamKind::Number | ParamKind::Memory,
                _,
            ) => {
                outs.push(out_size(p));
                if p.kind == ParamKind::Struct {
                    fields.push(format!(
                        ".out_kind = OUT_{}",
                        p.bare().trim_start_matches("bh_").to_uppercase()
                    ));
                }
                format!("O({})", outs.len() - 1)
            }
            (ParamKind::Structs, _) => bail!("{}: a list that is written", f.name),
        });
    }
    let call = format!("{}({})", f.name, args.join(", "));
    let call = match f.returns.kind {
        ReturnKind::StaticText => format!("({call} != NULL ? BH_OK : BH_ERR_NULL)"),
        ReturnKind::Nothing => format!("({call}, BH_OK)"),
        ReturnKind::View => format!("({call}.len == (a->c_string ? 4 : 0) ? BH_OK : BH_ERR_SIZE)"),
        ReturnKind::Status | ReturnKind::Number => call,
    };
    for (name, list) in [("out", &outs), ("number", &numbers), ("bytes", &bytes), ("text", &texts)] {
        if !list.is_empty() {
            fields.push(format!(".{name} = {{{}}}", list.join(", ")));
        }
    }
    // What reads the clock or the random source says so by its statuses.
    if f.returns.statuses.iter().any(|s| s.starts_with("BH_ERR_SYSTEM_")) {
        fields.push(".varies = true".into());
    }
    if fields.is_empty() {
        fields.push(".varies = false".into());
    }
    Ok(format!("F({}, \"{}\", {call}, {})\n", f.name, shape(f)?, fields.join(", ")))
}

/// A parameter as a prototype has it, with literal sizes.
pub fn prototype_param(api: &Api, p: &Param) -> Result<String> {
    Ok(match p.kind {
        ParamKind::Array => format!("{}[{}]", declare(&p.ty, &p.name), api.length(p)?),
        _ => declare(&p.ty, &p.name),
    })
}

pub fn prototype(api: &Api, f: &Function) -> Result<String> {
    let params: Vec<String> = f.params.iter().map(|p| prototype_param(api, p)).collect::<Result<_>>()?;
    let list = if params.is_empty() { "void".into() } else { params.join(", ") };
    Ok(format!("{}({list});\n", declare(&f.returns.ty, &f.name)))
}

/// What does not compile if cbindgen's header and the description differ.
fn agreement(api: &Api) -> Result<String> {
    let mut text = format!("/* {NOTICE} */\n\n#include <bh_auth.h>\n\n#include <limits.h>\n\n");
    text += "/* The functions once more: a prototype that differs is an error. */\n";
    for f in &api.functions {
        text += &prototype(api, f)?;
    }
    text += "\n";
    for (name, value) in api.statuses.iter().map(|s| (&s.name, i64::from(s.number))) {
        text += &format!("_Static_assert({name} == {value}, \"{name}\");\n");
    }
    for c in &api.constants {
        text += &format!("_Static_assert({0} == {1}, \"{0}\");\n", c.name, c.value);
    }
    text += "\n/* Offsets and sizes: 64 bits; 32 bits with 64-bit integers aligned to 8, to 4. */
#if SIZE_MAX > 0xffffffff
#define AT(p64, p32, i686) p64
#elif defined(__i386__) && !defined(_WIN32)
#define AT(p64, p32, i686) i686
#else
#define AT(p64, p32, i686) p32
#endif
#define OFFSET(type, field, p64, p32, i686) \\
  _Static_assert(offsetof(type, field) == AT(p64, p32, i686), #type \".\" #field)
#define SIZE(type, p64, p32, i686) _Static_assert(sizeof(type) == AT(p64, p32, i686), #type)
";
    for s in &api.structs {
        text += "\n";
        for f in &s.fields {
            let [p64, p32, i686] = f.at;
            text += &format!("OFFSET({}, {}, {p64}, {p32}, {i686});\n", s.name, f.name);
            if f.kind == FieldKind::Number || f.ty.ends_with('*') {
                text += &format!(
                    "_Static_assert(_Generic((({} *)0)->{}, {}: 1), \"its type\");\n",
                    s.name, f.name, f.ty
                );
            }
        }
        let l = &s.layout;
        text += &format!("SIZE({}, {}, {}, {});\n", s.name, l.p64.size, l.p32.size, l.i686.size);
    }
    Ok(text)
}

/// A letter a parameter, for tables that call functions without knowing them: tests/c/support/api.h says what each means.
pub fn shape(f: &Function) -> Result<String> {
    f.params.iter().map(letter).collect()
}

fn letter(p: &Param) -> Result<char> {
    use Direction::{In, Inout, Out};
    Ok(match (p.kind, p.dir) {
        (ParamKind::View, _) => 's',
        (ParamKind::Buffer, _) => 'b',
        (ParamKind::Capacity, _) => 'l',
        (ParamKind::Array, In) => 'p',
        (ParamKind::Key, In) if p.bare() == "bh_hmac_key" => 'h',
        (ParamKind::Key, In) if p.bare() == "bh_ed25519_key" => 'e',
        (ParamKind::Key, Out | Inout) => 'k',
        (ParamKind::Struct, In) if p.nullable => 'w',
        (ParamKind::Struct, In) => 'c',
        (ParamKind::Structs, In) => 'm',
        (ParamKind::Count, _) => 'i',
        (ParamKind::Number, In) | (ParamKind::Size, _) => 'n',
        (ParamKind::CText, _) => 'z',
        (ParamKind::Array | ParamKind::Struct | ParamKind::Number | ParamKind::Memory, Out) => 'o',
        other => bail!("no letter is known for {}: {other:?}", p.name),
    })
}
