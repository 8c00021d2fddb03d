"""What an answer rests on, lever by lever: evidence with its ground, and what is assumed."""

from collections.abc import Iterator
from typing import Final

from talentlab.calc.assumptions.levers import LEVER_SETTINGS, LEVERS, TAKE_UP
from talentlab.calc.scenarios.estimates import Estimate
from talentlab.calc.scenarios.programmes import ON_PROGRAMMES, programmes_of
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Scenario, Shock
from talentlab.calc.scenarios.world import World
from talentlab.pipelines.scenarios.answer import Assumption, Percentiles
from talentlab.pipelines.scenarios.labels import lever_label, shock_label
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

_SCEPTICAL: Final = Text(
    sv="Riksrevisionen RiR 2018:10: tre av fyra program fick färre än hälften av de deltagare som "
    "regeringen räknat med, sex av tio högst en fjärdedel.",
    en="Riksrevisionen RiR 2018:10: three of four programmes had fewer than half of the "
    "participants that the government had estimated, six of ten at most a quarter.",
)
_ENTERED: Final = Text(sv="Inskrivet i scenariot.", en="Entered in the scenario.")
_RELEASE: Final = Text(sv="Utgåvans underlag (lever_evidence).", en="The release (lever_evidence).")
_JUDGED: Final = Text(sv="Bedömt 2026, inte mätt.", en="Judged in 2026, not measured.")
_SHOCK: Final = Text(
    sv="Chockens egna antaganden; se biblioteket för källor.",
    en="The shock's own assumptions; see the library for sources.",
)
_PARAMETERS: Final = {
    "seats": Text(sv="platser per år", en="seats a year"),
    "applicants": Text(sv="sökande per år", en="applicants a year"),
    "completion": Text(sv="andel som tar examen", en="share who graduate"),
    "study_years": Text(sv="studietid, år", en="years of study"),
}


def assumptions_of(scenario: Scenario, world: World, region: Region) -> Iterator[Assumption]:
    """Yield what the answer rests on."""
    for lever in scenario.levers:
        yield from _of_lever(lever, lever_label(lever, region), world)
    for shock in scenario.shocks:
        yield from _of_shock(shock, shock_label(shock, region))


def _of_lever(lever: Lever, label: Text, world: World) -> Iterator[Assumption]:
    yield _take_up(lever, label)
    ramp = float(LEVERS[lever.kind].ramp_years)
    yield _told(label, Text(sv="år till full avsikt", en="years to all of it"), ramp)
    if lever.kind is LeverKind.RESKILLING:
        low, high = LEVER_SETTINGS.reskilling_success
        what = Text(sv="andel som når målet", en="share who get there")
        yield _told(label, what, (low + high) / 2, low, high)
    if lever.kind in ON_PROGRAMMES:
        for cell, form in programmes_of(lever, world):
            for parameter, words in _PARAMETERS.items():
                if found := world.estimate(cell, parameter, form):
                    yield _from_release(label, words, found)
            words = Text(sv="andel som bor kvar", en="share who stay")
            if found := world.estimate(cell, "retention"):
                yield _from_release(label, words, found)
    if lever.cost_sek is None and LEVERS[lever.kind].cost_sek:
        terms = LEVERS[lever.kind]
        spread = terms.cost_range * terms.cost_sek
        what = Text(sv="kronor per enhet och år", en="kronor per unit and year")
        value = Percentiles(terms.cost_sek - spread, terms.cost_sek, terms.cost_sek + spread)
        yield Assumption(_about(label, what), value, "assumed", terms.cost_source)


def _take_up(lever: Lever, label: Text) -> Assumption:
    what = _about(label, Text(sv="andel av målet som nås", en="share of the target reached"))
    if lever.take_up is not None:
        middle = (lever.take_up.low + lever.take_up.high) / 2
        value = Percentiles(lever.take_up.low, middle, lever.take_up.high)
        return Assumption(what, value, "measured", _ENTERED)
    value = Percentiles(*TAKE_UP.percentiles)
    return Assumption(what, value, "assumed", _SCEPTICAL)


def _of_shock(shock: Shock, label: Text) -> Iterator[Assumption]:
    for what, chance in (
        (Text(sv="sannolikhet att det sker", en="probability that it happens"), shock.probability),
        (
            Text(sv="sannolikhet att det vänder", en="probability of a reversal"),
            shock.reversal_probability,
        ),
    ):
        yield Assumption(
            _about(label, what), Percentiles(chance, chance, chance), "assumed", _SHOCK
        )
    for what, found in (
        (Text(sv="del av jobben som blir av", en="part of the jobs that come"), shock.realised),
        (Text(sv="fler lokala jobb per jobb", en="local jobs per job"), shock.multiplier),
        (Text(sv="del vars arbetare flyttar", en="part whose workers move"), shock.movers),
    ):
        middle = (found.low + found.high) / 2
        value = Percentiles(found.low, middle, found.high)
        yield Assumption(_about(label, what), value, "assumed", _SHOCK)


def _told(
    label: Text, what: Text, middle: float, low: float | None = None, high: float | None = None
) -> Assumption:
    value = Percentiles(middle if low is None else low, middle, middle if high is None else high)
    return Assumption(_about(label, what), value, "assumed", _JUDGED)


def _from_release(label: Text, what: Text, found: Estimate) -> Assumption:
    value = Percentiles(found.p10, found.mean, found.p90)
    return Assumption(_about(label, what), value, found.basis, _RELEASE)


def _about(label: Text, what: Text) -> Text:
    return Text(sv=f"{label.sv} – {what.sv}", en=f"{label.en} – {what.en}")
