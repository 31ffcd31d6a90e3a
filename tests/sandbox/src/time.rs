//! Calendar arithmetic, for PAVE's timestamps and for BITBITDUO's written time.

use std::time::{SystemTime, UNIX_EPOCH};

pub fn now_ms() -> i64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock stands after 1970");
    i64::try_from(since_1970.as_millis()).expect("the clock stands before the year 292 million")
}

/// The digits of a Unix time and nothing else: no sign, no space.
pub fn parse_digits(text: &[u8]) -> Option<i64> {
    let digits = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    digits.then(|| std::str::from_utf8(text).ok()?.parse().ok())?
}

/// `YYYY-MM-DDTHH:MM:SS`, a fraction or none, then `Z` or an offset (`+08:00`, `+0800`), as Unix seconds.
pub fn parse_iso8601(text: &str) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let (clock, rest) = rest.strip_prefix('T')?.split_at_checked(8)?;
    let [year, month, day] = fields(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = fields(clock, ':', [2, 2, 2])?;
    let days = days_from_civil(year, month, day);
    if civil_from_days(days) != (year, month, day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        None => rest,
    };
    Some(days * 86_400 + hour * 3600 + minute * 60 + second - offset_seconds(zone)?)
}

/// `YYYY-MM-DD HH:MM:SS` of Unix seconds.
pub fn format_civil(seconds: i64) -> String {
    let (year, month, day) = civil_from_days(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}

fn offset_seconds(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = minutes.strip_prefix(':').unwrap_or(minutes);
    let (hours, minutes) = (field(hours, 2)?, field(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn fields(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut values = [0; 3];
    for (value, width) in values.iter_mut().zip(widths) {
        *value = field(parts.next()?, width)?;
    }
    parts.next().is_none().then_some(values)
}

fn field(text: &str, width: usize) -> Option<i64> {
    (text.len() == width).then(|| parse_digits(text.as_bytes()))?
}

/// Days since 1970-01-01 in the Gregorian calendar. Years begin in March here, so that a leap day comes last.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let (era, day_of_era) = ((days + 719_468).div_euclid(146_097), (days + 719_468).rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_forms_of_one_instant_agree() {
        for text in [
            "2021-05-30T12:49:19Z",
            "2021-05-30T12:49:19.000Z",
            "2021-05-30T12:49:19.123456789Z",
            "2021-05-30T20:49:19+08:00",
            "2021-05-30T07:19:19-0530",
            "2021-05-30T12:49:19.5+00:00",
        ] {
            assert_eq!(parse_iso8601(text), Some(1_622_378_959), "{text}");
        }
        assert_eq!(parse_iso8601("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(parse_iso8601("2000-02-29T00:00:00Z"), Some(951_782_400));
    }

    #[test]
    fn what_is_no_iso_time_is_refused() {
        for text in [
            "",
            "1622378959",
            "2021-05-30",
            "2021-05-30T12:49:19",
            "2021-05-30 12:49:19Z",
            "2021-02-29T12:49:19Z",
            "2021-13-30T12:49:19Z",
            "2021-05-00T12:49:19Z",
            "2021-05-30T24:00:00Z",
            "2021-05-30T12:49:19ZZ",
            "2021-05-30T12:49:19+8:00",
            "2021-05-30T12:49:19+é",
            "+021-05-30T12:49:19Z",
            "Sun, 30 May 2021 12:49:19 GMT",
        ] {
            assert_eq!(parse_iso8601(text), None, "{text}");
        }
    }

    #[test]
    fn dates_go_there_and_back() {
        for days in (-800_000..800_000).step_by(7) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(format_civil(1_622_378_959), "2021-05-30 12:49:19");
    }
}
