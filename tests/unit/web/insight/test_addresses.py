"""What an address may make a page say: nothing unseen, and nothing endless."""

import html
import re

import pytest
from django.http import QueryDict

from talentlab.vocab.characters import CONTROL
from talentlab.web.insight.views.choosing import lasting, without_release

LONG = "x" * 5000
PLACES = ["/sv/yrken/sok/", "/sv/yrken/jamfor/"]


@pytest.fixture
def asked(rf, release):
    def ask(query):
        request = rf.get(f"/sv/befolkning/?{query}")
        request.release = release
        return request, release

    return ask


def test_an_ordinary_address_is_kept_as_it_is(asked):
    request, release = asked("omrade=2480&omrade=24&q=l%C3%A4kare+och")

    kept = "/sv/befolkning/?omrade=2480&omrade=24&q=l%C3%A4kare+och"
    assert without_release(request) == kept
    assert lasting(request, release)["permanent"] == f"{kept}&utgava={release.name}"


@pytest.mark.parametrize("query", [f"q={LONG}", f"{LONG}=1", f"utgava={LONG}"])
def test_an_endless_address_does_not_come_back(asked, query):
    request, release = asked(query)

    addresses = [lasting(request, release)["permanent"], without_release(request)]

    assert max(map(len, addresses)) < 300
    assert LONG[:201] not in "".join(addresses)
    assert addresses[0].endswith(f"utgava={release.name}")
    assert "utgava" not in QueryDict(addresses[1].partition("?")[2])


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.usefixtures("work")
def test_what_is_searched_for_comes_back_without_control_characters(client, place):
    page = html.unescape(client.get(place, {"q": "läk\x00are\x1b[2J\u202e x"}).content.decode())

    assert 'value="läk are [2J x"' in page
    assert set(re.findall(CONTROL, page)) <= {"\n", "\t"}
