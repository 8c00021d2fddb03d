"""Everything in one table and a sentence each: our error beside those of the simple methods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import ngettext

from talentlab.publish.numerals import number, percent
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.accuracy_page.compared import (
    LANDMARKS,
    Compared,
    compared,
    errors_beside,
)
from talentlab.web.insight.presenters.tested.outlooks import ALL, METHODS, OURS, SIMPLE, Outlook
from talentlab.web.insight.presenters.tested.subtitles import measured
from talentlab.web.insight.presenters.tested.trials import Trial, of_method

_TOLD: Final[Mapping[Outlook, int]] = {Outlook.POPULATION: 5, Outlook.EMPLOYMENT: 3}
"""How far ahead the sentence about an outlook looks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One horizon of one outlook, as written; ``is_won`` when no simple method came as close."""

    years: str
    ours: str
    naive: str
    drift: str
    closest: str
    is_won: bool
    coverage: str
    n: str


@dataclass(frozen=True, slots=True)
class Group:
    """One outlook: its sentence, what an error is there, and its horizons."""

    name: str
    address: str
    sentence: str
    measured: str
    rows: tuple[Row, ...]


def overview(release: Release, language: Language) -> list[Group]:
    """Return one group for each outlook that was tested beside the simple methods."""
    return [_group(release, one, language) for one in compared(release)]


def _group(release: Release, one: Compared, language: Language) -> Group:
    trials = [trial for trial in one.trials(release) if trial.size_class == ALL]
    ours = of_method(trials)
    shown = [t for t in ours if t.horizon_years in LANDMARKS] or ours
    return Group(
        name=one.name,
        address=one.address(),
        sentence=_sentence(one, trials, language),
        measured=measured(one.outlook),
        rows=tuple(_row(trial, errors_beside(trials, trial), language) for trial in shown),
    )


def _row(trial: Trial, errors: Mapping[str, float], language: Language) -> Row:
    written = {name: percent(e / 100, language, decimals=2) for name, e in errors.items()}
    closest = min(errors, key=lambda method: errors[method])
    years = trial.horizon_years
    return Row(
        years=ngettext("%(years)s year", "%(years)s years", years) % {"years": years},
        ours=written[OURS],
        naive=written.get("naive", "–"),
        drift=written.get("drift", "–"),
        closest=str(METHODS[closest]),
        is_won=closest == OURS,
        coverage="–" if trial.coverage is None else percent(trial.coverage, language),
        n=number(trial.n, language),
    )


def _sentence(one: Compared, trials: Sequence[Trial], language: Language) -> str:
    """Return the error at the horizon most looked at, beside those of the simple methods."""
    wanted = _TOLD[one.outlook]
    ours = min(of_method(trials), key=lambda t: (abs(t.horizon_years - wanted), t.horizon_years))
    errors = errors_beside(trials, ours)
    facts: dict[str, object] = {name: _percent(errors[name], language) for name in errors}
    facts["years"] = ours.horizon_years
    if set(SIMPLE) - set(errors):
        template = ngettext(
            "%(years)s year ahead our error has been %(talentlab)s.",
            "%(years)s years ahead our error has been %(talentlab)s.",
            ours.horizon_years,
        )
    else:
        template = ngettext(
            "%(years)s year ahead our error has been %(talentlab)s, against %(naive)s if nothing "
            "had changed and %(drift)s if the trend had continued.",
            "%(years)s years ahead our error has been %(talentlab)s, against %(naive)s if nothing "
            "had changed and %(drift)s if the trend had continued.",
            ours.horizon_years,
        )
    return template % facts


def _percent(error: float, language: Language) -> str:
    return percent(error / 100, language, decimals=1)
