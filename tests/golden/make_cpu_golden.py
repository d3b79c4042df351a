#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden numbers of CPU and allocation profiles from an independent reference.

usage: make_cpu_golden.py REFERENCE_DIR

REFERENCE_DIR holds two programs of a separate JavaScript implementation: oracle-cpu.mjs (which was
checked against Chrome DevTools' own model) and heapprofile-ref.mjs. Run this only to add a profile:
golden numbers must never be made from v8scope's own output.
"""
import glob
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
REAL = [
    "sample-data/chromium-156/page.cpuprofile",
    "sample-data/chromium-156/page.heapprofile",
    "sample-data/node-18/invoice-batch.cpuprofile",
    "sample-data/node-20/catalog-import.heapprofile",
    "sample-data/node-20/invoice-batch.cpuprofile",
    "sample-data/node-22/checkout-server.cpuprofile",
]


def nanoseconds(microseconds):
    return round((microseconds or 0) * 1000)


def rows(functions, scale, self_key, total_key):
    """[name, url, line, column, self, total] with 0-based positions; only rows with weight."""
    out = [[f["name"] or "", f["url"], f["line"], f["col"],
            scale(f[self_key]), scale(f[total_key])] for f in functions]
    return sorted(row for row in out if row[4] or row[5])


def cpu_rules(reference):
    sums = {"duration": "durationUs", "lead_in": "leadInUs", "idle": "idleUs",
            "program": "programUs", "gc": "gcUs", "unknown": "unknownNodeUs"}
    out = {name: nanoseconds(reference[key]) for name, key in sums.items()}
    out["repaired"] = reference["patched"]
    out["functions"] = rows(reference["functions"], nanoseconds, "selfUs", "totalUs")
    return out


def golden(oracle, path):
    is_heap = path.endswith(".heapprofile")
    program = "heapprofile-ref.mjs" if is_heap else "oracle-cpu.mjs"
    extra = [] if is_heap else ["--only", "raw,devtools,ours,devtools-rules"]
    run = subprocess.run(["node", program, os.path.join(ROOT, path), "--compact", *extra],
                         cwd=oracle, capture_output=True, text=True, check=True)
    reference = json.loads(run.stdout)
    if is_heap:
        sums = {"bytes": reference["totalBytes"], "nodes": reference["nodeCount"],
                "max_depth": reference["maxDepth"], "samples": reference["samples"]["count"]}
        functions = [f for f in reference["functions"] if f["name"] != "(root)"]
        return {"profile": path, **sums,
                "functions": rows(functions, int, "selfBytes", "totalBytes")}
    out = {"profile": path, "samples": reference["raw"]["samples"],
           "nodes": reference["raw"]["nodes"],
           "ours": cpu_rules(reference["ours"]), "devtools": cpu_rules(reference["devtools-rules"])}
    if reference["devtools"].get("ok") and "duplicate-ids" not in path:  # there DevTools loses nodes
        out["max_depth"] = reference["devtools"]["maxDepth"]
    return out


def write(path, data):
    """One function a line, so that a change shows as such."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("[[", "[\n[").replace("],[", "],\n[") + "\n")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    edge = sorted(glob.glob("tests/data/profiles/*.cpuprofile", root_dir=ROOT))
    for path in edge + REAL:
        name = os.path.basename(path)
        if path in REAL:
            name = os.path.basename(os.path.dirname(path)) + "-" + name
        write(os.path.join(ROOT, "tests/golden/cpu", name + ".json"), golden(sys.argv[1], path))


if __name__ == "__main__":
    main()
