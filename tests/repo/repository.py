"""Where the repository's files are, for the tests that promise things about them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "talentlab"


@cache
def kept_files() -> tuple[Path, ...]:
    """Return every file that git keeps, or would keep at the next commit, in order.

    A promise about the repository is kept before a file is committed, not after it.
    """
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    names = sorted(set(answer.split("\0")) - {""})
    return tuple(path for name in names if (path := ROOT / name).is_file())


@cache
def python_files() -> tuple[Path, ...]:
    """Return the modules of the package, without the migrations Django writes."""
    return tuple(p for p in sorted(PACKAGE.rglob("*.py")) if "migrations" not in p.parts)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of one Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    """Return the path as people say it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    """Return the name a module is imported by."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def headings(path: Path) -> list[str]:
    """Return the headings of a Markdown document, marks included, code blocks left out."""
    found, in_code = [], False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif line.startswith("#") and not in_code:
            found.append(line.rstrip())
    return found
