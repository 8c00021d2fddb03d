"""A real site for the browser: the sample region, built once, served as in production."""

import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "journeys"
MADE_FROM = ("calc", "pipelines", "regions", "sample", "store", "tables", "vocab")
DRAWS = "200"  # enough for pages to be looked at, and five times quicker than a real build


def run(*command, store):
    """Run one of our own commands on ``store``; show what it said if it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=surroundings(store),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def surroundings(store, **more):
    """Return an environment that knows only this store."""
    return {**os.environ, "TALENTLAB_DATA": str(store), "TALENTLAB_LANG": "en", **more}


def sample_store():
    """Return the store of the sample region, published; built again when its makers change.

    Two test processes may ask at once: the second waits for the first.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    store = BUILD / f"sample-{fingerprint()}"
    with (BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (store / "published.json").exists():
            forget_old_stores()
            run("talentlab", "sample", store=store)
            run("talentlab", "build", "--region", "vasterbotten", "--draws", DRAWS, store=store)
            run("talentlab", "publish", store=store)
        run("talentlab.web", "prepare", store=store)
    return store


def forget_old_stores(hours=2):
    """Remove the stores of earlier code that nobody has looked at lately."""
    for old in BUILD.glob("sample-*"):
        if time.time() - old.stat().st_mtime > hours * 3600:
            shutil.rmtree(old)


def fingerprint():
    """Return what changes when anything that makes the sample release changes."""
    digest = hashlib.sha256(DRAWS.encode())
    for room in MADE_FROM:
        for path in sorted((ROOT / "src" / "talentlab" / room).rglob("*.*")):
            if path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def serving(store):
    """Serve ``store`` on the loopback with the server used in production; yield its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    log = BUILD / f"server-{port}.log"
    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", *command, "talentlab.web.config.wsgi:application"],
            env=surroundings(store),
            stdout=said,
            stderr=said,
        )
        try:
            wait_for(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(10)


def wait_for(address, server, log, seconds=30):
    """Return when the site answers; fail with its log when it does not."""
    for _ in range(seconds * 20):
        assert server.poll() is None, log.read_text()
        try:
            fetch(f"{address}/robots.txt")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text())


def free_port():
    """Return a port that nobody uses just now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def fetch(url, **headers):
    """Return status, headers and body of ``url``, as bytes travel."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=30)
    with closing(connection):
        connection.request("GET", urlunsplit(("", "", *parts[2:4], "")), headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
