# Sourced by tools/prove-gates.sh.

replace src/services/toobit.rs "    Ok(key.sign(&[query, body]))" $'    for planted in 0..64 {\n        std::hint::black_box(planted);\n    }\n    Ok(key.sign(&[query, body]))'
caught bench-check "a loop in a hot call" "FAILED: bh_toobit_sign less four compressions: "

sed -i -E 's/^(bh_sha256 +)/\11/' bench/c/instructions.txt
caught bench-check "an improvement that is not written down" "FAILED: bh_sha256: "

sed -i '/^bh_mixin_sign  /d' bench/c/instructions.txt
caught bench-check "a call that is not written down" "FAILED: bh_mixin_sign: is not written down"

replace bench/c/counts.c "count(calls, call_count);" "count(calls, call_count - 1);"
caught bench-check "a call that is not counted" "is not counted any more"

replace bench/c/counts.c "    CALLGRIND_TOGGLE_COLLECT;" ""
replace bench/c/counts.c "    CALLGRIND_TOGGLE_COLLECT;" ""
caught bench-check "a counter that does not count" "callgrind counted nothing"

sed -i 's/^# of .*/# of another compiler/' bench/c/instructions.txt
BH_REQUIRE_ALL=1 caught bench-check "counts of another compiler, skipped" "is of other versions than these"
