//! What a search found, and its texts.

use super::mistake::Mistake;
use super::scratch::Scratch;
use super::search::{MAX_INPUT, PLACES, capacity};
use crate::core::error::Error;
use crate::core::span::Span;

/// At most so many mistakes are named together: two of the search, or one and how the signature is written.
pub const MAX_MISTAKES: usize = 3;

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Diagnosis {
    /// Whether the signature is right.
    pub is_right: bool,
    /// The mistakes that make this signature together; none if it is right, or if none is known that does.
    pub mistakes: [Option<Mistake>; MAX_MISTAKES],
    /// How many computations were made.
    pub computed: u32,
    /// The mistakes that were tried: a bit for each number.
    tried: [u64; 11],
}

/// Where the texts of a diagnosis lie.
pub struct Spans {
    /// The mistakes' names.
    pub names: Span,
    /// Their sentences.
    pub message: Span,
    /// What was signed.
    pub payload: Span,
    /// The names of what was tried.
    pub tried: Span,
}

const RIGHT: &str = "The signature is right: if it is refused, look at what is sent beside it.";
const UNKNOWN: &str = "None of the known mistakes makes this signature: compare the secret, and byte for byte the payload, with those that it was made of.";

impl Diagnosis {
    /// How much memory the texts take.
    pub const TEXTS: usize = 5632;

    /// Of a mistake that is seen at once.
    pub fn of(mistake: Mistake) -> Diagnosis {
        let mut found = Diagnosis::default();
        found.add(mistake);
        found
    }

    /// The mistakes.
    pub fn mistakes(&self) -> impl Iterator<Item = Mistake> + '_ {
        self.mistakes.iter().flatten().copied()
    }

    /// Whether the signature is explained: it is right, or a mistake is named.
    pub fn is_known(&self) -> bool {
        self.is_right || self.mistakes[0].is_some()
    }

    /// One more mistake, if there is a place left.
    pub fn add(&mut self, mistake: Mistake) {
        let is_place = |place: &&mut Option<Mistake>| place.is_none() || **place == Some(mistake);
        if let Some(place) = self.mistakes.iter_mut().find(is_place) {
            *place = Some(mistake);
        }
    }

    /// Notes that a mistake was tried.
    pub fn note(&mut self, mistake: Mistake) {
        let number = mistake.number() as usize;
        self.tried[number / 64] |= 1 << (number % 64);
    }

    /// Takes what another search found, and what it tried.
    pub fn merge(&mut self, other: &Diagnosis) {
        other.mistakes().for_each(|mistake| self.add(mistake));
        self.computed = self.computed.saturating_add(other.computed);
        self.tried.iter_mut().zip(other.tried).for_each(|(all, more)| *all |= more);
    }

    /// The mistakes that were tried.
    pub fn tried(&self) -> impl Iterator<Item = Mistake> + '_ {
        Mistake::ALL.iter().copied().filter(|mistake| self.is_tried(*mistake))
    }

    fn is_tried(&self, mistake: Mistake) -> bool {
        let number = mistake.number() as usize;
        self.tried[number / 64] >> (number % 64) & 1 == 1
    }

    /// Searches in memory of [`Diagnosis::TEXTS`] and [`capacity`], and leaves the texts there and nothing else.
    pub fn within(
        memory: &mut [u8],
        find: impl FnOnce(&mut Scratch, &mut [u8]) -> Result<Diagnosis, Error>,
    ) -> Result<(Diagnosis, Spans), Error> {
        let (texts, memory) = memory.split_at_mut(Diagnosis::TEXTS);
        let (of_payload, work) = memory.split_at_mut(memory.len() / PLACES);
        // The last byte stays the NUL behind it.
        let end = of_payload.len() - 1;
        let mut payload = Scratch::new(&mut of_payload[..end]);
        let found = find(&mut payload, work)?;
        let payload =
            Span { start: Diagnosis::TEXTS, len: if found.is_known() { payload.leave() } else { 0 } };
        let mut texts = Scratch::new(texts);
        let mut at = 0;
        let mut end = |texts: &mut Scratch| {
            let start = at;
            texts.byte(0);
            at = texts.end();
            Span { start, len: at - start - 1 }
        };
        let join = |texts: &mut Scratch, all: &mut dyn Iterator<Item = &'static str>| {
            for (index, text) in all.enumerate() {
                if index > 0 {
                    texts.byte(b' ');
                }
                texts.put(text.as_bytes());
            }
        };
        join(&mut texts, &mut found.mistakes().map(Mistake::name));
        let names = end(&mut texts);
        match (found.is_right, found.mistakes[0]) {
            (true, _) => texts.put(RIGHT.as_bytes()),
            (false, None) => texts.put(UNKNOWN.as_bytes()),
            _ => join(&mut texts, &mut found.mistakes().map(Mistake::message)),
        }
        let message = end(&mut texts);
        if !found.is_known() {
            let all = Mistake::all().filter(|(mistake, _)| found.is_tried(*mistake));
            join(&mut texts, &mut all.map(|(_, (name, _))| name));
        }
        let tried = end(&mut texts);
        texts.leave();
        Ok((found, Spans { names, message, payload, tried }))
    }
}

/// How much memory a search takes whose inputs have that many bytes together.
pub fn needed(input: usize) -> Result<usize, Error> {
    if input > MAX_INPUT { Err(Error::Size) } else { Ok(Diagnosis::TEXTS + capacity(input)) }
}

/// How many bytes some texts have together.
pub fn size(texts: &[&[u8]]) -> usize {
    texts.iter().fold(0, |sum, text| sum.saturating_add(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_have_memory_for_all_names_and_the_longest_messages() {
        let names: usize = Mistake::ALL.iter().map(|mistake| mistake.name().len() + 1).sum();
        let longest = Mistake::ALL.iter().map(|mistake| mistake.message().len() + 1).max().unwrap_or(0);
        let name = Mistake::ALL.iter().map(|mistake| mistake.name().len() + 1).max().unwrap_or(0);
        let needed = 3 + names + MAX_MISTAKES * (longest + name) + UNKNOWN.len();
        assert!(needed <= Diagnosis::TEXTS, "{needed}");
        assert!(Mistake::ALL.iter().all(|mistake| (mistake.number() as usize) < 11 * 64));
    }
}
