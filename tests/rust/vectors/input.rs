//! A case's input, turned into the values that the Rust API takes.

use bh_auth::core::ed25519;
use bh_auth::core::error::Error;
use bh_auth::core::http::Http;
use bh_auth::core::query::Param;
use bh_auth::core::request::Call;
use bh_auth::core::window::Window;
use serde_json::Value;

pub struct Case<'a> {
    pub name: &'a str,
    pub verb: &'a str,
    pub expect: &'a Value,
    input: &'a Value,
}

impl<'a> Case<'a> {
    pub fn new(case: &'a Value) -> Self {
        Case {
            name: case["name"].as_str().unwrap(),
            verb: case["verb"].as_str().unwrap(),
            expect: &case["expect"],
            input: &case["input"],
        }
    }

    /// The same case with a member of the input as its input, such as `claims`.
    pub fn member(&self, member: &str) -> Case<'a> {
        Case { input: &self.input[member], ..*self }
    }

    pub fn has(&self, member: &str) -> bool {
        !self.input[member].is_null()
    }

    /// A text; an absent one is empty.
    pub fn bytes(&self, member: &str) -> Vec<u8> {
        bytes(&self.input[member])
    }

    /// Bytes that are always given in hex.
    pub fn array<const N: usize>(&self, member: &str) -> [u8; N] {
        unhex(self.input[member].as_str().unwrap()).try_into().unwrap()
    }

    /// A number as a text, since it may be beyond what a double holds.
    pub fn big(&self, member: &str) -> u64 {
        self.input[member].as_str().unwrap().parse().unwrap()
    }

    pub fn number(&self, member: &str) -> i64 {
        match &self.input[member] {
            Value::Null => 0,
            number => number.as_i64().unwrap(),
        }
    }

    pub fn raw(&self, member: &str) -> &'a Value {
        &self.input[member]
    }

    pub fn window(&self) -> Option<Window> {
        let window = self.member("window");
        self.has("window").then(|| Window {
            now_ms: window.number("now_ms"),
            past_ms: window.number("past_ms"),
            ahead_ms: window.number("ahead_ms"),
        })
    }

    pub fn params(&self, member: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
        let params = self.input[member].as_array().map_or(&[][..], Vec::as_slice);
        params.iter().map(|pair| (bytes(&pair[0]), bytes(&pair[1]))).collect()
    }

    pub fn ed25519_key(&self) -> Result<ed25519::Key, Error> {
        if self.has("seed_hex") {
            Ok(ed25519::Key::from_seed(&self.array("seed_hex")))
        } else if self.has("hex") {
            ed25519::Key::from_hex(&self.bytes("hex"))
        } else {
            ed25519::Key::from_base64url(&self.bytes("base64url"))
        }
    }

    pub fn http(&self) -> HttpParts {
        let [body, request_method] = ["body", "request_method"].map(|name| self.bytes(name));
        let status = self.number("http_status").try_into().unwrap();
        HttpParts { status, headers: self.params("headers"), body, request_method }
    }

    pub fn plain(&self) -> Plain {
        Plain(["method", "target", "body"].map(|member| self.bytes(member)))
    }
}

/// What a plain call borrows from.
pub struct Plain([Vec<u8>; 3]);

impl Plain {
    pub fn call(&self) -> Call<'_> {
        Call { method: &self.0[0], target: &self.0[1], body: &self.0[2] }
    }
}

/// What a response borrows from.
pub struct HttpParts {
    status: u32,
    headers: Vec<(Vec<u8>, Vec<u8>)>,
    body: Vec<u8>,
    request_method: Vec<u8>,
}

impl HttpParts {
    pub fn http(&self) -> Http<'_> {
        let mut http = Http::new(self.status, &self.body);
        http.request_method = &self.request_method;
        self.headers.iter().for_each(|(name, value)| http.header(name, value));
        http
    }
}

pub fn borrowed(params: &[(Vec<u8>, Vec<u8>)]) -> impl Iterator<Item = Param<'_>> + Clone {
    params.iter().map(|(name, value)| Param { name, value })
}

fn bytes(text: &Value) -> Vec<u8> {
    match text {
        Value::Null => Vec::new(),
        Value::String(text) => text.clone().into_bytes(),
        other => unhex(other["hex"].as_str().unwrap()),
    }
}

pub fn unhex(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(2));
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}
