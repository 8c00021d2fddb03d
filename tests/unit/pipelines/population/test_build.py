"""From tidy tables to the outlook: parts add up, and the place of work changes nothing."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories.tidy_population import all_counties, county_region, tidy_population
from talentlab.errors import NoCommonPopulation, PopulationIncomplete
from talentlab.pipelines.population.build import YEARS_AHEAD, build_population
from talentlab.pipelines.population.stocks import read_stocks
from talentlab.tables.outlook import (
    POPULATION_ASSUMPTIONS,
    POPULATION_BACKTEST,
    POPULATION_CASES,
    POPULATION_HISTORY,
    POPULATION_OUTLOOK,
    POPULATION_SHELF_LIFE,
)
from talentlab.vocab.geography import municipalities, municipalities_in
from talentlab.vocab.region import load_region

TABLES = (
    POPULATION_HISTORY,
    POPULATION_OUTLOOK,
    POPULATION_BACKTEST,
    POPULATION_CASES,
    POPULATION_SHELF_LIFE,
    POPULATION_ASSUMPTIONS,
)
YEARS = range(2004, 2016)


@pytest.fixture(scope="module")
def region():
    return load_region("vasterbotten")


@pytest.fixture(scope="module")
def population(region):
    return tidy_population(region.all_municipality_codes(), years=YEARS)


@pytest.fixture(scope="module")
def reported():
    return []


@pytest.fixture(scope="module")
def built(population, region, reported):
    return build_population(
        {"population": population},
        region,
        draws=60,
        seed=3,
        progress=lambda step, share: reported.append((step, share)),
    )


@pytest.mark.usefixtures("built")
def test_progress_only_goes_forward_and_stands_still_in_no_step(reported):
    shares = [share for _, share in reported]
    tested = {share for step, share in reported if step == "hindcasts"}

    assert shares == sorted(shares)
    assert list(dict.fromkeys(step for step, _ in reported)) == ["stocks", "hindcasts", "draws"]
    assert (min(tested), max(tested)) == pytest.approx((0.05, 0.30))
    assert len(tested) > 10
    assert shares[-1] == pytest.approx(1.0)


def test_the_tables_are_as_declared(built):
    assert set(built) == {table.name for table in TABLES}
    for table in TABLES:
        table.check(built[table.name])


def test_every_area_has_every_sex_age_group_and_year(built, region):
    outlook = built["population_outlook"].filter(pl.col("measure") == "persons")

    assert set(outlook["region_code"]) == set(region.region_codes())
    years = outlook["year"].unique().sort().to_list()
    assert years == list(range(2016, 2016 + YEARS_AHEAD))
    cells = outlook.group_by("region_code").len()["len"].unique().to_list()
    assert cells == [3 * 112 * YEARS_AHEAD]


def test_means_add_up_over_municipalities_sexes_and_ages(built):
    mean = {
        (region_code, sex, age_group, year): value
        for region_code, sex, age_group, year, value in built["population_outlook"]
        .filter(pl.col("measure") == "persons")
        .select("region_code", "sex", "age_group", "year", "mean")
        .iter_rows()
    }

    for year in (2016, 2025, 2035):
        for group in ("total", "20-64", "37"):
            own = sum(mean[code, "total", group, year] for code in municipalities_in("24"))
            assert mean["24", "total", group, year] == pytest.approx(own)
        one = mean["2480", "total", "20-64", year]
        ages = sum(mean["2480", "total", str(age), year] for age in range(20, 65))
        sexes = sum(mean["2480", sex, "20-64", year] for sex in ("women", "men"))
        assert one == pytest.approx(ages) == pytest.approx(sexes)


def test_percentiles_are_ordered_and_never_negative(built):
    outlook = built["population_outlook"].filter(pl.col("measure") == "persons")
    low_to_high = [outlook[name].to_numpy() for name in ("p2_5", "p10", "p50", "p90", "p97_5")]

    assert min(column.min() for column in low_to_high) >= 0
    assert np.all(np.diff(low_to_high, axis=0) >= 0)


def test_history_shows_what_was_counted(built, population):
    history = built["population_history"]
    counted = population.filter(pl.col("region_code") == "2480", pl.col("year") == 2015)

    shown = history.filter(
        pl.col("region_code") == "2480",
        pl.col("measure") == "persons",
        pl.col("sex") == "total",
        pl.col("age_group") == "total",
        pl.col("year") == 2015,
    )["persons"]

    assert shown.to_list() == [counted["persons"].sum()]


def test_cases_are_forecasts_from_earlier_years_beside_what_happened(built, population):
    cases = built["population_cases"].filter(
        pl.col("region_code") == "2482",
        pl.col("method") == "naive",
        pl.col("age_group") == "total",
        pl.col("origin_year") == 2010,
        pl.col("year") == 2014,
    )
    total = {
        year: population.filter(pl.col("region_code") == "2482", pl.col("year") == year)[
            "persons"
        ].sum()
        for year in (2010, 2014)
    }

    assert cases["forecast_persons"].to_list() == pytest.approx([total[2010]])
    assert cases["outcome_persons"].to_list() == pytest.approx([total[2014]])


def test_a_number_holds_until_its_interval_first_passes_ten_percent(built):
    outlook, shelf = built["population_outlook"], built["population_shelf_life"]
    lives = {(code, group): years for code, group, years in shelf.iter_rows()}

    for code, group in (("24", "total"), ("2403", "20-64"), ("2480", "0"), ("2418", "100+")):
        rows = outlook.filter(
            pl.col("region_code") == code,
            pl.col("age_group") == group,
            pl.col("measure") == "persons",
            pl.col("sex") == "total",
        ).sort("year")
        expected = 0
        for low, middle, high in rows.select("p10", "p50", "p90").iter_rows():
            if high > 1.1 * middle or low < middle / 1.1:
                break
            expected += 1
        assert lives[code, group] == expected
    assert len({lives["24", "total"], lives["2403", "20-64"], lives["2480", "0"]}) > 1


@pytest.mark.slow
def test_two_processes_give_the_same_numbers(built, population, region):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        spread = build_population(
            {"population": population}, region, draws=60, seed=3, executor=pool
        )

    for name, frame in built.items():
        assert_frame_equal(spread[name], frame, check_exact=True)


@pytest.mark.parametrize("years", [[2020], [2019, 2020]])
def test_too_few_years_to_judge_by_still_give_an_outlook(years):
    partial = load_region("umearegionen")
    population = tidy_population(partial.all_municipality_codes(), years=years)

    tables = build_population({"population": population}, partial, draws=20, seed=1)

    for table in TABLES:
        table.check(tables[table.name])
    assert tables["population_backtest"].is_empty()
    assert tables["population_cases"].is_empty()
    assert tables["population_outlook"]["year"].max() == 2020 + YEARS_AHEAD


# A busy machine may catch the cluster's own processes half way through their farewells; what we
# promise is the numbers.
@pytest.mark.filterwarnings(
    "default::ResourceWarning",
    "default::pytest.PytestUnraisableExceptionWarning",
    "default::pytest.PytestUnhandledThreadExceptionWarning",
)
@pytest.mark.slow
def test_a_cluster_builds_all_21_counties_with_the_same_numbers():
    distributed = pytest.importorskip("distributed")
    population = tidy_population(sorted(municipalities()), years=range(2010, 2013))

    def build(county, executor):
        own = population.filter(pl.col("region_code").str.starts_with(county))
        return build_population(
            {"population": own}, county_region(county), draws=20, seed=5, executor=executor
        )

    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        spread = {county: build(county, client.get_executor()) for county in all_counties()}

    assert len(spread) == 21
    for county, tables in spread.items():
        for name, frame in build(county, None).items():
            assert_frame_equal(tables[name], frame, check_exact=True)


def test_ages_that_are_missing_are_told(population, region):
    lacking = population.filter(
        ~((pl.col("region_code") == "2403") & (pl.col("age") == 50) & (pl.col("year") == 2010))
    )

    with pytest.raises(PopulationIncomplete) as caught:
        build_population({"population": lacking}, region, draws=10, seed=1)

    assert caught.value.facts["counts"] == ["2403 2010-12"]


def test_municipalities_never_counted_together_are_told(population, region):
    apart = population.filter((pl.col("region_code") != "2403") | (pl.col("year") == 2003))

    with pytest.raises(NoCommonPopulation):
        build_population({"population": apart}, region, draws=10, seed=1)


def test_august_is_brought_to_december_and_shown_as_august(region):
    everywhere = sorted(municipalities())
    august = tidy_population(everywhere, years=(2018, 2022), month=8)
    nation = (
        august.group_by("sex", "age", "year")
        .agg(pl.col("persons").sum())
        .with_columns(
            pl.lit("00").alias("region_code"),
            pl.lit(12, dtype=pl.Int64).alias("reference_month"),
            (pl.col("persons") * pl.when(pl.col("age") == 0).then(1.5).otherwise(1.0)).cast(
                pl.Int64
            ),
        )
        .select(august.columns)
    )

    stocks = read_stocks(pl.concat([august, nation]), region)

    assert stocks.base == (2022, 8)
    assert stocks.to_december[0, 0] == pytest.approx(1.5, rel=1e-3)
    np.testing.assert_allclose(stocks.to_december[:, 1:90], 1.0)
    counted = stocks.counts["2480", 2022, 8]
    at = stocks.municipalities.region_codes.index("2480")
    december = stocks.municipalities.persons[at, -1]
    np.testing.assert_allclose(december, counted * stocks.to_december)
    assert stocks.counted("2480")[2022].sum() == counted.sum()
    assert stocks.counties is not None
    assert len(stocks.counties.region_codes) == 21
