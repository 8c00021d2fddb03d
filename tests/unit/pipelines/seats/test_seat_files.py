"""Anyone's seat problem: read whole, or refused with everything that is wrong."""

import numpy as np
import pytest
import xlsxwriter
from scipy.stats import norm

from factories.seat_files import AREAS, LIMITS, PROGRAMMES, needs, rows, tables, write_folder
from talentlab.calc.seats.problem import Limit
from talentlab.errors import SeatFilesHaveFaults
from talentlab.pipelines.seats.folder import read_problem
from talentlab.pipelines.seats.solved import solve


def faults(folder, **changed):
    with pytest.raises(SeatFilesHaveFaults) as caught:
        read_problem(write_folder(folder, **changed), budget=None)
    assert caught.value.facts["total"] == len(caught.value.facts["faults"])
    return {(f.file, f.row, f.column, f.value) for f in caught.value.facts["faults"]}


def in_a_book(path, texts):
    with xlsxwriter.Workbook(path, {"strings_to_numbers": True}) as book:
        for name, text in texts.items():
            sheet = book.add_worksheet(name)
            for y, row in enumerate(rows(text)):
                sheet.write_row(y, 0, row)
    return path


def test_a_folder_becomes_a_problem(tmp_path):
    found = read_problem(write_folder(tmp_path), budget=None)

    problem = found.problem
    assert problem.programmes == ("Nurse Umeå", "Care Vännäs", "Care Umeå")
    assert problem.groups == ("55Q", "37G")
    assert problem.group_of.tolist() == [0, 1, 1]
    assert problem.years == (2026, 2027, 2028)
    # Those who start in 2028 are ready in 2029: the need is taken to last so long.
    assert problem.need_years == (2026, 2027, 2028, 2029)
    assert found.need.shape == (40, 2, 4)
    np.testing.assert_array_equal(found.need[:, :, 3], found.need[:, :, 2])
    assert any("2028" in text.en for text in found.assumptions)
    assert (problem.risk_weight, found.settings.planned_on) == (0.1, 60)


def test_an_empty_limit_is_no_limit_and_not_zero(tmp_path):
    problem = read_problem(write_folder(tmp_path), budget=None).problem

    found = {resource.limit: resource.available.tolist() for resource in problem.resources}
    assert found == {
        Limit.BUDGET: [24e6] * 3,
        Limit.PLACEMENTS: [np.inf, 110.0, 110.0],
        Limit.TEACHERS: [np.inf, np.inf, 14.0],
    }


def test_a_typed_budget_takes_the_place_of_the_files(tmp_path):
    found = read_problem(write_folder(tmp_path), budget=5e6)

    assert found.problem.resources[0].available.tolist() == [5e6] * 3
    assert any("5000000" in text.sv for text in found.assumptions)


def test_a_limit_of_an_area_holds_only_there(tmp_path):
    limits = "area_code,year,placements\nwest,2026,10\nwest,2027,10\nwest,2028,10\n"
    other = PROGRAMMES.replace("higher_education,west", "higher_education,")

    (found,) = read_problem(
        write_folder(tmp_path, limits=limits, programmes=other), budget=None
    ).problem.resources

    assert (found.area, found.per_seat.tolist()) == ("west", [0.0, 1.0, 0.5])


def test_a_workbook_says_the_same_as_a_folder(tmp_path):
    path = in_a_book(tmp_path / "seats.xlsx", tables())

    in_book = read_problem(path, budget=None)
    in_folder = read_problem(write_folder(tmp_path / "seats"), budget=None)

    assert in_book.programmes.equals(in_folder.programmes)
    np.testing.assert_array_equal(in_book.need, in_folder.need)


def test_semicolons_and_a_byte_order_mark_are_read(tmp_path):
    text = "\ufeff" + PROGRAMMES.replace(",", ";")

    assert read_problem(write_folder(tmp_path, programmes=text), budget=None)


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    wrong = (
        PROGRAMMES.replace("60,20,120", "60,20,many")
        .replace("0.7,0.9,14", "1.7,0.9,")
        .replace("adult", "kvällskurs")
    )

    found = faults(
        tmp_path,
        programmes=wrong,
        limits=LIMITS.replace("budget_sek", "money"),
        settings="setting,value\nrisk_weight,-1\n",
    )

    assert found == {
        ("programmes", 2, "max_seats", "many"),
        ("programmes", 3, "completion", "1.7"),
        ("programmes", 3, "applicants", ""),
        ("programmes", 4, "school_form", "kvällskurs"),
        ("limits", 1, "money", "money"),
        ("settings", 2, "value", "-1"),
    }


def test_missing_files_and_columns_are_told(tmp_path):
    (tmp_path / "programmes.csv").write_text("programme\nNurse\n", encoding="utf-8")

    with pytest.raises(SeatFilesHaveFaults) as caught:
        read_problem(tmp_path, budget=None)

    told = {(f.file, f.column) for f in caught.value.facts["faults"]}
    assert ("needs", "–") in told
    assert {("programmes", "applicants"), ("programmes", "lag_years")} <= told


def test_what_does_not_fit_together_is_told(tmp_path):
    some = PROGRAMMES.replace("30,10,80", "30,90,80").replace("55Q,2480", "99X,2480")

    found = faults(
        tmp_path,
        programmes=some,
        limits="year,budget_sek\n2026,1\n2040,1\n",
        settings="setting,value\nrisk_wait,1\ntail,1\nheld_out,0\ncompletion_persons,0\n",
    )

    assert found == {
        ("programmes", 4, "max_seats", "80 < 90"),
        ("programmes", 2, "education_group_code", "99X"),
        ("limits", 2, "year", "2026–2040"),
        ("settings", 2, "setting", "risk_wait"),
        ("settings", 3, "tail", "1"),
        ("settings", 4, "held_out", "0"),
        ("settings", 5, "completion_persons", "0"),
    }


@pytest.mark.parametrize("lost", ["55Q,2027,3,", "37G,2026,0,"])
def test_a_need_that_is_missing_is_not_zero(tmp_path, lost):
    kept = "\n".join(line for line in needs().splitlines() if not line.startswith(lost)) + "\n"

    assert faults(tmp_path, needs=kept) == {("needs", 2, "–", "239 ≠ 240")}


def test_a_row_that_is_there_twice_is_told(tmp_path):
    twice = PROGRAMMES + PROGRAMMES.splitlines()[1] + "\n"

    assert faults(tmp_path, programmes=twice) == {("programmes", 5, "programme", "Nurse Umeå")}


def test_two_municipalities_may_not_plan_upper_secondary_seats_alone(tmp_path):
    found = faults(tmp_path, areas=AREAS.replace("west,2401\n", ""))

    assert found == {("areas", 2, "region_code", "west: 2460, 2480")}


def test_a_school_outside_every_area_is_told(tmp_path):
    found = faults(tmp_path, areas=AREAS.replace("west,2460", "west,2404"))

    assert found == {("programmes", 3, "region_code", "west 2460")}


def test_a_file_that_is_no_table_is_told(tmp_path):
    write_folder(tmp_path)
    (tmp_path / "needs.csv").write_bytes(b"\xff\xfe\x00\x01\xff")

    with pytest.raises(SeatFilesHaveFaults) as caught:
        read_problem(tmp_path, budget=None)

    assert [f.file for f in caught.value.facts["faults"]] == ["needs.csv"]


def test_a_small_problem_is_planned_on_half_of_many_draws_and_judged_on_the_rest(tmp_path):
    few = tmp_path / "few"
    programmes = (
        "programme,education_group_code,seats_today,min_group,max_seats,cost_per_seat_sek,"
        "lag_years,completion,retention,applicants\nOne,55Q,100,1,1000,0,0,1,1,9000\n"
    )
    quantiles = norm.ppf((np.random.default_rng(3).permutation(2000) + 0.5) / 2000, 120, 30)
    lines = [f"55Q,2026,{d},{need:.4f}" for d, need in enumerate(quantiles)]
    prepared = read_problem(
        write_folder(
            few,
            programmes=programmes,
            needs="education_group_code,year,draw,need_persons\n" + "\n".join(lines) + "\n",
            settings="setting,value\nshortage_sek,3\nsurplus_sek,1\nrisk_weight,0\nchange_sek,0\n",
            limits=None,
            areas=None,
        ),
        budget=None,
    )

    solved = solve(prepared, seed=1)

    assert len(solved.planned.need) == 1000
    assert set(solved.planned.origin) & set(solved.held_out.origin) == set()
    assert solved.plan.seats[0, 0] == pytest.approx(140.23, rel=0.015)


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("programmes", "300000,1,", "1e308,1,", (2, "cost_per_seat_sek", "1e308")),
        ("programmes", "300000,1,", "300000,1e9,", (2, "lag_years", "1e9")),
        ("programmes", ",60,20,120,", ",60,20,9223372036854775807,",
         (2, "max_seats", "9223372036854775807")),
        ("programmes", "Nurse Umeå", "Nurse\x1b[2J", (2, "programme", "Nurse\x1b[2J")),
        ("limits", "2028,", "1e300,", (4, "year", "1e300")),
        ("limits", "2028,", "1e18,", (4, "year", "1e18")),
        ("settings", "held_out,200", "held_out,1e12", (3, "held_out", "1e12 > 100000")),
        ("settings", "risk_weight,0.1", "lasting_years,1e9", (5, "lasting_years", "1e9 > 100")),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_told_before_anything_is_calculated(
    tmp_path, file, before, after, told
):
    text = tables()[file]
    assert before in text

    assert faults(tmp_path, **{file: text.replace(before, after, 1)}) == {(file, *told)}


def test_a_name_too_long_for_a_cell_is_told(tmp_path):
    found = faults(tmp_path, programmes=PROGRAMMES.replace("Nurse Umeå", "N" * 40_000))

    assert {fault[:3] for fault in found} == {("programmes", 2, "programme")}


@pytest.mark.parametrize("name", ["limit.csv", "Limits.csv", "needs.CSV"])
def test_a_file_with_another_name_is_told_and_not_passed_over(tmp_path, name):
    write_folder(tmp_path, limits=None)
    (tmp_path / name).write_text(LIMITS, encoding="utf-8")

    assert faults(tmp_path, limits=None) == {(name, 1, "–", "")}


def test_a_link_to_nothing_is_no_file_that_was_left_out(tmp_path):
    write_folder(tmp_path, limits=None)
    (tmp_path / "limits.csv").symlink_to(tmp_path / "nowhere")

    assert {fault[0] for fault in faults(tmp_path, limits=None)} == {"limits.csv"}


@pytest.mark.parametrize(
    ("heading", "told"), [("budget_sek", "budget_sek (5)"), ("", "(5)"), ("row", "row")]
)
def test_a_column_of_a_workbook_is_told_when_it_cannot_be_used(tmp_path, heading, told):
    header, *lines = LIMITS.splitlines()
    wider = "\n".join([f"{header},{heading}", *(f"{line},1" for line in lines)])

    with pytest.raises(SeatFilesHaveFaults) as caught:
        read_problem(in_a_book(tmp_path / "seats.xlsx", tables(limits=wider)), budget=None)

    assert [(f.file, f.column) for f in caught.value.facts["faults"]] == [("limits", told)]


def test_a_sheet_nearly_called_limits_is_told(tmp_path):
    texts = tables(limits=None) | {"Limits ": LIMITS, "notes": "a,b"}
    path = in_a_book(tmp_path / "seats.xlsx", texts)

    with pytest.raises(SeatFilesHaveFaults) as caught:
        read_problem(path, budget=None)

    assert [f.file for f in caught.value.facts["faults"]] == ["Limits "]
