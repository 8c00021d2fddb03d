"""Every figure about the plan of education seats. The names are in addresses and so permanent."""

from collections.abc import Mapping
from typing import Final

from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.seat_plans import figures
from talentlab.web.insight.queries.seat_plans import LIMITS, PLANS, VALUES

SEAT_PLAN_KINDS: Final[Mapping[str, Kind]] = {
    "platser-forslag": Kind(figures.seats, (PLANS,), ("ar",), counted_in=()),
    "platser-brist": Kind(figures.lacking, (PLANS,), ("ar",), counted_in=()),
    "platser-granser": Kind(figures.limits, (LIMITS,), ("ar",), counted_in=()),
    "platser-varde": Kind(figures.value, (VALUES,), (), counted_in=()),
}
