"""The questions of the scenario form: what each is called and how its answer is written.

Keys stand in addresses while a form is being filled in: ``a2-mal`` is the amount of the second
lever, ``c1-jobb`` the jobs of the first employer.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from talentlab.web.insight.forms.scenario_written import (
    MIX,
    NUMBER,
    PERCENT,
    PERCENT_RANGE,
    RANGE,
    TEXT,
    Written,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``plain`` is the name of its answer in a scenario."""

    key: str
    plain: str
    label: Promise
    written: Written = TEXT
    help_text: Promise | str = ""
    is_share: bool = False
    """Whether the answer is asked in percent and kept as a share."""
    is_more: bool = False
    """Whether it stands among those that have a usual answer, folded away."""


AMOUNT: Final = "mal"
LEVER: Final = "a"
SHOCK: Final = "c"

FOCUS: Final = (
    Question("omrade", "region_code", _("Area")),
    Question("utbildning", "education_group_code", _("Education")),
    Question("ar", "year", _("Year"), NUMBER),
    Question(
        "namn",
        "name",
        _("Name of the scenario (optional)"),
        help_text=_("For example: Ten more who stay. No names of people."),
    ),
)
LEVERS: Final = (
    Question("slag", "kind", _("Lever")),
    Question(AMOUNT, "amount", pgettext_lazy("of a lever", "Target"), NUMBER),
    Question("start", "first_year", _("From the year"), NUMBER),
    Question("omrade", "region_code", pgettext_lazy("of a lever", "Where")),
    Question("utbildning", "education_group_code", pgettext_lazy("of a lever", "For whom")),
    Question(
        "narmare",
        "detail",
        _("More precisely"),
        help_text=_(
            "Reskilling: the code of the education that people leave. Technology: the code of the "
            "occupation. Retention: a reason to stay, such as housing. Otherwise leave it empty."
        ),
        is_more=True,
    ),
    Question(
        "nas",
        "take_up",
        _("How much of the target is reached, percent"),
        PERCENT_RANGE,
        _(
            "From–to, such as 30–70. Empty: three of four efforts do not reach half of the target "
            "(Riksrevisionen RiR 2018:10)."
        ),
        is_share=True,
        is_more=True,
    ),
    Question(
        "kostnad",
        "cost_sek",
        _("Cost per unit, kronor"),
        NUMBER,
        _("Empty: what the release knows, or nothing."),
        is_more=True,
    ),
)
SHOCKS: Final = (
    Question("vem", "name", _("Who")),
    Question("slag", "kind", _("What happens")),
    Question("omrade", "region_code", pgettext_lazy("of an employer", "Where")),
    Question("jobb", "jobs", _("Jobs"), NUMBER),
    Question("start", "first_year", _("From the year"), NUMBER),
    Question("sannolikhet", "probability", _("Probability, percent"), PERCENT, is_share=True),
    Question(
        "yrken",
        "occupations",
        _("Occupations and their shares, percent"),
        MIX,
        _("Codes in SSYK 2012, together 100. For example: 222 60; 532 40."),
        is_more=True,
    ),
    Question(
        "ar-till-allt", "ramp_years", _("Years until all of it is there"), NUMBER, "", is_more=True
    ),
    Question(
        "blir-av",
        "realised",
        _("Part of the jobs that comes about, percent"),
        PERCENT_RANGE,
        is_share=True,
        is_more=True,
    ),
    Question("lokala", "multiplier", _("Further local jobs for each"), RANGE, is_more=True),
    Question(
        "flyttar",
        "movers",
        _("Part whose workers move here or away, percent"),
        PERCENT_RANGE,
        is_share=True,
        is_more=True,
    ),
    Question("boende", "people_per_job", _("Residents for each job"), RANGE, is_more=True),
    Question(
        "vander",
        "reversal_probability",
        _("Probability that it is undone, percent"),
        PERCENT,
        is_share=True,
        is_more=True,
    ),
    Question("efter", "reversal_after", _("Undone after so many years"), NUMBER, is_more=True),
)
PARTS: Final = {LEVER: ("levers", LEVERS), SHOCK: ("shocks", SHOCKS)}
"""Letter of a row -> where its rows stand in a scenario, and its questions."""
