//! JWS in its compact form (RFC 7515, section 3.1) with EdDSA (RFC 8037), and nothing else of JOSE.

use crate::crypto::{base64url_decode, base64url_encode, ed25519_matches, ed25519_sign};
use serde_json::Value;

const HEADER: &str = r#"{"alg":"EdDSA","typ":"JWT"}"#;

pub struct Jwt<'a> {
    claims: Value,
    signed: &'a str,
    signature: Vec<u8>,
}

/// Takes the token apart; does not yet look at the signature.
pub fn parse(token: &str) -> Result<Jwt<'_>, &'static str> {
    let (signed, signature) = token.rsplit_once('.').ok_or("the token is no JWT")?;
    let (header, claims) = signed.split_once('.').ok_or("the token is no JWT")?;
    let header = json_part(header).ok_or("the token's header is not JSON in base64url without padding")?;
    let claims = json_part(claims).ok_or("the token's claims are not JSON in base64url without padding")?;
    let signature =
        base64url_decode(signature).ok_or("the token's signature is not base64url without padding")?;
    if header["alg"] != "EdDSA" {
        return Err("the token's algorithm is not EdDSA");
    }
    if header["typ"] != "JWT" {
        return Err("the token's type is not JWT");
    }
    Ok(Jwt { claims, signed, signature })
}

impl Jwt<'_> {
    pub fn is_signed_by(&self, public_hex: &str) -> bool {
        ed25519_matches(public_hex, self.signed.as_bytes(), &self.signature)
    }

    pub fn has(&self, claim: &str) -> bool {
        self.claims.get(claim).is_some()
    }

    /// Empty where the claim is missing or no text.
    pub fn text(&self, claim: &str) -> &str {
        self.claims[claim].as_str().unwrap_or_default()
    }

    /// `None` where the claim is missing or no whole number.
    pub fn seconds(&self, claim: &str) -> Option<i64> {
        self.claims[claim].as_i64()
    }
}

pub fn sign(claims: &Value, seed_hex: &str, public_hex: &str) -> String {
    let [header, claims] =
        [HEADER.to_owned(), claims.to_string()].map(|part| base64url_encode(part.as_bytes()));
    let signed = format!("{header}.{claims}");
    let signature =
        ed25519_sign(seed_hex, public_hex, signed.as_bytes()).expect("a test holds that the key is whole");
    format!("{signed}.{}", base64url_encode(&signature))
}

fn json_part(part: &str) -> Option<Value> {
    let value: Value = serde_json::from_slice(&base64url_decode(part)?).ok()?;
    value.is_object().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn eddsa_agrees_with_rfc_8037_appendix_a() {
        let token = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6\
                     dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        let (signed, signature) = token.rsplit_once('.').expect("three parts");
        let jwt =
            Jwt { claims: json!({}), signed, signature: base64url_decode(signature).expect("base64url") };
        assert!(jwt.is_signed_by("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assert!(!jwt.is_signed_by("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    }

    #[test]
    fn other_algorithms_and_broken_parts_are_refused() {
        let token = |header: &str, claims: &str| {
            format!("{}.{}.", base64url_encode(header.as_bytes()), base64url_encode(claims.as_bytes()))
        };
        assert!(parse(&token(HEADER, "{}")).is_ok());
        for (header, claims) in [
            (r#"{"alg":"none","typ":"JWT"}"#, "{}"),
            (r#"{"alg":"RS512","typ":"JWT"}"#, "{}"),
            (r#"{"alg":"Ed25519","typ":"JWT"}"#, "{}"),
            (r#"{"alg":"eddsa","typ":"JWT"}"#, "{}"),
            (r#"{"alg":"EdDSA"}"#, "{}"),
            (r#""EdDSA""#, "{}"),
            (HEADER, "[]"),
            (HEADER, "{"),
        ] {
            assert!(parse(&token(header, claims)).is_err(), "{header} {claims}");
        }
        for token in ["", "a", "a.b", "a.b.c", "e30.e30.", "....", "e30=.e30.AA"] {
            assert!(parse(token).is_err(), "{token}");
        }
    }
}
