"""What other producers say: the page about all of it, and the parts of numbers' own pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.tables.vintages import AGREEMENTS
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import Shown, show
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.vintages.cells import SUBJECT_NAMES
from talentlab.web.insight.presenters.vintages.opinion_figures import (
    EDUCATION_SUBJECTS,
    OCCUPATION_SUBJECTS,
    judged_title,
)
from talentlab.web.insight.presenters.vintages.opinion_words import (
    ABOUT_WORDS,
    AGREEMENT_WORDS,
    JUDGEMENT_WORDS,
    MATCH_WORDS,
    NOT_THE_SAME,
    VERDICT_WORDS,
    summary_of,
    why,
    written,
)
from talentlab.web.insight.presenters.work.occupations import address_of, occupation
from talentlab.web.insight.queries.vintage_opinions import (
    Agreement,
    Judgement,
    Opinion,
    agreements,
    contradictions,
    judgements_of,
    opinion_counts,
    opinions_of,
)

_CONTRADICTIONS: Final = 20
_NOTHING: Final[Promise] = gettext_lazy(
    "Nobody else’s forecasts have been imported in this release"
)
_NOTHING_LEAD: Final[Promise] = gettext_lazy(
    "When others’ forecasts or judgements are imported as tables they stand here beside ours."
)
_LEAD: Final[Promise] = gettext_lazy(
    "We show what others expect of the same numbers, and where we disagree. Agreement does not "
    "make either right: only outcomes do."
)
_NUMBERS: Final[Promise] = gettext_lazy("What others expect, beside our intervals")
_ORDERED: Final[Promise] = gettext_lazy(
    "Their classes and our probabilities order the occupations with rank correlation %(value)s "
    "(80 percent interval %(low)s to %(high)s): 1 is the same order, 0 none."
)
_ORDERED_FEW: Final[Promise] = gettext_lazy(
    "Their classes and our probabilities order the occupations with rank correlation %(value)s, "
    "but they are too few for an interval."
)
_NO_ORDER: Final[Promise] = gettext_lazy("There is no order to compare: all have the same class.")


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One number of another producer's, as written, and why it may differ."""

    number: str
    producer: str
    theirs: str
    ours: str
    low: str
    high: str
    agreement: str
    is_inside: bool
    why: str


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """One class of another producer's beside what we say of the same occupation."""

    occupation: str
    address: str
    producer: str
    about: str
    year: int
    theirs: str
    ours: str
    chance: str
    agreement: str
    is_opposite: bool


@dataclass(frozen=True, slots=True)
class Round:
    """One round of judgements, as written."""

    title: str
    place: str
    agrees: str
    partly: str
    contradicts: str
    ordered: str


@dataclass(frozen=True, slots=True)
class OpinionPart:
    """What others say of one education or occupation."""

    figure: Shown | None
    lines: tuple[OpinionLine, ...]
    judged: tuple[JudgementLine, ...]
    remark: str


def of_education(release: Release, choice: Choice, language: Language) -> OpinionPart | None:
    """Return what others expect of an education; nothing where nobody says anything."""
    code = choice.education_group_code
    found = opinions_of(release, EDUCATION_SUBJECTS, choice.region_code, code)
    if not found:
        return None
    figure = show("andras-utbildning", release, choice, language)
    return OpinionPart(figure, _lines(found, release, language), (), "")


def of_occupation(release: Release, choice: Choice, language: Language) -> OpinionPart | None:
    """Return what others expect and judge of an occupation; nothing where nobody does."""
    found = opinions_of(release, OCCUPATION_SUBJECTS, choice.region_code, choice.ssyk_code)
    judged = judgements_of(release, choice.region_code, choice.ssyk_code)
    if not found and not judged:
        return None
    return OpinionPart(
        figure=show("andras-yrke", release, choice, language),
        lines=_lines(found, release, language),
        judged=tuple(_judged(each, language) for each in judged),
        remark=str(NOT_THE_SAME) if judged else "",
    )


def opinions_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return how far others agree with us on the whole, and where they say the opposite."""
    rounds, numbers = agreements(release), opinion_counts(release)
    return {
        "headline": _headline(rounds, has_numbers=bool(numbers)),
        "lead": str(_LEAD if rounds or numbers else _NOTHING_LEAD),
        "rounds": [_round(each, release, language) for each in rounds],
        "opportunities": show("andras-mojligheter", release, choice, language),
        "demand": show("andras-efterfragan", release, choice, language),
        "numbers": show("andras-tal", release, choice, language),
        "counts": [
            (producer, vintage, SUBJECT_NAMES[subject], [told.get(each, 0) for each in AGREEMENTS])
            for (producer, vintage, subject), told in numbers.items()
        ],
        "agreement_names": [AGREEMENT_WORDS[each] for each in AGREEMENTS],
        "opposite": [_judged(each, language) for each in contradictions(release, _CONTRADICTIONS)],
        "not_the_same": str(NOT_THE_SAME),
    }


def _headline(rounds: Sequence[Agreement], *, has_numbers: bool) -> str:
    if rounds:
        return judged_title(rounds[0])
    return str(_NUMBERS if has_numbers else _NOTHING)


def _lines(
    found: Sequence[Opinion], release: Release, language: Language
) -> tuple[OpinionLine, ...]:
    return tuple(_line(each, release, language) for each in found)


def _line(opinion: Opinion, release: Release, language: Language) -> OpinionLine:
    said = opinion.ours
    return OpinionLine(
        number=summary_of(opinion, release, language),
        producer=f"{opinion.producer} {opinion.vintage}",
        theirs=written(opinion.theirs, language),
        ours=written(said.p50, language),
        low=written(said.p10, language),
        high=written(said.p90, language),
        agreement=str(AGREEMENT_WORDS[opinion.agreement]),
        is_inside=opinion.agreement == "agrees",
        why=why(opinion),
    )


def _judged(each: Judgement, language: Language) -> JudgementLine:
    asked = {"omrade": each.region_code, "ar": str(each.year)}
    known = each.ssyk_code in ssyk()
    return JudgementLine(
        occupation=occupation(each.ssyk_code, language).name if known else each.ssyk_code,
        address=address_of(each.ssyk_code, **asked) if known else "",
        producer=f"{each.producer} {each.vintage}",
        about=str(ABOUT_WORDS[each.about]),
        year=each.year,
        theirs=str(JUDGEMENT_WORDS[each.judgement]),
        ours=str(VERDICT_WORDS[each.verdict]),
        chance=percent(each.p_short, language),
        agreement=str(MATCH_WORDS[each.agreement]),
        is_opposite=each.agreement == "contradicts",
    )


def _round(each: Agreement, release: Release, language: Language) -> Round:
    return Round(
        title=f"{each.producer} {each.vintage}, {ABOUT_WORDS[each.about]}",
        place=_("%(place)s, our %(year)s")
        % {"place": name_of(release, each.region_code, language), "year": each.year},
        agrees=number(each.agrees, language),
        partly=number(each.partly, language),
        contradicts=number(each.contradicts, language),
        ordered=_ordered(each, language),
    )


def _ordered(each: Agreement, language: Language) -> str:
    if each.rank_correlation is None:
        return str(_NO_ORDER)
    facts = {"value": number(each.rank_correlation, language, decimals=2)}
    if each.p10 is None or each.p90 is None:
        return str(_ORDERED_FEW) % facts
    facts |= {
        "low": number(each.p10, language, decimals=2),
        "high": number(each.p90, language, decimals=2),
    }
    return str(_ORDERED) % facts
