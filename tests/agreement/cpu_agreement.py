#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares `v8scope-cli cpu --json` with an independent reference, function by function.

usage: cpu_agreement.py --cli PROGRAM --profiles DIR --reference DIR [--oracle DIR] [NAME...]

--reference DIR  reference outputs: DIR/<path below profiles>.json
--oracle DIR     oracle-cpu.mjs and heapprofile-ref.mjs: run (with Node) for profiles without output
NAME             only profiles whose path contains one of these

CPU profiles are compared under our rules and under DevTools' rules: duration, lead-in, idle, program
and garbage collection, samples, depth, and self and total of every function, to the nanosecond.
Exit status: 0 all agree, 1 something differs, 2 nothing could be compared.
"""
import argparse
import json
import os
import subprocess
import sys

# Rows that only we have: time of samples without node, and the parent of nodes that hang nowhere.
OUR_OWN_ROWS = {"(unknown)", "(detached)"}
# Profiles on which the reference itself is wrong, and why.
REFERENCE_FAILS = {
    "edge/string-times.cpuprofile": "JavaScript adds times given as strings by joining the text",
}
# DevTools' depth is of no use here: it loses nodes.
DEPTH_LOST = {"edge/duplicate-ids.cpuprofile", "derived/server.root-last.cpuprofile"}
# No times in the file: samples are spread evenly and each border is rounded to a nanosecond, while
# the reference keeps fractions. Borders add up, so a function may be off by its number of samples.
SPREAD = {"derived/server.no-timedeltas.cpuprofile"}


def run_json(command):
    run = subprocess.run(command, capture_output=True, check=False)
    try:
        return run.returncode, json.loads(run.stdout), run.stderr.decode("utf-8", "replace")
    except ValueError:
        return run.returncode, None, run.stderr.decode("utf-8", "replace")


def reference_of(path, relative, options):
    stored = os.path.join(options.reference, relative + ".json")
    if os.path.exists(stored):
        with open(stored, encoding="utf-8") as file:
            return json.load(file)
    if not options.oracle:
        return None
    if relative.endswith(".heapprofile"):
        command = ["node", os.path.join(options.oracle, "heapprofile-ref.mjs"), path, "--compact"]
    else:
        command = ["node", "--max-old-space-size=8000",
                   os.path.join(options.oracle, "oracle-cpu.mjs"), path, "--compact",
                   "--only", "raw,devtools,ours,devtools-rules"]
    return run_json(command)[1]


def one_based(position):
    return position + 1 if position is not None and position >= 0 else 0


def reference_rows(functions, self_key, total_key):
    return {(f["name"] or "", f["url"] or "", one_based(f["line"]), one_based(f["col"])):
            (f[self_key] or 0, f[total_key] or 0) for f in functions}


def our_rows(document, self_key, total_key):
    return {(f["name"], f["url"], f["line"], f["column"]): (f[self_key], f[total_key])
            for f in document["functions"] if f["name"] not in OUR_OWN_ROWS or f["url"]}


class Comparison:
    """Differences of one profile under one set of rules; values are equal within tolerance."""

    def __init__(self, tolerance):
        self.tolerance = tolerance
        self.found = []

    def value(self, what, ours, reference):
        if reference is not None and abs((ours or 0) - reference) > self.tolerance:
            self.found.append(f"{what}: {ours}, reference {reference}")

    def functions(self, ours, reference):
        for key in sorted(set(ours) | set(reference)):
            mine, theirs = ours.get(key, (0, 0)), reference.get(key, (0, 0))
            self.value(f"self of {key}", mine[0], theirs[0])
            self.value(f"total of {key}", mine[1], theirs[1])


def compare_cpu(relative, document, reference, rules):
    numbers = reference["ours" if rules == "ours" else "devtools-rules"]
    samples = reference.get("raw", {}).get("samples")
    # Half a nanosecond, in microseconds; both sides print three decimals.
    result = Comparison((samples or 0) / 1000 if relative in SPREAD else 0.00051)
    for ours, theirs in (("duration_us", "durationUs"), ("lead_in_us", "leadInUs"),
                         ("idle_us", "idleUs"), ("program_us", "programUs"), ("gc_us", "gcUs"),
                         ("unknown_us", "unknownNodeUs"), ("patched_program_samples", "patched")):
        result.value(ours, document.get(ours), numbers.get(theirs))
    result.value("samples", document["samples"], samples)
    devtools = reference.get("devtools", {})
    if rules == "ours" and devtools.get("ok") and relative not in DEPTH_LOST:
        result.value("max_depth", document["max_depth"], devtools["maxDepth"])
    if document["weight_unit"] == "us":
        result.functions(our_rows(document, "self_us", "total_us"),
                         reference_rows(numbers["functions"], "selfUs", "totalUs"))
    elif numbers["functions"]:
        result.found.append("the reference has times, we have " + document["weight_unit"])
    return result.found


def compare_heap(document, reference):
    result = Comparison(0)
    for ours, theirs in (("nodes", "nodeCount"), ("max_depth", "maxDepth")):
        result.value(ours, document[ours], reference[theirs])
    if reference.get("samples"):
        result.value("samples", document["samples"], reference["samples"]["count"])
    ours = our_rows(document, "self_bytes", "total_bytes")
    theirs = reference_rows(reference["functions"], "selfBytes", "totalBytes")
    # The root is a frame to the reference; to us it is the whole.
    roots = [key for key in theirs if key[0] == "(root)" and not key[1]]
    result.value("bytes", sum(row[0] for row in ours.values()), reference["totalBytes"])
    for key in roots:
        theirs[key] = (theirs[key][0], theirs[key][0])
    result.functions(ours, theirs)
    return result.found


def check(path, relative, options):
    """(compared, differences, note) of one profile."""
    reference = reference_of(path, relative, options)
    if relative in REFERENCE_FAILS:
        return 0, [], "left out: " + REFERENCE_FAILS[relative]
    if reference is None:
        return 0, [], "no reference output"
    is_heap = relative.endswith(".heapprofile")
    usable = "functions" in (reference if is_heap else reference.get("ours", {}))
    compared, differences = 0, []
    for rules in ["ours"] if is_heap else ["ours", "devtools"]:
        command = [options.cli, "cpu", path, "--json", "--quiet"]
        command += ["--sampled"] if is_heap else ["--rules", rules]
        status, document, message = run_json(command)
        if status not in (0, 3) or (status == 0) != (document is not None):
            differences.append(f"{rules}: exit status {status}: {message.strip()}")
        elif not usable:
            return 0, differences, "the reference cannot read it; we " + (
                "refuse it too" if status else "read it")
        elif status == 3:
            differences.append(f"{rules}: refused: {message.strip()}")
        else:
            compared += 1
            found = (compare_heap(document, reference) if is_heap
                     else compare_cpu(relative, document, reference, rules))
            differences += [f"{rules}: {line}" for line in found]
    return compared, differences, ""


def profiles_below(folder, names):
    for directory, _, files in sorted(os.walk(folder)):
        for file in sorted(files):
            path = os.path.join(directory, file)
            relative = os.path.relpath(path, folder)
            wanted = not names or any(name in relative for name in names)
            if wanted and file.endswith((".cpuprofile", ".heapprofile")):
                yield path, relative


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--profiles", required=True)
    parser.add_argument("--reference", required=True)
    parser.add_argument("--oracle")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    compared = differing = 0
    for path, relative in profiles_below(options.profiles, options.names):
        count, differences, note = check(path, relative, options)
        compared += count
        if differences:
            differing += 1
            print(f"DIFFERS {relative}")
            for line in differences[:8]:
                print("  " + line)
            if len(differences) > 8:
                print(f"  … and {len(differences) - 8} more")
        else:
            print(f"{'agrees' if count else 'skipped':8}{relative}{': ' + note if note else ''}")
    print(f"{compared} comparisons, {differing} profiles differ")
    if differing:
        return 1
    return 0 if compared else 2


if __name__ == "__main__":
    sys.exit(main())
