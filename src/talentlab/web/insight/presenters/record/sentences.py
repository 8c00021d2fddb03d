"""A record in sentences: as plain when it is unflattering."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.numerals import number, percent
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.record.model import Record, Score
from talentlab.web.insight.presenters.tested.outlooks import Outlook

FEW: Final = 30
"""Tested forecasts below which a share of them says little."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of one outlook."""

    own_size: Promise
    all_sizes: Promise
    held: Promise
    not_even_next_year: Promise
    holds: Promise


_WORDS: Final[Mapping[Outlook, _Words]] = {
    Outlook.POPULATION: _Words(
        own_size=gettext_lazy(
            "Forecasts %(ahead)s years ahead have missed by %(error)s on average in areas of this "
            "size (%(n)s tested)."
        ),
        all_sizes=gettext_lazy(
            "Forecasts %(ahead)s years ahead have missed by %(error)s on average, all areas "
            "together (%(n)s tested)."
        ),
        held=gettext_lazy("The 80%% interval for working age has held %(share)s of the outcomes."),
        not_even_next_year=gettext_lazy(
            "Not even next year is the number of residents sure within ten percent."
        ),
        holds=gettext_lazy(
            "Until %(year)s the number of residents is expected within ten percent, in four cases "
            "of five."
        ),
    ),
    Outlook.EMPLOYMENT: _Words(
        own_size=gettext_lazy(
            "For occupations with about as many employees, forecasts %(ahead)s years ahead have "
            "missed by %(error)s (%(n)s tested)."
        ),
        all_sizes=gettext_lazy(
            "For all occupations together, forecasts %(ahead)s years ahead have missed by "
            "%(error)s (%(n)s tested)."
        ),
        held=gettext_lazy("Their 80%% interval has held %(share)s of the outcomes."),
        not_even_next_year=gettext_lazy(
            "Not even the first year ahead is the number of employees sure within ten percent."
        ),
        holds=gettext_lazy(
            "Until %(year)s the number of employees is expected within ten percent, in four cases "
            "of five."
        ),
    ),
}
_CLOSER: Final[Mapping[str, Promise]] = {
    "drift": gettext_lazy("Letting the trend continue came closer: it missed by %(drift)s."),
    "naive": gettext_lazy("Assuming no change came closer: it missed by %(naive)s."),
}

_AS_CLOSE: Final[Mapping[str, Promise]] = {
    "drift": gettext_lazy("Letting the trend continue came about as close: %(drift)s."),
    "naive": gettext_lazy("Assuming no change came about as close: %(naive)s."),
}
"""What is said where the two errors are printed the same."""


def told(record: Record, language: Language) -> Record:
    """Return the record with its sentences: what speaks against us is said as plainly."""
    return replace(record, lines=tuple(_lines(record, language)))


def _lines(record: Record, language: Language) -> list[str]:
    words = _WORDS[record.outlook]
    lines: list[str] = []
    if record.is_modelled:
        lines.append(
            _(
                "Nobody counts this number here: it is modelled, and cannot be tested itself. What "
                "follows is of places that are counted; expect more error here."
            )
        )
    if record.score is not None:
        lines += _score_text(record.score, words, language)
    if record.within_5 is not None:
        lines.append(
            _("%(share)s of them came within five percent of the outcome.")
            % {"share": percent(record.within_5, language)}
        )
    if record.score is not None:
        lines += _caution_text(record.score, words, language)
    return [*lines, *_trust_text(record, words)]


def _score_text(score: Score, words: _Words, language: Language) -> list[str]:
    """Say how far off the forecasts were, and how far off anyone would have been."""
    said = words.own_size if score.is_own_size else words.all_sizes
    facts = {
        "ahead": score.years_ahead,
        "error": _error(score.error, language),
        "n": number(score.n, language),
    }
    return [str(said) % facts, *_against_simple(score, language)]


def _against_simple(score: Score, language: Language) -> list[str]:
    """Say which simple method came closer, else by how much both of them missed."""
    facts = {name: _error(error, language) for name, error in score.simple.items()}
    if score.closer is not None:
        is_alike = facts[score.closer] == _error(score.error, language)
        return [str((_AS_CLOSE if is_alike else _CLOSER)[score.closer]) % facts]
    if len(facts) < len(_CLOSER):
        return []
    return [
        _("Assuming no change missed by %(naive)s, letting the trend continue by %(drift)s.")
        % facts
    ]


def _caution_text(score: Score, words: _Words, language: Language) -> list[str]:
    """Say how often the interval held, and whether enough was tested to say so."""
    lines = []
    if score.coverage is not None:
        lines.append(str(words.held) % {"share": percent(score.coverage, language)})
    if score.n < FEW:
        lines.append(_("So few were tested that these shares say little."))
    return lines


def _trust_text(record: Record, words: _Words) -> list[str]:
    """Return how long the number can be trusted, where the release says so."""
    if record.trusted_until is None:
        return []
    if record.trusted_until == record.base_year:
        return [str(words.not_even_next_year)]
    return [str(words.holds) % {"year": record.trusted_until}]


def _error(error: float, language: Language) -> str:
    return percent(error / 100, language, decimals=1)
