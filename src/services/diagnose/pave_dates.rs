//! Dates as the languages print them, and fractions of a second.

use crate::core::diagnose::Scratch;
use crate::core::time;
use crate::core::writer::decimal;
use std::ops::ControlFlow::{self, Continue};

const DAYS: [&[u8]; 7] = [b"Thu", b"Fri", b"Sat", b"Sun", b"Mon", b"Tue", b"Wed"];
const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// Of JavaScript's Date, Java's, `date` and asctime: day, month, date with a zero or a space, year, time.
const LAYOUTS: &str = "D M d T UTC Y~D M e T UTC Y~D M d T GMT Y~D M e T GMT Y~D M d T Y~D M e T Y~D M e T Y\n~D M d Y T~\
    D M e T UTC Y\n~D, d M Y T UTC~D, e M Y T GMT~D M d Y T GMT+0000~D M d Y T GMT+0000 (UTC)~D M d Y T GMT+0000 (GMT)~\
    D M d Y T GMT+0000 (Greenwich Mean Time)";
/// Zones with their names in JavaScript and in Java, ahead of UTC by so many quarters of an hour.
const ZONES: [(i64, &str, &str, &str); 18] = [
    (0, "GMT+0000", "Coordinated Universal Time", "Z"),
    (4, "GMT+0100", "Central European Standard Time", "CET"),
    (8, "GMT+0200", "Central European Summer Time", "CEST"),
    (4, "GMT+0100", "British Summer Time", "BST"),
    (8, "GMT+0200", "Eastern European Standard Time", "EET"),
    (12, "GMT+0300", "Moscow Standard Time", "MSK"),
    (-20, "GMT-0500", "Eastern Standard Time", "EST"),
    (-16, "GMT-0400", "Eastern Daylight Time", "EDT"),
    (-24, "GMT-0600", "Central Standard Time", "CST"),
    (-20, "GMT-0500", "Central Daylight Time", "CDT"),
    (-32, "GMT-0800", "Pacific Standard Time", "PST"),
    (-28, "GMT-0700", "Pacific Daylight Time", "PDT"),
    (-12, "GMT-0300", "Brasilia Standard Time", "BRT"),
    (22, "GMT+0530", "India Standard Time", "IST"),
    (32, "GMT+0800", "China Standard Time", "CST"),
    (32, "GMT+0800", "Singapore Standard Time", "SGT"),
    (36, "GMT+0900", "Japan Standard Time", "JST"),
    (16, "GMT+0400", "Gulf Standard Time", "GST"),
];
const OF_UTC: usize = 15;

/// How many dates there are.
pub const DATES: usize = OF_UTC + 3 * ZONES.len();

/// Writes a date: letters of a layout stand for its parts until the first that is none.
#[inline(never)]
pub fn put_date(w: &mut Scratch, layout: &str, time_s: i64, quarters: i64) {
    let time_s = time_s + quarters * 900;
    let Ok(utc) = time::format_utc(time_s) else { return };
    let month = usize::from((utc[5] - b'0') * 10 + utc[6] - b'0').clamp(1, 12);
    let spaced = [b' ', utc[9]];
    for word in layout.split_inclusive([' ', ',', '\n']) {
        let (part, behind) = word.split_at(word.len().min(1));
        let is_part = behind.bytes().all(|byte| byte.is_ascii_whitespace() || byte == b',');
        w.put(match part {
            "D" if is_part => DAYS[(time_s.div_euclid(86_400)).rem_euclid(7) as usize],
            "M" if is_part => MONTHS[month - 1],
            "d" if is_part => &utc[8..10],
            "e" if is_part && utc[8] == b'0' => &spaced,
            "e" if is_part => &utc[8..10],
            "Y" if is_part => &utc[..4],
            "T" if is_part => &utc[11..19],
            _ => part.as_bytes(),
        });
        w.put(behind.as_bytes());
    }
}

/// Writes the date of that number.
#[inline(never)]
pub fn date(w: &mut Scratch, number: usize, time_s: i64) {
    if let Some(layout) = LAYOUTS.split('~').nth(number).filter(|_| number < OF_UTC) {
        return put_date(w, layout, time_s, 0);
    }
    let (quarters, offset, name, short) = ZONES[number.saturating_sub(OF_UTC) / 3 % ZONES.len()];
    match number % 3 {
        0 => {
            put_date(w, "D M d Y T ", time_s, quarters);
            [offset, " (", name, ")"].iter().for_each(|text| w.put(text.as_bytes()));
        }
        of_java => {
            put_date(w, if of_java == 1 { "D M d T " } else { "D M e T " }, time_s, quarters);
            w.put(short.as_bytes());
            put_date(w, " Y", time_s, quarters);
        }
    }
}

/// The fraction that the text has, in other forms.
pub fn fractions(
    w: &mut Scratch,
    text: &[u8],
    time_s: i64,
    take: &mut dyn FnMut(&mut Scratch) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let is_number = text.iter().all(u8::is_ascii_digit);
    let rest = match text.iter().position(|byte| *byte == b'.') {
        Some(dot) => &text[dot + 1..],
        None if is_number => text.get(10..).unwrap_or_default(),
        None => b"",
    };
    let len = rest.iter().take_while(|byte| byte.is_ascii_digit()).count().min(9);
    let (mut digits, mut fraction) = ([0; 20], [b'0'; 9]);
    fraction[..len].copy_from_slice(&rest[..len]);
    let Ok(utc) = time::format_utc(time_s) else { return Continue(()) };
    let digits = decimal(&mut digits, time_s);
    for count in [3, 6, 9].into_iter().filter(|_| len > 0) {
        let fraction = &fraction[..count];
        let dates = [&b"Z"[..], b"", b"+00:00"].into_iter().flat_map(|end| [(b"T", end), (b" ", end)]);
        for (between, end) in dates {
            w.clear();
            [&utc[..10], between, &utc[11..19], b".", fraction, end].iter().for_each(|part| w.put(part));
            take(w)?;
        }
        for dot in [&b"."[..], b""] {
            w.clear();
            [digits, dot, fraction].iter().for_each(|part| w.put(part));
            take(w)?;
        }
    }
    Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_languages_print_them() {
        let of = |number: usize, time_s| {
            let mut memory = [0; 96];
            let mut w = Scratch::new(&mut memory);
            date(&mut w, number, time_s);
            String::from_utf8(w.written().unwrap_or_default().to_vec()).unwrap_or_default()
        };
        let all: Vec<_> = (0..DATES).map(|number| of(number, 1_764_580_333)).collect();
        for text in [
            "Mon Dec 01 2025 09:12:13 GMT+0000 (Coordinated Universal Time)",
            "Mon Dec 01 2025 10:12:13 GMT+0100 (Central European Standard Time)",
            "Mon Dec 01 09:12:13 UTC 2025",
            "Mon Dec  1 09:12:13 2025",
            "Mon Dec 01 2025 14:42:13 GMT+0530 (India Standard Time)",
            "Mon Dec 01 04:12:13 EST 2025",
            "Mon Dec  1 10:12:13 CET 2025",
        ] {
            assert!(all.iter().any(|date| date == text), "{text}: {all:?}");
        }
    }
}
