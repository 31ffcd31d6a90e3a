"""What the cases of a verb may hold, for verbs that schema.json does not name: it follows from the function's
parameters in the ABI's description, by the rules of README.md."""

import re
from os.path import commonprefix

NAMES = ("text", "integer", "params", "hex", "big")
TEXT, INTEGER, PARAMS, HEX, BIG = ({"$ref": f"#/$defs/{name}"} for name in NAMES)
MEMBERS = {"view": TEXT, "number": INTEGER, "structs": PARAMS}


def closed(properties, required=()):
    return {
        "type": "object", "properties": properties, "required": sorted(required), "additionalProperties": False
    }  # fmt: skip


def bare(type_name):
    return type_name.replace("const ", "").replace(" *", "")


def hex_name(name):
    return re.sub(r"[0-9]+$", "", "bytes" if name == "buf" else name) + "_hex"


def common(names):
    """What all begin with, up to an underscore."""
    return commonprefix(names).rpartition("_")[0] + "_"


def number(type_name, enums):
    if type_name == "uint64_t":
        return BIG
    names = enums.get(type_name)
    if not names or type_name.endswith("_flags"):
        return INTEGER
    return {"anyOf": [{"enum": names}, INTEGER]}


# Of a diagnosis the others follow from these, or are words.
DIAGNOSIS = ("mistake", "names", "payload")


def struct(fields, enums):
    kept = [f for f in fields if f["kind"] not in ("count", "reserved")]
    if any(f["name"] == "second_mistake" for f in fields):
        kept = [f for f in fields if f["name"] in DIAGNOSIS]
    members = {f["name"]: number(f["type"], enums) if f["kind"] == "number" else MEMBERS[f["kind"]] for f in kept}
    return closed(members, members if kept != fields and len(kept) == len(DIAGNOSIS) else ())


def inputs(function, structs, enums):
    properties, required = {}, set()
    for p in (p for p in function["params"] if p["dir"] == "in" and p["kind"] != "count"):
        name, kind, of = p["name"], p["kind"], bare(p["type"])
        if of == "bh_hmac_key":
            properties["secret"] = TEXT
        elif of == "bh_ed25519_key":
            properties[name] = {"$ref": "#/$defs/key"}
            required.add(name)
        elif of == "bh_window":
            properties[name] = {"$ref": "#/$defs/window"}
        elif of == "bh_http_response":
            properties |= struct(structs[of], enums)["properties"]
            required.add("http_status")
        elif kind == "struct":
            properties[name] = struct(structs[of], enums)
            required.add(name)
        elif kind == "array":
            properties[hex_name(name)] = HEX
            required.add(hex_name(name))
        else:
            properties[name] = number(p["type"], enums) if kind == "number" else MEMBERS[kind]
            required |= {name} if kind == "number" and not p["type"].endswith("_flags") else set()
    return closed(properties, required)


def outputs(function, structs, enums):
    properties = {}
    for p in (p for p in function["params"] if p["dir"] == "out"):
        name, kind, of = p["name"], p["kind"], bare(p["type"])
        if of in ("bh_request", "bh_response"):
            return {"$ref": "#/$defs/requested" if of == "bh_request" else "#/$defs/replied"}
        if kind == "struct":
            properties[name] = struct(structs[of], enums)
            break
        if kind == "number":
            properties[name] = number(of, enums)
        elif of == "char":
            properties["text" if name == "buf" else name] = TEXT
        else:
            properties[hex_name(name)] = HEX
    if function["name"] == f"bh_{function['section']}_sign":
        properties["payload"] = TEXT
    return closed(properties, properties)


def add(schema, api):
    """Completes the schema by the verbs, and the services, that it does not name."""
    structs = {s["name"]: s["fields"] for s in api["structs"]}
    # A constant is named without what all of its kind begin with.
    enums = {e["name"]: [name[len(common(e["constants"])) :] for name in e["constants"]] for e in api["enums"]}
    services = [s["name"] for s in api["sections"] if "service" in s]
    for f in (f for f in api["functions"] if f["returns"]["kind"] == "status"):
        service = f["section"] if f["section"] in services else "core"
        verb = f["name"].removeprefix(f"bh_{service}_" if service != "core" else "bh_")
        if service not in schema["properties"]["service"]["enum"]:
            schema["properties"]["service"]["enum"].append(service)
            schema["allOf"].append({
                "if": {"properties": {"service": {"const": service}}},
                "then": {"properties": {"cases": {"items": {"$ref": f"#/$defs/{service}"}}}},
            })  # fmt: skip
        rules = schema["$defs"].setdefault(service, {"properties": {"verb": {"enum": []}}, "allOf": []})
        if verb in rules["properties"]["verb"]["enum"]:
            continue
        expect = {"anyOf": [{"$ref": "#/$defs/refused"}, outputs(f, structs, enums)]}
        rules["properties"]["verb"]["enum"].append(verb)
        rules["allOf"].append({
            "if": {"properties": {"verb": {"const": verb}}},
            "then": {"properties": {"input": inputs(f, structs, enums), "expect": expect}},
        })  # fmt: skip
