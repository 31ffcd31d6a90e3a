//! What the reader asks of Rust's syntax.

use crate::api::model::Unit;
use anyhow::{Result, bail};
use quote::ToTokens;
use syn::{Attribute, Expr, Lit, Meta, Type};

/// The lines of a comment, each without the space that it begins with.
pub fn doc_lines(attrs: &[Attribute]) -> Vec<String> {
    let line = |a: &Attribute| match &a.meta {
        Meta::NameValue(pair) if a.path().is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(s) => Some(s.value().strip_prefix(' ').map_or_else(|| s.value(), str::to_string)),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    attrs.iter().filter_map(line).collect()
}

/// The same in one text.
pub fn doc(attrs: &[Attribute]) -> String {
    doc_lines(attrs).join(" ").trim().into()
}

/// Rust's type as C writes it.
pub fn type_name(ty: &Type) -> Result<String> {
    Ok(match ty {
        Type::Ptr(pointer) => {
            let of = type_name(&pointer.elem)?;
            if pointer.mutability.is_some() { format!("{of} *") } else { format!("const {of} *") }
        }
        Type::Path(path) => match path.to_token_stream().to_string().as_str() {
            "c_char" => "char".into(),
            "c_void" => "void".into(),
            "usize" => "size_t".into(),
            "u8" => "uint8_t".into(),
            "u32" => "uint32_t".into(),
            "u64" => "uint64_t".into(),
            "i64" => "int64_t".into(),
            name if name.starts_with("bh_") => name.into(),
            other => bail!("no type of C is known for {other}"),
        },
        other => bail!("no type of C is known for {}", other.to_token_stream()),
    })
}

pub fn unit(name: &str) -> Option<Unit> {
    match name.to_lowercase() {
        name if name.ends_with("_ms") => Some(Unit::Ms),
        name if name.ends_with("_s") => Some(Unit::S),
        _ => None,
    }
}

/// Whether one of the attributes has this text, such as `repr` and `C`.
pub fn has(attrs: &[Attribute], path: &str, word: &str) -> bool {
    attrs.iter().any(|a| a.path().is_ident(path) && a.to_token_stream().to_string().contains(word))
}
