"""The page of present shortage shows every source, and what would be without it."""

import numpy as np
import polars as pl
import pytest

from factories import tidy_demand as demand
from factories.tidy_demand import BASE_YEAR, COUNTY
from talentlab.pipelines.demand.shortage import pooled_of, read_hints, shortage_frame
from talentlab.vocab.region import load_region

OCCUPATIONS = ("121", "222", "234", "532", "911", "941")
GROUPS = ("C", "P", "Q")


@pytest.fixture(scope="module")
def region():
    return load_region("vasterbotten")


def hints(region, **changed):
    table = np.array(
        [[300.0, 100, 100], [5, 20, 900], [0, 800, 10], [1, 100, 1200], [200, 80, 90], [50, 60, 40]]
    )
    return read_hints(demand.tables() | changed, region, COUNTY, OCCUPATIONS, table, GROUPS)


def frame_of(found):
    return shortage_frame(found, pooled_of(found), COUNTY, BASE_YEAR)


def test_each_source_says_what_it_can(region):
    frame = frame_of(hints(region))

    told = {
        source: set(frame.filter(pl.col("source") == source)["ssyk_code"])
        for source in frame["source"].unique()
    }
    assert told["pooled"] == told["prior"] == set(OCCUPATIONS)
    assert told["ads"] == set(OCCUPATIONS)
    assert told["vacancies"] == {"121", "222", "532", "911", "941"}  # 234 is in what is withheld
    assert told["barometer"] == {"222", "532", "911"}
    assert told["employers"] == {"222", "532"}


def test_only_sources_have_bias_spread_and_what_would_be_without_them(region):
    frame = frame_of(hints(region))

    whole = frame.filter(pl.col("source").is_in(["pooled", "prior"]))
    assert whole.select("bias", "spread", "shift_without").null_count().row(0) == (12, 12, 12)
    sources = frame.filter(~pl.col("source").is_in(["pooled", "prior"]))
    assert sources["shift_without"].null_count() == 0
    assert sources["shift_without"].abs().max() > 0


def test_needs_of_later_years_are_no_unfilled_jobs(region):
    many = demand.employer_needs(later=50_000.0)

    changed = frame_of(hints(region, employer_needs=many))

    assert changed.equals(frame_of(hints(region)))


def test_a_group_judged_both_ways_is_in_the_middle(region):
    judged = dict(zip(OCCUPATIONS, hints(region).judgement.classes, strict=True))

    assert judged == {"121": 9, "222": 0, "234": 9, "532": 1, "911": -1, "941": 9}


def test_without_a_source_the_rest_is_weighed(region):
    found = hints(region, vacancies=demand.vacancies().clear())

    assert "vacancies" not in found.years
    assert set(frame_of(found)["source"]) == {"pooled", "prior", "ads", "barometer", "employers"}


def test_ordered_percentiles(region):
    frame = frame_of(hints(region))

    assert (frame["p10"] <= frame["p50"]).all()
    assert (frame["p50"] <= frame["p90"]).all()
    assert (frame["p50"] <= frame["mean"]).all()


def test_an_industry_of_which_a_part_is_withheld_says_nothing(region):
    survey = demand.vacancies()
    hidden = (pl.col("sni_code") == "Q") & (pl.col("sector") == "public")
    survey = survey.with_columns(
        vacancies=pl.when(hidden).then(None).otherwise(pl.col("vacancies")),
        status=pl.when(hidden).then(pl.lit("suppressed")).otherwise(pl.col("status")),
    )

    frame = frame_of(hints(region, vacancies=survey))

    told = frame.filter(pl.col("source") == "vacancies")["ssyk_code"]
    assert set(told) == {"121", "911"}
