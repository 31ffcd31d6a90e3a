//! Tokens that were sealed.

use super::{accepted, flipped};
use crate::memory::{exact, text, view};
use crate::name;
use crate::other;
use crate::status::{EMPTY, NONCE, SEALED, SEALED_FORMAT, SECRET_EMPTY};
use crate::tape::Tape;
use bh_auth::ffi::token_seal::*;

pub fn token(tape: &mut Tape) {
    let nonce: [u8; 12] = tape.array();
    let bit = tape.byte();
    let [secret, account, token] = std::array::from_fn(|_| exact(&tape.text()));
    let nonce = exact(&nonce);
    // SAFETY, of both calls: the texts live on, and each output is of the size that is claimed.
    let sealed = text(|buf, len| unsafe {
        bh_token_seal(buf, len, view(&secret), view(&account), view(&nonce), view(&token))
    });
    let open = |sealed: &[u8], secret: &[u8], account: &[u8]| {
        let [sealed, secret, account] = [sealed, secret, account].map(exact);
        text(|buf, len| unsafe { bh_token_open(buf, len, view(&sealed), view(&secret), view(&account)) })
    };
    let sealed = match sealed {
        Ok(sealed) => sealed,
        Err(status) => {
            let right = match status {
                NONCE => nonce.iter().all(|byte| *byte == 0),
                EMPTY => account.is_empty() || token.is_empty(),
                SECRET_EMPTY => secret.is_empty(),
                _ => false,
            };
            return assert!(right, "{}", name(status));
        }
    };
    assert_eq!(sealed, other::sealed(&secret, &account, &nonce, &token).into_bytes());
    let opened = open(&sealed, &secret, &account);
    accepted("a sealed token", opened.as_ref().err().copied().unwrap_or_default());
    assert_eq!(opened.as_deref(), Ok(&token[..]));
    let not_opened = |what: &str, result: Result<Vec<u8>, u32>, statuses: &[u32]| match result {
        Ok(_) => panic!("{what}: a changed bit is not noticed"),
        Err(status) => assert!(statuses.contains(&status), "{what}: {}", name(status)),
    };
    for other in flipped(&sealed, bit) {
        not_opened("what is sealed", open(&other, &secret, &account), &[SEALED, SEALED_FORMAT]);
    }
    for other in flipped(&account, bit) {
        not_opened("the account", open(&sealed, &secret, &other), &[SEALED]);
    }
    for other in flipped(&secret, bit) {
        not_opened("the secret", open(&sealed, &other, &account), &[SEALED]);
    }
}
