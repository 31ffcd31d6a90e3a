//! Where secrets and what goes with them come from: the secret's file, the environment, a profile, a prompt.
//! Never an argument.

use crate::args::Service;
use crate::fail::{self, Fail};
use crate::output::closed;
use bh_auth::core::secret;
use serde::Deserialize;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, IsTerminal as _, Read, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Bytes that are wiped when they are dropped.
pub type Bytes = Zeroizing<Vec<u8>>;

/// A profile: a table a service. The texts are wiped.
#[derive(Default, Deserialize)]
#[serde(transparent)]
struct Profile(BTreeMap<String, BTreeMap<String, Zeroizing<String>>>);

pub struct Credentials {
    profile: Profile,
    secret_file: Option<PathBuf>,
    is_stdin_taken: Cell<bool>,
}

impl Service {
    pub fn name(self) -> &'static str {
        match self {
            Service::Velafi => "velafi",
            Service::Pave => "pave",
            Service::Mixin => "mixin",
            Service::Toobit => "toobit",
            Service::Bitbitduo => "bitbitduo",
        }
    }

    /// The name of its secret, as the variable's name ends.
    pub fn secret(self) -> &'static str {
        match self {
            Service::Velafi | Service::Pave | Service::Toobit => "secret",
            Service::Mixin => "private_key",
            Service::Bitbitduo => "app_key",
        }
    }

    pub fn host(self) -> &'static str {
        match self {
            Service::Velafi => "https://api.velafi.com",
            Service::Pave => "https://openapi.paveapi.com",
            Service::Mixin => "https://api.mixin.one",
            Service::Toobit => "https://api.toobit.com",
            Service::Bitbitduo => "https://qaxxxrenewserver.bitbitduo.com",
        }
    }

    fn variable(self, field: &str) -> String {
        format!("BH_{}_{}", self.name(), field).to_uppercase()
    }
}

impl Credentials {
    pub fn new(profile: Option<String>, secret_file: Option<PathBuf>) -> Result<Credentials, Fail> {
        let name = profile.or_else(|| std::env::var("BH_PROFILE").ok()).filter(|name| !name.is_empty());
        let profile = name.map(|name| read_profile(&name)).transpose()?.unwrap_or_default();
        Ok(Credentials { profile, secret_file, is_stdin_taken: Cell::new(false) })
    }

    /// What an option of that name gives, else what the environment or the profile has.
    pub fn given_or_text(
        &self,
        service: Service,
        field: &str,
        option: Option<&OsString>,
    ) -> Result<Bytes, Fail> {
        match option {
            Some(option) => self.given(option),
            None => self.text(service, field).map_err(|missing| {
                let option = field.replace('_', "-");
                Fail::usage(format!("{}, or give --{option}", missing.message))
            }),
        }
    }

    /// What has no option: the environment's or the profile's.
    pub fn text(&self, service: Service, field: &str) -> Result<Bytes, Fail> {
        let (variable, name) = (service.variable(field), service.name());
        let set = format!("set it, or {field} under [{name}] in a profile");
        match self.known(service, field) {
            Some(text) if text.is_empty() => {
                let status = fail::status(bh_auth::Error::Empty);
                Err(Fail::usage(format!("{status}: {variable} is empty: {set}")))
            }
            Some(text) => Ok(text),
            None => Err(Fail::usage(format!("{variable} is missing: {set}"))),
        }
    }

    /// What was copied along with the secret in the environment or the profile, where nothing shows it.
    pub fn copied_along(&self, service: Service) -> Option<bh_auth::Error> {
        let is_in_view = self.secret_file.is_none() && service.secret() != "private_key";
        let secret = self.known(service, service.secret()).filter(|_| is_in_view)?;
        secret::check(&secret).err()
    }

    /// What the environment or the profile has.
    pub fn known(&self, service: Service, field: &str) -> Option<Bytes> {
        let variable = std::env::var_os(service.variable(field));
        let in_profile = || self.profile.0.get(service.name())?.get(field);
        variable
            .map(|value| Zeroizing::new(value.into_encoded_bytes()))
            .or_else(|| in_profile().map(|value| Zeroizing::new(value.as_bytes().to_vec())))
    }

    /// A service's secret. The line break that ends a file is not part of it.
    pub fn secret(&self, service: Service) -> Result<Bytes, Fail> {
        let mut secret = self.secret_as_it_is(Some(service))?;
        if self.secret_file.is_some() && !secret.starts_with(b"{") {
            for end in [b'\n', b'\r'] {
                if secret.last() == Some(&end) {
                    secret.pop();
                }
            }
        }
        Ok(secret)
    }

    /// The same, to make an HMAC with. It may be any bytes, so that what looks copied along is warned of and used. What is
    /// masked is let pass: so is the secret of VelaFi's own example, xxxx.
    pub fn hmac_secret(&self, service: Service) -> Result<Bytes, Fail> {
        let secret = self.secret(service)?;
        match secret::check(&secret) {
            Ok(()) | Err(bh_auth::Error::SecretEmpty | bh_auth::Error::SecretMasked) => {}
            Err(error) => self.warn(service, error),
        }
        Ok(secret)
    }

    fn warn(&self, service: Service, error: bh_auth::Error) {
        let name = match &self.secret_file {
            Some(file) if file == Path::new("-") => "standard input".into(),
            Some(file) => file.display().to_string(),
            None => service.variable(service.secret()),
        };
        // What was asked for is printed even where nobody can be warned.
        let _ = writeln!(
            io::stderr(),
            "bh-auth: warning: {name}: {}: {} It is used as it is.",
            fail::status(error),
            error.message()
        );
    }

    /// The same where it may be absent.
    pub fn secret_if_any(&self, service: Service) -> Result<Bytes, Fail> {
        let is_there = self.secret_file.is_some() || self.known(service, service.secret()).is_some();
        if is_there { self.secret(service) } else { Ok(Bytes::default()) }
    }

    /// The same, with whatever stands around it.
    pub fn secret_as_it_is(&self, service: Option<Service>) -> Result<Bytes, Fail> {
        if let Some(file) = &self.secret_file {
            return self.file(file, MOST_SECRET);
        }
        if let Some(secret) = service.and_then(|service| self.known(service, service.secret())) {
            return Ok(secret);
        }
        let name = service.map_or("the secret".into(), |service| service.variable(service.secret()));
        if io::stdin().is_terminal() {
            let typed = rpassword::prompt_password(format!("{name}, which is not shown: "));
            return match typed {
                Ok(typed) => Ok(Zeroizing::new(typed.into_bytes())),
                Err(error) => Err(Fail::unable(format!("the prompt for {name} failed: {error}"))),
            };
        }
        let first = if service.is_some() { format!("set {name}, ") } else { String::new() };
        Err(Fail::usage(format!(
            "no secret: {first}give --secret-file FILE (- is standard input), or call from a terminal"
        )))
    }

    /// A text of an option: itself, or what the file behind @ holds.
    pub fn given(&self, option: &OsStr) -> Result<Bytes, Fail> {
        match option.as_encoded_bytes().strip_prefix(b"@") {
            Some(b"-") => self.file(Path::new("-"), usize::MAX),
            Some(_) => {
                let name = option.to_str().ok_or_else(|| Fail::usage("the file's name is not UTF-8"))?;
                self.file(Path::new(&name[1..]), usize::MAX)
            }
            None => Ok(Zeroizing::new(option.as_encoded_bytes().to_vec())),
        }
    }

    fn file(&self, path: &Path, most: usize) -> Result<Bytes, Fail> {
        let read = if path == Path::new("-") {
            if self.is_stdin_taken.replace(true) {
                return Err(Fail::usage("standard input can be read for one option alone"));
            }
            if closed::input() {
                return Err(Fail::unable("standard input is closed: there is nothing to read"));
            }
            read_all(io::stdin().lock(), most)
        } else {
            File::open(path).and_then(|file| read_all(file, most))
        };
        read.map_err(|error| Fail::file(path, &error))
    }
}

/// More than any secret, key or keystore has.
const MOST_SECRET: usize = 1 << 20;

/// All of it, into memory that leaves no copy of itself behind as it grows.
fn read_all(mut from: impl Read, most: usize) -> io::Result<Bytes> {
    let (mut all, mut used) = (Zeroizing::new(vec![0; 1 << 16]), 0);
    loop {
        if used == all.len() {
            let mut larger = Zeroizing::new(vec![0; 2 * used]);
            larger[..used].copy_from_slice(&all);
            all = larger;
        }
        match from.read(&mut all[used..]) {
            Ok(0) => break,
            Ok(count) => used += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if used > most {
            return Err(io::Error::other("larger than any secret is"));
        }
    }
    all.truncate(used);
    Ok(all)
}

fn read_profile(name: &str) -> Result<Profile, Fail> {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Err(Fail::usage("a profile's name has letters, digits, - and _ alone"));
    }
    let folder = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".config")))
        .ok_or_else(|| Fail::unable("neither HOME nor XDG_CONFIG_HOME says where profiles lie"))?;
    let path = folder.join("bh-auth").join(format!("{name}.toml"));
    let mut file = File::open(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Fail::unable(format!(
            "{}: there is no such profile: write the file, of mode 0600, or name another",
            path.display()
        )),
        _ => Fail::file(&path, &error),
    })?;
    check_mode(&path, &file)?;
    let text = read_all(&mut file, MOST_SECRET).map_err(|error| Fail::file(&path, &error))?;
    let text =
        std::str::from_utf8(&text).map_err(|_| Fail::usage(format!("{}: not UTF-8", path.display())))?;
    // The parser's own message would show the line, and with it the secret.
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
        Fail::usage(format!(
            "{}: line {line} is not a table a service with texts: [toobit], then secret = \"…\"",
            path.display()
        ))
    })
}

/// Nobody else may read it.
#[cfg(unix)]
fn check_mode(path: &Path, file: &File) -> Result<(), Fail> {
    use std::os::unix::fs::MetadataExt as _;
    let mode = file.metadata().map_err(|error| Fail::file(path, &error))?.mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(Fail::usage(format!("{path} may be read by others (mode {mode:o}): chmod 600 {path}")))
}

#[cfg(not(unix))]
fn check_mode(_: &Path, _: &File) -> Result<(), Fail> {
    Ok(())
}
