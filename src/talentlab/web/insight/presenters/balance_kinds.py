"""Every figure about supply and demand by name. The names are in addresses and so permanent."""

from collections.abc import Mapping
from typing import Final

from talentlab.web.insight.presenters.balance import (
    gap_figures,
    matrices,
    municipal,
    sectors,
    shortage_today,
)
from talentlab.web.insight.presenters.education import occupations_figure, steps_figure
from talentlab.web.insight.presenters.flows import supply_flows
from talentlab.web.insight.presenters.kinds import Draw, Kind
from talentlab.web.insight.presenters.stay import figures as stay_figures
from talentlab.web.insight.presenters.stay import movers_figure
from talentlab.web.insight.queries.balance import DEMAND, EDUCATION, OCCUPATION, SHORTAGE
from talentlab.web.insight.queries.education import (
    DRIVERS,
    GRADUATES,
    HISTORY,
    OCCUPATIONS,
    RETENTION,
    SUPPLY,
)

_EDUCATION: Final = ("utbildning", "omrade", "ar")
_OCCUPATION: Final = ("yrke", "omrade", "ar")


def _balance(
    draw: Draw,
    tables: tuple[str, ...],
    asks: tuple[str, ...],
    *,
    is_of_municipalities: bool = False,
) -> Kind:
    """Return a kind whose years have both supply and demand, counted by whatever was read."""
    return Kind(
        draw,
        tables,
        asks,
        counted_in=(),
        is_of_municipalities=is_of_municipalities,
        is_about_balance=True,
    )


BALANCE_KINDS: Final[Mapping[str, Kind]] = {
    "utbildning-balans": _balance(
        gap_figures.education_balance, (EDUCATION, HISTORY), (*_EDUCATION, "sektor")
    ),
    "utbildning-gap": _balance(gap_figures.education_gap, (EDUCATION,), (*_EDUCATION, "sektor")),
    "utbildning-floden": _balance(supply_flows.flows, (SUPPLY, HISTORY), _EDUCATION),
    "utbildning-steg": _balance(steps_figure.steps, (GRADUATES,), _EDUCATION),
    "utbildning-stannar": _balance(stay_figures.by_year, (RETENTION,), ("utbildning", "omrade")),
    "utbildning-yrken": _balance(
        occupations_figure.leads_to, (OCCUPATIONS,), ("utbildning", "omrade")
    ),
    "utbildning-kommuner": _balance(
        municipal.by_municipality,
        (EDUCATION,),
        ("utbildning", "ar", "sektor"),
        is_of_municipalities=True,
    ),
    "gap-utbildningar": _balance(
        matrices.by_year, (EDUCATION,), ("omrade", "ar", "sektor", "inriktning")
    ),
    "gap-yrken": _balance(
        matrices.by_municipality, (OCCUPATION,), ("ar", "sektor"), is_of_municipalities=True
    ),
    "gap-sektorer": _balance(matrices.by_sector, (EDUCATION,), ("omrade", "ar", "inriktning")),
    "jobb-sektorer": _balance(sectors.jobs_by_sector, (DEMAND,), ("omrade", "ar")),
    "inflyttade": _balance(movers_figure.movers, (SUPPLY,), ("omrade", "ar")),
    "stannar": _balance(stay_figures.by_programme, (RETENTION,), ("omrade",)),
    "stanna-skal": _balance(stay_figures.reasons, (DRIVERS,), ("omrade",)),
    "yrke-balans": Kind(
        gap_figures.occupation_balance,
        (OCCUPATION,),
        _OCCUPATION,
        counted_in=(),
        is_about_work=True,
    ),
    "yrke-gap": Kind(
        gap_figures.occupation_gap, (OCCUPATION,), _OCCUPATION, counted_in=(), is_about_work=True
    ),
    "brist-idag": Kind(
        shortage_today.figure, (SHORTAGE,), ("yrke", "omrade"), counted_in=(), is_about_work=True
    ),
}
