"""sources LOCKFILE…: every package is ours or from one registry. reasons TREE HERE SYMBOLS: prints each crate of the
shared library with its reason; fails if a direct one has no comment in Cargo.toml, or is not used in src."""

import re
import sys
import tomllib
from pathlib import Path

STANDARD = {"std", "core", "alloc", "gimli", "addr2line", "miniz_oxide", "rustc_demangle", "hashbrown", "object", "__rustc"}


def sources(files):
    """Without a source: a folder. With one but no checksum: git, or a registry that promises nothing."""
    faults, registries, count = [], set(), 0
    ours = {"bh_auth", "bh_auth_sandbox", "bh_auth_fuzz", "bench_limits"}
    for file in files:
        for package in tomllib.loads(Path(file).read_text("utf-8"))["package"]:
            count += 1
            name, source = package["name"], package.get("source", "")
            if name in ours and not source:
                continue
            registries |= {source} if source.startswith("registry+") else set()
            if not source.startswith("registry+") or "checksum" not in package:
                faults.append(f"{file}: {name} is not from a registry: {source or 'a folder'}")
    if len(registries) != 1:
        faults.append(f"{len(registries)} registries: {' '.join(sorted(registries))}")
    print(f"sources: {count} packages in {len(files)} lock files, ours or from one registry") if not faults else None
    return faults


def comments():
    """Each direct dependency with the comment above it."""
    section = Path("Cargo.toml").read_text("utf-8").partition("\n[dependencies]\n")[2].partition("\n[")[0]
    found, comment = {}, []
    for line in section.splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
        elif name := re.match(r"([\w-]+) *=", line):
            found[name[1]] = " ".join(comment)
            comment = []
    return found


def read_tree(file):
    """crate name, package, whoever needs it: from lines of depth, crate and package."""
    parents, found, path = {}, {}, []
    for line in Path(file).read_text("utf-8").splitlines():
        depth, crate, package, version = re.match(r"(\d+) (\S+) (\S+) v(\S+)", line).groups()
        del path[int(depth):]
        found[package] = (crate, version)
        parents.setdefault(package, [])
        if path and path[-1] not in parents[package]:
            parents[package].append(path[-1])
        path.append(package)
    return found, parents


def weights(file):
    """Bytes of what the library names after each crate; what was inlined counts where it went."""
    sizes = {}
    for line in Path(file).read_text("utf-8").splitlines():
        if symbol := re.match(r"[0-9a-f]+ ([0-9a-f]+) [tTrRdDbB] .*?([A-Za-z_]\w*)::", line):
            crate = "std" if symbol[2] in STANDARD else symbol[2]
            sizes[crate] = sizes.get(crate, 0) + int(symbol[1], 16)
    return sizes


def reasons(tree, here, symbols):
    found, parents = read_tree(tree)
    here = set(Path(here).read_text("utf-8").split())
    sizes, direct, faults = weights(symbols), comments(), []
    used = "\n".join(file.read_text("utf-8") for file in Path("src").rglob("*.rs"))
    print(f"{'crate':<18} {'version':<9} {'bytes':>7}  reason")
    for package in sorted(found, key=lambda name: (name != "bh_auth", name not in direct, name)):
        crate, version = found[package]
        others = [parent for parent in parents[package] if parent != "bh_auth"]
        reason = "ours" if package == "bh_auth" else direct.get(package) or "needed by " + ", ".join(others)
        if package in direct and not direct[package]:
            faults.append(f"{package} has no reason: write one above it in Cargo.toml")
        if package in direct and not re.search(rf"\b{crate}::", used):
            faults.append(f"{package} is not used in src: take it out of Cargo.toml")
        size = sizes.pop(crate, 0) if crate in here else "-"
        print(f"{package:<18} {version:<9} {size:>7}  {reason}" + (" (other targets)" if crate not in here else ""))
    print(f"{'(Rust itself)':<18} {'':<9} {sizes.pop('std', 0):>7}  std, and what it is built with")
    if not set(direct) <= set(found):
        faults.append(f"in Cargo.toml, but not in the tree: {set(direct) - set(found)}")
    if len(found) < 5 or "bh_auth" not in found:
        faults.append("cargo's tree was not understood")
    return faults


if __name__ == "__main__":
    wrong = sources(sys.argv[2:]) if sys.argv[1] == "sources" else reasons(*sys.argv[2:])
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    sys.exit(bool(wrong))
