//! The description against that of the last release, docs/abi: what a released program relies on stays as it is.

use anyhow::{Context as _, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A description a release, named by the part of its version that says what stays compatible.
const RELEASED: &str = "docs/abi";

/// What of a thing must stay; texts, and which statuses a call may return, may change.
const KEPT: [(&str, &[&str]); 5] = [
    ("statuses", &["/number"]),
    ("constants", &["/type", "/value", "/unit", "/function"]),
    ("enums", &["/type"]),
    ("structs", &["/role", "/layout"]),
    ("functions", &["/returns/type", "/returns/kind"]),
];
const FIELD: [&str; 7] = ["/name", "/type", "/kind", "/length", "/counts", "/unit", "/at"];
const PARAM: [&str; 8] = ["/name", "/type", "/dir", "/kind", "/size", "/of", "/unit", "/nullable"];

/// What of it is no longer there, or otherwise.
pub fn check(root: &Path, now: &Value) -> Result<Vec<String>> {
    let path = last(root)?;
    let released = serde_json::from_str(&fs::read_to_string(&path)?)?;
    let name = path.strip_prefix(root)?.display();
    let found = compare(&released, now)?;
    Ok(found.into_iter().map(|one| format!("{name}: {one}")).collect())
}

/// Takes the description, and its header without a preprocessor, for those of the version's release.
pub fn release(root: &Path, version: &str) -> Result<()> {
    let (part, _) = version.rsplit_once('.').context("a version has three parts")?;
    fs::create_dir_all(root.join(RELEASED))?;
    for (from, end) in [("include/bh_auth.api.json", "api.json"), ("include/bh_auth_ffi.h", "h")] {
        let path = format!("{RELEASED}/{part}.{end}");
        fs::copy(root.join(from), root.join(&path))?;
        println!("wrote {path}");
    }
    Ok(())
}

fn last(root: &Path) -> Result<PathBuf> {
    let version = |path: &PathBuf| -> Option<Vec<u32>> {
        let name = path.file_name()?.to_str()?.strip_suffix(".api.json")?;
        name.split('.').map(|part| part.parse().ok()).collect()
    };
    let files = fs::read_dir(root.join(RELEASED)).context(RELEASED)?;
    let files: Vec<PathBuf> = files.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
    files
        .into_iter()
        .filter(|path| version(path).is_some())
        .max_by_key(version)
        .context("no release in docs/abi")
}

fn list<'a>(of: &'a Value, member: &str) -> Result<&'a Vec<Value>> {
    of[member].as_array().with_context(|| format!("the description has no {member}"))
}

fn named<'a>(list: &'a [Value], one: &Value) -> Option<&'a Value> {
    list.iter().find(|other| other["name"] == one["name"])
}

fn compare(released: &Value, now: &Value) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (member, kept) in KEPT {
        let present = list(now, member)?;
        for old in list(released, member)? {
            let name = old["name"].as_str().context("each has a name")?;
            let Some(new) = named(present, old) else {
                found.push(format!("{name} is gone"));
                continue;
            };
            changes(name, old, new, kept, &mut found);
            match member {
                "enums" => {
                    let (old, new) = (list(old, "constants")?, list(new, "constants")?);
                    let gone = old.iter().filter(|constant| !new.contains(constant));
                    found.extend(gone.map(|constant| format!("{name} has no {constant} any more")));
                }
                "structs" => fields(name, list(old, "fields")?, list(new, "fields")?, &mut found),
                "functions" => parameters(name, list(old, "params")?, list(new, "params")?, &mut found),
                _ => {}
            }
        }
    }
    Ok(found)
}

fn changes(name: &str, old: &Value, new: &Value, kept: &[&str], found: &mut Vec<String>) {
    for member in kept {
        let (before, after) = (old.pointer(member), new.pointer(member));
        if before != after {
            let said = |value: Option<&Value>| value.map_or("nothing".into(), Value::to_string);
            found.push(format!("{name}: {} was {}, is {}", &member[1..], said(before), said(after)));
        }
    }
}

/// New ones take the place of reserved words; private ones are nobody's business, while the whole keeps its size.
fn fields(name: &str, old: &[Value], new: &[Value], found: &mut Vec<String>) {
    for field in old.iter().filter(|field| field["kind"] != "reserved" && field["kind"] != "opaque") {
        let title = format!("{name}.{}", field["name"].as_str().unwrap_or_default());
        match named(new, field) {
            Some(new) => changes(&title, field, new, &FIELD, found),
            None => found.push(format!("{title} is gone")),
        }
    }
    let begin = |field: &Value| field["at"][0].as_u64();
    let free = old.iter().filter(|field| field["kind"] == "reserved").filter_map(begin).min();
    for field in new.iter().filter(|field| field["kind"] != "reserved" && named(old, field).is_none()) {
        if free.is_none_or(|free| begin(field).is_none_or(|at| at < free)) {
            found.push(format!(
                "{name}.{} is new, and no reserved word was there",
                field["name"].as_str().unwrap_or_default()
            ));
        }
    }
}

fn parameters(name: &str, old: &[Value], new: &[Value], found: &mut Vec<String>) {
    if old.len() != new.len() {
        found.push(format!("{name} had {} parameters, has {}", old.len(), new.len()));
        return;
    }
    for (old, new) in old.iter().zip(new) {
        let title = format!("{name}({})", old["name"].as_str().unwrap_or_default());
        // What may be NULL now need not have been so.
        let kept = if old["nullable"].is_null() { &PARAM[..7] } else { &PARAM[..] };
        changes(&title, old, new, kept, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn described() -> Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("include/bh_auth.api.json");
        serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON")
    }

    /// What is found after `change` of the description.
    fn found(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let (released, mut now) = (described(), described());
        change(&mut now);
        compare(&released, &now).expect("both are descriptions")
    }

    fn position(of: &Value, name: &str) -> usize {
        of.as_array().expect("a list").iter().position(|one| one["name"] == name).expect("it is there")
    }

    fn field<'a>(now: &'a mut Value, structure: &str, name: &str) -> &'a mut Value {
        let at = position(&now["structs"], structure);
        let fields = &mut now["structs"][at]["fields"];
        let at = position(fields, name);
        &mut fields[at]
    }

    #[test]
    fn what_may_grow() {
        assert_eq!(found(|_| {}), [""; 0]);
        let grown = found(|now| {
            let add = |list: &mut Value, one: Value| list.as_array_mut().expect("a list").push(one);
            let function = now["functions"][0].clone();
            add(&mut now["functions"], function);
            now["functions"][0]["doc"] = "In other words.".into();
            let last = now["functions"].as_array().expect("a list").len() - 1;
            now["functions"][last]["name"] = "bh_new".into();
            add(&mut now["statuses"], json!({ "name": "BH_ERR_NEW", "number": 999 }));
            now["statuses"][1]["message"] = "In other words.".into();
            add(&mut now["enums"][0]["constants"], "BH_OUTCOME_NEW".into());
            // A word of the reserved ones.
            let reserved = field(now, "bh_toobit_call", "reserved");
            let mut new = reserved.clone();
            reserved["length"] = 3.into();
            reserved["at"] = json!([120, 72, 72]);
            (new["name"], new["kind"]) = ("new".into(), "number".into());
            let at = position(&now["structs"], "bh_toobit_call");
            add(&mut now["structs"][at]["fields"], new);
        });
        assert_eq!(grown, [""; 0]);
    }

    #[test]
    fn what_must_stay() {
        let one = |said: &str, change: &dyn Fn(&mut Value)| {
            let found = found(|now| change(now));
            assert!(found.len() == 1 && found[0].contains(said), "{said}: {found:?}");
        };
        one("BH_OK is gone", &|now| _ = now["statuses"].as_array_mut().expect("a list").remove(0));
        one("BH_ERR_NULL: number was 1, is 77", &|now| now["statuses"][1]["number"] = 77.into());
        one("value was 8, is 9", &|now| now["constants"][0]["value"] = 9.into());
        one("bh_outcome has no \"BH_OUTCOME_UNKNOWN\"", &|now| {
            _ = now["enums"][0]["constants"].as_array_mut().expect("a list").remove(0);
        });
        one("bh_str: layout", &|now| now["structs"][0]["layout"]["p64"]["size"] = 24.into());
        one("bh_str.len: at was [8,4,4], is [8,8,8]", &|now| {
            field(now, "bh_str", "len")["at"] = json!([8, 8, 8]);
        });
        one("bh_str.len: type", &|now| field(now, "bh_str", "len")["type"] = "uint32_t".into());
        one("bh_toobit_call.extra is new, and no reserved word was there", &|now| {
            let mut new = field(now, "bh_toobit_call", "json").clone();
            new["name"] = "extra".into();
            let at = position(&now["structs"], "bh_toobit_call");
            now["structs"][at]["fields"].as_array_mut().expect("a list").push(new);
        });
        let sign = position(&described()["functions"], "bh_toobit_sign");
        one("bh_toobit_sign had 4 parameters, has 3", &|now| {
            _ = now["functions"][sign]["params"].as_array_mut().expect("a list").pop();
        });
        one("bh_toobit_sign(query): name was", &|now| {
            now["functions"][sign]["params"][2]["name"] = "text".into();
        });
        one("bh_toobit_sign: returns/type", &|now| {
            now["functions"][sign]["returns"]["type"] = "int32_t".into();
        });
    }
}
