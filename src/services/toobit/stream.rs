//! User data streams: a listen key is made by POST, renewed within its hour by PUT, and closed by DELETE, each a signed
//! call as any other. The key alone opens the account's stream, so that it is a secret, and read as a token.
//!
//! Source: Toobit, "User Data Streams" of spot and of USDT-M futures.

use crate::core::declassify::declassify;
use crate::core::error::Error;
use crate::core::http::Http;
use crate::core::json;
use crate::core::response::{Response, Token};
use crate::core::time;
use crate::core::writer::Writer;

const LISTEN_KEY_LIFETIME_MS: i64 = 3_600_000;

/// Reads the response to the call that makes a stream, sent at `sent_ms`, from which the key's hour counts.
pub fn stream_response<'a>(http: &Http<'a>, sent_ms: i64) -> Result<Response<'a>, Error> {
    http.check()?;
    time::check_ms(sent_ms)?;
    super::response::read(http, |_, _| {
        let [listen_key] = json::object(http.content(), ["listenKey"]).ok()?;
        let listen_key = json::text(listen_key).filter(json::Text::is_plain);
        let token = Token::new(listen_key)?;
        let expires_ms = sent_ms + LISTEN_KEY_LIFETIME_MS;
        Some(Response { token, expires_ms, ..Response::accepted(http.status) })
    })
}

/// Writes the address of the socket that a listen key opens.
pub fn stream_url(listen_key: &[u8]) -> Result<impl Fn(&mut Writer), Error> {
    // Every byte is looked at, and none is branched on.
    let plain = listen_key.iter().fold(true, |all, byte| all & json::is_plain(*byte));
    if listen_key.is_empty() || !declassify(plain, "whether a listen key can be sent is told") {
        return Err(Error::ListenKey);
    }
    Ok(move |w: &mut Writer| {
        w.put(b"wss://stream.toobit.com/api/v1/ws/");
        w.put(listen_key);
    })
}
