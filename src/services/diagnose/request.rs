//! Toobit and VelaFi: an HMAC over the text of a query, and at Toobit a form behind it.

use super::check;
use super::query::{Body, Part, Q, Query, Text, clean};
use crate::core::diagnose::{
    Algorithm, Diagnosis, Edit, Mistake, OF_PAIRS, OF_PAYLOADS, Payloads, Right, Scratch, Visit, decimals,
    each_pair, put_pair, search, shifted,
};
use crate::core::error::Error;
use crate::core::hmac::Key;
use crate::core::json;
use crate::core::writer::decimal;
use std::ops::ControlFlow::{self, Continue};

/// What is sent, as far as it is known: query and body suffice.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sent<'a> {
    /// The method.
    pub method: &'a [u8],
    /// The path.
    pub path: &'a [u8],
    /// The query; a `?` before it and a parameter `signature` in it are left out.
    pub query: &'a [u8],
    /// The form, likewise, or a JSON body, which Toobit does not sign.
    pub body: &'a [u8],
    /// The API key.
    pub api_key: &'a [u8],
}

/// Why this signature of a Toobit request is wrong.
pub fn toobit(
    signature: &[u8],
    secret: &[u8],
    sent: &Sent,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    find(signature, secret, sent, b"https://api.toobit.com", signed, memory)
}

/// Why this signature of a VelaFi token request is wrong.
pub fn velafi(
    signature: &[u8],
    secret: &[u8],
    api_key: &[u8],
    timestamp_ms: i64,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    let (mut digits, mut query) = ([0; 20], [0; 30]);
    let digits = decimal(&mut digits, timestamp_ms);
    query[..10].copy_from_slice(b"timestamp=");
    query[10..10 + digits.len()].copy_from_slice(digits);
    let sent = Sent {
        method: b"GET",
        path: b"/v2/token/generate",
        query: &query[..10 + digits.len()],
        body: b"",
        api_key,
    };
    find(signature, secret, &sent, b"https://api.velafi.com", signed, memory)
}

fn find(
    signature: &[u8],
    secret: &[u8],
    sent: &Sent,
    host: &'static [u8],
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    let right = Right { secret, api_key: sent.api_key, algorithm: Algorithm::HmacSha256 };
    check(signature, secret)?;
    let mut query = Query { sent, host, secret, signature: [0; 64] };
    signed.clear();
    query.right(signed);
    if let (Ok(key), Some(payload)) = (Key::new(secret), signed.written()) {
        query.signature = key.sign(&[payload]).hex();
    }
    Ok(search(signature, &right, &query, signed, memory))
}

/// Takes mistakes, the parts in their order, query and body as they make them, and what is done to the whole.
type Offer<'o> = &'o mut dyn FnMut(&[Mistake], &[Part], [Option<&[u8]>; 2], Option<Edit>) -> ControlFlow<()>;

impl Payloads for Query<'_> {
    fn right(&self, w: &mut Scratch) {
        clean(self.sent.query, w);
        if !self.is_json() {
            clean(self.sent.body, w);
        }
    }

    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()> {
        let (of_clean, work) = work.split_at_mut(work.len() / 4);
        let (of_edited, work) = work.split_at_mut(work.len() / 3);
        let (of_joined, of_framed) = work.split_at_mut(work.len() / 2);
        let (query, body) = of_clean.split_at_mut(of_clean.len() / 2);
        let (q, b) = of_edited.split_at_mut(of_edited.len() / 2);
        let [mut query, mut body, mut q, mut b, mut joined, mut framed] =
            [query, body, q, b, of_joined, of_framed].map(Scratch::new);
        clean(self.sent.query, &mut query);
        clean(self.sent.body, &mut body);
        let (Some(query), Some(body)) = (query.written(), body.written()) else { return Continue(()) };
        let right = self.right_parts();
        let offer: Offer =
            &mut |mistakes: &[Mistake], parts: &[Part], texts: [Option<&[u8]>; 2], frame: Option<Edit>| {
                let [Some(q), Some(b)] = texts else { return Continue(()) };
                joined.clear();
                framed.clear();
                self.join(parts, q, b, &mut joined);
                let Some(payload) = joined.written() else { return Continue(()) };
                let Some(frame) = frame else { return visit(mistakes, payload) };
                frame(payload, &mut framed);
                framed.written().map_or(Continue(()), |payload| visit(mistakes, payload))
            };
        if !pairs {
            for (mistake, parts) in self.joins() {
                offer(&[mistake], parts, [Some(query), Some(body)], None)?;
            }
            // What stands in the text as it was given.
            offer(&[Mistake::SignatureIncluded], right, [Some(self.sent.query), Some(self.sent.body)], None)?;
            for (mistake, edit, of_json) in self.edits().filter(|edit| !edit.2) {
                self.edited(query, body, (edit, of_json), &mut q, &mut b);
                offer(&[mistake], right, [q.written(), b.written()], None)?;
                // One of the two may be right.
                offer(&[mistake], right, [q.written(), Some(body)], None)?;
                offer(&[mistake], right, [Some(query), b.written()], None)?;
            }
            for (mistake, frame) in OF_PAYLOADS {
                offer(&[*mistake], right, [Some(query), Some(body)], Some(*frame))?;
            }
            // A JSON body that is signed was mostly written anew.
            for (mistake, edit, of_json) in self.edits().filter(|edit| edit.2) {
                self.edited(query, body, (edit, of_json), &mut q, &mut b);
                for parts in [&[Q, Body][..], &[Q, Text(b"&"), Body]] {
                    offer(&[Mistake::JsonBodySigned, mistake], parts, [q.written(), b.written()], None)?;
                }
            }
            // A clock that was read twice, and one that is off.
            let ms = if query.len() + body.len() > 512 { 10 } else { 100 };
            for offset in
                (1..=ms).chain((1..=12).map(|s| s * 1000)).chain((1..=14).map(|hour| hour * 3_600_000))
            {
                for offset in [offset, -offset] {
                    q.clear();
                    b.clear();
                    shifted(query, &mut q, offset);
                    shifted(if self.is_json() { b"" } else { body }, &mut b, offset);
                    offer(&[Mistake::TimestampOther], right, [q.written(), b.written()], None)?;
                }
            }
            let of_query = each_pair(query).count();
            for which in 1..=(of_query + each_pair(body).count()).min(32) {
                let of_body = if which > of_query { which - of_query } else { usize::MAX };
                q.clear();
                b.clear();
                decimals(query, &mut q, which);
                decimals(body, &mut b, of_body);
                offer(&[Mistake::NumbersOtherForm], right, [q.written(), b.written()], None)?;
            }
            // All parameters in one place, before they were divided.
            if !query.is_empty() && !body.is_empty() && !self.is_json() {
                for (mistake, edit) in OF_PAIRS {
                    b.clear();
                    q.clear();
                    self.join(&[Q, Text(b"&"), Body], query, body, &mut b);
                    let Some(all) = b.written() else { break };
                    edit(all, &mut q);
                    offer(&[*mistake, Mistake::JoinedByAnd], &[Q], [q.written(), Some(b"")], None)?;
                }
            }
            // One parameter left out, whichever; then one behind all others.
            for left_out in [true, false] {
                let mistake = if left_out { Mistake::ParamMissing } else { Mistake::ParamsReordered };
                for index in 0..each_pair(query).chain(each_pair(body)).count().min(64) {
                    q.clear();
                    b.clear();
                    let mut seen = 0;
                    let mut last = None;
                    for (text, w) in [(query, &mut q), (body, &mut b)] {
                        let mut first = true;
                        if json::looks_like(text) {
                            w.put(text);
                            continue;
                        }
                        for pair in each_pair(text) {
                            seen += 1;
                            if seen == index + 1 {
                                last = Some(pair.1);
                                continue;
                            }
                            put_pair(w, &mut first, pair.1);
                        }
                        if let Some(last) = last.take().filter(|_| !left_out) {
                            put_pair(w, &mut first, last);
                        }
                    }
                    offer(&[mistake], right, [q.written(), b.written()], None)?;
                }
            }
            return Continue(());
        }
        for (of_edit, edit, of_json) in self.edits() {
            self.edited(query, body, (edit, of_json), &mut q, &mut b);
            for (mistake, parts) in self.joins() {
                offer(&[of_edit, mistake], parts, [q.written(), b.written()], None)?;
            }
            for texts in [[q.written(), Some(body)], [Some(query), b.written()]] {
                offer(&[of_edit, Mistake::JoinedByAnd], &[Q, Text(b"&"), Body], texts, None)?;
            }
            for (mistake, frame) in OF_PAYLOADS.iter().filter(|_| !of_json) {
                offer(&[of_edit, *mistake], right, [q.written(), b.written()], Some(*frame))?;
            }
        }
        for (of_join, parts) in self.joins() {
            for (mistake, frame) in OF_PAYLOADS {
                offer(&[of_join, *mistake], parts, [Some(query), Some(body)], Some(*frame))?;
            }
        }
        self.orders_and_edits(query, body, &mut q, &mut b, &mut |mistakes, q, b| {
            offer(mistakes, right, [Some(q), Some(b)], None)
        })
    }
}
