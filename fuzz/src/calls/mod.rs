//! Any sequence of calls: what the header promises of each, whatever it is given.

mod args;
mod counts;
mod rows;
mod table;
mod tamper;

use crate::memory::Capacity;
use crate::name;
use crate::status::{BUFFER, OK, PANIC};
use crate::tape::Tape;
pub use counts::begin;

use args::{Args, Behind, Given};
use bh_auth::ffi::diagnose::bh_diagnosis;
use bh_auth::ffi::keys::{bh_ed25519_key, bh_hmac_key};
use bh_auth::ffi::mixin::{bh_mixin_keystore, bh_mixin_token};
use bh_auth::ffi::mixin_oauth::bh_mixin_authorization;
use bh_auth::ffi::types::{bh_request, bh_response, bh_str};
use rows::ROWS;
use std::ptr;
use table::{Kind, Row};

/// What lasts from call to call.
#[derive(Default)]
struct State {
    hmac: Vec<Box<bh_hmac_key>>,
    ed25519: Vec<Box<bh_ed25519_key>>,
    behind: Behind,
}

/// Calls one function after the other.
pub fn run(data: &[u8]) {
    let mut tape = Tape::new(data);
    let mut state = State::default();
    // A key of each kind, of the good texts that have these numbers.
    state.step(&mut Tape::new(b"\x06"), row("bh_hmac_key_init"));
    state.step(&mut Tape::new(b"\x09"), row("bh_ed25519_key_from_hex"));
    for _ in 0..12 {
        if tape.is_empty() {
            return;
        }
        let which = tape.below(ROWS.len());
        state.step(&mut tape, which);
    }
}

fn row(name: &str) -> usize {
    ROWS.iter().position(|row| row.name == name).expect("the table has it")
}

/// One try of a call: its status, its length, and what it wrote to.
struct Tried {
    status: u32,
    len: usize,
    outs: Vec<Capacity>,
    buf: Capacity,
}

/// The capacity of a try.
#[derive(Clone, Copy)]
enum With {
    Capacity(usize),
    /// NULL, and the capacity that is claimed.
    NoBuffer(usize),
    NoLength,
}

impl State {
    fn step(&mut self, tape: &mut Tape, which: usize) {
        let row = &ROWS[which];
        let mut given = Given::draw(tape, row, &mut self.behind);
        given.keys(row, &self.hmac[..], &self.ed25519[..], tape);
        let is_refused = tamper::tamper(tape, row, &mut given);
        given.point();
        let call = |with| {
            let tried = attempt(row, &given, with);
            counts::count(which, tried.status);
            assert!(!(is_refused && tried.status == OK), "{}: what must be refused is accepted", row.name);
            tried
        };
        if !row.shape.contains('b') {
            return self.keep(row, &given, call(With::NoBuffer(0)));
        }
        let asked = call(With::NoBuffer(0));
        let needed = asked.len;
        let with = match tape.byte() % 8 {
            0 => return self.keep(row, &given, asked),
            1 => With::NoBuffer(1 + tape.below(9)),
            2 => With::NoLength,
            3 => With::Capacity(needed.saturating_sub(1)),
            4 => With::Capacity(needed + tape.below(200)),
            5 => With::Capacity(tape.below(256)),
            6 => With::Capacity(0),
            _ => With::Capacity(needed),
        };
        let tried = call(with);
        match (with, asked.status) {
            (With::Capacity(capacity), BUFFER | OK) => {
                let status = if capacity < needed { BUFFER } else { OK };
                assert_eq!(
                    (tried.status, tried.len),
                    (status, needed),
                    "{} with capacity {capacity} for {needed}",
                    row.name
                );
            }
            (With::Capacity(_), status) => {
                assert_eq!(tried.status, status, "{} with another capacity", row.name)
            }
            _ => assert_ne!(tried.status, OK, "{} without a buffer or its length", row.name),
        }
        self.keep(row, &given, tried);
    }

    /// What a call wrote is checked, and can be given to later ones.
    fn keep(&mut self, row: &Row, given: &Given, tried: Tried) {
        if tried.status != OK {
            return;
        }
        let mut text = tried.buf.bytes()[..tried.len].to_vec();
        let first = tried.outs.first();
        // SAFETY: the status is BH_OK, so that the struct was written.
        let views = match (first, row.kind) {
            (Some(first), Kind::Request) => request_views(&unsafe { first.read() }),
            (Some(first), Kind::Response) => response_views(&unsafe { first.read() }),
            (Some(first), Kind::MixinToken) => token_views(&unsafe { first.read() }),
            (Some(first), Kind::MixinKeystore) => keystore_views(&unsafe { first.read() }),
            (Some(first), Kind::MixinAuthorization) => authorization_views(&unsafe { first.read() }),
            (Some(first), Kind::Diagnosis) => diagnosis_views(&unsafe { first.read() }),
            (Some(first), Kind::Plain) if !given.no_out[0] => {
                match (&row.shape[..1], first.len()) {
                    // SAFETY: the same.
                    ("k", 128) => self.hmac.insert(0, Box::new(unsafe { first.read() })),
                    ("k", _) => self.ed25519.insert(0, Box::new(unsafe { first.read() })),
                    // Without its NUL, where it has one.
                    (_, len) => text.extend(&first.bytes()[..len / 32 * 32]),
                }
                Vec::new()
            }
            _ => Vec::new(),
        };
        for view in views {
            let start = (view.data as usize).wrapping_sub(tried.buf.bytes().as_ptr() as usize);
            let end = start.saturating_add(view.len);
            assert!(end < tried.len, "{}: a view that is not in the buffer", row.name);
            assert_eq!(tried.buf.bytes()[end], 0, "{}: no NUL behind a view", row.name);
        }
        self.behind.written.push(text);
    }
}

/// Calls once, with outputs of its own, and looks at what the header says of every call.
fn attempt(row: &Row, given: &Given, with: With) -> Tried {
    let mut outs: Vec<Capacity> = row.outs.iter().map(|size| Capacity::new(*size)).collect();
    let mut args = Args { ..given.args };
    for (which, capacity) in outs.iter_mut().enumerate() {
        args.out[which] = if given.no_out[which] { ptr::null_mut() } else { capacity.ptr() };
    }
    let (capacity, claimed) = match with {
        With::Capacity(capacity) => (capacity, capacity),
        With::NoBuffer(claimed) => (0, claimed),
        With::NoLength => (100, 100),
    };
    let (mut buf, mut len) = (Capacity::new(capacity), claimed);
    args.buf = if let With::NoBuffer(_) = with { ptr::null_mut() } else { buf.ptr() };
    args.len = if let With::NoLength = with { ptr::null_mut() } else { &raw mut len };
    // SAFETY: each argument is what its letter says, or what the header says is refused.
    let status = unsafe { (row.call)(&args) };
    assert_ne!(status, PANIC, "{}: a panic inside", row.name);
    assert!(
        row.statuses.is_empty() || row.statuses.contains(&status),
        "{}: {} is not documented",
        row.name,
        name(status)
    );
    for (which, out) in outs.iter().enumerate() {
        let is_key = row.shape.starts_with('k');
        let is_written = !given.no_out[which] && (status == OK || is_key);
        out.check(if is_written { out.len() } else { 0 }, row.name);
        if is_key && is_written && (status != OK || row.name.ends_with("wipe")) {
            assert!(out.bytes().iter().all(|byte| *byte == 0), "{}: the key is not wiped", row.name);
        }
    }
    assert!(status != OK || len <= claimed, "{}: more than the capacity", row.name);
    buf.check(if status == OK && !args.buf.is_null() { len } else { 0 }, row.name);
    assert!(matches!(status, OK | BUFFER) || len == claimed, "{}: a length that an error changed", row.name);
    Tried { status, len, outs, buf }
}

fn request_views(request: &bh_request) -> Vec<bh_str> {
    assert!(request.header_count <= request.headers.len());
    let (headers, others) = request.headers.split_at(request.header_count);
    assert!(others.iter().all(|header| header.name.data.is_null() && header.value.len == 0));
    let headers = headers.iter().flat_map(|header| [header.name, header.value]);
    headers.chain([request.method, request.target, request.body]).collect()
}

fn response_views(response: &bh_response) -> Vec<bh_str> {
    assert_eq!(response.reserved, [0; 3]);
    vec![response.error_name, response.error_message, response.detail, response.advice, response.token]
}

fn token_views(token: &bh_mixin_token) -> Vec<bh_str> {
    let claims = &token.claims;
    assert_eq!(claims.reserved, [0; 4]);
    vec![token.alg, token.sig, claims.uid, claims.sid, claims.aid, claims.iss, claims.scp, claims.jti]
}

fn diagnosis_views(diagnosis: &bh_diagnosis) -> Vec<bh_str> {
    assert_eq!(diagnosis.reserved, [0; 4]);
    vec![diagnosis.names, diagnosis.message, diagnosis.payload, diagnosis.tried]
}

fn keystore_views(keystore: &bh_mixin_keystore) -> Vec<bh_str> {
    assert_eq!(keystore.reserved, [0; 4]);
    let ids = [keystore.app_id, keystore.session_id, keystore.authorization_id, keystore.scope];
    let keys = [keystore.private_key, keystore.server_key, keystore.spend_key, keystore.pin];
    ids.into_iter().chain(keys).collect()
}

fn authorization_views(authorization: &bh_mixin_authorization) -> Vec<bh_str> {
    assert_eq!(authorization.reserved, [0; 4]);
    vec![authorization.authorization_id, authorization.scope, authorization.server_key]
}
