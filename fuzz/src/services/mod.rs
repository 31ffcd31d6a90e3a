//! What each service signs and sends, by other code than the library's.

mod bitbitduo;
mod mixin;
mod pave;
mod toobit;
mod velafi;

use crate::json::Text;
use crate::memory::rendered;
use crate::name;
use crate::status::{BODY_KIND, OK};
use crate::tape::Tape;
use bh_auth::ffi::types::bh_request;
use std::ffi::c_char;

pub fn run(tape: &mut Tape) {
    match tape.byte() % 6 {
        0 => velafi::run(tape),
        1 => pave::run(tape),
        2 => mixin::run(tape),
        3 => toobit::ready(tape),
        4 => toobit::call(tape),
        _ => bitbitduo::run(tape),
    }
}

/// A request, ready to send.
#[derive(Debug, PartialEq)]
pub struct Request {
    pub method: Vec<u8>,
    pub target: Vec<u8>,
    pub body: Vec<u8>,
    pub headers: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Request {
    fn get(target: String) -> Request {
        Request { method: b"GET".to_vec(), target: target.into(), body: Vec::new(), headers: Vec::new() }
    }

    fn with(mut self, name: &str, value: &[u8]) -> Request {
        self.headers.push((name.into(), value.to_vec()));
        self
    }

    /// A body of JSON, if there is one.
    fn json(self, body: &[u8]) -> Request {
        let request = if body.is_empty() { self } else { self.with("Content-Type", b"application/json") };
        Request { body: body.to_vec(), ..request }
    }
}

/// A call of the services that take a ready target and body.
fn check_call(method: &[u8], target: &[u8], body: &[u8]) -> Result<(), u32> {
    crate::make::check_method(method)?;
    crate::make::check_target(target)?;
    if method == b"GET" && !body.is_empty() { Err(BODY_KIND) } else { Ok(()) }
}

/// A body under the content type of JSON.
fn check_json(body: &[u8]) -> Result<(), u32> {
    let is_json = body.is_empty() || matches!(Text::read(body), Text::Object(_) | Text::Array);
    if is_json { Ok(()) } else { Err(BODY_KIND) }
}

/// Compares what a call does with what it must do.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: Result<T, u32>, theirs: &Result<T, u32>) {
    if ours != *theirs {
        let is = |it: &Result<T, u32>| name(it.as_ref().map_or_else(|status| *status, |_| OK));
        panic!("{what}: {} {ours:?}, by other code {} {theirs:?}", is(&ours), is(theirs));
    }
}

/// The request that a call builds.
fn request(call: impl Fn(*mut bh_request, *mut c_char, *mut usize) -> u32) -> Result<Request, u32> {
    let it = rendered(call)?;
    let text = |view| it.text(view).to_vec();
    let headers = it.value.headers[..it.value.header_count].iter();
    Ok(Request {
        method: text(it.value.method),
        target: text(it.value.target),
        body: text(it.value.body),
        headers: headers.map(|header| (text(header.name), text(header.value))).collect(),
    })
}

// SAFETY, of every call in the files beside this one: texts and keys live on, and each output is of the size that is
// claimed.
