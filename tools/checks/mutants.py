#!/usr/bin/env python3
"""Compares the mutants that no test caught with those that may live, and says why.

mutants.py LIST all|some OUTCOMES...: if only some files' mutants were made, entries of others are no mistake.
LIST has groups of mutants that live for one reason. A line number would move: beside a mutant's name stands the
text of the line that it changes."""
import collections
import json
import pathlib
import sys
import tomllib


def listed(path):
    """How often each (name, line) may live."""
    allowed = collections.Counter()
    for group in tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8")).get("lives", []):
        if set(group) != {"why", "mutants"} or len(group["why"]) < 20:
            sys.exit(f"{path}: a group has a reason, in why, and mutants")
        allowed.update((name, line) for name, line in group["mutants"])
    return allowed


def results(outcomes):
    """The last result of each mutant: a later run has those again that an earlier one missed."""
    found = {}
    for path in outcomes:
        for outcome in json.loads(pathlib.Path(path).read_text(encoding="utf-8"))["outcomes"]:
            if outcome["scenario"] != "Baseline":
                mutant = outcome["scenario"]["Mutant"]
                found[mutant["name"]] = (mutant, outcome["summary"])
    return found.values()


def main(path, which, *outcomes):
    counts, missed, late, files = collections.Counter(), collections.Counter(), [], set()
    for mutant, result in results(outcomes):
        counts[result] += 1
        files.add(mutant["file"])
        name = mutant["file"] + ": " + mutant["name"].split(": ", 1)[1]
        if result == "MissedMutant":
            text = pathlib.Path(mutant["file"]).read_text(encoding="utf-8").splitlines()
            missed[name, text[mutant["span"]["start"]["line"] - 1].strip()] += 1
        elif result == "Timeout":
            late.append(name)
    allowed = listed(path)
    if which == "some":
        allowed = collections.Counter({key: n for key, n in allowed.items() if key[0].split(": ")[0] in files})

    for name in sorted(late):
        print(f"caught, as a test did not end: {name}")
    for (name, line), count in sorted((missed - allowed).items()):
        print(f"FAILED: no test tells it from the original ({count}): {name}\n    {line}")
    for (name, line), count in sorted((allowed - missed).items()):
        print(f"FAILED: in {path}, but caught or gone ({count}): {name}\n    {line}")
    print(
        f"mutants: {counts.total()} made; {counts['CaughtMutant'] + len(late)} caught, {counts['Unviable']} do not"
        f" compile, {counts['MissedMutant']} live, of which {path} has {(missed & allowed).total()}"
    )
    return missed != allowed or not counts.total()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
