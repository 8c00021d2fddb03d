"""Every command in the documents is one that works: it is read by the program itself."""

import re
import shlex
import subprocess

import click
import pytest

from repo.repository import ROOT, kept_files, short
from talentlab.cli.main import group

GENERATED = {"docs/reference/cli.md"}
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def written(program):
    """Return the words of every line of a shell example that starts with ``program``."""
    return [
        shlex.split(line, comments=True)
        for path in kept_files()
        if path.suffix == ".md" and short(path) not in GENERATED
        for block in BLOCK.findall(path.read_text(encoding="utf-8"))
        for line in block.replace("\\\n", " ").splitlines()
        if line.strip().startswith(f"{program} ")
    ]


def commands_of(words):
    """Return the commands of one line, where several are joined."""
    found = [[]]
    for word in words:
        if word in {"&&", "|", ";"}:
            found.append([])
        else:
            found[-1].append(word)
    return found


def read_by(command, words):
    """Let click read the words as it would, without running anything."""
    name, *rest = words
    while isinstance(command, click.Group):
        name, *rest = rest
        command = command.commands[name]
    command.make_context(name, rest)


def test_the_documents_show_commands():
    assert len(written("talentlab")) > 10
    assert len(written("make")) > 5


@pytest.mark.parametrize("words", written("talentlab"), ids=" ".join)
def test_a_written_command_is_understood(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in re.findall(r"\b[A-Z]\.csv\b", " ".join(words)):
        (tmp_path / name).write_text("region,sex,age,year,persons\n", encoding="utf-8")
    (tmp_path / "FOLDER").mkdir()
    (tmp_path / "FOLDER" / "employer-survey.toml").touch()  # as `talentlab survey weigh` writes it
    (tmp_path / "deliveries").mkdir()
    for manifest in [
        *(ROOT / "deliveries").glob("*.toml"),
        *(ROOT / "tests").rglob("manifest.toml"),
    ]:
        (tmp_path / "deliveries" / manifest.name).write_bytes(manifest.read_bytes())

    for command in commands_of(words):
        read_by(group, command)


@pytest.mark.parametrize("words", written("make"), ids=" ".join)
def test_a_written_make_target_exists(words):
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))

    assert [w for w in words[1:] if "=" not in w and w not in targets] == []


def test_make_alone_lists_every_target_that_a_person_may_want():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    promised = {"setup", "run", "test", "test-fast", "bench", "lint", "docs", "clean"}

    assert promised - set(re.findall(r"^make ([a-z-]+)", listed, re.MULTILINE)) == set()


def test_the_automatic_check_does_what_a_person_does():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[-1] == "exec make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
