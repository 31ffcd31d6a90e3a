//! What became of a request, by what a service responded: the same for every service but for what its
//! documents say, which each hands in.

use super::codes::{self, Row, known};
use crate::core::error::Error;
use crate::core::http::{Http, NoJson};
use crate::core::json::{self, Member, NoObject, Raw, Text, Value, Words, words};
use crate::core::response::{Kind, KnownError, Means, Outcome, Response};

/// What a service's JSON says of the request.
pub enum Said<'a> {
    /// It was accepted.
    Good(Response<'a>),
    /// It was not, with the code and what was said besides.
    Bad(Option<Code<'a>>, Raw<'a>),
    /// Nothing that the service documents.
    Nothing,
}

/// An error's code.
#[derive(Clone, Copy)]
pub enum Code<'a> {
    /// A number.
    Number(i64),
    /// A name in capitals, with the number that it stands for if it has one.
    Name(Option<i64>, Text<'a>),
}

/// A member's code, if it is one.
pub fn code(member: Member<'_>) -> Option<Code<'_>> {
    let name = || json::text(member).filter(Text::is_name).map(|name| Code::Name(None, name));
    json::whole_number(member).map(Code::Number).or_else(name)
}

/// A body that says `"success":false` has not succeeded, whatever else it says.
pub fn says_no(success: Member<'_>) -> bool {
    match success {
        Some(Value::Bool(success)) => !success,
        Some(Value::Text(success)) => success.is_ignoring_case(b"false"),
        _ => false,
    }
}

const SEND_AGAIN: &str = "The request failed, and can have changed nothing: send it again after a moment.";
const UNEXPLAINED: Means =
    refused("The service refused the request without a code that it documents: read its message.");
const UNDOCUMENTED: Means = refused("The service does not document this error: read its message.");
const PAGE: Means = refused(
    "A page came instead of JSON, not from the service's API: look at the HTTP status, the host and the path.",
);
const NO_JSON: Means = refused(
    "What came is no JSON, so not from the service's API: look at the HTTP status, the host and the path.",
);
const EMPTY: Means = refused("The response has no body: look at the HTTP status, the host and the path.");

const fn refused(advice: &'static str) -> Means {
    Means { kind: Kind::Refused, advice }
}

const fn unknown(advice: &'static str) -> Means {
    Means { kind: Kind::Unknown, advice }
}

// Under an HTTP status of success.
const PAGE_OF_SUCCESS: Means = unknown(
    "A page came instead of JSON: the request may have been executed, so look it up before you send it again, and look at the host.",
);
const NO_JSON_OF_SUCCESS: Means = unknown(
    "The body is no whole JSON: the request may have been executed, so look it up before you send it again.",
);
const EMPTY_OF_SUCCESS: Means =
    unknown("The body is empty: the request may have been executed, so look it up before you send it again.");
const OTHER_OF_SUCCESS: Means = unknown(
    "The response is not what the service documents: the request may have been executed, so look it up before you send it again.",
);
const NO_RESPONSE: Means = unknown(
    "No response came: the request may have been executed, so look it up by the id that you gave it before you send it again.",
);

/// Reads a response of JSON: its members of those names, which the service interprets.
pub fn read<'a, const N: usize>(
    http: &Http<'a>,
    errors: &[Row],
    names: [&str; N],
    interpret: impl FnOnce([Member<'a>; N]) -> Said<'a>,
) -> Result<Response<'a>, Error> {
    http.check()?;
    match json::object(http.content(), names) {
        Ok(members) => judge(http, errors, interpret(members), Some(Value::Object(http.content()))),
        Err(NoObject::OtherJson) => judge(http, errors, Said::Nothing, json::value(http.content()).flatten()),
        Err(NoObject::NoJson) => Ok(without_json(http, errors)),
    }
}

/// What became of the request, by what the response's JSON says, its `body`, and the HTTP status.
pub fn judge<'a>(
    http: &Http<'a>,
    errors: &[Row],
    said: Said<'a>,
    body: Member<'a>,
) -> Result<Response<'a>, Error> {
    match said {
        Said::Good(response) if http.is_success() => Ok(response.at(http)),
        Said::Good(_) | Said::Nothing if !http.is_success() => {
            Ok(failed(http, errors, None, body, Raw::default()))
        }
        Said::Bad(code, detail) => Ok(failed(http, errors, code, body, detail)),
        // It is JSON, and the request cannot have changed anything: it is the response to another one.
        _ if http.changes_nothing() => Err(Error::Response),
        _ => Ok(named(http, "UNEXPECTED_RESPONSE", OTHER_OF_SUCCESS).with_words(body, http)),
    }
}

/// A response to a request that failed, of which `said` has the service's words.
pub fn failed<'a>(
    http: &Http<'a>,
    errors: &[Row],
    code: Option<Code<'a>>,
    said: Member<'a>,
    detail: Raw<'a>,
) -> Response<'a> {
    let of_status = known(errors, http.status.into()).or_else(|| known(codes::HTTP, http.status.into()));
    let (error_code, name, means, is_documented) = match code {
        Some(Code::Number(number)) => match known(errors, number).or_else(|| known_as_http(number)) {
            Some((_, name, means)) => (number, Text::plain(name), Some(means), true),
            None => (number, Text::default(), None, false),
        },
        Some(Code::Name(number, name)) => {
            let documented =
                number.and_then(|number| known(errors, number)).filter(|(_, own, _)| name.is(own.as_bytes()));
            let means = documented.map_or(UNDOCUMENTED, |(.., means)| means);
            (number.unwrap_or(http.status.into()), name, Some(means), documented.is_some())
        }
        None => match of_status {
            Some((number, name, means)) => (number, Text::plain(name), Some(means), false),
            None => {
                let name = if http.is_success() { "UNEXPLAINED" } else { "HTTP_ERROR" };
                (http.status.into(), Text::plain(name), Some(UNEXPLAINED), false)
            }
        },
    };
    // A code that nobody documents tells less than an HTTP status that asks for something.
    let tells = |status| matches!(status, 401 | 403 | 408 | 418 | 429 | 499);
    let (name, means) = match (means, of_status) {
        (None, Some((status, name, means))) if tells(status) => (Text::plain(name), Some(means)),
        _ => (name, means),
    };
    let has_failed = |status| matches!(status, 408 | 499 | 500..600);
    let means = if !is_documented && (has_failed(http.status.into()) || has_failed(error_code)) {
        Means { kind: Kind::Unknown, ..codes::LOOK_UP.means() }
    } else {
        means.unwrap_or(refused(""))
    };
    let response = Response { error_code, error_name: name, ..Response::default() }.meaning(http, means);
    Response { detail, ..response }.with_words(said, http)
}

/// A response that has no JSON.
pub fn without_json<'a>(http: &Http<'a>, errors: &[Row]) -> Response<'a> {
    let status = i64::from(http.status);
    let of_status = known(errors, status).or_else(|| known(codes::HTTP, status));
    let body = http.no_json();
    let said = match body {
        NoJson::Other(words) => words.map(Value::Text),
        _ => None,
    };
    let response = match (http.status, body, of_status) {
        (0, ..) => named(http, "NO_RESPONSE", NO_RESPONSE),
        (204 | 205, NoJson::Empty, _) => Response::accepted(http.status).at(http),
        (200..300, NoJson::Empty, _) => named(http, "EMPTY_BODY", EMPTY_OF_SUCCESS),
        (200..300, NoJson::Page, _) => named(http, "HTML_PAGE", PAGE_OF_SUCCESS),
        (200..300, NoJson::Other(_), _) => named(http, "NOT_JSON", NO_JSON_OF_SUCCESS),
        (500..600, ..) => named(http, "HTTP_ERROR", codes::LOOK_UP.means()),
        (408 | 418 | 429 | 499, _, Some((_, name, means))) => named(http, name, means),
        (403, NoJson::Empty, Some((_, name, means))) if known(errors, 403).is_some() => {
            named(http, name, means)
        }
        (403, ..) => named(http, "FIREWALL", codes::FIREWALL.means()),
        (_, NoJson::Empty, Some((_, name, means))) => named(http, name, means),
        (_, NoJson::Empty, None) => named(http, "HTTP_ERROR", EMPTY),
        (_, NoJson::Page, _) => named(http, "HTTP_ERROR", PAGE),
        (_, NoJson::Other(_), _) => named(http, "HTTP_ERROR", NO_JSON),
    };
    response.with_words(said, http)
}

/// Some services give HTTP's numbers as codes of their own.
fn known_as_http(number: i64) -> Option<KnownError> {
    let failed = (500..600).contains(&number).then_some((number, "HTTP_ERROR", codes::LOOK_UP.means()));
    known(codes::HTTP, number).or(failed)
}

fn named<'a>(http: &Http<'a>, name: &'static str, means: Means) -> Response<'a> {
    let error_code = http.status.into();
    Response { error_code, error_name: Text::plain(name), ..Response::default() }.meaning(http, means)
}

impl<'a> Response<'a> {
    /// The same with what HTTP's headers say.
    fn at(self, http: &Http) -> Self {
        let server_time_ms =
            if self.server_time_ms == 0 { http.date_ms().unwrap_or(0) } else { self.server_time_ms };
        Response { http_status: http.status, server_time_ms, ..self }
    }

    /// The same with what the error means for this request.
    fn meaning(self, http: &Http, means: Means) -> Self {
        let (outcome, advice) = match means.kind {
            Kind::Unknown if http.changes_nothing() => (Outcome::Refused, SEND_AGAIN),
            Kind::Unknown => (Outcome::Unknown, means.advice),
            Kind::Refused | Kind::Wait => (Outcome::Refused, means.advice),
        };
        let retry = http.retry().unwrap_or_default();
        Response { outcome, advice, retry, ..self }.at(http)
    }

    /// The same with the service's words, and if there are none, with all that it said.
    fn with_words(self, said: Member<'a>, http: &Http<'a>) -> Self {
        let Some(words) = words::of(said) else {
            let is_empty = !matches!(said, Some(Value::Object(_) | Value::List(_) | Value::Number(_)));
            let detail = if self.detail.is_empty() && !is_empty {
                Raw::new(http.content().trim_ascii())
            } else {
                self.detail
            };
            return Response { detail, ..self };
        };
        let of_words = || words.number_behind(b"until ").and_then(|time| http.until(milliseconds(time)));
        let is_said = self.retry.after_ms > 0 || self.retry.at_ms > 0;
        let retry = if is_said { self.retry } else { of_words().unwrap_or_default() };
        Response { error_message: Words(words), retry, ..self }
    }
}

/// A Unix time in either unit.
fn milliseconds(time: i64) -> i64 {
    if time < 100_000_000_000 { time * 1000 } else { time }
}
