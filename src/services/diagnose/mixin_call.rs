//! What of a request Mixin's claim `sig` may have been made of.

use crate::core::diagnose::{Edit, Mistake, OF_JSON, OF_PAIRS, OF_PAYLOADS, Payloads, Scratch, Visit};
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
const SEPARATORS: &[&[u8]] = &[b"\n", b" ", b"&", b":", b",", b"|", b"-", b"_", b".", b"\r\n"];
const ORDERS: &[[usize; 3]] = &[[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
/// Characters of a text that is handed to a method's variants.
const METHOD: usize = 32;

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
        let mut edited = |edits: &[(Mistake, Edit)], before: &[&[u8]], text: &[u8]| {
            edits.iter().try_for_each(|(mistake, edit)| {
                w.clear();
                before.iter().for_each(|text| w.put(text));
                edit(text, w);
                w.written().map_or(Continue(()), |text| take(*mistake, text))
            })
        };
        if !query.is_empty() {
            edited(OF_PAIRS, &[path, b"?"], query)?;
        }
        edited(OF_PAYLOADS, &[], target)?;
        let is_of_path = |row: &&(Mistake, Edit)| {
            matches!(
                row.0,
                Mistake::ValuesDecoded
                    | Mistake::ValuesEncoded
                    | Mistake::EncodedTwice
                    | Mistake::EscapesCase
            )
        };
        OF_PAIRS.iter().filter(is_of_path).try_for_each(|row| edited(&[*row], &[], target))
    }

    fn each_body(&self, w: &mut Scratch, take: Take) -> ControlFlow<()> {
        if !self.body.is_empty() {
            take(Mistake::BodyMissing, b"")?;
        }
        let is_json = json::looks_like(self.body);
        let of_json = OF_JSON.iter().filter(|row| is_json || row.0 == Mistake::BodyEmptyObject);
        let of_form = if is_json { &[] } else { OF_PAIRS };
        let of_body = OF_PAYLOADS.iter().chain(of_form).filter(|_| !self.body.is_empty());
        of_json.chain(of_body).try_for_each(|(mistake, edit)| {
            w.clear();
            edit(self.body, w);
            w.written().map_or(Continue(()), |text| take(*mistake, text))
        })
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
        let mut offer = |mistakes: &[Mistake], order: &[usize], parts: [&[u8]; 3], between: &[u8]| {
            all.clear();
            for (index, part) in order.iter().enumerate() {
                if index > 0 {
                    all.put(between);
                }
                all.put(parts[*part]);
            }
            all.written().map_or(Continue(()), |text| visit(mistakes, text))
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
        OF_PAYLOADS.iter().try_for_each(|(mistake, edit)| {
            of_target.clear();
            edit(whole, &mut of_target);
            let text = of_target.written().unwrap_or_default();
            offer(&[*mistake], &[0], [text, b"", b""], b"")
        })
    }
}
