"""The seat plan in words: programmes, limits and what one more would give, and what it is worth."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talentlab.publish.numerals import number, percent, sensible
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.education.groups import education, is_education
from talentlab.web.insight.presenters.education.steps_figure import FORM_NAMES
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.queries.seat_plans import Held, Lack, Planned, Worth

NORMAL_90: Final = 1.2815515655446004
"""Standard errors on each side of a mean that hold 80 in 100."""
_MILLION: Final = 1_000_000.0
_BILLION: Final = 1_000_000_000.0
LIMIT_NAMES: Final[Mapping[str, Promise]] = {
    "budget": _("Money"),
    "placements": _("Placements"),
    "teachers": _("Teachers"),
    "applicants": _("Applicants"),
    "smallest_group": _("Smallest group"),
    "largest": _("Largest size"),
    "rise": _("Rise in a year"),
    "cut": _("Cut in a year"),
}
_HELD: Final[Mapping[str, Promise]] = {
    "budget": _("The money is used up in %(year)s: one more krona would give %(worth)s."),
    "placements": _(
        "%(programme)s is held back by placements in %(year)s: one more would give %(worth)s."
    ),
    "teachers": _(
        "%(programme)s is held back by teachers in %(year)s: one more full-time teacher would give "
        "%(worth)s."
    ),
    "applicants": _(
        "%(programme)s is held back by applicants in %(year)s: one more would give %(worth)s."
    ),
    "smallest_group": _(
        "%(programme)s has its smallest possible group in %(year)s: one seat fewer would give "
        "%(worth)s."
    ),
    "largest": _(
        "%(programme)s is as large as it can be in %(year)s: one more seat would give %(worth)s."
    ),
    "rise": _(
        "%(programme)s grows as fast as it may in %(year)s: one seat faster would give %(worth)s."
    ),
    "cut": _(
        "%(programme)s shrinks as fast as it may in %(year)s: one seat faster would give %(worth)s."
    ),
}
VALUE_NAMES: Final[Mapping[str, Promise]] = {
    "regret": _("Of the proposal beside today’s seats"),
    "vss": _("Of planning for several futures"),
    "evpi": _("Of knowing the future, at most"),
}
_VALUES: Final[Mapping[str, Promise]] = {
    "regret": _(
        "Keeping today’s seats is expected to cost %(value)s more than the proposal (80 percent "
        "interval %(low)s to %(high)s), shortage and surplus included: this is called regret."
    ),
    "vss": _(
        "Planning only for the average future is expected to cost %(value)s more (%(low)s to "
        "%(high)s): this is the value of the stochastic solution (VSS)."
    ),
    "evpi": _(
        "To know in advance which future comes would be worth %(value)s at most (%(low)s to "
        "%(high)s): this is the value of perfect information (EVPI)."
    ),
}
_FEWER: Final[Promise] = _(
    "With the same money the expected shortage can be cut by about %(persons)s people, %(share)s"
)
_CHEAPER: Final[Promise] = _(
    "With the same money the expected cost of shortage and surplus can be cut by about %(value)s"
)
_UNSURE: Final[Promise] = _(
    "It is not sure that another division of seats would be better than today’s"
)
PEOPLE_DECIDE: Final[Promise] = _(
    "It is a calculation under stated assumptions, for people to decide on: it knows nothing of "
    "premises, of quality or of what pupils want to become beyond how many apply."
)
_WHEN: Final[Promise] = _(
    "The number is for when the last who start in the plan are done, and is tested in futures "
    "that the plan had not seen."
)
_GAIN: Final[Promise] = _(
    "In futures that the plan had not seen, the difference in cost is %(value)s, and with 80 "
    "percent probability between %(low)s and %(high)s."
)


def programme_name(of: Planned | Held, release: Release, language: Language) -> str:
    """Return a programme: its education, school form and place; where shared, the place alone."""
    place = name_of(release, of.region_code, language)
    if of.school_form not in FORM_NAMES:
        return place
    facts = {
        "education": education_label(of.education_group_code, language),
        "form": FORM_NAMES[of.school_form],
        "place": place,
    }
    return str(_("%(place)s: %(education)s (%(form)s)")) % facts


def education_label(code: str, language: Language) -> str:
    """Return the name of an education; its code where nobody has named it."""
    return education(code, language).name if is_education(code) else code


def held_sentence(held: Held, release: Release, language: Language) -> str:
    """Return what holds a programme back, and what one more unit would give."""
    return str(_HELD[held.limit]) % {
        "programme": programme_name(held, release, language),
        "year": held.year,
        "worth": money(held.worth_sek, language),
    }


def value_sentence(kind: str, worth: Worth, language: Language) -> str:
    """Return what something is worth with its interval, and what it is called."""
    return str(_VALUES[kind]) % _facts(worth, language)


def headline(gain: Worth, lack: Lack, language: Language) -> str:
    """Return how much better the proposal is, where that is beyond chance; else that it is not."""
    if not is_sure(gain):
        return str(_UNSURE)
    if lack.today > 0 and lack.fewer >= 1:
        persons = number(sensible(lack.fewer), language)
        share = percent(lack.fewer / lack.today, language)
        return str(_FEWER) % {"persons": persons, "share": share}
    return str(_CHEAPER) % {"value": money(gain.held_out_sek, language)}


def lead(gain: Worth, language: Language) -> str:
    """Return how sure it is, what is counted, and that people decide."""
    said = _WHEN if is_sure(gain) else str(_GAIN) % _facts(gain, language)
    return f"{said} {PEOPLE_DECIDE}"


def is_sure(gain: Worth) -> bool:
    """Return whether the 80 % interval of the gain in unseen futures lies above nothing."""
    return gain.held_out_sek > NORMAL_90 * (gain.standard_error_sek or 0.0)


def ends(worth: Worth) -> tuple[float, float]:
    """Return the 80 % interval of a value."""
    half = NORMAL_90 * (worth.standard_error_sek or 0.0)
    return worth.held_out_sek - half, worth.held_out_sek + half


def money(value: float, language: Language) -> str:
    """Return SEK as people say them: with öre, in kronor, in millions, or in thousands of them."""
    if abs(value) >= _BILLION:
        written = number(value / _BILLION, language, decimals=2)
        return str(_("SEK %(value)s billion")) % {"value": written}
    if abs(value) >= _MILLION:
        millions = value / _MILLION
        decimals = 0 if abs(millions) >= 100 else 1  # noqa: PLR2004 -- three figures
        return str(_("SEK %(value)s million")) % {
            "value": number(millions, language, decimals=decimals)
        }
    decimals = 2 if abs(value) < 100 else 0  # noqa: PLR2004 -- three figures
    written = number(value if decimals else sensible(value), language, decimals=decimals)
    return str(_("SEK %(value)s")) % {"value": written}


def _facts(worth: Worth, language: Language) -> dict[str, str]:
    low, high = ends(worth)
    told = {"value": worth.held_out_sek, "low": low, "high": high}
    return {name: money(value, language) for name, value in told.items()}
