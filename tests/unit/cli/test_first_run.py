from functools import partial

import pytest

from factories.folder import ROWS
from factories.outlook import stand_still
from talentlab.cli import first_run
from talentlab.cli.reader import Reader
from talentlab.pipelines.build import build
from talentlab.store.release import open_release


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(first_run, "build", partial(build, calculate=stand_still))
    monkeypatch.setattr(first_run.os, "cpu_count", lambda: 1)


@pytest.mark.slow
def test_an_empty_folder_becomes_published_sample_data(tmp_path, capsys):
    first_run.publish_sample(tmp_path, Reader("en"))

    release = open_release(tmp_path)
    assert (release.is_synthetic, release.region.slug) == (True, "vasterbotten")
    assert {entry.delivery for entry in release.imports} == {"sample"}
    assert "sample data" in capsys.readouterr().err


def test_imported_tables_are_never_mixed_with_sample_data(terminal, capsys):
    terminal.imports(ROWS)

    first_run.publish_sample(terminal.root, Reader("sv"))

    release = open_release(terminal.root)
    assert release.is_synthetic is False
    assert [entry.delivery for entry in release.imports] == ["trial"]
    assert "importerade tabeller" in capsys.readouterr().err
