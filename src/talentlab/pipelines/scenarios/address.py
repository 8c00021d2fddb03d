"""A scenario as a query string: short, permanent, and readable by every later version.

``v=1&f=24~75N~2032&l=seats~2480~75N~20~2027&n=Fler%20platser``. Fields are separated by ``~``; what
is as usual is left out at the end. A key may be repeated: one ``l`` for each lever, one ``s`` for
each shock. An address that was shared is never given another meaning: a new form gets a new ``v``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qs, urlencode

from talentlab.calc.scenarios.scenario import Lever, Range, Scenario, Shock
from talentlab.errors import ScenarioHasFaults
from talentlab.pipelines.scenarios import faults as words
from talentlab.pipelines.scenarios.faults import ScenarioFault, stop_if
from talentlab.pipelines.scenarios.plain import scenario_from_plain

VERSION: Final = "1"
_FOCUS: Final = ("region_code", "education_group_code", "year")
_LEVER: Final = (
    "kind", "region_code", "education_group_code", "amount", "first_year", "detail", "take_up",
    "cost_sek",
)  # fmt: skip
_SHOCK: Final = (
    "name", "kind", "region_code", "jobs", "occupations", "first_year", "ramp_years",
    "probability", "realised", "multiplier", "movers", "people_per_job", "reversal_probability",
    "reversal_after",
)  # fmt: skip
_RANGES: Final = ("take_up", "realised", "multiplier", "movers", "people_per_job")
_FIELD: Final = "~"
_PAIR: Final = "_"
_ITEM: Final = "*"
_IN_NAME: Final = ("~", "-")  # a name may not end a field


def to_address(scenario: Scenario) -> str:
    """Return the scenario as a query string, without the question mark."""
    focus = _FIELD.join(str(getattr(scenario, name)) for name in _FOCUS)
    pairs = [("v", VERSION), ("f", focus)]
    pairs += [("l", _written(lever, _LEVER)) for lever in scenario.levers]
    pairs += [("s", _written(shock, _SHOCK)) for shock in scenario.shocks]
    if scenario.name:
        pairs.append(("n", scenario.name))
    return urlencode(pairs, safe="~*_-.")


def from_address(query: str | Mapping[str, Sequence[str]]) -> Scenario:
    """Return the scenario of a query string, or of its values by key as a web form gives them.

    Keys that are not ours are left alone: a page may have its own beside them.

    Raises
    ------
    ScenarioHasFaults
        With everything that cannot be read.

    """
    values = parse_qs(query.lstrip("?")) if isinstance(query, str) else query
    version = _first(values, "v")
    if version != VERSION:
        stop_if([ScenarioFault("v", version or "–", words.NO_SUCH_VERSION)])
    focus, surplus = _fields(_first(values, "f"), _FOCUS)
    plain: dict[str, Any] = {**focus, "name": _first(values, "n"), "levers": [], "shocks": []}
    for key, name, known in (("l", "levers", _LEVER), ("s", "shocks", _SHOCK)):
        for text in values.get(key, ()):
            found, more = _fields(text, known)
            plain[name].append(found)
            surplus += more
    return _read(plain, [ScenarioFault("address", text, words.NOT_KNOWN) for text in surplus])


def _read(plain: Mapping[str, Any], faults: list[ScenarioFault]) -> Scenario:
    try:
        scenario = scenario_from_plain(plain)
    except ScenarioHasFaults as error:
        below = error.facts["faults"]
        raise ScenarioHasFaults(
            faults=[*faults, *below],  # type: ignore[misc] # a list of faults
            total=len(faults) + len(below),  # type: ignore[arg-type] # the same
        ) from error
    stop_if(faults)
    return scenario


def _first(values: Mapping[str, Sequence[str]], key: str) -> str:
    return next(iter(values.get(key, ())), "")


def _written(thing: Lever | Shock, names: Sequence[str]) -> str:
    fields = [_field(getattr(thing, name)) for name in names]
    while fields and not fields[-1]:
        fields.pop()
    return _FIELD.join(fields)


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Range):
        return f"{_number(value.low)}{_PAIR}{_number(value.high)}"
    if isinstance(value, tuple):
        return _ITEM.join(f"{code}{_PAIR}{_number(share)}" for code, share in value)
    return _number(value) if isinstance(value, float) else str(value).replace(*_IN_NAME)


def _number(value: float) -> str:
    """Return a number that reads back as the same: 20 for 20.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _fields(text: str, names: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Return plain values by name, and what there is no name for."""
    parts = text.split(_FIELD)
    found: dict[str, Any] = {}
    for name, part in zip(names, parts, strict=False):
        if part == "":
            continue
        if name in _RANGES:
            found[name] = part.split(_PAIR)
        elif name == "occupations":
            found[name] = dict(item.partition(_PAIR)[::2] for item in part.split(_ITEM))
        else:
            found[name] = part
    return found, parts[len(names) :]
