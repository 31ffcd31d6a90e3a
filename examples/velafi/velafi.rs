//! VelaFi: a signed request buys a token, and later calls carry it. The document's sample stops at the signature.
//! Environment: BH_VELAFI_API_KEY, BH_VELAFI_SECRET; BH_VELAFI_HOST names another host.

use bh_auth::velafi::{self, Account, Call};
use bh_auth::{HttpResponse, Outcome, Request};
use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let account = Account::new(&env::var("BH_VELAFI_API_KEY")?, &env::var("BH_VELAFI_SECRET")?)?;
    let (status, body) = send(&account.token_request(bh_auth::now_ms()?)?)?;
    let bought = velafi::token_response(&HttpResponse::new(status).body(&body).method("GET"))?;
    if bought.outcome != Outcome::Accepted {
        return Err(bought.advice.into());
    }
    let (status, body) = send(&Call::new("GET", "/v2/account").build(&bought.token)?)?;
    let response = velafi::response(&HttpResponse::new(status).body(&body).method("GET"))?;
    println!("{:?} {} {}", response.outcome, String::from_utf8_lossy(&body), response.advice);
    if response.outcome == Outcome::Accepted { Ok(()) } else { Err(response.error_name.as_str().into()) }
}

/// Sends it exactly as it is, here by ureq.
fn send(request: &Request) -> Result<(u16, Vec<u8>), Box<dyn Error>> {
    let host = env::var("BH_VELAFI_HOST").unwrap_or_else(|_| "https://api.velafi.com".into());
    let mut http =
        ureq::http::Request::builder().method(request.method()).uri(format!("{host}{}", request.target()));
    for (name, value) in request.headers() {
        http = http.header(name, value);
    }
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut response = agent.run(http.body(request.body())?)?;
    Ok((response.status().as_u16(), response.body_mut().read_to_vec()?))
}
