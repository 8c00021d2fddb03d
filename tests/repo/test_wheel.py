"""A wheel carries everything a site needs, and nothing that belongs to the repository."""

import subprocess
import sys
import zipfile

import pytest

from repo.repository import PACKAGE, ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """Return the names of the files in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "-qq", "wheel", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


def test_every_file_of_the_package_is_carried(carried):
    kept = {
        f"talentlab/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert kept - carried == set()


def test_the_built_pages_the_swedish_and_the_guide_are_carried(carried):
    guide = {
        f"talentlab/publish/guide/text/{path.relative_to(ROOT / 'docs').as_posix()}"
        for folder in ("method-guide", "metodguide")
        for path in (ROOT / "docs" / folder).glob("*.md")
    }

    assert guide - carried == set()
    assert "talentlab/web/collected/staticfiles.json" in carried
    assert "talentlab/web/locale/sv/LC_MESSAGES/django.mo" in carried


def test_nothing_else_is_carried(carried):
    assert {name.split("/")[0].split("-")[0] for name in carried} == {"talentlab"}
    assert [name for name in carried if "node_modules" in name or "/tests/" in name] == []
