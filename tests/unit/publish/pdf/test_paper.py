"""Printing asks nothing of the world outside, and says what is missing where it cannot be done."""

import builtins

import pytest
from weasyprint.urls import FatalURLFetchingError

from talentlab.errors import PrintingNotPossible
from talentlab.publish.pdf.paper import Paper, print_pdf


def paper(body):
    return Paper(title="A title", language="en", body=body)


def test_words_become_a_pdf():
    assert print_pdf(paper("<h1>Words</h1>")).startswith(b"%PDF-")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/passwd"])
def test_nothing_is_fetched_from_disk_or_network(address):
    with pytest.raises(FatalURLFetchingError):
        print_pdf(paper(f'<img alt="a" src="{address}">'))


def test_a_machine_without_pango_is_told_so(monkeypatch):
    really = builtins.__import__

    def without_pango(name, *rest):
        if name == "weasyprint":
            message = "cannot load library 'libpango-1.0-0'\nmore"
            raise OSError(message)
        return really(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    with pytest.raises(PrintingNotPossible) as told:
        print_pdf(paper("<p>x</p>"))
    assert told.value.facts["why"] == "cannot load library 'libpango-1.0-0'"
