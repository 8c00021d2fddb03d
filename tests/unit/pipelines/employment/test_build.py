from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import pytest

from factories.tidy_employment import (
    YEARS,
    employed_by_industry,
    employed_by_occupation,
    with_country,
    workforce_cube,
)
from talentlab.calc.demand.draws import draws_of
from talentlab.pipelines.employment.build import YEARS_AHEAD, build_employment
from talentlab.tables.catalogue import DERIVED
from talentlab.vocab.geography import municipalities_in
from talentlab.vocab.region import load_region

DRAWS = 60
KEY = ["region_code", "ssyk_code", "sex", "year"]


@pytest.fixture(scope="module")
def region():
    return load_region("vasterbotten")


@pytest.fixture(scope="module")
def tidy():
    return {
        "employed_by_occupation": with_country(employed_by_occupation()),
        "employed_by_industry": employed_by_industry(),
        "workforce_cube": workforce_cube(),
    }


def build(tidy, region, **told):
    return build_employment(tidy, region, **{"draws": DRAWS, "seed": 1} | told)


@pytest.fixture(scope="module")
def built(tidy, region):
    return build(tidy, region)


def value(frame, column, **where):
    chosen = pl.all_horizontal([pl.col(name) == wanted for name, wanted in where.items()])
    return frame.filter(chosen)[column].item()


def test_every_table_is_as_declared(built):
    assert set(built.tables) == {
        "employment_history", "employment_outlook", "employment_backtest", "employment_cases",
        "employment_shelf_life", "employment_assumptions",
    }  # fmt: skip
    for name, frame in built.tables.items():
        assert DERIVED[name].check(frame).height > 0


def test_counties_sweden_areas_and_municipalities_are_told_about(built, region):
    outlook = built.tables["employment_outlook"]

    # Örnsköldsvik is in a county whose industries nobody imported.
    unknown = {"2284", "umearegionen-ornskoldsvik"}
    own = {*region.municipalities_by_code(), "22", "00"} - unknown
    assert set(outlook["region_code"]) == own
    assert set(outlook["year"]) == set(range(2022, 2022 + YEARS_AHEAD))
    counted = outlook.filter(pl.col("region_code").is_in(["00", "22", "24"]))
    assert set(counted["ssyk_code"]) == {
        "1", "12", "121", "1211", "2", "22", "222", "2221", "2222", "23", "234", "2341",
        "5", "53", "532", "5321", "5323", "9", "91", "911", "9111", "94", "941", "9412", "total",
    }  # fmt: skip
    assert set(counted["sex"]) == {"women", "men", "total"}
    modelled = outlook.filter(pl.col("region_code").is_in(["2480", "umearegionen"]))
    assert max(len(code) for code in modelled["ssyk_code"] if code != "total") == 3
    assert set(modelled["sex"]) == {"total"}
    assert modelled["is_modelled"].all()
    assert not counted["is_modelled"].any()


def test_what_was_counted_is_told_as_it_was_counted(built, tidy):
    history = built.tables["employment_history"]
    counted = tidy["employed_by_occupation"].rename({"employed_persons": "counted"})

    same = history.filter(~pl.col("is_modelled")).join(counted, on=KEY, how="inner")

    assert same.height == 8 * 2 * len(YEARS) * 3
    assert (same["employed_persons"] == same["counted"]).all()


@pytest.mark.parametrize("region_code", ["00", "24", "2480", "umearegionen"])
def test_every_level_is_the_sum_of_the_one_below(built, region_code):
    for table, column in (
        ("employment_history", "employed_persons"),
        ("employment_outlook", "mean"),
    ):
        rows = built.tables[table].filter(
            pl.col("region_code") == region_code, pl.col("sex") == "total", pl.col("year") >= 2021
        )
        by_year = {
            digits: rows.filter(pl.col("ssyk_code").str.len_chars() == digits)
            .group_by("year")
            .agg(pl.col(column).sum())
            .sort("year")[column]
            .to_numpy()
            for digits in (1, 2, 3, 5)  # "total" has five letters
        }
        for digits in (2, 3, 5):
            np.testing.assert_allclose(by_year[digits], by_year[1], rtol=1e-9)


def test_women_and_men_are_everybody(built):
    outlook = built.tables["employment_outlook"].filter(~pl.col("is_modelled"))
    sums = outlook.pivot(on="sex", index=["region_code", "ssyk_code", "year"], values="mean")

    np.testing.assert_allclose(sums["women"] + sums["men"], sums["total"], rtol=1e-9)


@pytest.mark.parametrize(
    ("table", "column"),
    [("employment_history", "employed_persons"), ("employment_outlook", "mean")],
)
def test_the_municipalities_of_a_county_are_the_county(built, table, column):
    frame = built.tables[table].filter(pl.col("sex") == "total", pl.col("year") >= 2021)
    parts = frame.filter(pl.col("region_code").is_in(municipalities_in("24")))
    whole = frame.filter(pl.col("region_code") == "24")

    together = parts.group_by("ssyk_code", "year").agg(pl.col(column).sum().alias("together"))
    beside = together.join(whole, on=["ssyk_code", "year"], how="inner")

    assert beside.height == together.height
    np.testing.assert_allclose(beside["together"], beside[column], rtol=1e-6)


def test_the_published_numbers_are_those_of_the_draws(built):
    draws = draws_of(built.ahead, "24", draws=DRAWS, seed=1)
    outlook = built.tables["employment_outlook"]
    nurses = [o for o, code in enumerate(built.history.occupations) if code.startswith("222")]
    drawn = draws[:, nurses].sum(axis=(1, 2))[:, 4]

    row = {"region_code": "24", "ssyk_code": "222", "sex": "total", "year": 2026}
    assert value(outlook, "mean", **row) == pytest.approx(drawn.mean())
    assert value(outlook, "p90", **row) == pytest.approx(np.percentile(drawn, 90))
    base = built.history.persons[built.history.region_codes.index("24"), nurses, :, -1].sum()
    assert value(outlook, "share_up", **row) == pytest.approx((drawn > base).mean())


def test_a_number_holds_as_long_as_four_draws_of_five_are_near_it(built):
    outlook = built.tables["employment_outlook"].filter(
        pl.col("region_code") == "2480", pl.col("ssyk_code") == "222"
    )
    found = value(
        built.tables["employment_shelf_life"], "trusted_years", region_code="2480", ssyk_code="222"
    )

    years = 0
    for row in outlook.sort("year").iter_rows(named=True):
        if row["p90"] > 1.1 * row["p50"] or row["p10"] < row["p50"] / 1.1:
            break
        years += 1
    assert found == years


def test_forecasts_across_a_break_are_not_judged(built):
    cases = built.tables["employment_cases"]

    assert built.history.breaks == (2020,)
    crossing = (pl.col("origin_year") < 2020) & (pl.col("year") >= 2020)
    assert cases.filter(crossing).is_empty()
    assert set(cases["region_code"]) == {"22", "24"}
    assert {len(code) for code in cases["ssyk_code"]} == {3, 4, 5}
    backtest = built.tables["employment_backtest"]
    n = value(backtest, "n", method="naive", ssyk_level=3, horizon_years=1, size_class="all")
    assert n == 3 * 6 * 8  # counties, groups of three digits, origins 2012-2018 and 2020


def test_the_numbers_are_the_same_wherever_they_are_made(built, tidy, region):
    with ThreadPoolExecutor(3) as executor:
        elsewhere = build(tidy, region, executor=executor)

    for name, frame in built.tables.items():
        assert frame.equals(elsewhere.tables[name]), name


def test_another_seed_gives_other_draws_of_the_same_outlook(built, tidy, region):
    other = build(tidy, region, seed=2)

    where = {"region_code": "24", "ssyk_code": "total", "sex": "total", "year": 2022}
    ours, theirs = (value(b.tables["employment_outlook"], "p10", **where) for b in (built, other))
    assert ours != theirs
    assert ours == pytest.approx(theirs, rel=0.02)


@pytest.mark.parametrize("missing", ["employed_by_industry", "workforce_cube"])
def test_municipalities_are_left_out_when_nothing_ties_them_to_occupations(tidy, region, missing):
    built = build({name: frame for name, frame in tidy.items() if name != missing}, region)

    assert set(built.tables["employment_outlook"]["region_code"]) == {"00", "22", "24"}
    said = built.tables["employment_assumptions"]["assumption_sv"].to_list()
    assert any("Kommunernas anställda efter yrke visas inte" in text for text in said)


def test_one_municipality_without_industries_keeps_all_of_its_county_out(tidy, region):
    lacking = tidy["employed_by_industry"].filter(pl.col("region_code") != "2403")

    built = build({**tidy, "employed_by_industry": lacking}, region)

    assert set(built.tables["employment_outlook"]["region_code"]) == {"00", "22", "24"}


def test_industries_that_lag_behind_are_used_and_told(tidy, region):
    lagging = tidy["employed_by_industry"].filter(pl.col("year") <= 2019)

    built = build({**tidy, "employed_by_industry": lagging}, region)

    history = built.tables["employment_history"].filter(pl.col("region_code") == "2480")
    assert set(history["year"]) == {2016, 2017, 2018, 2019, 2021}
    said = built.tables["employment_assumptions"]["assumption_en"].to_list()
    assert any("industries are known up to 2019" in text for text in said)


def test_without_the_country_and_all_counties_sweden_is_not_shown(tidy, region):
    counties = tidy["employed_by_occupation"].filter(pl.col("region_code") != "00")

    built = build({**tidy, "employed_by_occupation": counties}, region)

    assert "00" not in set(built.tables["employment_outlook"]["region_code"])
    said = built.tables["employment_assumptions"]["assumption_en"].to_list()
    assert any("The whole country is not counted" in text for text in said)


def test_work_is_left_out_where_nobody_counted_it(tidy, region):
    elsewhere = employed_by_occupation(("25",))

    assert build({}, region) is None
    assert build({**tidy, "employed_by_occupation": elsewhere}, region) is None


def test_one_counted_year_is_told_without_a_record(tidy, region):
    one = tidy["employed_by_occupation"].filter(pl.col("year") == 2021)

    built = build({**tidy, "employed_by_occupation": one}, region)

    assert built.tables["employment_backtest"].is_empty()
    assert built.tables["employment_cases"].is_empty()
    assert built.tables["employment_outlook"].height > 0


def test_the_model_is_held_against_municipalities_that_are_known(built):
    said = built.tables["employment_assumptions"]["assumption_en"].to_list()

    assert any("came out in the wrong municipality" in text for text in said)


def test_it_is_said_how_wrong_todays_municipal_numbers_may_be(built):
    said = " ".join(built.tables["employment_assumptions"]["assumption_en"])

    assert "not how wrong today's is" in said
    assert "between 66 and 139 in four municipalities of five" in said


def test_occupations_of_the_cube_that_the_county_lacks_are_told(tidy, region, built):
    odd = (
        tidy["workforce_cube"]
        .head(1)
        .with_columns(
            ssyk_code=pl.lit("3111"), persons=pl.lit(1234, tidy["workforce_cube"]["persons"].dtype)
        )
    )
    cube = pl.concat([tidy["workforce_cube"], odd])

    found = build({**tidy, "workforce_cube": cube}, region)

    assert "1,234 in the table" in " ".join(found.tables["employment_assumptions"]["assumption_en"])
    assert "in the table of" not in " ".join(
        built.tables["employment_assumptions"]["assumption_en"]
    )
