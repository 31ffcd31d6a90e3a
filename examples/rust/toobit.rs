//! A signed order for Toobit, and what its response means. Sends nothing: put your HTTP client where it says so.
//! Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; without them a made-up account.

use bh_auth::{HttpResponse, Outcome, toobit};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let of = |name: &str, other: &str| std::env::var(name).unwrap_or_else(|_| other.into());
    let account =
        toobit::Account::new(&of("BH_TOOBIT_API_KEY", "your-key"), &of("BH_TOOBIT_SECRET", "your-secret"))?;
    let request = account
        .post("/api/v1/spot/orderTest")
        .form("symbol", "BTCUSDT")
        .form("side", "SELL")
        .form("type", "LIMIT")
        .form("quantity", "1")
        .form("price", "400")
        .build(bh_auth::now_ms()?)?;
    println!("{} https://api.toobit.com{}", request.method(), request.target());
    println!("{}", String::from_utf8_lossy(request.body()));

    // Send it here, exactly as it is. This is what a gateway's timeout looks like.
    let response =
        toobit::response(&HttpResponse::new(504).body(b"<html>504</html>").method(request.method()))?;
    match response.outcome {
        Outcome::Accepted => println!("accepted"),
        Outcome::Partial => println!("{} of {} failed", response.failed_count, response.item_count),
        Outcome::Refused => println!("refused: {} {}", response.error_name, response.error_message),
        Outcome::Unknown => println!("unknown: {}", response.advice),
    }
    Ok(())
}
