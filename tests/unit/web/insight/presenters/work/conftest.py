"""The small release about work on the pages."""

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
