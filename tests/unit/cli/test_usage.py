"""What a mistyped command is told: in the language that was asked for, and what to type."""

import pytest
from click.testing import CliRunner

from talentlab.cli.main import group
from talentlab.cli.reader import typed_language

OWN = ["--data", __file__, "--to", "2040", "--out", "o.csv"]
MISTAKES = [
    (["bild"], "Det finns inget kommando bild. Menade du build?"),
    (["forecast", "people"], "Det finns inget kommando people."),
    (["build"], "--region saknas."),
    (["explain"], "QUESTION saknas."),
    (
        ["build", "--draw", "3"],
        "Det finns inget alternativ --draw. Menade du --data eller --draws?",
    ),
    (["--nope"], "Det finns inget alternativ --nope."),
    (["build", "--region"], "Det saknas ett värde efter --region."),
    (["serve", "--sample-if-empty=1"], "--sample-if-empty skrivs utan värde."),
    (
        ["build", "--region", "x", "--draws", "3"],
        "--draws kan inte vara 3. Skriv ett heltal, minst 100.",
    ),
    (
        ["build", "--region", "x", "--draws", "a"],
        "--draws kan inte vara a. Skriv ett heltal, minst 100.",
    ),
    (
        ["build", "--region", "x", "--seed", "a"],
        "--seed kan inte vara a. Skriv ett heltal, minst 0.",
    ),
    (
        ["serve", "--port", "70000"],
        "--port kan inte vara 70000. Skriv ett heltal från 1 till 65535.",
    ),
    (
        ["releases", "--data", __file__],
        f"--data kan inte vara {__file__}. Skriv sökvägen till en mapp som går att läsa.",
    ),
    (
        ["forecast", "population", "--data", "no.csv"],
        "--data kan inte vara no.csv. Skriv sökvägen till en fil som finns och går att läsa.",
    ),
    (
        ["forecast", "population", *OWN, "--out", "/"],
        "--out kan inte vara /. Skriv sökvägen till en fil, inte en mapp.",
    ),
    (
        ["backtest", "population", "--data", __file__, "--origins", "x"],
        "--origins kan inte vara x. Skriv som 1990-2020 / 1990,1995.",
    ),
    (
        ["backtest", "population", "--data", __file__, "--origins", "1990", "--horizons", "-1"],
        "--horizons kan inte vara -1. Skriv år framåt, från 1 till 100, som 1,3,5.",
    ),
    (
        ["backtest", "employment", "--data", __file__, "--origins", "1990", "--horizons", "1,101"],
        "--horizons kan inte vara 1,101. Skriv år framåt, från 1 till 100, som 1,3,5.",
    ),
    (
        [
            "backtest",
            "employment",
            "--data",
            __file__,
            "--origins",
            "1990",
            "--horizons",
            "9" * 5000,
        ],
        f"--horizons kan inte vara {'9' * 5000}. Skriv år framåt, från 1 till 100, som 1,3,5.",
    ),
    (
        ["forecast", "employment", *OWN, "--seed", "-1"],
        "--seed kan inte vara -1. Skriv ett heltal, minst 0.",
    ),
    (
        ["forecast", "employment", *OWN, "--draws", "99"],
        "--draws kan inte vara 99. Skriv ett heltal från 100 till 100000.",
    ),
    (
        ["forecast", "population", *OWN, "--draws", "100001"],
        "--draws kan inte vara 100001. Skriv ett heltal från 100 till 100000.",
    ),
    (
        ["forecast", "population", *OWN, "--out", ""],
        "--out kan inte vara –. Skriv namnet på en fil.",
    ),
    (
        ["forecast", "population", *OWN, "--out", "no/such/o.csv"],
        (
            "--out kan inte vara no/such/o.csv. Mappen finns inte. Skapa den först, eller välj en "
            "annan."
        ),
    ),
    (
        ["forecast", "population", *OWN, "--out", f"{__file__}/o.csv"],
        (
            f"--out kan inte vara {__file__}/o.csv. Mappen finns inte. Skapa den först, eller "
            "välj en annan."
        ),
    ),
    (
        ["forecast", "employment", *OWN, "--out", "o" * 256],
        f"--out kan inte vara {'o' * 256}. Namnet är för långt. Välj ett kortare.",
    ),
    (
        ["forecast", "employment", *OWN, "--out", __file__],
        (
            f"--out kan inte vara {__file__}. Det är en fil som läses, och den ska inte "
            "skrivas över. Välj ett annat namn."
        ),
    ),
    (
        ["backtest", "population", "--format", "xml"],
        "--format kan inte vara xml. Skriv något av table, json.",
    ),
    (
        ["explain", "befolkning", "2480", "2030"],
        "Kommandot tar inte emot mer: 2480 2030. Skriv citattecken runt ord som hör ihop.",
    ),
    (
        ["build", "--region", "none.toml"],
        "Filen none.toml finns inte eller går inte att läsa som text (UTF-8).",
    ),
]


def typed(*words):
    done = CliRunner().invoke(
        group,
        words,
        prog_name="talentlab",
        env={"TALENTLAB_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "en_GB.UTF-8"},
    )
    return done.exit_code, done.output.splitlines()


@pytest.mark.parametrize(("words", "said"), MISTAKES)
def test_a_mistake_is_told_in_swedish_to_who_asked_for_swedish(words, said):
    status, lines = typed("--lang", "sv", *words)

    assert (status, lines[0]) == (2, said)
    assert len(lines) == 2
    assert lines[1].startswith("Så används det: talentlab")


@pytest.mark.parametrize("words", [words for words, _ in MISTAKES])
def test_the_same_mistake_is_told_in_english(words):
    status, lines = typed(*words)

    assert status == 2
    assert len(lines) == 2
    assert lines[1].startswith("How to use it: ")
    assert "Error" not in lines[0]


def test_the_help_of_the_command_that_was_meant_is_pointed_at():
    assert typed("build")[1][1] == "How to use it: talentlab build --help"


def test_the_language_counts_even_after_the_mistake():
    assert typed("build", "--nope", "--lang", "sv")[1][0] == "Det finns inget alternativ --nope."


def test_a_command_alone_is_still_a_question_for_help():
    status, lines = typed("--lang", "sv", "forecast")

    assert status == 2
    assert lines[0].startswith("Usage: ")


def test_options_without_a_command_are_told_so():
    assert typed("--lang", "sv") == (2, ["Kommandot saknas.", "Så används det: talentlab --help"])


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["build", "--lang", "sv"], "sv"),
        (["--lang=en", "build"], "en"),
        (["--lang", "sv", "build", "--lang", "en"], "en"),
        (["--lang"], None),
        (["--lang", "fi"], None),
        ([], None),
    ],
)
def test_the_language_is_found_among_words_that_may_be_wrong(words, language):
    assert typed_language(words) == language
