//! Ed25519 keys as people have them: the form is found out, and what cannot be used is told by its name.
//!
//! What a text's form is, and where its lines break, is public; what it encodes is not, so that it is decoded
//! without a branch on it, into memory that is wiped.

mod der;
mod json;
mod pem;
mod plain;

pub use json::{bytes32, private_member};

use super::declassify::declassify;
use super::ed25519::{self, Key};
use super::encoding::{equal, within};
use super::error::Error;
use std::hint::black_box;
use zeroize::Zeroizing;

/// What was found in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// 32 bytes of which nothing says whether they are a seed or a public key.
    Bytes,
    /// A seed.
    Seed,
    /// A seed, then a public key.
    Pair,
    /// A public key.
    Public,
}

/// What was found lies here.
type Place = [u8; 64];

/// Reads a private key: seed, or seed and public key, in hex or base64; PKCS#8 in PEM, DER or base64; a JWK
/// (RFC 8037); a Mixin keystore.
pub fn private(text: &[u8]) -> Result<Key, Error> {
    let mut place = Zeroizing::new([0; 64]);
    made(find(text, &mut place)?, &place)
}

/// The seed of a private key, in the same forms, to be written in another.
pub fn seed(text: &[u8]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let mut place = Zeroizing::new([0; 64]);
    // A seed alone is a key as it stands; of a pair the halves are compared.
    match find(text, &mut place)? {
        Found::Bytes | Found::Seed => {}
        found => made(found, &place).map(drop)?,
    }
    Ok(Zeroizing::new(*place.first_chunk().expect("32 of 64")))
}

/// What a text holds, unchecked: its first 32 bytes, or all 64 of a pair.
pub fn unchecked(text: &[u8], place: &mut [u8; 64]) -> Result<Found, Error> {
    find(text, place)
}

fn made(found: Found, place: &Place) -> Result<Key, Error> {
    match found {
        Found::Bytes | Found::Seed => Key::from_bytes(&place[..32]),
        Found::Pair => Key::from_bytes(place),
        Found::Public => Err(Error::KeyPublic),
    }
}

/// Reads a public key, in the same forms; it is one that may be trusted.
pub fn public(text: &[u8]) -> Result<[u8; 32], Error> {
    if text.is_empty() {
        return Err(Error::Empty);
    }
    let mut place = Zeroizing::new([0; 64]);
    match find(text, &mut place)? {
        Found::Seed | Found::Pair => Err(Error::KeyPrivate),
        Found::Bytes | Found::Public => {
            let public = *place.first_chunk().expect("32 of 64");
            ed25519::check_public(&public)?;
            Ok(public)
        }
    }
}

fn find(text: &[u8], place: &mut Place) -> Result<Found, Error> {
    if text.is_empty() {
        return Err(Error::SecretEmpty);
    }
    let trimmed = trim(text);
    if begins(trimmed, b"{") || begins(trimmed, b"[") {
        json::find(trimmed, place)
    } else if pem::is(trimmed) {
        pem::find(trimmed, place)
    } else if der::is(text) {
        der::find(text, place).ok_or(Error::KeyForm)?
    } else {
        plain::find(text, place)
    }
}

fn begins(text: &[u8], with: &[u8]) -> bool {
    let yes = text.get(..with.len()).is_some_and(|begin| equal(begin, with));
    declassify(yes, "which form a key has is told")
}

fn is_one_of(byte: u8, others: &[u8]) -> bool {
    // Unknown to the optimiser, which else makes a branch of each.
    let any = others.iter().fold(0, |any, other| any | black_box(within(byte, *other, *other)));
    let yes = black_box(any) != 0;
    declassify(yes, "where white space stands in a key's text says nothing of the key")
}

const SPACE: &[u8] = b" \t\r\n";

/// Without white space around.
fn trim(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_one_of(*first, SPACE)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_one_of(*last, SPACE)
    {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests;
