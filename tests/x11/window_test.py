#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a real X11 window: opens a sample, switches views by keys, ends with status 0.

usage: window_test.py PROGRAM SAMPLE; exit status 77 if Xvfb or xdotool is not installed."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

program, sample = sys.argv[1:3]
needed = ["Xvfb", "xdotool", "import", "convert"]
if any(shutil.which(tool) is None for tool in needed):
    print("needs " + ", ".join(needed))
    sys.exit(77)


def wait_for(what, condition, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.1)
    raise SystemExit(f"waited {seconds} s in vain for {what}")


def output(*command):
    return subprocess.run(command, env=env, capture_output=True, text=True).stdout.strip()


def colours(folder):
    """How many different colours are on the screen."""
    picture = os.path.join(folder, "screen.png")
    output("import", "-window", "root", picture)
    text = output("convert", picture, "-format", "%k", "info:")
    return int(text) if text.isdigit() else 0


with tempfile.TemporaryDirectory() as folder:
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                              pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    display = os.read(read_end, 16).decode().strip()
    env = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    os.makedirs(os.path.join(folder, "run"), mode=0o700)
    env.update(DISPLAY=":" + display, HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder,
               XDG_CACHE_HOME=folder, XDG_RUNTIME_DIR=os.path.join(folder, "run"))
    window = None
    try:
        window = subprocess.Popen([program, sample], env=env)
        name = os.path.basename(sample)
        wait_for("the document's title",
                 lambda: window.poll() is None and output("xdotool", "search", "--name", name))
        found = output("xdotool", "search", "--name", name).split()[0]
        output("xdotool", "windowfocus", found)
        wait_for("a coloured flame chart", lambda: colours(folder) > 40)
        for key in ("2", "3", "4", "5", "1"):
            output("xdotool", "key", "--window", found, key)
            time.sleep(0.3)
            if window.poll() is not None:
                raise SystemExit(f"the program ended after key {key} with {window.returncode}")
        output("xdotool", "key", "--window", found, "ctrl+q")
        wait_for("the end of the program", lambda: window.poll() is not None, 15)
        if window.returncode != 0:
            raise SystemExit(f"exit status {window.returncode}")
        print("opened, switched views, closed")
    finally:
        if window and window.poll() is None:
            window.kill()
        server.terminate()
        server.wait()
