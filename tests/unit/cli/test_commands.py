import re
from importlib.resources import files

import click
import pytest
from click.testing import CliRunner

from factories.folder import ROWS
from talentlab.cli.main import group
from talentlab.cli.messages import explain
from talentlab.errors import StoreDamaged, UnknownCode
from talentlab.store.disk import Disk
from talentlab.store.lock import only_writer
from talentlab.tables.catalogue import TABLES


def commands(command=group, path=()):
    """Give every command with the words that start it."""
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


COMMANDS = [pytest.param(*found, id=" ".join(found[0]) or "talentlab") for found in commands()]


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_every_command_explains_itself_and_every_option(path, command):
    done = CliRunner().invoke(group, [*path, "--help"])

    assert done.exit_code == 0
    assert "\\b" not in done.output
    assert len((command.help or "").split()) > 5
    unexplained = [
        option.name
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert unexplained == []


def test_the_language_may_be_chosen_before_or_after_the_command(terminal):
    before = terminal.typed("--lang", "en", "releases")
    after = terminal.typed("releases", "--lang", "en")

    assert before == after == (0, f"There are no releases in {terminal.root} yet.\n")
    assert terminal.typed("releases") == (0, f"Det finns inga utgåvor i {terminal.root} ännu.\n")


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["publish"], 15, "talentlab build"),
        (["rollback"], 16, "talentlab publish"),
        (["build", "--region", "vasterbotten"], 14, "talentlab import"),
        (["build", "--region", "vasterboten"], 3, "vasterbotten"),
        (["explain", "befolkning 2480 2030"], 16, "talentlab publish"),
        (["remove", "sample"], 21, "sample"),
        (["tables", "popultion"], 3, "population"),
    ],
)
def test_expected_failures_are_prose_with_a_status_of_their_own(terminal, words, status, said):
    found, output = terminal.typed(*words)

    assert (found, said in output, "Traceback" in output) == (status, True, False)


def test_a_busy_store_says_who_writes(terminal):
    with only_writer(terminal.root, deed="build", disk=Disk()):
        status, words = terminal.imports(ROWS)

    assert (status, "build, pid" in words) == (10, True)


def test_a_question_with_unknown_words_gets_the_nearest_ones(terminal):
    terminal.imports(ROWS)
    terminal.builds()
    terminal.typed("publish")

    status, words = terminal.typed("explain", "befolkning Vännes 2030")
    assert (status, "2460" in words) == (22, True)
    status, words = terminal.typed("explain", "befolkning 2480 1900")
    assert (status, "år 2021–2041" in words) == (23, True)


def test_tables_are_listed_and_described_with_columns_and_units(terminal):
    terminal.imports(ROWS)

    status, words = terminal.typed("tables")
    assert [line.split()[0] for line in words.splitlines()[:-1]] == list(TABLES)
    assert re.search(r"^population +Folkmängd.* \(rader: 3, delar: 1\)$", words, re.MULTILINE)
    status, words = terminal.typed("tables", "population")
    assert status == 0
    assert re.search(r"^  persons +Invånare \[persons\]$", words, re.MULTILINE)
    assert "del trial/population: 3 rader" in words


def test_regions_are_listed_with_their_places(terminal):
    status, words = terminal.typed("regions")

    assert status == 0
    assert [line.split()[0] for line in words.splitlines()] == [
        "dalarna",
        "umearegionen",
        "vasterbotten",
    ]
    assert "Umeå" in words


def test_a_whole_store_is_said_to_be_whole_and_a_damaged_one_is_not(terminal):
    terminal.imports(ROWS)
    terminal.builds()
    terminal.typed("publish", "--name", "first")
    status, words = terminal.typed("check")
    # Two raw files (the manifest too), one part, four derived tables, five tables released.
    assert (status, words) == (
        0,
        f"Allt är helt i {terminal.root}. Filer som stämmer med sina kontrollsummor: 12.\n",
    )

    (terminal.root / "releases" / "first" / "population.parquet").write_bytes(b"")
    (raw,) = (file for file in (terminal.root / "raw" / "scb").iterdir() if not file.suffix)
    raw.unlink()
    status, words = terminal.typed("check")
    assert (status, f"Skadade filer i {terminal.root}: 2 av 12." in words) == (13, True)


def test_a_removed_delivery_is_out_of_the_tables_but_not_out_of_releases(terminal):
    terminal.imports(ROWS)
    terminal.builds()
    terminal.typed("publish")

    status, words = terminal.typed("remove", "trial")

    assert (status, "0 nya, 3 borttagna" in words) == (0, True)
    assert terminal.typed("explain", "befolkning 2480 2021")[0] == 0


def test_cooperation_may_be_switched_off_and_unknown_partners_are_refused(terminal):
    terminal.imports((*ROWS, ("2284", "men", 37, 2021, 50)))
    terminal.builds()
    terminal.typed("publish", "--name", "with")
    assert terminal.typed("explain", "befolkning 2284 2030")[0] == 0

    status, words = terminal.builds("--cooperating", "none")
    assert (status, "regionen är deklarerad på annat sätt" in words) == (0, True)
    terminal.typed("publish", "--name", "without")
    assert terminal.typed("explain", "befolkning 2284 2030")[0] == 23
    assert terminal.builds("--cooperating", "0180")[0] == UnknownCode.exit_status


def test_a_region_may_be_a_file_of_ones_own(terminal, tmp_path):
    shipped = files("talentlab").joinpath("regions", "dalarna.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(shipped, encoding="utf-8")
    terminal.imports([("2080", "men", 37, 2021, 50)])

    status, words = terminal.typed(
        "build", "--region", str(tmp_path / "mine.toml"), "--workers", "1"
    )

    assert (status, "Beräknat för Dalarna" in words) == (0, True)
    assert terminal.typed("build", "--region", str(tmp_path / "missing.toml"))[0] == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_long_lists_of_faults_are_cut_and_say_how_many_more(language):
    many = {f"x{number}": ("y",) for number in range(60)}
    error = UnknownCode(vocabulary="places", codes=tuple(many), nearest=many)

    lines = explain(error, language).splitlines()

    assert sum("•" in line for line in lines) == 50
    assert any("10" in line and "…" in line for line in lines)


def test_the_damaged_file_and_the_remedy_are_named():
    error = StoreDamaged(path="a/b", why="SHA-256 x ≠ y")

    assert "a/b" in explain(error, "sv")
    assert "talentlab check" in explain(error, "en")
