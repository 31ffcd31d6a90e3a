//! response: what came, read.

use crate::args::{Came, Of, Service};
use crate::credentials::Credentials;
use crate::fail::{self, Fail};
use crate::output::Output;
use crate::signing::members;
use bh_auth::core::http::Http;
use bh_auth::{HttpResponse, Outcome, Response, bitbitduo, mixin, pave, toobit, velafi};
use std::process::ExitCode;

pub fn print(came: &Came, service: Service, from: &Credentials, out: &Output) -> Result<ExitCode, Fail> {
    let body = from.given(&came.body)?;
    let text = |text: &std::ffi::OsStr, name: &str| {
        text.to_str().map(str::to_string).ok_or_else(|| Fail::usage(format!("{name} is not UTF-8")))
    };
    let method = text(&came.method, "--method")?;
    let headers = came.header.iter().map(|header| {
        let header = text(header, "--header")?;
        let pair = header.split_once(':').map(|(name, value)| (name.to_string(), value.to_string()));
        pair.ok_or_else(|| Fail::usage("--header is given as 'NAME: VALUE'"))
    });
    let headers = headers.collect::<Result<Vec<_>, Fail>>()?;
    let status = u16::try_from(came.status).unwrap_or(u16::MAX);
    let http = HttpResponse::new(status).body(&body).method(&method);
    let http = headers.iter().fold(http, |http, (name, value)| http.header(name, value));
    let response = read(came, service, &http)?;
    let words = outcome(response.outcome);
    let texts = [
        ("outcome", words),
        ("error_name", &response.error_name),
        ("error_message", &response.error_message),
        ("detail", &response.detail),
        ("advice", response.advice),
        ("token", &response.token),
    ];
    let numbers = [
        ("http_status", response.http_status.into()),
        ("error_code", response.error_code),
        ("expires_ms", response.expires_ms),
        ("server_time_ms", response.server_time_ms),
        ("retry_after_ms", response.retry_after_ms),
        ("retry_at_ms", response.retry_at_ms),
        ("item_count", response.item_count.into()),
        ("failed_count", response.failed_count.into()),
    ];
    let texts = texts.into_iter().map(|(name, text)| (name, text.into()));
    members(out, texts.chain(numbers.into_iter().map(|(name, number)| (name, number.into()))))?;
    Ok(match response.outcome {
        Outcome::Accepted => ExitCode::SUCCESS,
        _ => ExitCode::from(fail::NO),
    })
}

fn read(came: &Came, service: Service, http: &HttpResponse) -> Result<Response, Fail> {
    let other = || Err(Fail::usage(format!("{} has no such response", service.name())));
    let sent = || came.sent.map_or_else(bh_auth::now_ms, Ok);
    Ok(match (service, came.of, came.item) {
        (Service::Toobit, Of::Call, Some(item)) => toobit::response_item(http, item)?,
        (_, _, Some(_)) => return other(),
        (Service::Velafi, Of::Call, _) => velafi::response(http)?,
        (Service::Velafi, Of::Token, _) => velafi::token_response(http)?,
        (Service::Pave, Of::Call, _) => pave::response(http)?,
        (Service::Mixin, Of::Call, _) => mixin::response(http)?,
        (Service::Mixin, Of::Token, _) => mixin::token_response(http)?,
        (Service::Toobit, Of::Call, _) => toobit::response(http)?,
        (Service::Toobit, Of::Time, _) => toobit::time_response(http)?,
        (Service::Bitbitduo, Of::Time, _) => bitbitduo::time_response(http)?,
        (Service::Toobit, Of::Stream, _) => toobit::stream_response(http, sent()?)?,
        (Service::Bitbitduo, Of::Token, _) => bitbitduo::token_response(http, sent()?)?,
        (Service::Bitbitduo, Of::Call, _) => bitbitduo::response(http, came.id)?,
        _ => return other(),
    })
}

pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unknown => "unknown",
        Outcome::Accepted => "accepted",
        Outcome::Refused => "refused",
        Outcome::Partial => "partial",
    }
}

/// The server's clock by its `Date`.
pub fn date_ms(value: &[u8]) -> Option<i64> {
    let mut http = Http::new(200, b"");
    http.header(b"Date", value);
    http.date_ms()
}
