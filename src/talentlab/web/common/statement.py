"""The accessibility statement: what Digg requires it to hold, declared and dated.

The facts stand in ``statement.toml`` beside this file, so that they are reviewed like code.
Source: Digg, *Skapa en tillgänglighetsredogörelse*, and the act 2018:1937 (9 and 12 §§).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final

from talentlab.vocab.text import Text

REVIEW_EVERY: Final = timedelta(days=365)
COMPLAINT_FORM: Final = "https://www.digg.se/tdosanmalan"


class Conformity(StrEnum):
    """How well the service meets the law's requirements."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KnownFault:
    """Something that is not accessible: where, why, what to do meanwhile, and when we mend it."""

    noted_on: date
    criteria: tuple[str, ...]
    what: Text
    why: Text
    instead: Text
    mended_by: date | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One accessibility statement. ``burdens`` and ``outside`` are the 12 § and 9 § exceptions."""

    assessed_on: date
    updated_on: date
    method: Text
    known_faults: tuple[KnownFault, ...]
    burdens: tuple[Text, ...]
    outside: tuple[Text, ...]

    @property
    def conformity(self) -> Conformity:
        """Full only while no fault is known."""
        return Conformity.PARTIAL if self.known_faults else Conformity.FULL

    def is_due(self, today: date) -> bool:
        """Return whether the assessment is older than a year, or a promised date has passed."""
        late = any(f.mended_by is not None and f.mended_by < today for f in self.known_faults)
        return late or today - self.assessed_on > REVIEW_EVERY


@cache
def statement() -> Statement:
    """Return the statement that this version of Talentlab declares."""
    source = resources.files("talentlab.web.common") / "statement.toml"
    return parse_statement(source.read_text(encoding="utf-8"))


def parse_statement(toml: str) -> Statement:
    """Return the statement that ``toml`` declares."""
    declared = tomllib.loads(toml)
    return Statement(
        assessed_on=declared["assessed_on"],
        updated_on=declared["updated_on"],
        method=Text(**declared["method"]),
        known_faults=tuple(_known_fault(fault) for fault in declared.get("known_faults", ())),
        burdens=tuple(Text(**text) for text in declared.get("burdens", ())),
        outside=tuple(Text(**text) for text in declared.get("outside", ())),
    )


def _known_fault(declared: Mapping[str, Any]) -> KnownFault:
    return KnownFault(
        noted_on=declared["noted_on"],
        criteria=tuple(declared["criteria"]),
        what=Text(**declared["what"]),
        why=Text(**declared["why"]),
        instead=Text(**declared["instead"]),
        mended_by=declared.get("mended_by"),
    )
