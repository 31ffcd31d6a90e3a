//! What each service's responses say, as its document has it.

use crate::json::{Member, Object, Text};
use crate::status::{HTTP_STATUS, JSON, RESPONSE};
use crate::times::{check_ms, check_s};

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reader {
    VelafiToken,
    Velafi,
    Pave,
    Mixin,
    Toobit,
    ToobitTime,
    BitbitduoToken,
    BitbitduoTime,
}

impl Reader {
    pub const ALL: [Reader; 8] = [
        Reader::VelafiToken,
        Reader::Velafi,
        Reader::Pave,
        Reader::Mixin,
        Reader::Toobit,
        Reader::ToobitTime,
        Reader::BitbitduoToken,
        Reader::BitbitduoTime,
    ];
}

#[derive(Debug, Default, PartialEq)]
pub struct Response {
    pub is_accepted: bool,
    pub error_code: i64,
    pub error_name: String,
    pub error_message: String,
    pub token: String,
    pub expires_ms: i64,
    pub server_time_ms: i64,
}

type Read = Result<Response, u32>;

fn accepted() -> Response {
    Response { is_accepted: true, ..Response::default() }
}

fn refused(error_code: i64, error_name: &str, message: Option<String>) -> Read {
    let (error_name, error_message) = (error_name.to_owned(), message.unwrap_or_default());
    Ok(Response { error_code, error_name, error_message, ..Response::default() })
}

fn is_success(http_status: u32) -> bool {
    (200..300).contains(&http_status)
}

/// What no document describes: the HTTP status tells whether it is a refusal.
fn unexpected(http_status: u32, status: u32) -> Read {
    if is_success(http_status) { Err(status) } else { refused(http_status.into(), "HTTP_ERROR", None) }
}

/// A token that can be sent on, as a C string too.
fn token(member: Member) -> Option<String> {
    member.text().filter(|token| !token.is_empty() && !token.contains('\0'))
}

/// Reads a response.
pub fn read(reader: Reader, http_status: u32, body: &[u8], sent_ms: i64) -> Read {
    if http_status != 0 && !(100..600).contains(&http_status) {
        return Err(HTTP_STATUS);
    }
    if reader == Reader::BitbitduoToken {
        check_ms(sent_ms)?;
    }
    if reader == Reader::Pave {
        return pave(http_status, body);
    }
    let object = match Text::read(body) {
        Text::Object(object) => object,
        Text::Array if reader == Reader::Toobit && is_success(http_status) => return Ok(accepted()),
        Text::Array | Text::Other => return unexpected(http_status, RESPONSE),
        Text::NotJson => return unexpected(http_status, JSON),
    };
    let response = match reader {
        Reader::VelafiToken | Reader::Velafi => velafi(reader, http_status, &object),
        Reader::Mixin => mixin(http_status, &object),
        Reader::Toobit | Reader::ToobitTime => toobit(reader, http_status, &object),
        _ => bitbitduo(reader, http_status, &object, sent_ms),
    };
    response.unwrap_or_else(|| unexpected(http_status, RESPONSE))
}

fn bhex(code: i64, message: Member) -> Read {
    let name = match code {
        -1002 => "UNAUTHORIZED",
        -1003 => "TOO_MANY_REQUESTS",
        -1021 => "INVALID_TIMESTAMP",
        -1022 => "INVALID_SIGNATURE",
        -1023 => "BIND_IP_FIRST",
        -2014 => "BAD_API_KEY_FORMAT",
        -2015 => "REJECTED_API_KEY",
        _ => "",
    };
    refused(code, name, message.text())
}

// Below, nothing stands for what the document does not describe.

fn velafi(reader: Reader, http_status: u32, object: &Object) -> Option<Read> {
    let [code, msg, data] = object.members(["code", "msg", "data"])?;
    let code = code.integer()?;
    if code != 200 {
        return Some(bhex(code, msg));
    }
    if !is_success(http_status) || reader == Reader::Velafi {
        return is_success(http_status).then(|| Ok(accepted()));
    }
    let [given, expires] = data.object()?.members(["token", "expireTime"])?;
    let token = token(given)?;
    let expires_ms = expires.integer().filter(|ms| check_ms(*ms).is_ok())?;
    Some(Ok(Response { token, expires_ms, ..accepted() }))
}

fn toobit(reader: Reader, http_status: u32, object: &Object) -> Option<Read> {
    let [code, msg, time] = object.members(["code", "msg", "serverTime"])?;
    let code = if code.is_there() { code.integer()? } else { 0 };
    if !matches!(code, 0 | 200) {
        return Some(bhex(code, msg));
    }
    if !is_success(http_status) || reader == Reader::Toobit {
        return is_success(http_status).then(|| Ok(accepted()));
    }
    let server_time_ms = time.integer().filter(|ms| check_ms(*ms).is_ok())?;
    Some(Ok(Response { server_time_ms, ..accepted() }))
}

fn mixin(http_status: u32, object: &Object) -> Option<Read> {
    let [error] = object.members(["error"])?;
    if !error.is_there() {
        return (is_success(http_status) && http_status != 202).then(|| Ok(accepted()));
    }
    let [code, description] = error.object()?.members(["code", "description"])?;
    let code = code.integer()?;
    let name = match code {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        429 => "TOO_MANY_REQUESTS",
        500 => "INTERNAL_SERVER_ERROR",
        7000 => "BLAZE_SERVER_ERROR",
        10002 => "INVALID_FIELD",
        20121 => "AUTHORIZATION_CODE_EXPIRED",
        _ => "",
    };
    Some(refused(code, name, description.text()))
}

fn bitbitduo(reader: Reader, http_status: u32, object: &Object, sent_ms: i64) -> Option<Read> {
    let [status, code, msg, message, data] =
        object.members(["status", "error_code", "msg", "message", "data"])?;
    let status = status.integer()?;
    const NAMES: [&str; 6] = [
        "BBD_WRONG_CODE_001",
        "BBD_WRONG_CODE_002",
        "BBD_WRONG_CODE_003",
        "BBD_WRONG_CODE_004",
        "BBD_WRONG_CODE_005",
        "BBD_WRONG_CODE_006",
    ];
    let named = |text: String| NAMES.iter().position(|name| **name == text).map(|at| at as i64 + 1);
    let code = code.integer().or_else(|| named(code.text()?))?;
    let words = msg.text().or_else(|| message.text());
    if code != 0 {
        let name = NAMES.get((code - 1) as usize).filter(|_| (1..=6).contains(&code)).copied().unwrap_or("");
        return Some(refused(code, name, words));
    }
    if status != 200 {
        return Some(refused(status, "HTTP_ERROR", words));
    }
    let [given, time] = data.object()?.members(["apitoken", "time"])?;
    if !is_success(http_status) {
        return None;
    }
    if reader == Reader::BitbitduoTime {
        let server_time_ms = time.integer().filter(|s| check_s(*s).is_ok())? * 1000;
        return Some(Ok(Response { server_time_ms, ..accepted() }));
    }
    let token = token(given)?;
    Some(Ok(Response { token, expires_ms: sent_ms + 7_200_000, ..accepted() }))
}

fn pave(http_status: u32, body: &[u8]) -> Read {
    let is_accepted = is_success(http_status);
    let members = match Text::read(body) {
        Text::NotJson if is_accepted && !body.is_empty() => return Err(JSON),
        Text::Object(object) => object.members(["message", "error"]),
        _ => None,
    };
    if is_accepted {
        return Ok(accepted());
    }
    let message = members.and_then(|[message, error]| message.text().or_else(|| error.text()));
    let name = match http_status {
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        429 => "TOO_MANY_REQUESTS",
        _ => "HTTP_ERROR",
    };
    refused(http_status.into(), name, message)
}
