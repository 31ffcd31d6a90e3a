"""Compares callgrind's counts with the committed ones: bench-check.py OF FOLDER FILE UPDATE.

Exits with 3 where the committed ones are of another compiler, C library or processor.
"""

import pathlib
import re
import sys

ALLOWED = 0.03

of, folder, path, update = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4] == "1"

counts = {}
for file in sorted(folder.glob("callgrind.*"), key=lambda file: int(file.suffix[1:])):
    text = file.read_text(encoding="utf-8")
    name = re.search(r"^desc: Trigger: Client Request: (.*)$", text, re.MULTILINE)
    if name:
        counts[name[1]] = int(re.search(r"^summary: (\d+)$", text, re.MULTILINE)[1])
if not counts or min(counts.values()) <= 0:
    sys.exit("callgrind counted nothing")
for line in (folder / "less").read_text(encoding="utf-8").splitlines():
    call, other = line.split("\t")
    counts[f"{call} less {other}"] = counts[call] - counts[other]

if update:
    rows = "".join(f"{name:<48} {count:>9}\n" for name, count in counts.items())
    path.write_text(f"# Instructions a call, written by: make bench-check UPDATE=1\n# of {of}\n{rows}", encoding="utf-8")

lines = path.read_text(encoding="utf-8").splitlines()
if f"# of {of}" not in lines:
    print(next(line for line in lines if line.startswith("# of ")))
    sys.exit(3)
committed = {name.strip(): int(count) for name, count in (line.rsplit(None, 1) for line in lines if line[0] != "#")}

failed = 0
for name in {**committed, **counts}:
    before, now = committed.get(name), counts.get(name)
    if before is None or now is None:
        print(f"FAILED: {name}: {'is not written down' if before is None else 'is not counted any more'}")
    elif abs(now - before) > ALLOWED * abs(before):
        print(f"FAILED: {name}: {now} instructions, {now / before - 1:+.1%} of {before}")
    else:
        continue
    failed += 1
if failed:
    print("Beyond 3 %, either way: if it is meant, make bench-check UPDATE=1 writes it down")
    sys.exit(1)
moved = max(abs(counts[name] / committed[name] - 1) for name in counts)
print(f"bench-check: {len(counts)} counts within 3 % of {path} (the furthest {moved:.2%} off)")
