//! Pushes: RSA over the raw body, under the public key that the calls for webhooks respond with.
//!
//! Source: VelaFi, "Webhooks". What is signed holds no time and no number used once: a push that is sent again
//! verifies again.

use crate::core::error::Error;
use crate::core::json::{self, Member, Value};
use crate::core::rsa;
use crate::core::writer::Writer;

/// Verifies the header `signature` of a push.
pub fn webhook_verify(signature: &[u8], public_key: &[u8], body: &[u8]) -> Result<(), Error> {
    rsa::verify(signature, public_key, body)
}

/// Writes what a push is told from others by: its event, the id of what it is about, the state of that, and when
/// it came to be in it; with a space between, which none of them has.
pub fn webhook_id(body: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    let names =
        ["eventType", "orderId", "txId", "orderStatus", "status", "updateTime", "confirmTime", "cancelTime"];
    let [event, order, transaction, order_status, status, updated, confirmed, cancelled] =
        json::object(body, names).map_err(|_| Error::Push)?;
    let parts = [
        event,
        // A funding push has an order only where one belongs to it.
        if json::text(event).is_some_and(|event| event.is(b"FUNDING_WEBHOOK")) {
            transaction.or(order)
        } else {
            order.or(transaction)
        },
        order_status.or(status),
        updated.or(confirmed).or(cancelled),
    ];
    if json::text(event).is_none() || parts[1].is_none() || !parts.iter().all(is_plain) {
        return Err(Error::Push);
    }
    Ok(move |w: &mut Writer| {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                w.put(b" ");
            }
            match part {
                Some(Value::Text(text)) => text.put(w),
                Some(Value::Number(number)) => w.put(number),
                _ => (),
            }
        }
    })
}

/// A number, a text of visible ASCII, or nothing.
fn is_plain(part: &Member) -> bool {
    match part {
        Some(Value::Text(text)) => !text.is_empty() && text.is_visible_ascii(),
        other => matches!(other, None | Some(Value::Number(_))),
    }
}

/// Writes the response that VelaFi expects.
pub fn webhook_acknowledge(accepted: bool) -> impl Fn(&mut Writer) {
    move |w: &mut Writer| {
        w.put(if accepted { br#"{"callbackStatus":"SUCCESS"}"# } else { br#"{"callbackStatus":"FAIL"}"# });
    }
}
