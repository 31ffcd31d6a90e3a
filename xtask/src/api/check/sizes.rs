//! Macros and functions of sizes, each with the other, and both with the layouts.

use crate::api::model::{Api, FieldKind, ParamKind, ReturnKind};
use anyhow::Result;

pub fn check(api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for c in api.constants.iter().filter(|c| c.name.ends_with("_SIZE") && c.function.is_none()) {
        found.push(format!("{} has no function for languages without macros: src/ffi/version.rs", c.name));
    }
    for f in api.functions.iter().filter(|f| f.name.ends_with("_size")) {
        let macro_ = f.name.to_uppercase();
        let named = f.doc.starts_with(&format!("`{macro_}`"));
        if api.constant(&macro_).is_err() || f.returns.kind != ReturnKind::Number || !named {
            found.push(format!("{} is not said to be {macro_}", f.name));
        }
    }
    for s in api.structs.iter().filter(|s| s.fields.iter().any(|f| f.kind == FieldKind::Opaque)) {
        let size = api.constant(&format!("{}_SIZE", s.name.to_uppercase()))?.value;
        let layout = &s.layout;
        if [layout.p64, layout.p32, layout.i686].iter().any(|l| i64::from(l.size) != size) {
            found.push(format!("{} is not as large as its macro says", s.name));
        }
    }
    for (f, p) in api.functions.iter().flat_map(|f| f.params.iter().map(move |p| (f, p))) {
        if p.kind == ParamKind::Array && p.size.as_ref().is_some_and(|size| api.constant(size).is_err()) {
            found.push(format!("{}: the size of {} is no macro", f.name, p.name));
        }
    }
    Ok(found)
}
