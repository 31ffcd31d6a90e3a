//! Where a yes or no that was computed of a secret becomes public.

/// Lets a yes or no out, which the caller branches on. `_why` says why it may be known.
///
/// It is taken for unknown by the optimiser, which so cannot turn what was computed without a branch
/// before into one that ends early.
#[inline(always)]
pub fn declassify(yes: bool, _why: &'static str) -> bool {
    // tests/c/secrets/ctime.c, which follows secrets through the library, is told of it and counts it.
    #[cfg(feature = "test-ctime")]
    let yes = crate::ffi::test::declassify(yes, _why);
    std::hint::black_box(yes)
}
