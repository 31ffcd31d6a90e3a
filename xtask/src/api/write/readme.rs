//! The tables of the READMEs that list functions, between two comments; the rest of the file is a person's.

use super::File;
use super::names::{method, pascal};
use crate::api::model::{Api, Function, Section};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

const BEGIN: &str = "<!-- Written by `cargo xtask api`: -->\n";
const END: &str = "<!-- until here. -->\n";

pub fn files(root: &Path, api: &Api) -> Result<Vec<File>> {
    let tables = [("README.md", services(api)?), ("bindings/swift/README.md", methods(api)?)];
    let mut files: Vec<File> =
        tables.into_iter().map(|(path, table)| between(root, path, &table)).collect::<Result<_>>()?;
    files.push(("SECURITY.md".into(), counted(&read(root, "SECURITY.md")?, api)?));
    Ok(files)
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| path.to_string())
}

/// SECURITY.md with its two counts: of functions that state what is in constant time, of the table of misuse.
fn counted(text: &str, api: &Api) -> Result<String> {
    let stated = api.functions.iter().filter(|f| f.states_constant_time()).count();
    let lines = text.split("<!-- misuse -->").nth(1).context("SECURITY.md has no table of misuse")?;
    let lines = lines.lines().filter(|line| line.starts_with("| `")).count();
    let text = number(text, stated, " functions, which are those")?;
    number(&text, lines, " lines |")
}

/// The text with this number before those words.
fn number(text: &str, number: usize, words: &str) -> Result<String> {
    let (before, after) =
        text.split_once(words).with_context(|| format!("SECURITY.md does not say \"…{words}\""))?;
    Ok(format!("{}{number}{words}{after}", before.trim_end_matches(|c: char| c.is_ascii_digit())))
}

fn between(root: &Path, path: &str, table: &str) -> Result<File> {
    let text = read(root, path)?;
    let (before, rest) = text.split_once(BEGIN).with_context(|| format!("{path} has no {}", BEGIN.trim()))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{path} has no {}", END.trim()))?;
    Ok((path.into(), format!("{before}{BEGIN}\n{table}\n{END}{after}")))
}

/// `payload` of `bh_velafi_payload`.
fn verb<'a>(s: &Section, f: &'a Function) -> Option<&'a str> {
    f.name.strip_prefix("bh_")?.strip_prefix(s.name.as_str())?.strip_prefix('_')
}

fn services(api: &Api) -> Result<String> {
    let mut text = "| service | what is signed | functions `bh_<service>_…` | host | document |\n|---|---|---|---|---|\n".to_string();
    for s in api.services() {
        let verbs: Vec<&str> = api.functions.iter().filter_map(|f| verb(s, f)).collect();
        let hosts: Vec<String> = s
            .hosts
            .iter()
            .map(|h| if h.name.is_empty() { h.url.clone() } else { format!("{} ({})", h.url, h.name) })
            .collect();
        let signed = s.signed.as_ref().with_context(|| format!("{}: what is signed?", s.name))?;
        let source = s.source.as_ref().context("a service has a source")?;
        text += &format!(
            "| `{}` | {signed} | `{}` | {} | {source} |\n",
            s.name,
            verbs.join(" "),
            hosts.join(", ")
        );
    }
    Ok(text)
}

/// What one does with a service, and how the names of the functions for it begin.
const PURPOSES: [(&str, &[&str]); 13] = [
    ("keys", &["keystore_", "spend_key"]),
    ("what is signed", &["payload"]),
    ("sign", &["sign"]),
    ("check a signature", &["verify", "integrity_verify", "decode"]),
    ("why is it wrong", &["diagnose"]),
    ("get a token", &["token_", "random"]),
    ("call", &["request", "key_request", "response"]),
    ("pushes", &["webhook_", "callback_"]),
    ("streams", &["stream_", "message"]),
    ("server time", &["time_"]),
    ("PIN and TIP", &["pin", "iterator_", "tip_", "register_"]),
    ("OAuth", &["code_", "oauth_", "authorization_"]),
    ("Blaze", &["blaze_"]),
];

fn methods(api: &Api) -> Result<String> {
    let services: Vec<&Section> = api.services().collect();
    let heads: Vec<String> = services.iter().map(|s| format!(" `{}` |", pascal(&s.name))).collect();
    let mut text = format!("| |{}\n|---|{}\n", heads.concat(), "---|".repeat(services.len()));
    let mut listed = 0;
    for (purpose, begins) in PURPOSES {
        text += &format!("| {purpose} |");
        for s in &services {
            let names: Vec<String> = api
                .functions
                .iter()
                .filter(|f| verb(s, f).is_some_and(|verb| begins.iter().any(|begin| verb.starts_with(begin))))
                .map(|f| format!("`{}`", method(f)))
                .collect();
            listed += names.len();
            text += &if names.is_empty() { " |".into() } else { format!(" {} |", names.join(", ")) };
        }
        text += "\n";
    }
    let all = api.functions.iter().filter(|f| services.iter().any(|s| s.name == f.section)).count();
    ensure!(listed == all, "{listed} of {all} functions of services have one purpose: PURPOSES in readme.rs");
    Ok(text)
}
