//! What Toobit responded. A batch is accepted as a whole, and each of its items says for itself what became
//! of it.

use crate::core::error::Error;
use crate::core::http::Http;
use crate::core::json::{self, Member, Raw, Value};
use crate::core::response::{Outcome, Response};
use crate::core::time;
use crate::services::codes;
use crate::services::reading::{self, Code, Said};

/// Reads a response. A list of orders or balances has no code at all.
pub fn response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    http.check()?;
    if let Some(list) = list(http) {
        return reading::judge(http, codes::TOOBIT, Said::Good(batch(http, Some(list), false)), Some(list));
    }
    read(http, |result, _| Some(batch(http, result, true)))
}

/// Reads the server's time.
pub fn time_response<'a>(http: &Http<'a>) -> Result<Response<'a>, Error> {
    read(&http.of_get(), |_, server_time| {
        let server_time_ms = json::integer(server_time).filter(|ms| time::check_ms(*ms).is_ok())?;
        Some(Response { server_time_ms, ..Response::accepted(http.status) })
    })
}

/// Reads one item of a batch's response, as a response of its own.
pub fn response_item<'a>(http: &Http<'a>, index: usize) -> Result<Response<'a>, Error> {
    http.check()?;
    let list =
        list(http).or_else(|| json::object(http.content(), ["result"]).ok().and_then(|[result]| result));
    let (item, detail) = items(list).nth(index).ok_or(Error::Index)?;
    Ok(match error(item) {
        Some(code) => Response { detail, ..reading::failed(http, codes::TOOBIT, code, item, detail) },
        None => Response { detail, ..Response::accepted(http.status) },
    })
}

pub(super) fn read<'a>(
    http: &Http<'a>,
    accept: impl FnOnce(Member<'a>, Member<'a>) -> Option<Response<'a>>,
) -> Result<Response<'a>, Error> {
    let names = ["code", "success", "result", "serverTime", "error"];
    reading::read(http, codes::TOOBIT, names, |[code, success, result, server_time, error]| {
        let is_good = match code {
            // No code at all is a success, too.
            None => json::nested(error, ["code"]).is_none_or(|[code]| code.is_none()),
            Some(_) => matches!(json::whole_number(code), Some(0 | 200)),
        };
        if is_good && !reading::says_no(success) {
            return accept(result, server_time).map_or(Said::Nothing, Said::Good);
        }
        let inner = json::nested(error, ["code"]).and_then(|[code]| code);
        let code = match json::whole_number(code) {
            Some(0 | 200) => None,
            _ => reading::code(code.or(inner)),
        };
        Said::Bad(code, Raw::default())
    })
}

/// A body that is a list.
fn list<'a>(http: &Http<'a>) -> Member<'a> {
    let begins = http.content().trim_ascii_start().first() == Some(&b'[');
    if begins { json::value(http.content()).flatten() } else { None }
}

fn items(list: Member<'_>) -> impl Iterator<Item = (Member<'_>, Raw<'_>)> {
    let list = match list {
        Some(Value::List(list)) => list,
        _ => b"",
    };
    json::items(list)
}

/// The code of an item that failed: a number other than those of success, or words beside a message.
fn error(item: Member<'_>) -> Option<Option<Code<'_>>> {
    let [code, msg, success] = json::nested(item, ["code", "msg", "success"])?;
    match json::whole_number(code) {
        Some(0 | 200) | None if reading::says_no(success) => Some(None),
        Some(0 | 200) => None,
        Some(number) => Some(Some(Code::Number(number))),
        None if code.is_some() && msg.is_some() => Some(reading::code(code)),
        None => None,
    }
}

/// What became of a batch: of each item, whether it failed. A list at the top is only a batch if an item
/// failed; other lists are data.
fn batch<'a>(http: &Http<'a>, list: Member<'a>, is_batch: bool) -> Response<'a> {
    let (mut item_count, mut failed_count, mut first, mut any_unknown) = (0_u32, 0_u32, None, false);
    for (item, _) in items(list) {
        item_count = item_count.saturating_add(1);
        if let Some(code) = error(item) {
            failed_count = failed_count.saturating_add(1);
            let failed = reading::failed(http, codes::TOOBIT, code, item, Raw::default());
            any_unknown |= failed.outcome == Outcome::Unknown;
            first.get_or_insert(failed);
        }
    }
    let Some(first) = first else {
        let item_count = if is_batch { item_count } else { 0 };
        return Response { item_count, ..Response::accepted(http.status) };
    };
    // To cancel many, DELETE, lists the failures alone: there may have been others.
    let all_failed = failed_count == item_count && !http.request_method.eq_ignore_ascii_case(b"DELETE");
    let outcome = match (all_failed, any_unknown) {
        (true, true) => Outcome::Unknown,
        (true, false) => Outcome::Refused,
        (false, _) => Outcome::Partial,
    };
    // The first that failed may be one that was refused.
    let advice = if outcome == Outcome::Unknown { codes::LOOK_UP.means().advice } else { first.advice };
    Response { outcome, advice, item_count, failed_count, detail: Raw::default(), ..first }
}
