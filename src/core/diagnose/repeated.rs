//! A parameter that repeats: each library writes a list in its own way.

use super::edit::{Edits, edits};
use super::mistake::Mistake;
use super::pairs::{MAX_SORTED, collected, put_pair, value_of};
use super::scratch::Scratch;

/// Each way, and the mistake that it is.
pub const EDITS: Edits = edits![
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Named("[]"))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Named("%5B%5D"))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Numbered("[", "]"))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Numbered("%5B", "%5D"))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["", ",", ""]))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["", "%2C", ""]))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::First)),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Last)),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["[", ",", "]"]))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["[", ", ", "]"]))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["['", "', '", "']"]))),
    (Mistake::RepeatedOtherwise, |t, w| {
        written(t, w, List::Joined(["%5B%27", "%27%2C+%27", "%27%5D"]));
    }),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Joined(["%5B", "%2C", "%5D"]))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Split("%2C"))),
    (Mistake::RepeatedOtherwise, |t, w| written(t, w, List::Split(","))),
];

/// Whether there is a list: a name that stands twice, or a comma.
pub fn has_list(text: &[u8]) -> bool {
    let mut all = [(&b""[..], &b""[..]); MAX_SORTED];
    let count = collected(text, &mut all).unwrap_or(0);
    let repeats = (0..count).any(|index| all[..index].iter().any(|other| other.0 == all[index].0));
    repeats || text.contains(&b',') || text.windows(3).any(|text| text == b"%2C")
}

/// How a list is written.
#[derive(Clone, Copy)]
enum List {
    /// Something behind each name.
    Named(&'static str),
    /// The number of the item between those two, behind the name.
    Numbered(&'static str, &'static str),
    /// One parameter: before the items, between them, behind them.
    Joined([&'static str; 3]),
    First,
    Last,
    /// What was sent as one parameter with such a separator, repeated.
    Split(&'static str),
}

#[inline(never)]
fn written(text: &[u8], w: &mut Scratch, list: List) {
    let mut all = [(&b""[..], &b""[..]); MAX_SORTED];
    let Some(count) = collected(text, &mut all) else { return w.put(text) };
    let mut first = true;
    for (index, pair) in all[..count].iter().copied().enumerate() {
        let of_name = || all[..count].iter().copied().filter(|other| other.0 == pair.0);
        let value = value_of(pair).unwrap_or_default();
        let before = all[..index].iter().filter(|other| other.0 == pair.0).count();
        let count = of_name().count();
        if let List::Split(between) = list {
            let mut rest = value;
            loop {
                let at = rest.windows(between.len()).position(|part| part == between.as_bytes());
                put_pair(w, &mut first, pair.0);
                w.byte(b'=');
                w.put(&rest[..at.unwrap_or(rest.len())]);
                let Some(at) = at else { break };
                rest = &rest[at + between.len()..];
            }
            continue;
        }
        let is_put = match list {
            _ if count == 1 => true,
            List::First | List::Joined(_) => before == 0,
            List::Last => before + 1 == count,
            _ => true,
        };
        if !is_put {
            continue;
        }
        if count == 1 {
            put_pair(w, &mut first, pair.1);
            continue;
        }
        put_pair(w, &mut first, pair.0);
        match list {
            List::Named(behind) => w.put(behind.as_bytes()),
            List::Numbered(open, close) => {
                w.put(open.as_bytes());
                if before > 9 {
                    w.byte(b'0' + (before / 10) as u8);
                }
                w.byte(b'0' + (before % 10) as u8);
                w.put(close.as_bytes());
            }
            _ => {}
        }
        w.byte(b'=');
        let List::Joined([open, between, close]) = list else {
            w.put(value);
            continue;
        };
        w.put(open.as_bytes());
        for (index, item) in of_name().enumerate() {
            if index > 0 {
                w.put(between.as_bytes());
            }
            w.put(value_of(item).unwrap_or_default());
        }
        w.put(close.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_each_form() {
        let of = |text: &str, list| {
            let mut memory = [0; 64];
            let mut w = Scratch::new(&mut memory);
            written(text.as_bytes(), &mut w, list);
            String::from_utf8(w.written().unwrap_or_default().to_vec()).unwrap_or_default()
        };
        let text = "a=1&b=x&a=2";
        assert_eq!(of(text, List::Named("[]")), "a[]=1&b=x&a[]=2");
        assert_eq!(of(text, List::Numbered("[", "]")), "a[0]=1&b=x&a[1]=2");
        assert_eq!(of(text, List::Joined(["[", ", ", "]"])), "a=[1, 2]&b=x");
        assert_eq!(of(text, List::First), "a=1&b=x");
        assert_eq!(of(text, List::Last), "b=x&a=2");
        assert_eq!(of("a=1%2C2&b=x", List::Split("%2C")), "a=1&a=2&b=x");
        assert_eq!(of("a=1&b=x", List::Named("[]")), "a=1&b=x");
        let many = (0..12).map(|_| "a=1").collect::<Vec<_>>().join("&");
        assert!(of(&many[..7], List::Numbered("%5B", "%5D")).ends_with("a%5B1%5D=1"));
    }
}
