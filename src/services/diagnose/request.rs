//! Toobit and VelaFi: an HMAC over the text of a query, and at Toobit a form behind it.

use crate::core::diagnose::{
    Algorithm, Diagnosis, Edit, Mistake, OF_JSON, OF_PAIRS, OF_PAYLOADS, Payloads, Right, Scratch, Visit,
    each_pair, search,
};
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

impl Sent<'_> {
    /// How long all of it is.
    pub fn len(&self) -> usize {
        [self.method, self.path, self.query, self.body, self.api_key].iter().map(|text| text.len()).sum()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why this signature of a Toobit request is wrong.
pub fn toobit(
    signature: &[u8],
    secret: &[u8],
    sent: &Sent,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Diagnosis {
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
) -> Diagnosis {
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
) -> Diagnosis {
    let right = Right { secret, api_key: sent.api_key, algorithm: Algorithm::HmacSha256 };
    search(signature, &right, &Query { sent, host, secret }, signed, memory)
}

struct Query<'a> {
    sent: &'a Sent<'a>,
    host: &'static [u8],
    secret: &'a [u8],
}

/// Hands on a text without what is not signed: `?`, and the pair `signature`.
fn clean(text: &[u8], w: &mut Scratch) {
    let text = text.strip_prefix(b"?").unwrap_or(text);
    if json::looks_like(text) {
        return w.put(text);
    }
    if each_pair(text).all(|pair| pair.0 != b"signature") {
        return w.put(text.trim_ascii_end());
    }
    let mut first = true;
    for pair in each_pair(text.trim_ascii_end()).filter(|pair| pair.0 != b"signature") {
        if !std::mem::take(&mut first) {
            w.byte(b'&');
        }
        w.put(pair.1);
    }
}

/// One part of what two parts, path, method, host and key are joined to.
#[derive(Clone, Copy)]
enum Part {
    Query,
    Body,
    Path,
    /// Without its first segments.
    Host,
    Scheme,
    Method,
    ApiKey,
    Secret,
    Time,
    Window,
    Text(&'static [u8]),
}

use Part::{ApiKey, Body, Host, Method, Path, Query as Q, Scheme, Secret, Text, Time, Window};

/// How the parts may have been joined.
const JOINS: &[(Mistake, &[Part])] = &[
    (Mistake::JoinedByAnd, &[Q, Text(b"&"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"\n"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b" "), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"?"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b","), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b";"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"|"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b":"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"."), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"#"), Body]),
    (Mistake::JoinedOtherwise, &[Q, Text(b"&&"), Body]),
    (Mistake::BodyFirst, &[Body, Q]),
    (Mistake::BodyFirst, &[Body, Text(b"&"), Q]),
    (Mistake::BodyMissing, &[Q]),
    (Mistake::QueryMissing, &[Body]),
    (Mistake::QuestionMark, &[Text(b"?"), Q, Body]),
    (Mistake::QuestionMark, &[Text(b"?"), Q, Text(b"&"), Body]),
    (Mistake::PathIncluded, &[Path, Text(b"?"), Q, Body]),
    (Mistake::PathIncluded, &[Path, Text(b"?"), Q, Text(b"&"), Body]),
    (Mistake::PathIncluded, &[Path, Text(b"?"), Q]),
    (Mistake::PathIncluded, &[Path, Q, Body]),
    (Mistake::PathIncluded, &[Path, Text(b"&"), Q, Body]),
    (Mistake::PathIncluded, &[Path, Text(b"\n"), Q, Body]),
    (Mistake::PathIncluded, &[Path, Body]),
    (Mistake::PathIncluded, &[Path]),
    (Mistake::PathIncluded, &[Time, Path, Q, Body]),
    (Mistake::HostIncluded, &[Scheme, Path, Text(b"?"), Q, Body]),
    (Mistake::HostIncluded, &[Scheme, Path, Text(b"?"), Q]),
    (Mistake::HostIncluded, &[Host, Path, Text(b"?"), Q, Body]),
    (Mistake::HostIncluded, &[Host, Text(b"?"), Q, Body]),
    (Mistake::HostIncluded, &[Host, Q, Body]),
    (Mistake::HostIncluded, &[Scheme, Q, Body]),
    (Mistake::HostIncluded, &[Method, Text(b"\n"), Host, Text(b"\n"), Path, Text(b"\n"), Q, Body]),
    (Mistake::HostIncluded, &[Method, Host, Path, Text(b"?"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b"&"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b" "), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b"\n"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Path, Text(b"?"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Path, Text(b"?"), Q]),
    (Mistake::MethodIncluded, &[Method, Path, Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b" "), Path, Text(b"?"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b"\n"), Path, Text(b"\n"), Q, Body]),
    (Mistake::MethodIncluded, &[Method, Text(b"\n"), Path, Text(b"\n"), Q, Text(b"\n"), Body]),
    (Mistake::MethodIncluded, &[Method, Text(b"&"), Path, Text(b"&"), Q, Body]),
    (Mistake::MethodIncluded, &[Time, Method, Path, Text(b"?"), Q, Body]),
    (Mistake::MethodIncluded, &[Time, Method, Path, Q, Body]),
    (Mistake::MethodIncluded, &[Time, Method, Path, Body]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Q, Body]),
    (Mistake::ApiKeyIncluded, &[Q, Body, ApiKey]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Q, Body, Text(b"&"), ApiKey]),
    (Mistake::ApiKeyIncluded, &[Text(b"apiKey="), ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Q, Body, Text(b"&apiKey="), ApiKey]),
    (Mistake::ApiKeyIncluded, &[Text(b"api_key="), ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Q, Body, Text(b"&api_key="), ApiKey]),
    (Mistake::ApiKeyIncluded, &[Text(b"apikey="), ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Q, Body, Text(b"&apikey="), ApiKey]),
    (Mistake::ApiKeyIncluded, &[Text(b"X-BB-APIKEY="), ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Text(b"X-BH-APIKEY="), ApiKey, Text(b"&"), Q, Body]),
    (Mistake::ApiKeyIncluded, &[Time, ApiKey, Q, Body]),
    (Mistake::ApiKeyIncluded, &[Time, ApiKey, Window, Q, Body]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Time]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Text(b":"), Q, Body]),
    (Mistake::SecretIncluded, &[Secret, Q, Body]),
    (Mistake::SecretIncluded, &[Q, Body, Secret]),
    (Mistake::SecretIncluded, &[Q, Body, Text(b"&secret="), Secret]),
    (Mistake::SecretIncluded, &[Q, Body, Text(b"&secretKey="), Secret]),
    (Mistake::SecretIncluded, &[Q, Body, Text(b"&key="), Secret]),
    (Mistake::TimestampOther, &[Time, Q, Body]),
    (Mistake::BodyEmptyObject, &[Q, Text(b"{}")]),
    (Mistake::BodyEmptyObject, &[Q, Text(b"null")]),
    (Mistake::BodyEmptyObject, &[Q, Text(b"[]")]),
];

impl Query<'_> {
    fn is_json(&self) -> bool {
        json::looks_like(self.sent.body)
    }

    fn join(&self, parts: &[Part], query: &[u8], body: &[u8], w: &mut Scratch) {
        let number = |name: &[u8]| {
            let found = each_pair(query).chain(each_pair(body)).find(|pair| pair.0 == name);
            found.and_then(|(name, pair)| pair.get(name.len() + 1..)).unwrap_or_default()
        };
        for part in parts {
            w.put(match part {
                Q => query,
                Body => body,
                Path => self.sent.path,
                Host => &self.host[8..],
                Scheme => self.host,
                Method => self.sent.method,
                ApiKey => self.sent.api_key,
                Secret => self.secret,
                Time => number(b"timestamp"),
                Window => number(b"recvWindow"),
                Text(text) => text,
            });
        }
    }

    /// Whether all that these parts name is there.
    fn has(&self, parts: &[Part]) -> bool {
        parts.iter().all(|part| match part {
            Path => !self.sent.path.is_empty(),
            Method => !self.sent.method.is_empty(),
            ApiKey => !self.sent.api_key.is_empty(),
            _ => true,
        })
    }

    /// What is right of the two: a JSON body is not signed.
    fn right_parts(&self) -> &'static [Part] {
        if self.is_json() { &[Q] } else { &[Q, Body] }
    }

    /// Each way in which query and body may be joined, that differs from the right one.
    fn joins(&self) -> impl Iterator<Item = (Mistake, &'static [Part])> + '_ {
        let json = self.is_json();
        let signed: [(Mistake, &'static [Part]); 4] = [
            (Mistake::JsonBodySigned, &[Q, Body]),
            (Mistake::JsonBodySigned, &[Q, Text(b"&"), Body]),
            (Mistake::JsonBodySigned, &[Body]),
            (Mistake::JsonBodySigned, &[Text(b"body="), Body, Text(b"&"), Q]),
        ];
        let of_body = |mistake| {
            matches!(
                mistake,
                Mistake::JoinedByAnd
                    | Mistake::JoinedOtherwise
                    | Mistake::BodyFirst
                    | Mistake::BodyMissing
                    | Mistake::QueryMissing
            )
        };
        let rest = JOINS.iter().copied().filter(move |row| {
            self.has(row.1)
                && !(of_body(row.0) && !json && (self.sent.body.is_empty() || self.sent.query.is_empty()))
        });
        signed.into_iter().filter(move |_| json).chain(rest)
    }

    /// The ways to write query and body anew.
    fn edits(&self) -> impl Iterator<Item = (Mistake, Edit, bool)> {
        let of_body = if self.is_json() { OF_JSON } else { &[] };
        OF_PAIRS
            .iter()
            .map(|(m, edit)| (*m, *edit, false))
            .chain(of_body.iter().map(|(m, edit)| (*m, *edit, true)))
    }

    fn edited(
        &self,
        query: &[u8],
        body: &[u8],
        (edit, of_json): (Edit, bool),
        q: &mut Scratch,
        b: &mut Scratch,
    ) {
        q.clear();
        b.clear();
        let keep: Edit = |text, w| w.put(text);
        let edits = if of_json {
            [keep, edit]
        } else if self.is_json() {
            [edit, keep]
        } else {
            [edit, edit]
        };
        // An empty text stays so: there is nothing that could be written otherwise.
        if !query.is_empty() {
            edits[0](query, q);
        }
        if !body.is_empty() {
            edits[1](body, b);
        }
    }
}

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
        let mut offer =
            |mistakes: &[Mistake], parts: &[Part], texts: [Option<&[u8]>; 2], frame: Option<Edit>| {
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
                            if !std::mem::take(&mut first) {
                                w.byte(b'&');
                            }
                            w.put(pair.1);
                        }
                        if let Some(last) = last.take().filter(|_| !left_out) {
                            if !first {
                                w.byte(b'&');
                            }
                            w.put(last);
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

type Found<'f> = &'f mut dyn FnMut(&[Mistake], &[u8], &[u8]) -> ControlFlow<()>;

impl Query<'_> {
    /// Two ways to write the same text, one behind the other; then each order of up to six parameters.
    fn orders_and_edits(
        &self,
        query: &[u8],
        body: &[u8],
        q: &mut Scratch,
        b: &mut Scratch,
        found: Found,
    ) -> ControlFlow<()> {
        let mut place = [0; 2048];
        for (first, edit) in OF_PAIRS.iter().filter(|_| query.len() + body.len() <= 512) {
            let (of_query, of_body) = place.split_at_mut(1024);
            let (mut once_q, mut once_b) = (Scratch::new(of_query), Scratch::new(of_body));
            self.edited(query, body, (*edit, false), &mut once_q, &mut once_b);
            let (Some(once_q), Some(once_b)) = (once_q.written(), once_b.written()) else { continue };
            if once_q == query && once_b == body {
                continue;
            }
            for (second, edit) in OF_PAIRS {
                self.edited(once_q, once_b, (*edit, false), q, b);
                if let (Some(q), Some(b)) = (q.written(), b.written()) {
                    found(&[*first, *second], q, b)?;
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
