"""Events so far: an area's own counts where it has them, its municipalities' sum elsewhere."""

from types import SimpleNamespace

import polars as pl

from talentlab.pipelines.population.events import event_history
from talentlab.vocab.geography import municipalities_in
from talentlab.vocab.region import load_region

NO_STOCKS = SimpleNamespace(counts={})
SCHEMA = ["region_code", "year", "sex", "mother_age", "persons"]


def births(*rows):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def born(tidy_births):
    """Return (region code, year) -> births in Dalarna, as published."""
    frames = event_history({"births": tidy_births}, NO_STOCKS, load_region("dalarna"))
    return {
        (row["region_code"], row["year"]): row["persons"]
        for frame in frames
        for row in frame.iter_rows(named=True)
    }


def test_a_county_has_its_own_years_and_the_sum_of_its_municipalities_in_others():
    parts = municipalities_in("20")
    found = born(
        births(
            ("20", 2015, "women", 30, 100),
            *((code, year, "women", 30, 2) for code in parts for year in (2015, 2016)),
            *((code, 2017, "women", 30, 2) for code in parts[1:]),
        )
    )

    county = {year: persons for (code, year), persons in found.items() if code == "20"}
    assert county == {2015: 100, 2016: 2 * len(parts)}


def test_a_total_over_the_sexes_is_used_only_where_it_is_alone():
    found = born(
        births(
            ("2080", 2015, "total", None, 99),
            ("2080", 2015, "women", 30, 40),
            ("2080", 2015, "men", 30, 45),
            ("2080", 2016, "total", None, 77),
        )
    )

    assert found == {("2080", 2015): 85, ("2080", 2016): 77}
