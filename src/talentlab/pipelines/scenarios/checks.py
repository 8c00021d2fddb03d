"""Whether a release can answer a scenario: codes, years, limits and evidence, all at once."""

from collections import Counter
from collections.abc import Iterator, Mapping

from talentlab.calc.assumptions.levers import LEVER_SETTINGS, LEVERS
from talentlab.calc.scenarios.programmes import ON_PROGRAMMES, programmes_of
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario, Shock
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios import faults as words
from talentlab.pipelines.scenarios.faults import ScenarioFault, nearest_are, within
from talentlab.tables.supply import DRIVERS
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.vocabulary import nearest

_NEEDED = {LeverKind.PARTICIPATION: "older_residents", LeverKind.STAFFING: "public_share"}
_LONGEST = 30


def faults_of(scenario: Scenario, world: World) -> Iterator[ScenarioFault]:
    """Yield everything in a scenario that the release cannot answer."""
    yield from _place("scenario", scenario.region_code, scenario.education_group_code, world)
    yield from _year("scenario.year", scenario.year, world)
    count = len(scenario.levers) + len(scenario.shocks)
    if count == 0:
        yield ScenarioFault("scenario", "–", words.NOTHING)
    if count > LEVER_SETTINGS.most_levers:
        why = words.too_many(LEVER_SETTINGS.most_levers)
        yield ScenarioFault("scenario", str(count), why)
    for key, times in Counter(lever.key for lever in scenario.levers).items():
        if times > 1:
            yield ScenarioFault("scenario.levers", " ".join(filter(None, key)), words.SAME_TWICE)
    for place, lever in enumerate(scenario.levers, start=1):
        yield from _lever(f"scenario.levers[{place}]", lever, world)
    for place, shock in enumerate(scenario.shocks, start=1):
        yield from _shock(f"scenario.shocks[{place}]", shock, world)


def _lever(where: str, lever: Lever, world: World) -> Iterator[ScenarioFault]:
    terms = LEVERS[lever.kind]
    low = -terms.most if terms.is_negative_allowed else 0.0
    if not low <= lever.amount <= terms.most:
        yield ScenarioFault(f"{where}.amount", f"{lever.amount:g}", within(low, terms.most))
    yield from _year(f"{where}.first_year", lever.first_year, world)
    if lever.take_up and not 0.0 <= lever.take_up.low <= lever.take_up.high <= 1.0:
        yield ScenarioFault(f"{where}.take_up", str(lever.take_up.high), words.NOT_A_SHARE)
    if lever.cost_sek is not None and lever.cost_sek < 0:
        yield ScenarioFault(f"{where}.cost_sek", f"{lever.cost_sek:g}", words.NOT_POSITIVE)
    places = list(_place(where, lever.region_code, lever.education_group_code, world))
    yield from places
    if not places:
        yield from _detail(where, lever, world)
        yield from _evidence(where, lever, world)


def _detail(where: str, lever: Lever, world: World) -> Iterator[ScenarioFault]:
    """Yield a detail that is unknown, or missing where the kind needs one."""
    kind, detail = lever.kind, lever.detail
    known: Mapping[str, object] | None = {
        LeverKind.RESKILLING: world.groups,
        LeverKind.TECHNOLOGY: ssyk().entries,
        LeverKind.COMMUTING: {"": "", **dict.fromkeys(world.areas)},
        LeverKind.RETENTION: dict.fromkeys(("", *DRIVERS)),
    }.get(kind)
    if known is not None and detail not in known:
        found = nearest(detail, {code: (code,) for code in known if code}) if detail else ()
        why = nearest_are(found) if detail else words.MISSING
        yield ScenarioFault(f"{where}.detail", detail or "–", why)


def _evidence(where: str, lever: Lever, world: World) -> Iterator[ScenarioFault]:
    """Yield that nothing is known of what the lever would act on."""
    if lever.kind in ON_PROGRAMMES and not programmes_of(lever, world):
        yield ScenarioFault(f"{where}.region_code", lever.region_code, words.NO_PROGRAMME)
    parameter = _NEEDED.get(lever.kind)
    cells = world.cells(lever.region_code, lever.education_group_code)
    if parameter and not any(world.estimate(cell, parameter) for cell in cells):
        yield ScenarioFault(f"{where}.kind", lever.kind, words.NO_EVIDENCE)


def _shock(where: str, shock: Shock, world: World) -> Iterator[ScenarioFault]:
    if shock.region_code not in world.region_codes:
        found = nearest(shock.region_code, {code: (code,) for code in world.region_codes})
        yield ScenarioFault(f"{where}.region_code", shock.region_code, nearest_are(found))
    if shock.jobs <= 0:
        yield ScenarioFault(f"{where}.jobs", f"{shock.jobs:g}", words.NOT_POSITIVE)
    for code, _ in shock.occupations:
        if code not in ssyk():
            yield ScenarioFault(f"{where}.occupations", code, nearest_are(ssyk().nearest(code)))
    yield from _shock_numbers(where, shock)
    yield from _year(f"{where}.first_year", shock.first_year, world)


def _shock_numbers(where: str, shock: Shock) -> Iterator[ScenarioFault]:
    for name in ("probability", "reversal_probability"):
        if not 0.0 <= getattr(shock, name) <= 1.0:
            yield ScenarioFault(f"{where}.{name}", str(getattr(shock, name)), words.NOT_A_SHARE)
    for name in ("realised", "multiplier", "movers", "people_per_job"):
        if getattr(shock, name).low < 0:
            yield ScenarioFault(
                f"{where}.{name}", str(getattr(shock, name).low), words.NOT_POSITIVE
            )
    for name in ("ramp_years", "reversal_after"):
        if not 1 <= getattr(shock, name) <= _LONGEST:
            yield ScenarioFault(f"{where}.{name}", str(getattr(shock, name)), within(1, _LONGEST))


def _place(where: str, region_code: str, group: str, world: World) -> Iterator[ScenarioFault]:
    for name, code, known in (
        ("region_code", region_code, world.areas),
        ("education_group_code", group, world.groups),
    ):
        if code not in known:
            found = nearest(code, {c: (c,) for c in known}) if code else ()
            yield ScenarioFault(f"{where}.{name}", code or "–", nearest_are(found))


def _year(where: str, year: int, world: World) -> Iterator[ScenarioFault]:
    first, last = world.years[1], world.years[-1]
    if not first <= year <= last:
        yield ScenarioFault(where, str(year), within(first, last))
