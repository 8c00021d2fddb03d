import signal
import socketserver
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from factories import scenarios as made
from factories.release import publish_small_release
from factories.site import served
from talentlab.cli import site
from talentlab.cli.site import HOST, Site, free_port
from talentlab.errors import PagesDidNotStart, PagesNotInstalled
from talentlab.pipelines.scenarios.address import to_address
from talentlab.web.insight.queries.turns import PLACES, turn


@pytest.fixture
def taken_port():
    with socketserver.TCPServer((HOST, 0), socketserver.BaseRequestHandler) as server:
        yield server.server_address[1]


def test_the_wanted_port_is_used_when_it_is_free(taken_port):
    free = free_port(HOST, taken_port + 1)

    assert free_port(HOST, free) == free


def test_a_taken_port_is_not_offered(taken_port):
    assert free_port(HOST, taken_port) > 0
    assert free_port(HOST, taken_port) != taken_port


def test_the_last_port_of_all_has_no_next_one(monkeypatch):
    asked = []

    def refuse(_host, port):
        asked.append(port)
        return 0 if port else 49_000

    monkeypatch.setattr(site, "_bound", refuse)

    assert free_port(HOST, 65_534) == 49_000
    assert asked == [65_534, 65_535, 0]


def test_without_the_packages_of_the_pages_it_says_which_are_missing(monkeypatch, terminal):
    monkeypatch.setattr(site, "find_spec", lambda name: None if name == "django" else name)

    with pytest.raises(PagesNotInstalled) as raised:
        site.require_pages()

    assert raised.value.facts == {"missing": ["django"]}
    status, words = terminal.typed("serve")
    assert (status, "django" in words) == (PagesNotInstalled.exit_status, True)


def test_a_store_without_a_release_is_told_what_to_do(terminal):
    status, words = terminal.typed("serve")

    assert (status, "--sample-if-empty" in words) == (16, True)


@pytest.mark.slow
def test_a_server_that_ends_at_once_is_told_with_its_status(tmp_path, monkeypatch):
    monkeypatch.setenv("TALENTLAB_DEBUG", "perhaps")  # not a setting that the pages accept
    pages = Site(tmp_path, host=HOST, port=free_port(HOST, 8000), workers=1)

    with pytest.raises(PagesDidNotStart) as raised:
        pages.prepare()

    assert raised.value.facts["exit_status"] == 30


def gone(process):
    return not Path(f"/proc/{process}").exists()


def wait_until_gone(processes):
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and not all(map(gone, processes)):
        time.sleep(0.05)
    return [process for process in processes if not gone(process)]


@pytest.mark.slow
@pytest.mark.parametrize(("farewell", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_pages_are_served_and_gone_without_a_trace_afterwards(
    tmp_path, taken_port, farewell, status
):
    publish_small_release(tmp_path)
    with served(tmp_path, "--port", str(taken_port), "--workers", "2") as pages:
        assert f"Port {taken_port} is taken" in pages.said[0]
        assert "2026-11-24" in pages.said[-1]
        assert pages.page("sv/")[0] == 200
        processes = pages.processes()
        assert len(processes) >= 3

        assert pages.ends(farewell) == status

        assert wait_until_gone(processes) == []
        rest = "\n".join(iter(pages._lines.get, None))
        assert "Traceback" not in rest


@pytest.mark.slow
def test_a_release_that_is_published_meanwhile_is_shown_without_a_restart(tmp_path):
    publish_small_release(tmp_path, "2026-11-24")
    with served(tmp_path, "--port", "8200", "--workers", "1") as pages:
        assert "2026-11-24" in pages.page("sv/kallor/")[1]

        publish_small_release(tmp_path, "autumn-release")

        assert "autumn-release" in pages.page("sv/kallor/")[1]


def status_of(address):
    try:
        with urlopen(address, timeout=20) as answer:  # noqa: S310 -- our own address
            return answer.status
    except HTTPError as error:
        return error.code


@pytest.mark.slow
def test_a_page_is_shown_while_a_scenario_waits_for_its_turn(tmp_path):
    made.publish(tmp_path)
    asked = made.scenario(made.lever("seats", 20.0))
    with served(tmp_path, "--port", "8210", "--workers", "1") as pages:
        pages.page("sv/kallor/")
        with ExitStack() as others, ThreadPoolExecutor(1) as reader:
            for _ in range(PLACES):
                others.enter_context(turn(tmp_path / "var"))
            waiting = reader.submit(status_of, f"{pages.address}sv/scenarier/?{to_address(asked)}")
            time.sleep(0.3)  # until it has come, and far less than it waits
            status, _ = pages.page("sv/kallor/")
            still_waits = not waiting.done()

            assert (status, still_waits, waiting.result()) == (200, True, 503)
