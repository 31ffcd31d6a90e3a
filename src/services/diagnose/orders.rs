//! Two ways to write the same text, one behind the other, and each order of its parameters.

use super::query::Query;
use crate::core::diagnose::{Mistake, OF_PAIRS, Scratch, each_pair};
use crate::core::json;
use std::ops::ControlFlow::{self, Continue};

/// Takes mistakes, and the query and body that they make.
pub type Found<'f> = &'f mut dyn FnMut(&[Mistake], &[u8], &[u8]) -> ControlFlow<()>;

impl Query<'_> {
    /// Two ways to write the same text, one behind the other; then each order of up to six parameters.
    pub fn orders_and_edits(
        &self,
        query: &[u8],
        body: &[u8],
        q: &mut Scratch,
        b: &mut Scratch,
        found: Found,
    ) -> ControlFlow<()> {
        let mut place = [0; 1664];
        for (first, edit) in OF_PAIRS.iter().filter(|_| query.len() + body.len() <= 512) {
            let (of_query, of_body) = place.split_at_mut(832);
            let (mut once_q, mut once_b) = (Scratch::new(of_query), Scratch::new(of_body));
            self.edited(query, body, (edit, false), &mut once_q, &mut once_b);
            let (Some(once_q), Some(once_b)) = (once_q.written(), once_b.written()) else { continue };
            if once_q == query && once_b == body {
                continue;
            }
            for (second, edit) in OF_PAIRS.iter() {
                self.edited(once_q, once_b, (edit, false), q, b);
                if let (Some(q), Some(b)) = (q.written(), b.written()) {
                    found(&[first, second], q, b)?;
                }
            }
        }
        for of_query in [true, false] {
            let text = if of_query { query } else { body };
            let count = each_pair(text).count();
            if !(3..=6).contains(&count) || json::looks_like(text) {
                continue;
            }
            for mut number in 0..(1..=count).product() {
                let mut left = [true; 6];
                q.clear();
                for size in (1..=count).rev() {
                    let pick = number % size;
                    number /= size;
                    let at = (0..count).filter(|at| left[*at]).nth(pick).unwrap_or(0);
                    left[at] = false;
                    if size < count {
                        q.byte(b'&');
                    }
                    q.put(each_pair(text).nth(at).map_or(b"", |pair| pair.1));
                }
                if let Some(order) = q.written() {
                    let [query, body] = if of_query { [order, body] } else { [query, order] };
                    found(&[Mistake::ParamsReordered], query, body)?;
                }
            }
        }
        Continue(())
    }
}
