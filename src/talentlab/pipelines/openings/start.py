"""Where a region's outlook of leavers starts: its employees by age, their risks, who enters.

Method: docs/method-guide/openings.md, sections 2-5.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.separations import LEAVING
from talentlab.calc.demand.leaving.cohorts import pairs_of, retirement_factors
from talentlab.calc.demand.leaving.entrants import entry_ages
from talentlab.calc.demand.leaving.measured import measured_risks, together
from talentlab.calc.demand.leaving.outlook import LeavingStart
from talentlab.calc.demand.leaving.risks import (
    OUT_MIGRATION,
    LeavingRisks,
    assumed_risks,
    assumed_shares,
    completed,
)
from talentlab.calc.demand.leaving.structure import adjusted, profiles, told_by
from talentlab.calc.demand.leaving.working_ages import WorkingAges
from talentlab.pipelines.openings.age_counts import AgeCounts
from talentlab.pipelines.openings.known import Known
from talentlab.tables.openings import CAUSES
from talentlab.vocab.geography import SWEDEN

Rates = Literal["measured", "assumed"]
_EARLIER: Final = 5
"""How many of the latest steps between counts tell at what age people enter."""


def start_of(
    known: Known, region_code: str, occupations: tuple[str, ...], base: Floats, rates: Rates
) -> LeavingStart | None:
    """Return where a region with employees ``base`` (O, S) starts; nothing if no ages are known.

    With ``measured``, risks are those of the region's own leavers, else of other regions', else
    assumed.
    """
    persons = aged_stock(known, region_code, occupations, base)
    if persons is None:
        return None
    ages = _counts(known, region_code).ages
    stock = ages.apart(persons)
    risks = _risks(known, region_code, occupations, ages, stock, rates)
    return LeavingStart(
        region_code=region_code,
        occupations=occupations,
        stock=stock,
        risks=risks,
        entry=_entry(known, region_code, occupations, risks),
    )


def aged_stock(
    known: Known, region_code: str, occupations: tuple[str, ...], base: Floats
) -> Floats | None:
    """Return employees (O, S, G) by age: counted, or the country's profile on the region's number.

    Where the country's ages are known in more detail, an occupation's are the country's, adjusted
    so that the ages of its group are the region's.
    """
    own, nation = known.of(region_code)
    detailed = _more_detailed(own, nation)
    if detailed is None:
        return None
    shares = profiles(detailed.persons[-1], detailed.occupations, occupations)
    if own is None or own is detailed:
        return np.asarray(shares * base[..., None])
    margins = told_by(occupations, own.occupations)
    return adjusted(shares, base, own.persons[-1], margins)


def _counts(known: Known, region_code: str) -> AgeCounts:
    """Return a region's counts by age, else the country's; one of them is there."""
    counts = next((found for found in known.of(region_code) if found is not None), None)
    if counts is None:
        message = f"no ages are known in {region_code}"
        raise ValueError(message)
    return counts


def _more_detailed(own: AgeCounts | None, nation: AgeCounts | None) -> AgeCounts | None:
    """Return the counts with the longer codes; the region's own where they are as long."""
    if own is None or nation is None:
        return own or nation
    digits = [max(map(len, counts.occupations)) for counts in (own, nation)]
    return own if digits[0] >= digits[1] else nation


def _risks(
    known: Known,
    region_code: str,
    occupations: tuple[str, ...],
    ages: WorkingAges,
    stock: Floats,
    rates: Rates,
) -> LeavingRisks:
    """Return a region's risks: its own measured ones, borrowed ones, or assumed ones."""
    whole_country = region_code == SWEDEN
    assumed = assumed_risks(
        occupations,
        ages,
        assumed_shares(
            occupations,
            stock.shape[1],
            ages,
            retirement=_retirement(known, occupations, ages),
            whole_country=whole_country,
        ),
    )
    if rates == "assumed":
        return assumed
    if region_code in known.leavers:
        return _measured(known, (region_code,), assumed, stock)
    lenders = [code for code, found in known.leavers.items() if found.ages == ages]
    return _borrowed(_measured(known, lenders, assumed, stock), assumed) if lenders else assumed


def _retirement(known: Known, occupations: tuple[str, ...], ages: WorkingAges) -> Floats:
    """Return how much more often than usual (O,) each occupation's employees retire."""
    nation = known.counts.get(SWEDEN)
    if nation is None or nation.ages != ages:
        return np.ones(len(occupations))
    factors = retirement_factors(
        nation.persons,
        occupations=nation.occupations,
        ages=ages,
        pairs=pairs_of(nation.years, known.breaks),
    )
    told = told_by(occupations, nation.occupations)
    return np.array([1.0 if place is None else factors[place] for place in told])


def _measured(
    known: Known, region_codes: Sequence[str], assumed: LeavingRisks, stock: Floats
) -> LeavingRisks:
    """Return risks measured in some regions; assumed where their occupations were not counted."""
    every = together([known.leavers[code] for code in region_codes])
    counted = every.in_years({*every.years} - {*known.breaks}, assumed.ages)
    if not counted.years:
        return assumed
    told = told_by(assumed.told_by, counted.occupations)
    prior, there = _by_code(assumed.yearly, stock, told, len(counted.occupations))
    own = measured_risks(counted, prior=prior, stock=there)
    at = [o for o, place in enumerate(told) if place is not None]
    of = [place for place in told if place is not None]
    yearly, doubt = assumed.yearly.copy(), assumed.occupation.copy()
    yearly[at], doubt[at] = own.yearly[of], own.occupation[of]
    names = [
        code if place is None else counted.occupations[place]
        for code, place in zip(assumed.told_by, told, strict=True)
    ]
    return replace(own, yearly=yearly, told_by=tuple(names), occupation=doubt)


def _by_code(
    yearly: Floats, stock: Floats, told: list[int | None], codes: int
) -> tuple[Floats, Floats]:
    """Return risks (C, S, A, causes) and employees (C, S, A) of codes from their occupations'."""
    there = np.zeros((codes, *stock.shape[1:]))
    left = np.zeros((codes, *yearly.shape[1:]))
    plain, number = np.zeros_like(left), np.zeros(codes)
    for o, place in enumerate(told):
        if place is not None:
            there[place] += stock[o]
            left[place] += stock[o][..., None] * yearly[o]
            plain[place] += yearly[o]
            number[place] += 1
    mean = plain / np.maximum(number, 1)[:, None, None, None]
    return np.divide(left, there[..., None], out=mean, where=there[..., None] > 0), there


def _borrowed(measured: LeavingRisks, assumed: LeavingRisks) -> LeavingRisks:
    """Return another region's risks, less sure, with the moves away that are assumed here."""
    yearly = measured.yearly.copy()
    yearly[..., OUT_MIGRATION] = assumed.yearly[..., OUT_MIGRATION]
    level = np.full(len(CAUSES), LEAVING.level_borrowed)
    level[OUT_MIGRATION] = assumed.level[OUT_MIGRATION]
    return replace(
        measured,
        yearly=completed(yearly),
        occupation=np.maximum(measured.occupation, LEAVING.occupation_borrowed),
        level=level,
    )


def _entry(
    known: Known, region_code: str, occupations: tuple[str, ...], risks: LeavingRisks
) -> Floats:
    """Return the shares (O, S, A) of those who enter: by the region's own counts, else Sweden's."""
    own, nation = known.of(region_code)
    has_steps = own is not None and own.steps(known.breaks)
    counts = nation if nation is not None and not has_steps else _counts(known, region_code)
    told = told_by(occupations, counts.occupations)
    alike = np.ones(risks.yearly.shape[:3])
    yearly, _ = _by_code(risks.yearly, alike, told, len(counts.occupations))
    shares = entry_ages(
        counts.persons,
        yearly,
        occupations=counts.occupations,
        ages=risks.ages,
        steps=counts.steps(known.breaks)[-_EARLIER:],
    )
    usual = shares.mean(axis=0)
    return np.stack([usual if place is None else shares[place] for place in told])
