//! One parameter that was signed otherwise than it is sent: a number, `recvWindow`, or one that has no value.

use super::query::Query;
use crate::core::diagnose::{Mistake, NUMBERS, Scratch, each_pair, put_numbers, put_pair};
use std::ops::ControlFlow::{self, Continue};

/// Takes a mistake, and the query and body that it makes.
pub type Take<'t> = &'t mut dyn FnMut(Mistake, &[u8], &[u8]) -> ControlFlow<()>;

/// What users set, and what libraries and copied programs have.
const WINDOWS: &str =
    "5000~10000~60000~3000~6000~20000~50000~30000~1000~2000~15000~4000~8000~5000.0~5~10~60~0";
/// Of optional parameters, with what a language has for no value.
const OPTIONAL: &str =
    "price~timeInForce~newClientOrderId~stopPrice~limit~startTime~endTime~orderId~recvWindow";
const NO_VALUE: &str = "=None~=null~=undefined~=";
/// Of more parameters each is not looked at alone.
const FEW: usize = 12;
/// Of a longer text none is added.
const SHORT: usize = 512;

impl Query<'_> {
    /// Each number by itself, in each form.
    pub fn each_number(
        &self,
        query: &[u8],
        body: &[u8],
        q: &mut Scratch,
        b: &mut Scratch,
        take: Take,
    ) -> ControlFlow<()> {
        let of_query = each_pair(query).count();
        let count = of_query + each_pair(body).count();
        let forms = if count > FEW { 1 } else { NUMBERS.len() };
        for form in &NUMBERS[..forms] {
            for which in 1..=count.min(32) {
                let of_body = if which > of_query { which - of_query } else { usize::MAX };
                q.clear();
                b.clear();
                put_numbers(query, q, which, *form);
                put_numbers(body, b, of_body, *form);
                offered(Mistake::NumbersOtherForm, q, b, take)?;
            }
        }
        Continue(())
    }

    /// Another `recvWindow`, or one that is not sent; and parameters that are not sent since they have no value.
    pub fn each_window(
        &self,
        query: &[u8],
        body: &[u8],
        q: &mut Scratch,
        b: &mut Scratch,
        take: Take,
    ) -> ControlFlow<()> {
        let has_time = |text: &[u8]| each_pair(text).any(|pair| pair.0 == b"timestamp");
        let of_body = has_time(body);
        let (text, other) = if of_body { (body, query) } else { (query, body) };
        let is_sent = each_pair(text).chain(each_pair(other)).any(|pair| pair.0 == b"recvWindow");
        let count = each_pair(text).count();
        let mut put = |name: &str, value: &str, at: Option<usize>, mistake| {
            q.clear();
            let mut first = true;
            let pair = |q: &mut Scratch, first: &mut bool| {
                put_pair(q, first, name.as_bytes());
                q.put(value.as_bytes());
            };
            for (index, sent) in each_pair(text).enumerate() {
                if at == Some(index) {
                    pair(q, &mut first);
                }
                if at.is_none() && sent.0 == name.as_bytes() {
                    pair(q, &mut first);
                } else {
                    put_pair(q, &mut first, sent.1);
                }
            }
            if at == Some(count) {
                pair(q, &mut first);
            }
            b.clear();
            b.put(other);
            if of_body { offered(mistake, b, q, take) } else { offered(mistake, q, b, take) }
        };
        for window in WINDOWS.split('~') {
            let mut place = [b'='; 8];
            place[1..=window.len()].copy_from_slice(window.as_bytes());
            let value = std::str::from_utf8(&place[..=window.len()]).unwrap_or_default();
            if is_sent {
                put("recvWindow", value, None, Mistake::RecvWindowOther)?;
                continue;
            }
            for at in [count.saturating_sub(1), count] {
                put("recvWindow", value, Some(at), Mistake::RecvWindowOther)?;
            }
        }
        for name in OPTIONAL.split('~').filter(|_| count <= FEW && text.len() <= SHORT) {
            for value in NO_VALUE.split('~') {
                for at in 0..=count {
                    put(name, value, Some(at), Mistake::EmptySigned)?;
                }
            }
        }
        Continue(())
    }
}

fn offered(mistake: Mistake, q: &Scratch, b: &Scratch, take: Take) -> ControlFlow<()> {
    match (q.written(), b.written()) {
        (Some(query), Some(body)) => take(mistake, query, body),
        _ => Continue(()),
    }
}
