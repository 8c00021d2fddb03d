"""Public pages are made once; what depends on the reader is made anew."""

import gzip

import brotli
import pytest

from factories.tiny_release import publish_small
from talentlab.web.common import views
from talentlab.web.common.middleware.pages import best_encoding

PAGE = "/sv/om/"


@pytest.fixture
def makings(monkeypatch):
    """Count how often a page is made."""
    made = []
    original = views.render

    def counting(request, template, *args, **kwargs):
        made.append(template)
        return original(request, template, *args, **kwargs)

    monkeypatch.setattr(views, "render", counting)
    return made


@pytest.mark.usefixtures("published")
def test_the_same_page_is_made_once(client, makings):
    first, second = client.get(PAGE), client.get(PAGE)

    assert makings == ["common/about.html"]
    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]


@pytest.mark.usefixtures("published")
def test_a_long_address_is_kept_too(client, makings):
    for _ in range(2):
        assert client.get(f"{PAGE}?fritext={'å' * 300}").status_code == 200

    assert makings == ["common/about.html"]


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/en/om/"},
        {"path": PAGE, "data": {"a": "1"}},
        {"path": PAGE, "headers": {"accept-encoding": "gzip"}},
    ],
)
@pytest.mark.usefixtures("published")
def test_another_address_or_encoding_is_another_page(client, makings, other):
    client.get(PAGE)
    client.get(**other)

    assert len(makings) == 2


@pytest.mark.usefixtures("published")
def test_a_theme_is_another_page(client, makings):
    client.get(PAGE)
    client.cookies["theme"] = "dark"

    assert 'data-color-scheme="dark"' in client.get(PAGE).content.decode()
    assert len(makings) == 2


@pytest.mark.usefixtures("published")
def test_publishing_shows_at_once(client, settings):
    client.get(PAGE)

    publish_small(settings.STORE, name="2026-11-25")

    assert "2026-11-25" in client.get(PAGE).content.decode()


def test_nothing_is_kept_without_a_release(client, makings):
    client.get(PAGE)
    client.get(PAGE)

    assert len(makings) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_form_is_never_kept(client, makings):
    client.get("/sv/tillganglighet/anmal/")
    client.get("/sv/tillganglighet/anmal/")

    assert len(makings) == 2


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
@pytest.mark.usefixtures("published")
def test_a_page_travels_compressed(client, encoding, unpack):
    plain = client.get(PAGE).content

    packed = client.get(PAGE, headers={"accept-encoding": encoding})

    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Vary"] == "Cookie, Accept-Encoding"
    assert packed.headers["Cache-Control"] == "no-cache"
    assert int(packed.headers["Content-Length"]) == len(packed.content)
    assert unpack(packed.content) == plain


@pytest.mark.usefixtures("published")
def test_who_has_the_page_already_is_told_so(client):
    tag = client.get(PAGE).headers["ETag"]

    answer = client.get(PAGE, headers={"if-none-match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000, gzip", "gzip"),
        ("br; Q=0.00, gzip;q=0.", ""),
        ("br;q=0.001", "br"),
        ("identity", ""),
        ("", ""),
    ],
)
def test_the_best_encoding_the_browser_takes(accepted, chosen):
    assert best_encoding(accepted) == chosen


@pytest.mark.usefixtures("published")
def test_what_is_too_large_is_not_kept(client, makings, monkeypatch):
    monkeypatch.setattr("talentlab.web.common.middleware.pages.LARGEST", 100)

    client.get(PAGE)
    client.get(PAGE)

    assert len(makings) == 2
