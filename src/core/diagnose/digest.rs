//! What may have been computed of a secret and a payload, and how it may have been written down.

use super::mistake::Mistake;
use super::text::{bare_text, read_base64, unescape, unpadded};
use crate::core::encoding;
use crate::core::hmac;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use zeroize::{Zeroize, Zeroizing};

/// A computation. The first is the common right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    HmacSha256,
    Sha256,
    HashOfPayloadSecret(&'static [u8]),
    HashOfSecretPayload(&'static [u8]),
    HmacSha1,
    HmacSha512,
    HmacSha384,
    HmacMd5,
    HmacSha224,
    Swapped,
    HmacOfHash,
    HmacOfHashHex,
    HmacOfHmac,
    HmacOfHmacHex,
    HashOfHmac,
    HashOfHmacHex,
    HashOfHash,
    HashOfHashHex,
    Sha1,
    Sha512,
    Sha384,
    Md5,
}

impl Algorithm {
    /// Whether the secret takes part.
    pub fn is_keyed(self) -> bool {
        use Algorithm::{HashOfHash, HashOfHashHex, Md5, Sha1, Sha256, Sha384, Sha512};
        !matches!(self, Sha256 | HashOfHash | HashOfHashHex | Sha1 | Sha512 | Sha384 | Md5)
    }

    /// The bytes of its digest.
    pub fn size(self) -> usize {
        use Algorithm::{HmacMd5, HmacSha1, HmacSha224, HmacSha384, HmacSha512, Md5, Sha1, Sha384, Sha512};
        match self {
            HmacMd5 | Md5 => 16,
            HmacSha1 | Sha1 => 20,
            HmacSha224 => 28,
            HmacSha384 | Sha384 => 48,
            HmacSha512 | Sha512 => 64,
            _ => 32,
        }
    }
}

/// Each computation, and the mistake that it is where HMAC-SHA256 is right.
pub const ALGORITHMS: &[(Algorithm, Mistake)] = &[
    (Algorithm::Sha256, Mistake::PlainHash),
    (Algorithm::HashOfPayloadSecret(b""), Mistake::SecretAppended),
    (Algorithm::HashOfPayloadSecret(b"&secret="), Mistake::SecretAppended),
    (Algorithm::HashOfPayloadSecret(b"&key="), Mistake::SecretAppended),
    (Algorithm::HashOfPayloadSecret(b"&"), Mistake::SecretAppended),
    (Algorithm::HashOfPayloadSecret(b":"), Mistake::SecretAppended),
    (Algorithm::HashOfPayloadSecret(b"\n"), Mistake::SecretAppended),
    (Algorithm::HashOfSecretPayload(b""), Mistake::SecretPrepended),
    (Algorithm::HashOfSecretPayload(b"&"), Mistake::SecretPrepended),
    (Algorithm::HashOfSecretPayload(b":"), Mistake::SecretPrepended),
    (Algorithm::HashOfSecretPayload(b"\n"), Mistake::SecretPrepended),
    (Algorithm::HmacSha1, Mistake::HmacSha1),
    (Algorithm::HmacSha512, Mistake::HmacSha512),
    (Algorithm::HmacSha384, Mistake::HmacSha512),
    (Algorithm::HmacMd5, Mistake::HmacMd5),
    (Algorithm::HmacSha224, Mistake::HmacSha224),
    (Algorithm::Swapped, Mistake::KeyAndPayloadSwapped),
    (Algorithm::HmacOfHash, Mistake::PayloadHashedFirst),
    (Algorithm::HmacOfHashHex, Mistake::PayloadHashedFirst),
    (Algorithm::HmacOfHmac, Mistake::HashedAgain),
    (Algorithm::HmacOfHmacHex, Mistake::HashedAgain),
    (Algorithm::HashOfHmac, Mistake::HashedAgain),
    (Algorithm::HashOfHmacHex, Mistake::HashedAgain),
    (Algorithm::HashOfHash, Mistake::HashedAgain),
    (Algorithm::HashOfHashHex, Mistake::HashedAgain),
    (Algorithm::Sha1, Mistake::OtherHash),
    (Algorithm::Sha512, Mistake::OtherHash),
    (Algorithm::Sha384, Mistake::OtherHash),
    (Algorithm::Md5, Mistake::OtherHash),
];

/// A digest of any of these lengths; wiped behind its use.
pub struct Computed {
    bytes: [u8; 64],
    len: usize,
}

impl Computed {
    fn of(digest: &[u8]) -> Computed {
        let mut bytes = [0; 64];
        bytes[..digest.len()].copy_from_slice(digest);
        Computed { bytes, len: digest.len() }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    fn hex(&self) -> Zeroizing<[u8; 128]> {
        let mut hex = Zeroizing::new([0; 128]);
        encoding::put_hex(self.bytes(), &mut hex[..self.len * 2]);
        hex
    }
}

impl Drop for Computed {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

/// A hash, as a call and not inlined: it is a small part of the time, and would be a large part of the library.
#[inline(never)]
fn hash<D: Digest>(parts: &[&[u8]]) -> Computed {
    let mut hash = D::new();
    parts.iter().for_each(|part| hash.update(part));
    Computed::of(&hash.finalize())
}

/// HMAC of any hash with blocks of that size (RFC 2104), out of the hash that is there anyway.
fn keyed(hash: fn(&[&[u8]]) -> Computed, block: usize, key: &[u8], payload: &[u8]) -> Computed {
    let mut pad = Zeroizing::new([0; 128]);
    if key.len() > block {
        let key = hash(&[key]);
        pad[..key.len].copy_from_slice(key.bytes());
    } else {
        pad[..key.len()].copy_from_slice(key);
    }
    pad.iter_mut().for_each(|byte| *byte ^= 0x36);
    let inner = hash(&[&pad[..block], payload]);
    pad.iter_mut().for_each(|byte| *byte ^= 0x36 ^ 0x5c);
    hash(&[&pad[..block], inner.bytes()])
}

/// A secret, and what HMAC-SHA256 makes of it, which is the most of what is computed.
pub struct Keyed<'a> {
    secret: &'a [u8],
    prepared: Option<hmac::Key>,
}

impl<'a> Keyed<'a> {
    /// Prepared for that algorithm.
    pub fn new(algorithm: Algorithm, secret: &'a [u8]) -> Keyed<'a> {
        let is_hmac = algorithm == Algorithm::HmacSha256;
        Keyed { secret, prepared: if is_hmac { hmac::Key::new(secret).ok() } else { None } }
    }
}

/// Computes it.
pub fn compute(algorithm: Algorithm, key: &Keyed, payload: &[u8]) -> Computed {
    if let (Algorithm::HmacSha256, Some(key)) = (algorithm, &key.prepared) {
        return Computed::of(&key.mac(&[payload]));
    }
    let key = key.secret;
    let mac = |key: &[u8], payload: &[u8]| keyed(hash::<Sha256>, 64, key, payload);
    let twice = |first: Computed, as_hex: bool, keyed_again: bool| {
        let hex = first.hex();
        let input = if as_hex { &hex[..first.len * 2] } else { first.bytes() };
        if keyed_again { mac(key, input) } else { hash::<Sha256>(&[input]) }
    };
    match algorithm {
        Algorithm::HmacSha256 => mac(key, payload),
        Algorithm::Sha256 => hash::<Sha256>(&[payload]),
        Algorithm::HashOfPayloadSecret(between) => hash::<Sha256>(&[payload, between, key]),
        Algorithm::HashOfSecretPayload(between) => hash::<Sha256>(&[key, between, payload]),
        Algorithm::HmacSha1 => keyed(hash::<Sha1>, 64, key, payload),
        Algorithm::HmacSha512 => keyed(hash::<Sha512>, 128, key, payload),
        Algorithm::HmacSha384 => keyed(hash::<Sha384>, 128, key, payload),
        Algorithm::HmacMd5 => keyed(hash::<Md5>, 64, key, payload),
        Algorithm::HmacSha224 => keyed(hash::<Sha224>, 64, key, payload),
        Algorithm::Swapped => mac(payload, key),
        Algorithm::HmacOfHash => twice(hash::<Sha256>(&[payload]), false, true),
        Algorithm::HmacOfHashHex => twice(hash::<Sha256>(&[payload]), true, true),
        Algorithm::HmacOfHmac => twice(mac(key, payload), false, true),
        Algorithm::HmacOfHmacHex => twice(mac(key, payload), true, true),
        Algorithm::HashOfHmac => twice(mac(key, payload), false, false),
        Algorithm::HashOfHmacHex => twice(mac(key, payload), true, false),
        Algorithm::HashOfHash => twice(hash::<Sha256>(&[payload]), false, false),
        Algorithm::HashOfHashHex => twice(hash::<Sha256>(&[payload]), true, false),
        Algorithm::Sha1 => hash::<Sha1>(&[payload]),
        Algorithm::Sha512 => hash::<Sha512>(&[payload]),
        Algorithm::Sha384 => hash::<Sha384>(&[payload]),
        Algorithm::Md5 => hash::<Md5>(&[payload]),
    }
}

/// How a signature may be written: all of these are looked for in each.
pub const OF_FORM: &[Mistake] = &[
    Mistake::FormUpperCase,
    Mistake::FormBase64,
    Mistake::FormBase64Url,
    Mistake::FormHexOfHex,
    Mistake::FormBase64OfHex,
    Mistake::FormCut,
    Mistake::FormPrefix,
    Mistake::FormSeparated,
    Mistake::FormSpace,
    Mistake::FormPercent,
    Mistake::FormZeros,
    Mistake::FormBytesReversed,
];

/// The longest text of a signature that is looked at.
const MAX_TEXT: usize = 512;

/// The mistakes of writing, the bytes, and how many they are.
type Reading = ([Option<Mistake>; 2], [u8; 64], usize);

/// What a signature's text may mean: the bytes, and the mistakes on the way to them.
pub struct Forms {
    readings: [Option<Reading>; 12],
    count: usize,
    text: [u8; 130],
    text_len: usize,
}

impl Forms {
    /// Reads a signature in each way in which it can be read.
    pub fn read(given: &[u8]) -> Forms {
        let mut forms = Forms { readings: [None; 12], count: 0, text: [0; 130], text_len: 0 };
        if given.len() > MAX_TEXT {
            return forms;
        }
        if let Some(place) = forms.text.get_mut(..given.len()) {
            place.copy_from_slice(given);
            forms.text_len = given.len();
        }
        let (mut plain, mut plain_len) = ([0; MAX_TEXT], 0);
        forms.decode(given, None);
        let trimmed = bare_text(given, b"");
        if trimmed.len() < given.len() {
            forms.decode(trimmed, Some(Mistake::FormSpace));
        }
        for prefix in [
            &b"0x"[..],
            b"0X",
            b"sha256=",
            b"SHA256=",
            b"signature=",
            b"sha256:",
            b"v1=",
            b"\\x",
            b"sig=",
            b"b'",
            b"Bearer ",
            b"HMAC ",
            b"HMAC-SHA256 ",
        ] {
            if let Some(rest) = trimmed.strip_prefix(prefix) {
                forms.decode(rest, Some(Mistake::FormPrefix));
            }
        }
        // As `openssl dgst` prints it.
        if let Some(at) = trimmed.windows(3).position(|text| text == b")= ") {
            forms.decode(&trimmed[at + 3..], Some(Mistake::FormPrefix));
        }
        if trimmed.contains(&b'%') {
            let mut rest = trimmed;
            while let Some((byte, len)) = unescape(rest, false) {
                plain[plain_len] = byte;
                (plain_len, rest) = (plain_len + 1, &rest[len..]);
            }
            forms.decode(&plain[..plain_len], Some(Mistake::FormPercent));
        }
        plain_len = 0;
        for byte in trimmed.iter().filter(|byte| !matches!(byte, b':' | b' ' | b'-' | b',')) {
            (plain[plain_len], plain_len) = (*byte, plain_len + 1);
        }
        if plain_len < trimmed.len() && encoding::is_hex(&plain[..plain_len]) {
            forms.decode(&plain[..plain_len], Some(Mistake::FormSeparated));
        }
        forms
    }

    fn add(&mut self, outer: Option<Mistake>, inner: Option<Mistake>, bytes: &[u8]) {
        if (8..=64).contains(&bytes.len()) && self.count < self.readings.len() {
            let mut reading = [0; 64];
            reading[..bytes.len()].copy_from_slice(bytes);
            self.readings[self.count] = Some(([outer, inner], reading, bytes.len()));
            self.count += 1;
        }
    }

    fn decode(&mut self, text: &[u8], outer: Option<Mistake>) {
        let mut bytes = [0; MAX_TEXT];
        if encoding::is_hex(text) && text.len() <= 256 && !text.is_empty() {
            let bytes = &mut bytes[..text.len() / 2];
            encoding::get_hex(text, bytes);
            let upper = text.iter().any(u8::is_ascii_uppercase).then_some(Mistake::FormUpperCase);
            self.add(outer, upper, bytes);
            if encoding::is_hex(bytes) && bytes.len() >= 16 {
                let mut inner = [0; 64];
                let inner = &mut inner[..bytes.len() / 2];
                encoding::get_hex(bytes, inner);
                self.add(outer, Some(Mistake::FormHexOfHex), inner);
            }
            // So long a Base64 has other characters too.
            if text.len() >= 32 {
                return;
            }
        }
        let unpadded = unpadded(text);
        let mut len = 0;
        let valid = unpadded.len() <= MAX_TEXT
            && read_base64(unpadded, &mut |index, byte| {
                if let Some(place) = bytes.get_mut(index) {
                    (*place, len) = (byte, index + 1);
                }
            });
        if !valid || unpadded.is_empty() {
            return;
        }
        let is_url = text.iter().any(|byte| matches!(byte, b'-' | b'_'))
            || unpadded.len() == text.len() && !text.len().is_multiple_of(4);
        let mistake = if is_url { Mistake::FormBase64Url } else { Mistake::FormBase64 };
        self.add(outer, Some(mistake), &bytes[..len]);
        if encoding::is_hex(&bytes[..len]) && (16..=128).contains(&len) {
            let mut inner = [0; 64];
            let inner = &mut inner[..len / 2];
            encoding::get_hex(&bytes[..len], inner);
            self.add(outer, Some(Mistake::FormBase64OfHex), inner);
        }
    }

    /// The lengths of what was read: a bit for each.
    pub fn lengths(&self) -> u128 {
        self.readings.iter().flatten().fold(0, |all, (_, _, len)| all | 1 << len)
    }

    /// The mistakes of writing that lead from this digest to the signature; none at all if it is not its.
    pub fn matches(&self, computed: &Computed) -> Option<[Option<Mistake>; 2]> {
        let bytes = computed.bytes();
        for (mistakes, reading, len) in self.readings.iter().flatten() {
            let reading = &reading[..*len];
            if reading == bytes {
                return Some(*mistakes);
            }
            if *len < bytes.len() && (bytes.starts_with(reading) || bytes.ends_with(reading)) {
                return Some([Some(Mistake::FormCut), mistakes[0].or(mistakes[1])]);
            }
            if *len == bytes.len() && reading.iter().eq(bytes.iter().rev()) {
                return Some([Some(Mistake::FormBytesReversed), mistakes[0].or(mistakes[1])]);
            }
        }
        let given = &self.text[..self.text_len];
        if given.len() < 16 || given.len() >= bytes.len() * 2 {
            return None;
        }
        let hex = computed.hex();
        let hex = &hex[..bytes.len() * 2];
        // A digit short: what a copy left out.
        if hex.starts_with(given) || hex.ends_with(given) && hex[0] != b'0' {
            return Some([Some(Mistake::FormCut), None]);
        }
        let leading = hex.iter().position(|digit| *digit != b'0').unwrap_or(0);
        let mut by_byte = hex.chunks(2).flat_map(|pair| if pair[0] == b'0' { &pair[1..] } else { pair });
        let zeros = &hex[leading..] == given
            || given.iter().all(|digit| by_byte.next() == Some(digit)) && by_byte.next().is_none();
        zeros.then_some([Some(Mistake::FormZeros), None])
    }
}
