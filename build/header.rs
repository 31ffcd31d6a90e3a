//! include/bh_auth.h: what cbindgen makes of src/ffi, in the order of the sources, framed by bh_auth.h.in.

use crate::error::Error;
use crate::mistake::Mistake;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const FRAME: &str = include_str!("bh_auth.h.in");
const WIDTH: usize = 80;

pub fn header(root: &Path) -> String {
    let mut blocks = blocks(&items(root));
    let mut sections = String::new();
    for module in modules(&read(root, "src/ffi/mod.rs")) {
        let source = read(root, &format!("src/ffi/{module}.rs"));
        sections += &head(&source).unwrap_or_else(|| panic!("src/ffi/{module}.rs has no \"Section: …\""));
        if module == "status" {
            sections += &statuses();
        }
        for name in names(&source) {
            if let Some(block) = blocks.remove(name) {
                writeln!(sections, "{block}\n").expect("writing to a string");
            }
            if name == "BH_MISTAKE_NONE" {
                sections += &mistakes();
            }
        }
    }
    assert!(blocks.is_empty(), "no public module of src/ffi has {:?}", blocks.keys());
    FRAME.replace("@VERSION@\n", &versions()).replace("@SECTIONS@\n", &sections)
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The declarations alone: comments, macros, types, functions on a line each.
fn items(root: &Path) -> String {
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml is valid");
    let mut text = Vec::new();
    cbindgen::Builder::new()
        .with_src(root.join("src/ffi/mod.rs"))
        .with_config(config)
        .generate()
        .expect("src/ffi has only what C can express")
        .write(&mut text);
    String::from_utf8(text).expect("the sources are UTF-8")
}

/// `pub mod name;`, in their order; those of the tests are not public.
fn modules(source: &str) -> Vec<&str> {
    source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect()
}

/// What a source declares, in its order.
fn names(source: &str) -> impl Iterator<Item = &str> {
    let declared = |line: &'_ str| {
        let at = ["pub const ", "pub type ", "pub struct ", "extern \"C\" fn "].iter();
        at.filter_map(|word| Some(line.find(word)? + word.len())).next()
    };
    source.lines().filter_map(move |line| {
        let rest = &line[declared(line)?..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        Some(&rest[..end])
    })
}

/// A section's title, and what its source says of the service.
fn head(source: &str) -> Option<String> {
    let lines = || source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let title = lines().find_map(|line| line.strip_prefix("Section: "))?;
    let mut text = format!("/* {title} {}", "=".repeat(WIDTH - 7 - title.len()));
    let about: Vec<&str> = lines()
        .filter(|line| ["Host", "Signed: ", "Source: "].iter().any(|word| line.starts_with(word)))
        .collect();
    for (i, line) in about.iter().enumerate() {
        write!(text, "{}\n * {line}", if i == 0 { "\n *" } else { "" }).expect("writing to a string");
    }
    Some(text + if about.is_empty() { " */\n\n" } else { "\n */\n\n" })
}

/// Each declaration with its comment, by its name.
fn blocks(items: &str) -> BTreeMap<String, String> {
    let (mut all, mut comment, mut rest) = (BTreeMap::new(), String::new(), items);
    while let Some(line) = rest.lines().next() {
        let len = match line {
            _ if line.starts_with("/**") => {
                let len = rest.find("*/").expect("comments end") + 3;
                comment = short(&rest[..len], 0);
                rest = &rest[len..];
                continue;
            }
            // A struct ends where a line begins with its brace.
            _ if line.ends_with('{') => {
                let brace = rest.find("\n}").expect("structs end") + 1;
                brace + rest[brace..].find('\n').expect("lines end")
            }
            _ => line.len(),
        };
        let declaration = &rest[..len];
        rest = rest[len..].trim_start_matches('\n');
        if !declaration.is_empty() {
            let (name, text) = one_spelling(declaration);
            let block = std::mem::take(&mut comment) + &text;
            assert!(all.insert(name, block).is_none(), "declared twice: {declaration}");
        }
    }
    all
}

/// A comment of one line in one line; an empty last line was an instruction to cbindgen.
fn short(comment: &str, indent: usize) -> String {
    let comment = comment.replace("\n *\n */", "\n */");
    let mut lines = comment.lines().map(str::trim_start).skip(1);
    match (lines.next().and_then(|line| line.strip_prefix("* ")), lines.next(), lines.next()) {
        (Some(words), Some("*/"), None) if indent + words.len() + 7 <= WIDTH => format!("/** {words} */\n"),
        _ => comment,
    }
}

/// The name of a declaration, and its text: `bh_str` and not `struct bh_str`, an argument a line.
fn one_spelling(declaration: &str) -> (String, String) {
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        text[..end].to_string()
    };
    if let Some(macro_) = declaration.strip_prefix("#define ") {
        return (word(macro_), declaration.into());
    }
    if let Some(structure) = declaration.strip_prefix("typedef struct ") {
        return (
            word(structure),
            format!("typedef struct {}", fields(&structure.replace("struct bh_", "bh_"))),
        );
    }
    if let Some(alias) = declaration.strip_prefix("typedef ") {
        let name = alias.trim_end_matches(';').rsplit(' ').next().expect("a name");
        return (name.into(), declaration.into());
    }
    let declaration = declaration.replace("struct bh_", "bh_");
    let (front, arguments) = declaration.split_once('(').expect("the rest are functions");
    let arguments = arguments.strip_suffix(");").unwrap_or_else(|| panic!("no function: {declaration}"));
    let name = front.rsplit([' ', '*']).next().expect("a name").to_string();
    let check = if front.starts_with("bh_status ") { "BH_MUST_CHECK " } else { "" };
    let front = format!("BH_API {check}{front}");
    let text = match arguments.split(", ").count() {
        1 if front.len() + arguments.len() + 3 <= WIDTH => format!("{front}({arguments});"),
        _ => format!("{front}(\n    {}\n);", arguments.replace(", ", ",\n    ")),
    };
    (name, text)
}

/// The comments of fields that have one line.
fn fields(structure: &str) -> String {
    let mut text = String::new();
    let mut rest = structure;
    while let Some(at) = rest.find("  /**\n") {
        let end = at + rest[at..].find("*/\n").expect("comments end") + 3;
        text += &rest[..at];
        match short(&rest[at..end], 2) {
            line if line.starts_with("/** ") => text += &format!("  {line}"),
            comment => text += &comment,
        }
        rest = &rest[end..];
    }
    text + rest
}

fn versions() -> String {
    let version = |part: &str| env::var(format!("CARGO_PKG_VERSION{part}")).expect("cargo sets it");
    format!(
        "#define BH_VERSION \"{}\"\n#define BH_VERSION_MAJOR {}\n#define BH_VERSION_MINOR {}\n#define BH_VERSION_PATCH {}\n\n",
        version(""),
        version("_MAJOR"),
        version("_MINOR"),
        version("_PATCH"),
    )
}

/// The mistakes, each with the sentence that names it.
fn mistakes() -> String {
    let mut text = String::new();
    for mistake in Mistake::ALL {
        let mut lines = vec![String::from(" *")];
        for word in mistake.message().split(' ') {
            let last = lines.last_mut().expect("there is one");
            if last.len() + 1 + word.len() > WIDTH {
                lines.push(format!(" * {word}"));
            } else {
                write!(last, " {word}").expect("writing to a string");
            }
        }
        let name = mistake.name().to_uppercase();
        let comment = short(&format!("/**\n{}\n */\n", lines.join("\n")), 0);
        writeln!(text, "{comment}#define BH_MISTAKE_{name} {}\n", mistake.number())
            .expect("writing to a string");
    }
    text
}

/// The statuses, each with the message that `bh_status_message` gives.
fn statuses() -> String {
    let mut text = String::from(
        "/* What a call returns: one of the numbers below. */\n\
         typedef uint32_t bh_status;\n\n\
         enum {\n  /* The call did what it was asked. */\n  BH_OK = 0",
    );
    for error in Error::ALL {
        text.push_str(",\n  /*");
        let mut column = 4;
        for word in error.message().split(' ') {
            if column + 1 + word.len() > WIDTH - 3 {
                text.push_str("\n   *");
                column = 4;
            }
            write!(text, " {word}").expect("writing to a string");
            column += 1 + word.len();
        }
        write!(text, " */\n  BH_ERR_{} = {}", error.name(), error.number()).expect("writing to a string");
    }
    text + "\n};\n\n"
}
