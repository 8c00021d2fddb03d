"""``talentlab survey``: from a frame to a delivery that can be imported."""

import polars as pl
import pytest
from click.testing import CliRunner

from factories.employer_survey import YEAR, answers, frame, true_needs
from talentlab.cli.main import group
from talentlab.pipelines.survey.frame_file import read_plan
from talentlab.store.tidy import TidyTables
from talentlab.store.working import read_working


def run(*words):
    return CliRunner().invoke(group, [str(word) for word in words])


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    """Return a folder with a frame, a plan, answers and the delivery made from them."""
    folder = tmp_path_factory.mktemp("survey")
    frame().write_csv(folder / "frame.csv")
    plan, said_of = folder / "plan.csv", folder / "answers.csv"
    asking = ("--frame", folder / "frame.csv", "--sample-size", 400, "--out", plan)
    said = run("survey", "plan", *asking, "--lang", "en")
    assert said.exit_code == 0, said.output
    asked = read_plan(plan)
    answers(asked, true_needs(asked)).write_csv(said_of)
    weighing = ("--frame", plan, "--answers", said_of, "--year", YEAR)
    told = run("survey", "weigh", *weighing, "--out", folder / "delivery", "--lang", "sv")
    assert told.exit_code == 0, told.output
    return folder, said.output, told.output


def test_the_plan_says_whom_it_asks_and_how_sure_that_makes_it(survey):
    _, said, _ = survey

    assert "of which 400 are asked" in said
    assert "If 33% answer" in said
    assert "percentage points (95% confidence)" in said


def test_the_outcome_is_told_in_the_readers_language(survey):
    _, _, told = survey

    assert "av 400 arbetsställen" in told
    assert "gick 0 procent inte att föra till ett yrke (0002)" in told
    assert "talentlab import" in told


def test_the_delivery_can_be_imported_as_it_is(survey, tmp_path):
    folder, _, _ = survey
    manifest = folder / "delivery" / "employer-survey.toml"
    done = run("import", manifest.parent, "--manifest", manifest, "--data", tmp_path / "store")

    assert done.exit_code == 0, done.output
    tidy = TidyTables(tmp_path / "store", read_working(tmp_path / "store").parts)
    needs = tidy["employer_needs"]
    assert set(needs["measure"]) == {"stated", "grossed"}
    assert set(needs["status"]) == {"counted", "suppressed"}
    assert needs.filter(pl.col("status") == "suppressed")["need_persons"].is_null().all()
    assert tidy["survey_response"]["asked"].sum() == 400


def test_no_workplace_is_in_the_delivery(survey):
    folder, _, _ = survey

    written = "".join(p.read_text(encoding="utf-8") for p in (folder / "delivery").iterdir())

    assert "W0" not in written


def test_the_frame_is_not_written_over(survey):
    folder, _, _ = survey
    path = folder / "frame.csv"

    done = run("survey", "plan", "--frame", path, "--sample-size", 400, "--out", path)

    assert done.exit_code == 2
    assert path.read_text(encoding="utf-8").startswith("workplace_id,sni_code")


def test_a_file_where_the_folder_should_be_is_told(survey):
    folder, _, _ = survey

    plan = folder / "plan.csv"
    weighing = ("--frame", plan, "--answers", folder / "answers.csv", "--year", YEAR)
    done = run("survey", "weigh", *weighing, "--out", plan, "--lang", "sv")

    assert done.exit_code == 2
    assert "mapp" in done.output


def test_the_templates_are_written_in_the_readers_language(tmp_path):
    done = run("survey", "templates", "--out", tmp_path / "mallar", "--lang", "sv")

    assert done.exit_code == 0, done.output
    assert "Börja med las-mig.pdf" in done.output
    assert (tmp_path / "mallar" / "arbetsgivarenkat.pdf").read_bytes().startswith(b"%PDF")
    assert "frame.csv" in {path.name for path in (tmp_path / "mallar").iterdir()}


def test_answers_that_lie_where_the_delivery_goes_are_not_written_over(survey, tmp_path):
    folder, _, _ = survey
    mine = tmp_path / "employer_needs.csv"
    mine.write_bytes((folder / "answers.csv").read_bytes())
    weighing = ("--frame", folder / "plan.csv", "--answers", mine, "--year", YEAR)

    done = run("survey", "weigh", *weighing, "--out", tmp_path)

    assert done.exit_code == 2
    assert mine.read_bytes() == (folder / "answers.csv").read_bytes()


def test_faults_are_told_in_words_with_row_and_what_to_do(survey, tmp_path):
    folder, _, _ = survey
    wrong = tmp_path / "answers.csv"
    wrong.write_text(
        "workplace_id,ssyk_code,horizon_years,low,best,high,event\nGone,2221,0,,1,,\n", "utf-8"
    )
    weighing = ("--frame", folder / "plan.csv", "--answers", wrong, "--year", YEAR)

    done = run("survey", "weigh", *weighing, "--out", tmp_path / "out", "--lang", "sv")

    assert done.exit_code == 42
    assert "numret finns inte i planen" in done.output
    assert not (tmp_path / "out").exists()
