import itertools
import json

import polars as pl
import pytest
from click.testing import CliRunner

from factories.stocks import BANDS, banded, invented
from talentlab.cli.main import group

NAMES = {
    "method", "horizon", "size_class", "mape_total", "mape_20_64", "age_structure_error",
    "coverage_80", "interval_score_80", "within_5", "n", "wape",
}  # fmt: skip
BAND_LABELS = [*(f"{a}-{a + 4}" for a in BANDS.lower[:-1]), "85+"]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    history = banded(invented(regions=3, years=range(1996, 2011)))
    path = tmp_path_factory.mktemp("own") / "own.csv"
    pl.DataFrame(
        [
            (region, sex, label, year, history.persons[r, y, s, a])
            for r, region in enumerate(history.region_codes)
            for y, year in enumerate(history.years)
            for s, sex in enumerate(history.sexes)
            for a, label in enumerate(BAND_LABELS)
        ],
        schema=["region", "sex", "age", "year", "persons"],
        orient="row",
    ).write_csv(path)
    return path


def run(*words):
    return CliRunner().invoke(group, [str(word) for word in words])


def test_the_backtest_gives_a_program_what_it_asks_for(own):
    done = run(
        "backtest", "population", "--data", own, "--origins", "1990-2004", "--horizons", "1,5",
        "--format", "json",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    rows = json.loads(done.stdout)["rows"]
    assert {frozenset(row) for row in rows} == {frozenset(NAMES)}
    overall = [row for row in rows if row["size_class"] == "all"]
    assert [(row["horizon"], row["method"]) for row in overall] == [
        (1, "drift"), (1, "naive"), (1, "talentlab"), (5, "drift"), (5, "naive"), (5, "talentlab"),
    ]  # fmt: skip
    assert {row["n"] for row in overall} == {3 * 8}  # origins 1997-2004


def test_the_backtest_gives_people_a_table_in_their_language(own):
    words = ("backtest", "population", "--data", own, "--origins", "2000,2003", "--horizons", "3")

    swedish, english = run("--lang", "sv", *words), run("--lang", "en", *words)

    assert "År framåt" in swedish.output
    assert "Years ahead" in english.output


def test_an_origin_that_cannot_be_used_is_told_with_those_that_can(own):
    done = run("--lang", "en", "backtest", "population", "--data", own, "--origins", "1996,2000")

    assert done.exit_code == 43
    assert "1996" in done.stderr
    assert "1997–2010" in done.stderr


@pytest.mark.parametrize(
    ("option", "value"), [("--origins", "soon"), ("--horizons", "0,1"), ("--horizons", "one")]
)
def test_years_that_are_no_years_are_refused(own, option, value):
    words = {"--origins": "2000", "--horizons": "1", option: value}
    flat = [part for pair in words.items() for part in pair]

    done = run("backtest", "population", "--data", own, *flat)

    assert done.exit_code == 2
    assert value in done.stderr


def test_a_faulty_file_is_refused_with_its_rows(own, tmp_path):
    path = tmp_path / "faulty.csv"
    path.write_text(own.read_text().replace("r1,women,20-24,2000,", "r1,women,20-24,2000,x", 1))

    done = run("--lang", "en", "backtest", "population", "--data", path, "--origins", "2000")

    assert done.exit_code == 42
    assert "column persons: x" in done.stderr


def test_the_forecast_has_intervals_for_rows_and_for_sums(own, tmp_path):
    out = tmp_path / "out.csv"

    done = run("forecast", "population", "--data", own, "--to", 2014, "--draws", 200, "--out", out)

    assert done.exit_code == 0, done.output
    frame = pl.read_csv(out)
    assert frame.columns == [
        "region", "sex", "age", "year", "mean", "p2_5", "p10", "p50", "p90", "p97_5",
    ]  # fmt: skip
    assert frame.height == 3 * 3 * (len(BAND_LABELS) + 2) * 4
    ordered = [frame[name] for name in ("p2_5", "p10", "p50", "p90", "p97_5")]
    assert all((low <= high).all() for low, high in itertools.pairwise(ordered))
    assert frame["p2_5"].min() >= 0
    one = frame.filter(pl.col("region") == "r1", pl.col("year") == 2014)
    of = {(sex, age): mean for _, sex, age, _, mean, *_ in one.iter_rows()}
    assert of["total", "total"] == pytest.approx(of["women", "total"] + of["men", "total"], abs=0.1)
    assert of["men", "total"] == pytest.approx(sum(of["men", a] for a in BAND_LABELS), abs=0.3)


def test_the_same_seed_gives_the_same_file(own, tmp_path):
    words = ("forecast", "population", "--data", own, "--to", 2012, "--draws", 100)
    first, second, other = (tmp_path / name for name in ("1.csv", "2.csv", "3.csv"))

    run(*words, "--out", first)
    run(*words, "--out", second)
    run(*words, "--seed", 2, "--out", other)

    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("year", [2010, 20300])
def test_a_year_that_has_been_or_is_a_slip_of_the_hand_is_no_forecast(own, tmp_path, year):
    done = run(
        "--lang", "en", "forecast", "population", "--data", own, "--to", year,
        "--out", tmp_path / "out.csv",
    )  # fmt: skip

    assert done.exit_code == 43
    assert "Possible years: 2011–2110." in done.stderr


def test_one_counted_year_is_no_ground_for_a_forecast(own, tmp_path):
    one = tmp_path / "one.csv"
    pl.read_csv(own).filter(pl.col("year") == 2010).write_csv(one)

    done = run(
        "--lang", "en", "forecast", "population", "--data", one, "--to", 2015,
        "--out", tmp_path / "out.csv",
    )  # fmt: skip

    assert done.exit_code == 43
    assert "Possible years: –. The file needs at least two counted years." in done.stderr


def test_horizons_that_nothing_can_judge_are_left_out_and_told(own):
    done = run(
        "--lang", "en", "backtest", "population", "--data", own, "--origins", "2008",
        "--horizons", "1,2,3,60", "--format", "json",
    )  # fmt: skip

    assert {row["horizon"] for row in json.loads(done.stdout)["rows"]} == {1, 2}
    assert "these are left out: 3, 60." in done.stderr


@pytest.mark.parametrize(
    ("origins", "told", "possible"),
    [
        ("2008-2000", "2008–2000", "1997–2010"),
        ("1950-1960,2000", "1950–1960", "1997–2010"),
        ("2010", "2010", "1997–2009"),
    ],
)
def test_origins_that_stand_for_no_year_are_told_as_they_were_asked(own, origins, told, possible):
    done = run(
        "--lang", "en", "backtest", "population", "--data", own, "--origins", origins,
        "--horizons", "1",
    )  # fmt: skip

    assert done.exit_code == 43
    assert f"from or to {told}.\n" in done.stderr
    assert f"Possible years: {possible}." in done.stderr
    assert "Counted years in the file: 1996–2010." in done.stderr


def test_when_all_persons_are_zero_it_is_told_that_nothing_was_judged(own, tmp_path):
    path = tmp_path / "zero.csv"
    pl.read_csv(own).with_columns(persons=0).write_csv(path)

    done = run(
        "--lang", "en", "backtest", "population", "--data", path, "--origins", "2000",
        "--horizons", "1", "--format", "json",
    )  # fmt: skip

    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["rows"] == []
    assert "Nothing could be judged" in done.stderr


def test_the_file_that_is_read_is_not_written_over(own, tmp_path):
    link = tmp_path / "out.csv"
    link.hardlink_to(own)

    done = run("--lang", "en", "forecast", "population", "--data", own, "--to", 2012, "--out", link)

    assert done.exit_code == 2
    assert "must not be overwritten" in done.stderr
    assert pl.read_csv(own).columns[-1] == "persons"
