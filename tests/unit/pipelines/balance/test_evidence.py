from dataclasses import replace

import polars as pl

from factories import balance, scenarios
from talentlab.calc.assumptions.education import USUAL_YEARS
from talentlab.pipelines.balance.evidence import evidence_frame

SUPPLY, DEMAND, _, _ = balance.sides(draws=5, years_ahead=2)
PROGRAMME = (scenarios.UMEA, scenarios.NURSE, scenarios.FORM)


def years_told(**known):
    frame = evidence_frame(SUPPLY, DEMAND, None, replace(scenarios.known(), **known))
    rows = frame.filter(pl.col("parameter") == "study_years")
    return rows.select("mean", "basis").rows()


def test_a_degree_takes_as_long_as_supply_was_calculated_with():
    assert years_told(study_years={PROGRAMME: 5}) == [(5.0, "measured")]


def test_a_degree_takes_the_usual_time_where_supply_does_not_say():
    assert years_told() == [(float(USUAL_YEARS[scenarios.FORM]), "assumed")]
