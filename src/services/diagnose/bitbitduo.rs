//! BITBITDUO: appid, appkey, random and time under three schemes.

use super::check;
use crate::core::diagnose::{
    Algorithm, Diagnosis, Edit, Mistake, OF_PAIRS, OF_PAYLOADS, Payloads, Right, Scratch, Visit, each_secret,
    is_right, search,
};
use crate::core::error::Error;
use crate::core::writer::decimal;
use crate::services::bitbitduo::{Scheme, Ticket};
use std::ops::ControlFlow::{self, Continue};

const SERVICE: &str = "BITBITDUO";

fn algorithm(scheme: Scheme) -> Algorithm {
    match scheme {
        Scheme::Sha256 => Algorithm::Sha256,
        Scheme::HmacSha256 | Scheme::HmacSha256AppId => Algorithm::HmacSha256,
    }
}

/// Why this `sig` of a token request is wrong.
pub fn bitbitduo(
    signature: &[u8],
    ticket: &Ticket,
    signed: &mut Scratch,
    memory: &mut [u8],
) -> Result<Diagnosis, Error> {
    check(signature, ticket.app_key)?;
    let right = |scheme| Right {
        secret: ticket.app_key,
        api_key: ticket.app_id,
        service: SERVICE,
        algorithm: algorithm(scheme),
    };
    for scheme in [Scheme::Sha256, Scheme::HmacSha256, Scheme::HmacSha256AppId] {
        let other = Ticket { scheme, ..*ticket };
        if scheme != ticket.scheme
            && let Some(forms) = is_right(signature, &right(scheme), &Four { ticket: &other }, signed)
        {
            let mut found = Diagnosis::of(Mistake::OtherScheme);
            forms.into_iter().flatten().for_each(|form| found.add(form));
            return Ok(found);
        }
    }
    let mut found = search(signature, &right(ticket.scheme), &Four { ticket }, signed, memory);
    found.note(Mistake::OtherScheme);
    Ok(found)
}

struct Four<'a> {
    ticket: &'a Ticket<'a>,
}

const APP_ID: usize = 0;
const APP_KEY: usize = 1;
const RANDOM: usize = 2;
const TIME: usize = 3;

/// Names as others may spell them, appid first.
const NAMES: &[[&[u8]; 4]] = &[
    [b"appid", b"appkey", b"random", b"time"],
    [b"appId", b"appKey", b"random", b"time"],
    [b"app_id", b"app_key", b"random", b"time"],
    [b"appid", b"appkey", b"random", b"timestamp"],
    [b"appid", b"appkey", b"nonce", b"time"],
    [b"appid", b"key", b"random", b"time"],
    [b"appid", b"secret", b"random", b"time"],
    [b"id", b"key", b"random", b"time"],
    [b"strAppId", b"strAppKey", b"strRandom", b"strTime"],
];

fn put(w: &mut Scratch, order: &[usize], names: &[&[u8]; 4], values: &[&[u8]; 4]) {
    w.clear();
    for (index, part) in order.iter().enumerate() {
        if index > 0 {
            w.byte(b'&');
        }
        [names[*part], b"=", values[*part]].iter().for_each(|text| w.put(text));
    }
}

/// Takes a mistake, and the values that it makes.
type TakeValues<'t> = &'t mut dyn FnMut(Mistake, &[&[u8]; 4]) -> ControlFlow<()>;

impl Four<'_> {
    fn order(&self) -> [usize; 3] {
        let first = if self.ticket.scheme == Scheme::HmacSha256AppId { APP_ID } else { APP_KEY };
        [first, RANDOM, TIME]
    }

    /// Hands on the four values, the numbers in decimal.
    fn with_values<T>(&self, app_key: &[u8], take: impl FnOnce(&[&[u8]; 4]) -> T) -> T {
        let (mut random, mut time) = ([0; 20], [0; 20]);
        let random = decimal(&mut random, self.ticket.random.into());
        take(&[self.ticket.app_id, app_key, random, decimal(&mut time, self.ticket.time_s)])
    }

    /// Each other choice and order of the parts.
    fn each_order(&self, take: &mut dyn FnMut(Mistake, &[usize]) -> ControlFlow<()>) -> ControlFlow<()> {
        let right = self.order();
        for code in 0..5_usize.pow(4) {
            let places = [code % 5, code / 5 % 5, code / 25 % 5, code / 125];
            let count = places.iter().take_while(|place| **place < 4).count();
            let order = &places[..count];
            let repeats = (0..count).any(|at| order[..at].contains(&order[at]));
            if count == 0 || repeats || places[count..].iter().any(|place| *place != 4) || order == right {
                continue;
            }
            let has = |part: usize| order.contains(&part);
            let mistake = match (has(APP_ID), has(APP_KEY), right[0]) {
                (true, _, APP_KEY) => Mistake::AppIdIncluded,
                (false, _, APP_ID) => Mistake::AppIdMissing,
                (_, true, APP_ID) => Mistake::SecretIncluded,
                _ if count < 3 => Mistake::ParamMissing,
                _ => Mistake::ParamsReordered,
            };
            take(mistake, order)?;
        }
        Continue(())
    }

    /// Each other set of values.
    fn each_value(&self, take: TakeValues) -> ControlFlow<()> {
        let (app_id, app_key) = (self.ticket.app_id, self.ticket.app_key);
        self.with_values(app_key, |[_, _, random, time]| {
            take(Mistake::RandomTimeSwapped, &[app_id, app_key, time, random])?;
            take(Mistake::SecretIsApiKey, &[app_key, app_id, random, time])?;
            let mut text = [0; 32];
            let forms: [(Mistake, &[u8]); 4] = [
                (Mistake::TimestampFloat, b".0"),
                (Mistake::TimestampFloat, b".000"),
                (Mistake::TimestampOtherForm, b"000000"),
                (Mistake::TimestampOtherForm, b"L"),
            ];
            for (mistake, end) in forms {
                text[..time.len()].copy_from_slice(time);
                text[time.len()..time.len() + end.len()].copy_from_slice(end);
                take(mistake, &[app_id, app_key, random, &text[..time.len() + end.len()]])?;
            }
            for form in [
                "0*",
                "00*",
                "000*",
                "0000*",
                "\"*\"",
                "'*'",
                "%22*%22",
                "+*",
                " *",
                "undefined",
                "null",
                "None",
            ] {
                let (before, behind) = form.split_once('*').unwrap_or((form, ""));
                let digits = if form.contains('*') { *random } else { b"" };
                let mut w = Scratch::new(&mut text);
                [before.as_bytes(), digits, behind.as_bytes()].iter().for_each(|part| w.put(part));
                take(Mistake::RandomOtherForm, &[app_id, app_key, w.written().unwrap_or_default(), time])?;
            }
            // The milliseconds that are not sent.
            for ms in 0..1000 {
                let mut digits = [0; 20];
                let time_ms = self.ticket.time_s.saturating_mul(1000).saturating_add(ms);
                take(
                    Mistake::TimestampMilliseconds,
                    &[app_id, app_key, random, decimal(&mut digits, time_ms)],
                )?;
            }
            for offset in
                (1..=300).flat_map(|seconds| [seconds, -seconds]).chain((-14..=14).map(|hour| hour * 3600))
            {
                let mistake =
                    if offset % 3600 == 0 { Mistake::TimestampZone } else { Mistake::TimestampOther };
                let mut digits = [0; 20];
                take(
                    mistake,
                    &[
                        app_id,
                        app_key,
                        random,
                        decimal(&mut digits, self.ticket.time_s.saturating_add(offset)),
                    ],
                )?;
            }
            Continue(())
        })
    }
}

impl Payloads for Four<'_> {
    fn right(&self, w: &mut Scratch) {
        self.with_values(self.ticket.app_key, |values| put(w, &self.order(), &NAMES[0], values));
    }

    fn each(&self, pairs: bool, work: &mut [u8], visit: Visit) -> ControlFlow<()> {
        let third = work.len() / 3;
        let (of_base, work) = work.split_at_mut(third);
        let (of_edit, of_key) = work.split_at_mut(third);
        let [mut base, mut edited, mut key] = [of_base, of_edit, of_key].map(Scratch::new);
        let right = self.order();
        let mut offer = |mistakes: &[Mistake], w: &Scratch| {
            w.written().map_or(Continue(()), |text| visit(mistakes, text))
        };
        let edits =
            || OF_PAIRS.iter().chain(OF_PAYLOADS.iter()).filter(|row| row.0 != Mistake::TimestampSeconds);
        if !pairs {
            self.with_values(self.ticket.app_key, |values| {
                self.each_order(&mut |mistake, order| {
                    put(&mut base, order, &NAMES[0], values);
                    offer(&[mistake], &base)
                })?;
                for names in &NAMES[1..] {
                    put(&mut base, &right, names, values);
                    offer(&[Mistake::NamesCase], &base)?;
                }
                Continue(())
            })?;
            self.each_value(&mut |mistake, values| {
                put(&mut base, &right, &NAMES[0], values);
                offer(&[mistake], &base)
            })?;
            // The key stands in the payload too.
            if right[0] == APP_KEY {
                each_secret(
                    self.ticket.app_key,
                    self.ticket.app_id,
                    SERVICE,
                    &mut key,
                    &mut |mistake, app_key| {
                        self.with_values(app_key, |values| put(&mut base, &right, &NAMES[0], values));
                        let upper =
                            app_key.iter().any(u8::is_ascii_uppercase) && mistake == Mistake::SecretCase;
                        offer(&[if upper { Mistake::AppKeyUpperCase } else { mistake }], &base)
                    },
                )?;
            }
            base.clear();
            self.right(&mut base);
            return edits().try_for_each(|(mistake, edit)| {
                written_anew(edit, &base, &mut edited, &mut |w| offer(&[mistake], w))
            });
        }
        self.with_values(self.ticket.app_key, |values| {
            self.each_order(&mut |of_order, order| {
                put(&mut base, order, &NAMES[0], values);
                edits().try_for_each(|(mistake, edit)| {
                    written_anew(edit, &base, &mut edited, &mut |w| offer(&[of_order, mistake], w))
                })
            })
        })?;
        each_secret(self.ticket.app_key, self.ticket.app_id, "", &mut key, &mut |of_key, app_key| {
            self.with_values(app_key, |values| {
                self.each_order(&mut |mistake, order| {
                    put(&mut base, order, &NAMES[0], values);
                    offer(&[mistake, of_key], &base)
                })
            })
        })?;
        self.each_value(&mut |of_value, values| {
            self.each_order(&mut |mistake, order| {
                put(&mut base, order, &NAMES[0], values);
                offer(&[of_value, mistake], &base)
            })
        })
    }
}

fn written_anew(
    edit: Edit,
    base: &Scratch,
    edited: &mut Scratch,
    offer: &mut dyn FnMut(&Scratch) -> ControlFlow<()>,
) -> ControlFlow<()> {
    edited.clear();
    edit.write(base.written().unwrap_or_default(), edited);
    offer(edited)
}
