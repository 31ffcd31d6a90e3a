#!/usr/bin/env python3
"""Writes the vectors: generate.py [folder]. Python's own crypto makes them, never this library; values that others
published stand in oracle/ as literals with their source, and a computation that differs from one stops here."""

import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import oracle  # noqa: E402


def lines(value, indent=0):
    """JSON by two rules: a case's members stand one a line, and what fits there stands on that line."""
    margin = " " * (indent + 1)
    if indent > 2 or not isinstance(value, (dict, list)) or not value:
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        rows = (margin + lines(item, indent + 1) for item in value)
        return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"
    rows = (f"{margin}{json.dumps(name)}: {lines(item, indent + 1)}" for name, item in value.items())
    return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"


def write(folder, module):
    made = module.cases()
    assert made.cases == json.loads(json.dumps(made.cases)), "the oracle holds what JSON cannot"
    for case in made.cases:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", case["name"]), case["name"]
    text = lines({"service": made.service, "cases": made.cases})
    assert json.loads(text)["cases"] == made.cases
    (folder / f"{made.service}.json").write_bytes(text.encode() + b"\n")


if __name__ == "__main__":
    if not __debug__:
        sys.exit("run it without -O: the published values are asserted")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    modules = (importlib.import_module(f"oracle.{found.name}") for found in pkgutil.iter_modules(oracle.__path__))
    for module in modules:
        if hasattr(module, "cases"):
            write(folder, module)
