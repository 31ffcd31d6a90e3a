//! What Toobit and VelaFi sign, and how its parts may have been put together otherwise.

use super::Sent;
use crate::core::diagnose::{Edit, Mistake, OF_JSON, OF_PAIRS, Scratch, each_pair, put_pair};
use crate::core::json;

pub struct Query<'a> {
    pub sent: &'a Sent<'a>,
    pub host: &'static [u8],
    pub secret: &'a [u8],
    pub signature: [u8; 64],
}

/// Hands on a text without what is not signed: `?`, and the pair `signature`.
pub fn clean(text: &[u8], w: &mut Scratch) {
    let text = text.strip_prefix(b"?").unwrap_or(text);
    if json::looks_like(text) {
        return w.put(text);
    }
    if each_pair(text).all(|pair| pair.0 != b"signature") {
        return w.put(text.trim_ascii_end());
    }
    let mut first = true;
    for pair in each_pair(text.trim_ascii_end()).filter(|pair| pair.0 != b"signature") {
        put_pair(w, &mut first, pair.1);
    }
}

/// One part of what two parts, path, method, host and key are joined to.
#[derive(Clone, Copy)]
pub enum Part {
    Query,
    Body,
    Path,
    /// Without its first segments.
    Host,
    Scheme,
    Method,
    /// In lower case.
    Lower,
    /// What follows `/api/v1`.
    Behind,
    /// The right signature.
    Signature,
    ApiKey,
    Secret,
    Time,
    Window,
    Text(&'static [u8]),
}

use Part::{ApiKey, Behind, Host, Lower, Method, Path, Scheme, Secret, Signature, Time, Window};
pub use Part::{Body, Query as Q, Text};

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
    (Mistake::PathIncluded, &[Behind, Text(b"?"), Q, Body]),
    (Mistake::PathIncluded, &[Behind, Q, Body]),
    (Mistake::PathIncluded, &[Time, Path, Q, Body]),
    (Mistake::HostIncluded, &[Scheme, Path, Text(b"?"), Q, Body]),
    (Mistake::HostIncluded, &[Scheme, Path, Text(b"?"), Q]),
    (Mistake::HostIncluded, &[Text(b"http://"), Host, Path, Text(b"?"), Q, Body]),
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
    (Mistake::MethodIncluded, &[Lower, Q, Body]),
    (Mistake::MethodIncluded, &[Lower, Path, Text(b"?"), Q, Body]),
    (Mistake::MethodIncluded, &[Lower, Path, Q, Body]),
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
    (Mistake::ApiKeyIncluded, &[Text(b"X-BB-APIKEY:"), ApiKey, Q, Body]),
    (Mistake::ApiKeyIncluded, &[Time, ApiKey, Q, Body]),
    (Mistake::ApiKeyIncluded, &[Time, ApiKey, Window, Q, Body]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Time]),
    (Mistake::ApiKeyIncluded, &[ApiKey, Text(b":"), Q, Body]),
    (Mistake::SignatureIncluded, &[Q, Body, Text(b"&signature="), Signature]),
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
    pub fn is_json(&self) -> bool {
        json::looks_like(self.sent.body)
    }

    pub fn join(&self, parts: &[Part], query: &[u8], body: &[u8], w: &mut Scratch) {
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
                Lower => {
                    self.sent.method.iter().for_each(|byte| w.byte(byte.to_ascii_lowercase()));
                    continue;
                }
                Behind => {
                    let start = self.sent.path.iter().enumerate().filter(|(_, byte)| **byte == b'/').nth(2);
                    start.map_or(self.sent.path, |(at, _)| &self.sent.path[at..])
                }
                Signature => &self.signature,
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
            Path | Behind => !self.sent.path.is_empty(),
            Method | Lower => !self.sent.method.is_empty(),
            ApiKey => !self.sent.api_key.is_empty(),
            _ => true,
        })
    }

    /// What is right of the two: a JSON body is not signed.
    pub fn right_parts(&self) -> &'static [Part] {
        if self.is_json() { &[Q] } else { &[Q, Body] }
    }

    /// Each way in which query and body may be joined, that differs from the right one.
    pub fn joins(&self) -> impl Iterator<Item = (Mistake, &'static [Part])> + '_ {
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
    pub fn edits(&self) -> impl Iterator<Item = (Mistake, Edit, bool)> {
        let of_body = if self.is_json() { OF_JSON } else { &[] };
        OF_PAIRS
            .iter()
            .map(|(m, edit)| (*m, *edit, false))
            .chain(of_body.iter().map(|(m, edit)| (*m, *edit, true)))
    }

    pub fn edited(
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
