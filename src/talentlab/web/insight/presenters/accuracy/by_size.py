"""How far off forecasts have been in each size class, and how many outcomes the intervals held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talentlab.publish.charts.dots import DotChart, DotRow, draw_dots
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn
from talentlab.publish.numerals import number
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.coverage import PROMISED
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.tested.outlooks import ALL, METHODS, OURS, SIMPLE, Outlook
from talentlab.web.insight.presenters.tested.sizes import SIZES
from talentlab.web.insight.presenters.tested.subtitles import digits, measured
from talentlab.web.insight.presenters.tested.trials import Trial, judged, level_of

_USUAL_HORIZON: Final[Mapping[Outlook, int]] = {Outlook.POPULATION: 5, Outlook.EMPLOYMENT: 3}


@dataclass(frozen=True, slots=True)
class _Sized:
    """One horizon's trials by size class and method; ``sizes`` are where our method was tested."""

    outlook: Outlook
    level: int
    horizon: int
    sizes: tuple[str, ...]
    trials: Mapping[tuple[str, str], Trial]


def population_by_size(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the errors of ages 20-64 by size of area; nothing where none was tested."""
    return _errors(_sized(release, Outlook.POPULATION, choice), language)


def employment_by_size(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the errors of employees by size of occupation; nothing where none was tested."""
    return _errors(_sized(release, Outlook.EMPLOYMENT, choice), language)


def population_held_by_size(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the coverage of ages 20-64 by size of area; nothing where none was tested."""
    return _held(_sized(release, Outlook.POPULATION, choice), language)


def employment_held_by_size(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the coverage of employees by size of occupation; nothing where none was tested."""
    return _held(_sized(release, Outlook.EMPLOYMENT, choice), language)


def nearest_horizon(trials: Sequence[Trial], outlook: Outlook, choice: Choice) -> int:
    """Return the tested horizon nearest to the one chosen, or to the usual one; zero if none is."""
    wanted = choice.horizon_years or _USUAL_HORIZON[outlook]
    tested = {trial.horizon_years for trial in trials}
    return min(tested, key=lambda horizon: (abs(horizon - wanted), horizon), default=0)


def _sized(release: Release, outlook: Outlook, choice: Choice) -> _Sized:
    level = level_of(release, choice)
    trials = judged(release, outlook, level)
    horizon = nearest_horizon(trials, outlook, choice)
    found = {(t.size_class, t.method): t for t in trials if t.horizon_years == horizon}
    sizes = (size for size in SIZES[outlook].names if size != ALL and (size, OURS) in found)
    return _Sized(outlook, level, horizon, tuple(sizes), found)


def _errors(sized: _Sized, language: Language) -> Drawn | None:
    if not sized.sizes:
        return None
    methods = [name for name in METHODS if any((s, name) in sized.trials for s in sized.sizes)]
    found = {(s, m): t.error for (s, m), t in sized.trials.items()}
    names = SIZES[sized.outlook].names
    chart = DotChart(
        figure_id=f"error-by-size-{sized.outlook.value}",
        title=_headline(sized),
        row_label=_("Size"),
        tracks=tuple(str(METHODS[name]) for name in methods),
        rows=tuple(
            DotRow(str(names[size]), tuple(found.get((size, m)) for m in methods))
            for size in sized.sizes
        ),
        unit="%",
        decimals=1,
    )
    figure = _with_tested(draw_dots(chart, language), sized, sized.sizes)
    return Drawn(figure, f"{measured(sized.outlook)} {_when(sized, language)}")


def _headline(sized: _Sized) -> str:
    """Say in how many of the sizes our method beats both simple ones."""
    won = sum(
        all(
            sized.trials[size, OURS].error < sized.trials[size, name].error
            for name in SIMPLE
            if (size, name) in sized.trials
        )
        for size in sized.sizes
    )
    facts = {"won": won, "count": len(sized.sizes), "years": sized.horizon}
    return (
        ngettext(
            "Closer than both simple methods in %(won)s of %(count)s sizes, %(years)s year ahead",
            "Closer than both simple methods in %(won)s of %(count)s sizes, %(years)s years ahead",
            sized.horizon,
        )
        % facts
    )


def _held(sized: _Sized, language: Language) -> Drawn | None:
    held = {
        size: 100 * trial.coverage
        for size in sized.sizes
        if (trial := sized.trials[size, OURS]).coverage is not None
    }
    if not held:
        return None
    title = _(
        "From size to size the intervals have held %(low)s to %(high)s outcomes in 100; they "
        "promise 80"
    ) % {
        "low": number(min(held.values()), language),
        "high": number(max(held.values()), language),
    }
    names = SIZES[sized.outlook].names
    chart = DotChart(
        figure_id=f"coverage-by-size-{sized.outlook.value}",
        title=title,
        row_label=_("Size"),
        tracks=(_("Outcomes held"),),
        rows=tuple(DotRow(str(names[size]), (held[size],)) for size in held),
        unit="%",
        promise=PROMISED,
        up_to=100.0,
    )
    said = _("Outcomes inside the interval, in percent. Dotted line: the 80 that are promised.")
    figure = _with_tested(draw_dots(chart, language), sized, held)
    return Drawn(figure, f"{said} {_when(sized, language)}")


def _with_tested(figure: Figure, sized: _Sized, sizes: Iterable[str]) -> Figure:
    """Return the figure with the number of tested forecasts in its table."""
    column = TwinColumn("n", _("Tested"), "", 0)
    tested = [sized.trials[size, OURS].n for size in sizes]
    rows = tuple((*row, n) for row, n in zip(figure.twin.rows, tested, strict=True))
    return replace(figure, twin=Twin((*figure.twin.columns, column), rows))


def _when(sized: _Sized, language: Language) -> str:
    """Return how far ahead, for employees at which level, and of how many forecasts."""
    years = sized.horizon
    ahead = ngettext("%(years)s year ahead.", "%(years)s years ahead.", years) % {"years": years}
    level = f" {digits(sized.level)}." if sized.outlook is Outlook.EMPLOYMENT else ""
    tested = [sized.trials[size, OURS].n for size in sized.sizes]
    facts = {"least": number(min(tested), language), "most": number(max(tested), language)}
    how_many = (
        _("In each size %(most)s forecasts were tested.")
        if min(tested) == max(tested)
        else _("Between %(least)s and %(most)s forecasts tested in each size.")
    )
    return f"{ahead}{level} {how_many % facts}"
