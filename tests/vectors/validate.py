#!/usr/bin/env python3
"""validate.py FOLDER: the committed vectors equal those that generate.py wrote into FOLDER, and fit schema.json
completed by the ABI's description."""

import difflib
import json
import sys
from pathlib import Path

import described
from jsonschema import Draft202012Validator
from jsonschema.exceptions import relevance

HERE = Path(__file__).parent
API = HERE.parent.parent / "include" / "bh_auth.api.json"


def difference(committed, made):
    lines = difflib.unified_diff(
        committed.splitlines(), made.splitlines(), "committed", "regenerated", lineterm="", n=1
    )
    return [line[:160] for line in lines][:40]


def faults(document, validator):
    """One line a case that does not fit, with its name."""
    for error in sorted(validator.iter_errors(document), key=relevance):
        path = list(error.absolute_path)
        case = document["cases"][path[1]]["name"] if path[:1] == ["cases"] and len(path) > 1 else "the file"
        yield f"{case}: {'/'.join(map(str, path[2:]))}: {error.message[:200]}"


def main(folder):
    schema = json.loads((HERE / "schema.json").read_text())
    api = json.loads(API.read_text())
    schema["$defs"]["status"]["enum"] = [status["name"] for status in api["statuses"] if status["number"]]
    described.add(schema, api)
    Draft202012Validator.check_schema(schema)
    failed = []
    names = {path.name for path in HERE.glob("*.json")} - {"schema.json"} | {
        path.name for path in folder.glob("*.json")
    }
    passed = 0
    for name in sorted(names):
        committed, made = (path.read_text("utf-8") if path.exists() else "" for path in (HERE / name, folder / name))
        failed += [f"{name}: {line}" for line in difference(committed, made)]
        if not committed:
            continue
        document = json.loads(committed)
        failed += [f"{name}: {line}" for line in faults(document, Draft202012Validator(schema))]
        print(f"{name}: {len(document['cases'])} cases")
        passed += len(document["cases"])
    print("\n".join(failed), end="\n" if failed else "")
    print(f"{passed if not failed else 0} passed, {len(failed)} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
