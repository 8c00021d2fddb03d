"""Every number can be followed back, and the page that says so says it all."""

import html
import re

import pytest

pytestmark = pytest.mark.usefixtures("release")


def text_of(response):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def test_every_table_of_the_release_is_listed_with_its_card(client, release):
    page = text_of(client.get("/sv/kallor/"))

    for name, entry in release.tables.items():
        assert name in page
        assert entry.sha256 in page
    for said in ("SCB", "TAB638", "CC0-1.0", "2014: Nya gränser.", "be0101.csv", "ab" * 32):
        assert said in page


def test_the_import_log_says_what_came_and_when(client):
    page = text_of(client.get("/sv/kallor/")).replace("\u00a0", " ")

    assert "1 mars 2026 open-data 1 fil, 4 242 rader" in page


def test_the_calculation_says_what_it_was_told(client):
    page = text_of(client.get("/en/kallor/"))

    assert "draws 1000" in page
    assert "seed 20261124" in page


def test_every_vocabulary_is_listed_with_its_edition(client):
    from talentlab.vocab.catalogue import editions  # noqa: PLC0415 -- loads vocabularies

    page = text_of(client.get("/sv/kallor/"))

    assert [e.edition for e in editions() if re.sub(r"\s+", " ", e.edition) not in page] == []
