"""The region's announced events as shocks on the jobs of their municipalities, and in words.

Method: docs/method-guide/demand.md, section 9.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from talentlab.calc.arrays import Floats
from talentlab.calc.demand.events import EventJobs
from talentlab.calc.scenarios.scenario import Range, Shock, ShockKind
from talentlab.calc.scenarios.shock_paths import shock_path
from talentlab.errors import RegionDoesNotFit
from talentlab.pipelines.demand.industries import CountyIndustries
from talentlab.vocab.announced import CLOSES, Announced
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import nearest

_NOBODY: Final = Range(0.0, 0.0)  # who moves is not reckoned with: only jobs are


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event as a shock, and which of a county's occupations (O,) and industries (I,) it is."""

    shock: Shock
    occupations: Floats
    industries: Floats


def shock_of(event: Announced) -> Shock:
    """Return the event as scenarios have shocks: as expected on average, as wide as declared.

    An employer that closes has at most the high number of jobs to lose.
    """
    most = event.jobs_high if event.kind == CLOSES else event.jobs_best
    width = (event.jobs_high - event.jobs_low) / most
    middle = event.jobs_best / most
    return Shock(
        name=event.name.sv,
        kind=ShockKind(event.kind),
        region_code=event.municipality_code,
        jobs=most,
        occupations=event.occupations,
        first_year=event.first_year,
        ramp_years=event.ramp_years,
        probability=event.probability,
        realised=Range(middle - width / 2, middle + width / 2),
        multiplier=Range(event.multiplier_low, event.multiplier_high),
        movers=_NOBODY,
        people_per_job=_NOBODY,
        reversal_probability=event.reversal_probability,
        reversal_after=event.reversal_after,
    )


def placed_events(
    region: Region,
    region_codes: Collection[str],
    occupations: Sequence[str],
    industries: CountyIndustries,
) -> Mapping[str, tuple[PlacedEvent, ...]]:
    """Return municipality -> its events, of a county's municipalities that are shown.

    Raises
    ------
    RegionDoesNotFit
        With every occupation and industry of the events that nobody in the county works in.

    """
    shown = set(region_codes) & set(region.all_municipality_codes())
    here = [event for event in region.announced if event.municipality_code in shown]
    faults = [fault for event in here for fault in _faults(event, occupations, industries)]
    if faults:
        raise RegionDoesNotFit(region=region.slug, faults=tuple(faults))
    found: dict[str, tuple[PlacedEvent, ...]] = {}
    for event in here:
        before = found.get(event.municipality_code, ())
        found[event.municipality_code] = (*before, _placed(event, occupations, industries))
    return found


def drawn_events(
    events: Sequence[PlacedEvent], *, years: tuple[int, ...], draws: int, seed: int
) -> tuple[EventJobs, ...]:
    """Return what each event changes in every draw, after the base year, which is the first.

    What has come by the base year is among the jobs that were counted.
    """
    found = []
    for event in events:
        path = shock_path(event.shock, years=years, draws=draws, seed=seed)
        direct, further = path.direct - path.direct[:1], path.further - path.further[:1]
        found.append(EventJobs(direct.T, further.T, event.occupations, event.industries))
    return tuple(found)


def said_of_events(region: Region, region_codes: Collection[str]) -> Iterator[Text]:
    """Yield every event in words; ``region_codes`` are the municipalities whose jobs are drawn."""
    for event in region.announced:
        if event.municipality_code in region_codes:
            yield _said(event, region)
        else:
            yield _left_out(event, region)


def _group(industry: str, industries: CountyIndustries) -> int | None:
    """Return the position of the industry that a section belongs to."""
    for i, group in enumerate(industries.industries.groups):
        if industry in group.split("+"):
            return i
    return None


def _faults(
    event: Announced, occupations: Sequence[str], industries: CountyIndustries
) -> Iterator[Text]:
    for code, _ in event.occupations:
        if code not in occupations:
            near = ", ".join(nearest(code, {known: (known,) for known in occupations}))
            yield Text(
                sv=f"{event.name.sv}: ingen i länet har yrket {code}. Närmast: {near}.",
                en=f"{event.name.en}: nobody in the county has occupation {code}. Nearest: {near}.",
            )
    if not event.industry:
        return
    at = _group(event.industry, industries)
    if at is None or not (event.occupations or industries.mix.within[:, at].any()):
        yield Text(
            sv=f"{event.name.sv}: ingen i länet arbetar i näringsgrenen {event.industry}. Ange "
            "occupations utan industry.",
            en=f"{event.name.en}: nobody in the county works in industry {event.industry}. Give "
            "occupations without industry.",
        )


def _placed(
    event: Announced, occupations: Sequence[str], industries: CountyIndustries
) -> PlacedEvent:
    """Return an event without faults where it belongs.

    Without occupations they are the county's in the industry; without an industry the jobs lie
    where the county has its jobs in the occupations.
    """
    mix, groups = industries.mix, industries.industries.groups
    at = _group(event.industry, industries)
    jobs = np.zeros(len(occupations))
    for code, share in event.occupations:
        jobs[occupations.index(code)] = share
    if not event.occupations:
        jobs = mix.within[:, at].reshape(len(occupations))
    jobs = jobs / jobs.sum()
    there = np.zeros(len(groups))
    if at is None:
        there = mix.industries_of(jobs[None, :, None], there[None, :, None])[0, :, 0]
    else:
        there[at] = 1.0
    return PlacedEvent(shock_of(event), jobs, there / there.sum())


def _said(event: Announced, region: Region) -> Text:
    place = region.place_name(event.municipality_code)
    whole = event.first_year + event.ramp_years - 1
    jobs = f"{event.jobs_best:g} ({event.jobs_low:g}–{event.jobs_high:g})"
    further = f"{event.multiplier_low:g}–{event.multiplier_high:g}"
    likely, undone = (round(100 * p) for p in (event.probability, event.reversal_probability))
    sv, en = ("färre", "fewer") if event.kind == CLOSES else ("fler", "more")
    return Text(
        sv=f"Aviserad händelse som räknas in: {event.name.sv} i {place.sv}, aviserad "
        f"{event.announced_on}. {_swedish(jobs)} jobb {sv} från {event.first_year}, allt på plats "
        f"{whole}, och {_swedish(further)} jobb till i kommunen för varje. Sannolikhet {likely} "
        f"procent; om det sker går det tillbaka efter {event.reversal_after} år med "
        f"sannolikheten {undone} procent. Bara jobben räknas, inte de som flyttar. Källa: "
        f"{event.source.sv}",
        en=f"Announced event reckoned with: {event.name.en} in {place.en}, announced "
        f"{event.announced_on}. {jobs} jobs {en} from {event.first_year}, all of it there in "
        f"{whole}, and {further} further local jobs for each. Probability {likely} percent; if it "
        f"happens it is undone after {event.reversal_after} years with a probability of {undone} "
        f"percent. Only jobs are reckoned with, not those who move. Source: {event.source.en}",
    )


def _left_out(event: Announced, region: Region) -> Text:
    place = region.place_name(event.municipality_code)
    likely = round(100 * event.probability)
    return Text(
        sv=f"Aviserad händelse som inte räknas in: {event.name.sv} i {place.sv} (sannolikhet "
        f"{likely} procent), för kommunens jobb är inte beräknade. Källa: {event.source.sv}",
        en=f"Announced event not reckoned with: {event.name.en} in {place.en} (probability "
        f"{likely} percent), for the municipality's jobs are not calculated. Source: "
        f"{event.source.en}",
    )


def _swedish(numbers: str) -> str:
    return numbers.replace(".", ",")
