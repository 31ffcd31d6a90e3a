//! Sizes, alignments and offsets of the structs, by C's rule, for each kind of target.

use crate::api::model::{Enum, Layout, Layouts, Struct};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// The size of a pointer, and the alignment of a 64-bit integer: p64, p32, i686.
const TARGETS: [(u32, u32); 3] = [(8, 8), (4, 8), (4, 4)];

/// A struct stands after those that it holds.
pub fn fill(structs: &mut [Struct], enums: &[Enum]) -> Result<()> {
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
