//! What Toobit and VelaFi sign, and how its parts may have been put together otherwise.

use super::Sent;
use crate::core::diagnose::{
    Each, Edit, Mistake, OF_CHARSETS, OF_JSON, OF_LISTS, OF_PAIRS, OF_PAYLOADS, Scratch, each_pair, put_pair,
};
use crate::core::json;

pub struct Query<'a> {
    pub sent: &'a Sent<'a>,
    pub host: &'static [u8],
    pub secret: &'a [u8],
    pub signature: [u8; 64],
    pub has_list: bool,
    pub is_plain: bool,
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

/// How query and body are joined: names in braces stand for what [`Query::part`] has, all else for itself.
pub type Join = &'static str;

/// With nothing between.
pub const DIRECTLY: Join = "{q}{b}";
pub const BY_AND: Join = "{q}&{b}";

/// How they may have been joined; `~` parts one way from another.
const JOINS: &[(Mistake, &str)] = &[
    (Mistake::JsonBodySigned, "{q}{b}~{q}&{b}~{b}~body={b}&{q}"),
    (Mistake::JoinedByAnd, "{q}&{b}"),
    (
        Mistake::JoinedOtherwise,
        "{q}\n{b}~{q} {b}~{q}?{b}~{q},{b}~{q};{b}~{q}|{b}~{q}:{b}~{q}.{b}~{q}#{b}~\
        {q}&&{b}",
    ),
    (Mistake::BodyFirst, "{b}{q}~{b}&{q}"),
    (Mistake::BodyMissing, "{q}"),
    (Mistake::QueryMissing, "{b}"),
    (Mistake::QuestionMark, "?{q}{b}~?{q}&{b}"),
    (
        Mistake::PathIncluded,
        "{path}?{q}{b}~{path}?{q}&{b}~{path}?{q}~{path}{q}{b}~{path}&{q}{b}~\
        {path}\n{q}{b}~{path}{b}~{path}~{behind}?{q}{b}~{behind}{q}{b}~{time}{path}{q}{b}",
    ),
    (
        Mistake::HostIncluded,
        "{url}{path}?{q}{b}~{url}{path}?{q}~http://{host}{path}?{q}{b}~\
        {host}{path}?{q}{b}~{host}?{q}{b}~{host}{q}{b}~{url}{q}{b}~{method}\n{host}\n{path}\n{q}{b}~\
        {method}{host}{path}?{q}{b}",
    ),
    (
        Mistake::MethodIncluded,
        "{method}{q}{b}~{method}&{q}{b}~{method} {q}{b}~{method}\n{q}{b}~\
        {method}{path}?{q}{b}~{method}{path}?{q}~{method}{path}{q}{b}~{method} {path}?{q}{b}~\
        {method}\n{path}\n{q}{b}~{method}\n{path}\n{q}\n{b}~{method}&{path}&{q}{b}~{lower}{q}{b}~\
        {lower}{path}?{q}{b}~{lower}{path}{q}{b}~{time}{method}{path}?{q}{b}~{time}{method}{path}{q}{b}~\
        {time}{method}{path}{b}",
    ),
    (
        Mistake::ApiKeyIncluded,
        "{key}{q}{b}~{q}{b}{key}~{key}&{q}{b}~{q}{b}&{key}~apiKey={key}&{q}{b}~\
        {q}{b}&apiKey={key}~api_key={key}&{q}{b}~{q}{b}&api_key={key}~apikey={key}&{q}{b}~\
        {q}{b}&apikey={key}~X-BB-APIKEY={key}&{q}{b}~X-BH-APIKEY={key}&{q}{b}~X-BB-APIKEY:{key}{q}{b}~\
        {time}{key}{q}{b}~{time}{key}{window}{q}{b}~{key}{time}~{key}:{q}{b}",
    ),
    (Mistake::SignatureIncluded, "{q}{b}&signature={signature}"),
    (
        Mistake::SecretIncluded,
        "{secret}{q}{b}~{q}{b}{secret}~{q}{b}&secret={secret}~\
        {q}{b}&secretKey={secret}~{q}{b}&key={secret}",
    ),
    (Mistake::TimestampOther, "{time}{q}{b}"),
    (
        Mistake::BodyEmptyObject,
        "{q}{}~{q}null~{q}[]~{q}[object Object]~{q}undefined~{q}None~{q}nil~{q}<nil>~{q}Array~{q}\"\"",
    ),
    (Mistake::ObjectText, "[object Object]{b}~undefined{b}~null{b}~None{b}~nil{b}~<nil>{b}~Array{b}~{}{b}"),
];

impl Query<'_> {
    pub fn is_json(&self) -> bool {
        json::looks_like(self.sent.body)
    }

    /// Writes what was joined; false: it takes what is not known.
    pub fn join(&self, join: Join, query: &[u8], body: &[u8], w: &mut Scratch) -> bool {
        let mut rest = join;
        while let Some((before, named)) = rest.split_once('{') {
            let (name, behind) = named.split_once('}').unwrap_or_default();
            w.put(before.as_bytes());
            rest = behind;
            let part = self.part(name, query, body);
            if part.is_empty() && matches!(name, "path" | "behind" | "method" | "lower" | "key") {
                return false;
            }
            if name == "lower" {
                part.iter().for_each(|byte| w.byte(byte.to_ascii_lowercase()));
            } else {
                w.put(part);
            }
        }
        w.put(rest.as_bytes());
        true
    }

    fn part<'a>(&'a self, name: &str, query: &'a [u8], body: &'a [u8]) -> &'a [u8] {
        let number = |name: &[u8]| {
            let found = each_pair(query).chain(each_pair(body)).find(|pair| pair.0 == name);
            found.and_then(|(name, pair)| pair.get(name.len() + 1..)).unwrap_or_default()
        };
        match name {
            "q" => query,
            "b" => body,
            "path" => self.sent.path,
            // What follows `/api/v1`.
            "behind" => {
                let start = self.sent.path.iter().enumerate().filter(|(_, byte)| **byte == b'/').nth(2);
                start.map_or(self.sent.path, |(at, _)| &self.sent.path[at..])
            }
            "host" => &self.host[8..],
            "url" => self.host,
            "method" | "lower" => self.sent.method,
            "signature" => &self.signature,
            "key" => self.sent.api_key,
            "secret" => self.secret,
            "time" => number(b"timestamp"),
            "window" => number(b"recvWindow"),
            _ => b"{}",
        }
    }

    /// What is right of the two: a JSON body is not signed.
    pub fn right_join(&self) -> Join {
        if self.is_json() { "{q}" } else { DIRECTLY }
    }

    /// Each way in which query and body may be joined, that differs from the right one.
    pub fn joins(&self) -> Joins {
        let is_one = self.sent.body.is_empty() || self.sent.query.is_empty();
        Joins { is_json: self.is_json(), is_one, row: 0, rest: "" }
    }

    /// The ways to write query and body anew.
    pub fn edits(&self) -> impl Iterator<Item = (Mistake, Edit, bool)> {
        let of_pairs = OF_PAIRS.iter().and(OF_LISTS, self.has_list);
        let count = of_pairs.clone().count();
        let all = of_pairs.and(OF_JSON, self.is_json());
        all.enumerate().map(move |(index, (mistake, edit))| (mistake, edit, index >= count))
    }

    /// The ways to write a whole payload anew.
    pub fn frames(&self) -> Each {
        OF_PAYLOADS.iter().and(OF_CHARSETS, !self.is_plain)
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
        // An empty text stays so: there is nothing that could be written otherwise.
        let write = |text: &[u8], w: &mut Scratch, stays: bool| match text {
            b"" => {}
            _ if stays => w.put(text),
            _ => edit.write(text, w),
        };
        write(query, q, of_json);
        write(body, b, !of_json && self.is_json());
    }
}

/// See [`Query::joins`].
pub struct Joins {
    is_json: bool,
    is_one: bool,
    row: usize,
    rest: &'static str,
}

impl Iterator for Joins {
    type Item = (Mistake, Join);

    #[inline(never)]
    fn next(&mut self) -> Option<(Mistake, Join)> {
        while self.rest.is_empty() {
            let (mistake, joins) = JOINS.get(self.row)?;
            self.row += 1;
            let is_meant = match mistake {
                Mistake::JsonBodySigned => self.is_json,
                Mistake::BodyEmptyObject => !self.is_json,
                Mistake::JoinedByAnd
                | Mistake::JoinedOtherwise
                | Mistake::BodyFirst
                | Mistake::BodyMissing
                | Mistake::QueryMissing => self.is_json || !self.is_one,
                _ => true,
            };
            self.rest = if is_meant { joins } else { "" };
        }
        let (join, rest) = self.rest.split_once('~').unwrap_or((self.rest, ""));
        self.rest = rest;
        Some((JOINS.get(self.row - 1)?.0, join))
    }
}
