"""What a seat plan assumed, in words: listed with every plan."""

from collections.abc import Sequence
from typing import Final

from talentlab.calc.assumptions.seats import OWN_GROWTH, FormTerms, PlanSettings, SpreadOfStudies
from talentlab.vocab.text import Text

NO_LIMITS: Final = Text(
    sv="Ingen budget och inga andra gemensamma gränser är angivna.",
    en="No budget and no other shared limits are stated.",
)
TODAYS_GRADUATES: Final = Text(
    sv="Behovet är efterfrågan minus tillgång, sedan de som dagens platser väntas ge tagits bort "
    "ur tillgången. Med dagens platser blir gapet därför prognosens.",
    en="The need is demand less supply, after those whom today's seats are expected to give have "
    "been taken out of the supply. With today's seats the gap is therefore the outlook's.",
)
APPLICANTS_LATEST: Final = Text(
    sv="De som söker i framtiden antas vara så många som antogs eller sökte i första hand det "
    "senaste året, det som var flest.",
    en="Future applicants are assumed to be as many as were admitted or applied first-hand in the "
    "latest year, whichever was more.",
)
PLACEMENTS_STEADY: Final = Text(
    sv="Praktikplatser och lärare räknas som om lika många började varje år: en plats tar en "
    "praktikplats och sin del av en lärare så många år som utbildningen varar. De antas kunna "
    f"öka med {100 * OWN_GROWTH:.0f} procent om året (bedömt 2026-11).",
    en="Placements and teachers are counted as if as many started every year: a seat takes a "
    "placement and its part of a teacher for as many years as the education lasts. They are "
    f"assumed to be able to grow by {100 * OWN_GROWTH:.0f} percent a year (judged 2026-11).",
)


def of_settings(settings: PlanSettings, spread: SpreadOfStudies) -> tuple[Text, ...]:
    """Return what the plan weighs and how uncertain studies are."""
    short, over = f"{settings.shortage_sek:.0f}", f"{settings.surplus_sek:.0f}"
    change, years = f"{settings.change_sek:.0f}", f"{settings.lasting_years:g}"
    risk, tail = f"{100 * settings.risk_weight:.0f}", f"{100 * (1 - settings.tail):.0f}"
    done, stay = f"{spread.completion_persons:.0f}", f"{spread.retention_persons:.0f}"
    level, yearly = f"{100 * spread.applicants_level:.0f}", f"{100 * spread.applicants_year:.0f}"
    return (
        Text(
            sv=f"En person som fattas kostar {short} kronor om året och en för mycket {over} "
            f"(bedömt 2026-11). De dyraste {tail} procenten av framtiderna väger {risk} procent.",
            en=f"A person short costs {short} kronor a year and one too many {over} (judged "
            f"2026-11). The costliest {tail} percent of the futures weigh {risk} percent.",
        ),
        Text(
            sv=f"En plats mer eller mindre än året före kostar {change} kronor, och behovets sista "
            f"år räknas som {years} år (bedömt 2026-11).",
            en=f"A seat more or less than the year before costs {change} kronor, and the last year "
            f"of the need counts as {years} years (judged 2026-11).",
        ),
        Text(
            sv=f"Andelen som fullföljer är känd som ur {done} studerande och andelen som stannar "
            f"som ur {stay}. Antalet sökande varierar med {level} procent i nivå och {yearly} "
            "procent mellan år (bedömt 2026-11).",
            en=f"The share who complete is known as from {done} students and the share who stay "
            f"as from {stay}. Applicants vary by {level} percent in level and {yearly} percent "
            "between years (judged 2026-11).",
        ),
    )


def not_planned(groups: Sequence[str]) -> Text:
    """Return that groups without programmes are left out."""
    names = ", ".join(groups)
    return Text(
        sv=f"Grupper utan utbildning här planeras inte: {names}.",
        en=f"Groups without a programme here are not planned: {names}.",
    )


def need_lasts(year: int) -> Text:
    """Return that the need is taken to last."""
    return Text(
        sv=f"Behovet efter {year} antas vara som {year}, eftersom de som börjar sist i planen är "
        "färdiga senare.",
        en=f"The need after {year} is assumed to be that of {year}, because those who start last "
        "in the plan graduate later.",
    )


def graduates_stay(share: float) -> Text:
    """Return how many of those at work remain a year later."""
    leave = f"{100 * (1 - share):.0f}"
    return Text(
        sv=f"Av de utexaminerade i arbete i regionen slutar {leave} procent om året (bedömt "
        "2026-11).",
        en=f"Of the graduates at work in the region {leave} percent leave a year (judged 2026-11).",
    )


def budget_every_year(sek: float) -> Text:
    """Return what the budget is."""
    return Text(
        sv=f"Budgeten är {sek:.0f} kronor för de platser som börjar varje år, för hela deras "
        "utbildning.",
        en=f"The budget is {sek:.0f} kronor for the seats that start each year, for the whole of "
        "their education.",
    )


def terms_assumed(what: Text, form: str, value: float, programmes: int) -> Text:
    """Return that a school form's judged terms stand in for unknown ones."""
    return Text(
        sv=f"{what.sv} är okänd i skolformen {form} (utbildningar: {programmes}) och antas vara "
        f"{value:g} (bedömt 2026-11).",
        en=f"{what.en} is not known in the school form {form} (programmes: {programmes}) and "
        f"assumed to be {value:g} (judged 2026-11).",
    )


def lag_measured(programmes: int) -> Text:
    """Return for how many programmes the length is the one that supply was calculated with."""
    return Text(
        sv=f"Utbildningens längd är den som tillgången räknas med (utbildningar: {programmes}): de "
        "år mellan start och examen som gör andelen som fullföljer jämnast, annars skolformens.",
        en=f"The length of the education is the one that supply is calculated with (programmes: "
        f"{programmes}): the years from start to degree that make the share who complete "
        "steadiest, or else those of the school form.",
    )


TERMS: Final = {
    "cost_per_seat_sek": Text(
        sv="Kostnaden för en hel utbildning, kronor,", en="The cost of a whole education, kronor,"
    ),
    "min_group": Text(sv="Minsta grupp", en="The smallest group"),
    "lag_years": Text(sv="Utbildningens längd i år", en="The length of the education in years"),
    "completion": Text(sv="Andelen som fullföljer", en="The share who complete"),
    "retention": Text(sv="Andelen som stannar i regionen", en="The share who stay in the region"),
}
"""Columns of the programmes that a school form's terms can stand in for."""


def form_value(terms: FormTerms, column: str) -> float:
    """Return the judged value of a column."""
    return {
        "cost_per_seat_sek": terms.cost_per_seat_sek,
        "min_group": float(terms.smallest_group),
        "lag_years": float(terms.lag_years),
        "completion": terms.completion,
        "retention": terms.retention,
    }[column]


def largest_assumed(times: float, programmes: int) -> Text:
    """Return how large a programme may become."""
    return Text(
        sv=f"Utbildningar vars största storlek är okänd ({programmes}) antas högst kunna bli "
        f"{times:g} gånger så stora som i dag (bedömt 2026-11).",
        en=f"Programmes whose largest size is not known ({programmes}) are assumed to become at "
        f"most {times:g} times as large as today (judged 2026-11).",
    )


def slow_change(share: float) -> Text:
    """Return how fast programmes may change."""
    most = f"{100 * share:.0f}"
    return Text(
        sv=f"En utbildning ändras högst med {most} procent av dagens platser om året, eller med "
        "sin minsta grupp (bedömt 2026-11).",
        en=f"A programme changes by at most {most} percent of today's seats a year, or by its "
        "smallest group (judged 2026-11).",
    )


def without_applicants(programmes: Sequence[str]) -> Text:
    """Return that seats stand in for unknown applicants."""
    names = ", ".join(programmes)
    return Text(
        sv=f"Antalet sökande är okänt eller dolt och antas vara dagens platser: {names}.",
        en=f"Applicants are not known or hidden and assumed to be today's seats: {names}.",
    )


def unknown_need(programmes: Sequence[str]) -> Text:
    """Return that programmes whose need is not known are left as they are."""
    names = ", ".join(programmes)
    return Text(
        sv=f"Utbildningar vars behov inte är beräknat planeras inte: {names}.",
        en=f"Programmes whose need is not calculated are not planned: {names}.",
    )


def planned_together(municipalities: int) -> Text:
    """Return who plans upper-secondary and adult vocational seats together."""
    return Text(
        sv=f"Gymnasiets och komvux utbildningar planeras som ett samverkansområde med "
        f"{municipalities} kommuner; lagen kräver minst tre (prop. 2021/22:159).",
        en=f"Upper-secondary and adult education is planned as one cooperation area of "
        f"{municipalities} municipalities; the law asks for at least three (prop. 2021/22:159).",
    )


def completion_measured(programmes: int) -> Text:
    """Return where the share who complete was taken from."""
    return Text(
        sv=f"Andelen som fullföljer är mätt där det går (utbildningar: {programmes}): examinerade "
        "de senaste tre åren delat med antagna så många år tidigare som utbildningen varar.",
        en=f"The share who complete is measured where it can be (programmes: {programmes}): "
        "graduates of the latest three years over those admitted as many years before as the "
        "education lasts.",
    )


def retention_measured(programmes: int) -> Text:
    """Return where the share who stay was taken from."""
    return Text(
        sv=f"Andelen som stannar är, där den är skattad (utbildningar: {programmes}), andelen som "
        "bor kvar i studiekommunen efter ett år; i hela regionen är den högre.",
        en=f"The share who stay is, where it is estimated (programmes: {programmes}), the share "
        "who live in the municipality of study a year later; in the whole region it is higher.",
    )
