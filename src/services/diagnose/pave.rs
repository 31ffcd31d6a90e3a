//! PAVE: username, API key and timestamp, in any order, with any separators, and the time in any form.

use super::check;
use super::pave_times::{BEFORE_ENDS, FORMS, form, local, seconds, with_ms};
use crate::core::diagnose::{
    Algorithm, Diagnosis, Edit, Mistake, OF_PAYLOADS, Payloads, Right, Scratch, UNRESERVED, Visit,
    put_escaped, put_unescaped, search,
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
    let right = Right { secret, api_key: parts.api_key, algorithm: Algorithm::HmacSha256 };
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

impl Three<'_> {
    fn each_time(&self, w: &mut Scratch, visit: Visit) -> ControlFlow<()> {
        let mut offer = |w: &mut Scratch, mistake: Mistake| match w.written() {
            Some(time) if time != self.parts.timestamp => visit(&[mistake], time),
            _ => Continue(()),
        };
        for (before, after) in [(b"\"", b"\""), (b"'", b"'")] {
            w.clear();
            [before, self.parts.timestamp, after].iter().for_each(|part| w.put(part));
            offer(w, Mistake::TimestampQuoted)?;
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

    /// Each order of the parts, and each that lacks some.
    fn orders() -> impl Iterator<Item = (Mistake, &'static [usize])> {
        let whole: [&[usize]; 5] = [&[0, 2, 1], &[1, 0, 2], &[1, 2, 0], &[2, 0, 1], &[2, 1, 0]];
        let parts: [&[usize]; 9] = [&[0, 1], &[1, 0], &[0, 2], &[2, 0], &[1, 2], &[2, 1], &[0], &[1], &[2]];
        let whole = whole.into_iter().map(|order| (Mistake::PartsOrder, order));
        whole.chain(parts.into_iter().map(|order| (Mistake::PartMissing, order)))
    }
}

fn put(w: &mut Scratch, order: &[usize], texts: [&[u8]; 3], separators: [&[u8]; 2]) {
    w.clear();
    for (index, part) in order.iter().enumerate() {
        if index > 0 {
            w.put(separators[index - 1]);
        }
        w.put(texts[*part]);
    }
}

fn escaped(text: &[u8], w: &mut Scratch) {
    put_escaped(w, text, UNRESERVED, false);
}

fn unescaped(text: &[u8], w: &mut Scratch) {
    put_unescaped(w, text, false);
}

const RIGHT: [&[u8]; 2] = [b":", b"@"];

impl Payloads for Three<'_> {
    fn right(&self, w: &mut Scratch) {
        put(w, &[0, 1, 2], [self.parts.username, self.parts.api_key, self.parts.timestamp], RIGHT);
    }

    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()> {
        let third = work.len() / 3;
        let (of_time, work) = work.split_at_mut(third);
        let (of_name, of_payload) = work.split_at_mut(third);
        let [mut time, mut name, mut payload] = [of_time, of_name, of_payload].map(Scratch::new);
        let Parts { username, api_key, timestamp } = *self.parts;
        let texts = [username, api_key, timestamp];
        let separators = || {
            // The same twice first.
            let twice = SEPARATORS.iter().map(|one| [*one, *one]);
            let two = SEPARATORS.iter().flat_map(|a| SEPARATORS.iter().map(move |b| [*a, *b]));
            twice.chain(two).filter(|both| *both != RIGHT)
        };
        let whole: &[usize] = &[0, 1, 2];
        let mut offer = |mistakes: &[Mistake], order: &[usize], texts: [&[u8]; 3], separators: [&[u8]; 2]| {
            put(&mut payload, order, texts, separators);
            payload.written().map_or(Continue(()), |payload| visit(mistakes, payload))
        };
        if pairs {
            self.each_time(&mut time, &mut |mistakes, time| {
                let texts = [username, api_key, time];
                for (mistake, order) in Self::orders() {
                    offer(&[mistakes[0], mistake], order, texts, RIGHT)?;
                }
                separators()
                    .take(64)
                    .try_for_each(|both| offer(&[mistakes[0], Mistake::PartsSeparators], whole, texts, both))
            })?;
            return separators().try_for_each(|both| {
                Self::orders().try_for_each(|(mistake, order)| {
                    offer(&[mistake, Mistake::PartsSeparators], order, texts, both)
                })
            });
        }
        for (mistake, order) in Self::orders() {
            offer(&[mistake], order, texts, RIGHT)?;
        }
        for both in separators() {
            offer(&[Mistake::PartsSeparators], whole, texts, both)?;
        }
        for case in [u8::to_ascii_lowercase as fn(&u8) -> u8, u8::to_ascii_uppercase] {
            name.clear();
            username.iter().for_each(|byte| name.byte(case(byte)));
            let name = name.written().unwrap_or_default();
            offer(&[Mistake::UsernameCase], whole, [name, api_key, timestamp], RIGHT)?;
        }
        for (before, after) in [(&b""[..], &b" "[..]), (b" ", b""), (b"", b"\n")] {
            name.clear();
            [before, username, after].iter().for_each(|part| name.put(part));
            let name = name.written().unwrap_or_default();
            offer(&[Mistake::UsernameCase], whole, [name, api_key, timestamp], RIGHT)?;
        }
        offer(&[Mistake::UsernameCase], whole, [username.trim_ascii(), api_key, timestamp], RIGHT)?;
        for (mistake, write) in
            [(Mistake::ValuesEncoded, escaped as Edit), (Mistake::ValuesDecoded, unescaped)]
        {
            name.clear();
            write(username, &mut name);
            let name = name.written().unwrap_or_default();
            offer(&[mistake], whole, [name, api_key, timestamp], RIGHT)?;
        }
        for (mistake, [before, a, b, behind]) in NAMED {
            name.clear();
            [before, username, a, api_key, b, timestamp, behind].iter().for_each(|part| name.put(part));
            offer(&[*mistake], &[0], [name.written().unwrap_or_default(), b"", b""], RIGHT)?;
        }
        offer(&[Mistake::SecretIncluded], whole, [username, self.secret, timestamp], RIGHT)?;
        offer(&[Mistake::SecretIncluded], whole, [username, api_key, self.secret], RIGHT)?;
        name.clear();
        put(&mut name, whole, texts, RIGHT);
        for (mistake, frame) in OF_PAYLOADS {
            time.clear();
            frame(name.written().unwrap_or_default(), &mut time);
            offer(&[*mistake], &[0], [time.written().unwrap_or_default(), b"", b""], RIGHT)?;
        }
        self.each_time(&mut time, &mut |mistakes, time| {
            offer(mistakes, whole, [username, api_key, time], RIGHT)
        })
    }
}
