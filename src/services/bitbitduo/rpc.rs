//! Calls after the token: JSON-RPC, whose first parameter the token is. Nothing is signed.
//!
//! Source: BitBitDuo/demo-source-code. Its responses are in no document: they are read as those of ViaBTC's open
//! server, whose calls these are.

use crate::core::checks;
use crate::core::declassify::declassify;
use crate::core::error::Error;
use crate::core::http::Http;
use crate::core::json::{self, Member, Raw, Value};
use crate::core::request::Request;
use crate::core::response::Response;
use crate::core::writer::Writer;
use crate::services::codes;
use crate::services::reading::{self, Said};

/// What a parameter is.
#[derive(Clone, Copy)]
enum Kind {
    /// A text, such as a market.
    Name,
    /// 1 (sell) or 2 (buy).
    Side,
    /// A decimal number as a text.
    Amount,
    /// A whole number.
    Number,
}
use Kind::{Amount, Name, Number, Side};

/// Where a method's calls go.
#[derive(Clone, Copy)]
enum Place {
    /// By POST to that path.
    Path(&'static [u8]),
    /// To the socket alone.
    Socket,
}
use Place::{Path, Socket};

/// A method: its name, its place, whether the token is its first parameter, and what the others are.
type Method = (&'static [u8], Place, bool, &'static [Kind]);

#[rustfmt::skip]
const METHODS: [Method; 11] = [
    (b"balance.query", Path(b"/"), true, &[]),
    (b"order.query", Path(b"/"), true, &[Number, Number]),
    (b"order.limit", Path(b"/"), true, &[Name, Side, Amount, Amount, Number]),
    (b"order.market", Path(b"/"), true, &[Name, Side, Amount, Number]),
    (b"order.cancel", Path(b"/"), true, &[Name, Number]),
    (b"order.history", Path(b"/history/"), true, &[Name, Number, Number, Number, Number]),
    (b"depth.query", Path(b"/depth/"), false, &[Name, Number]),
    (b"depth.subscribe", Socket, false, &[Name, Name, Number]),
    (b"deals.subscribe", Socket, false, &[Name]),
    (b"orders.subscribe", Socket, true, &[]),
    (b"balance.subscribe", Socket, true, &[]),
];

/// A call.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    /// The token; empty for the methods that take none.
    pub token: &'a [u8],
    /// Such as `order.limit`.
    pub method: &'a [u8],
    /// The parameters behind the token, a JSON list; empty: none.
    pub params: &'a [u8],
    /// What the response comes back with.
    pub id: u32,
}

impl Call<'_> {
    fn check(&self) -> Result<&'static Method, Error> {
        let method = METHODS.iter().find(|(name, ..)| *name == self.method).ok_or(Error::RpcMethod)?;
        let (.., has_token, kinds) = method;
        if *has_token {
            checks::header_value(self.token)?;
            // What would end the text in JSON. Every byte is looked at, and none is branched on.
            let is_plain = self.token.iter().fold(true, |all, byte| all & (*byte != b'"') & (*byte != b'\\'));
            if !declassify(is_plain, "whether a token can be sent is told") {
                return Err(Error::HeaderValue);
            }
        } else if !self.token.is_empty() {
            return Err(Error::RpcParams);
        }
        let list = self.params.trim_ascii();
        let is_list = list.is_empty() || list.starts_with(b"[") && json::is_document(list);
        let fits = is_list
            && json::items(list).count() == kinds.len()
            && json::items(list).zip(*kinds).all(|((item, _), kind)| is(item, *kind));
        if fits { Ok(method) } else { Err(Error::RpcParams) }
    }

    fn put(&self, w: &mut Writer, has_token: bool) {
        w.put(b"{\"method\":\"");
        w.put(self.method);
        w.put(b"\",\"params\":[");
        if has_token {
            w.put(b"\"");
            w.put(self.token);
            w.put(b"\"");
        }
        for (index, (_, item)) in json::items(self.params.trim_ascii()).enumerate() {
            if has_token || index > 0 {
                w.put(b",");
            }
            item.put(w);
        }
        w.put(b"],\"id\":");
        w.put_decimal(self.id.into());
        w.put(b"}");
    }
}

fn is(item: Member, kind: Kind) -> bool {
    match (kind, item) {
        (Side, Some(Value::Number(side))) => matches!(side, b"1" | b"2"),
        (Number, Some(Value::Number(number))) => number.iter().all(u8::is_ascii_digit),
        (Amount, Some(Value::Text(amount))) => amount.is_decimal(),
        (Name, Some(Value::Text(name))) => !name.is_empty() && name.is_visible_ascii(),
        _ => false,
    }
}

/// The call over HTTP.
pub fn request(call: &Call) -> Result<impl Fn(&mut Writer) -> Request, Error> {
    let (_, Path(path), has_token, _) = call.check()? else {
        return Err(Error::RpcMethod);
    };
    Ok(move |w: &mut Writer| {
        let mut request = Request::begin(w, b"POST", path);
        request.header(w, "Content-Type", b"application/json");
        request.body = w.text(|w| call.put(w, *has_token));
        request
    })
}

/// The call as a message of the socket.
pub fn message(call: &Call) -> Result<impl Fn(&mut Writer), Error> {
    let (.., has_token, _) = call.check()?;
    Ok(move |w: &mut Writer| call.put(w, *has_token))
}

/// Reads the response to the call of that id.
pub fn response<'a>(http: &Http<'a>, id: u32) -> Result<Response<'a>, Error> {
    reading::read(http, codes::BITBITDUO_RPC, ["error", "result", "id"], |[error, result, came]| {
        if json::whole_number(came) != Some(id.into()) {
            return Said::Nothing;
        }
        match (error, result) {
            (None, Some(_)) => Said::Good(Response::accepted(http.status)),
            (None, None) => Said::Nothing,
            (Some(_), _) => {
                let code = json::nested(error, ["code"]).and_then(|[code]| reading::code(code));
                Said::Bad(code, Raw::default())
            }
        }
    })
}
