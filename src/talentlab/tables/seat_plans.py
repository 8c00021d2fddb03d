"""The plan of seats: how many, what they are expected to lead to, what binds, what it is worth."""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.assumptions import Assumptions
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

LIMITS: Final = (
    "budget", "placements", "teachers", "applicants", "smallest_group", "largest", "rise", "cut",
)  # fmt: skip
KINDS: Final = ("today", "mean_plan", "plan", "regret", "vss", "evpi")
ALL: Final = "total"
"""In place of a group or school form where a limit is shared."""


def _persons(sv: str, en: str) -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv=sv, en=en, unit="persons")


def _school_form(*, shared: bool = False) -> Any:  # noqa: ANN401 -- pandera's types
    forms = (*fields.SCHOOL_FORMS, *((ALL,) if shared else ()))
    return column(sv="Skolform", en="School form", isin=forms)


class SeatPlans(pa.DataFrameModel):
    """A programme in a year of the plan. Short and surplus are its whole group's in the region."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = _school_form()
    year: int = fields.year()
    seats_today: int = column(sv="Platser i dag", en="Seats today", unit="seats", ge=0)
    seats_planned: int = column(sv="Platser i planen", en="Seats planned", unit="seats", ge=0)
    starts_persons: float = _persons("Väntade nybörjare", "Expected starters")
    starts_p10: float = _persons("Nybörjare, 10 %-percentil", "Starters, 10th percentile")
    starts_p90: float = _persons("Nybörjare, 90 %-percentil", "Starters, 90th percentile")
    graduates_year: int = column(sv="Klara året", en="Year of graduation", unit="year", ge=1749)
    graduates_persons: float = _persons(
        "Väntade färdiga som arbetar i regionen", "Expected graduates who work in the region"
    )
    graduates_p10: float = _persons("Färdiga, 10 %-percentil", "Graduates, 10th percentile")
    graduates_p90: float = _persons("Färdiga, 90 %-percentil", "Graduates, 90th percentile")
    short_persons: float = _persons(
        "Gruppens väntade brist det året", "Expected shortage of the group in that year"
    )
    short_p10: float = _persons("Brist, 10 %-percentil", "Shortage, 10th percentile")
    short_p90: float = _persons("Brist, 90 %-percentil", "Shortage, 90th percentile")
    surplus_persons: float = _persons(
        "Gruppens väntade överskott det året", "Expected surplus of the group in that year"
    )
    surplus_p10: float = _persons("Överskott, 10 %-percentil", "Surplus, 10th percentile")
    surplus_p90: float = _persons("Överskott, 90 %-percentil", "Surplus, 90th percentile")
    short_today_persons: float = _persons(
        "Väntad brist med dagens platser", "Expected shortage with today's seats"
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "school_form", "year"]


class SeatPlanLimits(pa.DataFrameModel):
    """A limit of the plan in a year, how much is used and what one more unit would give."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    school_form: str = _school_form(shared=True)
    limit: str = column(sv="Gräns", en="Limit", isin=LIMITS)
    year: int = fields.year()
    used: float = column(sv="Använt", en="Used", unit="see limit")
    available: float = column(sv="Tillgängligt", en="Available", unit="see limit")
    is_binding: bool = column(sv="Håller tillbaka planen", en="Holds the plan back", unit="yes/no")
    worth_sek: float = column(
        sv="Vad en till skulle ge", en="What one more would give", unit="SEK", ge=0
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "region_code", "education_group_code", "school_form", "limit", "year"
        ]  # fmt: skip


class SeatPlanValues(pa.DataFrameModel):
    """What a plan costs, or one less another, on the draws it was made on and on unseen ones."""

    region_code: str = fields.region_code()
    kind: str = column(sv="Vad", en="What", isin=KINDS)
    planned_sek: float = column(
        sv="I de framtider som planen gjordes för", en="In the futures planned for", unit="SEK"
    )
    held_out_sek: float = column(
        sv="I framtider som planen inte sett", en="In futures the plan has not seen", unit="SEK"
    )
    standard_error_sek: float = column(
        sv="Medelfel", en="Standard error", unit="SEK", ge=0, nullable=True
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "kind"]


SEAT_PLANS: Final = Table(
    name="seat_plans",
    layer="derived",
    title=Text(sv="Plan för utbildningsplatser", en="Plan of education seats"),
    about=Text(
        sv="Platser i dag och i planen, och vad planen väntas leda till. Ett räkneexempel under "
        "angivna antaganden, inte ett beslut.",
        en="Seats today and planned, and what the plan is expected to lead to. A calculation "
        "under stated assumptions, not a decision.",
    ),
    rows=SeatPlans,
    key=("region_code", "education_group_code", "school_form", "year"),
)

SEAT_PLAN_LIMITS: Final = Table(
    name="seat_plan_limits",
    layer="derived",
    title=Text(sv="Vad som håller tillbaka platserna", en="What holds the seats back"),
    about=Text(
        sv="Gränser för planen: hur mycket som används och vad en krona, en praktikplats, en "
        "lärare, en sökande eller en plats till skulle ge.",
        en="Limits of the plan: how much is used, and what one more krona, placement, teacher, "
        "applicant or seat would give.",
    ),
    rows=SeatPlanLimits,
    key=("region_code", "education_group_code", "school_form", "limit", "year"),
)

SEAT_PLAN_VALUES: Final = Table(
    name="seat_plan_values",
    layer="derived",
    title=Text(sv="Vad planen är värd", en="What the plan is worth"),
    about=Text(
        sv="Kostnaden för dagens platser, för en plan efter medelvärdet och för planen, och "
        "skillnaderna mellan dem.",
        en="The cost of today's seats, of a plan for the average and of the plan, and the "
        "differences between them.",
    ),
    rows=SeatPlanValues,
    key=("region_code", "kind"),
)

SEAT_PLAN_ASSUMPTIONS: Final = Table(
    name="seat_plan_assumptions",
    layer="derived",
    title=Text(sv="Platsplanens antaganden", en="Assumptions of the seat plan"),
    about=Text(
        sv="Vad som antogs där uppgifter saknades, i ord.",
        en="What was assumed where figures were missing, in words.",
    ),
    rows=Assumptions,
    key=("position",),
)
