//! A letter a parameter, for tables that call functions without knowing them: tests/c/support/api.h says what each means.

use crate::api::model::{Direction, Function, Param, ParamKind};
use anyhow::{Result, bail};

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
