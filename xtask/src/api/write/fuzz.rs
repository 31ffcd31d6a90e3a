//! The table of the fuzzers: every function, with the shape of its parameters and what it may return.

use super::c_tests::shape;
use super::names::pascal;
use super::{File, NOTICE};
use crate::api::model::{Api, Direction, Function, Param, ParamKind, ReturnKind};
use anyhow::{Context, Result, bail};

pub fn files(api: &Api) -> Result<Vec<File>> {
    let mut rows = String::new();
    for f in &api.functions {
        rows += &row(api, f).with_context(|| f.name.clone())?;
    }
    // What `version` has comes with `types`.
    let sections = api.sections.iter().map(|s| s.name.as_str());
    let mut modules: Vec<&str> = sections.filter(|name| *name != "version").collect();
    modules.sort_unstable();
    let uses: String = modules.iter().map(|name| format!("use bh_auth::ffi::{name}::*;\n")).collect();
    let own = "use super::table::{Args, Kind, Row, is, not_null, nothing, rows};";
    let text = format!("// {NOTICE}\n\n{own}\n{uses}\nrows! {{\n{rows}}}\n");
    Ok(vec![("fuzz/src/calls/rows.rs".into(), text)])
}

fn row(api: &Api, f: &Function) -> Result<String> {
    use Direction::In;
    let (mut texts, mut numbers, mut bytes, mut outs, mut args) = (0, 0, vec![], vec![], vec![]);
    let mut kind = "Plain".to_string();
    for p in &f.params {
        args.push(match (p.kind, p.dir) {
            (ParamKind::View, _) => {
                texts += 1;
                format!("a.text[{}]", texts - 1)
            }
            (ParamKind::Buffer, _) => "a.buf.cast()".into(),
            (ParamKind::Capacity, _) => "a.len".into(),
            (ParamKind::Array, In) => {
                bytes.push(api.length(p)?.to_string());
                format!("a.bytes[{}]", bytes.len() - 1)
            }
            (ParamKind::Key, In) => format!("a.{}", own_name(p).trim_end_matches("_key")),
            (ParamKind::Struct, In) => format!("a.{}", own_name(p)),
            (ParamKind::Structs, In) => "a.params".into(),
            (ParamKind::Count, _) => "a.param_count".into(),
            (ParamKind::Number, In) => {
                numbers += 1;
                let cast = match api.enumeration(&p.ty).map_or(p.ty.as_str(), |e| &e.ty) {
                    "int64_t" => "",
                    "uint32_t" | "bh_status" => " as u32",
                    "uint64_t" => " as u64",
                    "size_t" => " as usize",
                    other => bail!("no number is known for {other}"),
                };
                format!("a.number[{}]{cast}", numbers - 1)
            }
            (ParamKind::Size, _) => "24".into(),
            (ParamKind::CText, _) => "a.c_string".into(),
            (
                ParamKind::Array | ParamKind::Key | ParamKind::Struct | ParamKind::Number | ParamKind::Memory,
                _,
            ) => {
                outs.push(out_size(api, p)?);
                if p.kind == ParamKind::Struct {
                    kind = pascal(own_name(p));
                }
                let cast = if p.ty == "uint8_t" { "" } else { ".cast()" };
                format!("a.out[{}]{cast}", outs.len() - 1)
            }
            (ParamKind::Structs, _) => bail!("a list that is written"),
        });
    }
    let call = format!("{}({})", f.name, args.join(", "));
    let call = match f.returns.kind {
        ReturnKind::Status => call,
        ReturnKind::StaticText => format!("not_null({call})"),
        ReturnKind::Nothing => format!("nothing({call})"),
        ReturnKind::View => format!("is({call}.len, if a.c_string.is_null() {{ 0 }} else {{ 4 }})"),
        // A truth value of its parameters, or what a macro says too.
        ReturnKind::Number if !f.params.is_empty() => format!("1 - {call}"),
        ReturnKind::Number => {
            let constant = api.constants.iter().find(|c| c.function.as_ref() == Some(&f.name));
            format!("is({call} as usize, {})", constant.context("no macro has its value")?.value)
        }
    };
    let statuses = f.returns.statuses.iter().chain(&f.returns.implied).filter(|s| *s != "BH_ERR_PANIC");
    let numbers: Vec<String> = statuses
        .filter_map(|name| api.statuses.iter().find(|s| s.name == *name))
        .map(|s| s.number.to_string())
        .collect();
    let a = if f.params.is_empty() { "_a" } else { "a" };
    Ok(format!(
        "    {} {:?} [{}] [{}] {kind} [{}] |{a}|\n        {call};\n",
        f.name,
        shape(f)?,
        outs.join(", "),
        bytes.join(", "),
        numbers.join(", "),
    ))
}

/// `bh_mixin_claims` as `mixin_claims`: the member of `Args` that holds it.
fn own_name(p: &Param) -> &str {
    p.bare().trim_start_matches("bh_")
}

fn out_size(api: &Api, p: &Param) -> Result<String> {
    Ok(match (p.kind, p.bare()) {
        (ParamKind::Array, _) => api.length(p)?.to_string(),
        (ParamKind::Memory, _) => "24".into(),
        (ParamKind::Key, ty) => api.structure(ty)?.layout.p64.size.to_string(),
        (ParamKind::Struct, ty) => format!("size_of::<{ty}>()"),
        (_, "int64_t" | "uint64_t") => "8".into(),
        (_, "uint32_t") => "4".into(),
        (_, ty) if api.enumeration(ty).is_some() => "4".into(),
        (_, other) => bail!("no size is known for {other}"),
    })
}
