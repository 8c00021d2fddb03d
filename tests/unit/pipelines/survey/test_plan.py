"""Who is asked: everybody large or public, and a draw that can be had again."""

import polars as pl
import pytest

from factories.employer_survey import frame
from talentlab.cli.messages import explain
from talentlab.errors import OwnFileHasFaults
from talentlab.pipelines.survey.cells_read import looks_personal
from talentlab.pipelines.survey.plan import plan_survey

ASKED = ["take_all", "drawn"]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("survey") / "frame.csv"
    frame().with_columns(contact=pl.lit("Karin")).write_csv(path)
    return path


@pytest.fixture(scope="module")
def plan(path):
    return plan_survey(path, 400, response=0.5, seed=1)


def test_as_many_are_asked_as_was_said_and_everybody_is_told_of(plan):
    assert plan.rows.filter(pl.col("selection").is_in(ASKED)).height == plan.asked == 400
    assert plan.rows.height == 1_200 == plan.population + plan.outside


def test_large_and_public_workplaces_are_always_asked(plan):
    is_large = pl.col("employees") >= 50
    is_public = (pl.col("sector") == "public") & (pl.col("employees") >= 2)

    always = plan.rows.filter(is_large | is_public)

    assert set(always["selection"]) == {"take_all"}
    assert always.height == plan.always


def test_at_least_five_are_drawn_in_every_stratum_that_has_them(plan):
    drawn = (
        plan.rows.filter(pl.col("selection").is_in(["drawn", "not_drawn"]))
        .group_by("stratum")
        .agg(left=pl.len(), drawn=(pl.col("selection") == "drawn").sum())
    )

    assert (drawn["drawn"] >= drawn["left"].clip(upper_bound=5)).all()


def test_nothing_but_the_declared_columns_is_passed_on(plan):
    assert plan.rows.columns == [
        "workplace_id", "sni_code", "sector", "employees", "municipality", "stratum", "selection",
    ]  # fmt: skip


def test_the_same_seed_asks_the_same_whatever_the_order_of_the_file(path, plan, tmp_path):
    turned = tmp_path / "turned.csv"
    frame().reverse().write_csv(turned)

    again = plan_survey(turned, 400, response=0.5, seed=1)
    other = plan_survey(path, 400, response=0.5, seed=2)

    assert again.rows.sort("workplace_id").equals(plan.rows.sort("workplace_id"))
    assert not other.rows.equals(plan.rows)


def test_strata_are_expected_to_do_better_than_a_plain_draw(plan):
    assert plan.relative_error < 0.6 * plan.plain
    assert plan.relative_error < plan.one_occupation


def test_a_survey_of_everybody_asks_everybody(path):
    plan = plan_survey(path, 5_000, response=1.0, seed=1)

    assert plan.asked == plan.population
    assert plan.relative_error == pytest.approx(0.0)


def test_too_small_a_survey_says_how_large_it_must_be(path, plan):
    with pytest.raises(OwnFileHasFaults) as caught:
        plan_survey(path, plan.always, response=0.5, seed=1)

    (fault,) = caught.value.facts["faults"]
    assert plan_survey(path, int(fault.value), response=0.5, seed=1).asked == int(fault.value)
    assert "--sample-size" in explain(caught.value, "sv")


def test_every_fault_of_the_frame_is_told_at_once(tmp_path):
    path = tmp_path / "frame.csv"
    path.write_text(
        "workplace_id,sni_code,sector,employees,municipality\n"
        ",C,private,4,2480\n"
        "W1,86.101,public,9,Umeå\n"
        "W1,C,private,4,2480\n"
        "W2,ZZ,private,4,2480\n"
        "W3,C,statlig,4,2480\n"
        "W4,C,private,fyra,2480\n"
        "W5,C,private,4,Ume\n"
        "19800101-1234,C,private,4,2480\n"
        "W6,C,private,99999999999999999999,2480\n",
        encoding="utf-8",
    )

    with pytest.raises(OwnFileHasFaults) as caught:
        plan_survey(path, 5, response=0.5, seed=1)

    assert [(fault.row, fault.column) for fault in caught.value.facts["faults"]] == [
        (2, "workplace_id"), (4, "workplace_id"), (5, "sni_code"), (6, "sector"),
        (7, "employees"), (8, "municipality"), (9, "workplace_id"),
        (10, "employees"),
    ]  # fmt: skip


def test_a_frame_without_anybody_to_ask_is_told(tmp_path):
    path = tmp_path / "frame.csv"
    frame(workplaces=9).with_columns(employees=1).write_csv(path)

    with pytest.raises(OwnFileHasFaults):
        plan_survey(path, 5, response=0.5, seed=1)


@pytest.mark.parametrize("number", ["19800101-1234", "800101-1234", "8001011234", "198001611234"])
def test_a_persons_number_is_not_taken_for_a_workplaces(number):
    assert looks_personal(number)


@pytest.mark.parametrize("number", ["556036-0793", "202100-2874", "12345678", "W00012", "EX-001"])
def test_the_numbers_of_companies_and_workplaces_are(number):
    assert not looks_personal(number)
