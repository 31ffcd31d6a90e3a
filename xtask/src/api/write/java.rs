//! Native.java and Abi.java: the declarations of the JNI functions, and where what they fill in lies.

use super::names::{camel, pascal};
use super::{File, NOTICE, jni};
use crate::api::model::{Api, Direction, Field, FieldKind, Function, Param, ParamKind, ReturnKind, Struct};
use anyhow::{Context, Result, bail, ensure};

/// Written by hand for speed: it is given lengths, and looks for a question mark.
const BY_HAND: [&str; 1] = ["bh_toobit_sign"];

/// Their texts come as one array and its cuts: two JNI calls instead of twelve.
const PACKED: [&str; 1] = ["bh_mixin_claims"];

pub fn files(api: &Api) -> Result<Vec<File>> {
    let folder = "bindings/java/src/main";
    let natives = natives(api)?;
    let native = include_str!("Native.java.in")
        .replace("CHECKSUM", &checksum(&natives).to_string())
        .replace("NATIVES", &natives);
    Ok(vec![
        (format!("{folder}/java/org/bhauth/Native.java"), format!("// {NOTICE}\n{native}")),
        (format!("{folder}/java/org/bhauth/Abi.java"), format!("// {NOTICE}\n{}", abi(api)?)),
        (format!("{folder}/c/natives.c"), format!("/* {NOTICE} */\n{}", jni::natives(api)?)),
    ])
}

/// Not there in Java: what only wipes (keys have close), what takes a text that ends in a NUL, and
/// the functions that return a macro's value, but the one that tells the library's version.
pub fn functions(api: &Api) -> impl Iterator<Item = &Function> {
    api.functions.iter().filter(|f| {
        let of_macro = api.constants.iter().any(|c| c.function.as_ref() == Some(&f.name));
        f.returns.kind != ReturnKind::Nothing
            && !f.params.iter().any(|p| p.kind == ParamKind::CText)
            && (!of_macro || f.name == "bh_abi_version")
            && !BY_HAND.contains(&f.name.as_str())
    })
}

/// A parameter of a native: Java's type, JNI's, and its name in C.
#[derive(Clone)]
pub struct Native {
    pub java: &'static str,
    pub jni: &'static str,
    pub name: String,
}

fn native(java: &'static str, name: &str) -> Native {
    let jni = match java {
        "byte[]" => "jbyteArray",
        "int[]" => "jintArray",
        "long[]" => "jlongArray",
        "byte[][]" => "jobjectArray",
        "long" => "jlong",
        _ => "jint",
    };
    Native { java, jni, name: name.into() }
}

pub fn is_packed(s: &Struct) -> bool {
    PACKED.contains(&s.name.as_str())
}

/// Java's type of a number of C; an unsigned one has the same bits.
fn number(api: &Api, ty: &str) -> Result<&'static str> {
    Ok(match api.enumeration(ty).map_or(ty, |e| &e.ty) {
        "int64_t" | "uint64_t" | "size_t" => "long",
        "uint32_t" | "bh_status" => "int",
        other => bail!("no number of Java is known for {other}"),
    })
}

/// What a native is given: the parameters in their order, a struct as its members.
pub fn inputs(api: &Api, f: &Function) -> Result<Vec<Native>> {
    let mut all = vec![];
    for p in f.params.iter().filter(|p| p.dir == Direction::In) {
        match p.kind {
            ParamKind::View | ParamKind::Array => all.push(native("byte[]", &p.name)),
            ParamKind::Key => all.push(native("long", &p.name)),
            ParamKind::Number => all.push(native(number(api, &p.ty)?, &p.name)),
            ParamKind::Structs => all.push(native("byte[][]", &p.name)),
            ParamKind::Count => {}
            ParamKind::Struct if p.nullable => all.push(native("long[]", &p.name)),
            ParamKind::Struct => members(api, api.structure(&p.ty)?, &mut all)?,
            other => bail!("{}: {}: no native for an input of kind {other:?}", f.name, p.name),
        }
    }
    for (i, one) in all.iter().enumerate() {
        ensure!(
            all[..i].iter().all(|o| o.name != one.name),
            "{}: two natives are called {}",
            f.name,
            one.name
        );
    }
    Ok(all)
}

fn members(api: &Api, s: &Struct, all: &mut Vec<Native>) -> Result<()> {
    if is_packed(s) {
        all.extend([native("byte[]", "texts"), native("int[]", "ends")]);
    }
    for field in &s.fields {
        match field.kind {
            FieldKind::View if is_packed(s) => {}
            FieldKind::View => all.push(native("byte[]", &field.name)),
            FieldKind::Structs => all.push(native("byte[][]", &field.name)),
            FieldKind::Number => all.push(native(number(api, &field.ty)?, &field.name)),
            FieldKind::Count | FieldKind::Reserved => {}
            other => bail!("{}.{}: no native for an input of kind {other:?}", s.name, field.name),
        }
    }
    Ok(())
}

/// What a native fills in.
pub fn outputs(api: &Api, f: &Function) -> Result<Vec<Native>> {
    let outs: Vec<&Param> = f.params.iter().filter(|p| p.dir != Direction::In).collect();
    let has = |kind| outs.iter().any(|p| p.kind == kind);
    let mut all = vec![];
    if has(ParamKind::Buffer) {
        all.push(native("byte[][]", "out"));
    } else if has(ParamKind::Array) {
        ensure!(outs.len() == 1, "{}: a fixed output and another", f.name);
        all.push(native("byte[]", "out"));
    } else if has(ParamKind::Number) || has(ParamKind::Key) {
        all.push(native("long[]", "out"));
    }
    if let Some(p) = f.output() {
        ensure!(has(ParamKind::Buffer), "{}: a struct that is written, and no buffer", f.name);
        let places = Places::of(api, api.structure(&p.ty)?)?;
        all.push(native("int[]", "spans"));
        if !places.numbers.is_empty() {
            all.push(native("long[]", "numbers"));
        }
    }
    Ok(all)
}

/// Where the members of a struct lie: in `spans` the counts, then offset and length of each text,
/// then of a list each item's; in `numbers` the numbers. Each in the order of the fields.
pub struct Places {
    /// Path in C, and the place.
    pub counts: Vec<(String, usize)>,
    pub views: Vec<(String, usize)>,
    pub numbers: Vec<(String, usize)>,
    pub list: Option<List>,
    pub spans: usize,
}

/// Items of views alone, in an array in the struct.
pub struct List {
    pub name: String,
    pub count: String,
    pub start: usize,
    /// Names of an item's views.
    pub views: Vec<String>,
}

impl Places {
    pub fn of(api: &Api, s: &Struct) -> Result<Self> {
        let mut fields = vec![];
        flatten(api, s, "", &mut fields)?;
        let paths = |kind| fields.iter().filter(move |(_, f)| f.kind == kind).map(|(path, _)| path.clone());
        let counts: Vec<_> = paths(FieldKind::Count).zip(0..).collect();
        let views: Vec<_> = paths(FieldKind::View).zip((counts.len()..).step_by(2)).collect();
        let numbers = paths(FieldKind::Number).zip(0..).collect();
        let mut spans = counts.len() + 2 * views.len();
        let mut list = None;
        for (path, field) in fields.iter().filter(|(_, f)| f.kind == FieldKind::Structs) {
            ensure!(list.is_none(), "{}: a second list", s.name);
            let items = field.length.with_context(|| format!("{}.{path} is no array", s.name))? as usize;
            let item = api.structure(&field.ty)?;
            ensure!(
                item.fields.iter().all(|f| f.kind == FieldKind::View),
                "{} holds more than texts",
                item.name
            );
            let views: Vec<_> = item.fields.iter().map(|f| f.name.clone()).collect();
            let count = s.count_of(&field.name).context("a list has a count")?.name.clone();
            let start = spans;
            spans += items * 2 * views.len();
            list = Some(List { name: path.clone(), count, start, views });
        }
        Ok(Self { counts, views, numbers, list, spans })
    }
}

/// The fields, those of structs in it included, by their paths.
fn flatten<'a>(api: &'a Api, s: &'a Struct, under: &str, all: &mut Vec<(String, &'a Field)>) -> Result<()> {
    for field in &s.fields {
        let path = format!("{under}{}", field.name);
        match field.kind {
            FieldKind::Struct => flatten(api, api.structure(&field.ty)?, &format!("{path}."), all)?,
            FieldKind::Reserved => {}
            FieldKind::Pointer | FieldKind::Opaque => bail!("{}.{path} has no place in Java", s.name),
            _ => all.push((path, field)),
        }
    }
    Ok(())
}

/// `bh_hmac_key_init` as `hmacKeyInit`.
pub fn name(f: &Function) -> String {
    camel(f.name.trim_start_matches("bh_"))
}

/// What it returns: Java's type, JNI's.
pub fn result(f: &Function) -> (&'static str, &'static str) {
    if f.returns.kind == ReturnKind::StaticText { ("String", "jstring") } else { ("int", "jint") }
}

fn natives(api: &Api) -> Result<String> {
    let (mut text, mut section) = (String::new(), "");
    for f in functions(api) {
        if section != f.section {
            section = &f.section;
            let title = &api.sections.iter().find(|s| s.name == section).context("no section")?.title;
            text += &format!("\n    // {title}\n");
        } else {
            text += "\n";
        }
        let all = [inputs(api, f)?, outputs(api, f)?].concat();
        let params: Vec<_> = all.iter().map(|p| format!("{} {}", p.java, camel(&p.name))).collect();
        let head = format!("    static native {} {}(", result(f).0, name(f));
        let one = format!("{head}{});", params.join(", "));
        let indented = format!("            {});", params.join(", "));
        text += &if one.len() <= 120 {
            one
        } else if indented.len() <= 120 {
            format!("{head}\n{indented}")
        } else {
            format!("{head}\n            {});", params.join(",\n            "))
        };
        text += "\n";
    }
    Ok(text)
}

/// FNV-1a.
fn checksum(text: &str) -> i32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) as i32
}

fn abi(api: &Api) -> Result<String> {
    let mut text = String::from(
        "package org.bhauth;\n\n/** The C ABI in numbers: its constants, and where the members of its structs lie. */\n\
         final class Abi {\n    private Abi() {}\n\n",
    );
    // Mistakes are an enum of their own.
    for c in api.constants.iter().filter(|c| c.label.is_none() && c.ty != "bh_mistake") {
        let ty = if c.ty == "int64_t" { "long" } else { "int" };
        text += &format!("    static final {ty} {} = {};\n", c.name.trim_start_matches("BH_"), c.value);
    }
    let written = |s: &&Struct| functions(api).any(|f| f.output().is_some_and(|p| p.bare() == s.name));
    for s in api.structs.iter().filter(written) {
        let places = Places::of(api, s)?;
        text += &format!("\n    /** {{@code {}}}. */\n", s.name);
        text += &format!("    static final class {} {{\n", pascal(s.name.trim_start_matches("bh_")));
        text += &format!("        private {}() {{}}\n\n", pascal(s.name.trim_start_matches("bh_")));
        let constant = |path: &str, place: usize| {
            let name = path.replace('.', "_").to_uppercase();
            format!("        static final int {name} = {place};\n")
        };
        for (path, place) in [&places.counts[..], &places.views[..]].concat() {
            text += &constant(&path, place);
        }
        if let Some(list) = &places.list {
            text += &constant(&list.name, list.start);
            text += &constant(&format!("{}_STEP", list.name), 2 * list.views.len());
        }
        text += &constant("SPANS", places.spans);
        for (path, place) in &places.numbers {
            text += &constant(path, *place);
        }
        if !places.numbers.is_empty() {
            text += &constant("NUMBERS", places.numbers.len());
        }
        text += "    }\n";
    }
    for s in api.structs.iter().filter(|s| is_packed(s)) {
        text += &format!("\n    /** The order in which the texts of {{@code {}}} are packed. */\n", s.name);
        text += &format!("    static final class {} {{\n", pascal(s.name.trim_start_matches("bh_")));
        text += &format!("        private {}() {{}}\n\n", pascal(s.name.trim_start_matches("bh_")));
        let views = s.fields.iter().filter(|f| f.kind == FieldKind::View);
        for (place, field) in views.clone().enumerate() {
            text += &format!("        static final int {} = {place};\n", field.name.to_uppercase());
        }
        text += &format!("        static final int TEXTS = {};\n    }}\n", views.count());
    }
    Ok(text + "}\n")
}
