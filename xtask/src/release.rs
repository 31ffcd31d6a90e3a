//! What a release needs and a machine can see; RELEASING.md has the rest.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// Where the version stands beside Cargo.toml, and what it stands in.
const VERSIONS: [(&str, &str); 7] = [
    ("bindings/pom.xml", "<version>{}</version>"),
    ("bindings/java/pom.xml", "<version>{}</version>"),
    ("bindings/java-fleet/pom.xml", "<version>{}</version>"),
    ("bindings/kotlin/pom.xml", "<version>{}</version>"),
    ("bindings/java/README.md", "<version>{}</version>"),
    ("bindings/kotlin/README.md", "bh-auth-kotlin:{}"),
    ("bindings/go/README.md", "bindings/go@v{}"),
];

/// What owner.toml has until there is an owner.
const UNSET: &str = "to be set";

#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    version: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    owner: String,
    contact: String,
    repository: String,
}

/// The version of the library, which Cargo.toml has.
pub fn version(root: &Path) -> Result<String> {
    let Manifest { package } = toml::from_str(&fs::read_to_string(root.join("Cargo.toml"))?)?;
    Ok(package.version)
}

/// Who publishes it, as a package of Debian names them; before there is anybody, nobody.
pub fn maintainer(root: &Path) -> Result<String> {
    let Owner { owner, contact, .. } = toml::from_str(&fs::read_to_string(root.join("owner.toml"))?)?;
    Ok(match contact.as_str() {
        UNSET => "The bh_auth authors <unreleased@bh-auth.invalid>".into(),
        _ => format!("{owner} <{contact}>"),
    })
}

pub fn check(root: &Path) -> Result<()> {
    let read = |path: &str| fs::read_to_string(root.join(path)).with_context(|| path.to_owned());
    let Owner { owner, contact, repository } = toml::from_str(&read("owner.toml")?)?;
    for (name, value) in [("owner", owner), ("contact", contact), ("repository", repository)] {
        ensure!(!value.is_empty() && value != UNSET, "owner.toml: {name} is to be set");
    }
    let version = version(root)?;
    for (path, place) in VERSIONS {
        let wanted = place.replace("{}", &version);
        ensure!(read(path)?.contains(&wanted), "{path} does not have {wanted}");
    }
    let heading = format!("## [{version}] - ");
    let changes = read("CHANGELOG.md")?;
    let dated = changes.lines().find_map(|line| line.strip_prefix(heading.as_str()));
    ensure!(
        dated.is_some_and(|date| date.len() == 10 && date.as_bytes()[4] == b'-'),
        "CHANGELOG.md has no line \"{heading}YYYY-MM-DD\""
    );
    println!("release {version}: owner, versions and changelog are as RELEASING.md wants them");
    Ok(())
}
