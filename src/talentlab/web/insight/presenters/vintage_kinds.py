"""Every figure about earlier releases and other producers. The names are in addresses."""

from collections.abc import Mapping
from typing import Final

from talentlab.web.insight.presenters.kinds import Kind
from talentlab.web.insight.presenters.vintages import (
    opinion_figures,
    published_figure,
    revision_figure,
)
from talentlab.web.insight.presenters.vintages.earlier_figures import (
    DEMAND,
    EMPLOYEES,
    RESIDENTS,
    SUPPLY,
    drawing,
)
from talentlab.web.insight.queries.vintage_opinions import AGREEMENT, JUDGEMENTS, OPINIONS
from talentlab.web.insight.queries.vintages import ACCURACY, EARLIER, REVISIONS

SUBJECT: Final = "amne"
"""The part of an address that says whose revisions are looked at."""
REVISION_ASKS: Final = (SUBJECT, "omrade", "kod", "ar", "ordning")
_TABLES: Final = ("other_outlooks",)
_JUDGED: Final = ("barometer", "other_outlooks")
"""Imported tables that others' forecasts and judgements stand in."""
_EDUCATION: Final = ("utbildning", "omrade", "ar")

VINTAGE_KINDS: Final[Mapping[str, Kind]] = {
    "revideringar": Kind(revision_figure.figure, (REVISIONS,), REVISION_ASKS, counted_in=()),
    "tidigare-invanare": Kind(
        drawing(RESIDENTS), (EARLIER, "population_outlook"), ("omrade", "ar", "alder")
    ),
    "tidigare-anstallda": Kind(
        drawing(EMPLOYEES),
        (EARLIER, "employment_outlook"),
        ("yrke", "omrade", "ar"),
        counted_in=(),
        is_about_work=True,
    ),
    "tidigare-utbildade": Kind(
        drawing(SUPPLY),
        (EARLIER, "supply_outlook"),
        _EDUCATION,
        counted_in=(),
        is_about_balance=True,
    ),
    "tidigare-jobb": Kind(
        drawing(DEMAND),
        (EARLIER, "demand_outlook"),
        _EDUCATION,
        counted_in=(),
        is_about_balance=True,
    ),
    "publicerade-prognoser": Kind(published_figure.figure, (ACCURACY,), (), counted_in=()),
    "andras-tal": Kind(opinion_figures.farthest, (OPINIONS,), (), counted_in=_TABLES),
    "andras-utbildning": Kind(
        opinion_figures.of_education,
        (OPINIONS,),
        ("utbildning", "omrade"),
        counted_in=_TABLES,
        is_about_balance=True,
    ),
    "andras-yrke": Kind(
        opinion_figures.of_occupation,
        (OPINIONS,),
        ("yrke", "omrade"),
        counted_in=_TABLES,
        is_about_work=True,
    ),
    "andras-mojligheter": Kind(
        opinion_figures.opportunities, (JUDGEMENTS, AGREEMENT), (), counted_in=_JUDGED
    ),
    "andras-efterfragan": Kind(
        opinion_figures.demand, (JUDGEMENTS, AGREEMENT), (), counted_in=_JUDGED
    ),
}
