"""The small release about work, and one without work, on the pages."""

import html
import re

import pytest
from django.utils.translation import override

from factories.work_release import publish_work_release
from talentlab.store.release import open_release


@pytest.fixture(scope="session")
def work_store(tmp_path_factory):
    """Return the folder of a store with the release about work."""
    return publish_work_release(tmp_path_factory.mktemp("work"))


@pytest.fixture
def work(work_store, settings):
    """Show the release about work on the pages and return it."""
    settings.STORE = work_store
    return open_release(work_store)


@pytest.fixture
def english():
    """Speak English, whose words are the catalogue's keys."""
    with override("en"):
        yield


@pytest.fixture
def words(client):
    """Return a function that opens a page and returns its status and its words in one line."""

    def open_page(address):
        response = client.get(address)
        text = re.sub(r"<[^>]+>", " ", response.content.decode())
        said = re.sub(r"\s+", " ", html.unescape(text).replace("\u00a0", " "))
        return response.status_code, said

    return open_page


@pytest.fixture
def main(client):
    """Return a function that opens a page and returns the markup of its main part."""

    def open_page(address):
        body = client.get(address).content.decode()
        return body[body.index("<main") : body.index("</main>")]

    return open_page
