"""A scenario as plain values, as a file or a form has it, and back; all faults told at once."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final, TypeVar

from talentlab.calc.assumptions.shocks import SHOCKS
from talentlab.calc.scenarios.scenario import (
    Lever,
    LeverKind,
    Range,
    Scenario,
    Shock,
    ShockKind,
)
from talentlab.pipelines.scenarios import faults as words
from talentlab.pipelines.scenarios.faults import ScenarioFault, stop_if
from talentlab.vocab.characters import visible
from talentlab.vocab.text import Text

Value = TypeVar("Value")
Kind = TypeVar("Kind", bound=StrEnum)

_SCENARIO: Final = ("name", "region_code", "education_group_code", "year", "levers", "shocks")
_LEVER: Final = (
    "kind", "region_code", "education_group_code", "amount", "first_year", "detail", "take_up",
    "cost_sek",
)  # fmt: skip
_SHOCK: Final = (
    "name", "kind", "region_code", "jobs", "occupations", "first_year", "ramp_years",
    "probability", "realised", "multiplier", "movers", "people_per_job", "reversal_probability",
    "reversal_after",
)  # fmt: skip
_PAIR: Final = 2


def scenario_from_plain(plain: Mapping[str, Any]) -> Scenario:
    """Return the scenario that plain values say.

    Raises
    ------
    ScenarioHasFaults
        With everything that is missing, unknown or of the wrong kind.

    """
    reading = _Reading(plain, "scenario")
    reading.refuse_others(_SCENARIO)
    levers = [_lever(part) for part in reading.parts("levers")]
    shocks = [_shock(part) for part in reading.parts("shocks")]
    scenario = Scenario(
        name=reading.text("name", ""),
        region_code=reading.text("region_code"),
        education_group_code=reading.text("education_group_code"),
        year=reading.whole("year"),
        levers=tuple(lever for lever, _ in levers),
        shocks=tuple(shock for shock, _ in shocks),
    )
    below = [fault for _, part in (*levers, *shocks) for fault in part.faults]
    stop_if([*reading.faults, *below])
    return scenario


def shock_from_plain(plain: Mapping[str, Any], *, where: str = "shock") -> Shock:
    """Return the shock that plain values say; raise ``ScenarioHasFaults`` with all faults."""
    shock, reading = _shock(_Reading(plain, where))
    stop_if(reading.faults)
    return shock


def shock_to_plain(shock: Shock) -> dict[str, Any]:
    """Return one shock as plain values."""
    return _plain(asdict(shock))


def scenario_to_plain(scenario: Scenario) -> dict[str, Any]:
    """Return the scenario as plain values; what is as usual is left out."""
    return {
        "name": scenario.name,
        "region_code": scenario.region_code,
        "education_group_code": scenario.education_group_code,
        "year": scenario.year,
        "levers": [_plain(asdict(lever)) for lever in scenario.levers],
        "shocks": [_plain(asdict(shock)) for shock in scenario.shocks],
    }


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in fields.items() if value is not None and value != ""}
    for name, value in told.items():
        if isinstance(value, dict):
            told[name] = [value["low"], value["high"]]
        elif isinstance(value, tuple):
            told[name] = dict(value)
        elif isinstance(value, LeverKind | ShockKind):
            told[name] = str(value)
    return told


def _lever(reading: "_Reading") -> tuple[Lever, "_Reading"]:
    reading.refuse_others(_LEVER)
    lever = Lever(
        kind=reading.choice("kind", LeverKind, LeverKind.SEATS),
        region_code=reading.text("region_code"),
        education_group_code=reading.text("education_group_code"),
        amount=reading.number("amount"),
        first_year=reading.whole("first_year"),
        detail=reading.text("detail", ""),
        take_up=reading.span("take_up") if "take_up" in reading.plain else None,
        cost_sek=reading.number("cost_sek") if "cost_sek" in reading.plain else None,
    )
    return lever, reading


def _shock(reading: "_Reading") -> tuple[Shock, "_Reading"]:
    reading.refuse_others(_SHOCK)
    kind = reading.choice("kind", ShockKind, ShockKind.ARRIVES)
    shock = Shock(
        name=reading.text("name"),
        kind=kind,
        region_code=reading.text("region_code"),
        jobs=reading.number("jobs"),
        occupations=reading.mix("occupations"),
        first_year=reading.whole("first_year"),
        ramp_years=reading.whole("ramp_years", 1),
        probability=reading.number("probability", SHOCKS.probability),
        realised=reading.span("realised", SHOCKS.realised),
        multiplier=reading.span("multiplier", SHOCKS.multiplier),
        movers=reading.span("movers", SHOCKS.movers),
        people_per_job=reading.span("people_per_job", SHOCKS.people_per_job),
        reversal_probability=reading.number("reversal_probability", SHOCKS.reversal_probability),
        reversal_after=reading.whole("reversal_after", SHOCKS.reversal_after),
    )
    return shock, reading


@dataclass(slots=True)
class _Reading:
    """One level of plain values, and the faults found while reading it."""

    plain: Mapping[str, Any]
    where: str
    faults: list[ScenarioFault] = field(default_factory=list)

    def fault(self, name: str, value: object, why: Text) -> None:
        self.faults.append(ScenarioFault(f"{self.where}.{name}", str(value), why))

    def refuse_others(self, known: Sequence[str]) -> None:
        for name in self.plain:
            if name not in known:
                self.fault(str(name), self.plain[name], words.NOT_KNOWN)

    def parts(self, name: str) -> list["_Reading"]:
        found = self.plain.get(name, [])
        if not isinstance(found, list | tuple) or not all(isinstance(f, Mapping) for f in found):
            self.fault(name, found, words.NOT_A_LIST)
            return []
        return [_Reading(part, f"{self.where}.{name}[{i + 1}]") for i, part in enumerate(found)]

    def _read(
        self, name: str, default: Value | None, empty: Value, read: Callable[[Any], Value | None],
        why: Text,
    ) -> Value:  # fmt: skip
        if name not in self.plain:
            if default is None:
                self.fault(name, "–", words.MISSING)
            return empty if default is None else default
        found = read(self.plain[name])
        if found is None:
            self.fault(name, self.plain[name], why)
            return empty
        return found

    def text(self, name: str, default: str | None = None) -> str:
        return self._read(name, default, "", _as_text, words.NOT_A_TEXT)

    def number(self, name: str, default: float | None = None) -> float:
        return self._read(name, default, 0.0, _as_number, words.NOT_A_NUMBER)

    def whole(self, name: str, default: int | None = None) -> int:
        return self._read(name, default, 0, _as_whole, words.NOT_WHOLE)

    def span(self, name: str, default: tuple[float, float] | None = None) -> Range:
        usual = None if default is None else Range(*default)
        return self._read(name, usual, Range(0.0, 1.0), _as_range, words.NOT_A_RANGE)

    def mix(self, name: str) -> tuple[tuple[str, float], ...]:
        return self._read(name, None, (), _as_mix, words.NOT_MIXED)

    def choice(self, name: str, kinds: type[Kind], empty: Kind) -> Kind:
        known = {kind.value: kind for kind in kinds}

        def read(value: object) -> Kind | None:
            return known.get(value) if isinstance(value, str) else None

        return self._read(name, None, empty, read, words.one_of(list(known)))


def _as_text(value: object) -> str | None:
    """Return trimmed text; nothing where a character in it cannot be seen but does something."""
    if not isinstance(value, str) or visible(value) != value:
        return None
    return value.strip()


def _as_number(value: object) -> float | None:
    try:
        number = float(value)  # type: ignore[arg-type] # anything may come
    except (TypeError, ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and not isinstance(value, bool) else None


def _as_whole(value: object) -> int | None:
    number = _as_number(value)
    return int(number) if number is not None and number == int(number) else None


def _as_range(value: object) -> Range | None:
    if not isinstance(value, list | tuple) or len(value) != _PAIR:
        return None
    low, high = map(_as_number, value)
    return Range(low, high) if low is not None and high is not None and low <= high else None


def _as_mix(value: object) -> tuple[tuple[str, float], ...] | None:
    if not isinstance(value, Mapping):
        return None
    shares = [(str(code), _as_number(share)) for code, share in value.items()]
    found = tuple((code, share) for code, share in shares if share is not None and share >= 0)
    total = math.fsum(share for _, share in found)
    return found if len(found) == len(shares) and math.isclose(total, 1.0, abs_tol=1e-6) else None
