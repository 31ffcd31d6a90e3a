//! What include/bh_auth.h says: its functions, and the statuses that each may return.

use crate::status::{BUFFER, NULL, SIZE};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A function of the header.
pub struct Function {
    pub returns_status: bool,
    has_buffer: bool,
    doc: &'static str,
}

pub static FUNCTIONS: LazyLock<BTreeMap<&str, Function>> = LazyLock::new(|| {
    let (_, text) =
        include_str!("../../include/bh_auth.h").split_once("extern \"C\" {").expect("there are functions");
    let blocks = text.split("/**").skip(1).map(|block| {
        let (doc, rest) = block.split_once("*/").expect("comments end");
        let (declaration, _) = rest.split_once(';').expect("declarations end");
        let (head, parameters) = declaration.split_once('(').expect("only functions have such comments here");
        let start = head.rfind([' ', '*']).expect("a type stands before the name") + 1;
        let returns_status = head.trim_start().starts_with("bh_status ");
        (&head[start..], Function { returns_status, has_buffer: parameters.contains("size_t *"), doc })
    });
    blocks.collect()
});

/// Whether the header lets a function return a status.
pub fn allows(function: &str, status: u32) -> bool {
    ALLOWED[function] >> status & 1 == 1
}

/// A bit for each status.
static ALLOWED: LazyLock<BTreeMap<&str, u128>> = LazyLock::new(|| {
    let allowed = FUNCTIONS.iter().map(|(name, function)| {
        let always = |status| matches!(status, NULL | SIZE) || status == BUFFER && function.has_buffer;
        let bits = (0..128).filter(|status| always(*status) || states(name, crate::name(*status)));
        (*name, bits.fold(0, |bits, status| bits | 1 << status))
    });
    allowed.collect()
});

fn states(function: &str, status: &str) -> bool {
    let doc = FUNCTIONS[function].doc;
    if doc.contains(&format!("`{status}`")) {
        return true;
    }
    // "Returns: as `bh_mixin_sign`", "those of `bh_bitbitduo_sign`".
    let returns = doc.split_once("Returns:").map_or("", |(_, rest)| rest);
    let end =
        ["\n * Out:", "\n * In:"].iter().filter_map(|word| returns.find(word)).min().unwrap_or(returns.len());
    let others = returns[..end].split('`').skip(1).step_by(2);
    others.filter(|other| other.starts_with("bh_") && *other != function).any(|other| states(other, status))
}
