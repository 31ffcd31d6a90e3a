//! Ed25519 keys, signatures and their verification.

use super::declassify::declassify;
use super::encoding::{Alphabet, equal, get_hex, is_hex, read_base64};
use super::error::Error;
use curve25519_dalek::{EdwardsPoint, MontgomeryPoint, Scalar};
use ed25519_dalek::hazmat::{ExpandedSecretKey, raw_sign};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// A signing key, expanded once (RFC 8032, section 5.1.5), with the public key that belongs to it.
pub struct Key {
    expanded: ExpandedSecretKey,
    public: VerifyingKey,
}

impl Key {
    /// From the seed.
    pub fn from_seed(seed: &[u8; 32]) -> Key {
        let hash: Zeroizing<[u8; 64]> = Zeroizing::new(Sha512::digest(seed).into());
        let expanded = ExpandedSecretKey::from_bytes(&hash);
        let public = VerifyingKey::from(&expanded);
        Key { expanded, public }
    }

    /// From the seed alone, or from seed and public key, which must belong together: signing with a
    /// public key of somebody else's choice gives the private one away (RUSTSEC-2022-0093).
    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Key, Error> {
        if bytes.is_empty() {
            return Err(Error::SecretEmpty);
        }
        if bytes.len() != 32 && bytes.len() != 64 {
            return Err(Error::KeyLength);
        }
        let (seed, public) = bytes.split_first_chunk().expect("at least 32 bytes");
        let key = Key::from_seed(seed);
        let same = equal(public, key.public.as_bytes());
        if !public.is_empty() && !declassify(same, "whether a public half is its seed's is told") {
            return Err(Error::KeyMismatch);
        }
        Ok(key)
    }

    /// From hex of either case, of the seed or of seed and public key.
    pub fn from_hex(text: &[u8]) -> Result<Key, Error> {
        if !is_hex(text) {
            return Err(Error::KeyEncoding);
        }
        let mut capacity = Zeroizing::new([0; 64]);
        let bytes = capacity.get_mut(..text.len() / 2).ok_or(Error::KeyLength)?;
        get_hex(text, bytes);
        Key::from_bytes(bytes)
    }

    /// From base64url, or base64 of the standard alphabet, with or without padding.
    pub fn from_base64url(text: &[u8]) -> Result<Key, Error> {
        let pads = |byte: &&u8| {
            let yes = equal(&[**byte], b"=");
            declassify(yes, "whether a text is padded says no more than its length does")
        };
        let padding = text.iter().rev().take(2).take_while(pads).count();
        if padding > 0 && !text.len().is_multiple_of(4) {
            return Err(Error::KeyEncoding);
        }
        let text = &text[..text.len() - padding];
        let mut capacity = Zeroizing::new([0; 64]);
        let valid = read_base64(text, Alphabet::Either, |index, byte| {
            if let Some(place) = capacity.get_mut(index) {
                *place = byte;
            }
        });
        if !valid {
            return Err(Error::KeyEncoding);
        }
        Key::from_bytes(capacity.get(..text.len() * 3 / 4).ok_or(Error::KeyLength)?)
    }

    /// From a scalar below the group's order that is no seed's: what makes the nonces beside the message is the
    /// second half of its own SHA-512. None if it is not below, or zero.
    pub fn from_scalar(scalar: &[u8; 32]) -> Option<Key> {
        let hash: Zeroizing<[u8; 64]> = Zeroizing::new(Sha512::digest(scalar).into());
        let is_zero = declassify(equal(scalar, &[0; 32]), "whether a scalar is zero is told");
        let below = Scalar::from_canonical_bytes(*scalar);
        if is_zero || !declassify(below.is_some().into(), "whether a scalar is below the order is told") {
            return None;
        }
        let scalar = below.unwrap_or(Scalar::ZERO);
        let expanded =
            ExpandedSecretKey { scalar, hash_prefix: *hash.last_chunk().expect("the second half of 64") };
        let public = VerifyingKey::from(&expanded);
        Some(Key { expanded, public })
    }

    /// The public key.
    pub fn public(&self) -> [u8; 32] {
        self.public.to_bytes()
    }

    /// Signs (RFC 8032, section 5.1.6).
    #[inline]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        raw_sign::<Sha512>(&self.expanded, message, &self.public).to_bytes()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(secret)")
    }
}

/// Signs with a public key that need not belong to the seed, as some programs do: only to find out that they did.
#[inline(never)]
pub fn sign_with(seed: &[u8; 32], public: &[u8; 32], message: &[u8]) -> Option<[u8; 64]> {
    let public = VerifyingKey::from_bytes(public).ok()?;
    Some(raw_sign::<Sha512>(&Key::from_seed(seed).expanded, message, &public).to_bytes())
}

/// The bits of a scalar as RFC 8032 sets them.
pub fn clamped(scalar: [u8; 32]) -> [u8; 32] {
    curve25519_dalek::scalar::clamp_integer(scalar)
}

/// The public key of a scalar that is no seed's.
#[inline(never)]
pub fn public_of_scalar(scalar: &[u8; 32]) -> [u8; 32] {
    let scalar = Zeroizing::new(Scalar::from_bytes_mod_order(*scalar));
    EdwardsPoint::mul_base(&scalar).compress().to_bytes()
}

/// Tells whether a public key is a point that may be trusted.
pub fn check_public(public: &[u8; 32]) -> Result<(), Error> {
    point(public).map(drop)
}

/// The same key for X25519: u = (1 + y) / (1 - y).
pub fn to_montgomery(public: &[u8; 32]) -> Result<MontgomeryPoint, Error> {
    point(public).map(|point| point.to_montgomery())
}

/// No small-order and no non-canonical points. A frame of its own: a verification's is the largest of all as it is.
#[inline(never)]
fn point(public: &[u8; 32]) -> Result<VerifyingKey, Error> {
    let y = y_coordinate(public);
    // Canonical: below the prime, compared from the highest word on. An x of 0 with a sign is of small order too.
    if !y.iter().rev().lt(PRIME.iter().rev()) || SMALL_ORDER.contains(&y) {
        return Err(Error::PublicKey);
    }
    VerifyingKey::from_bytes(public).map_err(|_| Error::PublicKey)
}

/// Verifies strictly: no small-order and no non-canonical points, `s` below the group's order.
pub fn verify(signature: &[u8; 64], public: &[u8; 32], message: &[u8]) -> Result<(), Error> {
    // Used where it lies: a copy would be as much of the stack again.
    let public = &point(public);
    let public = public.as_ref().map_err(|error| *error)?;
    // What `verify_strict` does beyond `verify` is to decompress R, an eighth of the whole time. Both compare
    // R's bytes with those that they compute, so R is canonical, and its bytes tell whether its order is small.
    let (r, _) = signature.split_first_chunk().expect("half of 64 bytes");
    if is_of_small_order(r) {
        return Err(Error::Signature);
    }
    public.verify(message, &Signature::from_bytes(signature)).map_err(|_| Error::Signature)
}

/// As [`point`], a frame of its own.
#[inline(never)]
fn is_of_small_order(point: &[u8; 32]) -> bool {
    SMALL_ORDER.contains(&y_coordinate(point))
}

/// The prime of the field, 2^255 - 19, lowest word first.
const PRIME: [u64; 4] = [u64::MAX - 18, u64::MAX, u64::MAX, u64::MAX >> 1];

/// The y of the eight points whose order divides 8: of the identity, those of order 2 and 4, and of order 8.
const SMALL_ORDER: [[u64; 4]; 5] = [
    [1, 0, 0, 0],
    [u64::MAX - 19, u64::MAX, u64::MAX, u64::MAX >> 1],
    [0; 4],
    [0x4fd8_4d3d_706a_17c7, 0x0f67_100d_760b_3cba, 0xc6cc_392c_fa53_202a, 0x7a03_ac92_77fd_c74e],
    [0xb027_b2c2_8f95_e826, 0xf098_eff2_89f4_c345, 0x3933_c6d3_05ac_dfd5, 0x05fc_536d_8802_38b1],
];

/// What a compressed point has beside the sign of its x, lowest word first.
fn y_coordinate(point: &[u8; 32]) -> [u64; 4] {
    let (words, _) = point.as_chunks();
    let mut y = [0, 1, 2, 3].map(|at| u64::from_le_bytes(words[at]));
    y[3] &= u64::MAX >> 1;
    y
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, test 1.
    const SEED: &[u8] = b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const PAIR: &[u8] =
        b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL_tPJZAc6DuFy89qmIyWvAhpo9wdRGg";

    #[test]
    fn every_form_of_a_key_is_the_same_key() {
        let signature = Key::from_hex(SEED).unwrap().sign(b"");
        assert_eq!(signature[..8], [0xe5, 0x56, 0x43, 0x00, 0xc3, 0x60, 0xac, 0x72]);
        let standard: Vec<u8> = PAIR
            .iter()
            .map(|c| match c {
                b'-' => b'+',
                b'_' => b'/',
                c => *c,
            })
            .collect();
        for text in [PAIR, &[PAIR, b"=="].concat(), &standard, &[&standard[..], b"=="].concat()] {
            let key = Key::from_base64url(text).unwrap();
            assert_eq!(key.sign(b""), signature);
            assert_eq!(verify(&signature, &key.public(), b""), Ok(()));
            assert_eq!(verify(&signature, &key.public(), b"x"), Err(Error::Signature));
        }
    }

    /// The group has eight points of small order, so these are all.
    #[test]
    fn small_orders_are_known_by_their_bytes() {
        let mut points = Vec::new();
        for y in SMALL_ORDER {
            for sign in [0, 1 << 63] {
                let words = [y[0], y[1], y[2], y[3] | sign].map(u64::to_le_bytes);
                let bytes: [u8; 32] = words.concat().try_into().unwrap();
                assert_eq!(verify(&[0; 64], &bytes, b""), Err(Error::PublicKey));
                let point = VerifyingKey::from_bytes(&bytes).unwrap();
                assert!(point.is_weak());
                points.push(point.to_edwards().compress());
            }
        }
        points.sort_by_key(|point| point.0);
        points.dedup();
        assert_eq!(points.len(), 8);
    }

    /// From below the prime to the greatest y that there is capacity for: dalek reads them all, some as others.
    #[test]
    fn only_canonical_points_are_trusted() {
        let mut trusted = 0;
        for below in 0..100 {
            let words = [u64::MAX - below, u64::MAX, u64::MAX, u64::MAX >> 1].map(u64::to_le_bytes);
            let bytes: [u8; 32] = words.concat().try_into().unwrap();
            let is_canonical = below > 18;
            let is_point = VerifyingKey::from_bytes(&bytes).is_ok_and(|point| !point.is_weak());
            let error = if is_canonical && is_point { Error::Signature } else { Error::PublicKey };
            assert_eq!(verify(&[0xff; 64], &bytes, b""), Err(error), "{below}");
            trusted += u32::from(error == Error::Signature);
        }
        assert!((30..60).contains(&trusted), "{trusted}");
    }

    #[test]
    fn a_foreign_public_half_is_refused() {
        let mut tampered = PAIR.to_vec();
        tampered[60] = b'A';
        assert_eq!(Key::from_base64url(&tampered).err(), Some(Error::KeyMismatch));
    }

    #[test]
    fn keys_of_another_form_are_refused() {
        assert_eq!(Key::from_hex(&SEED[1..]).err(), Some(Error::KeyEncoding));
        assert_eq!(Key::from_hex(&SEED[2..]).err(), Some(Error::KeyLength));
        assert_eq!(Key::from_hex(&[b'0'; 200]).err(), Some(Error::KeyLength));
        assert_eq!(Key::from_hex(b"").err(), Some(Error::SecretEmpty));
        assert_eq!(Key::from_base64url(b"").err(), Some(Error::SecretEmpty));
        assert_eq!(Key::from_base64url(&[b'A'; 200]).err(), Some(Error::KeyLength));
        assert_eq!(Key::from_base64url(b"nW+_").err(), Some(Error::KeyEncoding));
        assert_eq!(Key::from_base64url(b"n W=").err(), Some(Error::KeyEncoding));
        assert_eq!(format!("{:?}", Key::from_hex(SEED).unwrap()), "Key(secret)");
    }
}
