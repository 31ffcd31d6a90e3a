//! Which key and which text make a token's signature.

use crate::core::diagnose::{Diagnosis, Mistake, read_base64, unpadded};
use crate::core::ed25519;
use crate::core::encoding;
use crate::core::error::Error;
use crate::core::hmac::sha256;
use crate::core::key_text::{self, Found};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// A token's parts: header and claims decoded, the payload and the signature as they stand.
pub struct Form<'a> {
    pub header: &'a [u8],
    pub claims: &'a [u8],
    pub payload: &'a [u8],
    pub signature: &'a [u8],
}

/// Looks for what makes the signature; false: nothing that is known.
#[inline(never)]
pub fn signature(key: &[u8], form: &Form, found: &mut Diagnosis) -> Result<bool, Error> {
    TRIED.iter().for_each(|mistake| found.note(*mistake));
    let mut place = Zeroizing::new([0; 64]);
    let kind = key_text::unchecked(key, &mut place)?;
    let (first, second) = place.split_first_chunk::<32>().expect("half of 64 bytes");
    let second: &[u8; 32] = second.first_chunk().expect("the other half");
    let own = public_of(first);
    let Some((written, signature)) = read(form.signature) else { return Ok(false) };
    let mut is = |mistake: Option<Mistake>, public: &[u8; 32], text: &[u8]| {
        found.computed += 1;
        if !holds(&signature, public, text) {
            return false;
        }
        [written, mistake].into_iter().flatten().for_each(|mistake| found.add(mistake));
        true
    };
    let is_public = kind != Found::Seed && kind != Found::Pair;
    let is_seed = kind != Found::Public;
    // 32 bytes may be either; what verifies tells.
    let right = if is_seed && is(None, &own, form.payload) || is_public && is(None, first, form.payload) {
        return Ok(true);
    } else if is_seed {
        own
    } else {
        *first
    };
    if kind == Found::Pair && *second != own {
        let by_both = ed25519::sign_with(first, second, form.payload);
        if by_both == Some(signature) {
            found.add(Mistake::PublicHalfWrong);
            return Ok(true);
        }
    }
    // Of 32 bytes it is not known which half they are.
    for public in [Some(right), (is_public && is_seed).then_some(*first)].into_iter().flatten() {
        if other_texts(form, &mut |mistake, text| is(Some(mistake), &public, text)) {
            return Ok(true);
        }
    }
    let mut scalars = [*first, *first];
    scalars[1] = ed25519::clamped(*first);
    for public in scalars.iter().map(ed25519::public_of_scalar) {
        if is(Some(Mistake::SeedAsScalar), &public, form.payload) {
            return Ok(true);
        }
    }
    Ok(other_seeds(key, first, second, &mut |seed| {
        is(Some(Mistake::KeyDecodedOtherwise), &public_of(seed), form.payload)
    }))
}

const TRIED: &[Mistake] = &[
    Mistake::PublicHalfWrong,
    Mistake::SeedAsScalar,
    Mistake::KeyDecodedOtherwise,
    Mistake::HeaderMissing,
    Mistake::JsonSigned,
    Mistake::PayloadHashedFirst,
];

/// The 64 bytes, in whatever form they are written.
#[inline(never)]
fn read(text: &[u8]) -> Option<(Option<Mistake>, [u8; 64])> {
    let mut bytes = [0; 96];
    if text.len() == 128 && encoding::is_hex(text) {
        encoding::get_hex(text, &mut bytes[..64]);
        return Some((Some(Mistake::TokenSignatureHex), *bytes.first_chunk()?));
    }
    let unpadded = unpadded(text);
    let mut len = 0;
    let mut hex = [0; 128];
    let valid = read_base64(unpadded, &mut |index, byte| {
        if let Some(place) = hex.get_mut(index) {
            *place = byte;
        }
        len = index + 1;
    });
    if valid && len == 128 && encoding::is_hex(&hex) {
        encoding::get_hex(&hex, &mut bytes[..64]);
        return Some((Some(Mistake::TokenSignatureHex), *bytes.first_chunk()?));
    }
    let mistake = if unpadded.len() < text.len() {
        Some(Mistake::TokenPadded)
    } else {
        text.iter().any(|byte| matches!(byte, b'+' | b'/')).then_some(Mistake::TokenAlphabet)
    };
    if valid && len == 64 { Some((mistake, *hex.first_chunk()?)) } else { None }
}

/// Frames of their own, so that of the sums of a curve only one's memory is there at a time.
#[inline(never)]
fn public_of(seed: &[u8; 32]) -> [u8; 32] {
    ed25519::Key::from_seed(seed).public()
}

/// See [`public_of`].
#[inline(never)]
fn holds(signature: &[u8; 64], public: &[u8; 32], text: &[u8]) -> bool {
    ed25519::verify(signature, public, text).is_ok()
}

/// What may have been signed instead of the payload.
#[inline(never)]
fn other_texts(form: &Form, is: &mut dyn FnMut(Mistake, &[u8]) -> bool) -> bool {
    let claims = form.payload.split(|byte| *byte == b'.').nth(1).unwrap_or_default();
    let hash = sha256(&[form.payload]);
    is(Mistake::PayloadHashedFirst, &hash)
        || is(Mistake::PayloadHashedFirst, &encoding::hex(&hash))
        || is(Mistake::PayloadHashedFirst, &Sha512::digest(form.payload))
        || is(Mistake::HeaderMissing, claims)
        || is(Mistake::JsonSigned, form.claims)
        || is(Mistake::JsonSigned, form.header)
}

/// What a key's text may have been read as.
#[inline(never)]
fn other_seeds(
    text: &[u8],
    first: &[u8; 32],
    second: &[u8; 32],
    is: &mut dyn FnMut(&[u8; 32]) -> bool,
) -> bool {
    let mut seed = Zeroizing::new([0; 32]);
    if *second != [0; 32] && is(second) {
        return true;
    }
    *seed = *first;
    seed.reverse();
    if is(&seed) {
        return true;
    }
    if let Some(begin) = text.first_chunk::<32>() {
        // The characters themselves.
        if is(begin) {
            return true;
        }
    }
    for hash in [sha256(&[text]), sha256(&[first]), Sha512::digest(first)[..32].try_into().expect("32 bytes")]
    {
        *seed = hash;
        if is(&seed) {
            return true;
        }
    }
    // Hex is Base64 too, and then something else.
    *seed = [0; 32];
    let is_base64 = read_base64(text, &mut |index, byte| {
        if let Some(place) = seed.get_mut(index) {
            *place = byte;
        }
    });
    is_base64 && is(&seed)
}
