"""How far off our method and the two simple ones have been, by years ahead."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from talentlab.publish.charts.lines import LineChart, Track, draw_lines
from talentlab.publish.charts.series import Count
from talentlab.store.release import Release
from talentlab.vocab.text import Language, Text
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.tested.outlooks import METHODS, OURS, SIMPLE, Outlook
from talentlab.web.insight.presenters.tested.subtitles import measured, of_what
from talentlab.web.insight.presenters.tested.trials import Trial, of_method, shown

YEARS_AHEAD: Final = Text(sv="År framåt", en="Years ahead")


def population_errors(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the mean errors of ages 20-64; nothing where none was tested."""
    return _errors(release, Outlook.POPULATION, choice, language)


def employment_errors(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the errors of employees by occupation; nothing where none was tested."""
    return _errors(release, Outlook.EMPLOYMENT, choice, language)


def _errors(release: Release, outlook: Outlook, choice: Choice, language: Language) -> Drawn | None:
    tested = shown(release, outlook, choice)
    if not of_method(tested):
        return None
    chart = LineChart(
        figure_id=f"error-by-horizon-{outlook.value}",
        title=headline(tested),
        tracks=tuple(
            Track(str(METHODS[method]), tuple(Count(t.horizon_years, t.error) for t in found))
            for method in METHODS
            if (found := of_method(tested, method))
        ),
        unit="%",
        x_label=YEARS_AHEAD,
        decimals=1,
        from_zero=True,
    )
    subtitle = _("%(measured)s By years ahead. %(of_what)s.") % {
        "measured": measured(outlook),
        "of_what": of_what(release, outlook, choice),
    }
    return Drawn(draw_lines(chart, language), subtitle)


def headline(tested: Sequence[Trial]) -> str:
    """Say at how many of the horizons our method beats both simple ones."""
    horizons = sorted({trial.horizon_years for trial in of_method(tested)})
    won = sum(_is_won(tested, horizon) for horizon in horizons)
    facts = {"won": won, "count": len(horizons)}
    if won == len(horizons):
        return _("Closer than both simple methods at every horizon tested")
    if won:
        return _("Closer than both simple methods at %(won)s of %(count)s horizons tested") % facts
    return _("No closer than the simple methods at any horizon tested")


def _is_won(tested: Sequence[Trial], horizon: int) -> bool:
    """Return whether our method came closer than every simple one that was tested."""
    errors = {trial.method: trial.error for trial in tested if trial.horizon_years == horizon}
    return all(errors[OURS] < errors[name] for name in SIMPLE if name in errors)
