//! Dates as HTTP has them (RFC 9110, section 5.6.7): the one that is sent, and the two that were.

use super::{days_of, field, seconds};

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// Reads a date whose day of the week is the right one.
pub fn parse(text: &[u8]) -> Option<i64> {
    imf(text).or_else(|| rfc850(text)).or_else(|| asctime(text))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`
fn imf(text: &[u8]) -> Option<i64> {
    let (day_name, rest) = text.split_at_checked(3)?;
    let rest = rest.strip_prefix(b", ")?;
    let date = [field(rest, b"0000 ", 7)?, month(rest.get(3..6)?)?, field(rest, b"00 ", 0)?];
    is_day(date, |day| day.as_bytes()[..3] == *day_name)?;
    (rest[6] == b' ').then(|| seconds(date, rest[12..].strip_suffix(b" GMT")?))?
}

/// `Sunday, 06-Nov-94 08:49:37 GMT`. Two digits leave the century open, and the day of the week tells it:
/// the same date a century later is another day.
fn rfc850(text: &[u8]) -> Option<i64> {
    let comma = text.iter().position(|byte| *byte == b',')?;
    let rest = text[comma..].strip_prefix(b", ")?;
    let [day, year] = [field(rest, b"00-", 0)?, field(rest, b"00 ", 7)?];
    let month = month(rest.get(3..6)?)?;
    let is_it = |century: &i64| {
        is_day([century + year, month, day], |name| name.as_bytes() == &text[..comma]).is_some()
    };
    let century = [1900, 2000].into_iter().find(is_it)?;
    (rest[6] == b'-').then(|| seconds([century + year, month, day], rest[10..].strip_suffix(b" GMT")?))?
}

/// `Sun Nov  6 08:49:37 1994`
fn asctime(text: &[u8]) -> Option<i64> {
    let (day_name, rest) = text.split_at_checked(3)?;
    let rest = rest.strip_prefix(b" ")?;
    let day = field(rest, b" 0 ", 4).and(field(rest, b"0 ", 5)).or_else(|| field(rest, b"00 ", 4))?;
    let date = [field(rest, b"0000", 16)?, month(rest.get(..3)?)?, day];
    is_day(date, |day| day.as_bytes()[..3] == *day_name)?;
    (rest.len() == 20 && rest[3] == b' ' && rest[15] == b' ').then(|| seconds(date, &rest[7..15]))?
}

fn month(name: &[u8]) -> Option<i64> {
    let index = MONTHS.iter().position(|month| *month == name)?;
    i64::try_from(index + 1).ok()
}

/// Whether the date falls on a day that has the name.
fn is_day([year, month, day]: [i64; 3], has_name: impl Fn(&str) -> bool) -> Option<()> {
    // The first of January 1970 was a Thursday.
    let index = (days_of(year, month, day) + 4).rem_euclid(7);
    has_name(DAYS[usize::try_from(index).ok()?]).then_some(())
}

#[cfg(test)]
mod tests {
    use super::super::parse_utc;
    use super::*;

    /// The three of the RFC, and the day a century later.
    #[test]
    fn every_form_is_the_same_time() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(parse_utc(text.as_bytes()), Ok(784_111_777), "{text}");
        }
        assert_eq!(parse(b"Wednesday, 26-Feb-25 11:18:45 GMT"), Some(1_740_568_725));
        assert_eq!(parse(b"Wed Feb 26 11:18:45 2025"), Some(1_740_568_725));
        assert_eq!(parse(b"Sat, 31 Dec 2016 23:59:60 GMT"), Some(1_483_228_800));
    }

    #[test]
    fn nothing_that_is_nearly_one_is_read() {
        for good in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            for at in 0..good.len() {
                for byte in [b'x', b' ', b':', b'\0', 0xff] {
                    let mut text = good.as_bytes().to_vec();
                    if std::mem::replace(&mut text[at], byte) != byte {
                        assert_eq!(parse(&text), None, "{good}, {at}, {byte}");
                    }
                }
                assert_eq!(parse(&good.as_bytes()[..at]), None);
            }
            assert_eq!(parse(format!("{good} ").as_bytes()), None);
        }
        for text in [
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "sun, 06 nov 1994 08:49:37 gmt",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 Nov 1994 08:49:37.5 GMT",
            "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Tue, 31 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun Nov 6 08:49:37 1994",
            "Sun Nov 06 08:49:37 1994 ",
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
    }
}
