//! X25519 (RFC 7748): the secret that an Ed25519 key and another's public key agree on.

use super::declassify::declassify;
use super::ed25519;
use super::encoding::equal;
use super::error::Error;
use curve25519_dalek::MontgomeryPoint;
use sha2::{Digest, Sha512};
use zeroize::Zeroizing;

/// The other's public key. Nothing tells of 32 bytes which of the two they are: so they are never without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// An Ed25519 key, to be converted.
    Ed25519([u8; 32]),
    /// An X25519 key: used as it is.
    X25519([u8; 32]),
}

/// The shared secret, of 32 bytes that are hashed by nobody. The private key is that of an Ed25519 seed, converted.
pub fn shared(seed: &[u8; 32], peer: &Peer) -> Result<Zeroizing<[u8; 32]>, Error> {
    let point = match peer {
        Peer::Ed25519(public) => ed25519::to_montgomery(public)?,
        Peer::X25519(u) => MontgomeryPoint(*u),
    };
    let hash: Zeroizing<[u8; 64]> = Zeroizing::new(Sha512::digest(seed).into());
    let private = Zeroizing::new(*hash.first_chunk::<32>().expect("the first half of 64"));
    let shared = Zeroizing::new(point.mul_clamped(*private).to_bytes());
    // Of points of small order, and of no other (section 6.1).
    if declassify(equal(shared.as_slice(), &[0; 32]), "whether the other's key agrees on nothing is told") {
        return Err(Error::PublicKey);
    }
    Ok(shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> [u8; 32] {
        hex::decode(hex).unwrap().try_into().unwrap()
    }

    /// RFC 8032's TEST 1 and 2; the secret by libsodium and by OpenSSL.
    const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    const OTHER: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    const OTHER_X25519: &str = "25c704c594b88afc00a76b69d1ed2b984d7e22550f3ed0802d04fbcd07d38d47";
    const SHARED: &str = "5166f24a6918368e2af831a4affadd97af0ac326bdf143596c045967cc00230e";

    #[test]
    fn both_kinds_of_key_agree_on_the_same() {
        let seed = bytes(SEED);
        for peer in [Peer::Ed25519(bytes(OTHER)), Peer::X25519(bytes(OTHER_X25519))] {
            assert_eq!(*shared(&seed, &peer).unwrap(), bytes(SHARED), "{peer:?}");
        }
        // Converted once too often, or not at all, it is another secret or none.
        for peer in [Peer::X25519(bytes(OTHER)), Peer::Ed25519(bytes(OTHER_X25519))] {
            assert_ne!(shared(&seed, &peer).ok().as_deref(), Some(&bytes(SHARED)), "{peer:?}");
        }
    }

    #[test]
    fn keys_of_small_order_agree_on_nothing() {
        let seed = bytes(SEED);
        let minus_one = "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
        for y in ["01", "02"].map(|y| format!("{y:0<64}")).iter().map(String::as_str).chain([minus_one]) {
            assert_eq!(shared(&seed, &Peer::Ed25519(bytes(y))).err(), Some(Error::PublicKey), "{y}");
        }
        for u in ["00", "01"].map(|u| format!("{u:0<64}")).iter().map(String::as_str).chain([minus_one]) {
            assert_eq!(shared(&seed, &Peer::X25519(bytes(u))).err(), Some(Error::PublicKey), "{u}");
        }
    }
}
