"""Municipalities and their county in the same draws: what each task is given.

Method: docs/method-guide/uncertainty-and-backtest.md, sections 6-7.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.backtest.ahead import Ahead
from talentlab.calc.calibration import normal_quantile
from talentlab.calc.population.draws import RegionDraws, split_targets
from talentlab.calc.population.reconcile import adding_up, raked
from talentlab.calc.population.shocks import deviations
from talentlab.vocab.geography import municipalities_in

_LEVEL = 0.8  # of the half-widths


def adding_up_to(counties: Ahead, municipalities: Ahead) -> Ahead:
    """Return ``municipalities`` whose expected residents add up to their county's, cell by cell.

    The county has the longer history. Municipalities of other counties stay as they are.
    """
    expected = municipalities.expected.copy()
    for county in counties.history.region_codes:
        rows = [
            municipalities.history.region_codes.index(code) for code in municipalities_in(county)
        ]
        expected[rows] = raked(expected[rows], counties.of(county)[0])
    return replace(municipalities, expected=expected)


def draws_of_regions(
    municipalities: Ahead,
    counties: Ahead | None,
    wanted: Sequence[str],
    *,
    draws: int,
    seed: int,
) -> Mapping[str, RegionDraws]:
    """Return municipality code -> its draws, for ``wanted`` and all they must add up with.

    Where the county is known, its own draws decide the sum of its municipalities.
    """
    codes = set(wanted)
    known = counties.history.region_codes if counties else ()
    needed = {code[:2] for code in codes if code[:2] in known}
    for county in needed:
        codes.update(municipalities_in(county))
    drawn = {code: _own(municipalities, code, draws=draws, seed=seed) for code in sorted(codes)}
    for county in sorted(needed):
        if counties:
            whole = _own(counties, county, draws=draws, seed=seed)
            drawn |= _reconciled(drawn, municipalities, whole)
    return drawn


def _own(ahead: Ahead, region_code: str, *, draws: int, seed: int) -> RegionDraws:
    """Return one region's draws before anything has to add up."""
    expected, (total, working) = ahead.of(region_code)
    off = deviations(
        region_code,
        half_width_total=total,
        half_width_working=working,
        draws=draws,
        seed=seed,
    )
    targets = split_targets(
        expected,
        total_deviation=off.total,
        working_deviation=off.working,
        ages=ahead.history.ages,
    )
    return RegionDraws(region_code, expected, *targets)


def _reconciled(
    drawn: Mapping[str, RegionDraws], municipalities: Ahead, whole: RegionDraws
) -> dict[str, RegionDraws]:
    """Return the municipalities of a county whose draws add up to the county's."""
    parts = [drawn[code] for code in municipalities_in(whole.region_code)]
    widths = np.stack([municipalities.of(part.region_code)[1] for part in parts])
    variance = (widths / normal_quantile(_LEVEL)) ** 2
    working = _summing([p.working for p in parts], whole.working, variance[:, 1])
    others = _summing([p.others for p in parts], whole.others, variance[:, 0])
    return {
        part.region_code: replace(part, working=working[i], others=others[i])
        for i, part in enumerate(parts)
    }


def _summing(parts: Sequence[Floats], whole: Floats, variance: Floats) -> Floats:
    """Return parts (P, D, H) that add up to ``whole`` (D, H); ``variance`` is (P, H)."""
    stacked = np.stack(parts)
    spread = np.broadcast_to(variance[:, None, :], stacked.shape)
    return adding_up(stacked, whole, log_variance=spread)
