//! What Mixin calls `pin_base64`: a PIN, or what stands for one, sealed for the server, and the body that
//! registers the key that spends.
//!
//! Source: Mixin, "PIN" and "TIP" (api/guide, api/pin); where these differ from its official clients, the clients.

use super::{Keystore, tip};
use crate::core::aes_cbc::{self, BLOCK, padded_len};
use crate::core::agreement;
use crate::core::declassify::declassify;
use crate::core::ed25519::Key;
use crate::core::encoding;
use crate::core::error::Error;
use crate::core::key_text;
use crate::core::query::Param;
use crate::core::time;
use crate::core::writer::Writer;
use sha3::{Digest, Sha3_256};
use zeroize::Zeroizing;

/// What seals a PIN beside the keys.
#[derive(Clone, Copy, Debug)]
pub struct Seal<'a> {
    /// 16 random bytes, never used before.
    pub iv: &'a [u8],
    /// Now.
    pub time_s: i64,
    /// Greater than the last one of the session.
    pub iterator: u64,
}

/// The longest that is sealed, a signature; its time and iterator; its padding; and the IV before all that.
const MOST: usize = BLOCK + padded_len(64 + NUMBERS);
const NUMBERS: usize = 16;

/// What is sealed is public: as bytes, and how many.
struct Sealed {
    bytes: [u8; MOST],
    len: usize,
}

impl Sealed {
    fn put(&self, w: &mut Writer) {
        encoding::base64url_encode(w, &self.bytes[..self.len]);
    }
}

/// A PIN for the server: six digits, by default those of the keystore; the 64 bytes of a TIP signature; or the 32 of
/// the public key that is to be the first PIN, which is a counter longer.
pub fn pin(keystore: &Keystore<&[u8]>, pin: &[u8], seal: &Seal) -> Result<impl Fn(&mut Writer), Error> {
    let sealed = sealed(keystore, if pin.is_empty() { keystore.pin } else { pin }, seal)?;
    Ok(move |w: &mut Writer| sealed.put(w))
}

fn sealed(keystore: &Keystore<&[u8]>, pin: &[u8], seal: &Seal) -> Result<Sealed, Error> {
    /// Behind a first PIN, big-endian, unlike the other numbers.
    const FIRST: [u8; 8] = 1_u64.to_be_bytes();
    let is_digits = || {
        let all = pin.iter().fold(true, |all, byte| all & byte.is_ascii_digit());
        declassify(all, "whether a PIN is one is told")
    };
    let counter: &[u8] = match pin.len() {
        6 if is_digits() => &[],
        64 => &[],
        32 => &FIRST,
        _ => return Err(Error::Pin),
    };
    let iv: &[u8; BLOCK] = seal.iv.try_into().map_err(|_| Error::Iv)?;
    if *iv == [0; BLOCK] {
        return Err(Error::Iv);
    }
    time::check_s(seal.time_s)?;
    if seal.iterator == 0 {
        return Err(Error::Iterator);
    }
    let peer = keystore.peer()?;
    let shared = agreement::shared(&*key_text::seed(keystore.private_key)?, &peer)?;
    let mut plain = Zeroizing::new([0; MOST]);
    let (time, iterator) = (seal.time_s.to_le_bytes(), seal.iterator.to_le_bytes());
    let mut len = 0;
    for piece in [&iv[..], pin, counter, &time, &iterator] {
        plain[len..len + piece.len()].copy_from_slice(piece);
        len += piece.len();
    }
    let end = BLOCK + padded_len(len - BLOCK);
    aes_cbc::encrypt(&shared, iv, &mut plain[BLOCK..end], len - BLOCK);
    Ok(Sealed { bytes: *plain, len: end })
}

/// The iterator behind the last one of a session: the time in nanoseconds, as all clients have it, and where the
/// clock does not move, or was put back, one more.
pub fn iterator_next(last: u64, now_ms: i64) -> Result<u64, Error> {
    time::check_ms(now_ms)?;
    // The greatest such time has 14 digits, and with six more ends below the greatest number.
    let now_ns = now_ms.unsigned_abs().checked_mul(1_000_000).ok_or(Error::TimeRange)?;
    Ok(now_ns.max(last.checked_add(1).ok_or(Error::Iterator)?))
}

/// The body of `POST /safe/users`, which registers the key that spends for the keystore's user. What is signed
/// there is SHA3-256 of the user's id, by all official clients; the document has SHA-256 of another text.
pub fn register_body(
    key: &Key,
    keystore: &Keystore<&[u8]>,
    seal: &Seal,
) -> Result<impl Fn(&mut Writer), Error> {
    let public = encoding::hex(&key.public());
    let params = [("user_id", keystore.app_id), ("public_key", &public)];
    let params = params.iter().map(|(name, value)| Param { name: name.as_bytes(), value });
    let sealed = sealed(keystore, tip::sign(key, b"SEQUENCER:REGISTER:", params)?.as_slice(), seal)?;
    let hash: [u8; 32] = Sha3_256::digest(keystore.app_id).into();
    let signature = key.sign(&hash);
    Ok(move |w: &mut Writer| {
        w.put(b"{\"public_key\":\"");
        w.put(&public);
        w.put(b"\",\"signature\":\"");
        encoding::base64url_encode(w, &signature);
        w.put(b"\",\"pin_base64\":\"");
        sealed.put(w);
        w.put(b"\"}");
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iterator_grows() {
        const MS: i64 = 1_525_320_485_000;
        assert_eq!(iterator_next(0, MS), Ok(1_525_320_485_000_000_000));
        assert_eq!(iterator_next(1_525_320_485_000_000_000, MS), Ok(1_525_320_485_000_000_001));
        assert_eq!(iterator_next(u64::MAX - 1, MS), Ok(u64::MAX));
        assert_eq!(iterator_next(u64::MAX, MS), Err(Error::Iterator));
        assert_eq!(iterator_next(0, MS / 1000), Err(Error::TimeIsSeconds));
        assert_eq!(iterator_next(0, 99_999_999_999_999), Err(Error::TimeRange));
    }
}
