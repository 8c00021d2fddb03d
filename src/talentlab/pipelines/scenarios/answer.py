"""What a scenario is answered with: differences with intervals, credit, costs and assumptions."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from talentlab.vocab.text import Text

Subject: TypeAlias = Literal["focus", "education_group", "municipality", "occupation"]


@dataclass(frozen=True, slots=True)
class Percentiles:
    """The median, and the ends of the 80 % interval."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes in one sum of cells and one year, persons; positive is less of a shortage.

    ``subject`` says what ``region_code`` and ``code`` are: the focus of the scenario, one education
    group in its area, one municipality for its group, or one occupation in its area. Numbers are
    None where fewer than five persons are behind them.
    """

    subject: Subject
    region_code: str
    code: str
    year: int
    change: Percentiles | None
    gap_before: Percentiles | None
    gap_after: Percentiles | None
    p_short_before: float | None
    p_short_after: float | None


@dataclass(frozen=True, slots=True)
class Credit:
    """One lever's or shock's part of the change of the gap in the focus, and what it costs.

    Parts add up to the whole change in every draw, and ``mean`` therefore adds up too.
    ``cost_sek`` is all it costs up to and with the year of the focus, None where no cost is known.
    """

    label: Text
    change: Percentiles
    mean: float
    cost_sek: Percentiles | None


@dataclass(frozen=True, slots=True)
class Cost:
    """All costs up to the year of the focus, and kronor per person less of shortage there.

    ``per_closed`` is over the futures where at least half a person is closed, which are
    ``share_closing`` of them. ``without_cost`` are the levers whose cost nobody has said.
    """

    total_sek: Percentiles
    per_closed: Percentiles | None
    share_closing: float
    without_cost: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that the answer rests on: what, how much, and on what ground."""

    what: Text
    value: Percentiles | None
    basis: str
    source: Text


@dataclass(frozen=True, slots=True)
class ScenarioAnswer:
    """The whole answer. ``address`` is the scenario as a permanent query string.

    There are no ``credits`` and no ``cost`` where the focus has too few persons to be told of.
    """

    name: str
    address: str
    release: str
    is_synthetic: bool
    draws: int
    focus: tuple[Difference, ...]
    differences: tuple[Difference, ...]
    credits: tuple[Credit, ...]
    cost: Cost | None
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of one lever: in its own unit, and its limit."""

    label: Text
    unit: Text
    amount: float
    most: float


@dataclass(frozen=True, slots=True)
class FoundWay:
    """One way to the target that was tried on the draws."""

    amounts: tuple[Amount, ...]
    probability: float
    cost_sek: float | None


@dataclass(frozen=True, slots=True)
class LeverAlone:
    """How far one lever goes: what it takes alone, or None, and the probability at its limit."""

    label: Text
    way: FoundWay | None
    probability_at_limit: float


@dataclass(frozen=True, slots=True)
class ReachAnswer:
    """What it would take to close a gap with a probability.

    ``is_possible`` says whether all levers at their limits get there; ``ways`` are the cheapest.
    """

    target: float
    probability_now: float
    probability_at_limits: float
    is_possible: bool
    alone: tuple[LeverAlone, ...]
    ways: tuple[FoundWay, ...]
