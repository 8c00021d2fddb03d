"""The real ``talentlab serve``, as a person starts it, with a look at what is left afterwards."""

import os
import queue
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ADDRESS = re.compile(r"http://\S+/")


class Served:
    """A running ``talentlab serve``."""

    def __init__(self, child, patience):
        self.child = child
        self._lines = queue.Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.said = []
        while not self.said or not ADDRESS.search(self.said[-1]):
            line = self._lines.get(timeout=patience)
            if line is None:
                raise AssertionError("\n".join(self.said))
            self.said.append(line)
        self.address = ADDRESS.search(self.said[-1])[0]

    def page(self, path):
        """Return status and text of one page."""
        with urlopen(self.address + path, timeout=20) as answer:  # noqa: S310 -- our own address
            return answer.status, answer.read().decode()

    def processes(self):
        """Return the ids of every process that was started for the pages."""
        group = [self.child.pid]
        for process in group:
            children = Path(f"/proc/{process}/task/{process}/children")
            group += [int(child) for child in children.read_text().split()]
        return group

    def ends(self, farewell):
        """Return the exit status after ``farewell``."""
        self.child.send_signal(farewell)
        return self.child.wait(timeout=20)

    def _listen(self):
        for line in self.child.stdout:
            self._lines.put(line.rstrip())
        self._lines.put(None)


@contextmanager
def served(root, *options, patience=60):
    """Serve the store ``root`` while the test looks at it."""
    command = [sys.executable, "-m", "talentlab", "serve", "--data", str(root), *options]
    variables = {**os.environ, "TALENTLAB_LANG": "en"}
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, env=variables, text=True, **both) as child:
        try:
            pages = Served(child, patience)
            yield pages
        finally:
            child.terminate()
            child.wait(timeout=20)
        pages.listener.join(timeout=20)
