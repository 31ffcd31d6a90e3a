//! A number of a query, as another type of a language has it.

use super::pairs::{each_pair, is_time, put_pair, value_of};
use super::scratch::Scratch;

/// A form of a number, or of true and false.
#[derive(Clone, Copy)]
pub enum Number {
    /// Something behind a whole number.
    Whole(&'static [u8]),
    /// Without the zeros at its end, but for so many.
    Short(usize),
    /// 1e-05, with that many digits of the exponent, as a double below 0.0001 is written.
    Exponent(usize),
    /// True and False, as Python writes them.
    Named,
    /// 1 and 0.
    Bit,
}

/// Each form, the commonest first.
pub const FORMS: [Number; 7] = [
    Number::Whole(b".0"),
    Number::Whole(b".00"),
    Number::Short(0),
    Number::Short(1),
    Number::Exponent(2),
    Number::Exponent(1),
    Number::Named,
];

/// Writes numbers in that form, but for times: all, or the parameter of that place, which counts from 1.
#[inline(never)]
pub fn written(text: &[u8], w: &mut Scratch, which: usize, form: Number) {
    let mut first = true;
    for (index, pair) in each_pair(text).enumerate() {
        let is_it = (which == 0 || which == index + 1) && !is_time(pair.0) && pair.0 != b"recvWindow";
        match value_of(pair).filter(|value| is_it && !value.is_empty()) {
            Some(value) => {
                put_pair(w, &mut first, pair.0);
                w.byte(b'=');
                put(value, w, form);
            }
            None => put_pair(w, &mut first, pair.1),
        }
    }
}

fn put(value: &[u8], w: &mut Scratch, form: Number) {
    let dot = value.iter().position(|byte| *byte == b'.');
    let (whole, rest) = value.split_at(dot.unwrap_or(value.len()));
    let fraction = rest.get(1..).unwrap_or_default();
    let is_number = !whole.is_empty() && whole.iter().chain(fraction).all(u8::is_ascii_digit);
    let zeros = fraction.iter().take_while(|digit| **digit == b'0').count();
    let end = fraction.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1);
    match (form, value) {
        (Number::Whole(behind), _) if is_number && dot.is_none() => {
            [value, behind].iter().for_each(|part| w.put(part))
        }
        (Number::Short(least), _) if is_number && dot.is_some() => {
            w.put(whole);
            let end = end.max(least.min(fraction.len()));
            w.put(if end == 0 { b"" } else { &rest[..=end] });
        }
        (Number::Exponent(digits), _)
            if is_number && whole == b"0" && zeros < end && (4..9).contains(&zeros) =>
        {
            w.byte(fraction[zeros]);
            if end > zeros + 1 {
                w.byte(b'.');
                w.put(&fraction[zeros + 1..end]);
            }
            w.put(if digits == 2 { b"e-0" } else { b"e-" });
            w.byte(b'1' + zeros as u8);
        }
        (Number::Named, b"true" | b"false") => {
            w.byte(value[0].to_ascii_uppercase());
            w.put(&value[1..]);
        }
        (Number::Bit, b"true") => w.byte(b'1'),
        (Number::Bit, b"false") => w.byte(b'0'),
        _ => w.put(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_of_a_number() {
        let of = |text: &str, which, form| {
            let mut memory = [0; 64];
            let mut w = Scratch::new(&mut memory);
            written(text.as_bytes(), &mut w, which, form);
            String::from_utf8(w.written().unwrap_or_default().to_vec()).unwrap_or_default()
        };
        assert_eq!(of("a=1&b=2&time=3", 0, Number::Whole(b".0")), "a=1.0&b=2.0&time=3");
        assert_eq!(of("a=1&b=2", 2, Number::Whole(b".00")), "a=1&b=2.00");
        assert_eq!(of("a=400.00&b=1.50", 0, Number::Short(0)), "a=400&b=1.5");
        assert_eq!(of("a=400.00&b=7", 0, Number::Short(1)), "a=400.0&b=7");
        assert_eq!(of("a=0.00001&b=0.000123", 0, Number::Exponent(2)), "a=1e-05&b=0.000123");
        assert_eq!(of("a=0.0000125&b=0.0", 0, Number::Exponent(1)), "a=1.25e-5&b=0.0");
        assert_eq!(of("a=true&b=false&c", 0, Number::Named), "a=True&b=False&c");
        assert_eq!(of("a=true&b=false&c=x", 0, Number::Bit), "a=1&b=0&c=x");
    }
}
