//! The description: what include/bh_auth.api.json holds. The comments here are those of its schema.

use anyhow::{Context, Result};
use schemars::JsonSchema;
use serde::Serialize;

/// Grows when a member changes its meaning.
pub const SCHEMA: u32 = 1;

/// The C ABI of bh_auth, for programs that write bindings. Everything is in the order of the header.
///
/// Ownership follows from the kinds. Inputs are borrowed until the call returns. Outputs lie in the
/// caller's memory. The views of a struct that is written live as long as the buffer of the same
/// call; a returned view lives as long as its argument; static text lives for ever. A key holds no
/// pointer and is wiped by the function of its name and `_wipe`.
#[derive(Serialize, JsonSchema)]
pub struct Api {
    /// The version of this format: grows when a member changes its meaning.
    pub schema: u32,
    /// The version of the library.
    pub version: String,
    /// What `bh_abi_version` returns.
    pub abi_version: u32,
    pub sections: Vec<Section>,
    pub statuses: Vec<Status>,
    pub constants: Vec<Constant>,
    pub enums: Vec<Enum>,
    pub structs: Vec<Struct>,
    pub functions: Vec<Function>,
}

/// A part of the header.
#[derive(Serialize, JsonSchema)]
pub struct Section {
    /// The name by which things refer to it: that of its file in src/ffi.
    pub name: String,
    pub title: String,
    /// The name of the service that it is about, as prose spells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Host>,
    /// What the service signs, and with what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
    /// The document that the section follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Where a service is reached.
#[derive(Serialize, JsonSchema)]
pub struct Host {
    /// Empty: for everyday use; else what it is for, such as "tests".
    pub name: String,
    pub url: String,
}

/// What a call may return.
#[derive(Serialize, JsonSchema)]
pub struct Status {
    pub name: String,
    /// Permanent; a retired one is never used again.
    pub number: u32,
    /// What `bh_status_message` returns. It names nothing of C.
    pub message: String,
}

/// A macro of the header.
#[derive(Serialize, JsonSchema)]
pub struct Constant {
    pub name: String,
    pub section: String,
    /// A number's type, or the name of an enum.
    #[serde(rename = "type")]
    pub ty: String,
    pub value: i64,
    pub doc: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Of a mistake: its name in texts and in every language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The function that returns the same value, for languages without macros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
}

/// A number that is one of a few constants, or, if it is named `…_flags`, a sum of some.
#[derive(Serialize, JsonSchema)]
pub struct Enum {
    pub name: String,
    pub section: String,
    /// The number's type.
    #[serde(rename = "type")]
    pub ty: String,
    pub doc: String,
    pub constants: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Struct {
    pub name: String,
    pub section: String,
    pub role: Role,
    pub doc: String,
    pub layout: Layouts,
    pub fields: Vec<Field>,
}

/// view: of memory that another owns. key: private, do not read or write. input, output, both: by
/// the functions that take it.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    View,
    Key,
    Input,
    Output,
    Both,
}

#[derive(Serialize, JsonSchema, Clone, Copy)]
pub struct Layouts {
    /// 64-bit targets.
    pub p64: Layout,
    /// 32-bit targets whose 64-bit integers are aligned to 8: wasm32, armv7, i686 Windows.
    pub p32: Layout,
    /// i686 System V, whose 64-bit integers are aligned to 4.
    pub i686: Layout,
}

#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Default)]
pub struct Layout {
    pub size: u32,
    pub align: u32,
}

#[derive(Serialize, JsonSchema, Clone)]
pub struct Field {
    pub name: String,
    /// As C writes it, without the brackets of an array.
    #[serde(rename = "type")]
    pub ty: String,
    pub kind: FieldKind,
    /// Of an array in the struct: how many, as a macro or a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub array: Option<String>,
    /// The same as a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u32>,
    /// Of a count: the field that it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Its text says "A secret".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    /// Its offset: p64, p32, i686.
    pub at: [u32; 3],
    pub doc: String,
}

/// view: a bh_str. pointer: the bytes of a bh_str itself. struct: one in it. structs: an array in
/// it, or a pointer to some; another field counts them. reserved: must be zero. opaque: private.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    View,
    Pointer,
    Struct,
    Structs,
    Number,
    Count,
    Reserved,
    Opaque,
}

#[derive(Serialize, JsonSchema)]
pub struct Function {
    pub name: String,
    pub section: String,
    pub doc: String,
    pub returns: Returns,
    pub params: Vec<Param>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The document that it follows, and where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What is handled in constant time beside the secret parameters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constant_time: Option<String>,
    /// Its time depends on its secrets: for those alone who have them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub time_varies: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Returns {
    #[serde(rename = "type")]
    pub ty: String,
    pub kind: ReturnKind,
    /// Those that it may return, by its comment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<String>,
    /// Those that every function with such parameters may return.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implied: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
}

#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ReturnKind {
    Status,
    Number,
    StaticText,
    View,
    Nothing,
}

#[derive(Serialize, JsonSchema)]
pub struct Param {
    pub name: String,
    /// As C writes it, without the brackets of an array.
    #[serde(rename = "type")]
    pub ty: String,
    pub dir: Direction,
    pub kind: ParamKind,
    /// Of an array: the macro of its length.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Of a capacity, size or count: the parameter that it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    /// It is wiped from what the call left; and no branch and no address depends on its bytes, but where the
    /// function's `time_varies`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub secret: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    pub doc: String,
}

#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    In,
    Out,
    Inout,
}

/// view: a bh_str. buffer: of any length, followed by its capacity (in: how many bytes fit; out:
/// how many were written, or are needed). array: of a fixed size. key, struct: a pointer to one.
/// structs: a pointer to some, followed by their count. number: by value, or a pointer to one that
/// is written. memory: any bytes, followed by their size. c_text: ends in a NUL.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum ParamKind {
    View,
    Buffer,
    Capacity,
    Array,
    Key,
    Struct,
    Structs,
    Count,
    Number,
    Memory,
    Size,
    CText,
}

/// ms: milliseconds. s: seconds. Of a time, since the start of 1970 (UTC).
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Ms,
    S,
}

/// The type that is pointed to, or the type itself.
pub fn bare(ty: &str) -> &str {
    ty.trim_start_matches("const ").trim_end_matches(" *")
}

/// A declaration as C writes it: no space after a pointer's star.
pub fn declare(ty: &str, name: &str) -> String {
    let gap = if ty.ends_with('*') { "" } else { " " };
    format!("{ty}{gap}{name}")
}

impl Api {
    /// The struct of a type, or of what the type points to.
    pub fn structure(&self, ty: &str) -> Result<&Struct> {
        let name = bare(ty);
        self.structs.iter().find(|s| s.name == name).with_context(|| format!("no struct {name}"))
    }

    pub fn constant(&self, name: &str) -> Result<&Constant> {
        self.constants.iter().find(|c| c.name == name).with_context(|| format!("no constant {name}"))
    }

    pub fn function(&self, name: &str) -> Result<&Function> {
        self.functions.iter().find(|f| f.name == name).with_context(|| format!("no function {name}"))
    }

    pub fn enumeration(&self, ty: &str) -> Option<&Enum> {
        self.enums.iter().find(|e| e.name == bare(ty))
    }

    /// The number of bytes of an array parameter, whose size is a macro or a number.
    pub fn length(&self, p: &Param) -> Result<i64> {
        let size = p.size.as_ref().with_context(|| format!("{} is no array", p.name))?;
        size.parse().or_else(|_| Ok(self.constant(size)?.value))
    }

    /// The sections of services.
    pub fn services(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|s| s.service.is_some())
    }
}

impl Struct {
    /// The field that counts a list.
    pub fn count_of(&self, list: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.counts.as_deref() == Some(list))
    }
}

impl Function {
    /// Whether it states what it handles in constant time.
    pub fn states_constant_time(&self) -> bool {
        self.takes_secret() && !self.time_varies || self.constant_time.is_some()
    }

    /// Whether it takes or gives a secret, which is wiped.
    pub fn takes_secret(&self) -> bool {
        self.params.iter().any(|p| p.secret)
    }

    /// The struct that it writes, if it writes one.
    pub fn output(&self) -> Option<&Param> {
        self.params.iter().find(|p| p.kind == ParamKind::Struct && p.dir != Direction::In)
    }
}

impl Param {
    /// The type that is pointed to, or the type itself.
    pub fn bare(&self) -> &str {
        bare(&self.ty)
    }
}
