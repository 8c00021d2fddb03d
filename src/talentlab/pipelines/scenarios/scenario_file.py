"""A scenario in a file of one's own, TOML or JSON; shocks may start from the library."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from talentlab.calc.scenarios.scenario import Scenario
from talentlab.errors import ScenarioHasFaults
from talentlab.pipelines.scenarios import faults as words
from talentlab.pipelines.scenarios.address import from_address
from talentlab.pipelines.scenarios.faults import ScenarioFault, nearest_are, stop_if
from talentlab.pipelines.scenarios.library import shock_library
from talentlab.pipelines.scenarios.plain import scenario_from_plain, shock_to_plain
from talentlab.vocab.vocabulary import nearest

_FROM_LIBRARY: Final = "library"
_ADDRESS: Final = "v="
_LONGEST: Final = 1_000_000  # characters: ten employers with everything written are 8 000


def read_scenario(file_or_address: str) -> Scenario:
    """Return the scenario of a file, or of an address copied from the pages.

    In a file a shock may say ``library = "volvo-closes"``; what else it says replaces what the
    library has.

    Raises
    ------
    ScenarioHasFaults
        With everything that cannot be read or is missing.

    """
    query = file_or_address.rpartition("?")[2]
    if query.startswith(_ADDRESS):
        return from_address(query)
    return scenario_from_plain(_with_library(_read(Path(file_or_address))))


def _read(path: Path) -> Mapping[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_LONGEST + 1)
        if len(text) > _LONGEST:
            raise ValueError(path.name)  # noqa: TRY301 -- told as any file that is no scenario
        plain = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        fault = ScenarioFault(path.name, type(error).__name__, words.UNREADABLE)
        raise ScenarioHasFaults(faults=[fault], total=1) from error
    if not isinstance(plain, dict):
        stop_if([ScenarioFault(path.name, type(plain).__name__, words.UNREADABLE)])
    return dict(plain)


def _with_library(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return plain values where every shock that names one of the library is filled in from it."""
    shocks = plain.get("shocks", [])
    if not isinstance(shocks, list):
        return plain
    known = shock_library()
    asked = [s.get(_FROM_LIBRARY) for s in shocks if isinstance(s, dict) and _FROM_LIBRARY in s]
    stop_if(
        ScenarioFault("shocks.library", str(slug), nearest_are(nearest(str(slug), _names())))
        for slug in asked
        if not isinstance(slug, str) or slug not in known
    )
    return {**plain, "shocks": [_filled(shock) for shock in shocks]}


def _filled(shock: object) -> object:
    if not isinstance(shock, dict) or _FROM_LIBRARY not in shock:
        return shock
    own = {name: value for name, value in shock.items() if name != _FROM_LIBRARY}
    return {**shock_to_plain(shock_library()[shock[_FROM_LIBRARY]].shock), **own}


def _names() -> dict[str, tuple[str, ...]]:
    return {slug: (slug,) for slug in shock_library()}
