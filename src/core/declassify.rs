//! Where a yes or no that was computed of a secret becomes public.

/// Told of each, for the test that follows secrets through the library and counts what comes out.
#[cfg(feature = "test-ctime")]
pub static WATCHER: std::sync::OnceLock<fn(bool, &'static str) -> bool> = std::sync::OnceLock::new();

/// Lets a yes or no out, which the caller branches on. `_why` says why it may be known.
///
/// It is taken for unknown by the optimiser, which so cannot turn what was computed without a branch
/// before into one that ends early.
#[inline(always)]
pub fn declassify(yes: bool, _why: &'static str) -> bool {
    #[cfg(feature = "test-ctime")]
    let yes = WATCHER.get().map_or(yes, |watch| watch(yes, _why));
    std::hint::black_box(yes)
}
