"""An employment outlook from today, and how wrong it may be.

Method: docs/method-guide/employment.md, sections 6-7.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from talentlab.calc.arrays import Floats
from talentlab.calc.assumptions.demand import SPREAD, SpreadSettings
from talentlab.calc.demand.calibrate import calibrated
from talentlab.calc.demand.hindcasts import Hindcast, hindcasts, judged
from talentlab.calc.demand.history import EmploymentHistory, prefixes, summed
from talentlab.calc.demand.interval import interval_80
from talentlab.calc.demand.nodes import node_variances
from talentlab.calc.demand.projector import DemandProjector
from talentlab.calc.demand.scores import Missed, missed
from talentlab.calc.demand.spread import Spread, prior_spread


@dataclass(frozen=True, slots=True)
class DemandAhead:
    """What is expected of some regions, and how wrong it may be.

    Attributes
    ----------
    history : EmploymentHistory
        What it was made from.
    expected : (R, O, S, H)
        Expected employees.
    spread : Spread
        How far outcomes fall from it.
    hindcasts : tuple of Hindcast
        Earlier outlooks by the same method; empty when nothing could be learnt from any.

    """

    history: EmploymentHistory
    expected: Floats
    spread: Spread
    hindcasts: tuple[Hindcast, ...] = ()

    def at_level(self, length: int) -> tuple[Floats, Floats, Floats]:
        """Return what is expected of codes of ``length``, both sexes, and its 80 % interval.

        Three arrays (R, C, H): expected, 10th and 90th percentile. Codes are in the order of
        ``history.at_level(length)``.
        """
        occupations = self.history.occupations
        expected = summed(self.expected.sum(axis=2), prefixes(occupations, length)[1])
        variances = node_variances(self.expected, occupations, self.spread, length)
        return expected, *interval_80(expected, variances.regions)


def look_ahead_demand(
    projector: DemandProjector,
    history: EmploymentHistory,
    years_ahead: int,
    *,
    settings: SpreadSettings = SPREAD,
    executor: Executor | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> DemandAhead:
    """Return what is expected of all regions in ``history``, and how wrong it may be.

    ``settings`` are how wrong it is thought to be before earlier outlooks say better.

    Method: docs/method-guide/employment.md, sections 6-7.
    """
    made = hindcasts(
        projector,
        history,
        origins=history.years[:-1],
        years_ahead=years_ahead,
        executor=executor,
        progress=progress,
    )
    expected = projector.project(history, years_ahead)
    return ahead_from(made, history, expected, settings=settings)


def ahead_from(
    made: tuple[Hindcast, ...],
    history: EmploymentHistory,
    expected: Floats,
    *,
    seen: Sequence[Missed] | None = None,
    settings: SpreadSettings = SPREAD,
) -> DemandAhead:
    """Return an outlook whose spread grows out of those earlier ones that history can judge.

    ``seen`` are those, if somebody has judged them already.
    """
    years_ahead = expected.shape[-1]
    prior = prior_spread(history.code_length, years_ahead, settings)
    if seen is None:
        near = [one for one in judged(made, history) if one.ahead <= years_ahead]
        seen = [missed(one, history, prior) for one in near]
    return DemandAhead(
        history=history,
        expected=expected,
        spread=calibrated(prior, seen, history.base_year),
        hindcasts=made,
    )
