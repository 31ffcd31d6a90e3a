//! From the Rust sources to the description. Sources alone are read, so that a build that is broken
//! can be mended. A rule that finds nothing guesses nothing: it stops with what it did not understand.

mod comment;
mod function;
mod structure;
mod syntax;
#[cfg(test)]
mod tests;

use super::model::{Api, Constant, Enum, FieldKind, Host, SCHEMA, Section, Status, bare};
use anyhow::{Context, Result, bail, ensure};
use comment::Comment;
use quote::ToTokens;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use syn::{Attribute, Expr, Item, Lit, Visibility};
use syntax::{doc, doc_lines, has, type_name, unit};

/// The list of mistakes.
const MISTAKES: &str = "src/core/diagnose/mistake.rs";
/// What cbindgen is told to leave out too: build.rs writes `bh_status` from the table of statuses.
const WRITTEN_BY_BUILD: [&str; 2] = ["bh_status", "OK"];

pub fn read(root: &Path) -> Result<Api> {
    let cargo = fs::read_to_string(root.join("Cargo.toml")).context("Cargo.toml")?;
    let version = cargo.lines().find_map(|line| line.strip_prefix("version = "));
    let mut api = Api {
        schema: SCHEMA,
        version: version.context("Cargo.toml has no version")?.trim_matches('"').into(),
        abi_version: 0,
        sections: vec![],
        statuses: statuses(&parse(root, "src/core/error.rs")?).context("src/core/error.rs")?,
        constants: vec![],
        enums: vec![],
        structs: vec![],
        functions: vec![],
    };
    let mut exports = vec![];
    // The order of the modules is the order of the header.
    for item in parse(root, "src/ffi/mod.rs")?.items {
        let Item::Mod(module) = item else { continue };
        if !matches!(module.vis, Visibility::Public(_)) || has(&module.attrs, "cfg", "test") {
            continue;
        }
        let name = module.ident.to_string();
        ensure!(!has(&module.attrs, "cfg", ""), "src/ffi/mod.rs: {name} is there only sometimes");
        let path = format!("src/ffi/{name}.rs");
        read_file(&mut api, &mut exports, &name, parse(root, &path)?).context(path)?;
    }
    let mistakes = parse(root, MISTAKES).and_then(|file| mistakes(&file)).context(MISTAKES)?;
    api.constants.extend(mistakes);
    structure::lay_out(&mut api.structs, &api.enums)?;
    functions(&mut api, &exports)?;
    structure::roles(&mut api)?;
    enums(&mut api)?;
    for c in &mut api.constants {
        let function = c.name.to_lowercase();
        c.function = api.functions.iter().any(|f| f.name == function).then_some(function);
    }
    api.abi_version = u32::try_from(api.constant("BH_ABI_VERSION")?.value)?;
    names_exist(&api)?;
    Ok(api)
}

fn parse(root: &Path, path: &str) -> Result<syn::File> {
    let text = fs::read_to_string(root.join(path)).with_context(|| path.to_string())?;
    syn::parse_file(&text).map_err(|error| {
        let at = error.span().start();
        anyhow::anyhow!("{path}:{}:{}: {error}", at.line, at.column + 1)
    })
}

struct Export {
    section: String,
    function: syn::ItemFn,
}

fn read_file(api: &mut Api, exports: &mut Vec<Export>, name: &str, file: syn::File) -> Result<()> {
    // A section of many functions has more than one file.
    let whole =
        doc_lines(&file.attrs).iter().find_map(|line| line.strip_prefix("Part of: ")).map(str::to_string);
    let name = whole.as_deref().unwrap_or(name);
    match whole {
        Some(_) => {
            ensure!(api.sections.iter().any(|s| s.name == name), "part of {name}, which is no section")
        }
        None => api.sections.push(section(name, &file.attrs)?),
    }
    for item in file.items {
        match item {
            Item::Const(c) if public(&c.vis, &c.ident) => {
                let one = constant(name, &c).with_context(|| c.ident.to_string())?;
                api.constants.push(one);
            }
            Item::Type(t) if public(&t.vis, &t.ident) => api.enums.push(Enum {
                name: t.ident.to_string(),
                section: name.into(),
                ty: type_name(&t.ty)?,
                doc: doc(&t.attrs),
                constants: vec![],
            }),
            Item::Struct(s) if has(&s.attrs, "repr", "C") => {
                let one = structure::read(api, name, &s).with_context(|| s.ident.to_string())?;
                api.structs.push(one);
            }
            Item::Fn(function) if has(&function.attrs, "unsafe", "no_mangle") => {
                exports.push(Export { section: name.into(), function });
            }
            _ => {}
        }
    }
    Ok(())
}

fn public(visibility: &Visibility, name: &syn::Ident) -> bool {
    matches!(visibility, Visibility::Public(_)) && !WRITTEN_BY_BUILD.contains(&name.to_string().as_str())
}

/// `errors! { Variant = number, "NAME", "message"; … }`, without the macro's definition.
fn statuses(file: &syn::File) -> Result<Vec<Status>> {
    let literals = literals(file, "errors")?;
    let mut all =
        vec![Status { name: "BH_OK".into(), number: 0, message: "The call did what it was asked.".into() }];
    for row in literals.chunks(3) {
        let [Lit::Int(number), Lit::Str(name), Lit::Str(message)] = row else {
            bail!("a row of errors! is a number, a name and a message");
        };
        let (number, name, message) = (number.base10_parse()?, name.value(), message.value());
        let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        ensure!(
            !name.starts_with("BH_") && name.chars().all(is_name),
            "{name} is no name in capitals without BH_ERR_"
        );
        let name = format!("BH_ERR_{name}");
        ensure!(number > all.last().map_or(0, |s| s.number), "{name}: the numbers ascend");
        let beside_our_name = message.replace("bh_auth", "");
        for of_c in ["bh_", "BH_", "*"] {
            ensure!(
                !beside_our_name.contains(of_c),
                "{name}: other languages show this message too, and know no {of_c}"
            );
        }
        all.push(Status { name, number, message });
    }
    Ok(all)
}

/// `mistakes! { Variant = number "name" "sentence" … }`, as the constants that the header has of them.
fn mistakes(file: &syn::File) -> Result<Vec<Constant>> {
    let literals = literals(file, "mistakes")?;
    let mut all: Vec<Constant> = vec![];
    for row in literals.chunks(3) {
        let [Lit::Int(number), Lit::Str(name), Lit::Str(sentence)] = row else {
            bail!("a row of mistakes! is a number, a name and a sentence");
        };
        let (value, label) = (number.base10_parse()?, name.value());
        ensure!(value > all.last().map_or(1, |c| c.value), "{label}: the numbers ascend, from 2 on");
        all.push(Constant {
            name: format!("BH_MISTAKE_{}", label.to_uppercase()),
            section: "diagnose".into(),
            ty: "bh_mistake".into(),
            value,
            doc: sentence.value(),
            unit: None,
            label: Some(label),
            function: None,
        });
    }
    Ok(all)
}

/// The literals between the braces of a macro's call.
fn literals(file: &syn::File, name: &str) -> Result<Vec<Lit>> {
    let tokens = file.items.iter().find_map(|item| match item {
        Item::Macro(m) if m.ident.is_none() && m.mac.path.is_ident(name) => Some(m.mac.tokens.clone()),
        _ => None,
    });
    let mut literals = vec![];
    for token in tokens.with_context(|| format!("there is no {name}! {{ … }}"))? {
        if let proc_macro2::TokenTree::Literal(literal) = token {
            literals.push(syn::parse_str::<Lit>(&literal.to_string())?);
        }
    }
    Ok(literals)
}

fn constant(section: &str, c: &syn::ItemConst) -> Result<Constant> {
    let name = c.ident.to_string();
    let Expr::Lit(literal) = &*c.expr else { bail!("is no literal: {}", c.expr.to_token_stream()) };
    let Lit::Int(number) = &literal.lit else { bail!("is no number") };
    Ok(Constant {
        unit: unit(&name),
        name,
        section: section.into(),
        ty: type_name(&c.ty)?,
        value: number.base10_parse()?,
        doc: doc(&c.attrs),
        label: None,
        function: None,
    })
}

/// The lines after the first of a file's comment: `Section:`, `Service:`, `Host:`, `Host for NAME:`, `Signed:`, `Source:`.
fn section(name: &str, attrs: &[Attribute]) -> Result<Section> {
    let lines = doc_lines(attrs);
    let line =
        |key: &str| lines.iter().find_map(|l| l.strip_prefix(key)?.strip_prefix(": ")).map(str::to_string);
    let mut hosts = vec![];
    for line in lines.iter().filter_map(|line| line.strip_prefix("Host")) {
        let (name, url) = line.split_once(": ").with_context(|| format!("Host{line}"))?;
        let name =
            if name.is_empty() { "" } else { name.strip_prefix(" for ").context("Host for NAME: …")? };
        ensure!(url.starts_with("https://"), "{url} is no host");
        hosts.push(Host { name: name.into(), url: url.into() });
    }
    let section = Section {
        name: name.into(),
        title: line("Section").context("its comment has no line \"Section: …\"")?,
        service: line("Service"),
        hosts,
        signed: line("Signed"),
        source: line("Source"),
    };
    let complete = !section.hosts.is_empty() && section.signed.is_some() && section.source.is_some();
    ensure!(
        section.service.is_none() || complete,
        "a service has a Host, and says what is Signed and its Source"
    );
    Ok(section)
}

fn functions(api: &mut Api, exports: &[Export]) -> Result<()> {
    let mut comments = BTreeMap::new();
    for export in exports {
        let f = &export.function;
        let name = f.sig.ident.to_string();
        let comment = Comment::read(&doc_lines(&f.attrs), function::parameter_names(f)?);
        comments.insert(name.clone(), comment.with_context(|| format!("the comment of {name}"))?);
    }
    for export in exports {
        let one = function::read(api, &export.section, &export.function, &comments);
        api.functions.push(one.with_context(|| export.function.sig.ident.to_string())?);
    }
    Ok(())
}

fn enums(api: &mut Api) -> Result<()> {
    for e in &mut api.enums {
        e.constants = api.constants.iter().filter(|c| c.ty == e.name).map(|c| c.name.clone()).collect();
        ensure!(!e.constants.is_empty(), "no constant is a {}", e.name);
    }
    Ok(())
}

/// Every name in back quotes is one of the ABI.
fn names_exist(api: &Api) -> Result<()> {
    let mut known: Vec<&str> =
        vec!["bh_status", "bh_auth", "BH_VERSION", "BH_ERR_UNKNOWN", "BH_STR", "BH_STR_INIT"];
    known.extend(api.statuses.iter().map(|s| s.name.as_str()));
    known.extend(api.constants.iter().map(|c| c.name.as_str()));
    known.extend(api.enums.iter().map(|e| e.name.as_str()));
    known.extend(api.structs.iter().map(|s| s.name.as_str()));
    known.extend(api.functions.iter().map(|f| f.name.as_str()));
    let begins = |prefix: &str| known.iter().any(|name| name.starts_with(prefix));
    let mut texts: Vec<(&str, &str)> = vec![];
    for f in &api.functions {
        texts.push((&f.name, &f.doc));
        texts.extend(f.notes.iter().map(|note| (f.name.as_str(), note.as_str())));
        texts.extend(f.returns.doc.iter().map(|doc| (f.name.as_str(), doc.as_str())));
        texts.extend(f.params.iter().map(|p| (f.name.as_str(), p.doc.as_str())));
    }
    for s in &api.structs {
        texts.push((&s.name, &s.doc));
        texts.extend(s.fields.iter().map(|f| (s.name.as_str(), f.doc.as_str())));
        for f in s.fields.iter().filter(|f| f.kind == FieldKind::Number && f.ty.starts_with("bh_")) {
            ensure!(known.contains(&bare(&f.ty)), "{}.{}: what is {}?", s.name, f.name, f.ty);
        }
    }
    texts.extend(api.constants.iter().map(|c| (c.name.as_str(), c.doc.as_str())));
    for (owner, text) in texts {
        for quoted in
            text.split('`').skip(1).step_by(2).filter(|w| w.starts_with("bh_") || w.starts_with("BH_"))
        {
            let word =
                quoted.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or(quoted);
            let exists = if word.ends_with('_') { begins(word) } else { known.contains(&word) };
            ensure!(exists, "{owner}: its comment names {word}, which does not exist");
        }
    }
    Ok(())
}
