"""What the answers of one horizon say, as rows of ``employer_needs``: stated, and grossed up.

Method: docs/method-guide/needs-assessment.md, sections 7 to 9.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import polars as pl

from talentlab.calc.arrays import Booleans, Floats
from talentlab.calc.assumptions.survey import SURVEY
from talentlab.calc.survey.shown import is_showable, widened
from talentlab.calc.survey.totals import grossed
from talentlab.pipelines.survey.responding import Responding
from talentlab.pipelines.survey.strata import BOTH, PRIVATE, PUBLIC
from talentlab.tables.survey_files import UNCLASSIFIABLE

Row = dict[str, Any]
_COUNTED: Final = "counted"
_SUPPRESSED: Final = "suppressed"


@dataclass(frozen=True, slots=True)
class Said:
    """What I workplaces said of K groups of occupations: persons, variance, and if they named it.

    ``event`` and ``event_variance`` are of known large events, which stand for themselves.
    """

    groups: tuple[str, ...]
    need: Floats
    variance: Floats
    event: Floats
    event_variance: Floats
    named: Booleans


@dataclass(frozen=True, slots=True)
class Number:
    """One number, stated and grossed up, and what decides if it is shown."""

    total: float
    variance: float
    largest: float
    stated: float
    stated_variance: float
    stated_largest: float
    workplaces: int

    @property
    def is_shown(self) -> bool:
        """Return if both numbers may be shown; they are withheld together."""
        return is_showable(self.total, self.variance, self.workplaces, self.largest) and (
            self.stated_largest <= SURVEY.most_of_one * self.stated
        )


def need_rows(answers: pl.DataFrame, who: Responding, *, year: int, horizon: int) -> Iterator[Row]:
    """Yield the rows of one horizon, for each county and sector, in the finest groups shown.

    A group is as fine in every sector as both together allow. Where one sector is withheld, so is
    the other, because the sum of both would tell it.
    """
    said = _said(answers.filter(pl.col("horizon_years") == horizon), who)
    counties = who.rows["municipality"].str.head(2).to_numpy()
    sectors = who.rows["sector"].to_numpy()
    for county in sorted(set(counties.tolist())):
        inside = {
            BOTH: counties == county,
            PRIVATE: (counties == county) & (sectors == PRIVATE),
            PUBLIC: (counties == county) & (sectors == PUBLIC),
        }
        numbers = {sector: _numbers(said, who, mask) for sector, mask in inside.items()}
        keys = {"region_code": county, "year": year, "horizon_years": horizon}
        yield from _rows_of(numbers, keys)


def _rows_of(numbers: Mapping[str, Mapping[str, Number]], keys: Row) -> Iterator[Row]:
    both = numbers[BOTH]
    finest = max(map(len, both), default=0)
    codes = [c for c in both if len(c) == finest and c != UNCLASSIFIABLE and both[c].workplaces]
    groups = [*widened(codes, lambda code: both[code].is_shown)]
    if UNCLASSIFIABLE in both and both[UNCLASSIFIABLE].workplaces:
        groups.append(UNCLASSIFIABLE)
    for group in groups:
        apart = [s for s in (PRIVATE, PUBLIC) if numbers[s][group].workplaces]
        is_apart = all(numbers[s][group].is_shown for s in apart)
        shown = {BOTH: both[group].is_shown, **dict.fromkeys(apart, is_apart)}
        for sector, is_shown in shown.items():
            yield from _pair(numbers[sector][group], {**keys, "ssyk_code": group}, sector, is_shown)


def _pair(number: Number, keys: Row, sector: str, is_shown: bool) -> Iterator[Row]:  # noqa: FBT001 -- a fact of the number, not a choice
    told = {
        "stated": (number.stated, number.stated_variance),
        "grossed": (number.total, number.variance),
    }
    for measure, (need, variance) in told.items():
        yield {
            **keys,
            "sector": sector,
            "measure": measure,
            "need_persons": round(need, 1) if is_shown else None,
            "standard_error": round(float(np.sqrt(variance)), 1) if is_shown else None,
            "workplaces": number.workplaces if is_shown else None,
            "status": _COUNTED if is_shown else _SUPPRESSED,
        }


def _numbers(said: Said, who: Responding, inside: Booleans) -> dict[str, Number]:
    """Return group -> its number among the workplaces ``inside`` (I,)."""
    mask = inside[:, None]
    need, event = said.need * mask, said.event * mask
    found = grossed(who.people, need, said.variance * mask)
    weighted = who.people.weights[:, None] * need + event
    plain = need + event
    variance = (said.variance + said.event_variance) * mask
    known = (said.event_variance * mask).sum(axis=0)
    return {
        group: Number(
            total=float(found.total[k] + event[:, k].sum()),
            variance=float(found.variance[k] + known[k]),
            largest=float(weighted[:, k].max(initial=0.0)),
            stated=float(plain[:, k].sum()),
            stated_variance=float(variance[:, k].sum()),
            stated_largest=float(plain[:, k].max(initial=0.0)),
            workplaces=int((said.named[:, k] & inside).sum()),
        )
        for k, group in enumerate(said.groups)
    }


def _said(answers: pl.DataFrame, who: Responding) -> Said:
    """Return what those who answered said of each occupation and of every coarser group."""
    at = {number: i for i, number in enumerate(who.rows["workplace_id"])}
    stated = _each_event_once(answers.filter(pl.col("workplace_id").is_in(list(at))))
    codes = set(stated["ssyk_code"])
    groups = tuple(sorted({code[:digits] for code in codes for digits in range(1, len(code) + 1)}))
    column = {group: k for k, group in enumerate(groups)}
    shape = (len(at), len(groups))
    need, variance, event, event_variance = (np.zeros(shape) for _ in range(4))
    named = np.zeros(shape, dtype=np.bool_)
    fields = ("workplace_id", "ssyk_code", "event", "need", "variance")
    for number, code, tag, persons, wide in stated.select(fields).iter_rows():
        own = [column[code]] if code == UNCLASSIFIABLE else _within(code, column)
        sums = (event, event_variance) if tag else (need, variance)
        for into, value in zip(sums, (persons, wide), strict=True):
            into[at[number], own] += value
        named[at[number], own] = True
    return Said(groups, need, variance, event, event_variance, named)


def _within(code: str, column: Mapping[str, int]) -> list[int]:
    return [column[code[:digits]] for digits in range(1, len(code) + 1)]


def _each_event_once(stated: pl.DataFrame) -> pl.DataFrame:
    """Return the answers with each event's need in an occupation only from who said most of it."""
    largest = (
        pl.struct(-pl.col("need"), "workplace_id").rank("ordinal").over("event", "ssyk_code") == 1
    )
    return stated.filter((pl.col("event") == "") | largest)
