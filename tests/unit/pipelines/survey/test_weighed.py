"""Answers become numbers for everybody, right on average, and tell of no single employer."""

import numpy as np
import polars as pl
import pytest

from factories.employer_survey import OCCUPATIONS, YEAR, answers, frame, true_needs
from talentlab.errors import OwnFileHasFaults
from talentlab.pipelines.survey.frame_file import read_plan
from talentlab.pipelines.survey.plan import plan_survey
from talentlab.pipelines.survey.weighed import weigh

ANSWER_COLUMNS = "workplace_id,ssyk_code,horizon_years,low,best,high,event"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("survey")
    frame().write_csv(folder / "frame.csv")
    plan_survey(folder / "frame.csv", 400, response=0.7, seed=1).rows.write_csv(folder / "plan.csv")
    return folder


@pytest.fixture(scope="module")
def plan(folder):
    return read_plan(folder / "plan.csv")


@pytest.fixture(scope="module")
def needs(plan):
    return true_needs(plan)


@pytest.fixture(scope="module")
def weighed(folder, plan, needs):
    answers(plan, needs).write_csv(folder / "answers.csv")
    return weigh(folder / "plan.csv", folder / "answers.csv", year=YEAR)


def shown(weighed, measure, sector="total"):
    return weighed.needs.filter(
        pl.col("measure") == measure, pl.col("sector") == sector, pl.col("status") == "counted"
    )


def true_need(needs, code):
    return sum(needs[:, k].sum() for k, own in enumerate(OCCUPATIONS) if own.startswith(code))


@pytest.mark.slow
def test_intervals_hold_the_truth_in_most_surveys(folder, needs, tmp_path):
    errors, within = [], []
    for seed in range(24):
        drawn = plan_survey(folder / "frame.csv", 400, response=0.7, seed=100 + seed)
        drawn.rows.write_csv(tmp_path / "plan.csv")
        asked = read_plan(tmp_path / "plan.csv")
        answers(asked, needs, seed=seed).write_csv(tmp_path / "answers.csv")
        found = shown(weigh(tmp_path / "plan.csv", tmp_path / "answers.csv", year=YEAR), "grossed")
        truth = np.array([true_need(needs, code) for code in found["ssyk_code"]])
        errors += (found["need_persons"].to_numpy() / truth - 1).tolist()
        within += (
            np.abs(found["need_persons"].to_numpy() - truth)
            <= 1.96 * found["standard_error"].to_numpy()
        ).tolist()

    assert abs(np.mean(errors)) < 0.04
    assert 0.84 <= np.mean(within) <= 0.99


def test_what_was_stated_is_the_sum_of_the_answers_and_grossed_up_is_more(folder, weighed):
    said = pl.read_csv(folder / "answers.csv", schema_overrides={"ssyk_code": pl.String})
    stated = shown(weighed, "stated")

    for code, need in stated.select("ssyk_code", "need_persons").iter_rows():
        own = said.filter(pl.col("ssyk_code").str.starts_with(code))
        assert need == pytest.approx(own["best"].sum())
    grossed = shown(weighed, "grossed")
    assert (grossed["need_persons"] > stated["need_persons"]).all()
    assert set(stated["standard_error"]) == {0.0}


def test_sectors_are_told_apart_and_withheld_together(weighed):
    apart = weighed.needs.filter(pl.col("sector") != "total")
    states = apart.group_by("ssyk_code").agg(pl.col("status").unique())

    assert {len(found) for found in states["status"]} == {1}
    sums = apart.filter(pl.col("measure") == "grossed", pl.col("status") == "counted")
    total = {row["ssyk_code"]: row["need_persons"] for row in shown(weighed, "grossed").to_dicts()}
    for code, both in sums.group_by("ssyk_code").agg(pl.col("need_persons").sum()).iter_rows():
        assert both == pytest.approx(total[code], abs=0.3)


def test_the_response_counts_every_workplace_once(weighed, plan):
    inside = plan.filter(pl.col("selection") != "outside")

    assert weighed.response["population"].sum() == inside.height
    assert weighed.response["asked"].sum() == weighed.asked == 400
    assert weighed.response["answered"].sum() == weighed.answered
    assert weighed.miss < 1e-6


def edited(folder, tmp_path, rows, *, closed=()):
    """Return the outcome with other answers for the first workplaces that were always asked."""
    plan = pl.read_csv(folder / "plan.csv", schema_overrides={"municipality": pl.String})
    plan.with_columns(
        selection=pl.when(pl.col("workplace_id").is_in(closed))
        .then(pl.lit("closed"))
        .otherwise("selection")
    ).write_csv(tmp_path / "plan.csv")
    (tmp_path / "answers.csv").write_text("\n".join([ANSWER_COLUMNS, *rows]) + "\n", "utf-8")
    return weigh(tmp_path / "plan.csv", tmp_path / "answers.csv", year=YEAR)


@pytest.fixture(scope="module")
def asked(plan):
    return plan.filter(pl.col("selection") == "take_all")["workplace_id"].to_list()


def test_an_event_counts_once_and_stands_for_itself(folder, tmp_path, asked):
    rows = [f"{number},2221,0,,2," for number in asked[:60]]
    told = [f"{asked[0]},2221,0,,30,,plant", f"{asked[1]},2221,0,,20,,plant"]

    without = shown(edited(folder, tmp_path, [f"{row}," for row in rows]), "grossed")
    found = edited(folder, tmp_path, [*(f"{row}," for row in rows), *told])

    extra = shown(found, "grossed")["need_persons"][0] - without["need_persons"][0]
    assert extra == pytest.approx(30, abs=0.11)
    assert found.events == ("plant",)


def test_an_occupation_that_cannot_be_told_stays_a_value_of_its_own(folder, tmp_path, asked):
    rows = [f"{number},0002,0,,1,," for number in asked[:30]]
    rows += [f"{number},2221,0,,1,," for number in asked[30:60]]

    found = edited(folder, tmp_path, rows)

    assert shown(found, "stated").select("ssyk_code", "need_persons").rows() == [
        ("2221", 30.0), ("0002", 30.0),
    ]  # fmt: skip
    assert found.unclassifiable == pytest.approx(0.5)


def test_a_question_left_out_is_not_a_zero(folder, tmp_path, asked):
    whole = [f"{n},2221,{h},,2,," for n in asked[:40] for h in (0, 1)]
    silent = [f"{n},2221,0,,2,,\n{n},2221,1,,,," for n in asked[40:50]]

    rows = shown(edited(folder, tmp_path, [*whole, *silent]), "stated")

    assert rows.select("horizon_years", "need_persons", "workplaces").rows() == [
        (0, 100.0, 50), (1, 80.0, 40),
    ]  # fmt: skip


def test_a_range_makes_the_number_less_sure(folder, tmp_path, asked):
    sharp = [f"{n},2221,0,3,3,3," for n in asked[:40]]
    wide = [f"{n},2221,0,0,3,6," for n in asked[:40]]

    exact, unsure = (shown(edited(folder, tmp_path, rows), "stated") for rows in (sharp, wide))

    assert exact["need_persons"].to_list() == unsure["need_persons"].to_list() == [120.0]
    assert unsure["standard_error"][0] == pytest.approx(np.sqrt(40 * 1.5), abs=0.05)


def test_few_workplaces_and_one_that_dominates_are_widened_then_withheld(folder, tmp_path, asked):
    rows = [f"{n},2512,0,,1,," for n in asked[:40]]
    rows += [f"{n},2511,0,,1,," for n in asked[40:43]]
    rows += [f"{n},5321,0,,1,," for n in asked[43:47]]

    found = edited(folder, tmp_path, rows).needs.filter(pl.col("sector") == "total")

    assert set(found.select("ssyk_code", "status").rows()) == {
        ("251", "counted"), ("5", "suppressed"),
    }  # fmt: skip
    assert found.filter(pl.col("status") == "suppressed")["need_persons"].null_count() == 2


def test_closed_workplaces_are_neither_asked_nor_answering(folder, tmp_path, asked):
    rows = [f"{n},2221,0,,2,," for n in asked[:40]]

    open_ones = edited(folder, tmp_path, rows)
    found = edited(folder, tmp_path, rows, closed=asked[40:60])

    assert (found.asked, found.answered) == (open_ones.asked - 20, 40)
    assert found.response["population"].sum() == open_ones.response["population"].sum() - 20
    assert (
        shown(found, "grossed")["need_persons"][0] < shown(open_ones, "grossed")["need_persons"][0]
    )


def test_every_fault_of_the_answers_is_told_at_once(folder, tmp_path, plan, asked):
    not_asked = plan.filter(pl.col("selection") == "not_drawn")["workplace_id"][0]
    rows = [
        "Nobody,2221,0,,1,,",
        f"{not_asked},2221,0,,1,,",
        f"{asked[0]},99999,0,,1,,",
        f"{asked[0]},2221,2,,1,,",
        f"{asked[0]},2221,0,,minus,,",
        f"{asked[1]},none,0,,1,,",
        f"{asked[2]},2221,0,,-3,,",
        f"{asked[3]},2221,0,,1e30,,",
    ]

    with pytest.raises(OwnFileHasFaults) as caught:
        edited(folder, tmp_path, rows)

    assert [(fault.row, fault.column) for fault in caught.value.facts["faults"]] == [
        (2, "workplace_id"), (3, "workplace_id"), (4, "ssyk_code"), (5, "horizon_years"),
        (6, "best"), (7, "ssyk_code"), (8, "best"),
        (9, "best"),
    ]  # fmt: skip


def test_every_contradiction_between_answers_is_told_at_once(folder, tmp_path, asked):
    rows = [
        f"{asked[0]},2221,0,5,3,9,",
        f"{asked[0]},2221,1,5,,,",
        f"{asked[1]},2221,0,,1,,",
        f"{asked[1]},2221,1,,1,,",
        f"{asked[1]},2221,1,,2,,",
        f"{asked[2]},222,0,,1,,",
        f"{asked[2]},222,1,,1,,",
        f"{asked[3]},2221,0,,1,,",
    ]

    with pytest.raises(OwnFileHasFaults) as caught:
        edited(folder, tmp_path, rows)

    assert [(fault.row, fault.column) for fault in caught.value.facts["faults"]] == [
        (2, "low, best, high"), (3, "low, best, high"), (6, "–"), (7, "ssyk_code"),
        (8, "ssyk_code"), (9, "horizon_years"),
    ]  # fmt: skip


def test_too_few_answers_say_nothing_of_the_rest(folder, tmp_path, asked):
    with pytest.raises(OwnFileHasFaults):
        edited(folder, tmp_path, [f"{n},2221,0,,2,," for n in asked[:4]])
    with pytest.raises(OwnFileHasFaults):
        edited(folder, tmp_path, [f"{n},none,,,,," for n in asked[:20]])
