//! Comments as JavaScript's and PHP's documentation tools read them.

use super::names::wrap;

/// Lines of a comment that begins and ends on lines of its own.
pub fn lines(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    wrap(text.trim(), 114 - indent).iter().map(|line| format!("{margin} * {}\n", line.trim())).collect()
}

/// A tag of a comment, its later lines indented.
pub fn tag(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let lines = wrap(text, 110 - indent).into_iter().enumerate();
    lines.map(|(index, line)| format!("{margin} * {}{line}\n", if index == 0 { "" } else { "  " })).collect()
}

/// A whole comment, on one line if it fits.
pub fn comment(words: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let short = format!("{margin}/** {} */\n", words.trim());
    if short.len() <= 120 {
        return short;
    }
    format!("{margin}/**\n{}{margin} */\n", lines(words, indent))
}
