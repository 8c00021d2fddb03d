"""What every test of pages shares: a store of its own, and static files without a build."""

import pytest

from factories.guide import write_guide
from factories.tiny_release import publish_small

PLAIN_STATIC = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(scope="session", autouse=True)
def swedish():
    """Compile the Swedish texts if they have changed since set-up."""
    from talentlab.web.common.translations import (  # noqa: PLC0415 -- needs settings
        compile_translations,
    )
    from talentlab.web.config.settings import LOCALE_PATHS  # noqa: PLC0415 -- the same

    for folder in LOCALE_PATHS:
        compile_translations(folder)


@pytest.fixture(autouse=True)
def own_installation(settings, tmp_path):
    """Point every page at a store that only this test knows, and keep no page between tests."""
    from django.core.cache import caches  # noqa: PLC0415 -- needs settings

    from talentlab.web.common import guide  # noqa: PLC0415 -- the same

    settings.STORE = tmp_path / "store"
    settings.VAR = settings.STORE / "var"
    settings.MAINTENANCE_SWITCH = settings.VAR / "maintenance"
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATIC_ROOT.mkdir()
    settings.GUIDE = write_guide(tmp_path / "docs")
    settings.STORAGES = PLAIN_STATIC
    settings.ALLOWED_HOSTS = ["testserver"]
    caches["pages"].clear()
    guide.rendered.cache_clear()


@pytest.fixture
def published(settings):
    """Publish a small synthetic release and return its name."""
    return publish_small(settings.STORE)
