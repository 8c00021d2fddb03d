"""A small release on the pages: one surely growing, one shrinking and one unsure municipality."""

import pytest

from factories.release import publish_small_release
from factories.work_balance import publish_balance_release
from factories.work_release import publish_work_release
from factories.work_scenarios import publish_scenario_release
from talentlab.store.release import open_release


@pytest.fixture(scope="session")
def stores(tmp_path_factory):
    """Return the folders of two stores: a full release, and a bare one with residents only."""
    full, bare = tmp_path_factory.mktemp("full"), tmp_path_factory.mktemp("bare")
    return publish_small_release(full), publish_small_release(bare, synthetic=False, bare=True)


@pytest.fixture(scope="session")
def work_store(tmp_path_factory):
    """Return the folder of a store with numbers about work beside those about people."""
    return publish_work_release(tmp_path_factory.mktemp("work"))


@pytest.fixture
def work(work_store, settings):
    """Show the release about work on the pages and return it."""
    settings.STORE = work_store
    return open_release(work_store)


@pytest.fixture(scope="session")
def balance_store(tmp_path_factory):
    """Return the folder of a store with supply and demand beside work and people."""
    return publish_balance_release(tmp_path_factory.mktemp("balance"))


@pytest.fixture
def balance(balance_store, settings):
    """Show the release about supply and demand on the pages and return it."""
    settings.STORE = balance_store
    return open_release(balance_store)


@pytest.fixture
def release(stores, settings):
    """Show the full release on the pages and return it."""
    settings.STORE = stores[0]
    return open_release(stores[0])


@pytest.fixture
def bare(stores, settings):
    """Show the bare release on the pages and return it."""
    settings.STORE = stores[1]
    return open_release(stores[1])


@pytest.fixture(scope="session")
def scenario_store(tmp_path_factory):
    """Return the folder of a store that scenarios can start from."""
    return publish_scenario_release(tmp_path_factory.mktemp("scenarios"))


@pytest.fixture
def scenarios(scenario_store, settings, tmp_path):
    """Show the release with draws on the pages, in an installation of the test's own."""
    settings.STORE, settings.VAR = scenario_store, tmp_path / "var"
    return open_release(scenario_store)
