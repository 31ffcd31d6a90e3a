#!/usr/bin/env python3
"""Prints how many lines of some folders were run, by the tests that made LCOV, and which were not.

coverage.py LCOV LEAST FOLDER...: fails where all of them together are below LEAST percent.
The unit tests' own lines, which all run, are not counted."""
import collections
import pathlib
import sys


def code_lines(path):
    """How many lines stand above the unit tests, which are a file's last."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if "mod tests {" not in lines:
        return len(lines)
    start = lines.index("mod tests {")
    assert "cfg(" in lines[start - 1] and "test" in lines[start - 1] and lines.index("}", start) == len(lines) - 1, path
    return start


def ranges(numbers):
    """1-3 5 for 1, 2, 3, 5."""
    found = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)


def main(lcov, least, *folders):
    runs = collections.defaultdict(dict)
    for line in pathlib.Path(lcov).read_text(encoding="utf-8").splitlines():
        kind, _, value = line.partition(":")
        if kind == "SF":
            file = pathlib.Path(value).relative_to(pathlib.Path.cwd())
        elif kind == "DA":
            number, count = map(int, value.split(",")[:2])
            runs[file][number] = max(count, runs[file].get(number, 0))

    print(f"{'file':34}{'lines':>7}{'run':>7}{'%':>8}  not run")
    all_lines = all_run = 0
    for folder in folders:
        for file in sorted(pathlib.Path(folder).rglob("*.rs")):
            last = code_lines(file)
            counts = {number: count for number, count in runs[file].items() if number <= last}
            if not counts:
                # Declarations alone.
                continue
            missed = sorted(number for number, count in counts.items() if count == 0)
            run = len(counts) - len(missed)
            print(f"{str(file):34}{len(counts):7}{run:7}{100 * run / len(counts):8.1f}  {ranges(missed)}")
            all_lines, all_run = all_lines + len(counts), all_run + run
    percent = 100 * all_run / max(all_lines, 1)
    print(f"coverage: {all_run} of {all_lines} lines, {percent:.1f} %; at least {least} % wanted")
    return percent < float(least)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
