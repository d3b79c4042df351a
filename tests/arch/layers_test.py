#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of the tree: includes point one way (app -> views -> core), no two files include each
other in a circle, core knows no Qt, every folder explains itself, no file is too long.

usage: layers_test.py SOURCE_DIR; exits 1 and names every offence."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1]).resolve()
offences = []

# Which of the project's folders a file may include from.
TOP_LAYERS = {"core": {"core"}, "views": {"core", "views"}, "app": {"core", "views", "app"}}
# Inside core: base <- json <- {formats, inspector}; base <- {profile, heap, trace} <- the rest.
CORE_LAYERS = {
    "base": {"base"},
    "json": {"base", "json"},
    "profile": {"base", "profile"},
    "heap": {"base", "heap"},
    "trace": {"base", "trace"},
    "formats": {"base", "json", "profile", "heap", "trace", "formats"},
    "inspector": {"base", "json", "inspector"},
    "analysis": {"base", "profile", "heap", "trace", "analysis"},
    "open": {"base", "json", "heap", "formats", "profile", "trace", "analysis", "open"},
    "layout": {"base", "profile", "heap", "trace", "analysis", "layout"},
    "report": {"base", "profile", "heap", "trace", "analysis", "layout", "report"},
}
# Inside core/heap: a file includes from its own rank or a lower one; the heap itself is the middle.
HEAP_RANKS = {"snapshot": 0, "graph": 1, "classes": 2, "heap.h": 3, "heap.cpp": 3, "summary": 4,
              "retainers": 5, "questions": 6, "overview": 6, "compare": 7, "index": 8}
# Headers that cost seconds in every file that includes them (platform.md: CI habits).
HEAVY = re.compile(r"^(nlohmann/json\.hpp|simdjson\.h|CLI/.*|QtWidgets|QtCharts|QtCore|QtGui|QtTest)$")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
MAX_LINES = 700
DATA_TABLES = set()  # long by nature, named one by one


def sources():
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"],
                            capture_output=True, text=True)
    if listed.returncode == 0:
        files = [root / line for line in listed.stdout.splitlines()]
    else:
        files = [p for p in root.rglob("*") if "build" not in p.relative_to(root).parts[:1]]
    return [f for f in files if f.is_file()]


def check_include(file, bracket, target):
    parts = file.relative_to(root).parts
    layer = parts[0]
    if layer == "core" and bracket == "<" and re.match(r"^Q[A-Z]", target):
        offences.append(f"{file.relative_to(root)}: core must not know Qt ({target})")
    if file.suffix == ".h" and HEAVY.match(target):
        offences.append(f"{file.relative_to(root)}: heavy header in a header ({target})")
    if bracket != '"' or layer not in TOP_LAYERS:
        return
    wanted = target.split("/")
    if wanted[0] in TOP_LAYERS and wanted[0] not in TOP_LAYERS[layer]:
        offences.append(f"{file.relative_to(root)}: {layer} must not include {target}")
    if layer == "core" and wanted[0] == "core" and len(parts) > 2 and len(wanted) > 2:
        if parts[1] not in CORE_LAYERS:
            offences.append(f"{file.relative_to(root)}: core/{parts[1]} has no place in the layer table")
        elif wanted[1] not in CORE_LAYERS[parts[1]]:
            offences.append(f"{file.relative_to(root)}: core/{parts[1]} must not include {target}")
        if parts[1] == wanted[1] == "heap":
            check_heap_include(file, parts[2], wanted[2])
    if "/" not in target and not target.endswith(".moc"):
        offences.append(f"{file.relative_to(root)}: includes are root-relative ({target})")


def check_heap_include(file, inside, wanted):
    for place in (inside, wanted):
        if place not in HEAP_RANKS:
            offences.append(f"{file.relative_to(root)}: core/heap/{place} has no rank")
            return
    beside = HEAP_RANKS[wanted] == HEAP_RANKS[inside] and wanted != inside
    if HEAP_RANKS[wanted] > HEAP_RANKS[inside] or (beside and inside != "heap.cpp"):
        offences.append(f"{file.relative_to(root)}: core/heap/{inside} must not include {wanted}")


def check_circles(graph):
    """Depth-first search without recursion; reports the first circle through each file."""
    state = {}
    for start in graph:
        if start in state:
            continue
        state[start] = 1
        stack = [(start, iter(graph[start]))]
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[node] = 2
                stack.pop()
            elif state.get(following) == 1:
                names = [n for n, _ in stack]
                circle = names[names.index(following):] + [following]
                offences.append("circle: " + " -> ".join(circle))
            elif following not in state:
                state[following] = 1
                stack.append((following, iter(graph.get(following, ()))))


def main():
    files = sources()
    graph = {}
    for file in files:
        if file.suffix not in (".h", ".cpp"):
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        name = str(file.relative_to(root))
        includes = INCLUDE.findall(text)
        for bracket, target in includes:
            check_include(file, bracket, target)
        graph[name] = [t for b, t in includes if b == '"' and (root / t).is_file()]
        lines = text.count("\n")
        if lines > MAX_LINES and name not in DATA_TABLES:
            offences.append(f"{name}: {lines} lines; split it by what it does (limit {MAX_LINES})")
        head = text[:400]
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in head:
            offences.append(f"{name}: no SPDX line on top")
        if file.suffix == ".h" and "#pragma once" not in text:
            offences.append(f"{name}: no #pragma once")
    check_circles(graph)

    tracked = {f.relative_to(root).parent for f in files}
    for folder in sorted(tracked):
        if folder.parts and folder.parts[0] in ("core", "views", "app", "tests"):
            if "data" in folder.parts or "golden" in folder.parts or "corpus" in folder.parts:
                continue
            readme = root / folder / "README.md"
            if not readme.is_file():
                offences.append(f"{folder}: no README.md")
            elif len(readme.read_text(encoding="utf-8").splitlines()) > 30:
                if folder.parts[:2] != ("tests", "bench"):
                    offences.append(f"{folder}/README.md: more than 30 lines")

    allowed = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "core", "views",
               "resources", "tests", "sample-data", "packaging"}
    for top in {f.relative_to(root).parts[0] for f in files}:
        if top not in allowed and not top.startswith("."):
            offences.append(f"{top}: not a part of the top level")

    for line in offences:
        print(line)
    print(f"{len(files)} files looked at, {len(offences)} offences")
    return 1 if offences or not graph else 0


sys.exit(main())
