//! Every service, with its hosts, its functions, its token source and its transport, in every language that has them.

use super::{read, read_all};
use crate::api::model::{Api, Function, ParamKind};
use crate::api::write::names::{camel, method, pascal};
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The folders of each language's library, and the ending of its files. Kotlin extends Java's classes.
const SOURCES: [(&str, &str, &str); 4] = [
    ("C++", "include/bh_auth", "hpp"),
    ("Go", "bindings/go", "go"),
    ("Java", "bindings/java/src/main/java/org/bhauth", "java"),
    ("Swift", "bindings/swift/Sources/BHAuth", "swift"),
];

/// Where the languages that do I/O get tokens by themselves; Kotlin has Java's.
const TOKEN_SOURCES: [(&str, &str); 6] = [
    ("Go", "bindings/go/token_source.go"),
    ("Java", "bindings/java/src/main/java/org/bhauth/TokenService.java"),
    ("Python", "bindings/python/src/bh_auth/_tokens.py"),
    ("JavaScript", "bindings/js/src/tokens.ts"),
    ("PHP", "bindings/php/src/TokenSource.php"),
    ("Swift", "bindings/swift/Sources/BHAuth/TokenSource.swift"),
];

/// What signs the requests of other code, where each is signed by a key: how a service's is declared, around its name.
const TRANSPORTS: [(&str, &str, &str, &str, &str); 3] = [
    ("Go", "bindings/go", "go", "*", ") Transport("),
    ("Python", "bindings/python/src/bh_auth", "py", "class ", "Auth("),
    ("JavaScript", "bindings/js/src", "ts", "interface ", "FetchOptions"),
];

/// Kotlin's functions: those that build what a key signs, or an app key; all others are Java's.
const KOTLIN: &str = "bindings/kotlin/src/main/kotlin/org/bhauth/kotlin/Services.kt";

/// Functions that are methods of another class in Java.
const OTHER_CLASSES: [(&str, &str, &str); 1] = [("bh_mixin_keystore_read", "MixinKeystore", "read")];

pub fn check(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for (language, folder, ending) in SOURCES {
        let text = read_all(root, folder, ending)?;
        for host in api.services().flat_map(|s| &s.hosts) {
            if !text.contains(&host.url) {
                found.push(format!("{language} does not name {}: {folder}", host.url));
            }
        }
        // A host of one of the services that the description does not have.
        for s in api.services() {
            let main = &s.hosts.first().context("a service has a host")?.url;
            let domain: String =
                main.rsplit('.').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(".");
            for rest in text.split("https://").skip(1) {
                let host: String =
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || ".-".contains(*c)).collect();
                let host = host.trim_end_matches('.');
                if host.ends_with(&domain) && !s.hosts.iter().any(|h| h.url == format!("https://{host}")) {
                    found.push(format!("{language} names https://{host}, which is no host of {}", s.title));
                }
            }
        }
        if language == "C++" {
            // Named in its code: called, or passed on to what calls it.
            let code = text.lines().map(|line| line.split("//").next().unwrap_or(line));
            let named: HashSet<_> =
                code.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')).collect();
            let functions = api.functions.iter().filter(|f| !f.name.ends_with("_size"));
            for f in functions.filter(|f| !named.contains(f.name.as_str())) {
                found.push(format!("{} has no place in include/bh_auth", f.name));
            }
        }
    }
    for s in api.services() {
        for f in api.functions.iter().filter(|f| f.section == s.name) {
            let other = OTHER_CLASSES.iter().find(|(function, ..)| *function == f.name);
            let (class, name) = other.map_or_else(
                || (pascal(&s.name), method(f)),
                |(_, class, name)| ((*class).into(), (*name).into()),
            );
            let path = format!("bindings/java/src/main/java/org/bhauth/{class}.java");
            let text = fs::read_to_string(root.join(&path)).unwrap_or_default();
            let declared = |line: &str| {
                line.trim_start().starts_with("public static ") && line.contains(&format!(" {name}("))
            };
            if !text.lines().any(declared) {
                found.push(format!("{}: Java and Kotlin have no {name} in {path}", f.name));
            }
        }
        if api.function(&format!("bh_{}_token_request", s.name)).is_ok() {
            for (language, path) in TOKEN_SOURCES {
                if !read(root, path)?.to_lowercase().contains(&s.name) {
                    found.push(format!("{language} has no token source for {}: {path}", s.title));
                }
            }
        }
    }
    found.extend(transports(root, api)?);
    found.extend(kotlin(root, api)?);
    Ok(found)
}

fn is_signed(f: &Function) -> bool {
    f.name.ends_with("_request") && f.params.iter().any(|p| p.kind == ParamKind::Key || p.name == "app_key")
}

fn transports(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for (language, folder, ending, before, behind) in TRANSPORTS {
        let text = read_all(root, folder, ending)?;
        for s in api.services() {
            let each = api.function(&format!("bh_{}_request", s.name)).is_ok_and(is_signed);
            if each && !text.contains(&format!("{before}{}{behind}", pascal(&s.name))) {
                found.push(format!("{language} has no transport for {}: {folder}", s.title));
            }
        }
    }
    Ok(found)
}

fn kotlin(root: &Path, api: &Api) -> Result<Vec<String>> {
    let text = read(root, KOTLIN)?;
    let mut found = vec![];
    for f in api.functions.iter().filter(|f| is_signed(f)) {
        let name = camel(f.name.trim_start_matches("bh_"));
        let declared = |line: &str| line.starts_with("public fun ") && line.contains(&format!("{name}("));
        if !text.lines().any(declared) {
            found.push(format!("{}: Kotlin has no {name} in {KOTLIN}", f.name));
        }
    }
    Ok(found)
}
