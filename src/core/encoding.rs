//! Hex, base64url and comparison.

use super::error::Error;
use super::writer::Writer;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

/// Compares in a time that depends on the lengths only.
pub fn equal(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

/// Lower-case hex.
pub fn hex_encode(w: &mut Writer, bytes: &[u8]) -> Result<(), Error> {
    w.append_from(0, bytes.len() * 2, |_, out| {
        hex::encode_to_slice(bytes, out).expect("the room is twice the bytes");
    });
    Ok(())
}

/// Hex of either case.
pub fn hex_decode(w: &mut Writer, text: &[u8]) -> Result<(), Error> {
    if !text.len().is_multiple_of(2) || !text.iter().all(u8::is_ascii_hexdigit) {
        return Err(Error::Encoding);
    }
    w.append_from(0, text.len() / 2, |_, out| {
        hex::decode_to_slice(text, out).expect("every character was checked");
    });
    Ok(())
}

/// The length of base64url without padding.
pub fn base64url_len(bytes: usize) -> usize {
    base64::encoded_len(bytes, false).expect("inputs are shorter than the address space by far")
}

/// base64url without padding (RFC 4648, section 5).
pub fn base64url_encode(w: &mut Writer, bytes: &[u8]) -> Result<(), Error> {
    w.append_from(0, base64url_len(bytes.len()), |_, out| {
        URL_SAFE_NO_PAD.encode_slice(bytes, out).expect("the room was computed");
    });
    Ok(())
}

/// base64url without padding; only canonical text.
pub fn base64url_decode(w: &mut Writer, text: &[u8]) -> Result<(), Error> {
    // The text is checked piece by piece, so that counting needs no memory; 64 characters give 48 bytes.
    let mut piece = [0; 48];
    let chunks = text.chunks(64);
    for chunk in chunks {
        let len = URL_SAFE_NO_PAD.decode_slice(chunk, &mut piece).map_err(|_| Error::Encoding)?;
        w.put(&piece[..len]);
    }
    Ok(())
}

/// Decodes base64url into a given piece of memory, for tokens.
pub fn base64url_decode_into<'a>(text: &[u8], room: &'a mut [u8]) -> Result<&'a [u8], Error> {
    let len = URL_SAFE_NO_PAD.decode_slice(text, room).map_err(|_| Error::Encoding)?;
    Ok(&room[..len])
}
