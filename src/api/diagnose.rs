//! Why a signature is wrong: each known mistake is tried, and what is named was computed again.
//!
//! It takes the secret's own text, since a prepared key holds none to try, and what was sent.

pub use crate::core::diagnose::Mistake;
use crate::core::diagnose::{Diagnosis as Found, Scratch, needed, size};
use crate::core::error::Error;
use crate::core::span::Span;
use crate::services::bitbitduo::Ticket;
use crate::services::diagnose;
pub use crate::services::diagnose::{Sent, Token};
use crate::services::pave::Parts;
use zeroize::Zeroizing;

/// What was found.
#[derive(Clone, PartialEq, Eq)]
pub struct Diagnosis {
    /// Whether the signature is right.
    pub is_right: bool,
    /// The mistakes that make this signature together; none if it is right, or if none of those known makes it.
    pub mistakes: Vec<Mistake>,
    /// What is wrong and what to change, a sentence for each mistake.
    pub message: String,
    /// The exact bytes that were signed; empty if nothing was found. They may hold the secret.
    pub payload: Vec<u8>,
    /// What was tried, if nothing was found.
    pub tried: Vec<Mistake>,
    /// How many signatures were computed.
    pub computed: u32,
}

/// Without the payload, which may hold the secret.
impl std::fmt::Debug for Diagnosis {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Diagnosis")
            .field("is_right", &self.is_right)
            .field("mistakes", &self.mistakes)
            .finish_non_exhaustive()
    }
}

fn with_memory(
    input: usize,
    find: impl FnOnce(&mut Scratch, &mut [u8]) -> Result<Found, Error>,
) -> Result<Diagnosis, Error> {
    let mut memory = Zeroizing::new(vec![0; needed(input)?]);
    let (found, spans) = Found::within(&mut memory, find)?;
    let text = |span: Span| memory[span.start..span.start + span.len].to_vec();
    Ok(Diagnosis {
        is_right: found.is_right,
        mistakes: found.mistakes().collect(),
        message: String::from_utf8_lossy(&text(spans.message)).into_owned(),
        payload: text(spans.payload),
        tried: if found.is_known() { Vec::new() } else { found.tried().collect() },
        computed: found.computed,
    })
}

/// Of a Toobit request.
///
/// # Errors
/// [`Error::Empty`] without a signature, [`Error::SecretEmpty`], [`Error::Size`] over 128 KiB; of the others likewise.
pub fn toobit(signature: &[u8], secret: &[u8], sent: &Sent) -> Result<Diagnosis, Error> {
    let inputs = [signature, secret, sent.query, sent.body, sent.api_key, sent.method, sent.path];
    with_memory(size(&inputs), |payload, work| diagnose::toobit(signature, secret, sent, payload, work))
}

/// Of a VelaFi token request.
///
/// # Errors
/// See [`toobit`].
pub fn velafi(
    signature: &[u8],
    secret: &[u8],
    api_key: &[u8],
    timestamp_ms: i64,
) -> Result<Diagnosis, Error> {
    with_memory(size(&[signature, secret, api_key]), |payload, work| {
        diagnose::velafi(signature, secret, api_key, timestamp_ms, payload, work)
    })
}

/// Of a PAVE access token.
///
/// # Errors
/// See [`toobit`].
pub fn pave(signature: &[u8], secret: &[u8], parts: &Parts) -> Result<Diagnosis, Error> {
    with_memory(
        size(&[signature, secret, parts.username, parts.api_key, parts.timestamp]),
        |payload, work| diagnose::pave(signature, secret, parts, payload, work),
    )
}

/// Of a Mixin token, and of its claims.
///
/// # Errors
/// [`Error::TokenFormat`] if it is none; of the key those of [`crate::Ed25519Key`]; see [`toobit`].
pub fn mixin(token: &Token) -> Result<Diagnosis, Error> {
    diagnose::check_token(token)?;
    with_memory(token.input(), |payload, work| diagnose::mixin(token, payload, work))
}

/// Of a BITBITDUO token request under that scheme.
///
/// # Errors
/// See [`toobit`].
pub fn bitbitduo(signature: &[u8], ticket: &Ticket) -> Result<Diagnosis, Error> {
    with_memory(size(&[signature, ticket.app_id, ticket.app_key]), |payload, work| {
        diagnose::bitbitduo(signature, ticket, payload, work)
    })
}
