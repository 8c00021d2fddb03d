"""The measures that both balances have, by education and by occupation, declared once."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from talentlab.tables.declare import column
from talentlab.vocab.text import Text

VERDICTS: Final = ("short", "surplus", "uncertain")
NO_VERDICT: Final = ""
ITA_CLASSES: Final = ("much_fewer", "fewer", "balance", "more", "much_more")
"""Newcomers against openings: below 0.85, 1.00, 1.05, 1.15, and from there."""
BALANCE_STATUSES: Final = ("estimated", "suppressed", "pooled")
"""Shown; fewer than five persons; too unsure alone, so that a pool of groups is shown instead."""
_POOL: Final = r"^([0-9A-Z]{1,5})?$"  # a group of educations, or a shorter occupation code

# Measure of a balance -> its texts, its unit and its checks. All are nullable: a row that is
# withheld or pooled has none of them.
_MEASURES: Final[Mapping[str, tuple[Text, str, Mapping[str, Any]]]] = MappingProxyType(
    {
        "supply_p10": (
            Text(sv="Tillgång, 10 %-percentil", en="Supply, 10th percentile"),
            "persons",
            {"ge": 0},
        ),
        "supply_p50": (Text(sv="Tillgång, median", en="Supply, median"), "persons", {"ge": 0}),
        "supply_p90": (
            Text(sv="Tillgång, 90 %-percentil", en="Supply, 90th percentile"),
            "persons",
            {"ge": 0},
        ),
        "demand_p10": (
            Text(sv="Efterfrågan, 10 %-percentil", en="Demand, 10th percentile"),
            "persons",
            {"ge": 0},
        ),
        "demand_p50": (Text(sv="Efterfrågan, median", en="Demand, median"), "persons", {"ge": 0}),
        "demand_p90": (
            Text(sv="Efterfrågan, 90 %-percentil", en="Demand, 90th percentile"),
            "persons",
            {"ge": 0},
        ),
        "gap_mean": (
            Text(sv="Gap, medelvärde (minus = brist)", en="Gap, mean (negative = short)"),
            "persons",
            {},
        ),
        "gap_p10": (Text(sv="Gap, 10 %-percentil", en="Gap, 10th percentile"), "persons", {}),
        "gap_p50": (Text(sv="Gap, median", en="Gap, median"), "persons", {}),
        "gap_p90": (Text(sv="Gap, 90 %-percentil", en="Gap, 90th percentile"), "persons", {}),
        "relative_gap_p50": (
            Text(sv="Gap som andel av efterfrågan", en="Gap as a share of demand"),
            "share",
            {},
        ),
        "p_short": (
            Text(sv="Sannolikhet för brist", en="Probability of a shortage"),
            "share",
            {"ge": 0, "le": 1},
        ),
        "expected_shortage": (
            Text(sv="Väntad brist", en="Expected shortage"),
            "persons",
            {"ge": 0},
        ),
        "cvar_90": (
            Text(
                sv="Genomsnittlig brist i den värsta tiondelen",
                en="Average shortage in the worst tenth",
            ),
            "persons",
            {"ge": 0},
        ),
        "ita": (Text(sv="Nytillkomna per öppning", en="Newcomers per opening"), "ratio", {"ge": 0}),
        "recruitment_pressure": (
            Text(sv="Öppningar per nytillkommen från trakten", en="Openings per local newcomer"),
            "ratio",
            {"ge": 0},
        ),
        "import_dependence": (
            Text(
                sv="Inpendlare och inflyttade per nytillkommen",
                en="In-commuters and movers-in per newcomer",
            ),
            "ratio",
            {},
        ),
        "replacement_share": (
            Text(sv="Andel öppningar som ersätter", en="Share of openings that replace"),
            "share",
            {"ge": 0, "le": 1},
        ),
    }
)


def measure(name: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return one of the measures that both balances have."""
    text, unit, checks = _MEASURES[name]
    return column(sv=text.sv, en=text.en, unit=unit, nullable=True, **checks)


def ita_class() -> Any:  # noqa: ANN401 -- pandera's types
    """Return how newcomers stand against openings, or nothing where the row has no number."""
    return column(
        sv="Klass av nytillkomna per öppning",
        en="Class of newcomers per opening",
        unit="class",
        isin=(*ITA_CLASSES, NO_VERDICT),
    )


def verdict() -> Any:  # noqa: ANN401 -- pandera's types
    """Return what may be said of the gap, or nothing where the row has no number."""
    return column(
        sv="Omdöme (short = brist, surplus = överskott, uncertain = osäkert)",
        en="Verdict",
        unit="class",
        isin=(*VERDICTS, NO_VERDICT),
    )


def pooled_into() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the code of the group of groups that is shown instead, or nothing."""
    return column(sv="Visas i stället i", en="Shown instead in", str_matches=_POOL)


def balance_status() -> Any:  # noqa: ANN401 -- pandera's types
    """Return whether the balance is shown, withheld, or shown for a pool instead."""
    return column(sv="Status", en="Status", isin=BALANCE_STATUSES)
