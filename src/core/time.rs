//! Unix time: its units told apart, and its forms as text.

mod http_date;

use super::error::Error;
use super::writer::Writer;

/// The year 5138 in seconds: whatever is larger is in another unit.
const SECONDS_END: i64 = 100_000_000_000;
const MILLISECONDS_END: i64 = SECONDS_END * 1000;

/// A time of now in milliseconds, not in seconds.
pub fn check_ms(time_ms: i64) -> Result<(), Error> {
    match time_ms {
        1_000_000_000_000..MILLISECONDS_END => Ok(()),
        100_000_000..SECONDS_END => Err(Error::TimeIsSeconds),
        _ => Err(Error::TimeRange),
    }
}

/// A time of now in seconds, not in milliseconds.
pub fn check_s(time_s: i64) -> Result<(), Error> {
    match time_s {
        1_000_000_000..SECONDS_END => Ok(()),
        SECONDS_END..MILLISECONDS_END => Err(Error::TimeIsMilliseconds),
        _ => Err(Error::TimeRange),
    }
}

/// Any time in milliseconds of which differences can be taken.
pub fn check_any_ms(time_ms: i64) -> Result<(), Error> {
    if (0..MILLISECONDS_END).contains(&time_ms) { Ok(()) } else { Err(Error::TimeRange) }
}

/// `YYYY-MM-DDTHH:MM:SSZ`
pub fn format_utc(time_s: i64) -> Result<[u8; 20], Error> {
    check_s(time_s)?;
    let (days, second) = (time_s.div_euclid(86_400), time_s.rem_euclid(86_400));
    let (year, month, day) = date_of(days);
    let mut text = *b"0000-00-00T00:00:00Z";
    let fields = [(0, 4, year), (5, 2, month), (8, 2, day)];
    let clock = [(11, 2, second / 3600), (14, 2, second / 60 % 60), (17, 2, second % 60)];
    for (start, width, mut number) in fields.into_iter().chain(clock) {
        for digit in text[start..start + width].iter_mut().rev() {
            *digit = b'0' + (number % 10) as u8;
            number /= 10;
        }
    }
    Ok(text)
}

/// Unix seconds in decimal.
pub fn format_seconds(time_s: i64) -> Result<impl Fn(&mut Writer), Error> {
    check_s(time_s)?;
    Ok(move |w: &mut Writer| w.put_decimal(time_s))
}

/// Reads a time of RFC 3339, or an HTTP-date (RFC 9110, section 5.6.7) in any of its three forms.
pub fn parse_utc(text: &[u8]) -> Result<i64, Error> {
    let is_named = text.first().is_some_and(u8::is_ascii_alphabetic);
    if is_named { http_date::parse(text) } else { parse(text) }.ok_or(Error::TimeFormat)
}

fn parse(text: &[u8]) -> Option<i64> {
    let (fixed, zone) = text.split_at_checked(19)?;
    let date = [field(fixed, b"0000-00-00", 0)?, field(fixed, b"00", 5)?, field(fixed, b"00", 8)?];
    if !matches!(fixed[10], b'T' | b't') {
        return None;
    }
    Some(seconds(date, &fixed[11..])? - offset(without_fraction(zone)?)?)
}

/// The number at the begin of what must have this shape, of which a zero stands for any digit.
fn field(text: &[u8], shape: &[u8], at: usize) -> Option<i64> {
    let text = text.get(at..at + shape.len())?;
    let fits = |(byte, shape): (&u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape };
    let len = shape.iter().take_while(|byte| **byte == b'0').count();
    text.iter().zip(shape).all(fits).then(|| digits(&text[..len]))
}

/// Unix time of a date, and of a clock of the form `00:00:00`. The 60th second, which is there when the earth
/// turned too slowly, is the next minute's first, as Unix time has it.
fn seconds([year, month, day]: [i64; 3], clock: &[u8]) -> Option<i64> {
    let [hour, minute] = [field(clock, b"00:00:00", 0)?, field(clock, b"00", 3)?];
    let second = field(clock, b"00", 6)?;
    let days = days_of(year, month, day);
    // A day or month that does not exist comes back as another one.
    let exists = clock.len() == 8
        && year > 0
        && date_of(days) == (year, month, day)
        && hour < 24
        && minute < 60
        && second <= 60;
    exists.then_some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

fn digits(text: &[u8]) -> i64 {
    text.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

fn without_fraction(zone: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = zone.strip_prefix(b".") else { return Some(zone) };
    let len = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if len == 0 { None } else { Some(&fraction[len..]) }
}

fn offset(zone: &[u8]) -> Option<i64> {
    match zone {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), h1, h0, b':', m1, m0]
            if [h1, h0, m1, m0].iter().all(|d| d.is_ascii_digit()) =>
        {
            let (hours, minutes) = (digits(&[*h1, *h0]), digits(&[*m1, *m0]));
            let seconds = hours * 3600 + minutes * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

// Both from https://howardhinnant.github.io/date_algorithms.html, where they are derived: years begin
// in March, so that the leap day is a year's last.

fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_time() {
        assert_eq!(format_utc(1_622_378_959), Ok(*b"2021-05-30T12:49:19Z"));
        for text in ["2021-05-30T12:49:19Z", "2021-05-30T12:49:19.999Z", "2021-05-30T20:49:19+08:00"] {
            assert_eq!(parse_utc(text.as_bytes()), Ok(1_622_378_959), "{text}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for days in -719_162..2_932_896 {
            let (year, month, day) = date_of(days);
            assert_eq!(days_of(year, month, day), days);
        }
        assert_eq!(parse_utc(b"0001-01-01T00:00:00Z"), Ok(-719_162 * 86_400));
        assert_eq!(parse_utc(b"2000-02-29T23:59:59Z"), Ok(951_868_799));
    }

    #[test]
    fn times_that_do_not_exist_are_refused() {
        for text in [
            "",
            "2021-05-30",
            "2021-05-30T12:49:19",
            "2021-05-30 12:49:19Z",
            "2021-02-29T00:00:00Z",
            "2021-13-01T00:00:00Z",
            "2021-00-01T00:00:00Z",
            "2021-05-30T24:00:00Z",
            "2021-05-30T12:49:61Z",
            "2021-05-30T12:49-19Z",
            "2021-05-30T12:49:19.Z",
            "2021-05-30T12:49:19+8:00",
            "2021-05-30T12:49:19+24:00",
            "2021-05-30T12:49:19+0::00",
            "2021-05-30T12:49:19-00:0:",
            "2021-05-30T12:49:19+00:60",
            "0000-01-01T00:00:00Z",
            "2021-05-30T12:49:19ZZ",
            "2021-05-30T12:49:1\u{e9}Z",
        ] {
            assert_eq!(parse_utc(text.as_bytes()), Err(Error::TimeFormat), "{text}");
        }
    }

    #[test]
    fn units() {
        assert_eq!(check_ms(1_740_568_725), Err(Error::TimeIsSeconds));
        assert_eq!(check_ms(1_740_568_725_231), Ok(()));
        assert_eq!(check_ms(0), Err(Error::TimeRange));
        assert_eq!(check_s(1_740_568_725), Ok(()));
        assert_eq!(check_s(1_740_568_725_231), Err(Error::TimeIsMilliseconds));
        assert_eq!(check_s(i64::MAX), Err(Error::TimeRange));
        assert_eq!(check_any_ms(-1), Err(Error::TimeRange));
    }
}
