"""Announced events in the outlook's demand: laid on in every draw, told in words, never guessed."""

import numpy as np
import polars as pl
import pytest

from factories.announced import event
from factories.tidy_demand import BASE_YEAR, COUNTY, residents, tables
from talentlab.errors import RegionDoesNotFit
from talentlab.pipelines.demand.build import build_demand
from talentlab.pipelines.demand.events import said_of_events, shock_of
from talentlab.pipelines.employment.build import build_employment
from talentlab.vocab.region import load_region

DRAWS, SEED = 60, 1
EXACT = 1e-6
PLACE = "2480"


@pytest.fixture(scope="module")
def region():
    return load_region("vasterbotten")


@pytest.fixture(scope="module")
def employment(region):
    return build_employment(tables(), region, draws=DRAWS, seed=SEED)


@pytest.fixture(scope="module")
def build(region, employment):
    def built(*events):
        return build_demand(
            tables("ads", "vacancies", "barometer", "employer_needs"),
            region.with_announced(events),
            employment=employment,
            population=residents(DRAWS),
            draws=DRAWS,
            seed=SEED,
        )

    return built


@pytest.fixture(scope="module")
def without(build):
    return build()


@pytest.fixture(scope="module")
def certain(build):
    return build(event())


def place_of(draws, code=PLACE):
    return draws.region_codes.index(code)


def extra(built, without):
    """Return jobs more by occupation (D, O, T) and by education (D, E, T) in the event's place."""
    at = place_of(built.occupations)
    return [
        (getattr(built, name).jobs - getattr(without, name).jobs)[:, at].sum(axis=2)
        for name in ("occupations", "educations")
    ]


def test_a_certain_event_is_added_in_every_draw_and_nowhere_else(certain, without):
    by_occupation, by_education = extra(certain, without)
    codes = certain.occupations.occupation_codes
    ahead = np.array([0, 0, 100, 200, 200, 200, 200, 200, 200, 200, 200])

    np.testing.assert_allclose(by_occupation[:, codes.index("222")], [ahead] * DRAWS, atol=EXACT)
    np.testing.assert_allclose(by_occupation.sum(axis=1), [ahead] * DRAWS, atol=EXACT)
    np.testing.assert_allclose(by_education.sum(axis=1), [ahead] * DRAWS, atol=EXACT)
    others = [r for r in range(15) if r != place_of(certain.occupations)]
    np.testing.assert_array_equal(
        certain.educations.jobs[:, others], without.educations.jobs[:, others]
    )


def test_sums_are_kept_in_every_table_and_draw(certain):
    off = certain.occupations.jobs.sum(axis=2) - certain.educations.jobs.sum(axis=2)
    assert np.abs(off).max() < EXACT
    keys = {"region_code": PLACE, "year": BASE_YEAR + 5}
    industry = certain.tables["industry_outlook"].filter(sni_code="total", **keys)
    education = certain.tables["demand_outlook"].filter(
        education_group_code="total", sector="total", **keys
    )
    assert industry["mean"].item() == pytest.approx(education["mean"].item(), rel=1e-9)


def test_the_declared_industry_gets_the_jobs_and_the_county_its_part(certain, without):
    rows = {"sni_code": "C", "year": BASE_YEAR + 5}
    for place in (PLACE, COUNTY):
        now, before = (
            built.tables["industry_outlook"].filter(region_code=place, **rows)["mean"].item()
            for built in (certain, without)
        )
        assert now - before == pytest.approx(200.0, abs=EXACT)


def test_the_base_year_and_its_shortage_are_as_without(certain, without):
    np.testing.assert_array_equal(certain.educations.jobs[..., 0], without.educations.jobs[..., 0])
    assert certain.tables["shortage_now"].equals(without.tables["shortage_now"])
    np.testing.assert_array_equal(certain.flexibility, without.flexibility)


def test_an_uncertain_event_happens_in_some_futures_and_the_rest_are_the_same(build, without):
    by_occupation, _ = extra(build(event(probability=0.5)), without)
    last = by_occupation.sum(axis=1)[:, -1]

    happens = last > EXACT
    assert 0.3 < happens.mean() < 0.7
    np.testing.assert_allclose(last[happens], 200.0, atol=EXACT)
    np.testing.assert_array_equal(by_occupation[~happens], 0.0)


def test_an_event_with_an_industry_only_has_the_countys_occupations_there(build, without):
    by_occupation, _ = extra(build(event(occupations=(), industry="Q")), without)

    assert (by_occupation[..., -1].mean(axis=0) > EXACT).sum() > 1
    np.testing.assert_allclose(by_occupation[..., -1].sum(axis=1), 200.0, atol=EXACT)


def test_an_employer_that_closes_takes_jobs_and_never_more_than_there_are(build, without):
    closes = event(kind="closes", jobs_low=1e6, jobs_best=1e6, jobs_high=1e6, industry="")
    built = build(closes)

    at = place_of(built.occupations)
    assert built.educations.jobs.min() >= 0
    assert built.educations.jobs[:, at, ..., -1].sum() == 0
    assert without.educations.jobs[:, at, ..., -1].sum() > 0


def test_what_has_come_by_the_base_year_is_not_laid_on_again(build, without):
    begun = event(first_year=BASE_YEAR - 1, ramp_years=4)

    by_occupation, _ = extra(build(begun), without)

    np.testing.assert_allclose(
        by_occupation.sum(axis=1)[:, :4], [[0.0, 50.0, 100.0, 100.0]] * DRAWS, atol=EXACT
    )


def test_every_event_is_told_with_its_source_and_probability(build, certain, without):
    (told,) = set(certain.assumptions) - set(without.assumptions)

    assert certain.assumptions[:-1] == without.assumptions
    for said in ("Kabelfabriken", "Umeå", "2021-03-01", "100 procent", "200 (200–200)", "Press."):
        assert said in told.sv
    (uncertain,) = set(build(event(probability=0.25)).assumptions) - set(without.assumptions)
    assert "Probability 25 percent" in uncertain.en


def test_an_event_where_no_jobs_are_drawn_is_told_as_left_out(region):
    (told,) = said_of_events(region.with_announced([event()]), ())

    assert told.sv.startswith("Aviserad händelse som inte räknas in: Kabelfabriken i Umeå")


def test_an_event_of_a_neighbour_that_is_off_is_not_laid_on(region):
    off = region.with_cooperating(()).with_announced([event(municipality_code="2284")])

    assert [event.municipality_code for event in off.announced] == ["2284"]
    assert "inte räknas in" in next(said_of_events(off, off.all_municipality_codes())).sv


def test_jobs_that_nobody_in_the_county_has_stop_the_build_with_all_faults(build):
    strange = event(occupations=(("818", 0.5), ("222", 0.5)), industry="A")
    elsewhere = event(occupations=(), industry="F", municipality_code="2482")

    with pytest.raises(RegionDoesNotFit) as caught:
        build(strange, elsewhere)

    assert [fault.en.partition(". ")[0] for fault in caught.value.facts["faults"]] == [
        "The cable works: nobody in the county has occupation 818",
        "The cable works: nobody in the county works in industry A",
        "The cable works: nobody in the county works in industry F",
    ]


@pytest.mark.parametrize(("kind", "most"), [("arrives", 200.0), ("closes", 240.0)])
def test_the_shock_is_as_expected_on_average_and_as_wide_as_declared(kind, most):
    shock = shock_of(event(kind=kind, jobs_low=80.0, jobs_best=200.0, jobs_high=240.0))
    part = shock.realised

    assert shock.jobs == most
    assert most * (part.low + part.high) / 2 == pytest.approx(200.0)
    assert most * (part.high - part.low) == pytest.approx(160.0)


def test_demand_outlook_is_checked_with_events_too(certain):
    outlook = certain.tables["demand_outlook"]

    assert outlook.filter(pl.col("mean") < 0).is_empty()
    assert outlook["year"].min() == BASE_YEAR
