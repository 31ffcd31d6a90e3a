use super::*;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;

/// RFC 8032, section 7.1, test 1.
const SEED: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

fn bytes(hex: &str) -> Vec<u8> {
    hex::decode(hex).unwrap()
}

/// PKCS#8 of both versions, and what openssl writes of a public key.
fn ders() -> [Vec<u8>; 4] {
    [
        bytes(&format!("302e020100300506032b657004220420{SEED}")),
        bytes(&format!("3051020101300506032b657004220420{SEED}812100{PUBLIC}")),
        bytes(&format!("3053020101300506032b657004220420{SEED}a123032100{PUBLIC}")),
        bytes(&format!("302a300506032b6570032100{PUBLIC}")),
    ]
}

#[test]
fn every_form_of_a_key_is_read() {
    let [old, new, ring, public_der] = ders();
    let pair = bytes(&format!("{SEED}{PUBLIC}"));
    let base64 = STANDARD.encode(&pair);
    let pem = |label: &str, der: &[u8]| {
        format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
    };
    let (d, x) = (URL_SAFE_NO_PAD.encode(&pair[..32]), URL_SAFE_NO_PAD.encode(&pair[32..]));
    let escaped = pem("PRIVATE KEY", &old).replace('\n', "\\n");
    let texts = [
        SEED.into(),
        format!("0x{}", SEED.to_uppercase()),
        hex::encode(&pair),
        base64.clone(),
        base64.trim_end_matches('=').into(),
        URL_SAFE_NO_PAD.encode(&pair),
        format!("{}\n{}\r\n{}\n", &base64[..30], &base64[30..60], &base64[60..]),
        d.clone(),
        hex::encode(&new),
        STANDARD.encode(&old),
        URL_SAFE_NO_PAD.encode(&ring),
        pem("PRIVATE KEY", &old),
        pem("PRIVATE KEY", &new),
        escaped.clone(),
        format!(r#"{{"kty":"OKP","crv":"Ed25519","d":"{d}","x":"{x}"}}"#),
        format!(r#"{{"kty":"OKP","crv":"Ed25519","d":"{d}"}}"#),
        format!("{{\"app_id\":\"é\",\"session_private_key\":\"{SEED}\"}}\n"),
        format!(r#"{{"private_key":"{}"}}"#, base64.replace('/', "\\/")),
        format!(r#"{{"private_key":"{escaped}"}}"#),
    ];
    for text in &texts {
        assert_eq!(
            private(text.as_bytes()).map(|key| key.public().to_vec()),
            Ok(pair[32..].to_vec()),
            "{text}"
        );
        let error = if *text == SEED || *text == d || text.starts_with("0x") {
            None
        } else {
            Some(Error::KeyPrivate)
        };
        if error.is_some() {
            assert_eq!(public(text.as_bytes()).err(), error, "{text}");
        }
    }
    for der in [old, new, ring] {
        assert_eq!(private(&der).map(|key| key.public().to_vec()), Ok(pair[32..].to_vec()));
    }
    let jwk = format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{x}"}}"#);
    for text in [PUBLIC, &x, &pem("PUBLIC KEY", &public_der), &STANDARD.encode(&public_der), &jwk] {
        assert_eq!(public(text.as_bytes()).map(Vec::from), Ok(pair[32..].to_vec()), "{text}");
        let error = if text == PUBLIC || text == x { None } else { Some(Error::KeyPublic) };
        assert_eq!(private(text.as_bytes()).err(), error, "{text}");
    }
    assert_eq!(public(&public_der).map(Vec::from), Ok(pair[32..].to_vec()));
}

proptest! {
    /// Of what is changed somewhere, no other key is read than one that its owner could have.
    #[test]
    fn a_changed_key_is_another_or_none(which in 0..4_usize, at: prop::sample::Index, byte: u8) {
        let mut der = ders()[which].clone();
        let at = at.index(der.len());
        der[at] = byte;
        let is_public = which == 3 && at >= 12;
        for text in [der.clone(), STANDARD.encode(&der).into_bytes()] {
            if let Ok(key) = private(&text) {
                prop_assert_eq!(key.public().to_vec(), Key::from_bytes(&der[16..48]).unwrap().public().to_vec());
            }
            if public(&text).is_ok() {
                prop_assert!(is_public || der == ders()[which]);
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text: Vec<u8>, words in "(-----BEGIN |-----END |PRIVATE KEY|-----|\\{\"d\":\"|\"\\}|0x|\n|\\\\n|[A-Za-z0-9=+/]{0,40}|0\u{0}){0,9}") {
        for text in [&text[..], words.as_bytes()] {
            let _ = (private(text).err(), public(text).err());
        }
    }
}
