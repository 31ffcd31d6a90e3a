//! Clears the stack and the registers, where a call may leave pieces of a secret.
//!
//! Of the registers those that a call may leave as it likes: the others hold what they held before.

/// How many bytes below a call's frame are cleared, by what it does: how deep these calls reach, which
/// tests/wiping/wipe.c measures on every processor.
pub(super) const SECRET: usize = scaled(5120);
/// See [`SECRET`]. Beside the signing path: what tries two keys, or signs and agrees on a key. Where frames are larger,
/// what [`SECRET`] has is enough.
pub(super) const SPEND: usize = if SECRET > 6656 { SECRET } else { 6656 };
/// See [`SECRET`].
pub(super) const REQUEST: usize = scaled(2816);
/// See [`SECRET`].
pub(super) const MAC: usize = scaled(1280);

/// See [`SECRET`]. What seals a token: the round keys of AES and the states of HKDF. Where frames are larger, what
/// [`SECRET`] has is enough.
pub(super) const SEAL: usize = if SECRET > 8704 { SECRET } else { 8704 };

/// See [`SECRET`]: a search, on every processor: more than that it may not need.
pub(super) const SEARCH: usize = 14_080;

/// Other processors' frames are larger.
const fn scaled(bytes: usize) -> usize {
    if cfg!(any(target_arch = "x86_64", target_arch = "aarch64")) { bytes } else { bytes * 2 }
}

/// Clears what lies below the caller's frame.
#[inline(never)]
pub(super) fn stack<const BYTES: usize>() {
    let zeros = [0_u8; BYTES];
    // They must be thought to be read, or they are not written.
    std::hint::black_box(&zeros);
}

/// Clears the registers. A function of its own, since its caller then expects nothing in them.
#[inline(never)]
pub(super) extern "C" fn registers() {
    #[cfg(any(target_arch = "x86_64", target_arch = "x86"))]
    x86();
    #[cfg(target_arch = "aarch64")]
    aarch64();
    #[cfg(target_arch = "arm")]
    arm();
    #[cfg(target_arch = "s390x")]
    s390x();
}

/// Text for each of the numbers: `each!("vzero %v", 0 1 2)`.
#[cfg(any(
    target_arch = "x86_64",
    target_arch = "x86",
    target_arch = "aarch64",
    target_arch = "arm",
    target_arch = "s390x"
))]
macro_rules! each {
    ($before:literal, $($number:literal)+, $after:literal) => { concat!($($before, $number, $after, "\n"),+) };
}

// Each block declares as written whatever a C function may write: so the compiler keeps what must be kept.

#[cfg(any(target_arch = "x86_64", target_arch = "x86"))]
#[inline(always)]
fn x86() {
    use std::arch::{asm, is_x86_feature_detected};
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512vl") {
        // The system's memcpy uses these where they are; the narrow form clears the whole register.
        // SAFETY: the processor has them; nothing of this function or, behind a call, of its caller is in them.
        unsafe {
            asm!(
                "vpxord xmm31, xmm31, xmm31",
                each!("vmovdqa32 xmm", 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30, ", xmm31"),
                options(nomem, nostack, preserves_flags)
            );
        }
    }
    // Windows' own convention keeps half of some vector registers: that of other systems names them whole.
    macro_rules! block {
        ($($text:expr),+) => {
            // SAFETY: the processor has what is used, and the registers are declared.
            unsafe {
                #[cfg(target_arch = "x86_64")]
                asm!($($text,)+ clobber_abi("sysv64"), options(nomem, nostack));
                #[cfg(target_arch = "x86")]
                asm!($($text,)+ clobber_abi("C"), options(nomem, nostack));
            }
        };
    }
    if is_x86_feature_detected!("avx") {
        block!("vzeroall");
    } else if is_x86_feature_detected!("sse2") {
        #[cfg(target_arch = "x86_64")]
        block!("pxor xmm15, xmm15", each!("movdqa xmm", 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14, ", xmm15"));
        #[cfg(target_arch = "x86")]
        block!("pxor xmm7, xmm7", each!("movdqa xmm", 0 1 2 3 4 5 6, ", xmm7"));
    }
    #[cfg(target_arch = "x86_64")]
    block!("xor esi, esi", "xor edi, edi", each!("mov r", 8 9 10 11, "d, esi"));
    block!("xor eax, eax", "xor ecx, ecx", "xor edx, edx");
}

#[cfg(target_arch = "aarch64")]
#[inline(always)]
fn aarch64() {
    // Of v8 to v15 a call keeps the lower halves: what restores them clears the upper ones.
    // SAFETY: the registers are declared.
    unsafe {
        std::arch::asm!(
            each!("movi v", 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31, ".16b, #0"),
            each!("mov x", 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17, ", xzr"),
            clobber_abi("C"),
            options(nomem, nostack, preserves_flags)
        );
    }
}

/// What the system says of the processor.
#[cfg(any(target_arch = "arm", target_arch = "s390x"))]
fn has(feature: libc::c_ulong) -> bool {
    // SAFETY: it takes a number, and knows this one.
    cfg!(any(target_os = "linux", target_os = "android"))
        && unsafe { libc::getauxval(libc::AT_HWCAP) } & feature != 0
}

#[cfg(target_arch = "arm")]
#[inline(always)]
fn arm() {
    use std::arch::asm;
    const VFP: libc::c_ulong = 1 << 6;
    const NEON: libc::c_ulong = 1 << 12;
    // SAFETY: the processor has what is used. What this code was not compiled to use, nothing of it is in.
    unsafe {
        if has(VFP) {
            asm!(
                ".fpu vfpv2",
                "mov r0, #0",
                each!("vmov d", 0 1 2 3 4 5 6 7, ", r0, r0"),
                clobber_abi("C"),
                options(nomem, nostack, preserves_flags)
            );
        }
        // The system's memcpy uses these where they are.
        if has(NEON) {
            asm!(
                ".fpu neon",
                each!("vmov.i64 d", 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31, ", #0"),
                clobber_abi("C"),
                options(nomem, nostack, preserves_flags)
            );
        }
        asm!(each!("mov r", 0 1 2 3 12, ", #0"), clobber_abi("C"), options(nomem, nostack, preserves_flags));
    }
}

#[cfg(target_arch = "s390x")]
#[inline(always)]
fn s390x() {
    use std::arch::asm;
    const VECTORS: libc::c_ulong = 1 << 11;
    // SAFETY: the processor has what is used. What this code was not compiled to use, nothing of it is in.
    unsafe {
        // The lower halves of v8 to v15 are kept by a call; the system's functions use the others.
        if has(VECTORS) {
            asm!(
                ".machine push\n.machine z13",
                each!("vzero %v", 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31, ""),
                ".machine pop",
                clobber_abi("C"),
                options(nomem, nostack, preserves_flags)
            );
        }
        asm!(
            each!("lzdr %f", 0 1 2 3 4 5 6 7, ""),
            each!("lghi %r", 0 1 2 3 4 5, ", 0"),
            clobber_abi("C"),
            options(nomem, nostack, preserves_flags)
        );
    }
}
