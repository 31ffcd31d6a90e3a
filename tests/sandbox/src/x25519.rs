//! X25519 (RFC 7748) in plain sums of big numbers: other code than any library's, slow, and not for secrets.

use num_bigint::BigUint;
use ring::digest::{SHA512, digest};

fn prime() -> BigUint {
    (BigUint::from(1_u8) << 255_u32) - 19_u8
}

fn inverse(number: &BigUint) -> BigUint {
    number.modpow(&(prime() - 2_u8), &prime())
}

/// The u coordinate of an Ed25519 public key: (1 + y) / (1 - y).
pub fn of_ed25519(public: &[u8]) -> [u8; 32] {
    let y = BigUint::from_bytes_le(public) % (BigUint::from(1_u8) << 255_u32);
    let below = (prime() + 1_u8 - &y) % prime();
    bytes(&((y + 1_u8) * inverse(&below) % prime()))
}

/// The secret that a private key, made of an Ed25519 seed, and another's u coordinate agree on.
pub fn shared(seed: &[u8], u: &[u8; 32]) -> [u8; 32] {
    let mut scalar = digest(&SHA512, seed).as_ref()[..32].to_vec();
    scalar[0] &= 248;
    scalar[31] = scalar[31] & 127 | 64;
    bytes(&ladder(&BigUint::from_bytes_le(&scalar), &BigUint::from_bytes_le(u)))
}

/// Section 5: the ladder, without the swaps that hide the scalar.
fn ladder(scalar: &BigUint, u: &BigUint) -> BigUint {
    let p = &prime();
    let u = u % p;
    let minus = |a: &BigUint, b: &BigUint| (a + p - b % p) % p;
    let (mut near, mut far) = ((BigUint::from(1_u8), BigUint::from(0_u8)), (u.clone(), BigUint::from(1_u8)));
    for bit in (0..255).rev() {
        let (sum, difference) = ((&near.0 + &near.1) % p, minus(&near.0, &near.1));
        let crossed = minus(&far.0, &far.1) * &sum % p;
        let straight = (&far.0 + &far.1) * &difference % p;
        let added = (
            (&crossed + &straight).modpow(&2_u8.into(), p),
            &u * minus(&crossed, &straight).modpow(&2_u8.into(), p) % p,
        );
        let double = |(x, z): &(BigUint, BigUint)| {
            let (a, b) = ((x + z).modpow(&2_u8.into(), p), minus(x, z).modpow(&2_u8.into(), p));
            let c = minus(&a, &b);
            (&a * &b % p, &c * (&b + &c * 121_666_u32) % p)
        };
        (near, far) = if scalar.bit(bit) { (added, double(&far)) } else { (double(&near), added) };
    }
    near.0 * inverse(&near.1) % p
}

fn bytes(number: &BigUint) -> [u8; 32] {
    let mut bytes = number.to_bytes_le();
    bytes.resize(32, 0);
    bytes.try_into().expect("below the prime")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{hex_decode, hex_encode};

    fn unhex(text: &str) -> Vec<u8> {
        hex_decode(text.as_bytes()).expect("hex")
    }

    #[test]
    fn the_ladder_agrees_with_rfc_7748() {
        let mut scalar = unhex("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
        scalar[0] &= 248;
        scalar[31] = scalar[31] & 127 | 64;
        let u = unhex("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
        let made = ladder(&BigUint::from_bytes_le(&scalar), &BigUint::from_bytes_le(&u));
        let expected = "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552";
        assert_eq!(hex_encode(&bytes(&made)), expected);
    }

    /// Derived by libsodium and OpenSSL: the keys of RFC 8032's TEST 1 and 2.
    #[test]
    fn both_ends_agree() {
        let one = unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let two = unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        let one_public = unhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let two_public = unhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        let expected = "5166f24a6918368e2af831a4affadd97af0ac326bdf143596c045967cc00230e";
        assert_eq!(hex_encode(&shared(&one, &of_ed25519(&two_public))), expected);
        assert_eq!(hex_encode(&shared(&two, &of_ed25519(&one_public))), expected);
    }
}
