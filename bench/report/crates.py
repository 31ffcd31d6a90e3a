"""Which crate weighs what: crates.py SYMBOLS STRIPPED, with nm's demangled names and sizes, and the stripped size.

A symbol counts for the first crate in its name that is not Rust's own: `<Vec<gimli::X>>::drop` is there for gimli.
"""

import collections
import json
import re
import sys

OWN = {"core", "alloc", "std", "__rustc", "panic_unwind", "std_detect"}
CRATE = re.compile(r"(?<![\w:])([a-z_]\w*)::")

sizes = collections.Counter()
for line in open(sys.argv[1], encoding="utf-8"):
    _, size, _, name = line.rstrip("\n").split(" ", 3)
    crates = CRATE.findall(name)
    others = [crate for crate in crates if crate not in OWN]
    if name.startswith("bh_"):
        crate = "bh_auth"
    elif others:
        crate = others[0]
    else:
        crate = "Rust's core, alloc and std" if crates else "the C runtime"
    sizes[crate] += int(size, 16)
if sizes["bh_auth"] < 10_000:
    sys.exit("the names of the symbols were not understood")
crates = sizes.most_common(14)
crates.append(("the others", sum(sizes.values()) - sum(held for _, held in crates)))
print(json.dumps({"stripped": int(sys.argv[2]), "symbols": sum(sizes.values()), "crates": crates}))
