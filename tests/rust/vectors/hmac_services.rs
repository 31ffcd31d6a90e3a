//! VelaFi, PAVE, Toobit and BITBITDUO.

use super::diagnose;
use super::input::{Case, borrowed};
use super::output::{Outcome, ok, request, response, signed, text_written};
use bh_auth::core::error::Error;
use bh_auth::core::hmac::{Key, Signature};
use bh_auth::services::bitbitduo::{self, Scheme, Ticket};
use bh_auth::services::{pave, toobit, velafi};

fn text(signature: Result<Signature, Error>) -> Result<String, Error> {
    signature.map(|signature| String::from_utf8(signature.hex().to_vec()).unwrap())
}

pub fn velafi(case: &Case) -> Outcome {
    let key = || Key::new(&case.bytes("secret"));
    let (http, timestamp_ms) = (case.http(), case.number("timestamp_ms"));
    match case.verb {
        "sign" => {
            let key = key()?;
            signed(velafi::payload(timestamp_ms), text(velafi::sign(&key, timestamp_ms)), |signature| {
                velafi::verify(signature, &key, timestamp_ms, None)
            })
        }
        "verify" => {
            ok(velafi::verify(&case.bytes("signature"), &key()?, timestamp_ms, case.window().as_ref()))
        }
        "token_request" => {
            let (key, api_key) = (key()?, case.bytes("api_key"));
            request(velafi::token_request(&key, &api_key, timestamp_ms))
        }
        "request" => {
            let call = case.member("call");
            let (token, content_type, plain) =
                (call.bytes("token"), call.bytes("content_type"), call.plain());
            request(velafi::request(&token, &plain.call(), &content_type))
        }
        "token_response" => response(velafi::token_response(&http.http())),
        "response" => response(velafi::response(&http.http())),
        "webhook_verify" => ok(velafi::webhook_verify(
            &case.bytes("signature"),
            &case.bytes("public_key"),
            &case.bytes("body"),
        )),
        "webhook_id" => text_written(velafi::webhook_id(&case.bytes("body"))),
        "webhook_acknowledge" => text_written(Ok(velafi::webhook_acknowledge(case.number("accepted") != 0))),
        "diagnose" => diagnose::run("velafi", case, None),
        verb => panic!("unknown verb {verb}"),
    }
}

pub fn pave(case: &Case) -> Outcome {
    let key = || Key::new(&case.bytes("secret"));
    let call = if case.has("call") { case.member("call") } else { case.member("") };
    let place = if case.has("call") { &call } else { case };
    let [username, api_key, timestamp] = ["username", "api_key", "timestamp"].map(|name| place.bytes(name));
    let parts = pave::Parts { username: &username, api_key: &api_key, timestamp: &timestamp };
    match case.verb {
        "sign" => {
            let key = key()?;
            signed(pave::payload(&parts), text(pave::sign(&key, &parts)), |signature| {
                pave::verify(signature, &key, &parts, None)
            })
        }
        "verify" => ok(pave::verify(&case.bytes("signature"), &key()?, &parts, case.window().as_ref())),
        "request" => {
            let (key, plain) = (key()?, place.plain());
            request(pave::request(&key, &parts, &plain.call()))
        }
        "response" => response(pave::response(&case.http().http())),
        "callback_verify" => ok(pave::callback_verify(&case.bytes("sent"), &case.bytes("stored"))),
        "diagnose" => diagnose::run("pave", case, None),
        verb => panic!("unknown verb {verb}"),
    }
}

pub fn toobit(case: &Case) -> Outcome {
    let key = || Key::new(&case.bytes("secret"));
    match case.verb {
        "sign" => {
            let (key, query, body) = (key()?, case.bytes("query"), case.bytes("body"));
            signed(toobit::payload(&query, &body), text(toobit::sign(&key, &query, &body)), |signature| {
                toobit::verify(signature, &key, &query, &body, 0)
            })
        }
        "verify" => ok(toobit::verify(
            &case.bytes("signature"),
            &key()?,
            &case.bytes("query"),
            &case.bytes("body"),
            case.number("now_ms"),
        )),
        "request" | "key_request" => {
            let call = case.member("call");
            let [api_key, method, path, json] =
                ["api_key", "method", "path", "json"].map(|name| call.bytes(name));
            let (query, form) = (call.params("query"), call.params("form"));
            let (query, form) = (borrowed(&query), borrowed(&form));
            let call = toobit::Call {
                api_key: &api_key,
                method: &method,
                path: &path,
                query,
                form,
                json: &json,
                timestamp_ms: call.number("timestamp_ms"),
                recv_window_ms: call.number("recv_window_ms"),
            };
            if case.verb == "key_request" {
                return request(toobit::key_request(&call));
            }
            let key = key()?;
            request(toobit::request(&key, &call))
        }
        "time_request" => request(Ok(toobit::time_request)),
        "response" => response(toobit::response(&case.http().http())),
        "response_item" => {
            let index = case.number("index").try_into().unwrap();
            response(toobit::response_item(&case.http().http(), index))
        }
        "time_response" => response(toobit::time_response(&case.http().http())),
        "stream_response" => response(toobit::stream_response(&case.http().http(), case.number("sent_ms"))),
        "stream_url" => text_written(toobit::stream_url(&case.bytes("listen_key"))),
        "diagnose" => diagnose::run("toobit", case, None),
        verb => panic!("unknown verb {verb}"),
    }
}

pub fn bitbitduo(case: &Case) -> Outcome {
    let (app_id, app_key, http) = (case.bytes("app_id"), case.bytes("app_key"), case.http());
    let ticket = || {
        let scheme = match case.raw("scheme").as_str() {
            Some("SHA256") => Scheme::Sha256,
            Some("HMAC_SHA256") => Scheme::HmacSha256,
            Some("HMAC_SHA256_APPID") => Scheme::HmacSha256AppId,
            Some(other) => panic!("unknown scheme {other}"),
            // In Rust another number cannot be passed at all.
            None => return Err(Error::Scheme),
        };
        let random = case.number("random").try_into().unwrap();
        Ok(Ticket { scheme, app_id: &app_id, app_key: &app_key, random, time_s: case.number("time_s") })
    };
    match case.verb {
        "sign" => {
            let ticket = ticket()?;
            signed(bitbitduo::payload(&ticket), text(bitbitduo::sign(&ticket)), |signature| {
                bitbitduo::verify(signature, &ticket, None)
            })
        }
        "verify" => ok(bitbitduo::verify(&case.bytes("signature"), &ticket()?, case.window().as_ref())),
        "token_request" => {
            let ticket = ticket()?;
            request(bitbitduo::token_request(&ticket))
        }
        "request" | "message" => {
            let [token, method, params] = ["token", "rpc_method", "rpc_params"].map(|name| case.bytes(name));
            let id = case.number("rpc_id").try_into().unwrap();
            let call = bitbitduo::Call { token: &token, method: &method, params: &params, id };
            if case.verb == "message" {
                return text_written(bitbitduo::message(&call));
            }
            request(bitbitduo::request(&call))
        }
        "response" => response(bitbitduo::response(&http.http(), case.number("rpc_id").try_into().unwrap())),
        "time_request" => request(Ok(bitbitduo::time_request)),
        "token_response" => response(bitbitduo::token_response(&http.http(), case.number("sent_ms"))),
        "time_response" => response(bitbitduo::time_response(&http.http())),
        "diagnose" => diagnose::run("bitbitduo", case, ticket().ok().map(|ticket| ticket.scheme)),
        verb => panic!("unknown verb {verb}"),
    }
}
