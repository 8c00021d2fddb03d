"""A browser, a site with the sample region, and readers with different eyes and hands."""

import os
import shutil
from contextlib import ExitStack

import pytest

from journeys.reader import ARGUMENTS, CHROMIUM, Reader, as_lines
from journeys.site import sample_store, serving


@pytest.fixture(scope="session")
def store():
    """Return the folder of a store where the sample region is published."""
    return sample_store()


@pytest.fixture(scope="session")
def site(store):
    """Return the address of a site that shows the sample region."""
    with serving(store) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Return the system's Chromium, driven without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow to import

    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    assert path, "Chromium is missing: run make browser"
    # Playwright keeps an event loop in this thread; Django's database tests may share it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def read(browser, site):
    """Return a function that opens a window for a reader.

    Keywords are Playwright's: ``width``, ``color_scheme``, ``java_script_enabled``,
    ``forced_colors``. After the test nothing may have gone wrong unseen: no script errors, no
    breach of the content policy, no request to anybody else.
    """
    readers = []
    with ExitStack() as windows:

        def open_window(*, width=1280, height=900, address=site, **how):
            context = browser.new_context(viewport={"width": width, "height": height}, **how)
            context.set_default_timeout(15_000)
            windows.callback(context.close)
            readers.append(Reader(context.new_page(), address))
            return readers[-1]

        yield open_window
    faults = [fault for reader in readers for fault in reader.faults]
    assert faults == [], as_lines(faults)
