"""What can be wrong with the announced events of a region, all of it found at once."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Final

from talentlab.vocab.announced import ARRIVES, CLOSES
from talentlab.vocab.sni import SECTION, sni
from talentlab.vocab.ssyk import MINOR_GROUP, ssyk
from talentlab.vocab.text import Text

_TEXT: Final = {"sv": str, "en": str}
ANNOUNCED_SHAPE: Final[dict[str, Any]] = {
    "name": _TEXT,
    "source": _TEXT,
    "announced_on": str,
    "kind": str,
    "municipality_code": str,
    "industry?": str,
    "occupations?": dict,
    "jobs": {"low": float, "best": float, "high": float},
    "first_year": int,
    "ramp_years": int,
    "probability": float,
    "multiplier": {"low": float, "high": float},
    "reversal_probability": float,
    "reversal_after": int,
}
"""Keys and kinds of one event, in the form of ``region_faults``."""

_LONGEST: Final = 30
_YEARS: Final = (2000, 2100)
_WHOLE: Final = 1e-6  # shares are written with a few decimals


def event_faults(events: Sequence[dict[str, Any]], shown: Collection[str]) -> Iterator[Text]:
    """Yield what is wrong with events of the right shape.

    ``shown`` are the region's own and cooperating municipalities.
    """
    for number, event in enumerate(events, start=1):
        where = f"announced [{number}]"
        yield from _words(where, event)
        yield from _place(where, event["municipality_code"], shown)
        yield from _work(where, event)
        yield from _spans(where, event)
        yield from _limits(where, event)
    names = Counter((event["name"]["sv"], event["municipality_code"]) for event in events)
    for (name, code), times in names.items():
        if times > 1:
            yield Text(
                sv=f"announced: {name} i {code} finns flera gånger.",
                en=f"announced: {name} in {code} is declared more than once.",
            )


def _words(where: str, event: dict[str, Any]) -> Iterator[Text]:
    """Yield a day that is no day and a kind that is none."""
    day, kind = event["announced_on"], event["kind"]
    if not _is_day(day):
        yield Text(
            sv=f"{where}.announced_on ”{day}” är inget datum. Skriv det som 2026-03-01.",
            en=f"{where}.announced_on “{day}” is no date. Write it as 2026-03-01.",
        )
    if kind not in (ARRIVES, CLOSES):
        yield Text(
            sv=f"{where}.kind ”{kind}” ska vara {ARRIVES} eller {CLOSES}.",
            en=f"{where}.kind “{kind}” should be {ARRIVES} or {CLOSES}.",
        )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _place(where: str, code: str, shown: Collection[str]) -> Iterator[Text]:
    if code not in shown:
        yield Text(
            sv=f"{where}.municipality_code: {code} hör inte till regionen och samverkar inte med "
            "den.",
            en=f"{where}.municipality_code: {code} is neither in the region nor cooperating with "
            "it.",
        )


def _work(where: str, event: dict[str, Any]) -> Iterator[Text]:
    """Yield that nothing says which jobs they are, and codes and shares that cannot be used."""
    if "industry" not in event and not event.get("occupations"):
        yield Text(
            sv=f"{where}: ange industry, occupations eller båda.",
            en=f"{where}: give industry, occupations or both.",
        )
    if "industry" in event and event["industry"] not in sni().at_level(SECTION):
        yield Text(
            sv=f"{where}.industry: {event['industry']} är ingen avdelning i SNI, A–U.",
            en=f"{where}.industry: {event['industry']} is no section of SNI, A–U.",
        )
    shares = event.get("occupations", {})
    known = ssyk().at_level(MINOR_GROUP)
    for code in shares:
        if code not in known:
            near = ", ".join(ssyk().nearest(code, level=MINOR_GROUP)) or "–"
            yield Text(
                sv=f"{where}.occupations: {code} är ingen SSYK-kod med tre siffror. Närmast: "
                f"{near}.",
                en=f"{where}.occupations: {code} is no SSYK code of three digits. Nearest: {near}.",
            )
    if shares and not _are_shares(list(shares.values())):
        yield Text(
            sv=f"{where}.occupations: andelarna ska vara tal över 0 och tillsammans 1.",
            en=f"{where}.occupations: shares should be numbers above 0 and together 1.",
        )


def _are_shares(values: list[Any]) -> bool:
    are_numbers = all(type(value) in (int, float) and value > 0 for value in values)
    return are_numbers and math.isclose(math.fsum(values), 1.0, abs_tol=_WHOLE)


def _spans(where: str, event: dict[str, Any]) -> Iterator[Text]:
    """Yield jobs and multipliers that do not rise from the low to the high."""
    jobs, further = event["jobs"], event["multiplier"]
    rising = (jobs["low"], jobs["best"], jobs["high"])
    if not (_rises(rising) and jobs["best"] > 0):
        yield Text(
            sv=f"{where}.jobs: low, best och high ska stiga från minst 0, med best över 0.",
            en=f"{where}.jobs: low, best and high should rise from at least 0, best above 0.",
        )
    if not _rises((further["low"], further["high"])):
        yield Text(
            sv=f"{where}.multiplier: low och high ska stiga från minst 0.",
            en=f"{where}.multiplier: low and high should rise from at least 0.",
        )


def _rises(values: Sequence[float]) -> bool:
    return all(map(math.isfinite, values)) and list(values) == sorted(values) and values[0] >= 0


def _limits(where: str, event: dict[str, Any]) -> Iterator[Text]:
    """Yield probabilities and years outside what they can be."""
    limits: dict[str, tuple[int, int]] = {
        "probability": (0, 1),
        "reversal_probability": (0, 1),
        "first_year": _YEARS,
        "ramp_years": (1, _LONGEST),
        "reversal_after": (1, _LONGEST),
    }
    for key, (low, high) in limits.items():
        if not low <= event[key] <= high:
            yield Text(
                sv=f"{where}.{key}: {event[key]} är utanför {low} till {high}.",
                en=f"{where}.{key}: {event[key]} is outside {low} to {high}.",
            )
