"""What birth cohorts show about retirement: which occupations empty earlier than others.

The net change of a cohort is leavers less entrants, so it says how many left only where few enter:
near retirement. It is compared with what the two cohorts just before it let expect, so that an
occupation that grows, or that people enter late, is not taken for one where people stay. How well
younger cohorts foretell one that does not yet retire says how far the comparison can be trusted.

Method: docs/method-guide/openings.md, section 4.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.separations import LEAVING, LEAVING_SHARES, LeavingSettings
from talentlab.calc.demand.history import prefixes
from talentlab.calc.demand.leaving.working_ages import WorkingAges, by_age
from talentlab.vocab.ages import parse_age

RETIRING: Final = 55
"""First age of the group whose next five years show early and late retirement."""
_HALF: Final = 0.5  # half a person in every count keeps logarithms finite
_YOUNGER: Final = 3
"""How many cohorts before the retiring one are looked at."""
_LAST: Final = _YOUNGER  # position of the retiring cohort among the four


def retirement_factors(
    stocks: Floats,
    *,
    occupations: tuple[str, ...],
    ages: WorkingAges,
    pairs: Sequence[tuple[int, int]],
    settings: LeavingSettings = LEAVING,
) -> Floats:
    """Return how much more often than usual (O,) an occupation's employees retire at their age.

    One for all where no two counts are ``cohort_years`` apart. An occupation is drawn towards its
    group, and groups towards all, the more the fewer they are.

    Parameters
    ----------
    stocks : (Y, O, S, G)
        Employees by age group in the whole country; not a number where they were not counted.
    pairs
        Positions of two years, ``cohort_years`` apart and counted alike.

    Method: docs/method-guide/openings.md, section 4, equation 5.
    """
    at = _group_about_to_retire(ages, settings.cohort_years)
    if at is None or not pairs:
        return np.ones(len(occupations))
    both = stocks.sum(axis=2)
    followed = np.stack([_cohorts(both, at, pair) for pair in pairs])
    known = ~np.isnan(followed).any(axis=(2, 3), keepdims=True)
    counts = np.where(known, followed, 0.0).sum(axis=0)
    usual = _usual_loss(ages, at, settings.cohort_years)
    beside = _drawn_together(counts, occupations)
    factors = 1.0 + beside / usual
    return np.asarray(np.clip(factors, settings.least_retirement, settings.most_retirement))


def pairs_of(
    years: Sequence[int], breaks: Iterable[int], settings: LeavingSettings = LEAVING
) -> list[tuple[int, int]]:
    """Return the positions of years that are ``cohort_years`` apart and counted alike."""
    changed = list(breaks)
    return [
        (i, j)
        for i, first in enumerate(years)
        for j, last in enumerate(years)
        if last - first == settings.cohort_years and not any(first < new <= last for new in changed)
    ]


def _group_about_to_retire(ages: WorkingAges, width: int) -> int | None:
    """Return the position of the group, if it and its neighbours are ``width`` ages wide."""
    lowest = [parse_age(label).lower for label in ages.groups]
    if RETIRING not in lowest:
        return None
    at = lowest.index(RETIRING)
    around = ages.widths[max(at - _YOUNGER, 0) : at + 2].tolist()
    return at if around == [width] * (_YOUNGER + 2) else None


def _cohorts(both: Floats, at: int, pair: tuple[int, int]) -> Floats:
    """Return four cohorts (O, 4, 2), the retiring one last, before and after."""
    before, after = both[pair[0]], both[pair[1]]
    groups = slice(at - _YOUNGER, at + 1)
    next_groups = slice(at - _YOUNGER + 1, at + 2)
    return np.stack([before[:, groups], after[:, next_groups]], axis=-1)


def _usual_loss(ages: WorkingAges, at: int, width: int) -> float:
    """Return the log share of the group that usually retires before the next count of it."""
    first = ages.single[ages.group_of == at]
    risk = by_age(LEAVING_SHARES.retirement, np.arange(first[0], first[-1] + width))
    left = [float(np.prod(1.0 - risk[k : k + width])) for k in range(len(first))]
    return -float(np.log(np.mean(left)))


def _drawn_together(counts: Floats, occupations: tuple[str, ...]) -> Floats:
    """Return how much more than all (O,) each occupation's retiring cohort lost, in log points."""
    found = np.zeros(len(occupations))
    everybody = _unforeseen(counts.sum(axis=0), _LAST)[0]
    nobody_retires = _unforeseen(counts.sum(axis=0), _LAST - 1)[0]
    for length in range(1, max(map(len, occupations)) + 1):
        codes, member = prefixes(occupations, length)
        sums = np.stack([counts[member == c].sum(axis=0) for c in range(len(codes))])
        group = np.array([found[member == c].mean() for c in range(len(codes))])
        younger, luck = _unforeseen(sums, _LAST - 1)
        unreliable = _spread(younger - nobody_retires, luck)
        loss, luck = _unforeseen(sums, _LAST)
        noise = luck + unreliable
        beyond = loss - everybody - group
        spread = _spread(beyond, noise)
        found = (group + beyond * spread / (spread + noise))[member]
    return found


def _unforeseen(counts: Floats, cohort: int) -> tuple[Floats, Floats]:
    """Return how much more a cohort lost than the two before it let expect, and its variance.

    Log points (...) from counts (..., 4, 2): the change of one cohort is expected to differ from
    that of the next younger as that differs from the one younger still.
    """
    log = np.log(counts + _HALF)
    change = log[..., 1] - log[..., 0]
    luck = (1.0 / (counts + _HALF)).sum(axis=-1)
    own, younger, youngest = cohort, cohort - 1, cohort - 2
    lost = 2.0 * change[..., younger] - change[..., youngest] - change[..., own]
    return lost, 4.0 * luck[..., younger] + luck[..., youngest] + luck[..., own]


def _spread(beyond: Floats, luck: Floats) -> float:
    """Return the variance between codes beyond luck, by moments weighed by how sure each is."""
    sureness = 1.0 / luck
    return max(float(((beyond**2 - luck) * sureness).sum() / sureness.sum()), 0.0)
