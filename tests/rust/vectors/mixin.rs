//! Mixin.

use super::diagnose;
use super::input::{Case, unhex};
use super::output::{Outcome, ok, rendered, request, response};
use bh_auth::core::error::Error;
use bh_auth::core::writer::to_vec;
use bh_auth::services::mixin::{self, Claims};
use serde_json::json;

pub fn run(case: &Case) -> Outcome {
    let (plain, claims) = (case.plain(), case.member("claims"));
    let [uid, sid, aid, iss, scp, jti] =
        ["uid", "sid", "aid", "iss", "scp", "jti"].map(|name| claims.bytes(name));
    let claims = Claims {
        uid: &uid,
        sid: &sid,
        aid: &aid,
        iss: &iss,
        scp: &scp,
        jti: &jti,
        iat_s: claims.number("iat_s"),
        exp_s: claims.number("exp_s"),
        any_body: false,
    };
    let (call, token, request_id) = (plain.call(), case.bytes("token"), case.bytes("request_id"));
    let key = || case.member("key").ed25519_key();
    match case.verb {
        "sign" => {
            let key = key()?;
            let token = rendered(mixin::sign(&key, &claims, &call)?);
            let public: [u8; 32] = unhex(case.expect["public_hex"].as_str().unwrap()).try_into().unwrap();
            let verify = |token: &[u8]| mixin::verify(token, &public, &call, &jti, None, false);
            assert_eq!(verify(token.as_bytes()), Ok(()));
            let mut tampered = token.clone().into_bytes();
            let inside = tampered.len() - 40;
            tampered[inside] = if tampered[inside] == b'A' { b'B' } else { b'A' };
            assert_eq!(verify(&tampered), Err(Error::Signature));
            Ok(json!({
                "payload": rendered(mixin::payload(&claims, &call)?),
                "token": token,
                "public_hex": super::output::hex(&key.public()),
            }))
        }
        "verify" => {
            let (public, window) = (case.array("public_hex"), case.window());
            ok(mixin::verify(&token, &public, &call, &request_id, window.as_ref(), false))
        }
        "integrity_verify" => ok(mixin::integrity_verify(
            &token,
            &case.array("public_hex"),
            &call,
            &request_id,
            case.window().as_ref(),
        )),
        "decode" => {
            let (decoded, buffer) = to_vec(|w| mixin::decode(w, &token));
            let decoded = decoded?;
            let claims = decoded.claims;
            let mut fields = json!({"iat_s": claims.iat_s, "exp_s": claims.exp_s});
            for (name, span) in [
                ("alg", decoded.alg),
                ("sig", claims.sig),
                ("uid", claims.uid),
                ("sid", claims.sid),
                ("aid", claims.aid),
                ("iss", claims.iss),
                ("scp", claims.scp),
                ("jti", claims.jti),
            ] {
                fields[name] = json!(std::str::from_utf8(span.of(&buffer)).unwrap());
            }
            Ok(json!({"token_fields": fields}))
        }
        "request" => {
            let key = key()?;
            request(mixin::request(&key, &claims, &call))
        }
        "response" => {
            let http = case.http();
            response(mixin::response(&http.http()))
        }
        "blaze_request" => request(mixin::blaze_request(&key()?, &claims)),
        "diagnose" => diagnose::run("mixin", case, None),
        _ => super::mixin_more::run(case, key),
    }
}
