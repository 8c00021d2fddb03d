"""Two small releases on the pages, the newer one beside the earlier."""

import pytest

from factories.vintages import publish_vintages
from talentlab.store.release import open_release


@pytest.fixture(scope="session")
def vintage_store(tmp_path_factory):
    """Return the folder of a store with a release that stands beside an earlier one."""
    return publish_vintages(tmp_path_factory.mktemp("vintages"))


@pytest.fixture
def vintages(vintage_store, settings):
    """Show the newer release on the pages and return it."""
    settings.STORE = vintage_store
    return open_release(vintage_store)
