//! Why a signature is wrong: each known mistake is tried, and what is named was computed again.
//!
//! It takes the secret's own text, since a prepared key holds none to try, and what was sent.

pub use crate::core::diagnose::Mistake;
use crate::core::diagnose::{Diagnosis as Found, Scratch, capacity};
use crate::services::bitbitduo::{Scheme, Ticket};
use crate::services::diagnose;
pub use crate::services::diagnose::Sent;
use crate::services::pave::Parts;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// Whether the signature is right.
    pub is_right: bool,
    /// The mistakes that make this signature together; none if it is right, or if none of those known makes it.
    /// [`Mistake::ALL`] is what was tried.
    pub mistakes: Vec<Mistake>,
    /// The exact bytes that must have been signed; empty if nothing was found. They may hold the secret.
    pub signed: Vec<u8>,
    /// How many computations were made.
    pub tried: u32,
}

fn with_memory(input: usize, find: impl FnOnce(&mut Scratch, &mut [u8]) -> Found) -> Diagnosis {
    let mut memory = vec![0; capacity(input)];
    let (of_signed, work) = memory.split_at_mut(capacity(input) / 6);
    let mut signed = Scratch::new(of_signed);
    let found = find(&mut signed, work);
    Diagnosis {
        is_right: found.is_right,
        mistakes: found.mistakes().collect(),
        signed: signed.written().unwrap_or_default().to_vec(),
        tried: found.tried,
    }
}

/// Of a Toobit request.
pub fn toobit(signature: &str, secret: &[u8], sent: &Sent) -> Diagnosis {
    let input = sent.len() + secret.len();
    with_memory(input, |signed, work| diagnose::toobit(signature.as_bytes(), secret, sent, signed, work))
}

/// Of a VelaFi token request.
pub fn velafi(signature: &str, secret: &[u8], api_key: &str, timestamp_ms: i64) -> Diagnosis {
    with_memory(api_key.len() + secret.len(), |signed, work| {
        diagnose::velafi(signature.as_bytes(), secret, api_key.as_bytes(), timestamp_ms, signed, work)
    })
}

/// Of a PAVE access token.
pub fn pave(signature: &str, secret: &[u8], username: &str, api_key: &str, timestamp: &str) -> Diagnosis {
    let [username, api_key, timestamp] = [username, api_key, timestamp].map(str::as_bytes);
    let input = secret.len() + username.len() + api_key.len() + timestamp.len();
    let parts = Parts { username, api_key, timestamp };
    with_memory(input, |signed, work| diagnose::pave(signature.as_bytes(), secret, &parts, signed, work))
}

/// Of a BITBITDUO token request under that scheme.
pub fn bitbitduo(
    signature: &str,
    scheme: Scheme,
    app_id: &str,
    app_key: &[u8],
    random: u32,
    time_s: i64,
) -> Diagnosis {
    let ticket = Ticket { scheme, app_id: app_id.as_bytes(), app_key, random, time_s };
    with_memory(app_id.len() + app_key.len(), |signed, work| {
        diagnose::bitbitduo(signature.as_bytes(), &ticket, signed, work)
    })
}
