"""The templates of a needs assessment are one link away from the chapter that explains them."""

import io
import zipfile

import pytest

from talentlab.web.config.settings import REPOSITORY


@pytest.fixture(autouse=True)
def real_guide(settings):
    settings.GUIDE = REPOSITORY / "docs"


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Mallar att ladda ned"), ("en", "Templates")]
)
def test_the_chapter_offers_the_templates_and_no_other_does(client, language, words):
    chapter = client.get(f"/{language}/metod/behovsbedomning/").content.decode()
    other = client.get(f"/{language}/metod/befolkning/").content.decode()

    link = f'href="/{language}/metod/behovsbedomning/mallar/"'
    assert link in chapter
    assert words in chapter
    assert link not in other


@pytest.mark.parametrize(("language", "first"), [("sv", "las-mig.md"), ("en", "read-me.md")])
def test_one_zip_in_the_readers_language_is_sent(client, language, first):
    sent = client.get(f"/{language}/metod/behovsbedomning/mallar/")

    assert sent["Content-Type"] == "application/zip"
    assert sent["Content-Disposition"].startswith("attachment;")
    with zipfile.ZipFile(io.BytesIO(sent.content)) as packed:
        assert first in packed.namelist()
