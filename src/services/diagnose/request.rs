//! Toobit and VelaFi: an HMAC over the text of a query, and at Toobit a form behind it.

use super::check;
use super::query::{BY_AND, DIRECTLY, Join, Query, clean};
use crate::core::diagnose::{
    Algorithm, Diagnosis, Edit, Mistake, OF_PAIRS, Payloads, Right, Scratch, Visit, each_pair, has_list,
    is_plain, put_pair, search, shifted,
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
    find(signature, secret, sent, ("TOOBIT", b"https://api.toobit.com"), signed, memory)
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
    find(signature, secret, &sent, ("VELAFI", b"https://api.velafi.com"), signed, memory)
}

fn find(
    signature: &[u8],
    secret: &[u8],
    sent: &Sent,
    (service, host): (&'static str, &'static [u8]),
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    let right = Right { secret, api_key: sent.api_key, service, algorithm: Algorithm::HmacSha256 };
    check(signature, secret)?;
    let texts = [sent.query, sent.body];
    let mut query = Query {
        sent,
        host,
        secret,
        signature: [0; 64],
        has_list: texts.iter().any(|text| has_list(text)),
        is_plain: texts.iter().all(|text| is_plain(text)),
    };
    signed.clear();
    query.right(signed);
    if let (Ok(key), Some(payload)) = (Key::new(secret), signed.written()) {
        query.signature = key.sign(&[payload]).hex();
    }
    Ok(search(signature, &right, &query, signed, memory))
}

/// Takes mistakes, how the parts are joined, query and body as they make them, and what is done to the whole.
type Offer<'o> = &'o mut dyn FnMut(&[Mistake], Join, [Option<&[u8]>; 2], Option<Edit>) -> ControlFlow<()>;

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
        let right = self.right_join();
        let offer: Offer =
            &mut |mistakes: &[Mistake], join: Join, texts: [Option<&[u8]>; 2], frame: Option<Edit>| {
                let [Some(q), Some(b)] = texts else { return Continue(()) };
                joined.clear();
                framed.clear();
                let known = self.join(join, q, b, &mut joined);
                let Some(payload) = joined.written().filter(|_| known) else { return Continue(()) };
                let Some(frame) = frame else { return visit(mistakes, payload) };
                frame.write(payload, &mut framed);
                framed.written().map_or(Continue(()), |payload| visit(mistakes, payload))
            };
        if !pairs {
            for (mistake, join) in self.joins() {
                offer(&[mistake], join, [Some(query), Some(body)], None)?;
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
            for (mistake, frame) in self.frames() {
                offer(&[mistake], right, [Some(query), Some(body)], Some(frame))?;
            }
            // A JSON body that is signed was mostly written anew.
            for (mistake, edit, of_json) in self.edits().filter(|edit| edit.2) {
                self.edited(query, body, (edit, of_json), &mut q, &mut b);
                for join in [DIRECTLY, BY_AND] {
                    offer(&[Mistake::JsonBodySigned, mistake], join, [q.written(), b.written()], None)?;
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
            self.each_number(query, body, &mut q, &mut b, &mut |mistake, q, b| {
                offer(&[mistake], right, [Some(q), Some(b)], None)
            })?;
            self.each_window(query, body, &mut q, &mut b, &mut |mistake, q, b| {
                offer(&[mistake], right, [Some(q), Some(b)], None)
            })?;
            // All parameters in one place, before they were divided.
            if !query.is_empty() && !body.is_empty() && !self.is_json() {
                for (mistake, edit) in OF_PAIRS.iter() {
                    b.clear();
                    q.clear();
                    self.join(BY_AND, query, body, &mut b);
                    let Some(all) = b.written() else { break };
                    edit.write(all, &mut q);
                    offer(&[mistake, Mistake::JoinedByAnd], "{q}", [q.written(), Some(b"")], None)?;
                }
            }
            // What a shell takes for the end of a command ends the query too.
            for (at, _) in query.iter().enumerate().filter(|(_, byte)| **byte == b'&').take(32) {
                offer(&[Mistake::ParamMissing], "{q}", [Some(&query[..at]), Some(b"")], None)?;
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
            for (mistake, join) in self.joins() {
                offer(&[of_edit, mistake], join, [q.written(), b.written()], None)?;
            }
            for texts in [[q.written(), Some(body)], [Some(query), b.written()]] {
                offer(&[of_edit, Mistake::JoinedByAnd], BY_AND, texts, None)?;
            }
            for (mistake, frame) in self.frames().filter(|_| !of_json) {
                offer(&[of_edit, mistake], right, [q.written(), b.written()], Some(frame))?;
            }
        }
        for (of_join, join) in self.joins() {
            for (mistake, frame) in self.frames() {
                offer(&[of_join, mistake], join, [Some(query), Some(body)], Some(frame))?;
            }
        }
        self.orders_and_edits(query, body, &mut q, &mut b, &mut |mistakes, q, b| {
            offer(mistakes, right, [Some(q), Some(b)], None)
        })
    }
}
