//! Mixin: a JWT a request, bound to that request by its `sig` claim, and used once.

#[path = "mixin_oauth.rs"]
mod oauth;
#[path = "mixin_pin.rs"]
mod pin;

use crate::crypto::{is_uuid, sha256_hex, uuid_v4};
use crate::http::{Call, Reply};
use crate::jwt::{self, Jwt};
use crate::state::Sandbox;
use serde_json::{Value, json};

/// The document names no tolerance for a client's clock.
const MAX_AHEAD_S: i64 = 60;
const INTEGRITY_LIFETIME_S: i64 = 3600;

/// Who signed a request that passed: a user by `uid` and `sid`, or a client by `iss` and `aid`.
#[derive(Debug, PartialEq)]
enum Caller {
    User,
    OAuth,
}

pub fn reply(sandbox: &Sandbox, call: &Call) -> Reply {
    if (call.method.as_str(), call.path.as_str()) == ("POST", "/oauth/token") {
        return oauth::token(sandbox, call);
    }
    let Some(token) = call.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) else {
        return match call.path.as_str() {
            "/me" | "/transfers" | "/pin/verify" => {
                unauthorized("there is no Authorization header with a Bearer token")
            }
            _ => Reply::not_found(),
        };
    };
    let request_id = call.header("x-request-id");
    match check_token(sandbox, call, token) {
        Err(refusal) => refusal,
        Ok(Caller::User) => carry_request_id(perform(sandbox, call), request_id),
        Ok(Caller::OAuth) => {
            let mut reply = carry_request_id(perform(sandbox, call), request_id);
            let token = integrity_token(sandbox, call, request_id.unwrap_or_default(), &reply.body);
            reply.headers.push(("X-Integrity-Token", token));
            reply
        }
    }
}

/// Whether the handshake of Blaze may go on.
pub fn blaze(sandbox: &Sandbox, call: &Call, asked_protocol: bool) -> Result<(), Reply> {
    let token = call.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    let token = token.ok_or_else(|| unauthorized("there is no Authorization header with a Bearer token"))?;
    if !asked_protocol {
        return Err(unauthorized("Sec-WebSocket-Protocol is not Mixin-Blaze-1"));
    }
    check_token(sandbox, call, token).map(drop)
}

fn check_token(sandbox: &Sandbox, call: &Call, token: &str) -> Result<Caller, Reply> {
    let jwt = jwt::parse(token).map_err(unauthorized)?;
    let caller = check_signature(sandbox, &jwt)?;
    check_times(&jwt, call.now_ms.div_euclid(1000))?;
    check_request(&jwt, &call.method, &call.target, &call.body)?;

    let jti = jwt.text("jti");
    if !is_uuid(jti) {
        return Err(unauthorized("the jti claim is no UUID"));
    }
    if caller == Caller::OAuth && call.header("x-request-id") != Some(jti) {
        return Err(unauthorized("the X-Request-Id header is not the jti claim, which OAuth needs"));
    }
    // Last, so that a refused token is not used up.
    if !sandbox.use_mixin_jti(jti) {
        return Err(unauthorized("the jti claim was used before"));
    }
    Ok(caller)
}

fn check_signature(sandbox: &Sandbox, jwt: &Jwt<'_>) -> Result<Caller, Reply> {
    let matches = |claim, pointer| jwt.text(claim) == sandbox.credential(pointer);
    let (caller, public_hex) = if jwt.has("uid") && jwt.has("sid") && !jwt.has("iss") && !jwt.has("aid") {
        if !matches("uid", "/mixin/uid") || !matches("sid", "/mixin/sid") {
            return Err(unauthorized("the uid or the sid claim is unknown"));
        }
        (Caller::User, sandbox.credential("/mixin/public_hex"))
    } else if jwt.has("iss") && jwt.has("aid") && !jwt.has("uid") && !jwt.has("sid") {
        if !matches("iss", "/mixin/oauth/iss") || !matches("aid", "/mixin/oauth/aid") {
            return Err(unauthorized("the iss or the aid claim is unknown"));
        }
        (Caller::OAuth, sandbox.credential("/mixin/oauth/public_hex"))
    } else {
        return Err(unauthorized("the claims are neither uid and sid, nor iss and aid"));
    };
    if !jwt.is_signed_by(public_hex) {
        return Err(unauthorized("the token's signature is wrong"));
    }
    let granted = sandbox.credential("/mixin/oauth/scp");
    let mut scopes = jwt.text("scp").split(' ');
    let allowed = match caller {
        Caller::User => !jwt.text("scp").is_empty(),
        Caller::OAuth => scopes.all(|scope| granted.split(' ').any(|known| known == scope)),
    };
    if allowed { Ok(caller) } else { Err(unauthorized("the scp claim is missing, or not what was granted")) }
}

fn check_times(jwt: &Jwt<'_>, now_s: i64) -> Result<(), Reply> {
    let (Some(issued_s), Some(expires_s)) = (jwt.seconds("iat"), jwt.seconds("exp")) else {
        return Err(unauthorized("the iat or the exp claim is no whole number of seconds"));
    };
    if expires_s <= issued_s {
        return Err(unauthorized("the exp claim is not after the iat claim"));
    }
    if issued_s > now_s + MAX_AHEAD_S {
        return Err(unauthorized("the iat claim lies ahead: is it in seconds?"));
    }
    if expires_s <= now_s {
        return Err(unauthorized("the token has expired"));
    }
    Ok(())
}

/// The `sig` claim is no secret and the token's signature covers it, so a plain comparison serves.
fn check_request(jwt: &Jwt<'_>, method: &str, uri: &str, body: &[u8]) -> Result<(), Reply> {
    let payload = [method.as_bytes(), uri.as_bytes(), body].concat();
    if jwt.text("sig").eq_ignore_ascii_case(&sha256_hex(&payload)) {
        Ok(())
    } else {
        Err(unauthorized("the sig claim is not of this method, URI and body").computed_over(&payload))
    }
}

fn perform(sandbox: &Sandbox, call: &Call) -> Reply {
    match (call.method.as_str(), call.path.as_str()) {
        ("GET", "/me") => {
            let uid = sandbox.credential("/mixin/uid");
            success(json!({ "type": "user", "user_id": uid, "full_name": "Sandbox" }))
        }
        ("POST", "/transfers") => {
            let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
            match &body["amount"] {
                amount @ (Value::String(_) | Value::Number(_)) => {
                    success(json!({ "type": "transfer", "snapshot_id": uuid_v4(), "amount": amount }))
                }
                _ => wrong_field("the body is no JSON with an amount"),
            }
        }
        ("POST", "/pin/verify") => pin::verify(sandbox, call),
        // Any other path is a stand-in for the rest of the API.
        (method, _) => success(json!({ "method": method, "uri": call.target })),
    }
}

fn carry_request_id(mut reply: Reply, request_id: Option<&str>) -> Reply {
    reply.headers.extend(request_id.map(|id| ("X-Request-Id", id.to_owned())));
    reply
}

fn integrity_token(sandbox: &Sandbox, call: &Call, request_id: &str, reply_body: &str) -> String {
    let issued_s = call.now_ms.div_euclid(1000);
    let payload = [&call.method, &call.target, reply_body].concat();
    let claims = json!({
        "exp": issued_s + INTEGRITY_LIFETIME_S,
        "iat": issued_s,
        "jti": request_id,
        "sig": sha256_hex(payload.as_bytes()),
    });
    let [seed, public] =
        ["/mixin/server/seed_hex", "/mixin/server/public_hex"].map(|key| sandbox.credential(key));
    jwt::sign(&claims, seed, public)
}

fn success(data: Value) -> Reply {
    Reply::ok(&json!({ "data": data }))
}

fn unauthorized(reason: &str) -> Reply {
    refuse(401, "Unauthorized, maybe invalid token.", reason)
}

fn wrong_field(reason: &str) -> Reply {
    refuse(10002, "The request data has invalid field.", reason)
}

/// Errors come with HTTP status 202 (Accepted), which clients must not take for success.
fn refuse(code: u32, description: &str, reason: &str) -> Reply {
    let error = json!({ "status": 202, "code": code, "description": description });
    Reply::refused(202, &json!({ "error": error }), reason)
}

#[cfg(test)]
#[path = "mixin_more_tests.rs"]
mod more_tests;
#[cfg(test)]
#[path = "mixin_tests.rs"]
mod tests;
