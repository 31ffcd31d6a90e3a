//! From a `#[repr(C)]` struct to its description; its size, alignment and offsets by C's rule, for each kind of target.

use super::syntax::{doc, type_name, unit};
use crate::api::model::{Api, Direction, Enum, Field, FieldKind, Layout, Layouts, Role, Struct, bare};
use anyhow::{Context, Result, bail};
use quote::ToTokens;
use std::collections::BTreeMap;
use syn::Type;

pub fn read(api: &Api, section: &str, s: &syn::ItemStruct) -> Result<Struct> {
    let mut fields: Vec<Field> = vec![];
    for f in &s.fields {
        let name = f.ident.as_ref().context("its fields have names")?.to_string();
        let one = field(api, &fields, &name, f).with_context(|| name)?;
        fields.push(one);
    }
    for list in fields.iter().filter(|f| f.kind == FieldKind::Structs) {
        let counted = fields.iter().any(|f| f.counts.as_deref() == Some(&list.name));
        anyhow::ensure!(counted, "nothing counts {}", list.name);
    }
    let none = Layout::default();
    Ok(Struct {
        name: s.ident.to_string(),
        section: section.into(),
        role: Role::Both,
        doc: doc(&s.attrs),
        layout: Layouts { p64: none, p32: none, i686: none },
        fields,
    })
}

fn field(api: &Api, before: &[Field], name: &str, f: &syn::Field) -> Result<Field> {
    let (ty, array) = match &f.ty {
        Type::Array(a) => (type_name(&a.elem)?, Some(a.len.to_token_stream().to_string())),
        other => (type_name(other)?, None),
    };
    // What an alias stands for is nothing that C's layout knows of: the description keeps the alias.
    let counts = match name.strip_suffix("_count") {
        Some(of) => before.iter().map(|f| &f.name).find(|n| **n == of || **n == format!("{of}s")).cloned(),
        None => None,
    };
    let is_struct = |ty: &str| api.structs.iter().any(|s| s.name == ty);
    let kind = match ty.as_str() {
        "uint64_t" if name == "reserved" && array.is_some() => FieldKind::Reserved,
        "uint64_t" if name == "opaque" && array.is_some() => FieldKind::Opaque,
        "size_t" if counts.is_some() => FieldKind::Count,
        "bh_str" if array.is_none() => FieldKind::View,
        ty if is_struct(bare(ty)) && (array.is_some() || ty.ends_with('*')) => FieldKind::Structs,
        ty if is_struct(ty) => FieldKind::Struct,
        "const char *" => FieldKind::Pointer,
        "uint32_t" | "int64_t" | "uint64_t" | "size_t" if array.is_none() => FieldKind::Number,
        ty if api.enums.iter().any(|e| e.name == ty) => FieldKind::Number,
        ty => bail!("no kind of field is known for {ty}"),
    };
    let length = match &array {
        Some(size) => Some(match size.parse() {
            Ok(number) => number,
            Err(_) => u32::try_from(api.constant(size)?.value)?,
        }),
        None => None,
    };
    let doc = doc(&f.attrs);
    let secret = doc.contains("A secret");
    Ok(Field {
        unit: unit(name),
        name: name.into(),
        ty,
        kind,
        array,
        length,
        counts,
        secret,
        at: [0; 3],
        doc,
    })
}

/// What a struct is for, by where it stands.
pub fn roles(api: &mut Api) -> Result<()> {
    for i in 0..api.structs.len() {
        let s = &api.structs[i];
        let role = match s.name.as_str() {
            _ if s.fields.iter().any(|f| f.kind == FieldKind::Opaque) => Role::Key,
            "bh_str" | "bh_param" => Role::View,
            name => match (used(api, name, true), used(api, name, false)) {
                (true, true) => Role::Both,
                (true, false) => Role::Input,
                (false, true) => Role::Output,
                _ => bail!("{name} is used nowhere"),
            },
        };
        api.structs[i].role = role;
    }
    Ok(())
}

/// Whether a function takes it, itself or in another struct, to read or to write.
fn used(api: &Api, name: &str, reading: bool) -> bool {
    let by_a_function = api.functions.iter().flat_map(|f| &f.params).any(|p| {
        let right_way = if reading { p.dir != Direction::Out } else { p.dir != Direction::In };
        right_way && p.bare() == name
    });
    let holders = api.structs.iter().filter(|s| s.fields.iter().any(|f| bare(&f.ty) == name));
    by_a_function || holders.into_iter().any(|holder| used(api, &holder.name, reading))
}

/// The size of a pointer, and the alignment of a 64-bit integer: p64, p32, i686.
const TARGETS: [(u32, u32); 3] = [(8, 8), (4, 8), (4, 4)];

/// A struct stands after those that it holds.
pub fn lay_out(structs: &mut [Struct], enums: &[Enum]) -> Result<()> {
    let mut known: [BTreeMap<String, Layout>; 3] = Default::default();
    for s in structs {
        let mut all = [Layout::default(); 3];
        for (t, (pointer, wide)) in TARGETS.into_iter().enumerate() {
            let (mut at, mut align) = (0, 1);
            for f in &mut s.fields {
                let ty = enums.iter().find(|e| e.name == f.ty).map_or(&f.ty, |e| &e.ty);
                let one = match ty.as_str() {
                    ty if ty.ends_with('*') => Layout { size: pointer, align: pointer },
                    "size_t" => Layout { size: pointer, align: pointer },
                    "uint8_t" => Layout { size: 1, align: 1 },
                    "uint32_t" => Layout { size: 4, align: 4 },
                    "int64_t" | "uint64_t" => Layout { size: 8, align: wide },
                    ty => {
                        *known[t].get(ty).with_context(|| format!("{}.{}: what is {ty}?", s.name, f.name))?
                    }
                };
                at = u32::next_multiple_of(at, one.align);
                f.at[t] = at;
                at += one.size * f.length.unwrap_or(1);
                align = align.max(one.align);
            }
            all[t] = Layout { size: at.next_multiple_of(align), align };
            known[t].insert(s.name.clone(), all[t]);
        }
        s.layout = Layouts { p64: all[0], p32: all[1], i686: all[2] };
    }
    Ok(())
}
