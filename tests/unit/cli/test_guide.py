"""``talentlab publish --guide``: the method guide as PDF, where the pages find it."""

from importlib.metadata import version

import pytest

from factories.guide import write_guide
from talentlab.errors import PrintingNotPossible
from talentlab.publish.guide import document
from talentlab.publish.guide.chapters import guide_file
from talentlab.store.layout import Layout


@pytest.fixture(autouse=True)
def small_guide(tmp_path, monkeypatch):
    folder = write_guide(tmp_path / "docs")
    monkeypatch.setattr(document, "guide_folder", lambda: folder)


def test_both_languages_are_written_where_the_pages_look(terminal):
    status, said = terminal.typed("publish", "--guide")

    names = [guide_file(language, version("talentlab")) for language in ("sv", "en")]
    paths = [Layout(terminal.root).printed(name) for name in names]
    assert status == 0
    assert all(path.read_bytes().startswith(b"%PDF-") for path in paths)
    assert all(str(path) in said for path in paths)


def test_no_release_is_published(terminal):
    terminal.typed("publish", "--guide")

    assert terminal.typed("releases")[1].startswith("Det finns inga utgåvor")


def test_a_name_says_nothing_about_a_guide(terminal):
    status, said = terminal.typed("publish", "--guide", "--name", "autumn")

    assert status == 2
    assert "--name" in said
    assert not Layout(terminal.root).printed("").exists()


def test_a_machine_that_cannot_set_text_is_told_what_to_install(terminal, monkeypatch):
    def unable(*_args, **_options):
        raise PrintingNotPossible(why="cannot load library")

    monkeypatch.setattr("talentlab.cli.publishing.guide_pdf", unable)
    status, said = terminal.typed("publish", "--guide")

    assert status == 63
    assert "libpango" in said
