# Sourced by tools/prove-gates.sh: what is seen of an allocation that the library makes.
signs='{ sign(signature, velafi::sign(self::key(key)?, timestamp_ms)?) }'

replace src/ffi/velafi.rs "$signs" "{ drop(std::hint::black_box(Box::new(timestamp_ms))); ${signs:2}"
caught "trust-alloc" "an allocation while signing" "refused inside bh_velafi_sign: malloc of 8 bytes"

replace src/ffi/velafi.rs "$signs" "{ _ = std::hint::black_box(Vec::<u8>::new()).try_reserve(9); ${signs:2}"
caught "trust-alloc" "an allocation that copes with having none" "refused inside bh_velafi_sign: malloc of 9 bytes"

cat >>src/ffi/velafi.rs <<'END'

std::thread_local! {
    static PLANTED: std::cell::Cell<i64> = const { std::cell::Cell::new(0) };
}
END
replace src/ffi/velafi.rs "$signs" "{ let timestamp_ms = timestamp_ms + PLANTED.replace(std::hint::black_box(0)); ${signs:2}"
caught "trust-alloc" "thread-local memory, which dlopen leaves for later" "cannot allocate memory for thread-local data"

replace tests/c/alloc/refuse.c '"/libbh_auth.so"' '"/libbh_other.so"'
caught "trust-alloc" "a preload that does not know the library" "its malloc was not refused"

replace tests/c/alloc/refuse.c "void *calloc(size_t count" "void *planted(size_t count"
caught "trust-alloc" "a preload that leaves out a way to allocate" "its calloc was not refused"
