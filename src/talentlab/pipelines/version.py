"""Which code calculated a number: the package's version, its commit and a hash of its source."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

_METHOD: Final = (
    "calc",
    "pipelines/balance",
    "pipelines/demand/",
    "pipelines/educat",
    "pipelines/employment/",
    "pipelines/openings/",
    "pipelines/outlook",
    "pipelines/population/",
    "pipelines/said",
    "pipelines/seats/",
    "pipelines/signals/",
    "pipelines/supply/",
    "tables/balance",
    "tables/breaks",
    "tables/demand",
    "tables/employment",
    "tables/openings",
    "tables/outlook",
    "tables/scenarios",
    "tables/seat_plans",
    "tables/signals",
    "tables/supply",
    "vocab/education_pools",
)
"""What decides the numbers of the outlook: folders and the beginnings of file names."""


@dataclass(frozen=True, slots=True)
class CodeVersion:
    """The version as people write it, and hashes that also tell an edited copy apart.

    ``commit`` is empty when the package does not lie in a git checkout. ``method_sha256`` covers
    only what the outlook is calculated with, so it tells whether the *method* changed.
    """

    package: str
    commit: str
    source_sha256: str
    method_sha256: str

    def __str__(self) -> str:
        commit = f"+g{self.commit[:10]}" if self.commit else ""
        return f"{self.package}{commit} (source {self.source_sha256[:10]})"


@cache
def code_version() -> CodeVersion:
    """Return the version of the code that is running. Needs no git."""
    package = Path(str(files("talentlab")))
    sources = [path for path in sorted(package.rglob("*.py")) if "web" not in path.parts]
    method = [p for p in sources if p.relative_to(package).as_posix().startswith(_METHOD)]
    return CodeVersion(
        package=version("talentlab"),
        commit=_commit(package),
        source_sha256=_sha256_of_files(package, sources),
        method_sha256=_sha256_of_files(package, method),
    )


def _sha256_of_files(package: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _commit(package: Path) -> str:
    """Return the commit that is checked out above ``package``, read from git's own files."""
    for folder in package.parents:
        if (folder / ".git" / "HEAD").is_file() and (folder / "pyproject.toml").is_file():
            return _head(folder / ".git")
    return ""


def _head(git: Path) -> str:
    head = (git / "HEAD").read_text(encoding="utf-8").strip()
    if not head.startswith("ref: "):
        return head
    name = head.removeprefix("ref: ")
    if (git / name).is_file():
        return (git / name).read_text(encoding="utf-8").strip()
    packed = git / "packed-refs"
    lines = packed.read_text(encoding="utf-8").splitlines() if packed.is_file() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {name}")), "")
