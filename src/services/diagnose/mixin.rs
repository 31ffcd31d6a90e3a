//! Mixin: the token's form, its signature, its hash of the request and its claims, each looked at by itself.

use super::mixin_call::Request;
use super::mixin_key::{Form, signature};
use crate::core::diagnose::{
    Algorithm, Diagnosis, Mistake, Right, Scratch, bare_text, is_right, read_base64, search, size, unpadded,
};
use crate::core::error::Error;
use crate::core::json::{self, Member, Text, Value};
use crate::core::jwt::MAX_TOKEN;
use crate::core::key_text;
use zeroize::Zeroizing;

/// A token, and the request that it came with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Token<'a> {
    /// The token.
    pub token: &'a [u8],
    /// The private key's text, or the public key's.
    pub key: &'a [u8],
    /// The method that is sent.
    pub method: &'a [u8],
    /// Path and query as they are sent.
    pub target: &'a [u8],
    /// The body that is sent.
    pub body: &'a [u8],
    /// The header `X-Request-Id`, if it is known.
    pub request_id: &'a [u8],
    /// The time, in Unix milliseconds; 0: it is not compared.
    pub now_ms: i64,
}

impl<'a> Token<'a> {
    /// How long what is searched is: the token itself is only decoded.
    pub fn input(&self) -> usize {
        size(&[self.method, self.target, self.body]).saturating_add(self.token.len() / 4 + 1)
    }
}

/// What is no token, or no key: told before anything is written.
pub fn check(given: &Token) -> Result<(), Error> {
    super::check(given.token, given.key)?;
    if given.token.len() > MAX_TOKEN {
        return Err(Error::Size);
    }
    let token = bare(given.token, &mut Diagnosis::default());
    let mut count = 0;
    for (index, part) in token.split(|byte| *byte == b'.').enumerate() {
        count = index + 1;
        if index < 2 && !read_base64(unpadded(part), &mut |_, _| {}) {
            return Err(Error::TokenFormat);
        }
    }
    if !(2..=3).contains(&count) {
        return Err(Error::TokenFormat);
    }
    key_text::unchecked(given.key, &mut Zeroizing::new([0; 64])).map(drop)
}

/// Why this token is refused.
pub fn mixin(given: &Token, signed: &mut Scratch, memory: &mut [u8]) -> Result<Diagnosis, Error> {
    let mut found = Diagnosis::default();
    ALL.iter().for_each(|mistake| found.note(*mistake));
    let token = bare(given.token, &mut found);
    let mut parts = token.split(|byte| *byte == b'.');
    let (Some(header), Some(claims), sign, None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Error::TokenFormat);
    };
    let sign = sign.unwrap_or_default();
    let payload = &token[..header.len() + 1 + claims.len()];
    let (of_header, memory) = memory.split_at_mut(header.len());
    let (of_claims, memory) = memory.split_at_mut(claims.len());
    let mut plain = [Scratch::new(of_header), Scratch::new(of_claims)];
    for (part, w) in [header, claims].into_iter().zip(&mut plain) {
        decode(part, w, &mut found)?;
    }
    let [Some(header), Some(claims)] = [plain[0].written(), plain[1].written()] else {
        return Err(Error::TokenFormat);
    };
    let names = ["uid", "sid", "aid", "iss", "scp", "jti", "sig", "iat", "exp"];
    let (Ok([alg]), Ok(members)) = (json::object(header, ["alg"]), json::object(claims, names)) else {
        // No JSON, which explains nothing.
        found.mistakes = Default::default();
        return Ok(found);
    };
    let is_eddsa = algorithm(alg, sign.is_empty(), &mut found);
    let mut is_explained = true;
    if is_eddsa && !sign.is_empty() {
        let form = Form { header, claims, payload, signature: sign };
        is_explained = signature(given.key, &form, &mut found)?;
    }
    signed.put(payload);
    let [uid, sid, aid, iss, scp, jti, sig, iat, exp] = members;
    if let Some(sig) = json::text(sig) {
        is_explained &= of_request(given, sig, &mut found, signed, memory);
    }
    sets(&mut found, [uid, sid], [aid, iss, scp], [jti, sig, iat, exp]);
    times(&mut found, iat, exp, given.now_ms);
    if !given.request_id.is_empty() && json::text(jti).is_some_and(|jti| !jti.is(given.request_id)) {
        found.add(Mistake::JtiNotRequestId);
    }
    if !is_explained {
        found.mistakes = Default::default();
    }
    found.is_right = is_explained && found.mistakes[0].is_none();
    Ok(found)
}

// Each step gives back its own memory before the next begins: the search needs most of the stack.

/// What is looked at in each token.
const ALL: &[Mistake] = &[
    Mistake::AlgorithmRsa,
    Mistake::AlgorithmNone,
    Mistake::AlgorithmOther,
    Mistake::TokenUnsigned,
    Mistake::TokenBearer,
    Mistake::TokenPadded,
    Mistake::TokenAlphabet,
    Mistake::TokenSignatureHex,
    Mistake::FormSpace,
    Mistake::ClaimsMilliseconds,
    Mistake::ClaimsTimeText,
    Mistake::ClaimsOrder,
    Mistake::ClaimMissing,
    Mistake::ClaimsMixed,
    Mistake::TokenExpired,
    Mistake::TokenAhead,
    Mistake::JtiNotRequestId,
    Mistake::ClaimsFraction,
];

/// The token without what stands around it.
#[inline(never)]
fn bare<'a>(token: &'a [u8], found: &mut Diagnosis) -> &'a [u8] {
    let mut rest = bare_text(token, b";,");
    if rest.len() < token.len() {
        found.add(Mistake::FormSpace);
    }
    for word in [&b"authorization:"[..], b"bearer"] {
        if rest.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word)) {
            rest = bare_text(&rest[word.len()..], b";,");
            found.add(Mistake::TokenBearer);
        }
    }
    rest
}

#[inline(never)]
fn decode(part: &[u8], w: &mut Scratch, found: &mut Diagnosis) -> Result<(), Error> {
    let unpadded = unpadded(part);
    if unpadded.len() < part.len() {
        found.add(Mistake::TokenPadded);
    }
    if part.iter().any(|byte| matches!(byte, b'+' | b'/')) {
        found.add(Mistake::TokenAlphabet);
    }
    let is_base64 = read_base64(unpadded, &mut |_, byte| w.byte(byte));
    if is_base64 { Ok(()) } else { Err(Error::TokenFormat) }
}

/// Whether the signature should be Ed25519's.
#[inline(never)]
fn algorithm(alg: Member, is_unsigned: bool, found: &mut Diagnosis) -> bool {
    let mut name = [0; 16];
    let len = json::text(alg).map_or(0, |alg| alg.begin(&mut name));
    let name = &name[..len];
    let is = |begin: &[u8]| name.get(..begin.len()).is_some_and(|text| text.eq_ignore_ascii_case(begin));
    match name {
        b"EdDSA" if is_unsigned => found.add(Mistake::TokenUnsigned),
        b"EdDSA" => {}
        [] => found.add(Mistake::AlgorithmNone),
        _ if is(b"none") => found.add(Mistake::AlgorithmNone),
        _ if is(b"RS") || is(b"PS") => found.add(Mistake::AlgorithmRsa),
        _ => found.add(Mistake::AlgorithmOther),
    }
    name == b"EdDSA"
}

/// The claim `sig` against the request; false: nothing explains it.
#[inline(never)]
fn of_request(
    given: &Token,
    sig: Text,
    found: &mut Diagnosis,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> bool {
    let right = Right { secret: b"", api_key: b"", service: "", algorithm: Algorithm::Sha256 };
    let request = Request { method: given.method, target: given.target, body: given.body };
    // No digest is written longer than this.
    let (of_sig, memory) = memory.split_at_mut(memory.len().min(512));
    let len = sig.begin(of_sig);
    let sig = &of_sig[..len];
    // The payload of the token stays in `signed` if the request is right.
    let (of_request, memory) = memory.split_at_mut(memory.len() / 6);
    let mut hashed = Scratch::new(of_request);
    if is_right(sig, &right, &request, &mut hashed) == Some([None; 2]) {
        return true;
    }
    let of_sig = search(sig, &right, &request, &mut hashed, memory);
    found.merge(&of_sig);
    signed.clear();
    signed.put(hashed.written().unwrap_or_default());
    of_sig.is_known()
}

fn is_there(member: Member) -> bool {
    member.is_some_and(|value| !matches!(value, Value::Text(text) if text.is_empty()))
}

#[inline(never)]
fn sets(found: &mut Diagnosis, bot: [Member; 2], oauth: [Member; 3], always: [Member; 4]) {
    let count = |members: &[Member]| members.iter().filter(|member| is_there(**member)).count();
    match (count(&bot), count(&oauth[..2]), is_there(oauth[2])) {
        (2, 0, _) | (0, 2, true) => {}
        (0, 0..=2, _) | (1, 0, _) => found.add(Mistake::ClaimMissing),
        _ => found.add(Mistake::ClaimsMixed),
    }
    if count(&always) < always.len() {
        found.add(Mistake::ClaimMissing);
    }
}

#[inline(never)]
fn times(found: &mut Diagnosis, iat: Member, exp: Member, now_ms: i64) {
    let mut read = |member: Member| match member? {
        Value::Number(number) => std::str::from_utf8(number).ok()?.parse::<f64>().ok(),
        Value::Text(_) => {
            found.add(Mistake::ClaimsTimeText);
            json::integer(member).map(|number| number as f64)
        }
        _ => None,
    };
    let times = [read(iat), read(exp)];
    // Seconds have so many digits in the year 5138 only.
    if times.iter().flatten().any(|time| *time >= 1e11) {
        found.add(Mistake::ClaimsMilliseconds);
        return;
    }
    if times.iter().flatten().any(|time| time.fract() != 0.0) {
        found.add(Mistake::ClaimsFraction);
    }
    let [iat, exp] = times.map(|time| time.map(f64::floor));
    if iat.zip(exp).is_some_and(|(iat, exp)| exp <= iat) {
        found.add(Mistake::ClaimsOrder);
    }
    let now = now_ms as f64 / 1000.0;
    if now_ms != 0 && exp.is_some_and(|exp| exp < now) {
        found.add(Mistake::TokenExpired);
    }
    if now_ms != 0 && iat.is_some_and(|iat| iat > now) {
        found.add(Mistake::TokenAhead);
    }
}
