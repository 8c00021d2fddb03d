import json
import re
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner

from factories import scenarios as made
from talentlab.cli.main import group
from talentlab.pipelines.scenarios.address import to_address
from talentlab.pipelines.scenarios.plain import scenario_to_plain

HOW_TO = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "ask-what-if.md"
ASKED = made.scenario(made.lever("seats", 20.0), made.lever("retention", 10.0))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("store")
    made.publish(root)
    return root


def typed(store, *words, language="sv"):
    done = CliRunner().invoke(
        group, ["scenario", *words, "--data", str(store)], env={"TALENTLAB_LANG": language}
    )
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output.replace("\u00a0", " ")


def test_an_address_is_answered(store):
    status, words = typed(store, to_address(ASKED))

    assert status == 0
    assert "30 möjliga framtider" in words
    assert "EXEMPELDATA" in words
    assert "Platser: 20 nybörjarplatser per år, Umeå" in words
    assert to_address(ASKED) in words


def test_the_answer_is_in_english_too(store):
    _, words = typed(store, to_address(ASKED), language="en")

    assert "30 possible futures" in words
    assert "Retention: 10 percentage points more graduates who stay" in words


def test_every_difference_can_be_written_to_a_file(store, tmp_path):
    out = tmp_path / "differences.csv"

    status, words = typed(store, to_address(ASKED), "--out", str(out))

    frame = pl.read_csv(out, infer_schema_length=None)
    assert status == 0
    assert f"{frame.height} rader" in words
    assert {"focus", "education_group", "municipality", "occupation"} == set(frame["subject"])


def test_what_it_takes_tells_what_is_not_enough(store):
    little = made.scenario(made.lever("hours", 0.001, made.COUNTY))
    status, words = typed(store, to_address(little), "--takes", "0.9999", language="en")

    assert status == 0
    assert "Probability of no shortage" in words


def test_faults_are_told_in_words_and_nothing_is_calculated(store):
    status, words = typed(store, "v=1&f=24~75N~2032&l=magic~2480~75N~x~2027")

    assert status == 65
    assert "Antal fel: 2" in words
    assert "scenario.levers[1].kind: magic – finns inte. Välj bland: seats" in words


def test_a_store_without_draws_says_what_to_do(tmp_path):
    made.publish(tmp_path, tables=("lever_evidence",))

    status, words = typed(tmp_path, to_address(ASKED))

    assert status == 66
    assert "balance_draws" in words


def test_the_question_of_the_how_to_can_be_asked(store, tmp_path):
    (question,) = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "more-nurses.toml"
    path.write_text(question, encoding="utf-8")

    status, words = typed(store, str(path), language="en")

    assert status == 0
    assert "More nurses, fewer jobs" in words
    assert "Volvo closes, Umeå: 1800 jobs" in words


def test_brackets_in_a_name_are_shown_as_they_are_written(store):
    asked = made.scenario(made.lever("seats", 20.0), shocks=(made.shock(name="[/x] [red]Ny"),))

    status, words = typed(store, to_address(asked))

    assert status == 0
    assert "[/x] [red]Ny" in words


def test_the_scenario_itself_is_never_overwritten(store, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(scenario_to_plain(ASKED)), encoding="utf-8")
    before = path.read_bytes()

    status, words = typed(store, str(path), "--out", str(path), language="en")

    assert status == 2
    assert "must not be overwritten" in words
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--out", "no/such/folder.csv"), "--out kan inte vara no/such/folder.csv."),
        (("--takes", "nan"), "--takes kan inte vara nan. Skriv som 0.8."),
        (("--takes", "0.8", "--out", "x.csv"), "--out kan inte vara x.csv. Med --takes"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_calculated(store, more, told):
    status, words = typed(store, to_address(ASKED), *more)

    assert status == 2
    assert told in words
    assert "framtider" not in words


def test_a_file_too_large_to_be_a_scenario_is_not_read_whole(store, tmp_path):
    path = tmp_path / "large.toml"
    path.write_text("#" * 1_000_001, encoding="utf-8")

    assert typed(store, str(path))[0] == 65
