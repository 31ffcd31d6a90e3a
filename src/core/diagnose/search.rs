//! The search: mistakes alone first, then their pairs while that is cheap.

use super::digest::{ALGORITHMS, Algorithm, Forms, Keyed, OF_FORM, compute};
use super::found::{Diagnosis, MAX_MISTAKES};
use super::mistake::Mistake;
use super::scratch::Scratch;
use super::secret;
use super::seen::Seen;
use std::ops::ControlFlow::{self, Break, Continue};

/// Takes the mistakes that led to a payload, and the payload.
pub type Visit<'v> = &'v mut dyn FnMut(&[Mistake], &[u8]) -> ControlFlow<()>;

/// What a service may have signed.
pub trait Payloads {
    /// Writes what is right to sign.
    fn right(&self, w: &mut Scratch);
    /// Hands on each payload that one mistake makes of it; or with `pairs` those of two mistakes.
    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()>;
}

/// What is right: the computation, and with which secret.
pub struct Right<'a> {
    /// The secret; empty if none is needed.
    pub secret: &'a [u8],
    /// The API key, if it is known.
    pub api_key: &'a [u8],
    /// The service's name, as a variable of the secret has it.
    pub service: &'static str,
    /// The computation.
    pub algorithm: Algorithm,
}

/// How much memory a search takes whose inputs have that many bytes together. Twice what was seen, since what was signed
/// gets its share of all.
pub fn capacity(input: usize) -> usize {
    PLACES.saturating_mul(place(input)).saturating_add(2 * Seen::SIZE)
}

/// One for what was signed, one for what is right, one for the secret, three for payloads.
pub const PLACES: usize = 6;
/// More than that is not searched.
pub const MAX_INPUT: usize = 128 * 1024;

fn place(input: usize) -> usize {
    input.saturating_mul(4).saturating_add(1024)
}

/// Blocks of 64 bytes that a pass of pairs may take, a thousand in less than 0.1 ms: of a long payload few pairs are
/// tried, of a short one as good as all.
const BLOCKS: usize = 1_200;
const BLOCKS_IF_SHORT: usize = 60_000;
/// Up to so long is short.
const SHORT: usize = 512;
/// So many variants of one mistake of the secret, of the payload, are tried beside another mistake; one if it is long.
const VARIANTS: [u32; 2] = [4, 8];

struct Search<'a, 'w, 's> {
    forms: Forms,
    right: &'a Right<'a>,
    signed: &'a mut Scratch<'w>,
    seen: Seen<'s>,
    diagnosis: Diagnosis,
    blocks: usize,
    is_long: bool,
    /// The mistake of the secret, of the payload, that was tried last, and how often.
    variants: [(Option<Mistake>, u32); 2],
}

/// Whether it is right, but for how it is written: the mistakes of that. What was signed is written into `signed`.
pub fn is_right(
    signature: &[u8],
    right: &Right,
    payloads: &dyn Payloads,
    signed: &mut Scratch,
) -> Option<[Option<Mistake>; 2]> {
    signed.clear();
    payloads.right(signed);
    let key = Keyed::new(right.algorithm, right.secret);
    Forms::read(signature).matches(&compute(right.algorithm, &key, signed.written()?))
}

/// Searches. `memory` has the capacity for the inputs; what was signed is written into `signed`.
pub fn search(
    signature: &[u8],
    right: &Right,
    payloads: &dyn Payloads,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Diagnosis {
    let forms = Forms::read(signature);
    let mut diagnosis = Diagnosis::default();
    OF_FORM.iter().for_each(|mistake| diagnosis.note(*mistake));
    let (of_seen, memory) = memory.split_at_mut(Seen::SIZE);
    let mut search = Search {
        forms,
        right,
        signed,
        seen: Seen::new(of_seen),
        diagnosis,
        blocks: usize::MAX,
        is_long: false,
        variants: [(None, 0); 2],
    };
    let _ = search.run(payloads, memory);
    search.diagnosis
}

impl Search<'_, '_, '_> {
    fn run(&mut self, payloads: &dyn Payloads, memory: &mut [u8]) -> ControlFlow<()> {
        let (of_right, memory) = memory.split_at_mut(memory.len() / (PLACES - 1));
        let (of_secret, work) = memory.split_at_mut(memory.len() / (PLACES - 2));
        let (mut base, mut keys) = (Scratch::new(of_right), Scratch::new(of_secret));
        payloads.right(&mut base);
        let Some(base) = base.written() else { return Continue(()) };
        let Right { secret, api_key, service, algorithm } = *self.right;
        let right = Keyed::new(algorithm, secret);
        self.attempt(&[], algorithm, &right, base)?;
        self.seen.only(base);
        payloads.each(false, work, &mut |mistakes, payload| {
            if self.is_new(mistakes, payload) {
                self.attempt(mistakes, algorithm, &right, payload)?;
            }
            Continue(())
        })?;
        for (other, mistake) in self.others(u128::MAX) {
            self.attempt(&[mistake], other, &right, base)?;
        }
        if !secret.is_empty() {
            secret::each(secret, api_key, service, &mut keys, &mut |mistake, key| {
                self.attempt(&[mistake], algorithm, &Keyed::new(algorithm, key), base)
            })?;
        }
        self.is_long = base.len() > SHORT;
        // Beside another mistake no digest is cut but SHA-256's.
        let lengths = self.forms.lengths() | 1 << 32;
        self.pass(base, |search| {
            secret::each(secret, api_key, "", &mut keys, &mut |of_key, key| {
                if !search.is_common(0, of_key) {
                    return Continue(());
                }
                let key = Keyed::new(algorithm, key);
                search
                    .others(lengths)
                    .try_for_each(|(other, mistake)| search.attempt(&[of_key, mistake], other, &key, base))
            })
        })?;
        self.pass(base, |search| {
            payloads.each(false, work, &mut |mistakes, payload| {
                if !search.is_new(mistakes, payload) || !search.is_common(1, mistakes[0]) {
                    return Continue(());
                }
                search.others(lengths).try_for_each(|(other, mistake)| {
                    search.attempt(&[mistakes[0], mistake], other, &right, payload)
                })?;
                if secret.is_empty() {
                    return Continue(());
                }
                secret::each(secret, api_key, "", &mut keys, &mut |of_key, key| {
                    if !search.is_common(0, of_key) {
                        return Continue(());
                    }
                    search.attempt(&[mistakes[0], of_key], algorithm, &Keyed::new(algorithm, key), payload)
                })
            })
        })?;
        self.pass(base, |search| {
            payloads.each(true, work, &mut |mistakes, payload| {
                if search.is_new(mistakes, payload) {
                    search.attempt(mistakes, algorithm, &right, payload)?;
                }
                Continue(())
            })
        })
    }

    /// Whether what these mistakes make was not tried yet.
    fn is_new(&mut self, mistakes: &[Mistake], payload: &[u8]) -> bool {
        mistakes.iter().for_each(|mistake| self.diagnosis.note(*mistake));
        self.seen.is_new(payload)
    }

    /// Whether a variant of a mistake, secret's or payload's, is among the first, which are the most frequent.
    fn is_common(&mut self, of: usize, mistake: Mistake) -> bool {
        let (last, count) = &mut self.variants[of];
        *count = if *last == Some(mistake) { *count + 1 } else { 1 };
        *last = Some(mistake);
        *count <= if self.is_long { 1 } else { VARIANTS[of] }
    }

    /// That a pass's budget is used up ends the pass alone.
    fn pass(&mut self, base: &[u8], run: impl FnOnce(&mut Self) -> ControlFlow<()>) -> ControlFlow<()> {
        self.blocks = if self.is_long { BLOCKS } else { BLOCKS_IF_SHORT };
        self.seen.only(base);
        if run(self).is_break() && self.diagnosis.is_known() { Break(()) } else { Continue(()) }
    }

    /// The computations of those lengths that are not right, and what each is a mistake for here.
    fn others(&self, lengths: u128) -> impl Iterator<Item = (Algorithm, Mistake)> + use<> {
        let (right, keyless) = (self.right.algorithm, self.right.secret.is_empty());
        let hmac = (Algorithm::HmacSha256, Mistake::HmacForHash);
        ALGORITHMS.iter().copied().chain([hmac]).filter(move |(other, _)| {
            *other != right && !(keyless && other.is_keyed()) && lengths >> other.size() & 1 == 1
        })
    }

    fn attempt(
        &mut self,
        mistakes: &[Mistake],
        algorithm: Algorithm,
        key: &Keyed,
        payload: &[u8],
    ) -> ControlFlow<()> {
        let Some(left) = self.blocks.checked_sub(payload.len() / 64 + 5) else { return Break(()) };
        self.blocks = left;
        self.diagnosis.computed = self.diagnosis.computed.saturating_add(1);
        mistakes.iter().for_each(|mistake| self.diagnosis.note(*mistake));
        let Some(forms) = self.forms.matches(&compute(algorithm, key, payload)) else { return Continue(()) };
        if mistakes.len() + forms.iter().flatten().count() > MAX_MISTAKES {
            return Continue(());
        }
        for mistake in mistakes.iter().copied().chain(forms.into_iter().flatten()) {
            self.diagnosis.add(mistake);
        }
        self.diagnosis.is_right = self.diagnosis.mistakes[0].is_none();
        self.signed.clear();
        self.signed.put(payload);
        Break(())
    }
}
