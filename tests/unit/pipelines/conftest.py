from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from factories.outlook import stand_still
from factories.store import NOW, delivery
from talentlab.pipelines.build import Request, build
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.releases import publish
from talentlab.vocab.region import load_region

MORNING = datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.fixture
def request_():
    return Request(load_region("vasterbotten"), draws=1000, seed=1)


@pytest.fixture
def calculate(tmp_path, request_):
    """Build in the test's own store; keywords change what is asked."""
    with ThreadPoolExecutor(1) as executor:
        yield partial(_build, tmp_path, request_, executor)


def _build(root, usual, executor, /, **changed):
    asked = {"executor": executor, "now": NOW, "calculate": stand_still} | changed
    return build(root, asked.pop("request", usual), **asked)


@pytest.fixture
def store(tmp_path, calculate):
    """A store with one delivery, one build and one release."""
    import_delivery(tmp_path, delivery(), now=NOW)
    calculate()
    publish(tmp_path, name=None, now=MORNING)
    return tmp_path


@pytest.fixture
def hour():
    """Give a moment that many hours into the morning."""
    return lambda hours: MORNING + timedelta(hours=hours)
