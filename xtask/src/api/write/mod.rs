//! What is written from the description: each module has one function from the model to its files.

mod c_tests;
mod doc_comments;
mod ffi_header;
mod fuzz;
mod go;
mod java;
mod jni;
mod js;
mod mistakes;
pub mod names;
mod php;
mod python;
mod readme;
mod samples;
mod statuses;
mod vectors;

use super::model::Api;
use anyhow::Result;
use std::path::Path;

/// A path from the root, and the text.
pub type File = (String, String);

/// What a person edits instead.
pub const SOURCES: &str = "src/ffi and src/core/error.rs";

/// The first line of a file that is written, in the form of its language's comments.
pub const NOTICE: &str = "Written by `cargo xtask api` from src/ffi and src/core/error.rs: edit those.";

/// Everything, in no particular order.
pub fn all(root: &Path, api: &Api) -> Result<Vec<File>> {
    let mut files = statuses::files(api);
    files.extend(mistakes::files(api));
    files.extend(c_tests::files(api)?);
    files.extend(ffi_header::files(api)?);
    files.extend(fuzz::files(api)?);
    files.extend(go::files(api)?);
    files.extend(java::files(api)?);
    files.extend(js::files(api)?);
    files.extend(php::files(api)?);
    files.extend(python::files(api)?);
    files.extend(readme::files(root, api)?);
    files.extend(vectors::files(api)?);
    Ok(files)
}
