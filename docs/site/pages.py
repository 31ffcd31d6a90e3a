"""What mkdocs shows beside docs/: pages written from the description of the ABI, the services' codes and the vectors,
and documents of the repository's root. A marker that finds nothing stops the build."""

import base64
import hashlib
import json
import os
import posixpath
import re
from html import escape
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
API = json.loads((ROOT / "include/bh_auth.api.json").read_text())
ROOT_PAGES = {"SECURITY.md": "security.md", "BENCHMARKS.md": "benchmarks.md"}


def service_codes():
    """Of each table in src/services/codes.rs: number, name and advice."""
    source = (ROOT / "src/services/codes.rs").read_text()
    means = dict(re.findall(r'^    ([A-Z_]+) = [A-Z]\w+ "((?:[^"\\]|\\.)*)"$', source, re.M))
    tables = {}
    for name, rows in re.findall(r"static ([A-Z_]+): &\[Row\] = &\[(.*?)\];", source, re.S):
        found = re.findall(r'\((-?\d+), "([A-Z0-9_]+)", ([A-Z_]+)\)', rows)
        assert len(found) == rows.count('", '), f"{name}: a row is not read"
        tables[name] = [(int(number), title, means[advice]) for number, title, advice in found]
    return tables


CODES = service_codes()
TITLES = {
    "VELAFI": "VelaFi",
    "PAVE": "PAVE",
    "MIXIN": "Mixin",
    "TOOBIT": "Toobit",
    "BITBITDUO": "BITBITDUO",
    "BITBITDUO_RPC": "BITBITDUO, after the token",
    "HTTP": "Any service, by the HTTP status",
}


def anchor(table, name):
    """Where a code stands in the index of errors: two of a service's may have one number."""
    return f"{table}-{name}".lower()


def code_table(name, is_index=False):
    def mark(title):
        return f"{{#{anchor(name, title)}}}" if is_index else ""

    rows = [f"| `{number}`{mark(title)} | `{title}` | {advice} |" for number, title, advice in CODES[name]]
    return "\n".join(["| code | name | what to do |", "|---|---|---|", *rows])


def errors():
    text = ["# Errors\n", "## Statuses of the library\n"]
    text += ["What a call returns, the same number and name in every language.\n"]
    text += ["| number | name | what to do |\n|---|---|---|"]
    text += [
        f"| `{s['number']}`{{#{anchor('status', s['name'])}}} | `{s['name']}` | {s['message']} |"
        for s in API["statuses"]
    ]
    for name in CODES:
        text += [f"\n## {TITLES[name]}\n", code_table(name, is_index=True)]
    return "\n".join(text) + "\n"


def camel(words):
    first, *rest = words.split("_")
    return first + "".join(word.capitalize() for word in rest)


def in_languages(function):
    """Its name where a rule gives it: Go's differ by the receiver, and stand in its own documentation."""
    service = next((s for s in API["sections"] if s["name"] == function["section"] and s.get("service")), None)
    if service is None:
        return ""
    verb = function["name"].removeprefix(f"bh_{service['name']}_")
    name, type = service["name"], service["name"].capitalize()
    both = f"`{type}.{camel(verb)}`"
    return f"\nC++ `bh::{name}::{verb}` · Python `bh_auth.{name}.{verb}` · Java, Kotlin, Swift {both}\n"


def reference():
    text = ["# Reference of the C ABI\n", "Every function, from the description that all languages are written from.\n"]
    for section in API["sections"]:
        functions = [f for f in API["functions"] if f["section"] == section["name"]]
        if not functions:
            continue
        text.append(f"\n## {section.get('service') or section['title'].capitalize()}\n")
        for f in functions:
            arguments = ", ".join(
                f"{p['type']}{'' if p['type'].endswith('*') else ' '}{p['name']}" for p in f["params"]
            )
            returns = f["returns"]
            text.append(f"\n### `{f['name']}` {{#{f['name']}}}\n\n{f['doc']}\n")
            text.append(in_languages(f))
            text.append(f"```c\n{returns['type']} {f['name']}({arguments or 'void'});\n```\n")
            for p in f["params"]:
                secret = " **Secret.**" if p.get("secret") else ""
                text.append(f"- `{p['name']}` ({p['dir']}): {p.get('doc', '')}{secret}")
            statuses = returns.get("statuses", [])
            if statuses:
                text.append("\nReturns " + ", ".join(f"`{s}`" for s in statuses) + ".\n")
            if f.get("source"):
                text.append(f"Source: {f['source']}.\n")
    return "\n".join(text) + "\n"


def section(name):
    return next(s for s in API["sections"] if s["name"] == name)


def functions(name):
    found = [f for f in API["functions"] if f["section"] == name]
    assert found, name
    return "\n".join(
        f"- [`{f['name']}`](../reference.md#{f['name']}): {f['doc'].split('. ')[0].rstrip('.')}." for f in found
    )


def hosts(name):
    urls = section(name)["hosts"]
    return "Host: " + ", ".join(f"`{h['url']}`" + (f" ({h['name']})" if h.get("name") else "") for h in urls)


def vector(service, name):
    cases = json.loads((ROOT / f"tests/vectors/{service}.json").read_text())["cases"]
    return next(case for case in cases if case["name"] == name)


def block(text, kind="text"):
    return f"\n```{kind}\n{text}\n```\n"


def signed(service, name):
    case = vector(service, name)
    expect = case["expect"]
    parts = [("payload", expect["payload"])]
    parts += [(member, expect[member]) for member in ("signature", "token") if member in expect]
    shown = "\n".join(f"{title:10}{value}" for title, value in parts)
    given = ", ".join(f"`{k}` = `{v}`" for k, v in case["input"].items() if isinstance(v, (str, int)))
    return f"\nWith {given}:\n{block(shown)}" if given else block(shown)


def request(service, name):
    built = vector(service, name)["expect"]["request"]
    lines = [f"{built['method']} {built['target']} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in built["headers"]]
    return block("\n".join(lines + ["", built["body"]]).rstrip(), "http")


def start():
    """The blocks of docs/install.md, a tab a language."""
    text = (ROOT / "docs/install.md").read_text()
    tabs = []
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        title, body = part.split("\n", 1)
        blocks = re.findall(r"^```(\w+)[^\n]*\n(.*?)^```", body, re.M | re.S)
        shown = [b for b in blocks if b[1].strip()][:2]
        if shown:
            inner = "\n\n".join(f"```{language}\n{code}```" for language, code in shown)
            tabs.append(f'=== "{title}"\n\n' + "\n".join("    " + line if line else "" for line in inner.split("\n")))
    assert len(tabs) >= 4, "docs/install.md has a block a language"
    return "\n\n".join(tabs)


LANGUAGES = {
    "py": ("Python", "python"),
    "mjs": ("JavaScript", "js"),
    "php": ("PHP", "php"),
    "go": ("Go", "go"),
    "rs": ("Rust", "rust"),
    "java": ("Java", "java"),
    "kt": ("Kotlin", "kotlin"),
    "swift": ("Swift", "swift"),
    "sh": ("Shell", "bash"),
}


def examples(service):
    """The programs of examples/SERVICE, a tab a language; those of the document itself, and C's."""
    files = {path.suffix[1:]: path for path in (ROOT / "examples" / service).iterdir()}
    assert set(files) <= set(LANGUAGES), files
    programs = [(*LANGUAGES[ending], files[ending]) for ending in LANGUAGES if ending in files]
    programs.append(("C", "c", ROOT / f"examples/c/{service}.c"))
    tabs = []
    for title, kind, path in programs:
        code = "".join("    " + line if line.strip() else line for line in path.read_text().splitlines(True))
        tabs.append(f'=== "{title}"\n\n    `{path.relative_to(ROOT)}`\n\n    ```{kind}\n{code}    ```\n')
    return "\n".join(tabs)


HERE = Path(__file__).resolve().parent
LONG = {"query", "body", "token", "target", "signature"}


def choices(type):
    """The number of each constant of an enum, by its name without what all begin with."""
    names = next((e["constants"] for e in API["enums"] if e["name"] == type), [])
    begin = len(posixpath.commonprefix(names))
    return {c["name"][begin:]: c["value"] for c in API["constants"] if c["name"] in names}


def inputs(function):
    """The parameters of a call that go in, as the page's form has them."""
    return [
        {
            "name": p["name"],
            "kind": "text" if p["type"] == "bh_str" else "number",
            "doc": p.get("doc", ""),
            "choices": choices(p["type"]),
        }
        for p in function["params"]
        if p["dir"] == "in"
    ]


def field(given):
    name, doc = given["name"], escape(given["doc"]).replace("`", "")
    label = name.replace("_", " ").capitalize().replace("Api ", "API ")
    about = f'<label for="{name}">{label}<small>{doc[:1].upper() + doc[1:]}</small></label>'
    if given["choices"]:
        options = "".join(f'<option value="{number}">{choice}</option>' for choice, number in given["choices"].items())
        return f'{about}<select id="{name}" name="{name}">{options}</select>'
    more = 'spellcheck="false" autocapitalize="none" autocomplete="off"'
    if name in LONG:
        return f'{about}<textarea id="{name}" name="{name}" rows="2" {more}></textarea>'
    return f'{about}<input id="{name}" name="{name}" {more}>'


def example(service, fields):
    """A wrong signature with one mistake, of those that the oracle made: one that shows in the bytes that were signed."""
    choices = {f["name"]: f["choices"] for f in fields}
    cases = json.loads((ROOT / f"tests/vectors/{service}.json").read_text())["cases"]
    known = [case for case in cases if case["verb"] == "diagnose" and "diagnosis" in case["expect"]]
    right = {case["expect"]["diagnosis"]["payload"] for case in known if not case["expect"]["diagnosis"]["names"]}
    for case in known:
        found = case["expect"]["diagnosis"]["names"]
        plain = all(isinstance(v, (str, int)) for v in case["input"].values())
        shows = found and " " not in found and case["expect"]["diagnosis"]["payload"] not in right
        if shows and plain and set(case["input"]) <= set(choices):
            return {name: choices[name].get(value, value) for name, value in case["input"].items()}
    raise ValueError(f"{service}: no example")


def mistakes():
    text = ["# Mistakes that are known\n"]
    text.append(
        "What `bh_<service>_diagnose`, `bh-auth diagnose` and the pages below name, alone or in pairs. None is a guess: what is"
    )
    text.append("named was computed again and gives the very signature.\n")
    text.append(
        " · ".join(f"[{s['service']}](why/{s['name']}.html)" for s in API["sections"] if s.get("service")) + "\n"
    )
    text.append("| number | name | what is wrong, and what to do |\n|---|---|---|")
    known = [c for c in API["constants"] if c.get("label") and c["type"] == "bh_mistake"]
    assert len(known) >= 60, known
    text += [f"| {c['value']} | `{c['label']}` | {c['doc']} |" for c in known]
    return "\n".join(text) + "\n"


def why(service):
    """The page that finds a mistake: the library and the page's script in one file, under a policy that names their hashes."""
    by_name = {f["name"]: f for f in API["functions"]}
    fields = inputs(by_name[f"bh_{service}_diagnose"])
    payload = inputs(by_name[f"bh_{service}_payload"])
    if not {f["name"] for f in payload} <= {f["name"] for f in fields}:
        payload = None
    page = {"service": service, "diagnose": fields, "payload": payload, "example": example(service, fields)}
    script = f"const PAGE = {json.dumps(page)};\n" + Path(os.environ["BH_WHY_SCRIPT"]).read_text()
    assert "</script" not in script
    style = (HERE / "why.css").read_text()
    links = []
    for s in API["sections"]:
        if s.get("service"):
            here = ' aria-current="page"' if s["name"] == service else ""
            links.append(f'<a href="{s["name"]}.html"{here}>{s["service"]}</a>')
    values = {
        "title": section(service)["service"],
        "service": service,
        "style": style,
        "script": script,
        "style_hash": policy_hash(style),
        "script_hash": policy_hash(script),
        "links": " ".join(links),
        "fields": "\n".join(field(f) for f in fields),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda m: values[m[1]], (HERE / "why.html").read_text())


def policy_hash(text):
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


MARKERS = {
    "start": start,
    "hosts": hosts,
    "functions": functions,
    "codes": code_table,
    "signed": signed,
    "request": request,
    "examples": examples,
}


def on_files(files, config):
    for name, content in (("errors.md", errors()), ("reference.md", reference()), ("mistakes.md", mistakes())):
        files.append(File.generated(config, name, content=content))
    for source, name in ROOT_PAGES.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text()))
    for name in ("extra.css", "extra.js"):
        files.append(File.generated(config, f"assets/{name}", content=(HERE / name).read_text()))
    files.append(File.generated(config, "bench/charts.svg", content=(ROOT / "bench/charts.svg").read_text()))
    for s in API["sections"]:
        if s.get("service"):
            files.append(File.generated(config, f"why/{s['name']}.html", content=why(s["name"])))
    return files


def on_page_markdown(markdown, page, config, files):
    def fill(marker):
        verb, *arguments = marker.group(1).split()
        return MARKERS[verb](*arguments)

    markdown = re.sub(r"<!-- ((?:%s)\b[^>]*?) -->" % "|".join(MARKERS), fill, markdown)
    known = {file.src_uri for file in files}
    moved = {f"../{source}": name for source, name in ROOT_PAGES.items()} | ROOT_PAGES

    def link(found):
        """A link to a file that is no page of the site stays as its text."""
        text, target = found.groups()
        path, _, anchor = target.partition("#")
        path = moved.get(path, path)
        if not path or "://" in path or path.startswith("mailto:"):
            return found.group()
        here = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), path))
        for candidate in (here, path.removeprefix("docs/")):
            if candidate in known:
                away = posixpath.relpath(candidate, posixpath.dirname(page.file.src_uri) or ".")
                return f"[{text}]({away}{'#' + anchor if anchor else ''})"
        return text

    return re.sub(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)", link, markdown)


def on_post_page(output, page, config):
    """A long name in a table breaks behind its words, on a phone."""
    name = re.compile(r"(<td[^>]*><code>)([A-Za-z0-9]+(?:_[A-Za-z0-9]+)+)(</code></td>)")
    return name.sub(lambda found: found[1] + found[2].replace("_", "_<wbr>") + found[3], output)


def on_post_build(config):
    """Each row of the index of errors is found by itself: whoever searches for "-1022 signature" is led to it."""
    rows = [(anchor("status", s["name"]), s["name"], s["name"], s["message"]) for s in API["statuses"]]
    for table, codes in CODES.items():
        for number, name, advice in codes:
            title = f"{TITLES[table]} {number} {name.replace('_', ' ')}"
            rows.append((anchor(table, name), title, name, advice))
    path = Path(config["site_dir"]) / "search/search_index.json"
    index = json.loads(path.read_text())
    index["docs"] += [
        {"location": f"errors.html#{place}", "title": escape(title), "text": f"<code>{name}</code> {escape(advice)}"}
        for place, title, name, advice in rows
    ]
    path.write_text(json.dumps(index, separators=(",", ":")))
