//! check: one call that changes nothing tells whether an account works, and what is wrong if it does not.
//! time offset: the clock alone.

use crate::args::Service;
use crate::credentials::Credentials;
use crate::fail::{self, Fail};
use crate::output::Output;
use crate::request::{Built, base, pave_request};
use crate::response;
use crate::signing::{Claims, bitbitduo_account, hmac_key};
use bh_auth::core::clock::{self, Offset};
use bh_auth::core::request::Call;
use bh_auth::core::{key_text, time};
use bh_auth::services::{self, velafi};
use bh_auth::{HttpResponse, Outcome, Response, bitbitduo, mixin, now_ms, pave, toobit};
use serde_json::{Value, json};
use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::time::Duration;
use zeroize::Zeroizing;

/// What came of a request, and when.
struct Came {
    status: u16,
    headers: Vec<(String, String)>,
    body: Zeroizing<Vec<u8>>,
    sent_ms: i64,
    received_ms: i64,
}

/// One of the four things that a service looks at.
struct Finding {
    name: &'static str,
    verdict: &'static str,
    message: String,
}

pub fn account(
    service: Service,
    option: Option<String>,
    from: &Credentials,
    out: &Output,
) -> Result<ExitCode, Fail> {
    let base = base(service, option.as_deref(), from, service.host())?;
    let built = harmless(service, from)?;
    let clock = match service {
        Service::Toobit | Service::Bitbitduo => measured(service, &base)?,
        _ => None,
    };
    let came = send(&base, &built)?;
    let clock = clock.or_else(|| by_date(&came));
    let response = read(service, &came)?;
    let findings = findings(service, &response, clock, from.copied_along(service));
    let works = response.outcome == Outcome::Accepted;
    let summary = match response.outcome {
        Outcome::Accepted if service == Service::Bitbitduo => {
            "The account works. The token that this took is dropped; the next can be had in a minute."
        }
        Outcome::Accepted => "The account works.",
        // Of a response that is not the service's own, the library's advice is for a call that may be sent again.
        _ if is_foreign(&response) => {
            "This is not the service's own response, and tells nothing of the account: try again after a moment, then \
             look at the host, and for a proxy or a firewall on the way."
        }
        _ => response.advice,
    };
    if out.json {
        out.object(&json!({
            "service": service.name(),
            "base": base,
            "works": works,
            "outcome": response::outcome(response.outcome),
            "error_code": response.error_code,
            "error_name": response.error_name,
            "error_message": response.error_message,
            "advice": if works { "" } else { summary },
            "checks": findings.iter().map(Finding::object).collect::<Vec<_>>(),
        }))?;
    } else {
        let path = String::from_utf8_lossy(&built.target);
        let path = path.split('?').next().unwrap_or_default();
        let mut text = format!("{} {base}{path}\n", String::from_utf8_lossy(&built.method));
        findings.iter().for_each(|finding| text.push_str(&finding.line()));
        if !works {
            let (code, name, words) = (response.error_code, &response.error_name, &response.error_message);
            let said = format!("The service said: {code} {name} {words}").replace("  ", " ");
            text.push_str(said.trim_end());
            text.push('\n');
        }
        text.push_str(&wrapped(summary));
        out.bytes(text.as_bytes())?;
    }
    Ok(match response.outcome {
        Outcome::Accepted => ExitCode::SUCCESS,
        Outcome::Refused if is_foreign(&response) => ExitCode::from(fail::UNABLE),
        Outcome::Refused | Outcome::Partial => ExitCode::from(fail::NO),
        Outcome::Unknown => ExitCode::from(fail::UNABLE),
    })
}

pub fn offset(
    service: Service,
    option: Option<String>,
    from: &Credentials,
    out: &Output,
) -> Result<ExitCode, Fail> {
    let base = base(service, option.as_deref(), from, service.host())?;
    let measured =
        measured(service, &base)?.ok_or_else(|| Fail::unable(format!("{base} did not tell its time")))?;
    out.line(
        measured.offset_ms.to_string().as_bytes(),
        || json!({ "offset_ms": measured.offset_ms, "uncertainty_ms": measured.uncertainty_ms }),
    )
}

/// The call that is tried. PAVE's reads one callback, and makes no session, which costs money.
fn harmless(service: Service, from: &Credentials) -> Result<Built, Fail> {
    let get = |target| Call { method: b"GET", target, body: b"" };
    Ok(match service {
        Service::Velafi => {
            let api_key = from.text(service, "api_key")?;
            let key = hmac_key(from, service)?;
            Built::render(velafi::token_request(&key, &api_key, now_ms()?)?)
        }
        Service::Pave => {
            let timestamp = time::format_utc(now_ms()? / 1000)?[..20].to_vec();
            pave_request(from, Zeroizing::new(timestamp), &get(b"/v1/callbacks/SESSION:COMPLETE"))?
        }
        Service::Mixin => {
            let secret = from.secret(service)?;
            let options = Default::default();
            let claims = Claims::read(&options, from, &secret)?;
            let key = key_text::private(&secret)?;
            Built::render(services::mixin::request(&key, &claims.of(&options), &get(b"/me"))?)
        }
        Service::Toobit => {
            let api_key = from.text(service, "api_key")?;
            let none = std::iter::empty();
            let call = services::toobit::Call {
                api_key: &api_key,
                method: b"GET",
                path: b"/api/v1/account/checkApiKey",
                query: none.clone(),
                form: none,
                json: b"",
                timestamp_ms: now_ms()?,
                recv_window_ms: 0,
            };
            Built::render(services::toobit::request(&hmac_key(from, service)?, &call)?)
        }
        Service::Bitbitduo => {
            let (app_id, app_key) = bitbitduo_account(None, from)?;
            let ticket = services::bitbitduo::Ticket {
                scheme: bitbitduo::Scheme::Sha256,
                app_id: &app_id,
                app_key: &app_key,
                random: bitbitduo::random()?,
                time_s: now_ms()? / 1000,
            };
            Built::render(services::bitbitduo::token_request(&ticket)?)
        }
    })
}

fn read(service: Service, came: &Came) -> Result<Response, Fail> {
    let http = came.http();
    let mut response = match service {
        Service::Velafi => bh_auth::velafi::token_response(&http)?,
        Service::Pave => pave::response(&http)?,
        Service::Mixin => mixin::response(&http)?,
        Service::Toobit => toobit::response(&http)?,
        Service::Bitbitduo => bitbitduo::token_response(&http, came.sent_ms)?,
    };
    // PAVE looks for the callback when it has accepted the token: that there is none is good news.
    if service == Service::Pave && came.status == 404 && !response.error_message.is_empty() {
        response.outcome = Outcome::Accepted;
    }
    Ok(response)
}

/// A page, nothing, or a failure on the way: what says nothing of the account.
fn is_foreign(response: &Response) -> bool {
    matches!(
        response.error_name.as_str(),
        "HTML_PAGE" | "EMPTY_BODY" | "NOT_JSON" | "HTTP_ERROR" | "FIREWALL"
    )
}

fn findings(
    service: Service,
    response: &Response,
    clock: Option<Offset>,
    copied_along: Option<bh_auth::Error>,
) -> Vec<Finding> {
    let blamed = blamed(service, response);
    let works = response.outcome == Outcome::Accepted;
    ["clock", "key", "permission", "address"]
        .into_iter()
        .map(|name| {
            let verdict = match blamed {
                _ if works => "ok",
                [one] if *one == name => "wrong",
                several if several.contains(&name) => "suspect",
                _ => "not known",
            };
            let message = match (verdict, copied_along) {
                ("suspect", _) => "the service does not say which of these it is".into(),
                ("wrong", Some(error)) if name == "key" => {
                    format!("{}: bh-auth secret check {}", fail::status(error), service.name())
                }
                _ => String::new(),
            };
            let finding = Finding { name, verdict, message };
            if name == "clock" { finding.with_clock(clock) } else { finding }
        })
        .collect()
}

/// What an error response is about; more than one where the service does not tell them apart.
fn blamed(service: Service, response: &Response) -> &'static [&'static str] {
    if response.outcome != Outcome::Refused || is_foreign(response) {
        return &[];
    }
    match (service, response.error_code) {
        (Service::Toobit | Service::Velafi, -1021) => &["clock"],
        (Service::Toobit | Service::Velafi, -1022 | -1107 | -2014) => &["key"],
        (Service::Toobit | Service::Velafi, -2015) => &["key", "permission", "address"],
        (Service::Toobit, -2017 | -2018) => &["key"],
        (Service::Toobit | Service::Velafi, -1002 | -1005 | -1204) => &["permission"],
        (Service::Velafi, -5032 | -5033 | -5043 | -5044 | -5068) => &["permission"],
        (Service::Toobit | Service::Velafi, -1023) => &["address"],
        (Service::Mixin | Service::Pave, 401) => &["key"],
        (Service::Mixin | Service::Pave, 403) => &["permission"],
        (Service::Bitbitduo, _) => match response.error_name.as_str() {
            "BBD_WRONG_CODE_002" | "BBD_WRONG_CODE_003" => &["clock"],
            "BBD_WRONG_CODE_004" | "BBD_WRONG_CODE_005" => &["key"],
            "BBD_WRONG_CODE_006" => &["address"],
            _ => &[],
        },
        _ => &[],
    }
}

impl Finding {
    /// The measurement, which may say more than the service did.
    fn with_clock(mut self, clock: Option<Offset>) -> Finding {
        /// The strictest of the five: Toobit accepts a second ahead.
        const TOLERATED_MS: i64 = 1000;
        let Some(clock) = clock else { return self };
        let (offset, give) = (clock.offset_ms, clock.uncertainty_ms);
        let where_to = if offset < 0 { "ahead of" } else { "behind" };
        self.message = format!("this machine is {} ms {where_to} the service (±{give} ms)", offset.abs());
        if offset.abs() > TOLERATED_MS + give {
            self.message.push_str(", set its clock");
            if self.verdict != "wrong" {
                self.verdict = "off";
            }
        } else if self.verdict == "not known" {
            self.verdict = "ok";
        }
        self
    }

    fn object(&self) -> Value {
        json!({ "name": self.name, "verdict": self.verdict, "message": self.message })
    }

    fn line(&self) -> String {
        let is_coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let (begin, end) = match self.verdict {
            _ if !is_coloured => ("", ""),
            "ok" => ("\x1b[32m", "\x1b[0m"),
            "wrong" | "off" => ("\x1b[31m", "\x1b[0m"),
            _ => ("\x1b[2m", "\x1b[0m"),
        };
        let line = format!("{:<11} {begin}{:<9}{end} {}", self.name, self.verdict, self.message);
        format!("{}\n", line.trim_end())
    }
}

impl Came {
    fn http(&self) -> HttpResponse<'_> {
        let http = HttpResponse::new(self.status).body(&self.body).method("GET");
        self.headers.iter().fold(http, |http, (name, value)| http.header(name, value))
    }
}

/// By the service's own time where it has one, else by the header Date, which has whole seconds.
fn measured(service: Service, base: &str) -> Result<Option<Offset>, Fail> {
    let (request, resolution_ms) = match service {
        Service::Toobit => (Built::render(services::toobit::time_request), 1),
        Service::Bitbitduo => (Built::render(services::bitbitduo::time_request), 1000),
        _ => {
            let request = Built {
                method: Zeroizing::new(b"GET".to_vec()),
                target: Zeroizing::new(b"/".to_vec()),
                headers: Vec::new(),
                body: Zeroizing::default(),
            };
            return Ok(by_date(&send(base, &request)?));
        }
    };
    let came = send(base, &request)?;
    let read = match service {
        Service::Toobit => toobit::time_response(&came.http()),
        _ => bitbitduo::time_response(&came.http()),
    };
    let told = read.ok().filter(|read| read.outcome == Outcome::Accepted);
    let of = |server_ms| clock::offset(came.sent_ms, came.received_ms, server_ms, resolution_ms).ok();
    Ok(told.and_then(|read| of(read.server_time_ms)).or_else(|| by_date(&came)))
}

fn by_date(came: &Came) -> Option<Offset> {
    let (_, date) = came.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("date"))?;
    clock::offset(came.sent_ms, came.received_ms, response::date_ms(date.as_bytes())?, 1000).ok()
}

/// No redirect is followed: the key is for this host alone.
fn send(base: &str, built: &Built) -> Result<Came, Fail> {
    const MOST_BODY: u64 = 1 << 20;
    // What an HTTP client says of a failure may hold the target, and with it a signature.
    let failed = |error: ureq::Error| {
        let why = match error {
            ureq::Error::Io(error) => io_failure(&error),
            ureq::Error::Timeout(_) => "nothing came within 15 seconds".into(),
            ureq::Error::HostNotFound => "there is no such host".into(),
            ureq::Error::Tls(why) => format!("TLS failed: {why}"),
            ureq::Error::Rustls(why) => format!("TLS failed: {why}"),
            ureq::Error::BodyExceedsLimit(_) => "its response is too long".into(),
            _ => "it does not speak HTTP as expected".into(),
        };
        Fail::unable(format!(
            "{base} cannot be asked: {why}. Look at the host, the network, and for a proxy on the way"
        ))
    };
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(15)))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .user_agent(concat!("bh-auth/", env!("CARGO_PKG_VERSION")));
    let agent: ureq::Agent = config.build().into();
    let url = [base.as_bytes(), &built.target].concat();
    let request = ureq::http::Request::builder().method(&built.method[..]).uri(url.as_slice());
    let request =
        built.headers.iter().fold(request, |request, (name, value)| request.header(&name[..], &value[..]));
    let request = request.body(()).map_err(|error| failed(error.into()))?;
    let sent_ms = now_ms()?;
    let mut response = agent.run(request).map_err(failed)?;
    let received_ms = now_ms()?;
    let headers = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
    let headers = headers.collect();
    let status = response.status().as_u16();
    let body = response.body_mut().with_config().limit(MOST_BODY).read_to_vec().map_err(failed)?;
    Ok(Came { status, headers, body: Zeroizing::new(body), sent_ms, received_ms })
}

/// What rustls says comes within an I/O error, and names no protocol.
fn io_failure(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidData => format!("TLS failed, or it is not spoken there: {error}"),
        _ => error.to_string(),
    }
}

/// At 80 columns.
fn wrapped(text: &str) -> String {
    let (mut lines, mut column) = (String::new(), 0);
    for word in text.split(' ') {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > 80 {
            lines.push('\n');
            column = 0;
        } else if column > 0 {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += width;
    }
    lines.push('\n');
    lines
}
