//! PAVE: username, API key and timestamp, in any order, with any separators, and the time in any form.

use super::check;
use super::pave_dates::{DATES, date, fractions};
use super::pave_times::{BEFORE_ENDS, FORMS, form, local, seconds, with_ms};
use crate::core::diagnose::{
    Algorithm, Diagnosis, Mistake, Payloads, Right, Scratch, UNRESERVED, Visit, payload_edits, put_escaped,
    put_unescaped, search,
};
use crate::core::error::Error;
use crate::core::time;
use crate::services::pave::Parts;
use std::ops::ControlFlow::{self, Continue};

/// Why this access token is wrong.
pub fn pave(
    signature: &[u8],
    secret: &[u8],
    parts: &Parts,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    let right = Right { secret, api_key: parts.api_key, service: "PAVE", algorithm: Algorithm::HmacSha256 };
    let time_s = time::parse_utc(parts.timestamp).ok().or_else(|| seconds(parts.timestamp));
    check(signature, secret)?;
    Ok(search(signature, &right, &Three { parts, secret, time_s }, signed, memory))
}

struct Three<'a> {
    parts: &'a Parts<'a>,
    secret: &'a [u8],
    time_s: Option<i64>,
}

const SEPARATORS: &[&[u8]] = &[
    b":", b"@", b"", b"|", b"&", b"\n", b",", b" ", b"-", b"_", b".", b"/", b";", b"#", b"+", b"=", b"::",
    b"@@", b": ", b" : ", b"%3A", b"%40",
];

/// What stands around the three parts that are written with their names.
const NAMED: &[(Mistake, [&[u8]; 4])] = &[
    (Mistake::PartsSeparators, [b"username=", b"&apiKey=", b"&timestamp=", b""]),
    (Mistake::PartsSeparators, [b"username=", b"&api_key=", b"&timestamp=", b""]),
    (Mistake::PayloadJson, [b"{\"username\":\"", b"\",\"apiKey\":\"", b"\",\"timestamp\":\"", b"\"}"]),
    (Mistake::PayloadJson, [b"{\"username\": \"", b"\", \"apiKey\": \"", b"\", \"timestamp\": \"", b"\"}"]),
];

/// What may stand around a part, which is `*`.
const AROUND: &str = "* ~ *~*\n~*\r\n~*\r~*\t~\"*\"~'*'~<*>~b'*'~Bearer *~API-Key: *~\u{feff}*~*\u{0}";
/// What stands for a part that is not set.
const NONE: &str = "undefined~null~None~nil~";

/// Each order of the parts, and each that lacks some.
const ORDERS: &[(Mistake, &[usize])] = &[
    (Mistake::PartsOrder, &[0, 2, 1]),
    (Mistake::PartsOrder, &[1, 0, 2]),
    (Mistake::PartsOrder, &[1, 2, 0]),
    (Mistake::PartsOrder, &[2, 0, 1]),
    (Mistake::PartsOrder, &[2, 1, 0]),
    (Mistake::PartMissing, &[0, 1]),
    (Mistake::PartMissing, &[1, 0]),
    (Mistake::PartMissing, &[0, 2]),
    (Mistake::PartMissing, &[2, 0]),
    (Mistake::PartMissing, &[1, 2]),
    (Mistake::PartMissing, &[2, 1]),
    (Mistake::PartMissing, &[0]),
    (Mistake::PartMissing, &[1]),
    (Mistake::PartMissing, &[2]),
];

/// Each two separators but the right ones; the same twice first.
#[inline(never)]
fn each_separators(
    most: usize,
    take: &mut dyn FnMut([&'static [u8]; 2]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let all = SEPARATORS.len();
    for number in 0..(all + all * all).min(most) {
        let pair = number.saturating_sub(all);
        let [a, b] = if number < all { [number, number] } else { [pair / all, pair % all] };
        let both = [SEPARATORS[a], SEPARATORS[b]];
        if both != RIGHT {
            take(both)?;
        }
    }
    Continue(())
}

impl Three<'_> {
    #[inline(never)]
    fn each_time(&self, w: &mut Scratch, visit: Visit) -> ControlFlow<()> {
        let mut times = Times { sent: self.parts.timestamp, visit };
        let mut offer = |w: &mut Scratch, mistake: Mistake| times.offer(w, mistake);
        for form in ["\"*\"", "'*'", " *", "* "] {
            let (before, behind) = form.split_once('*').unwrap_or_default();
            w.clear();
            [before.as_bytes(), self.parts.timestamp, behind.as_bytes()].iter().for_each(|part| w.put(part));
            offer(
                w,
                if before == " " || behind == " " {
                    Mistake::TimestampOtherForm
                } else {
                    Mistake::TimestampQuoted
                },
            )?;
        }
        let Some(time_s) = self.time_s else { return Continue(()) };
        for number in 0..FORMS {
            w.clear();
            if let Some(mistake) = form(w, number, time_s) {
                offer(w, mistake)?;
            }
        }
        // A clock that was read twice, one that is off, and a local time that is called UTC.
        let is_number = self.parts.timestamp.iter().all(u8::is_ascii_digit);
        let number = match self.parts.timestamp.len() {
            13 if is_number => 1,
            _ if is_number => 0,
            _ => BEFORE_ENDS,
        };
        let near =
            (1..=300).flat_map(|seconds| [seconds, -seconds]).map(|offset| (offset, Mistake::TimestampOther));
        let zones =
            (-48..=56).filter(|quarter| *quarter != 0).map(|quarter| (quarter * 900, Mistake::TimestampZone));
        for (offset, mistake) in zones.chain(near) {
            w.clear();
            form(w, number, time_s + offset);
            offer(w, mistake)?;
        }
        for number in 0..DATES {
            w.clear();
            date(w, number, time_s);
            offer(w, Mistake::TimestampOtherForm)?;
        }
        fractions(w, self.parts.timestamp, time_s, &mut |w| offer(w, Mistake::TimestampOtherForm))?;
        // The same time with the offset of a zone, and with the milliseconds that are not sent.
        for quarter in -48..=56_i64 {
            for colon in [&b":"[..], b""] {
                w.clear();
                local(w, time_s, quarter, colon);
                offer(w, Mistake::TimestampOtherForm)?;
            }
        }
        for ms in 0..1000 {
            for number in [1, BEFORE_ENDS] {
                w.clear();
                let mistake = with_ms(w, number, time_s, ms);
                offer(w, mistake)?;
            }
        }
        Continue(())
    }
}

/// What is called for each time, and not inlined.
struct Times<'a, 'v> {
    sent: &'a [u8],
    visit: Visit<'v>,
}

impl Times<'_, '_> {
    #[inline(never)]
    fn offer(&mut self, w: &Scratch, mistake: Mistake) -> ControlFlow<()> {
        match w.written() {
            Some(time) if time != self.sent => (self.visit)(&[mistake], time),
            _ => Continue(()),
        }
    }
}

/// What is called for each payload, and not inlined.
struct Offers<'a, 'w, 'v> {
    payload: &'a mut Scratch<'w>,
    visit: Visit<'v>,
}

impl Offers<'_, '_, '_> {
    #[inline(never)]
    fn offer(
        &mut self,
        mistakes: &[Mistake],
        order: &[usize],
        texts: &[&[u8]; 3],
        separators: &[&[u8]; 2],
    ) -> ControlFlow<()> {
        put(self.payload, order, texts, separators);
        self.payload.written().map_or(Continue(()), |payload| (self.visit)(mistakes, payload))
    }
}

#[inline(never)]
fn put(w: &mut Scratch, order: &[usize], texts: &[&[u8]; 3], separators: &[&[u8]; 2]) {
    w.clear();
    for (index, part) in order.iter().enumerate() {
        if index > 0 {
            w.put(separators[index - 1]);
        }
        w.put(texts[*part]);
    }
}

const RIGHT: [&[u8]; 2] = [b":", b"@"];

impl Payloads for Three<'_> {
    fn right(&self, w: &mut Scratch) {
        put(w, &[0, 1, 2], &[self.parts.username, self.parts.api_key, self.parts.timestamp], &RIGHT);
    }

    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()> {
        let third = work.len() / 3;
        let (of_time, work) = work.split_at_mut(third);
        let (of_name, of_payload) = work.split_at_mut(third);
        let [mut time, mut name, mut payload] = [of_time, of_name, of_payload].map(Scratch::new);
        let Parts { username, api_key, timestamp } = *self.parts;
        let texts = [username, api_key, timestamp];
        let whole: &[usize] = &[0, 1, 2];
        let mut offers = Offers { payload: &mut payload, visit };
        let mut offer = |mistakes: &[Mistake], order: &[usize], texts: [&[u8]; 3], separators: [&[u8]; 2]| {
            offers.offer(mistakes, order, &texts, &separators)
        };
        if pairs {
            self.each_time(&mut time, &mut |mistakes, time| {
                let texts = [username, api_key, time];
                for (mistake, order) in ORDERS {
                    offer(&[mistakes[0], *mistake], order, texts, RIGHT)?;
                }
                each_separators(65, &mut |both| {
                    offer(&[mistakes[0], Mistake::PartsSeparators], whole, texts, both)
                })
            })?;
            return each_separators(usize::MAX, &mut |both| {
                ORDERS.iter().try_for_each(|(mistake, order)| {
                    offer(&[*mistake, Mistake::PartsSeparators], order, texts, both)
                })
            });
        }
        for (mistake, order) in ORDERS {
            offer(&[*mistake], order, texts, RIGHT)?;
        }
        each_separators(usize::MAX, &mut |both| offer(&[Mistake::PartsSeparators], whole, texts, both))?;
        for (part, text, mistake) in
            [(0, username, Mistake::UsernameCase), (1, api_key, Mistake::ApiKeyOther)]
        {
            let mut edited = |mistake, write: &dyn Fn(&mut Scratch)| {
                let mut texts = texts;
                name.clear();
                write(&mut name);
                texts[part] = name.written().unwrap_or_default();
                offer(&[mistake], whole, texts, RIGHT)
            };
            for case in [u8::to_ascii_lowercase as fn(&u8) -> u8, u8::to_ascii_uppercase] {
                edited(mistake, &|w| text.iter().for_each(|byte| w.byte(case(byte))))?;
            }
            for form in AROUND.split('~') {
                let (before, behind) = form.split_once('*').unwrap_or_default();
                let parts = [before.as_bytes(), text, behind.as_bytes()];
                edited(mistake, &|w| parts.iter().for_each(|part| w.put(part)))?;
            }
            edited(mistake, &|w| w.put(text.trim_ascii()))?;
            edited(Mistake::ValuesEncoded, &|w| put_escaped(w, text, UNRESERVED, false))?;
            edited(Mistake::ValuesDecoded, &|w| put_unescaped(w, text, false))?;
            for none in NONE.split('~') {
                edited(Mistake::PartMissing, &|w| w.put(none.as_bytes()))?;
            }
        }
        let local = username.split(|byte| *byte == b'@').next().unwrap_or_default();
        offer(&[Mistake::UsernameLocal], whole, [local, api_key, timestamp], RIGHT)?;
        for (mistake, [before, a, b, behind]) in NAMED {
            name.clear();
            [before, username, a, api_key, b, timestamp, behind].iter().for_each(|part| name.put(part));
            offer(&[*mistake], &[0], [name.written().unwrap_or_default(), b"", b""], RIGHT)?;
        }
        offer(&[Mistake::SecretIncluded], whole, [username, self.secret, timestamp], RIGHT)?;
        offer(&[Mistake::SecretIncluded], whole, [username, api_key, self.secret], RIGHT)?;
        name.clear();
        put(&mut name, whole, &texts, &RIGHT);
        for (mistake, frame) in payload_edits(name.written().unwrap_or_default()) {
            time.clear();
            frame.write(name.written().unwrap_or_default(), &mut time);
            offer(&[mistake], &[0], [time.written().unwrap_or_default(), b"", b""], RIGHT)?;
        }
        self.each_time(&mut time, &mut |mistakes, time| {
            offer(mistakes, whole, [username, api_key, time], RIGHT)
        })
    }
}
