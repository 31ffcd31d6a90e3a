//! A call to Mixin with its token. Sends nothing: put your HTTP client where it says so. The key is that of
//! RFC 8032, TEST 1.

use bh_auth::{Ed25519Key, HttpResponse, mixin};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let key = Ed25519Key::from_hex(b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")?;
    let session = mixin::Session::new(
        "89e0bdee-c355-47f2-945a-be48be875606",
        "c09cf313-7ded-425d-ad3f-a1ce4cfd5e5e",
        key,
    );
    let request = session.call("GET", "/me").build(bh_auth::now_ms()? / 1000, &bh_auth::uuid_v4()?)?;
    println!("{} https://api.mixin.one{}", request.method(), request.target());
    for (name, value) in request.headers() {
        println!("{name}: {:.40}", value);
    }

    // Send it here. This is an error of Mixin's, which comes with HTTP status 202.
    let body = br#"{"error":{"status":202,"code":401,"description":"Unauthorized"}}"#;
    let response = mixin::response(&HttpResponse::new(202).body(body).method(request.method()))?;
    println!("{:?}: {} ({})", response.outcome, response.error_name, response.advice);
    Ok(())
}
