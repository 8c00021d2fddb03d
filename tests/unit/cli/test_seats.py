"""``talentlab seats``: from files to a workbook, in the reader's language."""

import zipfile

import polars as pl
import pytest
import python_calamine
from click.testing import CliRunner

from factories.seat_files import PROGRAMMES, needs, write_folder
from factories.seat_region import balance, tidy
from talentlab.cli.main import group
from talentlab.store.disk import Disk
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, Draft, write_release
from talentlab.tables.card import Card
from talentlab.tables.catalogue import TABLES
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

AT = "2026-11-24T09:00:00+01:00"

SHEETS = {
    "sv": ["Plan", "Jämförelse", "Vad som begränsar", "Värden", "Antaganden", "Källa"],
    "en": ["Plan", "Compared", "What binds", "Values", "Assumptions", "Source"],
}


def run(*words):
    return CliRunner().invoke(group, ["seats", *(str(word) for word in words)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    programmes = PROGRAMMES.replace("Care Umeå", "=HYPERLINK(1)")
    return write_folder(tmp_path_factory.mktemp("seats") / "mine", programmes=programmes)


@pytest.fixture(scope="module")
def books(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    paths = {language: out / f"{language}.xlsx" for language in SHEETS}
    for language, path in paths.items():
        done = run("--data", folder, "--out", path, "--lang", language)
        assert done.exit_code == 0, done.output
    return paths


def cells(path, sheet):
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


@pytest.mark.parametrize("language", SHEETS)
def test_the_workbook_has_every_sheet_in_the_readers_language(books, language):
    book = python_calamine.CalamineWorkbook.from_path(books[language])

    assert book.sheet_names == SHEETS[language]


def test_the_plan_stands_beside_todays_seats_and_keeps_the_budget(books):
    header, *rows = cells(books["en"], "Plan")
    plan = pl.DataFrame(rows, schema=header, orient="row")

    assert plan.height == 3 * 3
    assert plan.filter(pl.col("Year") == 2026)["Seats today"].to_list() == [60, 12, 30]
    assert (plan["Change"] == plan["Seats planned"] - plan["Seats today"]).all()
    cost = {"Nurse Umeå": 300_000, "Care Vännäs": 250_000, "=HYPERLINK(1)": 90_000}
    spent = plan.with_columns(
        sek=pl.col("Seats planned") * pl.col("Programme").replace_strict(cost)
    )
    assert spent.group_by("Year").agg(pl.col("sek").sum())["sek"].max() <= 24e6


def test_a_text_that_looks_like_a_formula_stays_a_text(books):
    with zipfile.ZipFile(books["en"]) as packed:
        sheets = [n for n in packed.namelist() if n.startswith("xl/worksheets/sheet")]

        assert all(b"<f>" not in packed.read(name) for name in sheets)
    assert "=HYPERLINK(1)" in [row[0] for row in cells(books["en"], "Plan")]


def test_what_the_plan_is_worth_adds_up(books):
    values = {row[0]: row for row in cells(books["en"], "Values")[1:]}

    for column in (1, 2):
        plan = values["The plan"][column]
        regret = values["Regret of today's seats"][column]
        assert values["Today's seats"][column] - plan == pytest.approx(regret)
    assert values["The plan"][1] <= values["Plan for the average"][1]
    assert values["Value of perfect information, at most"][1] >= 0


def test_every_assumption_and_the_source_follow_the_plan(books):
    assumed = " ".join(row[1] for row in cells(books["sv"], "Antaganden"))
    source = dict(row[:2] for row in cells(books["sv"], "Källa"))

    assert "300000 kronor" in assumed
    assert "antas vara som 2028" in assumed
    assert source["Räknat ur"] == "mine"
    assert "inte ett beslut" in source["Att tänka på"]


def test_the_same_seed_gives_the_same_plan(folder, books, tmp_path):
    again = tmp_path / "again.xlsx"

    run("--data", folder, "--out", again, "--lang", "en")

    assert cells(again, "Plan") == cells(books["en"], "Plan")


def test_the_input_is_never_overwritten(folder):
    before = (folder / "needs.csv").read_bytes()

    done = run("--data", folder, "--out", folder / "needs.csv", "--lang", "en")

    assert done.exit_code == 2
    assert "must not be overwritten" in done.output
    assert (folder / "needs.csv").read_bytes() == before


def test_faults_are_told_in_words_and_nothing_is_written(tmp_path):
    folder = write_folder(tmp_path / "mine", needs=None)
    out = tmp_path / "plan.xlsx"

    done = run("--data", folder, "--out", out, "--lang", "sv")

    assert done.exit_code == 61
    assert "filen saknas" in done.output
    assert not out.exists()


def test_limits_that_contradict_each_other_are_told_in_words(tmp_path):
    header, *lines = PROGRAMMES.splitlines()
    slow = "\n".join([f"{header},max_cut", *(f"{line},1" for line in lines)]) + "\n"
    folder = write_folder(tmp_path / "mine", programmes=slow)

    done = run("--data", folder, "--budget", 1, "--out", tmp_path / "p.xlsx", "--lang", "en")

    assert done.exit_code == 60
    assert "• Cut in a year" in done.output
    assert "• Money" in done.output


def test_a_need_with_one_draw_has_no_standard_error(tmp_path):
    folder = write_folder(tmp_path / "mine", needs=needs(draws=1))
    out = tmp_path / "plan.xlsx"

    done = run("--data", folder, "--out", out, "--lang", "en")

    assert done.exit_code == 0, done.output
    assert "only one draw" in done.output
    assert {row[3] for row in cells(out, "Values")[1:]} == {""}


def test_a_problem_or_a_region_is_asked_for(tmp_path):
    done = run("--out", tmp_path / "plan.xlsx", "--lang", "en")

    assert done.exit_code == 2
    assert "--data" in done.output


@pytest.fixture
def store(tmp_path):
    """Return a store whose release has seats and a balance, all invented."""

    def publish(*tables):
        card = Card(Text(sv="t", en="t"), producer="p", source="s", licence="CC0-1.0",
                    synthetic=True)  # fmt: skip
        given = {**tidy(), "balance_draws": balance()}
        draft = Draft(
            name="first", created_at=AT, region=load_region("vasterbotten"), base_year=2025,
            code_version="0.1.0", method_sha256="0" * 64, assumptions={"draws": 20, "seed": 1},
            tables=tuple(Contribution(TABLES[name], given[name], card) for name in tables),
        )  # fmt: skip
        write_release(tmp_path / "store", draft)
        point_at(tmp_path / "store", "first", at=AT, deed="publish", disk=Disk())
        return tmp_path / "store"

    return publish


def test_a_region_is_planned_from_what_is_published(store, tmp_path):
    root = store("seats", "applicants", "graduates", "programme_terms", "balance_draws")
    out = tmp_path / "plan.xlsx"

    done = run("--region", "vasterbotten", "--data", root, "--budget", 30e6, "--out", out,
               "--lang", "sv")  # fmt: skip

    assert done.exit_code == 0, done.output
    assert "EXEMPELDATA" in done.output
    source = dict(row[:2] for row in cells(out, "Källa"))
    assert source["Räknat ur"] == "first"
    assert {row[0] for row in cells(out, "Plan")[1:]} == {
        "2480 55Q higher_education", "2482 37G adult", "2460 37G upper_secondary"
    }  # fmt: skip
    money = [row for row in cells(out, "Vad som begränsar") if row[0] == "Pengar"]
    assert len(money) == 5
    assert all(used <= available == 30e6 for *_, used, available, _, _, _ in money)


def test_a_release_without_needs_or_seats_is_told(store, tmp_path):
    root = store("seats")

    done = run("--region", "vasterbotten", "--data", root, "--out", tmp_path / "p.xlsx")

    assert done.exit_code == 26
    assert "balance_draws" in done.output


def test_a_store_without_a_release_is_told(tmp_path):
    done = run("--region", "vasterbotten", "--data", tmp_path, "--out", tmp_path / "p.xlsx")

    assert done.exit_code == 16


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--budget", "nan"), "--budget kan inte vara nan. Skriv som 50000000."),
        (("--budget", "-1"), "--budget kan inte vara -1. Skriv som 50000000."),
        (("--seed", "-1"), "--seed kan inte vara -1. Skriv ett heltal, minst 0."),
    ],
)
def test_a_number_that_is_none_is_told_in_words(folder, tmp_path, words, told):
    done = run("--data", folder, "--out", tmp_path / "plan.xlsx", "--lang", "sv", *words)

    assert done.exit_code == 2
    assert told in done.output


def test_a_link_to_nothing_is_told_though_the_plan_is_there_already(tmp_path):
    folder = write_folder(tmp_path / "mine", limits=None)
    (folder / "limits.csv").symlink_to(tmp_path / "nowhere")
    out = tmp_path / "plan.xlsx"
    out.write_bytes(b"earlier")

    done = run("--data", folder, "--out", out, "--lang", "sv")

    assert done.exit_code == 61
    assert out.read_bytes() == b"earlier"
