//! The grammar of a function's comment: what it does; an empty line; then blocks, each of which
//! begins with one of `KEYS` and goes on in lines indented by four.

use crate::api::model::Direction;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;

const KEYS: [&str; 8] = ["Returns", "Out", "In/Out", "In", "Note", "Source", "Constant time", "Wiped"];

pub struct Comment {
    pub doc: String,
    blocks: Vec<(&'static str, String)>,
    /// The parameters that are arrays, and the macro of their length.
    pub arrays: BTreeMap<String, String>,
    params: Vec<String>,
}

/// A text about some parameters; about all of its direction if it names none.
struct Piece<'a> {
    dir: Direction,
    names: Vec<&'a str>,
    text: &'a str,
}

impl Comment {
    pub fn read(lines: &[String], params: Vec<String>) -> Result<Comment> {
        let mut c = Comment { doc: String::new(), blocks: vec![], arrays: BTreeMap::new(), params };
        let mut described = false;
        for line in lines {
            // The header has " * " before it.
            ensure!(
                line.starts_with("cbindgen:") || line.len() <= 77,
                "is wider than 80 columns in the header: {line}"
            );
            if let Some(list) = line.strip_prefix("cbindgen:ptrs-as-arrays=") {
                for pair in list.trim_matches(['[', ']']).split("], [") {
                    let (name, size) =
                        pair.split_once(';').with_context(|| format!("no name;size in: {line}"))?;
                    c.known(name).with_context(|| line.clone())?;
                    c.arrays.insert(name.into(), size.into());
                }
            } else if line.is_empty() {
                described = true;
            } else if !described {
                c.doc = format!("{} {line}", c.doc).trim().into();
            } else if let Some(more) = line.strip_prefix("    ") {
                let (_, text) =
                    c.blocks.last_mut().with_context(|| format!("goes on with nothing: {line}"))?;
                *text = format!("{text} {more}");
            } else {
                let block =
                    KEYS.iter().find_map(|key| Some((*key, line.strip_prefix(key)?.strip_prefix(": ")?)));
                let (key, text) = block.with_context(|| format!("begins with none of {KEYS:?}: {line}"))?;
                c.blocks.push((key, text.into()));
            }
        }
        ensure!(!c.doc.is_empty(), "does not say what it does");
        Ok(c)
    }

    fn known(&self, name: &str) -> Result<()> {
        ensure!(self.params.iter().any(|p| p == name), "{name} is no parameter");
        Ok(())
    }

    /// All blocks of a key, in their order.
    pub fn all(&self, key: &str) -> Vec<String> {
        self.blocks.iter().filter(|(k, _)| *k == key).map(|(_, text)| text.clone()).collect()
    }

    /// The one block of a key.
    pub fn one(&self, key: &str) -> Result<Option<String>> {
        let mut all = self.all(key);
        ensure!(all.len() < 2, "{key}: stands twice");
        Ok(all.pop())
    }

    /// The statuses that it names, those of the functions that it refers to included.
    pub fn statuses(&self, all: &BTreeMap<String, Comment>) -> Result<Vec<String>> {
        let mut found = vec![];
        let text = self.one("Returns")?.unwrap_or_default();
        for word in text.split('`').skip(1).step_by(2) {
            let more = match all.get(word) {
                Some(other) => other.statuses(all)?,
                None if word.starts_with("BH_") => vec![word.into()],
                None => bail!("Returns: what is {word}?"),
            };
            for status in more {
                if !found.contains(&status) {
                    found.push(status);
                }
            }
        }
        Ok(found)
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = vec![];
        for (key, text) in &self.blocks {
            let dir = match *key {
                "In" => Direction::In,
                "Out" => Direction::Out,
                "In/Out" => Direction::Inout,
                _ => continue,
            };
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let Some((names, body)) = self.names_before_colon(rest) else {
                    pieces.push(Piece { dir, names: vec![], text: rest });
                    break;
                };
                // Up to the next names before a colon, which follow a full stop.
                let ends = body.match_indices(". ").map(|(at, _)| at);
                let end = ends.into_iter().find(|at| self.names_before_colon(&body[at + 2..]).is_some());
                pieces.push(Piece { dir, names, text: &body[..end.map_or(body.len(), |at| at + 1)] });
                rest = end.map_or("", |at| &body[at + 2..]);
            }
        }
        pieces
    }

    /// "a, b: text": only parameters' names count, since colons stand in running text too.
    fn names_before_colon<'a>(&self, text: &'a str) -> Option<(Vec<&'a str>, &'a str)> {
        let (names, body) = text.split_once(": ")?;
        let names: Vec<&str> = names.split(", ").collect();
        names.iter().all(|n| self.params.iter().any(|p| p == n)).then_some((names, body))
    }

    /// What is said of a parameter, "see `bh_other`" and "as `bh_other`" followed.
    pub fn param(
        &self,
        name: &str,
        dir: Direction,
        all: &BTreeMap<String, Comment>,
    ) -> Result<Option<String>> {
        let pieces = self.pieces();
        let mut named = pieces.iter().filter(|p| p.names.contains(&name));
        let general = || pieces.iter().find(|p| p.names.is_empty() && p.dir == dir);
        let first = named.next();
        ensure!(named.next().is_none(), "{name} is described twice");
        let Some(piece) = first.or_else(general) else { return Ok(None) };
        let reference =
            ["see `", "as `"].iter().find_map(|start| piece.text.strip_prefix(start)?.split('`').next());
        match reference {
            Some(other) => {
                let comment = all.get(other).with_context(|| format!("{name}: there is no {other}"))?;
                comment.param(name, dir, all).with_context(|| format!("in {other}"))
            }
            None if piece.names.is_empty() => {
                bail!("names no parameter and refers to no function: {}", piece.text)
            }
            None => Ok(Some(piece.text.into())),
        }
    }

    /// The direction that the comment gives a parameter.
    pub fn direction(&self, name: &str) -> Option<Direction> {
        Some(self.pieces().iter().find(|p| p.names.contains(&name))?.dir)
    }

    /// "Wiped: secret.": parameters that are secrets, though the function's time depends on them.
    pub fn wiped(&self) -> Result<Vec<String>> {
        let Some(text) = self.one("Wiped")? else { return Ok(vec![]) };
        let names: Vec<String> = text.trim_end_matches('.').split(", ").map(str::to_string).collect();
        names.iter().try_for_each(|name| self.known(name)).context("Wiped")?;
        Ok(names)
    }

    /// "Constant time: key, message; the right signature.": parameters, then words.
    pub fn constant_time(&self) -> Result<(Vec<String>, Option<String>)> {
        let Some(text) = self.one("Constant time")? else { return Ok((vec![], None)) };
        let text = text.trim_end_matches('.');
        let (names, words) = match text.split_once("; ") {
            Some((names, words)) => (names, Some(words.to_string())),
            None => (text, None),
        };
        let names: Vec<String> = names.split(", ").map(str::to_string).collect();
        names.iter().try_for_each(|name| self.known(name)).context("Constant time")?;
        Ok((names, words))
    }
}
