# Sourced by tools/prove-gates.sh.

# What the tests see of the library.
replace src/ffi/boundary.rs "(true, _) => Err(Error::Null)" "(true, _) => Ok(&[])"
caught "test-c misuse" "NULL with a length taken for empty" "NULL with length 1: "

replace src/ffi/boundary.rs "if len > isize::MAX as usize => Err(Error::Size)" "if len == usize::MAX => Err(Error::Size)"
caught "test-c misuse" "a length of SIZE_MAX / 2 + 1 believed" "FAILED: target/c/gcc-so/misuse"

replace src/ffi/boundary.rs "if needed > *len {" "if needed > *len + 1 {"
caught "test-c capacities" "one byte written beyond the capacity" "with capacity"

replace src/ffi/boundary.rs "*len = needed;" "*len = needed + 1;"
caught "test-c capacities" "a needed length that is too large" "with capacity"

replace src/ffi/slot.rs "let unfinished = Unfinished { data: place.cast(), len: size_of::<C>() };" "let unfinished = ();"
caught "test-c misuse" "a key that survives a failed initialisation" "the key is not wiped"

replace src/ffi/time.rs '`BH_ERR_TIME_IS_SECONDS`, `BH_ERR_TIME_RANGE`.' '`BH_ERR_TIME_RANGE`.'
caught "test-c misuse" "a status that the header does not name" "BH_ERR_TIME_IS_SECONDS is not documented"

replace src/ffi/version.rs $'-> usize {\n    BH_UUID_SIZE' $'-> usize {\n    BH_UUID_SIZE + 1'
caught "test-c sizes" "a size function that is not its macro" "BH_UUID_SIZE is not bh_uuid_size()"

replace src/ffi/status.rs 'OK => "BH_OK\0"' 'OK => "BH_FINE\0"'
caught "test-c sizes" "a status with another name than the header's" "BH_FINE"

replace src/ffi/version.rs 'env!("CARGO_PKG_VERSION")' '"0.0.9"'
caught "test-c sizes" "a library of another version than the header" "0.0.9"

replace src/core/hmac.rs "let mut core = self.0.clone();" "let mut core = Box::new(self.0.clone());"
replace src/core/hmac.rs "core.finalize_fixed_core(" "(*core).finalize_fixed_core("
caught "test-c noalloc" "an allocation while signing" "2 calls of malloc or free"

cat >>src/core/hmac.rs <<'END'

/// Planted: state that calls share.
pub static PLANTED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
END
replace src/core/hmac.rs "let mut core = self.0.clone();" $'let mut core = self.0.clone();\n        if PLANTED.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 5000 {\n            return [0; 32];\n        }'
caught "test-c threads" "a result that depends on other threads" "results differ"

replace src/ffi/silence.rs "&& !ThreadFlag::from(number).get()" ""
caught "test-c panic" "a panic that prints" "a_panic_is_a_status_and_silent"

# What the tests see of themselves.
replace tests/vectors/toobit.json '"verb": "sign"' '"verb": "planted"'
caught "test-c vectors" "an unknown verb" "unknown verb"

replace tests/vectors/toobit.json '"signature": "' '"signature": "00'
caught "test-c vectors" "a wrong signature in a vector" "signature: "

replace tests/c/vectors/vectors.c "if (!s->run(&v))" "if (i == 7) continue; else if (!s->run(&v))"
caught "test-c vectors" "a case that is not run" "!= "

replace tests/c/alloc/noalloc.c $'void *malloc(size_t size) {\n  calls++;' $'void *malloc(size_t size) {'
caught "test-c noalloc" "a counter that does not count" "the_counter_counts"

# What a process may be in the midst of.
replace src/ffi/silence.rs "STATE.compare_exchange(NEW, ALL_SILENT, Ordering::Relaxed, Ordering::Relaxed).is_err()" "{ static ONE: std::sync::Once = std::sync::Once::new(); ONE.call_once(|| { ThreadFlag::make().map(ThreadFlag::free); }); false }"
caught "test-c states" "a first call for which others wait" "a_first_call_that_a_signal_interrupts"

replace src/ffi/random.rs "libc::syscall(libc::SYS_getrandom, rest.as_mut_ptr(), rest.len(), 0)" "libc::getrandom(rest.as_mut_ptr().cast(), rest.len(), 0)"
caught "test-c states" "a call in which a thread is cancelled" "a_thread_that_is_cancelled"

replace src/ffi/random.rs "_ => return Err(Error::SystemRandom)," '_ => { use std::io::Read; let mut file = std::fs::File::open("/dev/urandom").map_err(|_| Error::SystemRandom)?; file.read_exact(rest).map_err(|_| Error::SystemRandom)?; std::mem::forget(file); return Ok(()); }'
caught "test-c states" "another source than the one that was refused" "a_system_that_refuses_random_numbers"

replace src/ffi/silence.rs "ThreadFlag::from(number).free();" "let _ = number;"
caught "test-c reload" "a key that is lost each time the library is unloaded" "it_keeps_nothing"

replace src/core/jwt.rs "MAX_TOKEN / 4 * 3" "MAX_TOKEN * 2"
caught "test-c stack" "a call that needs more of the stack than the header says" "bytes of stack"
