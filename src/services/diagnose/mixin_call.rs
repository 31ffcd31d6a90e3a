//! What of a request Mixin's claim `sig` may have been made of.

use crate::core::diagnose::{
    Edit, Edits, Mistake, OF_JSON, OF_PAIRS, Payloads, Scratch, Visit, number_as_text, pair_edits,
    payload_edits,
};
use crate::core::json;
use std::ops::ControlFlow::{self, Continue};

/// What is sent.
pub struct Request<'a> {
    pub method: &'a [u8],
    pub target: &'a [u8],
    pub body: &'a [u8],
}

const METHODS: &[&[u8]] = &[b"GET", b"POST", b"PUT", b"DELETE", b"PATCH", b"HEAD"];
const HOSTS: &[&[u8]] = &[
    b"https://api.mixin.one",
    b"https://mixin-api.zeromesh.net",
    b"api.mixin.one",
    b"mixin-api.zeromesh.net",
    b"http://api.mixin.one",
    b"https://api.mixin.one:443",
    b"api.mixin.one:443",
];
/// Targets that a token is often made for, and sent with another.
const TARGETS: &str = "/me~/safe/me~/~/users~/assets~/network/assets~/safe/assets~/fiats~/friends~/safe/outputs~\
    /safe/snapshots~/snapshots~/network/snapshots~/safe/keys~/safe/transactions~/safe/transaction/requests~\
    /safe/deposit/entries~/safe/multisigs~/multisigs~/multisigs/requests~/outputs~/addresses~/withdrawals~/transfers~\
    /transactions~/messages~/acknowledgements~/conversations~/attachments~/turn~/sessions/fetch~/pin/verify~\
    /pin/update~/codes~/search~/apps~/external/transactions~/network/chains~/network/ticker~/logs~/payments~\
    /safe/ghost/keys~/authorizations~/oauth/token~/you";
const SEPARATORS: &[&[u8]] = &[b"\n", b" ", b"&", b":", b",", b"|", b"-", b"_", b".", b"\r\n"];
const ORDERS: &[[usize; 3]] = &[[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
/// Characters of a text that is handed to a method's variants.
const METHOD: usize = 32;

/// So many numbers of a body are looked at alone.
const NUMBERS: usize = 8;

/// Takes a mistake, and the text that it makes.
type Take<'t> = &'t mut dyn FnMut(Mistake, &[u8]) -> ControlFlow<()>;

impl Request<'_> {
    /// The target that is sent: without a fragment, and `/` if there is none.
    fn target(&self) -> &[u8] {
        let target = self.target.split(|byte| *byte == b'#').next().unwrap_or_default();
        if target.is_empty() { b"/" } else { target }
    }

    fn parts(&self) -> [&[u8]; 3] {
        [self.method, self.target(), self.body]
    }

    #[inline(never)]
    fn each_method(&self, take: Take) -> ControlFlow<()> {
        for method in METHODS.iter().filter(|method| **method != self.method) {
            take(Mistake::MethodOther, method)?;
        }
        let mut text = [0; METHOD];
        if let Some(text) = text.get_mut(..self.method.len()) {
            for first_upper in [false, true] {
                text.copy_from_slice(self.method);
                text.make_ascii_lowercase();
                if let (true, Some(first)) = (first_upper, text.first_mut()) {
                    first.make_ascii_uppercase();
                }
                take(Mistake::MethodCase, text)?;
            }
        }
        take(Mistake::MethodMissing, b"")
    }

    #[inline(never)]
    fn each_target(&self, w: &mut Scratch, take: Take) -> ControlFlow<()> {
        let target = self.target();
        let mut offer = |mistake, texts: &[&[u8]]| {
            w.clear();
            texts.iter().for_each(|text| w.put(text));
            w.written().map_or(Continue(()), |text| take(mistake, text))
        };
        let (path, query) =
            target.split_at(target.iter().position(|byte| *byte == b'?').unwrap_or(target.len()));
        let query = query.strip_prefix(b"?").unwrap_or(query);
        offer(Mistake::FragmentIncluded, &[self.target])?;
        offer(Mistake::FragmentIncluded, &[target, b"#"])?;
        offer(Mistake::QueryMissing, &[path])?;
        offer(Mistake::QueryMissing, &[path, b"?"])?;
        offer(Mistake::QueryMissing, &[b"/"])?;
        offer(Mistake::QuestionMark, &[target, b"?"])?;
        offer(Mistake::SlashOther, &[target.strip_prefix(b"/").unwrap_or(target)])?;
        offer(Mistake::SlashOther, &[b"/", target])?;
        offer(Mistake::SlashOther, &[target, b"/"])?;
        offer(Mistake::SlashOther, &[path.strip_suffix(b"/").unwrap_or(path), &target[path.len()..]])?;
        offer(Mistake::SlashOther, &[path, b"/", &target[path.len()..]])?;
        for host in HOSTS {
            offer(Mistake::HostIncluded, &[host, target])?;
            if target == b"/" {
                offer(Mistake::HostIncluded, &[host])?;
            }
        }
        let mut edited = |before: &[&[u8]], text: &[u8], mistake: Mistake, edit: Edit| {
            w.clear();
            before.iter().for_each(|text| w.put(text));
            edit.write(text, w);
            w.written().map_or(Continue(()), |text| take(mistake, text))
        };
        let of_query = pair_edits(query).filter(|_| !query.is_empty());
        for (mistake, edit) in of_query {
            edited(&[path, b"?"], query, mistake, edit)?;
        }
        let is_of_path = |row: &(Mistake, Edit)| {
            matches!(
                row.0,
                Mistake::ValuesDecoded
                    | Mistake::ValuesEncoded
                    | Mistake::EncodedTwice
                    | Mistake::EscapesCase
            )
        };
        for (mistake, edit) in payload_edits(target).chain(OF_PAIRS.iter().filter(is_of_path)) {
            edited(&[], target, mistake, edit)?;
        }
        Continue(())
    }

    /// A request of its own, which the token was made for: method, target and body.
    #[inline(never)]
    fn each_other(
        &self,
        w: &mut Scratch,
        take: &mut dyn FnMut(&[&[u8]; 3]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let target = self.target();
        let end = target.iter().position(|byte| *byte == b'?').unwrap_or(target.len());
        let (path, query) = target.split_at(end);
        let mut offer = |path: &[u8], query: &[u8]| {
            w.clear();
            w.put(path);
            w.put(query);
            let target = w.written().unwrap_or_default();
            if target == self.target() {
                return Continue(());
            }
            take(&[self.method, target, self.body])?;
            take(&[b"GET", target, b""])
        };
        for other in TARGETS.split('~') {
            offer(other.as_bytes(), b"")?;
            if !query.is_empty() {
                offer(other.as_bytes(), query)?;
            }
        }
        // A base that was put before the path, or left out; a last part that was put behind it.
        for (at, _) in path.iter().enumerate().skip(1).filter(|(_, byte)| **byte == b'/') {
            offer(&path[at..], query)?;
            offer(&path[..at], query)?;
        }
        for base in ["/api", "/v1", "/api/v1", "/safe", "/network"] {
            offer(base.as_bytes(), target)?;
        }
        Continue(())
    }

    #[inline(never)]
    fn each_body(&self, w: &mut Scratch, take: Take) -> ControlFlow<()> {
        if !self.body.is_empty() {
            take(Mistake::BodyMissing, b"")?;
        }
        // A JSON text is written as JSON too.
        let is_json = json::looks_like(self.body) || self.body.starts_with(b"\"");
        let of_json = OF_JSON.iter().filter(|row| is_json || row.0 == Mistake::BodyEmptyObject);
        let of_form = if is_json { Edits::NONE } else { OF_PAIRS };
        let of_body = payload_edits(self.body).chain(of_form.iter()).filter(|_| !self.body.is_empty());
        let mut offer = |mistake, write: &dyn Fn(&mut Scratch)| {
            w.clear();
            write(w);
            w.written().map_or(Continue(()), |text| take(mistake, text))
        };
        of_json
            .chain(of_body)
            .try_for_each(|(mistake, edit)| offer(mistake, &|w| edit.write(self.body, w)))?;
        for place in (1..=NUMBERS).filter(|_| is_json) {
            for is_text in [true, false] {
                offer(Mistake::JsonNumberText, &|w| number_as_text(self.body, w, place, is_text))?;
            }
        }
        Continue(())
    }
}

/// What is called for each text, and not inlined.
struct Offers<'a, 'w, 'v> {
    all: &'a mut Scratch<'w>,
    visit: Visit<'v>,
}

impl Offers<'_, '_, '_> {
    #[inline(never)]
    fn offer(
        &mut self,
        mistakes: &[Mistake],
        order: &[usize],
        parts: &[&[u8]; 3],
        between: &[u8],
    ) -> ControlFlow<()> {
        self.all.clear();
        for (index, part) in order.iter().enumerate() {
            if index > 0 {
                self.all.put(between);
            }
            self.all.put(parts[*part]);
        }
        self.all.written().map_or(Continue(()), |text| (self.visit)(mistakes, text))
    }
}

impl Payloads for Request<'_> {
    fn right(&self, w: &mut Scratch) {
        self.parts().iter().for_each(|part| w.put(part));
    }

    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()> {
        let third = work.len() / 3;
        let (of_target, work) = work.split_at_mut(third);
        let (of_body, of_all) = work.split_at_mut(third);
        let [mut of_target, mut of_body, mut all] = [of_target, of_body, of_all].map(Scratch::new);
        let [method, target, body] = self.parts();
        let mut offers = Offers { all: &mut all, visit };
        let mut offer = |mistakes: &[Mistake], order: &[usize], parts: [&[u8]; 3], between: &[u8]| {
            offers.offer(mistakes, order, &parts, between)
        };
        let right = &[0, 1, 2][..];
        if pairs {
            self.each_method(&mut |first, method| {
                self.each_target(&mut of_target, &mut |second, target| {
                    offer(&[first, second], right, [method, target, body], b"")
                })?;
                self.each_body(&mut of_body, &mut |second, body| {
                    offer(&[first, second], right, [method, target, body], b"")
                })
            })?;
            return self.each_target(&mut of_target, &mut |first, target| {
                self.each_body(&mut of_body, &mut |second, body| {
                    offer(&[first, second], right, [method, target, body], b"")
                })
            });
        }
        self.each_method(&mut |mistake, method| offer(&[mistake], right, [method, target, body], b""))?;
        self.each_target(&mut of_target, &mut |mistake, target| {
            offer(&[mistake], right, [method, target, body], b"")
        })?;
        self.each_body(&mut of_body, &mut |mistake, body| {
            offer(&[mistake], right, [method, target, body], b"")
        })?;
        self.each_other(&mut of_target, &mut |parts| offer(&[Mistake::RequestOther], right, *parts, b""))?;
        for order in ORDERS {
            offer(&[Mistake::RequestOrder], order, [method, target, body], b"")?;
        }
        for between in SEPARATORS {
            offer(&[Mistake::OtherSeparators], right, [method, target, body], between)?;
            offer(&[Mistake::OtherSeparators], &[0, 1], [method, target, body], between)?;
        }
        of_body.clear();
        self.right(&mut of_body);
        let whole = of_body.written().unwrap_or_default();
        payload_edits(whole).try_for_each(|(mistake, edit)| {
            of_target.clear();
            edit.write(whole, &mut of_target);
            let text = of_target.written().unwrap_or_default();
            offer(&[mistake], &[0], [text, b"", b""], b"")
        })
    }
}
