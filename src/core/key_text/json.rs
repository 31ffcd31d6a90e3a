//! Keys in JSON: JWK (RFC 7517, RFC 8037), and the members that Mixin's keystores have.

use super::{Found, Place, made, pem, plain};
use crate::core::ed25519::Key;
use crate::core::error::Error;
use crate::core::json::{self, Text};
use zeroize::Zeroizing;

/// More than an Ed25519 key has in any form, and enough to tell what another is.
const MOST: usize = 512;

pub fn find(text: &[u8], place: &mut Place) -> Result<Found, Error> {
    let names = ["kty", "crv", "d", "x", "session_private_key", "private_key"];
    let members = json::object_of_secrets(text, names).map_err(|_| Error::KeyJson)?;
    let [kty, crv, d, x, session_private_key, private_key] = members.map(json::text);
    match kty {
        Some(kty) if kty.is(b"RSA") => Err(Error::KeyRsa),
        Some(kty) if !kty.is(b"OKP") => Err(Error::KeyKind),
        Some(_) => match crv {
            Some(crv) if crv.is(b"Ed25519") => jwk(d, x, place),
            Some(_) => Err(Error::KeyKind),
            None => Err(Error::KeyJson),
        },
        None => {
            // What is named a private key is one, if not a public key's own form says otherwise.
            let found = member(session_private_key.or(private_key).ok_or(Error::KeyJson)?, place)?;
            Ok(if found == Found::Bytes { Found::Seed } else { found })
        }
    }
}

/// `d` is the seed, `x` the public key.
fn jwk(d: Option<Text>, x: Option<Text>, place: &mut Place) -> Result<Found, Error> {
    let mut public = [0; 32];
    if let Some(x) = &x {
        public = bytes32(x)?;
    }
    match (d, x) {
        (Some(d), x) => {
            place[..32].copy_from_slice(Zeroizing::new(bytes32(&d)?).as_slice());
            place[32..].copy_from_slice(&public);
            Ok(if x.is_some() { Found::Pair } else { Found::Seed })
        }
        (None, Some(_)) => {
            place[..32].copy_from_slice(&public);
            Ok(Found::Public)
        }
        (None, None) => Err(Error::KeyJson),
    }
}

/// The private key of a member, in any form but JSON's.
pub fn private_member(text: &Text) -> Result<Key, Error> {
    let mut place = Zeroizing::new([0; 64]);
    made(member(*text, &mut place)?, &place)
}

/// The 32 bytes of a member, in hex or base64.
pub fn bytes32(text: &Text) -> Result<[u8; 32], Error> {
    let mut place = Zeroizing::new([0; 64]);
    match member(*text, &mut place)? {
        Found::Bytes => Ok(*place.first_chunk().expect("32 of 64")),
        _ => Err(Error::KeyLength),
    }
}

fn member(text: Text, place: &mut Place) -> Result<Found, Error> {
    let mut characters = Zeroizing::new([0; MOST]);
    let len = text.begin(&mut characters[..]);
    let text = super::trim(&characters[..len]);
    if len == 0 {
        Err(Error::SecretEmpty)
    } else if pem::is(text) {
        pem::find(text, place)
    } else {
        plain::find(&characters[..len], place)
    }
}
