#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times commands side by side, each as a whole process, in random order, and prints the ratios.

usage: compare.py [--runs N] NAME=COMMAND NAME=COMMAND …   ({} in a command is not replaced: write the file)
The first is the base; ratio = other / base. User CPU is the steady figure; wall counts on an idle
machine only; memory is the peak resident set of the process."""
import os
import random
import shlex
import statistics
import sys
import time


def run(command):
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        args = shlex.split(command)
        os.execvp(args[0], args)
    _, status, usage = os.wait4(pid, 0)
    return {"wall": time.monotonic() - started, "user": usage.ru_utime, "sys": usage.ru_stime,
            "mb": usage.ru_maxrss / 1024, "status": os.waitstatus_to_exitcode(status)}


def main():
    args = sys.argv[1:]
    runs = 5
    if args[:1] == ["--runs"]:
        runs, args = int(args[1]), args[2:]
    if len(args) < 1 or any("=" not in a for a in args):
        print(__doc__)
        return 2
    commands = dict(a.split("=", 1) for a in args)
    results = {name: [] for name in commands}
    for name in commands:
        run(commands[name])  # warms the page cache
    order = [name for name in commands for _ in range(runs)]
    random.shuffle(order)
    for name in order:
        results[name].append(run(commands[name]))
    base = next(iter(commands))
    median = {n: {k: statistics.median(r[k] for r in rs) for k in ("user", "sys", "wall", "mb")}
              for n, rs in results.items()}
    print(f"{'':24}{'user s':>9}{'sys s':>9}{'wall s':>9}{'peak MB':>9}{'user ×':>9}{'mem ×':>9}")
    for name, m in median.items():
        failed = " (failed)" if any(r["status"] for r in results[name]) else ""
        print(f"{name:24}{m['user']:9.3f}{m['sys']:9.3f}{m['wall']:9.3f}{m['mb']:9.0f}"
              f"{m['user'] / median[base]['user']:9.1f}{m['mb'] / median[base]['mb']:9.2f}{failed}")
    return 0


sys.exit(main())
