"""What the sample region is made from: published totals with their source, and assumptions."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from talentlab.vocab.sexes import SEXES

UseOf = Literal["calibrates", "tests", "context"]
USES: Final[tuple[UseOf, ...]] = ("calibrates", "tests", "context")


@dataclass(frozen=True, slots=True)
class Published:
    """One published number. ``use`` says whether it calibrates the sample or tests it.

    ``period`` is a year, a quarter ("2024Q2"), a round ("2025-1") or "n/a" where the source gives
    none.
    """

    area: str
    period: str
    quantity: str
    sex: str
    age_group: str
    value: float
    unit: str
    source: str
    use: UseOf


@cache
def published() -> tuple[Published, ...]:
    """Return every published number, as shipped in ``published_totals.csv``."""
    return tuple(
        Published(
            area=row["area"],
            period=row["year"],
            quantity=row["quantity"],
            sex=row["sex"],
            age_group=row["age_group"],
            value=float(row["value"]),
            unit=row["unit"],
            source=row["source"],
            use=_use(row["use"]),
        )
        for row in _rows("published_totals.csv")
    )


def values(
    quantity: str, *, use: UseOf = "calibrates", sex: str = "total", age_group: str = "total"
) -> dict[tuple[str, str], float]:
    """Return (area, period) -> value for one quantity, only of the given use."""
    return {
        (p.area, p.period): p.value
        for p in published()
        if (p.quantity, p.use, p.sex, p.age_group) == (quantity, use, sex, age_group)
    }


def series(quantity: str, area: str, *, sex: str = "total") -> dict[int, float]:
    """Return year -> calibrating value of one quantity in one area."""
    found = values(quantity, sex=sex)
    return {int(period): value for (where, period), value in found.items() if where == area}


def by_suffix(prefix: str, *, sex: str = "total") -> dict[str, float]:
    """Return what follows ``prefix`` in the quantity -> calibrating value ("wage_ssyk_" -> 222)."""
    return {
        p.quantity.removeprefix(prefix): p.value
        for p in published()
        if p.quantity.startswith(prefix) and p.use == "calibrates" and p.sex == sex
    }


@dataclass(frozen=True, slots=True)
class PublishedOccupation:
    """Employees of one SSYK level 3 group in the county, and its concentration against Sweden."""

    ssyk3_code: str
    women: int
    men: int
    location_quotient: float | None


@cache
def published_occupations() -> tuple[PublishedOccupation, ...]:
    """Return the county's 148 occupation groups as published for 2022."""
    return tuple(
        PublishedOccupation(
            ssyk3_code=row["ssyk3_code"],
            women=int(row["women"]),
            men=int(row["men"]),
            location_quotient=float(row["location_quotient"]) if row["location_quotient"] else None,
        )
        for row in _rows("published_occupations.csv")
    )


@cache
def published_education_groups() -> dict[str, dict[str, float]]:
    """Return sex -> education group -> residents of Sweden, as published for 2018.

    Specialist nurses are published together with nurses and are divided by assumption.
    """
    rows = list(_rows("published_education_groups.csv"))
    found = {sex: {row["education_group_code"]: float(row[sex]) for row in rows} for sex in SEXES}
    share = learning_assumptions()["groups"]["specialist_nurses"]
    for by_group in found.values():
        nurses = by_group["75N"]
        by_group["75N"], by_group["75S"] = nurses * (1 - share), nurses * share
    return found


@cache
def assumptions() -> Mapping[str, Any]:
    """Return the invented assumptions in ``assumptions.toml``."""
    return tomllib.loads(_text("assumptions.toml"))


@cache
def learning_assumptions() -> Mapping[str, Any]:
    """Return the invented assumptions about educations in ``learning.toml``."""
    return tomllib.loads(_text("learning.toml"))


@cache
def work_assumptions() -> Mapping[str, Any]:
    """Return the invented assumptions about work in ``work.toml``."""
    return tomllib.loads(_text("work.toml"))


@cache
def supply_assumptions() -> Mapping[str, Any]:
    """Return the invented assumptions about supply, staying and shortage in ``supply.toml``."""
    return tomllib.loads(_text("supply.toml"))


def _use(text: str) -> UseOf:
    for known in USES:
        if text == known:
            return known
    message = f"{text} is none of {USES}"
    raise ValueError(message)


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_text(name).splitlines())


def _text(name: str) -> str:
    return files("talentlab.sample").joinpath(name).read_text(encoding="utf-8")
