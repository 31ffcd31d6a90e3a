"""Reads `<package>|<licence expression>` lines; fails if one offers no licence that may be linked into a program."""

import re
import sys

# Permissive, and asking for no more than their own text.
ALLOWED = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Unicode-3.0", "Zlib", "Unlicense", "0BSD"}


def acceptable(expression):
    """SPDX: `AND` binds tighter than `OR`; a slash is the old way to write `OR`."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def alternatives():
        value = requirements()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            value = requirements() or value
        return value

    def requirements():
        value = licence()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            value = licence() and value
        return value

    def licence():
        token = tokens.pop(0) if tokens else ""
        if token == "(":
            value = alternatives()
            tokens.pop(0)
            return value
        if tokens and tokens[0] == "WITH":
            del tokens[:2]
        return token in ALLOWED

    return alternatives() and not tokens


def main():
    packages = sorted({line.strip().removesuffix(" (*)") for line in sys.stdin if line.strip()})
    refused = [package for package in packages if not acceptable(package.partition("|")[2])]
    for package in refused:
        print(f"licence not allowed: {package}", file=sys.stderr)
    if not packages:
        sys.exit("no packages to look at")
    if refused:
        sys.exit(1)
    print(f"licences: {len(packages)} packages, all allowed")


main()
