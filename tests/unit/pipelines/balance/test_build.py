import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from factories import balance, scenarios
from talentlab.pipelines.balance.axes import area_members, area_sums, education_codes
from talentlab.pipelines.balance.build import build_balance
from talentlab.tables.balance import BALANCE_BY_EDUCATION, BALANCE_BY_OCCUPATION, BALANCE_DRAWS
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.vocab.education_pools import education_pools, members_of_pools, pool_of

DECLARED = {
    table.name: table
    for table in (BALANCE_BY_EDUCATION, BALANCE_BY_OCCUPATION, BALANCE_DRAWS, LEVER_EVIDENCE)
}
SUPPLY, DEMAND, OCCUPATIONS, MATRIX = balance.sides(draws=30, years_ahead=8)


@pytest.fixture(scope="module")
def tables():
    return scenarios.built()


def told(frame, **where):
    return frame.filter(*[pl.col(column) == value for column, value in where.items()])


def drawn(region_codes, groups, year):
    """Return supply and jobs (D,) of municipalities and groups, summed one by one."""
    at = SUPPLY.years.index(year)
    supply = demand = 0.0
    for region_code in region_codes:
        r = SUPPLY.region_codes.index(region_code)
        for group in groups:
            e = SUPPLY.group_codes.index(group)
            supply = supply + SUPPLY.workplace[:, r, e, at]
            demand = demand + DEMAND.jobs[:, r, e, :, at].sum(axis=1)
    return supply, demand


@pytest.mark.parametrize("name", DECLARED)
def test_every_table_fits_its_declaration(tables, name):
    columns = [column.name for column in DECLARED[name].columns()]

    assert DECLARED[name].check(tables[name].select(columns)).height > 0


@pytest.mark.parametrize("code", ["75N", "BHE", "total"])
@pytest.mark.parametrize("region_code", ["2480", "umearegionen", "24"])
def test_a_number_is_that_of_the_summed_draws(tables, region_code, code):
    members = balance.region().municipalities_by_code()[region_code]
    groups = {"75N": ("75N",), "BHE": members_of_pools()["BHE"], "total": SUPPLY.group_codes}[code]
    supply, demand = drawn(members, groups, 2030)

    (row,) = told(
        tables["balance_by_education"],
        region_code=region_code,
        education_group_code=code,
        sector="total",
        year=2030,
        status="estimated",
    ).iter_rows(named=True)

    ends = (0.1, 0.5, 0.9)
    for side, draws in (("supply", supply), ("demand", demand), ("gap", supply - demand)):
        shown = [row[f"{side}_{end}"] for end in ("p10", "p50", "p90")]
        assert shown == pytest.approx(np.quantile(draws, ends), abs=1e-3)
    assert row["p_short"] == pytest.approx((supply < 0.98 * demand).mean(), abs=1e-3)
    assert row["gap_mean"] == pytest.approx((supply - demand).mean(), abs=1e-3)


def test_a_verdict_is_said_only_where_it_is_likely(tables):
    shown = tables["balance_by_education"].filter(pl.col("status") == "estimated")

    said = shown.with_columns(
        expected=pl.when(pl.col("p_short") > 0.8)
        .then(pl.lit("short"))
        .when(pl.col("p_short") < 0.2)
        .then(pl.lit("surplus"))
        .otherwise(pl.lit("uncertain"))
    )
    assert set(said["verdict"]) == {"short", "surplus", "uncertain"}
    assert said.filter(pl.col("verdict") != pl.col("expected")).is_empty()


def test_no_shown_cell_has_fewer_than_five_persons(tables):
    for name in ("balance_by_education", "balance_by_occupation"):
        shown = tables[name].filter(pl.col("status") == "estimated")

        assert shown.select(pl.min_horizontal("supply_p50", "demand_p50").min()).item() >= 5
    assert "suppressed" in set(tables["balance_by_education"]["status"])


def test_no_withheld_cell_is_the_only_one_missing_of_a_sum(tables):
    frame = tables["balance_by_education"]
    hidden = frame.with_columns(gone=pl.col("status") != "estimated")
    single = hidden.filter(pl.col("sector") != "total")
    whole = hidden.filter((pl.col("sector") == "total") & ~pl.col("gone"))
    key = ["region_code", "education_group_code", "year"]

    lone = single.group_by(key).agg(pl.col("gone").sum()).filter(pl.col("gone") == 1)

    assert whole.join(lone, on=key, how="semi").is_empty()


def test_an_unsure_group_is_shown_in_a_wider_one_that_is_there():
    wide = balance.sides(draws=30, years_ahead=2)
    shaken = np.random.default_rng(2).lognormal(0.0, 0.9, wide[0].workplace.shape)
    supply = balance.Supply(**{**vars(wide[0]), "workplace": wide[0].workplace * shaken})

    frame = build_balance(supply, wide[1], balance.region())["balance_by_education"]

    pooled = frame.filter(pl.col("status") == "pooled")
    key = ["region_code", "sector", "year"]
    instead = pooled.filter(pl.col("pooled_into") != "").join(
        frame.filter(pl.col("status") == "estimated"),
        left_on=[*key, "pooled_into"],
        right_on=[*key, "education_group_code"],
        how="anti",
    )
    assert pooled.height > 100
    assert set(pooled["pooled_into"]) - {""} <= set(education_pools())
    assert instead.is_empty()
    detailed = pooled.filter(pl.col("education_group_code") == "75N", pl.col("pooled_into") != "")
    assert set(detailed["pooled_into"]) <= {pool_of("75N", 2), pool_of("75N", 1)}
    assert set(detailed["pooled_into"])


def test_draws_are_the_first_ones_cell_by_cell(tables):
    supply, demand = drawn(["2482"], ["55D"], 2028)

    found = told(
        tables["balance_draws"], region_code="2482", education_group_code="55D", year=2028
    ).sort("draw")

    np.testing.assert_allclose(found["supply_persons"], supply, atol=0.01)
    np.testing.assert_allclose(found["demand_persons"], demand, atol=0.01)


def test_occupations_share_the_same_people(tables):
    shown = told(
        tables["balance_by_occupation"],
        region_code="24",
        ssyk_code="total",
        sector="total",
        year=2030,
    )
    members = balance.region().municipalities_by_code()["24"]
    supply, _ = drawn(members, SUPPLY.group_codes, 2030)

    assert shown["supply_p50"].item() == pytest.approx(np.median(supply), abs=1e-3)


def test_jobs_that_nobody_tells_apart_by_sector_have_no_sectors():
    whole = DEMAND.jobs.sum(axis=3, keepdims=True)
    demand = balance.Demand(**{**vars(DEMAND), "sectors": ("total",), "jobs": whole})

    tables = build_balance(SUPPLY, demand, balance.region())

    by_sector = scenarios.built()["balance_by_education"]
    found = tables["balance_by_education"]
    assert set(found["sector"]) == {"total"}
    assert "public_share" not in set(tables["lever_evidence"]["parameter"])
    both = ["region_code", "education_group_code", "year", "gap_p50"]
    shown = found.filter(pl.col("status") == "estimated").select(both)
    expected = told(by_sector, sector="total", status="estimated").select(both)
    assert_frame_equal(
        shown.join(expected, on=both[:3], how="semi"), expected.join(shown, on=both[:3], how="semi")
    )


def test_sides_that_are_not_of_the_same_worlds_are_refused():
    fewer = balance.Demand(**{**vars(DEMAND), "jobs": DEMAND.jobs[:-1]})

    with pytest.raises(ValueError, match="draws"):
        build_balance(SUPPLY, fewer, balance.region())


def test_demand_may_know_fewer_years_and_municipalities():
    few = balance.Demand(
        region_codes=DEMAND.region_codes[2:5],
        group_codes=DEMAND.group_codes,
        years=DEMAND.years[:4],
        sectors=DEMAND.sectors,
        jobs=DEMAND.jobs[:, 2:5, ..., :4],
    )

    frame = build_balance(SUPPLY, few, balance.region())["balance_by_education"]

    assert set(frame["region_code"]) == set(DEMAND.region_codes[2:5])
    assert set(frame["year"]) == set(DEMAND.years[:4])


def test_every_group_is_in_a_pool_of_each_size():
    codes = education_codes(SUPPLY.group_codes)

    assert len(codes.names) == 98 + 57 + 12 + 1
    assert codes.names[-1] == "total"
    assert {len(one.parts) for one in codes.sums() if codes.names[one.whole] == "total"} == {12}


def test_what_is_left_of_the_county_beside_an_area_is_protected_too():
    areas = area_members(balance.region(), SUPPLY.region_codes)
    names = list(areas)

    beside = [one for one in area_sums(areas) if names[one.whole] == "24"]

    inside = {names[one.parts[0]] for one in beside}
    assert "umearegionen" in inside


def test_evidence_is_what_was_drawn_and_what_was_known(tables):
    evidence = tables["lever_evidence"]

    def mean(parameter, region_code="2480", group="75N", detail=""):
        return told(
            evidence,
            region_code=region_code,
            education_group_code=group,
            parameter=parameter,
            detail=detail,
        )["mean"].item()

    r, e = SUPPLY.region_codes.index("2480"), SUPPLY.group_codes.index("75N")
    share = SUPPLY.labour[:, r, e].sum(axis=1) / SUPPLY.residents[:, r, e].sum(axis=1)
    assert mean("participation") == pytest.approx(share.mean())
    jobs = DEMAND.jobs[:, r, e].sum(axis=2)
    assert mean("public_share") == pytest.approx((jobs[:, 1] / jobs.sum(axis=1)).mean())
    assert mean("seats", detail="higher_education") == 100.0
    assert mean("completion", detail="higher_education") == pytest.approx(0.75)
    assert mean("retention") == 0.6
    o = OCCUPATIONS.occupation_codes.index("222")
    if MATRIX[e, o] * SUPPLY.workplace[:, r, e, 0].mean() >= 0.5:
        held = SUPPLY.workplace[:, r, e, 0].mean() * MATRIX[e, o]
        assert mean("occupation_jobs", detail="222") == pytest.approx(held)


def test_what_nobody_has_told_of_is_not_made_up():
    evidence = build_balance(SUPPLY, DEMAND, balance.region())["lever_evidence"]

    assert set(evidence["parameter"]) == {"participation", "yearly_exit", "public_share"}
