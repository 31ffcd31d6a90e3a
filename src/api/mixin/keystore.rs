//! Keystores, and what is sealed and signed with them: PIN and TIP.

use super::{Session, text};
use crate::api::{Ed25519Key, Error};
use crate::core::key_text;
use crate::core::query::Param;
use crate::core::span::Span;
use crate::core::writer::to_vec;
use crate::random;
use crate::services::mixin;
use std::fmt;
use zeroize::Zeroizing;

/// A keystore, as Mixin's dashboard and its clients write it in five forms; wiped when it is dropped.
pub struct Keystore {
    texts: Zeroizing<Vec<u8>>,
    read: mixin::Keystore,
    spend_key: Zeroizing<Vec<u8>>,
    pin: Zeroizing<Vec<u8>>,
}

impl Keystore {
    /// Reads the text of a keystore's file.
    ///
    /// # Errors
    /// [`Error::KeyJson`] if it is none, [`Error::KeyRsa`] of an old one, and those of its keys.
    pub fn read(json: &[u8]) -> Result<Keystore, Error> {
        let (read, texts) = to_vec(mixin::keystore_read(json)?);
        let texts = Zeroizing::new(texts);
        let owned = |span: Span| Zeroizing::new(span.of(&texts).to_vec());
        let (spend_key, pin) = (owned(read.spend_key), owned(read.pin));
        Ok(Keystore { texts, read, spend_key, pin })
    }

    /// With the key that spends, which the file of the dashboard lacks.
    #[must_use]
    pub fn with_spend_key(self, spend_key: &str) -> Self {
        Keystore { spend_key: Zeroizing::new(spend_key.into()), ..self }
    }

    /// With a PIN of six digits.
    #[must_use]
    pub fn with_pin(self, pin: &str) -> Self {
        Keystore { pin: Zeroizing::new(pin.into()), ..self }
    }

    /// The bot's, user's or OAuth client's id.
    pub fn app_id(&self) -> &str {
        self.text(self.read.app_id)
    }

    /// The session's id; empty of OAuth.
    pub fn session_id(&self) -> &str {
        self.text(self.read.session_id)
    }

    /// OAuth: the authorization's id.
    pub fn authorization_id(&self) -> &str {
        self.text(self.read.authorization_id)
    }

    /// The server's key in lower-case hex, for [`response_verify`](super::response_verify) where it is one of OAuth.
    pub fn server_key(&self) -> &str {
        self.text(self.read.server_key)
    }

    /// The session that signs requests.
    ///
    /// # Errors
    /// Those of its private key, such as [`Error::KeyMismatch`].
    pub fn session(&self) -> Result<Session, Error> {
        let key = key_text::private(self.read.private_key.of(&self.texts))?;
        Ok(if self.authorization_id().is_empty() {
            Session::new(self.app_id(), self.session_id(), key)
        } else {
            Session::oauth(self.app_id(), self.authorization_id(), self.text(self.read.scope), key)
        })
    }

    /// The key that spends: its seed or the scalar that is made of one stands there, and which it is, its public key
    /// alone tells.
    ///
    /// # Errors
    /// [`Error::KeyMismatch`] if it is neither's, and those of a key's text.
    pub fn spend_key(&self, public: &[u8; 32]) -> Result<Ed25519Key, Error> {
        self.texts().spend_key(public)
    }

    /// A PIN sealed for Mixin's server, `pin_base64`: six digits; or the 64 bytes of [`tip_sign`]; or, for
    /// `POST /pin/update` alone, the 32 bytes of the public key that is to be the PIN; empty: the keystore's.
    ///
    /// # Errors
    /// [`Error::Pin`], [`Error::Iv`], [`Error::Iterator`], [`Error::ServerKey`], [`Error::PublicKey`] of a server's
    /// key that agrees on nothing, those of a time in another unit and of the private key.
    pub fn pin(&self, plain: &[u8], seal: &Seal) -> Result<String, Error> {
        mixin::pin(&self.texts(), plain, &seal.parts()).map(text)
    }

    /// The body of `POST /safe/users`, which registers the key that spends for this keystore's user.
    ///
    /// # Errors
    /// As [`Keystore::pin`], and [`Error::TipParameter`] if the user's id is no UUID.
    pub fn register_body(&self, spend_key: &Ed25519Key, seal: &Seal) -> Result<String, Error> {
        mixin::register_body(spend_key, &self.texts(), &seal.parts()).map(text)
    }

    fn text(&self, span: Span) -> &str {
        std::str::from_utf8(span.of(&self.texts)).expect("what was read of JSON is UTF-8")
    }

    fn texts(&self) -> mixin::Keystore<&[u8]> {
        let of = |span: Span| span.of(&self.texts);
        mixin::Keystore {
            app_id: of(self.read.app_id),
            session_id: of(self.read.session_id),
            authorization_id: of(self.read.authorization_id),
            scope: of(self.read.scope),
            private_key: of(self.read.private_key),
            server_key: of(self.read.server_key),
            server_key_kind: self.read.server_key_kind,
            spend_key: &self.spend_key,
            pin: &self.pin,
        }
    }
}

impl fmt::Debug for Keystore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keystore").field("app_id", &self.app_id()).finish_non_exhaustive()
    }
}

/// What seals a PIN beside the keys.
#[derive(Clone, Copy, Debug)]
pub struct Seal {
    /// 16 random bytes, never used before.
    pub iv: [u8; 16],
    /// Now, in Unix seconds.
    pub time_s: i64,
    /// Greater than the last one of the session: see [`iterator_next`]. Keep it as the last.
    pub iterator: u64,
}

impl Seal {
    /// A new one at that time, by the last iterator of the session, or 0, with an IV of the system's random source.
    ///
    /// # Errors
    /// [`Error::SystemRandom`], and as [`iterator_next`].
    pub fn random(last: u64, now_ms: i64) -> Result<Seal, Error> {
        let iterator = iterator_next(last, now_ms)?;
        let mut iv = [0; 16];
        random::fill(&mut iv)?;
        Ok(Seal { iv, time_s: now_ms / 1000, iterator })
    }

    fn parts(&self) -> mixin::Seal<'_> {
        mixin::Seal { iv: &self.iv, time_s: self.time_s, iterator: self.iterator }
    }
}

/// The iterator of a session's next PIN: the time in nanoseconds or, where the clock did not move or was put back, one
/// more than the last, which is 0 if there was none.
///
/// # Errors
/// [`Error::Iterator`] behind the greatest, and those of a time in another unit.
pub fn iterator_next(last: u64, now_ms: i64) -> Result<u64, Error> {
    mixin::iterator_next(last, now_ms)
}

/// The text of a TIP action, such as `TIP:TRANSFER:CREATE:`, with its parameters by name, in any order. docs/mixin.md
/// lists them.
///
/// # Errors
/// [`Error::TipAction`], [`Error::TipParameter`], [`Error::TipAmount`].
pub fn tip_payload(action: &str, params: &[(&str, &str)]) -> Result<String, Error> {
    mixin::tip_payload(action.as_bytes(), list(params)).map(text)
}

/// The signature of a TIP action by the key that spends, for [`Keystore::pin`]. Who has it, has what was signed executed.
///
/// # Errors
/// As [`tip_payload`].
pub fn tip_sign(spend_key: &Ed25519Key, action: &str, params: &[(&str, &str)]) -> Result<[u8; 64], Error> {
    mixin::tip_sign(spend_key, action.as_bytes(), list(params)).map(|signature| *signature)
}

fn list<'a>(params: &'a [(&'a str, &'a str)]) -> impl Iterator<Item = Param<'a>> + Clone {
    params.iter().map(|(name, value)| Param { name: name.as_bytes(), value: value.as_bytes() })
}
