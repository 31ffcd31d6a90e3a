//! Every service, with its hosts, its functions and its token source, in every language.

use super::{read, read_all};
use crate::api::model::Api;
use crate::api::write::names::{method, pascal};
use anyhow::{Context, Result};
use std::collections::HashSet;
use std::path::Path;

/// The folders of each language's library, and the ending of its files. Kotlin extends Java's classes.
const SOURCES: [(&str, &str, &str); 4] = [
    ("C++", "include/bh_auth", "hpp"),
    ("Go", "bindings/go", "go"),
    ("Java", "bindings/java/src/main/java/org/bhauth", "java"),
    ("Swift", "bindings/swift/Sources/BHAuth", "swift"),
];

/// Where the languages that do I/O get tokens by themselves; Kotlin has Java's.
const TOKEN_SOURCES: [(&str, &str); 3] = [
    ("Go", "bindings/go/token_source.go"),
    ("Java", "bindings/java/src/main/java/org/bhauth/TokenService.java"),
    ("Swift", "bindings/swift/Sources/BHAuth/TokenSource.swift"),
];

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
            let text = read(root, &path)?;
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
    Ok(found)
}
