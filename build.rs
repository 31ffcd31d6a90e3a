//! Writes `include/bh_auth.h` from `src/ffi` whenever it would differ, and names the shared library.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code)]
#[path = "src/core/error.rs"]
mod error;

fn main() {
    for input in ["src/ffi", "src/core/error.rs", "cbindgen.toml", "build.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    name_shared_library();

    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let path = Path::new(&root).join("include/bh_auth.h");
    println!("cargo::rerun-if-changed=include/bh_auth.h");
    let header = header(&root);
    if fs::read_to_string(&path).is_ok_and(|present| present == header) {
        return;
    }
    // A read-only copy of the sources, as a package manager keeps one, has the header already.
    if let Err(error) = fs::write(&path, header) {
        println!("cargo::warning=include/bh_auth.h is out of date and cannot be written: {error}");
    }
}

/// Without it a program would record the path of the build folder.
fn name_shared_library() {
    match env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux" | "android" | "freebsd" | "netbsd" | "openbsd") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libbh_auth.so.1");
        }
        Ok("macos") => println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libbh_auth.1.dylib"),
        _ => {}
    }
}

fn header(root: &str) -> String {
    let mut config =
        cbindgen::Config::from_file(Path::new(root).join("cbindgen.toml")).expect("cbindgen.toml is valid");
    config.after_includes = Some(versions() + &statuses() + STRING_MACRO);
    let mut text = Vec::new();
    cbindgen::Builder::new()
        .with_src(Path::new(root).join("src/ffi/mod.rs"))
        .with_config(config)
        .generate()
        .expect("src/ffi has only what C can express")
        .write(&mut text);
    let text = String::from_utf8(text).expect("the sources are UTF-8");
    // C89 knows no // comments, and cbindgen ends its C++ guards with them; what stood after the last
    // words of a comment was an instruction to cbindgen.
    let text = text.replace("#endif // __cplusplus", "#endif").replace("#endif  // __cplusplus", "#endif");
    let text = text.replace("  // extern \"C\"", "").replace("\n *\n */", "\n */");
    SECTIONS.iter().fold(text, |text, (first, title)| with_section(&text, first, title))
}

/// The first function of each part of the header, and the part's title.
const SECTIONS: &[(&str, &str)] = &[
    ("bh_status_name", "STATUSES"),
    ("bh_abi_version", "VERSIONS AND SIZES"),
    ("bh_hmac_key_init", "KEYS"),
    ("bh_cstr", "PRIMITIVES"),
    ("bh_time_format_utc", "TIME, RANDOM NUMBERS, CLOCK OFFSET, TOKEN RULE"),
    ("bh_velafi_payload", "VELAFI"),
    ("bh_pave_payload", "PAVE"),
    ("bh_mixin_payload", "MIXIN"),
    ("bh_toobit_payload", "TOOBIT"),
    ("bh_bitbitduo_random", "BITBITDUO"),
];

/// Puts a title before the comment of a section's first function.
fn with_section(text: &str, first: &str, title: &str) -> String {
    let function =
        text.rfind(&format!(" {first}(")).or_else(|| text.rfind(&format!("*{first}("))).expect(first);
    let comment = text[..function].rfind("/**").expect("every function has a comment");
    let rule = "=".repeat(80 - 7 - title.len());
    format!("{}/* {title} {rule} */\n\n{}", &text[..comment], &text[comment..])
}

fn versions() -> String {
    let version = |part: &str| env::var(format!("CARGO_PKG_VERSION{part}")).expect("cargo sets it");
    format!(
        "\n/* The version of this header; bh_version has that of the library. */\n\
         #define BH_VERSION \"{}\"\n\
         #define BH_VERSION_MAJOR {}\n\
         #define BH_VERSION_MINOR {}\n\
         #define BH_VERSION_PATCH {}\n",
        version(""),
        version("_MAJOR"),
        version("_MINOR"),
        version("_PATCH"),
    )
}

/// The statuses, each with the message that `bh_status_message` gives.
fn statuses() -> String {
    let mut text = String::from(
        "\n/* What a call returns: one of the numbers below. */\n\
         typedef uint32_t bh_status;\n\n\
         enum {\n  /* The call did what it was asked. */\n  BH_OK = 0",
    );
    for error in error::Error::ALL {
        text.push_str(",\n  /*");
        let mut column = 4;
        for word in error.message().split(' ') {
            if column + 1 + word.len() > 77 {
                text.push_str("\n   *");
                column = 4;
            }
            write!(text, " {word}").expect("writing to a string");
            column += 1 + word.len();
        }
        write!(text, " */\n  {} = {}", error.name(), error.number()).expect("writing to a string");
    }
    text + "\n};\n"
}

const STRING_MACRO: &str = "\n/* A bh_str of a string literal; the length is the compiler's. C89: bh_cstr. */
#if defined(__cplusplus)
#define BH_STR(literal) (bh_str{\"\" literal, sizeof(literal) - 1})
#else
#define BH_STR(literal) ((bh_str){\"\" literal, sizeof(literal) - 1})
#endif";
