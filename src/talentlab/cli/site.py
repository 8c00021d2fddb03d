"""The web server as a child of ours: started when the port is free, and gone when we are."""

import os
import signal
import socketserver
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from talentlab.errors import PagesDidNotStart, PagesNotInstalled

HOST: Final = "127.0.0.1"
NEEDED: Final = ("django", "granian", "whitenoise", "csp")
"""What the pages need on top of the core, as module names."""

MOST_TRIES: Final = 50
_LAST_PORT: Final = 65_536
PATIENCE_SECONDS: Final = 60.0
FAREWELL_SECONDS: Final = 10.0
_BETWEEN_LOOKS_SECONDS: Final = 0.1
_THREADS: Final = "4"
"""In every worker: a page is shown while scenarios there are calculated or wait their turn."""


def require_pages() -> None:
    """Raise ``PagesNotInstalled`` with everything that is missing."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise PagesNotInstalled(missing=missing)


def free_port(host: str, wanted: int) -> int:
    """Return ``wanted`` if nobody listens there, else the next port that is free."""
    near = range(wanted, min(wanted + MOST_TRIES, _LAST_PORT))
    return next((port for port in near if _bound(host, port)), 0) or _bound(host, 0)


class _Trial(socketserver.TCPServer):
    """Takes a port for an instant, as the web server will."""

    allow_reuse_address = True


def _bound(host: str, port: int) -> int:
    """Return the port that could be taken, or 0 if somebody has it."""
    try:
        with _Trial((host, port), socketserver.BaseRequestHandler) as trial:
            return int(trial.server_address[1])
    except OSError:
        return 0


class Site:
    """The running pages of one store."""

    def __init__(self, root: Path, *, host: str, port: int, workers: int) -> None:
        self.address = f"http://{host}:{port}/"
        self._host, self._port = host, port
        self._variables = {**os.environ, "TALENTLAB_DATA": str(root.absolute())}
        self._command = (
            *(sys.executable, "-m", "granian", "talentlab.web.config.wsgi:application"),
            *("--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(workers), "--blocking-threads", _THREADS),
            *("--log-level", "warning", "--no-ws"),
        )
        self._child: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Let the pages make what they need before the first start: database and secret key."""
        command = (sys.executable, "-m", "talentlab.web", "prepare")
        done = subprocess.run(command, env=self._variables, check=False)  # noqa: S603 -- our own module
        if done.returncode:
            raise PagesDidNotStart(address=self.address, exit_status=done.returncode)

    def start(self) -> None:
        """Start the server and wait until it answers.

        Raises
        ------
        PagesDidNotStart
            It ended before it answered, or did not answer in a minute.

        """
        # A group of its own: Ctrl-C in the terminal comes to us, and we tell the server once.
        self._child = subprocess.Popen(  # noqa: S603 -- our own command
            self._command, env=self._variables, process_group=0
        )
        patience = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            ended = self._child.poll()
            if ended is not None or time.monotonic() > patience:
                self.stop()
                raise PagesDidNotStart(address=self.address, exit_status=ended)
            time.sleep(_BETWEEN_LOOKS_SECONDS)

    def wait(self) -> int:
        """Return the server's exit status when it ends by itself.

        Looks now and then instead of sleeping until the end: polars catches Ctrl-C in a way that
        lets a sleeping call sleep on, and Python would hear of it too late.
        """
        while self._child:
            with suppress(subprocess.TimeoutExpired):
                return self._child.wait(_BETWEEN_LOOKS_SECONDS)
        return 0

    def stop(self) -> None:
        """End the server and everything it started; gently first. Impatience changes nothing."""
        if self._child is None:
            return
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for farewell in (signal.SIGINT, signal.SIGKILL):
            self._tell(farewell)
            try:
                self._child.wait(FAREWELL_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            break
        self._tell(signal.SIGKILL)
        self._child = None

    def _tell(self, farewell: signal.Signals) -> None:
        if self._child is None:
            return
        try:
            if farewell is signal.SIGKILL:
                os.killpg(self._child.pid, farewell)
            else:
                self._child.send_signal(farewell)
        except ProcessLookupError:
            return

    def _answers(self) -> bool:
        host = HOST if self._host in ("0.0.0.0", "::") else self._host  # noqa: S104 -- only compared
        connection = HTTPConnection(host, self._port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", "/", headers={"Host": f"{HOST}:{self._port}"})
            connection.getresponse().read()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        return True
