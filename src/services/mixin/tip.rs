//! TIP: what the key that spends signs of an action, which is what seals it in place of a PIN.
//!
//! Source: Mixin, "TIP" (api/pin/tip), and the bodies of its official clients (tip.go, TipBody.kt, TIPBody.swift).
//!
//! The parameters are joined without anything between them. So each has a form, where it has one, and none can take
//! what is another's.

use crate::core::checks;
use crate::core::declassify::declassify;
use crate::core::ed25519::Key;
use crate::core::error::Error;
use crate::core::hmac::sha256_of;
use crate::core::query::Param;
use crate::core::writer::Writer;
use zeroize::Zeroizing;

/// What a parameter looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A UUID.
    Id,
    /// A UUID, or nothing.
    MaybeId,
    /// UUIDs, of which the parameter stands once each.
    Ids,
    /// A decimal as the server writes it.
    Amount,
    /// A whole number above zero.
    Count,
    /// Nanoseconds since 1970, which are signed with zeros in front.
    Nanoseconds,
    /// A public key in lower-case hex.
    Key,
    /// Any text that is not empty.
    Text,
    /// Any text, or nothing.
    MaybeText,
    /// No parameter: a character that always stands there.
    Zero,
}
use Form::*;

type Parameter = (&'static str, Form);

/// Each action with its parameters, in the order in which they are joined.
const ACTIONS: [(&str, &[Parameter]); 20] = [
    ("TIP:VERIFY:", &[("timestamp", Nanoseconds)]),
    (
        "TIP:ADDRESS:ADD:",
        &[("asset_id", Id), ("destination", Text), ("tag", MaybeText), ("label", MaybeText)],
    ),
    ("TIP:ADDRESS:REMOVE:", &[("address_id", Id)]),
    (
        "TIP:TRANSFER:CREATE:",
        &[("asset_id", Id), ("opponent_id", Id), ("amount", Amount), ("trace_id", Id), ("memo", MaybeText)],
    ),
    (
        "TIP:WITHDRAWAL:CREATE:",
        &[("address_id", Id), ("amount", Amount), ("fee", Amount), ("trace_id", Id), ("memo", MaybeText)],
    ),
    (
        "TIP:TRANSACTION:CREATE:",
        &[
            ("asset_id", Id),
            ("opponent_key", MaybeText),
            ("receiver", Ids),
            ("threshold", Count),
            ("amount", Amount),
            ("trace_id", Id),
            ("memo", MaybeText),
        ],
    ),
    ("TIP:MULTISIG:REQUEST:SIGN:", &[("request_id", Id)]),
    ("TIP:MULTISIG:REQUEST:UNLOCK:", &[("request_id", Id)]),
    ("TIP:COLLECTIBLE:REQUEST:SIGN:", &[("request_id", Id)]),
    ("TIP:COLLECTIBLE:REQUEST:UNLOCK:", &[("request_id", Id)]),
    ("TIP:OAUTH:APPROVE:", &[("authorization_id", Id)]),
    ("TIP:APP:OWNERSHIP:TRANSFER:", &[("user_id", Id)]),
    ("TIP:PHONE:NUMBER:UPDATE:", &[("verification_id", Id), ("code", Text)]),
    ("TIP:EMERGENCY:CONTACT:CREATE:", &[("verification_id", Id), ("code", Text)]),
    ("TIP:EMERGENCY:CONTACT:READ:", &[("", Zero)]),
    ("TIP:EMERGENCY:CONTACT:REMOVE:", &[("", Zero)]),
    ("TIP:PROVISIONING:UPDATE:", &[("device_id", Id), ("secret", Text)]),
    ("TIP:USER:EXPORT:PRIVATE:", &[("user_id", Id)]),
    // Newer clients sign the user's id too.
    ("TIP:USER:DEACTIVATE:", &[("verification_id", Id), ("user_id", MaybeId)]),
    ("SEQUENCER:REGISTER:", &[("user_id", Id), ("public_key", Key)]),
];

/// How many digits a time in nanoseconds has, between 2001 and 2286, and how many are signed.
const DIGITS: usize = 19;
const SIGNED_DIGITS: usize = 32;

/// An action with its parameters, checked.
struct Tip<P> {
    prefix: &'static str,
    parameters: &'static [Parameter],
    params: P,
}

impl<'a, P: Iterator<Item = Param<'a>> + Clone> Tip<P> {
    fn new(action: &[u8], params: P) -> Result<Self, Error> {
        let (prefix, parameters) =
            ACTIONS.into_iter().find(|(prefix, _)| prefix.as_bytes() == action).ok_or(Error::TipAction)?;
        let tip = Tip { prefix, parameters, params };
        let mut known = 0;
        for (name, form) in parameters {
            let mut count = 0;
            for value in tip.values(name) {
                form.check(value)?;
                count += 1;
            }
            let is_right = match form {
                Ids => count > 0,
                MaybeId | MaybeText => count <= 1,
                Zero => true,
                _ => count == 1,
            };
            if !is_right {
                return Err(Error::TipParameter);
            }
            known += count;
        }
        if known == tip.params.clone().count() { Ok(tip) } else { Err(Error::TipParameter) }
    }

    fn values(&self, name: &'static str) -> impl Iterator<Item = &'a [u8]> {
        let is_it = move |param: &Param| !name.is_empty() && param.name == name.as_bytes();
        self.params.clone().filter(is_it).map(|param| param.value)
    }

    /// Hands on what is joined.
    fn each(&self, put: &mut dyn FnMut(&[u8])) {
        put(self.prefix.as_bytes());
        for (name, form) in self.parameters {
            match form {
                Zero => put(b"0"),
                Nanoseconds => put(&[b'0'; SIGNED_DIGITS - DIGITS]),
                _ => {}
            }
            self.values(name).for_each(&mut *put);
        }
    }
}

impl Form {
    fn check(self, value: &[u8]) -> Result<(), Error> {
        let digits = |from: u8| {
            value.first().is_some_and(|first| *first >= from) && value.iter().all(u8::is_ascii_digit)
        };
        let is_right = match self {
            Id | Ids => checks::is_uuid(value),
            MaybeId => value.is_empty() || checks::is_uuid(value),
            Amount => return if is_amount(value) { Ok(()) } else { Err(Error::TipAmount) },
            Count => digits(b'1'),
            Nanoseconds => digits(b'1') && value.len() == DIGITS,
            // Of a secret key it is computed of that.
            Key => {
                let digit = |byte: u8| byte.is_ascii_digit() | (b'a'..=b'f').contains(&byte);
                let all = value.iter().fold(value.len() == 64, |all, byte| all & digit(*byte));
                declassify(all, "whether a public key is in hex is told")
            }
            // It is sent in JSON.
            Text | MaybeText if std::str::from_utf8(value).is_err() => return Err(Error::Utf8),
            Text => !value.is_empty(),
            MaybeText => true,
            Zero => false,
        };
        if is_right { Ok(()) } else { Err(Error::TipParameter) }
    }
}

/// As the server writes it: no exponent, no sign, no zero that could be left out.
fn is_amount(text: &[u8]) -> bool {
    let (whole, fraction) = match text.iter().position(|byte| *byte == b'.') {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    digits(whole)
        && (whole == b"0" || whole[0] != b'0')
        && fraction.is_none_or(|fraction| digits(fraction) && fraction.last() != Some(&b'0'))
}

/// The text that an action's parameters are joined to.
pub fn payload<'a>(
    action: &[u8],
    params: impl Iterator<Item = Param<'a>> + Clone,
) -> Result<impl Fn(&mut Writer), Error> {
    let tip = Tip::new(action, params)?;
    Ok(move |w: &mut Writer| tip.each(&mut |piece| w.put(piece)))
}

/// The signature of an action: of the SHA-256 of its text, but of `TIP:VERIFY:` of the text itself.
pub fn sign<'a>(
    key: &Key,
    action: &[u8],
    params: impl Iterator<Item = Param<'a>> + Clone,
) -> Result<Zeroizing<[u8; 64]>, Error> {
    let tip = Tip::new(action, params)?;
    if tip.parameters[0].1 != Nanoseconds {
        return Ok(Zeroizing::new(key.sign(&sha256_of(|put| tip.each(put)))));
    }
    let (mut text, mut len) = ([0; "TIP:VERIFY:".len() + SIGNED_DIGITS], 0);
    tip.each(&mut |piece| {
        text[len..len + piece.len()].copy_from_slice(piece);
        len += piece.len();
    });
    Ok(Zeroizing::new(key.sign(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_one_form() {
        for amount in ["0", "1", "10", "0.01", "100.5", "0.00000001"] {
            assert!(is_amount(amount.as_bytes()), "{amount}");
        }
        for amount in
            ["", ".", "1.", ".1", "01", "00", "0.0", "0.10", "1e-2", "+1", "-1", "1.0.1", " 1", "1,5", "٣"]
        {
            assert!(!is_amount(amount.as_bytes()), "{amount}");
        }
    }

    #[test]
    fn every_action_is_there_once_and_ends_in_a_colon() {
        for (index, (prefix, _)) in ACTIONS.iter().enumerate() {
            assert!(prefix.ends_with(':') && ACTIONS[..index].iter().all(|(other, _)| other != prefix));
        }
    }
}
