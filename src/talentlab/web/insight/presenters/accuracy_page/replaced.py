"""Those who must be replaced, in the overview: a bias, which no simple method rivals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.replacement import (
    RATES,
    bias_in_words,
    replacement_trials,
)
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import OUTLOOKS, Outlook
from talentlab.web.insight.queries.accuracy import OpeningsTrial


@dataclass(frozen=True, slots=True)
class Replaced:
    """One kind of exit rates, as written: its sentence, and its horizons."""

    name: str
    address: str
    sentence: str
    rows: tuple[tuple[str, str, str, str, str], ...]
    """Years ahead, bias, error in percent of those who left, coverage, tested."""


def replaced(release: Release, language: Language) -> list[Replaced]:
    """Return what was tested of the number who must be replaced, measured rates first."""
    trials = replacement_trials(release, Choice("", 0))
    found = {rates: [t for t in trials if t.rates == rates] for rates in RATES}
    return [
        Replaced(
            name=_("%(outlook)s, %(rates)s")
            % {"outlook": OUTLOOKS[Outlook.OPENINGS], "rates": str(RATES[rates]).lower()},
            address=address_of(Outlook.OPENINGS),
            sentence=bias_in_words(tested[-1], language) + ".",
            rows=_rows(tested, language),
        )
        for rates, tested in found.items()
        if tested
    ]


def _rows(
    tested: Sequence[OpeningsTrial], language: Language
) -> tuple[tuple[str, str, str, str, str], ...]:
    return tuple(
        (
            ngettext("%(years)s year", "%(years)s years", t.horizon_years)
            % {"years": t.horizon_years},
            percent(t.bias / 100, language, decimals=1, signed=True),
            percent(t.wape / 100, language, decimals=1),
            "–" if t.coverage_80 is None else percent(t.coverage_80, language),
            number(t.n, language),
        )
        for t in tested
    )
