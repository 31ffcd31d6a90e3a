//! Whatever is given a secret says so, is driven with undefined memory, and is looked for in memory afterwards.

use super::read;
use crate::api::model::Api;
use anyhow::Result;
use std::path::Path;

/// What a parameter is called that holds a secret; keys are known by their type.
const NAMES: [&str; 3] = ["app_key", "secret", "seed32"];

/// Where each such function has a case, by its name in quotes.
const CASES: [(&str, &[&str]); 2] = [
    ("constant time", &["tests/c/secrets/keys.c", "tests/c/secrets/services.c"]),
    ("wiping", &["tests/wiping/cases.c"]),
];

pub fn check(root: &Path, api: &Api) -> Result<Vec<String>> {
    let mut found = vec![];
    for (f, p) in api.functions.iter().flat_map(|f| f.params.iter().map(move |p| (f, p))) {
        if NAMES.contains(&p.name.as_str()) && !p.secret {
            found
                .push(format!("{}: {} is a secret, and \"Constant time:\" does not name it", f.name, p.name));
        }
    }
    for (what, paths) in CASES {
        let mut text = String::new();
        for path in paths {
            text += &read(root, path)?;
        }
        // bh_wipe holds no secret: the tests of wiping stand on it.
        for f in api
            .functions
            .iter()
            .filter(|f| f.states_constant_time() && !(what == "wiping" && f.name == "bh_wipe"))
        {
            // A case may say more behind the name.
            if !text.contains(&format!("{{\"{}\"", f.name))
                && !text.contains(&format!("{{\"{},", f.name))
                && !text.contains(&format!("{{\"{} ", f.name))
            {
                found.push(format!("{}: no case of {what} in {}", f.name, paths.join(", ")));
            }
        }
    }
    Ok(found)
}
