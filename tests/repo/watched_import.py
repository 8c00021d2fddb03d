"""Import the named modules and tell, as JSON, what they did besides defining things.

Run in an interpreter of its own by test_imports.py: an audit hook cannot be taken away again.
"""

import importlib
import json
import os
import sys
import threading

WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT
DEEDS = {
    "os.listxattr",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.system",
    "shutil.copyfile",
    "shutil.rmtree",
    "socket.bind",
    "socket.connect",
    "sqlite3.connect",
    "subprocess.Popen",
    "tempfile.mkdtemp",
    "tempfile.mkstemp",
    "urllib.Request",
}
seen = []


def watch(event, args):
    """Note every event that reaches outside the interpreter."""
    if event in DEEDS or (event == "open" and writes(*args)):
        seen.append(f"{event} {args[:2]!r}")


def writes(_path, mode, flags):
    """Return whether a file is being opened for writing."""
    return bool(flags & WRITING) if mode is None else any(letter in mode for letter in "wax+")


def main():
    """Import everything that was asked for, with Django set up when pages are among it."""
    names = sys.argv[1:]
    sys.addaudithook(watch)
    if any(name.startswith("talentlab.web") for name in names):
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentlab.web.config.settings")
        importlib.import_module("django").setup()
    for name in names:
        importlib.import_module(name)
    threads = [t.name for t in threading.enumerate() if t is not threading.main_thread()]
    sys.stdout.write(json.dumps({"deeds": seen, "threads": threads}))


main()
