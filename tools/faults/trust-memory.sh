# Sourced by tools/prove-gates.sh: what each tool sees of a fault in the library, and of itself.
signs='{ sign(signature, velafi::sign(self::key(key)?, timestamp_ms)?) }'
planted() { replace src/ffi/velafi.rs "$signs" "{ $1 ${signs:2}"; }

planted 'std::mem::forget(std::hint::black_box(Box::new([timestamp_ms; 8])));'
caught "trust-memory valgrind" "memory that is never given back" "definitely lost"

planted 'let capacity = std::mem::MaybeUninit::<[i64; 8]>::uninit();
        if (*std::hint::black_box(&raw const capacity).cast::<[i64; 8]>())[3] == 7 { return Err(crate::core::error::Error::Key); }'
caught "trust-memory valgrind" "a branch on what nobody wrote" "depends on uninitialised value"

replace src/ffi/primitives.rs "out(digest.cast" "std::hint::black_box(*message.data.add(message.len)); out(digest.cast"
caught "trust-memory valgrind" "a byte read beyond an input" "Invalid read of size 1"

planted 'let capacity = [1_u8; 32]; std::hint::black_box(*std::hint::black_box(capacity.as_ptr()).add(32));'
caught "trust-memory address" "a read beyond an array of Rust's own" "stack-buffer-overflow"

planted 'std::hint::black_box(*std::hint::black_box(&[1_u8, 2][..]).get_unchecked(std::hint::black_box(2)));'
caught "trust-memory address" "an unsafe function's precondition broken" "non-unwinding panic"

replace tools/trust/memory.sh '-Zsanitizer=$name $2' '$2'
caught "trust-memory address" "a Rust side that is not instrumented" "not instrumented: no __asan_report_load"

cat >>src/ffi/velafi.rs <<'END'

static mut PLANTED: i64 = 0;
END
planted 'PLANTED = std::hint::black_box(PLANTED) + timestamp_ms;'
caught "trust-memory threads" "a cache that threads share, not synchronised" "data race"

cat >>src/ffi/velafi.rs <<'END'

static PLANTED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
END
planted 'let timestamp_ms = timestamp_ms + i64::from(PLANTED.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 40000);'
caught "trust-memory threads" "one of a million signatures that differs" "1 results differ"
