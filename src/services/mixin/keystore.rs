//! Keystore files: what a bot's or user's session, or an OAuth client, signs with.
//!
//! Source: Mixin, "Authentication" (resources/ai-agent), and its official clients, whose files have other names.

use crate::core::agreement::Peer;
use crate::core::declassify::declassify;
use crate::core::ed25519::Key;
use crate::core::encoding::{self, equal};
use crate::core::error::Error;
use crate::core::json::{self, Member, Text};
use crate::core::span::Span;
use crate::core::writer::Writer;
use crate::core::{ed25519, key_text};

/// Of which kind the server's key of a keystore is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerKey {
    /// There is none.
    #[default]
    None,
    /// It verifies, and must be converted to agree on secrets.
    Ed25519,
    /// It agrees on secrets as it is.
    X25519,
}

/// What a keystore holds; what it does not hold is empty. `T` is a text, or where one lies.
#[derive(Clone, Copy, Default)]
pub struct Keystore<T = Span> {
    /// The bot's, user's or OAuth client's id.
    pub app_id: T,
    /// The session's id.
    pub session_id: T,
    /// OAuth: the authorization's id.
    pub authorization_id: T,
    /// OAuth: the granted scopes.
    pub scope: T,
    /// The session's private key as it stands there.
    pub private_key: T,
    /// The server's key in lower-case hex.
    pub server_key: T,
    /// Of which kind it is.
    pub server_key_kind: ServerKey,
    /// The key that spends: a seed or a scalar, which only its public key tells.
    pub spend_key: T,
    /// A PIN of six digits.
    pub pin: T,
}

impl<T> std::fmt::Debug for Keystore<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keystore(secret)")
    }
}

impl Keystore<&[u8]> {
    /// The server's key, of its kind. One of OAuth verifies responses and agrees on nothing.
    pub fn peer(&self) -> Result<Peer, Error> {
        let key = server_key(self.server_key)?;
        match self.server_key_kind {
            ServerKey::Ed25519 if self.authorization_id.is_empty() => Ok(Peer::Ed25519(key)),
            ServerKey::X25519 if self.authorization_id.is_empty() => Ok(Peer::X25519(key)),
            _ => Err(Error::ServerKey),
        }
    }

    /// The key that spends, which is its owner's by its public key alone: some clients write its seed, and others
    /// the scalar that is made of one.
    pub fn spend_key(&self, public: &[u8; 32]) -> Result<Key, Error> {
        let bytes = key_text::seed(self.spend_key)?;
        let is_right = |key: &Key| {
            declassify(equal(&key.public(), public), "whether a key that spends is its owner's is told")
        };
        let key = Key::from_seed(&bytes);
        if is_right(&key) {
            return Ok(key);
        }
        Key::from_scalar(&bytes).filter(is_right).ok_or(Error::KeyMismatch)
    }
}

/// The bytes of a server's key.
pub fn server_key(hex: &[u8]) -> Result<[u8; 32], Error> {
    let text: &[u8; 64] = hex.try_into().map_err(|_| Error::ServerKey)?;
    if encoding::is_hex(text) { Ok(encoding::unhex(text)) } else { Err(Error::ServerKey) }
}

/// Reads a keystore of any of the five forms in use. One of RSA is refused by name.
pub fn read(text: &[u8]) -> Result<impl Fn(&mut Writer) -> Keystore, Error> {
    let names = [
        "app_id",
        "client_id",
        "user_id",
        "session_id",
        "authorization_id",
        "scope",
        "session_private_key",
        "private_key",
        "server_public_key",
        "ed25519",
        "pin_token_base64",
        "pin_token",
        "spend_private_key",
        "spend_key",
        "pin",
    ];
    let members = json::object_of_secrets(text, names).map_err(|_| Error::KeyJson)?;
    let [app_id, client_id, user_id, session_id, authorization_id, scope, rest @ ..] = members.map(there);
    let [
        session_private_key,
        private_key,
        server_public_key,
        verifier,
        pin_token_base64,
        pin_token,
        spend @ ..,
    ] = rest;
    let [spend_private_key, spend_key, pin] = spend;
    let private_key = session_private_key.or(private_key).ok_or(Error::KeyJson)?;
    key_text::private_member(&private_key)?;
    let app_id = app_id.or(client_id).or(user_id).ok_or(Error::KeyJson)?;
    if session_id.is_none() && authorization_id.is_none() {
        return Err(Error::KeyJson);
    }
    let (server_key, server_key_kind) = match (server_public_key.or(verifier), pin_token_base64.or(pin_token))
    {
        (Some(key), _) => (Some(key_text::bytes32(&key)?), ServerKey::Ed25519),
        (None, Some(key)) => (Some(key_text::bytes32(&key)?), ServerKey::X25519),
        (None, None) => (None, ServerKey::None),
    };
    if let (Some(key), ServerKey::Ed25519) = (&server_key, server_key_kind) {
        ed25519::check_public(key)?;
    }
    // Six digits, or, in a file of one of the official tests, the key that spends.
    let (pin, in_pin) = match pin {
        Some(pin) if pin.is_digits(6) => (Some(pin), None),
        other => (None, other),
    };
    let spend_key = spend_private_key.or(spend_key).or(in_pin);
    let texts = [Some(app_id), session_id, authorization_id, scope, Some(private_key), spend_key, pin];
    if texts.iter().flatten().any(Text::has_nul) {
        return Err(Error::KeyJson);
    }
    Ok(move |w: &mut Writer| {
        let [app_id, session_id, authorization_id, scope, private_key, spend_key, pin] =
            texts.map(|text| w.text(|w| text.unwrap_or_default().put(w)));
        let server_key = w.text(|w| {
            if let Some(key) = &server_key {
                w.put(&encoding::hex(key));
            }
        });
        Keystore {
            app_id,
            session_id,
            authorization_id,
            scope,
            private_key,
            server_key,
            server_key_kind,
            spend_key,
            pin,
        }
    })
}

/// A text that is not empty.
fn there(member: Member<'_>) -> Option<Text<'_>> {
    json::text(member).filter(|text| !text.is_empty())
}
