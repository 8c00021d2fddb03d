from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories.folder import write_folder
from factories.outlook import stand_still
from talentlab.cli import building
from talentlab.cli.main import group
from talentlab.pipelines.build import build


@dataclass
class Terminal:
    """A person at the terminal, with a store of their own; ``typed`` gives status and words."""

    root: Path
    language: str = "sv"

    def typed(self, *words):
        done = CliRunner().invoke(
            group, words, env={"TALENTLAB_DATA": str(self.root), "TALENTLAB_LANG": self.language}
        )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.output.replace("\u00a0", " ")

    def imports(self, rows, name="first"):
        folder = self.root.parent / name
        manifest = write_folder(folder, rows)
        return self.typed("import", str(folder), "--manifest", str(manifest))

    def builds(self, *options):
        return self.typed("build", "--region", "vasterbotten", "--workers", "1", *options)


@pytest.fixture
def terminal(tmp_path, monkeypatch):
    """A terminal where building is quick: every place keeps its residents."""
    monkeypatch.setattr(building, "run_build", partial(build, calculate=stand_still))
    return Terminal(tmp_path / "store")
