import io
import time

import pytest

from talentlab.cli import progress
from talentlab.cli.reader import Reader, preferred_language
from talentlab.vocab.text import Text


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "pt_PT.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "en_GB.UTF-8", "TALENTLAB_LANG": "sv"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "TALENTLAB_LANG": "EN"}, "en"),
        ({"LANG": "sv_SE.UTF-8", "TALENTLAB_LANG": "xx"}, "sv"),
    ],
)
def test_the_language_follows_the_surroundings(variables, expected):
    assert preferred_language(variables) == expected


def test_whole_numbers_are_written_as_the_language_does_and_years_as_texts():
    text = Text(sv="{n} år {year}", en="{n} in {year}")

    assert Reader("sv").words(text, n=12345, year="2030") == "12\u00a0345 år 2030"
    assert Reader("en").words(text, n=-12345, year="2030") == "−12,345 in 2030"


def test_short_work_shows_no_progress(capsys):
    with progress.shown_progress(Reader("sv")) as report:
        report("read", 0.5)

    assert capsys.readouterr().err == ""


def test_long_work_tells_a_log_where_it_is(capsys, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.05)

    with progress.shown_progress(Reader("sv")) as report:
        report("compare", 0.4)
        time.sleep(0.2)

    assert "jämför med det som finns, 40 % efter" in capsys.readouterr().err


def test_a_terminal_gets_a_bar_that_leaves_nothing_behind(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)

    with progress.shown_progress(Reader("en")) as report:
        report("compare", 0.4)
        time.sleep(0.3)

    assert "comparing with what is there" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K") or "\x1b[1A" in terminal.getvalue()
