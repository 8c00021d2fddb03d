"""What levers cost, and who is credited with what, as the answer tells it."""

from collections.abc import Sequence

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.levers import LEVERS
from talentlab.calc.scenarios.costs import cost_of, cost_per_closed
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.levers import Reached
from talentlab.calc.scenarios.programmes import ON_PROGRAMMES, programmes_of, study_years
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.answer import Cost, Credit, Percentiles
from talentlab.pipelines.scenarios.labels import lever_label, shock_label
from talentlab.pipelines.scenarios.told import percentiles
from talentlab.vocab.region import Region


def costs_by_lever(
    reached: Reached, scenario: Scenario, world: World, *, seed: int
) -> tuple[Floats | None, ...]:
    """Return what each lever costs up to and with the scenario's year (D,); None if unknown."""
    until = world.years.index(scenario.year) + 1
    return tuple(
        _cost(lever, found[:until], world, seed)
        for lever, found in zip(scenario.levers, reached.by_lever, strict=True)
    )


def _cost(lever: Lever, reached: Floats, world: World, seed: int) -> Floats | None:
    if lever.cost_sek is None and LEVERS[lever.kind].cost_sek == 0:
        return None
    estimate, years = None, 1
    if lever.kind is LeverKind.SEATS:
        estimate, years = _seat(lever, world)
    paid = cost_of(lever, np.maximum(reached, 0.0), estimate=estimate, study_years=years, seed=seed)
    return np.asarray(paid.sum(axis=0))


def _seat(lever: Lever, world: World) -> tuple[Estimate | None, int]:
    """Return kronor per seat and year, and the years, of a lever's educations on average."""
    places = programmes_of(lever, world) if lever.kind in ON_PROGRAMMES else ()
    known = [world.estimate(cell, "seat_cost_sek", form) for cell, form in places]
    prices = [found.mean for found in known if found]
    price = float(np.mean(prices)) if prices else None
    years = round(
        np.mean([study_years(cell, form, world) for cell, form in places]) if places else 1
    )
    return (Estimate(price, price, price) if price is not None else None), years


def credit_rows(
    scenario: Scenario,
    credited: Sequence[Floats],
    costs: Sequence[Floats | None],
    region: Region,
) -> tuple[Credit, ...]:
    """Return one row for each lever, then for each shock: shocks cost nobody here anything."""
    labels = [lever_label(lever, region) for lever in scenario.levers]
    labels += [shock_label(shock, region) for shock in scenario.shocks]
    every = (*costs, *[None] * len(scenario.shocks))
    return tuple(
        Credit(
            label=label,
            change=percentiles(part),
            mean=float(part.mean()),
            cost_sek=None if cost is None else percentiles(cost),
        )
        for label, part, cost in zip(labels, credited, every, strict=True)
    )


def cost_row(
    scenario: Scenario, costs: Sequence[Floats | None], closed: Floats, region: Region
) -> Cost | None:
    """Return all known costs beside the shortage they close (D,); None where none is known."""
    known = [cost for cost in costs if cost is not None]
    if not known:
        return None
    total = np.sum(known, axis=0)
    each = cost_per_closed(total, closed)
    return Cost(
        total_sek=percentiles(total),
        per_closed=None if each is None else Percentiles(each.p10, each.p50, each.p90),
        share_closing=0.0 if each is None else each.share_closing,
        without_cost=tuple(
            lever_label(lever, region)
            for lever, cost in zip(scenario.levers, costs, strict=True)
            if cost is None
        ),
    )
