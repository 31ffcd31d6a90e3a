//! include/bh_auth_ffi.h, for tools that read C's declarations and know no preprocessor: cffi, PHP's
//! FFI, LuaJIT. No line begins with #, all constants are of one enum, and sizes are literal.

use super::c_tests::prototype;
use super::{File, NOTICE};
use crate::api::model::{Api, declare};
use anyhow::{Context, Result};

pub fn files(api: &Api) -> Result<Vec<File>> {
    Ok(vec![("include/bh_auth_ffi.h".into(), header(api)?)])
}

fn header(api: &Api) -> Result<String> {
    let mut text = format!(
        "/* {NOTICE} */\n\n/* bh_auth {} for tools that read the declarations of C and know no preprocessor. What they\n \
         * mean is said in bh_auth.h. */\n\ntypedef uint32_t bh_status;\n",
        api.version
    );
    for e in &api.enums {
        text += &format!("typedef {} {};\n", e.ty, e.name);
    }
    text += "\nenum {\n";
    let statuses = api.statuses.iter().map(|s| (&s.name, i64::from(s.number)));
    let constants = api.constants.iter().map(|c| (&c.name, c.value));
    let all: Vec<String> = statuses
        .chain(constants)
        .map(|(name, value)| {
            // The constants of an enum are of type int.
            i32::try_from(value).with_context(|| format!("{name} is no int"))?;
            Ok(format!("  {name} = {value}"))
        })
        .collect::<Result<_>>()?;
    text += &(all.join(",\n") + "\n};\n");
    for s in &api.structs {
        text += &format!("\ntypedef struct {} {{\n", s.name);
        for f in &s.fields {
            let length = f.length.map(|length| format!("[{length}]")).unwrap_or_default();
            text += &format!("  {}{length};\n", declare(&f.ty, &f.name));
        }
        text += &format!("}} {};\n", s.name);
    }
    text += "\n";
    for f in &api.functions {
        text += &prototype(api, f)?;
    }
    Ok(text)
}
