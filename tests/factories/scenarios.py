"""A small world to lay scenarios on, and a published release that has it."""

from datetime import datetime
from functools import cache

import numpy as np
import polars as pl

from factories import balance
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Range, Scenario, Shock, ShockKind
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.balance.build import build_balance
from talentlab.pipelines.balance.evidence import Known
from talentlab.pipelines.balance.occupations import Occupations
from talentlab.pipelines.scenarios.read import world_from
from talentlab.store.disk import Disk
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, Draft, write_release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.tables.card import Card
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

UMEA, SKELLEFTEA, COUNTY = "2480", "2482", "24"
NURSE, DOCTOR = "75N", "75L"
FORM = "higher_education"
YEARS = tuple(range(2025, 2036))
DRAWS = 60
AT = "2026-11-25T09:00:00+01:00"
SURE = Range(1.0, 1.0)


def lever(kind, amount=10.0, region_code=UMEA, group=NURSE, detail="", **more):
    given = {"first_year": 2027, "take_up": SURE} | more
    return Lever(
        kind=LeverKind(kind),
        region_code=region_code,
        education_group_code=group,
        amount=amount,
        detail=detail,
        **given,
    )


def shock(**more):
    given = {
        "name": "Fabriken", "kind": ShockKind.ARRIVES, "region_code": UMEA, "jobs": 100.0,
        "occupations": (("222", 0.8), ("221", 0.2)), "first_year": 2026, "ramp_years": 2,
        "probability": 1.0, "realised": SURE, "multiplier": Range(0.5, 0.5),
        "movers": Range(0.4, 0.4), "people_per_job": Range(1.2, 1.2), "reversal_probability": 0.0,
        "reversal_after": 5,
    } | more  # fmt: skip
    return Shock(**given)


def scenario(*levers, shocks=(), region_code=COUNTY, group=NURSE, year=2033, name="Prov"):
    return Scenario(
        name=name, region_code=region_code, education_group_code=group, year=year,
        levers=tuple(levers), shocks=tuple(shocks),
    )  # fmt: skip


def estimate(value, spread=0.0):
    return Estimate(value, value - spread, value + spread)


@cache
def small_world():
    """Return two municipalities and two groups; everything known for sure but the base itself."""
    rng = np.random.default_rng(5)
    size = np.array([[1000.0, 300.0], [400.0, 100.0]])[..., None, None]
    shape = (2, 2, len(YEARS), DRAWS)
    supply = size * np.exp(np.cumsum(rng.normal(0, 0.01, shape), axis=2))
    demand = 1.05 * size * np.exp(np.cumsum(rng.normal(0, 0.01, shape), axis=2))
    evidence = {}
    for region in (UMEA, SKELLEFTEA):
        for group, occupation in ((NURSE, "222"), (DOCTOR, "221")):
            told = {
                ("participation", ""): 0.9, ("yearly_exit", ""): 0.05, ("public_share", ""): 0.8,
                ("older_residents", ""): 200.0, ("occupation_jobs", occupation): 300.0,
                ("occupation_jobs", "234"): 100.0,
            }  # fmt: skip
            for (parameter, detail), value in told.items():
                evidence[region, group, parameter, detail] = estimate(value)
    programme = {
        "seats": 100.0, "applicants": 110.0, "completion": 0.75, "study_years": 3.0,
        "seat_cost_sek": 90_000.0,
    }  # fmt: skip
    for parameter, value in programme.items():
        evidence[UMEA, NURSE, parameter, FORM] = estimate(value)
    evidence[UMEA, NURSE, "retention", ""] = estimate(0.6)
    evidence[UMEA, NURSE, "stay_effect", "housing"] = estimate(0.04)
    return World(
        region_codes=(UMEA, SKELLEFTEA),
        group_codes=(NURSE, DOCTOR),
        years=YEARS,
        supply=supply,
        demand=demand,
        areas={COUNTY: (UMEA, SKELLEFTEA), UMEA: (UMEA,), SKELLEFTEA: (SKELLEFTEA,)},
        groups={NURSE: (NURSE,), DOCTOR: (DOCTOR,), "total": (NURSE, DOCTOR)},
        evidence=evidence,
    )


def graduates_outlook():
    rows = [
        {
            "region_code": UMEA, "education_group_code": NURSE, "school_form": FORM,
            "component": component, "year": year, "mean": mean, "p2_5": 0.8 * mean,
            "p10": 0.9 * mean, "p50": mean, "p90": 1.1 * mean, "p97_5": 1.2 * mean,
        }
        for component, mean in (
            ("seats", 100.0), ("applicants", 130.0), ("starts", 100.0), ("graduates", 75.0),
            ("staying", 45.0),
        )
        for year in (2026, 2027)
    ]  # fmt: skip
    return pl.DataFrame(rows)


def known():
    retention = pl.DataFrame(
        {
            "region_code": [UMEA], "education_group_code": [NURSE], "origin": ["total"],
            "years_after": [1], "mean": [0.6], "p10": [0.5], "p90": [0.7],
            "followed_persons": [80], "basis": ["measured"],
        }
    )  # fmt: skip
    return Known(graduates_outlook=graduates_outlook(), retention_estimates=retention)


@cache
def built(slug="vasterbotten"):
    """Return the tables of the gap from invented draws, with what is known of one programme."""
    supply, demand, occupations, matrix = balance.sides(draws=30, years_ahead=8, slug=slug)
    return build_balance(
        supply,
        demand,
        load_region(slug),
        occupations=Occupations(occupations, matrix),
        known=known(),
    )


@cache
def built_world():
    tables = built()
    return world_from(
        tables["balance_draws"], tables["lever_evidence"], load_region("vasterbotten")
    )


def publish(root, *, tables=("balance_draws", "lever_evidence"), name="2026-11-25"):
    """Publish a release that scenarios can start from in the store ``root``."""
    card = Card(
        Text(sv="Prov", en="Trial"), producer="Talentlab", source="test", licence="CC0-1.0",
        synthetic=True,
    )  # fmt: skip
    declared = {"balance_draws": BALANCE_DRAWS, "lever_evidence": LEVER_EVIDENCE}
    contributions = []
    for table in tables:
        columns = [column.name for column in declared[table].columns()]
        frame = built()[table].select(columns).sort(declared[table].key)
        contributions.append(Contribution(declared[table], declared[table].check(frame), card))
    draft = Draft(
        name=name, created_at=datetime.fromisoformat(AT).isoformat(),
        region=load_region("vasterbotten"), base_year=2025, code_version="0.1.0",
        method_sha256="0" * 64, assumptions={"draws": 30, "seed": 1}, tables=tuple(contributions),
    )  # fmt: skip
    write_release(root, draft)
    point_at(root, name, at=AT, deed="publish", disk=Disk())
    return name
