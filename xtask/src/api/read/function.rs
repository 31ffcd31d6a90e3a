//! From an export to its description.

use super::comment::Comment;
use super::syntax::{type_name, unit};
use crate::api::model::{Api, Direction, FieldKind, Function, Param, ParamKind, ReturnKind, Returns, bare};
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use syn::{FnArg, Pat, ReturnType};

pub fn parameter_names(f: &syn::ItemFn) -> Result<Vec<String>> {
    let name = |arg: &FnArg| match arg {
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => Ok(name.ident.to_string()),
            _ => bail!("a parameter of {} has no name", f.sig.ident),
        },
        FnArg::Receiver(_) => bail!("{} takes self", f.sig.ident),
    };
    f.sig.inputs.iter().map(name).collect()
}

pub fn read(
    api: &Api,
    section: &str,
    f: &syn::ItemFn,
    comments: &BTreeMap<String, Comment>,
) -> Result<Function> {
    let name = f.sig.ident.to_string();
    let comment = &comments[&name];
    let mut params: Vec<Param> = vec![];
    for (arg, name) in f.sig.inputs.iter().zip(parameter_names(f)?) {
        let FnArg::Typed(arg) = arg else { bail!("takes self") };
        let one = param(api, &name, &arg.ty, comment).with_context(|| name)?;
        params.push(one);
    }
    pair_lengths(&mut params)?;
    let inputs_begin = params.iter().position(|p| p.dir == Direction::In).unwrap_or(params.len());
    let late = params[inputs_begin..].iter().find(|p| p.dir != Direction::In);
    ensure!(late.is_none(), "what is written stands first, and {} does not", late.map_or("", |p| &p.name));
    // The struct that views the buffer.
    let output = params
        .iter()
        .find(|p| p.kind == ParamKind::Struct && p.dir == Direction::Out)
        .map(|p| p.name.clone());
    let (mut secrets, constant_time) = comment.constant_time()?;
    let wiped = comment.wiped()?;
    let time_varies = !wiped.is_empty();
    ensure!(!time_varies || secrets.is_empty(), "is of constant time or not");
    secrets.extend(wiped);
    for p in &mut params {
        describe(p, output.as_deref(), comment, comments).with_context(|| p.name.clone())?;
        let written = p.dir != Direction::In && (p.kind == ParamKind::Key || p.doc.contains("A secret"));
        p.secret = secrets.contains(&p.name) || written;
        ensure!(
            p.kind != ParamKind::Key || p.secret,
            "{} is a key, and \"Constant time:\" does not name it",
            p.name
        );
    }
    let section = api.sections.iter().find(|s| s.name == section).context("no such section")?;
    Ok(Function {
        section: section.name.clone(),
        doc: comment.doc.clone(),
        returns: returns(api, f, &params, comments).context("what it returns")?,
        notes: comment.all("Note"),
        source: comment.one("Source")?.or_else(|| section.source.clone()),
        constant_time,
        time_varies,
        name,
        params,
    })
}

fn param(api: &Api, name: &str, ty: &syn::Type, comment: &Comment) -> Result<Param> {
    let mut ty = type_name(ty)?;
    let size = comment.arrays.get(name).cloned();
    let pointer = ty.ends_with('*');
    let dir = if pointer && !ty.starts_with("const") { Direction::Out } else { Direction::In };
    let structure = api.structs.iter().find(|s| s.name == bare(&ty));
    let is_key = structure.is_some_and(|s| s.fields.iter().any(|f| f.kind == FieldKind::Opaque));
    let kind = match (bare(&ty), pointer) {
        ("char" | "uint8_t", true) if size.is_some() => ParamKind::Array,
        ("bh_str", false) => ParamKind::View,
        ("char", true) if dir == Direction::In => ParamKind::CText,
        ("char" | "uint8_t", true) if dir == Direction::Out => ParamKind::Buffer,
        (_, true) if is_key => ParamKind::Key,
        (_, true) if structure.is_some() => ParamKind::Struct,
        ("void", true) => ParamKind::Memory,
        ("size_t", true) => ParamKind::Capacity,
        ("bh_status" | "uint32_t" | "int64_t" | "uint64_t" | "size_t", _) => ParamKind::Number,
        (ty, _) if api.enums.iter().any(|e| e.name == ty) => ParamKind::Number,
        (other, _) => bail!("no kind of parameter is known for {other}"),
    };
    if let Some(size) = size.as_ref().filter(|size| size.parse::<u32>().is_err()) {
        api.constant(size)?;
    }
    if kind == ParamKind::Array {
        ty = ty.trim_end_matches(" *").to_string();
    }
    Ok(Param {
        unit: unit(name),
        name: name.into(),
        ty,
        dir,
        kind,
        size,
        of: None,
        nullable: false,
        secret: false,
        doc: String::new(),
    })
}

/// A capacity, a size and a count follow what they measure.
fn pair_lengths(params: &mut [Param]) -> Result<()> {
    for i in 0..params.len() {
        let before = i.checked_sub(1).map(|b| (b, params[b].name.clone(), params[b].kind));
        let this = &mut params[i];
        match before {
            Some((_, of, ParamKind::Buffer)) => {
                ensure!(this.kind == ParamKind::Capacity, "{of} is a buffer without a capacity");
                (this.dir, this.of) = (Direction::Inout, Some(of));
            }
            Some((_, of, ParamKind::Memory)) => {
                ensure!(this.ty == "size_t", "{of} is memory without a size");
                (this.kind, this.of) = (ParamKind::Size, Some(of));
            }
            Some((b, of, ParamKind::Struct)) if this.ty == "size_t" && this.name.ends_with("count") => {
                (this.kind, this.of) = (ParamKind::Count, Some(of));
                params[b].kind = ParamKind::Structs;
            }
            _ => ensure!(this.kind != ParamKind::Capacity, "{} is the capacity of nothing", this.name),
        }
    }
    Ok(())
}

/// Its text, and what the text says about it.
fn describe(
    p: &mut Param,
    output: Option<&str>,
    comment: &Comment,
    comments: &BTreeMap<String, Comment>,
) -> Result<()> {
    // A key that is wiped is written and read; else the comment and the signature must agree.
    if let Some(said) = comment.direction(&p.name)
        && said != p.dir
    {
        let wiped = said == Direction::Inout && p.dir == Direction::Out && p.kind == ParamKind::Key;
        ensure!(wiped, "is {:?}, and its comment says {said:?}", p.dir);
        p.dir = said;
    }
    let text = comment.param(&p.name, p.dir, comments)?;
    p.doc = match (text, p.kind, &p.of) {
        (Some(text), ..) => text,
        // Said once, on top of the header.
        (None, ParamKind::Struct, _) if p.dir == Direction::Out => "Its views point into the buffer.".into(),
        (None, ParamKind::Buffer, _) if output.is_some() => {
            format!("What {} views.", output.unwrap_or_default())
        }
        (None, ParamKind::Capacity, Some(of)) => format!("The capacity of {of}; then its length."),
        _ => bail!("its comment does not describe it"),
    };
    let pointer = p.ty.ends_with('*');
    p.nullable = pointer && (p.doc.contains("or NULL") || comment.doc.contains("NULL is ignored"));
    Ok(())
}

fn returns(
    api: &Api,
    f: &syn::ItemFn,
    params: &[Param],
    comments: &BTreeMap<String, Comment>,
) -> Result<Returns> {
    let comment = &comments[&f.sig.ident.to_string()];
    let ty = match &f.sig.output {
        ReturnType::Default => "void".into(),
        ReturnType::Type(_, ty) => type_name(ty)?,
    };
    let kind = match ty.as_str() {
        "bh_status" => ReturnKind::Status,
        "void" => ReturnKind::Nothing,
        "const char *" => ReturnKind::StaticText,
        "bh_str" => ReturnKind::View,
        "uint32_t" | "size_t" => ReturnKind::Number,
        other => bail!("no kind is known for {other}"),
    };
    let doc = comment.one("Returns")?;
    let (mut statuses, mut implied) = (vec![], vec![]);
    if kind == ReturnKind::Status {
        statuses = comment.statuses(comments)?;
        ensure!(statuses.first().is_some_and(|s| s == "BH_OK"), "begins with BH_OK");
        for status in &statuses {
            ensure!(api.statuses.iter().any(|s| s.name == *status), "there is no {status}");
        }
        let any = |wanted: &[ParamKind]| params.iter().any(|p| wanted.contains(&p.kind));
        let pointer = params
            .iter()
            .any(|p| p.ty.ends_with('*') || [ParamKind::View, ParamKind::Array].contains(&p.kind));
        let measured = any(&[ParamKind::View, ParamKind::Capacity, ParamKind::Struct, ParamKind::Structs]);
        let each = [
            (pointer, "BH_ERR_NULL"),
            (measured, "BH_ERR_SIZE"),
            (any(&[ParamKind::Capacity]), "BH_ERR_BUFFER"),
            (true, "BH_ERR_PANIC"),
        ];
        implied = each.iter().filter(|(may, _)| *may).map(|(_, status)| (*status).to_string()).collect();
    }
    Ok(Returns { ty, kind, statuses, implied, doc })
}
