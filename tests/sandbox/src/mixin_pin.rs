//! Mixin's `POST /pin/verify`: the envelope is opened with the server's key, and what is in it compared.

use super::{refuse, success, wrong_field};
use crate::crypto::{base64url_decode, ed25519_matches, hex_decode};
use crate::http::{Call, Reply};
use crate::state::Sandbox;
use crate::x25519;
use aes::Aes256;
use aes::cipher::{Block, BlockCipherDecrypt, KeyInit};
use serde_json::{Value, json};

/// The document does not say how old an envelope may be.
const WINDOW_S: i64 = 300;

struct Envelope {
    pin: Vec<u8>,
    time_s: i64,
    iterator: u64,
}

pub fn verify(sandbox: &Sandbox, call: &Call) -> Reply {
    let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
    let Some(envelope) = body["pin_base64"].as_str().and_then(|text| open(sandbox, text)) else {
        return wrong_field("pin_base64 cannot be opened with the server's key");
    };
    if (call.now_ms.div_euclid(1000) - envelope.time_s).abs() > WINDOW_S {
        return wrong_field("the time in pin_base64 is not the present one: is it in seconds?");
    }
    let is_right = match envelope.pin.len() {
        6 => envelope.pin == sandbox.credential("/mixin/pin").as_bytes(),
        64 => body["timestamp"].as_i64().is_some_and(|timestamp| {
            let text = format!("TIP:VERIFY:{timestamp:032}");
            ed25519_matches(sandbox.credential("/mixin/spend_public_hex"), text.as_bytes(), &envelope.pin)
        }),
        _ => false,
    };
    if !is_right {
        return refuse(
            20119,
            "PIN incorrect.",
            "neither the PIN nor a signature of TIP:VERIFY: is in pin_base64",
        );
    }
    // Last, so that a refused PIN does not use it up.
    if !sandbox.use_mixin_iterator(envelope.iterator) {
        return wrong_field("the iterator in pin_base64 is not greater than the last one");
    }
    success(json!({ "type": "user", "user_id": sandbox.credential("/mixin/uid"), "has_pin": true }))
}

fn open(sandbox: &Sandbox, text: &str) -> Option<Envelope> {
    let sealed = base64url_decode(text)?;
    if sealed.len() < 48 || !sealed.len().is_multiple_of(16) {
        return None;
    }
    let unhex = |pointer| hex_decode(sandbox.credential(pointer).as_bytes());
    let session = x25519::of_ed25519(&unhex("/mixin/public_hex")?);
    let shared = x25519::shared(&unhex("/mixin/server/seed_hex")?, &session);
    let cipher = Aes256::new(&shared.into());
    let mut plain = Vec::new();
    for pair in sealed.chunks(16).collect::<Vec<_>>().windows(2) {
        let mut block = Block::<Aes256>::try_from(pair[1]).ok()?;
        cipher.decrypt_block(&mut block);
        plain.extend(block.iter().zip(pair[0]).map(|(byte, before)| byte ^ before));
    }
    let padding = usize::from(*plain.last()?);
    let len = plain.len().checked_sub(padding)?;
    let is_padding =
        (1..=16).contains(&padding) && plain[len..].iter().all(|byte| usize::from(*byte) == padding);
    let at = len.checked_sub(16).filter(|_| is_padding)?;
    let number = |from: usize| u64::from_le_bytes(plain[from..from + 8].try_into().expect("8 bytes"));
    Some(Envelope {
        pin: plain[..at].to_vec(),
        time_s: i64::try_from(number(at)).ok()?,
        iterator: number(at + 8),
    })
}
