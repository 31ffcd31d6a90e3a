//! How a name of C is spelt elsewhere, and how words become lines.

use crate::api::model::Function;

/// `api_key` as `apiKey`.
pub fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |name, word| name + &capital(word))
}

/// `api_key` as `ApiKey`.
pub fn pascal(snake: &str) -> String {
    snake.split('_').map(capital).collect()
}

/// The same as Go spells it, with initials in capitals.
pub fn pascal_go(snake: &str) -> String {
    const INITIALS: [&str; 5] = ["utf8", "http", "id", "json", "uuid"];
    let word = |word: &str| if INITIALS.contains(&word) { word.to_uppercase() } else { capital(word) };
    snake.split('_').map(word).collect()
}

pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// Methods that are not named as their functions.
const OTHER_METHODS: [(&str, &str); 1] = [("bh_mixin_integrity_verify", "verifyIntegrity")];

/// A service's function as a method: `bh_velafi_token_request` is `tokenRequest`.
pub fn method(f: &Function) -> String {
    match OTHER_METHODS.iter().find(|(function, _)| *function == f.name) {
        Some((_, name)) => (*name).to_string(),
        None => {
            camel(f.name.trim_start_matches("bh_").trim_start_matches(&f.section).trim_start_matches('_'))
        }
    }
}

/// Words into lines of at most `width`.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= width => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}
