#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares our heap figures with Chrome DevTools', node by node and table by table.

usage: heap_agreement.py --cli PROGRAM --snapshots DIR --reference DIR [--oracle DIR]
                         [--check PROGRAM] [--jobs N] [NAME...]

--reference DIR  what heap_reference.mjs wrote: DIR/<path below snapshots>.json.gz and .tsv.gz
--oracle DIR     DevTools' model (lib.mjs): run (with Node) for snapshots without reference
--check PROGRAM  heap_numbers_check; without it only the command line is compared
NAME             only snapshots whose path contains one of these

Through --check: every column of every node (also the realm it belongs to), classes, members, all
filters, shapes, statistics, realms, duplicated strings, search, retainers with and without ignored
ones, retaining paths, containment, dominators, allocations, dead variables, comparison. Through the
command line: `heap --nodes`, `heap --json`, `heap-diff --json`.
Exit status: 0 all agree, 1 something differs, 2 nothing could be compared.
"""
import argparse
import concurrent.futures
import gzip
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

# What may differ, and why.
ACCEPTED = [
    "Sizes of 2^32 bytes and more, and ids from 2^32 on: DevTools keeps both modulo 2^32.",
    "Edges of a type that V8 does not write are of the type `other`; DevTools keeps the name, and "
    "hides those called `invisible` from retainers and containment (V8 wrote none since 2013).",
    "Find without regard to case beyond ASCII: we take ẞ for ß, the Ångström sign for å and the Ohm "
    "sign for ω, JavaScript does not. (Not asked here.)",
    "Edges named __proto__ whose targets retain the same: DevTools' order says of any two that each "
    "comes before the other.",
    "Trees of allocating calls whose children are not the last field of a node: not read, told so.",
    "The class name of a row of the comparison whose objects are all gone: DevTools names it by "
    "what the base called its last object by its own shapes. Keys agree.",
]
ENDINGS = (".heapsnapshot", ".heaptimeline", ".heapsnapshot.gz", ".heaptimeline.gz")
NODE_COLUMNS = ["id", "type", "class", "self", "retained", "distance", "dominator",
                "detachedness", "name"]
SHOWN = 4  # differences of each table


class Snapshot:
    def __init__(self, path, relative, options):
        self.path = path
        self.name = re.sub(r"\.(heapsnapshot|heaptimeline)(\.gz)?$", "", relative)
        self.reference = os.path.join(options.reference, self.name)
        self.base = None  # path of the snapshot that the reference compares this one with

    def has_reference(self):
        return os.path.exists(self.reference + ".json.gz")

    def numbers(self):
        with gzip.open(self.reference + ".json.gz", "rt", encoding="utf-8") as file:
            return json.load(file)

    def base_name(self):
        """From the end of the document, without reading all of it as JSON."""
        with gzip.open(self.reference + ".json.gz", "rt", encoding="utf-8") as file:
            found = re.search(r'"difference":\{"base":"([^"]*)"', file.read())
        return found.group(1) if found else None


def snapshots_below(folder, options):
    found = []
    for directory, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            path = os.path.join(directory, file)
            relative = os.path.relpath(path, folder)
            wanted = not options.names or any(name in relative for name in options.names)
            if wanted and file.endswith(ENDINGS):
                found.append(Snapshot(path, relative, options))
    return found


def make_reference(snapshot, options):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "heap_reference.mjs")
    subprocess.run(["node", "--max-old-space-size=14000", script, "--oracle", options.oracle,
                    "--out", os.path.dirname(snapshot.reference),
                    "--name", os.path.basename(snapshot.name), snapshot.path],
                   check=False, stdout=subprocess.DEVNULL)


def replaced(text):
    """Lone surrogates as our JSON shows them: U+FFFD (the reference has them as \\udxxx)."""
    return re.sub(r"\\ud[89a-f][0-9a-f]{2}", "\ufffd", text)


class Findings:
    def __init__(self):
        self.lines = []
        self.compared = 0

    def values(self, what, ours, reference):
        self.compared += 1
        if ours != reference:
            self.lines.append(f"{what}: {ours}, reference {reference}")

    def rows(self, what, ours, reference):
        """Rows whose order means nothing."""
        self.compared += max(len(ours), len(reference))
        ours, reference = sorted(ours, key=repr), sorted(reference, key=repr)
        if ours == reference:
            return
        mine, theirs = set(map(repr, ours)), set(map(repr, reference))
        for whose, only in (("ours", mine - theirs), ("the reference", theirs - mine)):
            for row in sorted(only)[:SHOWN]:
                self.lines.append(f"{what}: only {whose} has {row[:300]}")
        if mine == theirs:
            self.lines.append(f"{what}: {len(ours)} rows, reference {len(reference)}")


def run_json(command):
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"exit status {run.returncode}: "
                           + run.stderr.decode("utf-8", "replace").strip())
    return json.loads(run.stdout)


def compare_nodes(findings, table, reference):
    """Both files, line by line; the reference has one more column."""
    differing = dict.fromkeys(NODE_COLUMNS, 0)
    with open(table, encoding="utf-8") as ours, \
            gzip.open(reference, "rt", encoding="utf-8", newline="\n") as theirs:
        header = next(theirs).rstrip("\n").split("\t")
        places = [header.index(column) for column in NODE_COLUMNS]
        findings.values("columns", next(ours).rstrip("\n").split("\t"), NODE_COLUMNS)
        count = 0
        for mine, line in zip(ours, theirs):
            count += 1
            columns = line.rstrip("\n").split("\t")
            expected = [columns[place] for place in places]
            if mine == "\t".join(expected) + "\n":
                continue
            for name, a, b in zip(NODE_COLUMNS, mine.rstrip("\n").split("\t"), expected):
                if a != b:
                    differing[name] += 1
                    if differing[name] <= SHOWN:
                        findings.lines.append(
                            f"node {count - 1} @{expected[0]} {name}: {a[:150]}, reference {b[:150]}")
        findings.compared += count * len(NODE_COLUMNS)
        if next(ours, None) is not None or next(theirs, None) is not None:
            findings.lines.append("another number of nodes than the reference's table")
    for name, count in differing.items():
        if count > SHOWN:
            findings.lines.append(f"{name} differs in {count} nodes")


def compare_heap(findings, document, reference):
    findings.values("nodes", document["nodes"], reference["nodes"])
    findings.values("edges", document["edges"], reference["edges"])
    ours, theirs = document["statistics"], reference["statistics"]
    heap, native = theirs["v8heap"], theirs["native"]
    for key, value in (("total", theirs["total"]), ("native", native["total"]),
                       ("typed_arrays", native["typedArrays"]), ("code", heap["code"]),
                       ("strings", heap["strings"]), ("js_arrays", heap["jsArrays"]),
                       ("system", heap["system"])):
        findings.values("statistics " + key, ours[key], value)
    findings.rows("class", our_class_rows(document["classes"]),
                  class_rows(reference["classes"]))


def class_rows(classes):
    return [[replaced(c[0]), replaced(c[1]), *c[2:]] for c in classes]


def our_class_rows(classes):
    return [[c["key"], c["name"], c["count"], c["distance"], c["self_bytes"], c["retained_bytes"]]
            for c in classes if not c["shadowed"]]


# The reference's filters by our words; others are told apart by their numbers.
FILTERS = {"duplicatedStrings": "duplicates", "objectsRetainedByDetachedDomNodes": "detached",
           "objectsRetainedByContexts": "contexts", "objectsRetainedByConsole": "console",
           "objectsRetainedByEventHandlers": "handlers", "sharedNativeContext": "context:shared",
           "noNativeContext": "context:none"}


def filter_word(name, reference):
    words = name.split()
    if words[0] == "ids":
        return f"ids:{words[1]}..{words[2]}"
    if words[0] == "nativeContext":
        return None  # asked by id, the reference says its place
    return FILTERS[name]


def settle_proto(rows):
    """Neighbours named __proto__ in one order: DevTools has none for them (see ACCEPTED)."""
    runs = itertools.groupby(rows, lambda row: row[1] == "__proto__")
    return [row for is_proto, run in runs for row in (sorted(run) if is_proto else run)]


def compare_answers(findings, document, reference, place):
    of = reference["ofNodes"][place]
    limit = reference["asked"]["rows"]
    edge = lambda e, *more: [e["edge_type"], e["edge_name"], *(e[key] for key in more)]
    findings.values("retainers of " + place,
                    [edge(e, "from_id", "distance") for e in document["retainers"]][:limit],
                    [[r[0], replaced(r[1]), *r[2:]] for r in of["retainers"]["rows"]])
    findings.values("contained in " + place,
                    settle_proto([edge(e, "to_id") for e in document["contained"]])[:limit],
                    settle_proto([[r[0], replaced(r[1]), r[2]]
                                  for r in of["contained"]["rows"]]))
    findings.values("paths to " + place, len(document["paths"]), 1 + len(of["paths"]))
    findings.values("dominators of " + place, [n["id"] for n in document["dominators"]],
                    of["dominators"])
    findings.rows("duplicates", [[s["truncated"], s["bytes"], s["count"], s["first_id"]]
                                 for s in document["strings"]],
                  [[d[0], d[1], len(d[2]), d[2][0]] for d in reference["duplicates"]])
    contexts = reference["contexts"]
    findings.rows("realms", [c["bytes"] for c in document["contexts"]],
                  [realm[1] for realm in contexts["realms"]])
    findings.values("shared by realms", document["shared_context_bytes"], contexts["shared"])
    findings.values("of no realm", document["no_context_bytes"], contexts["none"])
    functions = document["allocation"]["functions"]
    findings.rows("allocations", [[f["count"], f["bytes"], f["live_count"], f["live_bytes"]]
                                  for f in functions],
                  [top[5:] for top in reference["allocations"].get("tops", [])])


def ask_command_line(findings, snapshot, numbers, options):
    """One filter and one node of each snapshot, in turn."""
    turn = sum(map(ord, snapshot.name))
    filters = [name for name in sorted(numbers["filters"]) if filter_word(name, numbers)]
    chosen = filters[turn % len(filters)]
    place = sorted(numbers["ofNodes"])[turn % len(numbers["ofNodes"])]
    node = str(numbers["ofNodes"][place]["dominators"][0])
    text = sorted(numbers["search"])[turn % len(numbers["search"])]
    search = ["--search", text.removesuffix(" (case)")] + (["--case"] if " (case)" in text else [])
    asked = [part for option in ("retainers", "edges", "paths", "dominators")
             for part in ("--" + option, node)]
    document = run_json([options.cli, "heap", snapshot.path, "--json", "--quiet", "--top", "0",
                         *asked, "--strings", "--contexts", "--allocation"])
    compare_answers(findings, document, numbers, place)
    document = run_json([options.cli, "heap", snapshot.path, "--json", "--quiet", "--top", "0",
                         *search])
    findings.rows("search " + text, [n["id"] for n in document["found"]["objects"]],
                  numbers["search"][text])
    document = run_json([options.cli, "heap", snapshot.path, "--json", "--quiet", "--top", "0",
                         "--filter", filter_word(chosen, numbers)])
    findings.rows("filter " + chosen, our_class_rows(document["classes"]),
                  class_rows(numbers["filters"][chosen]))


def compare_difference(findings, document, reference):
    ours = [[c["added"], c["removed"], c["delta"], c["added_bytes"], c["removed_bytes"],
             c["delta_bytes"]] for c in document["classes"] if c["added"] or c["removed"]]
    theirs = [[r[2], r[3], r[2] - r[3], r[4], r[5], r[4] - r[5]] for r in reference["rows"]]
    findings.rows("heap-diff", ours, theirs)


def compare_command_line(snapshot, options):
    findings = Findings()
    try:
        with tempfile.TemporaryDirectory() as folder:
            table = os.path.join(folder, "nodes.tsv")
            document = run_json([options.cli, "heap", snapshot.path, "--json", "--quiet",
                                 "--top", "0", "--nodes", table])
            compare_nodes(findings, table, snapshot.reference + ".tsv.gz")
        numbers = snapshot.numbers()
        compare_heap(findings, document, numbers)
        ask_command_line(findings, snapshot, numbers, options)
        if snapshot.base:
            document = run_json([options.cli, "heap-diff", snapshot.base, snapshot.path, "--json",
                                 "--quiet", "--top", "0"])
            compare_difference(findings, document, numbers["difference"])
    except (RuntimeError, KeyError, ValueError) as error:
        findings.lines.append(f"{type(error).__name__}: {error}")
    return findings


def run_check(snapshots, options):
    """The output of one run of the program over some snapshots."""
    lines = "".join(f"{s.path}\t{s.reference}\t{s.base or ''}\n" for s in snapshots)
    run = subprocess.run([options.check], input=lines, capture_output=True, check=False,
                         encoding="utf-8", errors="replace")
    output = run.stdout
    if run.returncode not in (0, 1):
        output += f"DIFFERS {options.check}\n  exit status {run.returncode}: {run.stderr[-500:]}\n"
    return output


def report_check(snapshots, options):
    """(comparisons, snapshots that differ) of all tables."""
    compared = differing = 0
    size = max(1, min(40, len(snapshots) // options.jobs))
    parts = [snapshots[i:i + size] for i in range(0, len(snapshots), size)]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for output in pool.map(lambda part: run_check(part, options), parts):
            for line in output.splitlines():
                found = re.match(r"(\d+) compared\t", line)
                if found:
                    compared += int(found.group(1))
                else:
                    differing += line.startswith("DIFFERS ")
                    print(line)
    return compared, differing


def report_command_line(snapshots, options):
    compared = differing = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = pool.map(lambda s: compare_command_line(s, options), snapshots)
        for snapshot, findings in zip(snapshots, results):
            compared += findings.compared
            if findings.lines:
                differing += 1
                print(f"DIFFERS {snapshot.path} (command line)")
                for line in findings.lines[:12]:
                    print("  " + line)
    return compared, differing


def prepare(options):
    snapshots = snapshots_below(options.snapshots, options)
    for snapshot in snapshots:
        failed = os.path.exists(snapshot.reference + ".fails")
        if options.oracle and not failed and not snapshot.has_reference():
            make_reference(snapshot, options)
    usable = [s for s in snapshots if s.has_reference()]
    failing = sum(os.path.exists(s.reference + ".fails") for s in snapshots)
    by_name = {s.name: s for s in snapshots_below(options.snapshots, argparse.Namespace(
        names=[], reference=options.reference))}
    for snapshot in usable:
        base = snapshot.base_name()
        found = base and by_name.get(os.path.join(os.path.dirname(snapshot.name), base))
        snapshot.base = found.path if found else None
    print(f"{len(usable)} snapshots have a reference, DevTools fails on {failing}, "
          f"{len(snapshots) - len(usable) - failing} have none")
    return usable


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Accepted differences:\n" + "\n".join("- " + text for text in ACCEPTED))
    parser.add_argument("--cli")
    parser.add_argument("--check")
    parser.add_argument("--snapshots", required=True)
    parser.add_argument("--reference", required=True)
    parser.add_argument("--oracle")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    snapshots = prepare(options)
    compared = differing = 0
    for program, report in ((options.check, report_check), (options.cli, report_command_line)):
        if program:
            counts = report(snapshots, options)
            compared += counts[0]
            differing += counts[1]
            print(f"{os.path.basename(program)}: {counts[0]} comparisons, {counts[1]} differ")
    if differing:
        return 1
    return 0 if compared else 2


if __name__ == "__main__":
    sys.exit(main())
