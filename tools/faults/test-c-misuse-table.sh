# Sourced by tools/prove-gates.sh: SECURITY.md's table of misuse against what the library does.
table="test-c misuse_table"

replace SECURITY.md '| `pave-separator` |' '| `planted` |'
caught "$table" "a line of the table without a test" "planted: in SECURITY.md, but not tested"

sed -i '/^| `pave-separator` |/d' SECURITY.md
caught "$table" "a test without a line" "pave-separator: tested, but not in SECURITY.md"

replace SECURITY.md '| a fragment | `BH_ERR_TARGET` |' '| a fragment | `BH_OK` |'
caught "$table" "a line that tells of another status" "target-fragment: \`BH_OK\` is in SECURITY.md, but did not come out"

replace SECURITY.md '`BH_OK`, sent whole: `a%00b=c%00`' '`BH_OK`, sent whole: `a=c`'
caught "$table" "a line that tells of other bytes" "param-nul: \`a=c\` is in SECURITY.md"

sed -i 's/`BH_ERR_BOUND`/an error/' SECURITY.md
caught "$table" "a status that no line has" "BH_ERR_BOUND has no line"

replace src/core/checks.rs '/?"' '/?|"'
caught "$table" "a bar in a target" "target-not-encoded: \`BH_OK\` came out"

replace src/core/checks.rs 'hex.iter().all(u8::is_ascii_hexdigit)' 'hex.iter().any(u8::is_ascii_hexdigit)'
caught "$table" "a percent sign with one hex digit" "target-percent: "

replace src/core/response.rs '(200..300).contains(&http_status)' '(200..400).contains(&http_status)'
caught "$table" "a redirection taken for success" "response-redirected"

replace src/core/response.rs ' && !token.has_nul()' ''
caught "$table" "a token with a NUL handed on" "response-token-nul: "

replace src/core/clock.rs 'check_ms(server_time_ms)?' 'check_any_ms(server_time_ms)?'
caught "$table" "a server's time in seconds believed" "time-in-seconds: \`BH_OK\` came out"

replace src/core/jwt.rs 'if !self.alg.is(b"EdDSA") {' 'if !self.alg.is(b"EdDSA") && !self.alg.is(b"none") {'
caught "$table" "alg none" "token-alg-none"

replace src/services/toobit.rs 'return Err(Error::ParamDuplicate);' ''
caught "$table" "a parameter twice" "param-duplicate: "
