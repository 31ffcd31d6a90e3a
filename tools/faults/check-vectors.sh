# Sourced by tools/prove-gates.sh.

replace tests/vectors/velafi.json '"verb": "sign"' '"verb":  "sign"'
caught check-vectors "a vector edited by hand" "velafi.json"
