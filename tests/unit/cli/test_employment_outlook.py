import itertools
import json

import polars as pl
import pytest
from click.testing import CliRunner

from factories.employment import invented_employment
from talentlab.cli import employment_outlook
from talentlab.cli.main import group
from talentlab.pipelines.employment.own_table import backtest_rows

NAMES = {"method", "horizon", "size_class", "wape", "coverage_80", "interval_score_80", "n"}
PERCENTILES = ["p2_5", "p10", "p50", "p90", "p97_5"]
COLUMNS = ["region", "occupation", "sex", "year", "persons"]
METHODS = ("talentlab", "naive", "drift")
BREAK = 2016
YEARS = range(2010, 2020)


def rows_of(history):
    return pl.DataFrame(
        [
            (region, f"0{code}", sex, year, history.persons[r, o, s, y])
            for r, region in enumerate(history.region_codes)
            for o, code in enumerate(history.occupations)
            for s, sex in enumerate(history.sexes)
            for y, year in enumerate(history.years)
        ],
        schema=COLUMNS,
        orient="row",
    )


@pytest.fixture(scope="module")
def table():
    return rows_of(invented_employment(regions=4, groups=3, years=YEARS))


@pytest.fixture(scope="module")
def own(table, tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    table.write_csv(path)
    return path


def run(*words):
    return CliRunner().invoke(group, [str(word) for word in words])


def backtest(own, *words):
    return run("--lang", "en", "backtest", "employment", "--data", own, *words)


def rows(done):
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["rows"]


def overall(found):
    return {(r["horizon"], r["method"]): r for r in found if r["size_class"] == "all"}


def test_the_backtest_gives_a_program_what_it_asks_for(own):
    found = rows(backtest(own, "--origins", "2000-2030", "--horizons", "1,3", "--format", "json"))

    assert {frozenset(row) for row in found} == {frozenset(NAMES)}
    whole = overall(found)
    assert set(whole) == {(h, m) for h in (1, 3) for m in ("talentlab", "naive", "drift")}
    # Nine codes of three characters are judged by their first two: four regions, origins 2010-2018.
    assert {row["n"] for (h, _), row in whole.items() if h == 1} == {4 * 3 * 9}
    assert {row["n"] for (h, _), row in whole.items() if h == 3} == {4 * 3 * 7}


def test_the_naive_error_is_what_one_adds_up_by_hand(own, table):
    found = overall(rows(backtest(own, "--origins", "2015", "--horizons", "2", "--format", "json")))

    groups = table.with_columns(code=pl.col("occupation").str.head(2))
    sums = groups.group_by("region", "code", "year").agg(pl.col("persons").sum())
    now, then = (
        sums.filter(pl.col("year") == y).sort("region", "code")["persons"] for y in (2015, 2017)
    )
    by_hand = 100 * (now - then).abs().sum() / then.sum()
    assert found[2, "naive"]["wape"] == pytest.approx(by_hand)


@pytest.mark.parametrize(("level", "codes"), [(1, 1), (2, 3), (3, 9)])
def test_the_level_is_the_length_of_the_codes_that_are_judged(own, level, codes):
    done = backtest(
        own, "--origins", "2016", "--horizons", "1", "--level", level, "--format", "json"
    )

    assert overall(rows(done))[1, "naive"]["n"] == 4 * codes


def test_a_level_longer_than_any_code_is_refused_with_what_can_be(own):
    done = backtest(own, "--origins", "2016", "--horizons", "1", "--level", 4)

    assert done.exit_code == 2
    assert "--level cannot be 4. Write a whole number from 1 to 3." in done.stderr


def test_pairs_on_different_sides_of_a_break_are_left_out_and_told(own):
    words = ("--origins", "2010-2018", "--horizons", "1,2", "--format", "json")

    done = backtest(own, *words, "--breaks", BREAK)

    whole = overall(rows(done))
    # One year ahead all but 2015; two years ahead all but 2014 and 2015.
    assert whole[1, "naive"]["n"] == 4 * 3 * 8
    assert whole[2, "naive"]["n"] == 4 * 3 * 6
    assert "3 pairs of origin and outcome are left out" in done.stderr
    assert "left out" not in backtest(own, *words).stderr


@pytest.mark.parametrize(
    "breaks", [("--breaks", "2013,2016"), ("--breaks", 2013, "--breaks", 2016)]
)
def test_several_breaks_are_written_together_or_apart(own, breaks):
    done = backtest(own, "--origins", "2010-2018", "--horizons", "1", "--format", "json", *breaks)

    assert overall(rows(done))[1, "naive"]["n"] == 4 * 3 * 7


def test_an_origin_next_to_a_break_is_left_out_but_an_uncounted_one_is_told(own):
    both = backtest(own, "--origins", "2014,2015", "--horizons", "1", "--breaks", 2016,
                    "--format", "json")  # fmt: skip
    alone = backtest(own, "--origins", "2015", "--horizons", "1", "--breaks", 2016)
    uncounted = backtest(own, "--origins", "2005,2014", "--horizons", "1")

    assert overall(rows(both))[1, "naive"]["n"] == 4 * 3
    assert alone.exit_code == uncounted.exit_code == 43
    assert "2010–2014, 2016–2018" in alone.stderr
    assert "from or to 2005" in uncounted.stderr


def test_the_backtest_gives_people_a_table_in_their_language(own):
    words = ("backtest", "employment", "--data", own, "--origins", "2012,2015", "--horizons", "2")

    swedish, english = run("--lang", "sv", *words), run("--lang", "en", *words)

    assert "Fel, %" in swedish.output
    assert "Error, %" in english.output


def test_a_faulty_file_is_refused_with_its_rows(own, tmp_path):
    path = tmp_path / "faulty.csv"
    path.write_text(own.read_text().replace("r1,011,women,2012,", "r1,011,women,2012,x", 1))

    done = backtest(path, "--origins", "2014")

    assert done.exit_code == 42
    assert "column persons: x" in done.stderr


def test_whoever_names_no_whole_is_warned_of_what_looks_like_one(table, own, tmp_path):
    path = tmp_path / "with_sum.csv"
    cell = ["occupation", "sex", "year"]
    sums = table.group_by(cell, maintain_order=True).agg(pl.col("persons").sum())
    pl.concat([table, sums.with_columns(region=pl.lit("All")).select(COLUMNS)]).write_csv(path)
    words = ("--origins", "2014", "--horizons", "1")

    assert "Beware: region All" in backtest(path, *words).stderr
    assert "Beware" not in backtest(path, *words, "--national", "All").stderr
    assert "Beware" not in backtest(own, *words).stderr


def test_missing_rows_are_zero_only_for_whoever_says_so(table, tmp_path):
    path = tmp_path / "lacking.csv"
    table.filter(~((pl.col("region") == "r1") & (pl.col("occupation") == "011"))).write_csv(path)

    refused = backtest(path, "--origins", "2014", "--horizons", "1")
    taken = backtest(path, "--origins", "2014", "--horizons", "1", "--missing-is-zero")

    assert refused.exit_code == 42
    assert "--missing-is-zero" in refused.stderr
    assert taken.exit_code == 0, taken.output


def forecast(own, out, *words):
    done = run("forecast", "employment", "--data", own, "--draws", 200, "--out", out, *words)
    assert done.exit_code == 0, done.output
    return pl.read_csv(out, schema_overrides={"occupation": pl.String})


def test_the_forecast_has_intervals_for_codes_and_for_sums(own, tmp_path):
    frame = forecast(own, tmp_path / "out.csv", "--to", 2023, "--breaks", BREAK)

    assert frame.columns == ["region", "occupation", "sex", "year", "mean", *PERCENTILES]
    codes = {"0", "01", "02", "03", *(f"0{g}{i}" for g in (1, 2, 3) for i in (1, 2, 3)), "total"}
    assert set(frame["occupation"]) == codes
    assert frame.height == 4 * len(codes) * 3 * 4
    assert frame.select("region", "occupation", "sex", "year").is_unique().all()
    assert all((frame[a] <= frame[b]).all() for a, b in itertools.pairwise(PERCENTILES))
    assert frame["p2_5"].min() >= 0
    one = frame.filter(pl.col("region") == "r1", pl.col("year") == 2023)
    of = {(code, sex): mean for _, code, sex, _, mean, *_ in one.iter_rows()}
    assert of["01", "total"] == pytest.approx(of["01", "women"] + of["01", "men"], abs=0.1)
    assert of["01", "men"] == pytest.approx(sum(of[f"01{i}", "men"] for i in (1, 2, 3)), abs=0.1)
    assert of["total", "total"] == pytest.approx(of["0", "total"], abs=0.1)


def test_the_named_whole_is_told_about_too(table, tmp_path):
    path = tmp_path / "with_whole.csv"
    cell = ["occupation", "sex", "year"]
    sums = table.group_by(cell, maintain_order=True).agg(pl.col("persons").sum() * 1.5)
    pl.concat([table, sums.with_columns(region=pl.lit("All")).select(COLUMNS)]).write_csv(path)

    frame = forecast(path, tmp_path / "out.csv", "--to", 2021, "--national", "All")

    assert set(frame["region"]) == {"r0", "r1", "r2", "r3", "All"}
    total = frame.filter(pl.col("occupation") == "total", pl.col("sex") == "total")
    mean = dict(total.filter(pl.col("year") == 2021).select("region", "mean").iter_rows())
    parts = sum(mean[f"r{i}"] for i in range(4))
    assert mean["All"] == pytest.approx(1.5 * parts, rel=0.02)
    scored = overall(rows(backtest(path, "--origins", "2016", "--horizons", "1", "--national",
                                   "All", "--format", "json")))  # fmt: skip
    assert scored[1, "naive"]["n"] == 4 * 3


def test_the_same_seed_gives_the_same_file(own, tmp_path):
    first, second, other = (tmp_path / name for name in ("1.csv", "2.csv", "3.csv"))

    forecast(own, first, "--to", 2020)
    forecast(own, second, "--to", 2020)
    forecast(own, other, "--to", 2020, "--seed", 2)

    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("year", [2019, 20300])
def test_a_year_that_has_been_or_is_a_slip_of_the_hand_is_no_forecast(own, tmp_path, year):
    done = run(
        "--lang", "en", "forecast", "employment", "--data", own, "--to", year,
        "--out", tmp_path / "out.csv",
    )  # fmt: skip

    assert done.exit_code == 43
    assert "Possible years: 2020–2119." in done.stderr


def test_one_counted_year_is_no_ground_for_a_forecast(table, tmp_path):
    one = tmp_path / "one.csv"
    table.filter(pl.col("year") == 2019).write_csv(one)

    done = run(
        "--lang", "en", "forecast", "employment", "--data", one, "--to", 2022,
        "--out", tmp_path / "out.csv",
    )  # fmt: skip

    assert done.exit_code == 43
    assert "The file needs at least two counted years." in done.stderr


@pytest.mark.parametrize("breaks", ["soon", "2016-2018"])
def test_breaks_that_are_no_single_years_are_refused(own, breaks):
    done = backtest(own, "--origins", "2014", "--breaks", breaks)

    assert done.exit_code == 2
    assert breaks in done.stderr


def test_a_scheme_of_letters_and_both_sexes_together_is_forecast(tmp_path):
    path, out = tmp_path / "isco.csv", tmp_path / "out.csv"
    pl.DataFrame(
        [
            (region, code, "total", year, 100 + 10 * i + year - 2010)
            for region in ("Uusimaa", "Lappi")
            for i, code in enumerate(("A1", "A2", "B1", "C"))
            for year in range(2010, 2016)
        ],
        schema=COLUMNS,
        orient="row",
    ).write_csv(path)

    frame = forecast(path, out, "--to", 2017)

    assert set(frame["occupation"]) == {"A", "A1", "A2", "B", "B1", "C", "total"}
    assert set(frame["sex"]) == {"total"}
    assert frame.height == 2 * 7 * 2


def test_horizons_that_nothing_can_judge_are_left_out_and_told(own, monkeypatch):
    drawn = []

    def spy(file, *, horizons, **told):
        drawn.append(horizons)
        return backtest_rows(file, horizons=horizons, **told)

    monkeypatch.setattr(employment_outlook, "backtest_rows", spy)

    done = backtest(own, "--origins", "2016-2018", "--horizons", "1,3,4,100", "--format", "json")

    assert set(overall(rows(done))) == {(h, m) for h in (1, 3) for m in METHODS}
    assert drawn == [(1, 3)]
    assert "these are left out: 4, 100." in done.stderr
    assert "left out" not in backtest(own, "--origins", "2016", "--horizons", "1").stderr


@pytest.mark.parametrize(
    ("origins", "told"),
    [
        ("2018-2012", "2018–2012"),
        ("1990-1995,2014", "1990–1995"),
        ("1990,2030-2040,2014", "1990, 2030–2040"),
    ],
)
def test_origins_that_stand_for_no_year_are_told_as_they_were_asked(own, origins, told):
    done = backtest(own, "--origins", origins, "--horizons", "1")

    assert done.exit_code == 43
    assert f"from or to {told}.\n" in done.stderr
    assert "Counted years in the file: 2010–2019." in done.stderr


def test_origins_that_nothing_was_counted_after_are_told(own):
    done = backtest(own, "--origins", "2018-2019", "--horizons", "5")

    assert done.exit_code == 43
    assert "from or to 2018–2019." in done.stderr
    assert "Possible years: 2010–2014." in done.stderr


def test_breaks_outside_the_file_are_told(own):
    words = ("--origins", "2014", "--horizons", "1")

    done = backtest(own, *words, "--breaks", "2030,2016,2010,1950")

    assert "--breaks 1950, 2010, 2030 changes nothing" in done.stderr
    assert "the file has 2010–2019" in done.stderr
    assert "Beware" not in backtest(own, *words, "--breaks", "2011,2019").stderr


def test_when_all_persons_are_zero_it_is_told_that_nothing_was_judged(table, tmp_path):
    path = tmp_path / "zero.csv"
    table.with_columns(persons=0).write_csv(path)

    done = backtest(path, "--origins", "2014", "--horizons", "1", "--format", "json")

    assert rows(done) == []
    assert "Nothing could be judged" in done.stderr
    assert forecast(path, tmp_path / "out.csv", "--to", 2021)["mean"].max() == 0


def test_the_file_that_is_read_is_not_written_over(own, tmp_path):
    link = tmp_path / "out.csv"
    link.symlink_to(own)
    before = own.read_bytes()

    done = run("--lang", "en", "forecast", "employment", "--data", own, "--to", 2020, "--out", link)

    assert done.exit_code == 2
    assert "must not be overwritten" in done.stderr
    assert "How to use it: " in done.stderr
    assert own.read_bytes() == before
    assert link.is_symlink()


def test_where_the_result_cannot_be_written_nothing_is_calculated(own, tmp_path, monkeypatch):
    monkeypatch.setattr(
        employment_outlook, "read_employment_file", lambda *_, **__: pytest.fail("it calculates")
    )

    done = run(
        "--lang", "en", "forecast", "employment", "--data", own, "--to", 2020,
        "--out", tmp_path / "none" / "out.csv",
    )  # fmt: skip

    assert done.exit_code == 2
    assert "The folder does not exist." in done.stderr


def test_a_calculation_that_fails_leaves_the_earlier_result(own, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("earlier")

    run("forecast", "employment", "--data", own, "--to", 1990, "--out", out)

    assert out.read_text() == "earlier"


def test_any_seed_from_zero_is_a_seed(own, tmp_path):
    forecast(own, tmp_path / "0.csv", "--to", 2020, "--seed", 0)
    forecast(own, tmp_path / "1.csv", "--to", 2020, "--seed", 10**30)
