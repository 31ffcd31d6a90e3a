"""Makes tables of the harnesses' times: report.py SAMPLES [BENCHMARKS.md].

SAMPLES is a folder of JSON lines, {"table", "by", "ns": [a time a turn]}, of which tables.toml says what they mean; and
of {"fact", "is"}, for the machine and the versions. Prints the tables; with a second argument writes them there too, with
charts beside it, and keeps what stands there between the markers below.
"""

import datetime
import json
import pathlib
import statistics
import sys
import tomllib

import chart

HERE = pathlib.Path(__file__).parent
CHARTS = "bench/charts.svg"
BY_HAND = ("<!-- by hand: kept by make bench -->", "<!-- end of what is by hand -->")
# Of these, a file of samples each.
PARTS = {
    "c": "C and Rust",
    "size": "the size",
    "go": "Go",
    "java": "Java and Kotlin",
    "swift": "Swift",
    "scripts": "Python and Node",
}


def load(folder):
    times, facts, size = {}, {}, {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if "ns" in item:
                times.setdefault(item["table"], {})[item["by"]] = item["ns"]
            elif "fact" in item:
                facts[item["fact"]] = item["is"]
            else:
                size = item
    return times, facts, size


def quartiles(values):
    """Median, first and third quartile."""
    first, middle, third = statistics.quantiles(values, n=4, method="inclusive")
    return middle, first, third


def paired(work, over, under):
    """The quartiles of what `work` says of each turn's pair."""
    if len(over) != len(under):
        sys.exit(f"{len(over)} turns against {len(under)}: no pairs")
    return quartiles([work(a, b) for a, b in zip(over, under)])


def ratio(over, under):
    return paired(lambda a, b: a / b, over, under)


def duration(ns):
    """Three digits and the unit that fits."""
    for unit, size in (("ms", 1e6), ("µs", 1e3), ("ns", 1)):
        if ns >= size or size == 1:
            value = ns / size
            return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f} {unit}"


def judge(target, ours, others, labels):
    """(what is asked for, what was measured, met, how far) of one target; `others` by row."""
    row = target.get("row")
    if "fastest" in target:
        row = min(
            (name for name in target["fastest"] if name in others), key=lambda name: statistics.median(others[name])
        )
    name = labels.get(row, row)
    if "below_ns" in target:
        value, asked = quartiles(ours)[0], target["below_ns"]
        return f"below {asked / 1e6:g} ms", duration(value), value < asked, f"{value / asked - 1:.1%} too long"
    if "more_ns" in target:
        value, asked = paired(lambda a, b: a - b, ours, others[row])[0], target["more_ns"]
        return (
            f"at most {asked} ns more than {name}",
            f"{value:.0f} ns",
            value <= asked,
            f"{value - asked:.0f} ns too long",
        )
    if "at_most" in target:
        value, asked = ratio(ours, others[row])[0], target["at_most"]
        what = f"at most {asked:g} times the time of {name}"
        return what, f"{value:.2f}", value <= asked, f"{value / asked - 1:.1%} too slow"
    value, asked = ratio(others[row], ours)[0], target["at_least"]
    what = f"at least {asked:g} times as fast as {name}" if asked != 1 else f"faster than {name}"
    return what, f"{value:.2f}", value >= asked, f"{asked / value - 1:.1%} too slow"


class Report:
    def __init__(self, times, facts, size, missing):
        self.times, self.facts, self.size, self.missing = times, facts, size, missing
        self.sections, self.targets, self.charts = [], [], {}

    def contest(self, table):
        """One table of contestants: the first is ours."""
        times = self.times[table["id"]]
        labels = dict(table["rows"])
        ours = times[table["rows"][0][0]]
        rows, bars = [], []
        for name, label in table["rows"]:
            if name not in times:
                sys.exit(f"{table['id']}: nobody timed {name}")
            middle, first, third = quartiles(times[name])
            of, low, high = ratio(times[name], ours)
            against = "" if times[name] is ours else f"{of:.2f} ({low:.2f} to {high:.2f})"
            rows.append((label, duration(middle), f"{duration(first)} to {duration(third)}", against))
            kind = (
                "ours"
                if label.startswith("bh_") or times[name] is ours
                else "limit"
                if label.startswith("the ")
                else "peer"
            )
            text = duration(middle) + ("" if times[name] is ours else f"  ×{of:.2f}")
            bars.append((kind, label, middle, first, third, text))
        self.add(table, ("", "median", "quartiles", "times ours, pair by pair"), rows, bars)
        for target in table.get("target", []):
            self.targets.append((table["title"], *judge(target, ours, times, labels)))

    def pairs(self, table):
        """One table of pairs: ours and the one against it, at several tasks."""
        ours, against = table.get("ours", "ours"), table["against"]
        rows, bars = [], []
        for name, label in table["pairs"]:
            times = self.times[name]
            of, low, high = ratio(times[against], times[ours])
            medians = [duration(quartiles(times[by])[0]) for by in (ours, against)]
            rows.append((label, *medians, f"{of:.2f} ({low:.2f} to {high:.2f})"))
            bars.append(("ours", label, of, low, high, f"×{of:.2f}"))
            for target in table.get("target", []):
                if target.get("pair", name) == name:
                    verdict = judge({**target, "row": against}, times[ours], times, {against: table["names"][1]})
                    self.targets.append((f"{table['title']}: {label}", *verdict))
        self.add(table, ("", *table["names"], "ratio, pair by pair"), rows, bars)

    def add(self, table, head, rows, bars):
        self.charts[table["id"]] = chart.bars(table["title"], bars)
        self.sections.append((table["id"], table["title"], table["text"], head, rows))

    def sizes(self):
        size, limit = self.size, 500_000
        stripped = size["stripped"]
        rows = [(crate, f"{held:,}", f"{held / size['symbols']:.1%}") for crate, held in size["crates"]]
        bars = [
            ("ours" if crate == "bh_auth" else "peer", crate, held, held, held, f"{held:,}")
            for crate, held in size["crates"]
        ]
        text = (
            f"Stripped it has {stripped:,} bytes. Functions and constants that have a name, in a build that is not stripped, by "
            f"the crate that their path begins with: {size['symbols']:,} bytes; the rest is tables for unwinding, strings and "
            "alignment."
        )
        table = {"id": "size", "title": "The shared library, by crate", "text": text}
        self.add(table, ("crate", "bytes", "of all"), rows, bars)
        verdict = (f"below {limit:,} bytes", f"{stripped:,}", stripped < limit, f"{stripped / limit - 1:.1%} too large")
        self.targets.append(("The stripped shared library", *verdict))

    def lines(self, charts=None):
        """Markdown; with the file of the charts, if they are written."""
        met = sum(good for _, _, _, good, _ in self.targets)
        out = [f"Not measured in this run: {', '.join(self.missing)}.", ""] if self.missing else []
        out += [
            f"{met} of {len(self.targets)} targets met.",
            "",
            "| target | asked | measured | |",
            "|---|---|---|---|",
        ]
        for title, asked, measured, good, far in self.targets:
            out.append(f"| {title} | {asked} | {measured} | {'met' if good else f'**NOT MET**, {far}'} |")
        for name, title, text, head, rows in self.sections:
            out += ["", f"## {title}", "", text, ""]
            if charts:
                out += [f"![{title}]({charts}#{name})", ""]
            out += ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
            out += ["| " + " | ".join(row) + " |" for row in rows]
        return out


def by_hand(path):
    """What was written by hand into the last report."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if BY_HAND[0] in text:
        return text.split(BY_HAND[0])[1].split(BY_HAND[1])[0].strip("\n").splitlines()
    return ["## What was tried", "", "Nothing is written here yet."]


def document(report, path):
    report_lines = report.lines(CHARTS)
    rest = next(i for i, line in enumerate(report_lines) if line.startswith("## "))
    facts = [f"| {name} | {value} |" for name, value in report.facts.items()]
    text = [
        "# Benchmarks",
        "",
        "Written by `make bench`, which builds and runs all of this in one go (`make bench-go` and the like: one part, printed",
        "only). In each harness the contestants take turns and every output is compared with ours before it is timed. A number is",
        "the median of the turns, with its quartiles; a ratio is the median of the ratios of the pairs of one turn, so that what",
        "disturbs the machine disturbs both sides. Rust's crates stand in the C harness, since criterion and divan time one",
        "after the other. The times are this machine's; the ratios are what is worth reading. `make counts`, a part of `make",
        "test`, counts instructions, so that no regression waits for the next of these runs.",
        "",
        f"Of {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC.",
        "",
        "| | |",
        "|---|---|",
        *facts,
        "",
        "## Targets",
        "",
        *report_lines[:rest],
        BY_HAND[0],
        "",
        *by_hand(path),
        "",
        BY_HAND[1],
        "",
        *report_lines[rest:],
        "",
    ]
    (path.parent / CHARTS).write_text(chart.sheet(report.charts), encoding="utf-8")
    path.write_text("\n".join(text), encoding="utf-8")


def main():
    samples = pathlib.Path(sys.argv[1])
    missing = [what for name, what in PARTS.items() if not (samples / f"{name}.jsonl").exists()]
    report = Report(*load(samples), missing)
    for table in tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))["table"]:
        if "pairs" in table and table["pairs"][0][0] in report.times:
            report.pairs(table)
        elif table["id"] in report.times:
            report.contest(table)
    if report.size:
        report.sizes()
    if len(sys.argv) == 3:
        document(report, pathlib.Path(sys.argv[2]))
    print("\n".join(report.lines()))


if __name__ == "__main__":
    main()
