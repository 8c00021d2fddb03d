"""Openings from imported tables: who has them, whose ages and risks, and that parts add up."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories.leaving import GROUPS
from factories.tidy_openings import (
    COUNTY,
    GROUP_CODES,
    OTHER,
    SWEDEN,
    YOUNG,
    by_age,
    employees,
    leavers,
    outlook,
    published,
)
from talentlab.calc.demand.draws import draws_of
from talentlab.calc.demand.municipal_draws import MunicipalShares
from talentlab.pipelines.openings.build import build_openings
from talentlab.tables.catalogue import DERIVED
from talentlab.tables.openings import CAUSES, COMPONENTS
from talentlab.vocab.region import load_region

MUNICIPAL = (("2480", 0.5), ("2482", 0.25), ("2401", 0.25))
DIGITS = pl.col("ssyk_code").filter(pl.col("ssyk_code") != "total").str.len_chars()


def built(tidy, *, municipal=MUNICIPAL, draws=60, executor=None, history=None, luck=1.0):
    history = history or employees()
    return build_openings(
        tidy,
        load_region("vasterbotten"),
        ahead=outlook(history),
        shares=shares_of(history, municipal, luck),
        history_frame=published(history, municipal=municipal),
        draws=draws,
        seed=1,
        executor=executor,
    )


def shares_of(history, municipal, luck=1.0):
    """Return how the first county is divided among its municipalities, if among any."""
    if not municipal:
        return {}
    first = history.persons[0, ..., -1].sum(axis=1)
    groups = np.array([first[0] + first[1], first[2], first[3]])
    codes, parts = zip(*municipal, strict=True)
    spread = outlook(history).spread.scaled(luck=luck)
    shares = MunicipalShares(codes, GROUP_CODES, np.outer(parts, groups), spread)
    return {COUNTY: shares}


@pytest.fixture(scope="module")
def measured():
    """Openings where the first county's ages and leavers are counted, and Sweden's ages."""
    return built(counted_here())


def counted_here():
    ages = pl.concat([by_age(COUNTY, digits=3), by_age(SWEDEN, digits=4)])
    return {"employed_by_occupation_age": ages, "occupation_leavers": leavers()}


def part(tables, component, region=COUNTY, code="total"):
    rows = tables["openings_outlook"].filter(
        region_code=region, ssyk_code=code, component=component
    )
    return rows.sort("year")["mean"].to_numpy()


def test_every_table_is_what_it_is_declared_to_be(measured):
    assert len(measured) == 5
    for name in measured:
        columns = [column.name for column in DERIVED[name].columns()]
        assert DERIVED[name].check(measured[name].select(columns)).height > 0


def test_counties_and_the_country_have_every_code_and_municipalities_three_digits(measured):
    codes = (
        measured["openings_outlook"]
        .group_by("region_code")
        .agg(
            longest=pl.col("ssyk_code").filter(pl.col("ssyk_code") != "total").str.len_chars().max()
        )
        .sort("region_code")
    )

    digits = [("00", 4), ("24", 4), ("2401", 3), ("2480", 3), ("2482", 3), ("25", 4)]
    assert codes.rows() == digits


def test_openings_are_expansion_and_replacement_and_leavers_are_their_causes(measured):
    for region in (COUNTY, SWEDEN, "2480"):
        parts = part(measured, "expansion", region) + part(measured, "replacement", region)
        np.testing.assert_allclose(part(measured, "openings", region), parts, rtol=1e-9)
    left = sum(part(measured, cause) for cause in CAUSES)
    assert (part(measured, "replacement") <= left).all()


def test_broader_codes_are_sums_of_what_is_below(measured):
    rows = measured["openings_outlook"].filter(region_code=COUNTY)
    detailed = rows.filter(pl.col("ssyk_code").str.len_chars() == 4)
    for code in ("2", "22", "222", "total"):
        below = detailed.filter(pl.lit(code == "total") | pl.col("ssyk_code").str.starts_with(code))
        summed = below.group_by("component", "year").agg(pl.col("mean").sum())
        whole = rows.filter(ssyk_code=code).select("component", "year", "mean")
        assert_frame_equal(
            summed.sort("component", "year"), whole.sort("component", "year"), rel_tol=1e-9
        )


def test_municipalities_have_openings_of_their_own_and_are_said_to_be_modelled(measured):
    rows = measured["openings_outlook"]

    share = part(measured, "openings", "2480", "532") / part(measured, "openings", COUNTY, "532")
    np.testing.assert_allclose(share, 0.5, rtol=0.15)
    assert set(rows.filter(pl.col("is_modelled"))["region_code"]) == {"2401", "2480", "2482"}
    assert set(rows.filter(pl.col("is_modelled"))["component"]) == set(COMPONENTS[:4])


def test_change_is_what_the_employment_outlook_says_in_every_municipality(measured):
    history = employees()
    shares = shares_of(history, MUNICIPAL)[COUNTY]
    county = draws_of(outlook(history), COUNTY, draws=60, seed=1).sum(axis=2)
    drawn = shares.divide(county, history.occupations, seed=1).mean(axis=1)

    for m, code in enumerate(shares.region_codes):
        change = part(measured, "change", code, "532").cumsum()
        np.testing.assert_allclose(change, drawn[m, 1] - shares.employees[m, 1], rtol=1e-6)


def test_municipalities_change_as_their_county_together(measured):
    together = sum(part(measured, "change", code) for code, _ in MUNICIPAL)

    np.testing.assert_allclose(together, part(measured, "change"), rtol=1e-6)


def test_luck_that_is_assumed_of_municipalities_only_hires_nobody(measured):
    wider = built(counted_here(), luck=5.0)

    assert_frame_equal(wider["openings_outlook"], measured["openings_outlook"])


def test_the_rule_holds_in_each_municipality_by_itself(measured):
    """What one gains and another loses is an opening in one of them, and none in the county."""
    assert sum(part(measured, "expansion", code, "532") for code, _ in MUNICIPAL).sum() > (
        part(measured, "expansion", COUNTY, "532").sum()
    )


def test_measured_leavers_are_found_again(measured):
    stock = employees().persons[0, ..., -1].sum()

    for cause in CAUSES[1:]:
        assert part(measured, cause)[0] / stock == pytest.approx(0.04, rel=0.1)


def test_a_region_without_leavers_borrows_risks_but_not_moves(measured):
    stock = employees().persons[1, ..., -1].sum()

    assert part(measured, "transfer", OTHER)[0] / stock == pytest.approx(0.04, rel=0.15)
    assert part(measured, "out_migration", OTHER)[0] / stock < 0.025


def test_an_older_occupation_loses_more_to_retirement(measured):
    nurses, cleaners = (
        part(measured, "retirement", COUNTY, code)[0] / employees().persons[0, at, :, -1].sum()
        for code, at in (("2221", 0), ("9111", 3))
    )

    assert nurses > 2 * cleaners


def test_leavers_by_age_agree_with_openings_on_average(measured):
    yearly = measured["openings_leavers"].filter(region_code=COUNTY, ssyk_code="total", sex="total")

    for cause in CAUSES:
        by_cause = yearly.filter(cause=cause)["mean"].sum()
        assert by_cause == pytest.approx(part(measured, cause)[:5].mean(), rel=0.01)
    assert set(yearly["first_year"]) == {2020}
    assert set(yearly["last_year"]) == {2024}


def test_both_sexes_are_women_and_men(measured):
    yearly = measured["openings_leavers"].filter(region_code=COUNTY, ssyk_code="532")
    by_sex = dict(yearly.group_by("sex").agg(pl.col("mean").sum()).iter_rows())

    assert by_sex["total"] == pytest.approx(by_sex["women"] + by_sex["men"], rel=0.01)


# --- whose ages --------------------------------------------------------------------------------


def basis(tables, region, code):
    return set(tables["employment_ages"].filter(region_code=region, ssyk_code=code)["basis"])


def test_ages_say_whether_they_were_counted_here(measured):
    assert basis(measured, COUNTY, "222") == {"counted"}
    assert basis(measured, COUNTY, "total") == {"counted"}
    assert basis(measured, COUNTY, "2221") == {"national_profile"}
    assert basis(measured, OTHER, "222") == {"national_profile"}
    assert basis(measured, SWEDEN, "2221") == {"counted"}


def test_without_the_country_a_detailed_occupation_has_its_groups_ages():
    found = built({"employed_by_occupation_age": by_age(COUNTY, digits=3)})

    assert basis(found, COUNTY, "2221") == {"group_profile"}
    assert set(found["employment_ages"]["region_code"]) == {COUNTY}
    assert set(found["openings_outlook"]["region_code"]) == {COUNTY, "2401", "2480", "2482"}


def test_ages_add_up_to_the_employees(measured):
    history = employees()
    ages = measured["employment_ages"].filter(region_code=COUNTY, sex="women")

    summed = dict(ages.group_by("ssyk_code").agg(pl.col("employed_persons").sum()).iter_rows())

    assert summed["2221"] == pytest.approx(history.persons[0, 0, 0, -1])
    assert summed["total"] == pytest.approx(history.persons[0, :, 0, -1].sum())
    assert tuple(ages["age_group"].unique().sort()) == GROUPS


def test_the_countrys_ages_are_put_on_the_countys_number():
    found = built({"employed_by_occupation_age": by_age(SWEDEN, digits=4)})

    ages = found["employment_ages"].filter(region_code=COUNTY, ssyk_code="9111", sex="men")
    shares = ages.sort("age_group")["employed_persons"] / ages["employed_persons"].sum()
    np.testing.assert_allclose(shares.to_numpy(), YOUNG, atol=0.01)


def test_without_any_ages_there_are_no_openings_and_it_is_said():
    found = built({})

    assert set(found) == {"openings_assumptions"}
    assert "ålder" in found["openings_assumptions"]["assumption_sv"].item()


def said(tables):
    return " ".join(tables["openings_assumptions"]["assumption_en"])


def test_what_was_assumed_is_said(measured):
    words = said(measured)

    assert "Västerbotten County: who leaves and why was counted 2011–2019" in words
    assert "borrowed" in words
    assert "not counted in Norrbotten County" in words
    assert "Municipalities' openings follow from their own modelled employees" in words
    assert "nobody has counted" not in words


def test_assumed_risks_are_said_to_be_assumed():
    words = said(built({"employed_by_occupation_age": by_age(SWEDEN, digits=4)}, municipal=()))

    assert "nobody has counted who leaves" in words
    assert "Municipalities" not in words


def test_older_ages_are_said_to_be_older():
    rows = by_age(COUNTY, digits=3, years=tuple(range(2010, 2018)))

    assert "ages by occupation are of 2017" in said(built({"employed_by_occupation_age": rows}))


# --- the same everywhere -----------------------------------------------------------------------


def test_the_numbers_are_the_same_on_any_executor(measured):
    ages = pl.concat([by_age(COUNTY, digits=3), by_age(SWEDEN, digits=4)])
    tidy = {"employed_by_occupation_age": ages, "occupation_leavers": leavers()}

    with ThreadPoolExecutor(2) as executor:
        again = built(tidy, executor=executor)

    for name, frame in measured.items():
        assert_frame_equal(frame, again[name])


def test_what_is_not_counted_is_not_tested():
    found = built({"employed_by_occupation_age": by_age(COUNTY, digits=3)})

    assert found["openings_backtest"].is_empty()


def test_replacement_is_tested_with_measured_and_assumed_risks(measured):
    rows = measured["openings_backtest"]

    assert set(rows["rates"]) == {"measured", "assumed"}
    assert set(rows["horizon_years"]) == {1, 3, 5}
    tested = rows.filter(rates="measured", horizon_years=5, size_class="all")["n"].item()
    assert tested == 3 * 3  # from 2012, 2013 and 2014: three years behind, and five ahead
