"""The library of shocks: employers that have arrived or closed, dated and with their sources."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from talentlab.calc.scenarios.scenario import Shock
from talentlab.pipelines.scenarios.plain import shock_from_plain
from talentlab.vocab.text import Text

_FILE: Final = "shock_library.toml"
_ABOUT: Final = ("sv", "en", "dated", "invented", "source_sv", "source_en")
_SOME_YEAR: Final = 2027


@dataclass(frozen=True, slots=True)
class LibraryShock:
    """One shock to start from: what it is called, when it was written, and what it rests on.

    ``is_invented`` marks those that are no real employer. Whoever uses one chooses the first year,
    and may change anything.
    """

    slug: str
    title: Text
    shock: Shock
    dated: str
    source: Text
    is_invented: bool


@cache
def shock_library() -> Mapping[str, LibraryShock]:
    """Return slug -> shock, in the order of the file.

    Raises
    ------
    ScenarioHasFaults
        The file has a shock that cannot be used.

    """
    text = files("talentlab.pipelines.scenarios").joinpath(_FILE).read_text(encoding="utf-8")
    return MappingProxyType({slug: _entry(slug, e) for slug, e in tomllib.loads(text).items()})


def _entry(slug: str, entry: Mapping[str, Any]) -> LibraryShock:
    plain = {name: value for name, value in entry.items() if name not in _ABOUT}
    return LibraryShock(
        slug=slug,
        title=Text(sv=entry["sv"], en=entry["en"]),
        shock=shock_from_plain({"first_year": _SOME_YEAR, **plain}, where=slug),
        dated=entry["dated"],
        source=Text(sv=entry["source_sv"], en=entry["source_en"]),
        is_invented=entry["invented"],
    )
