"""What must be known to read an outlook's tests rightly."""

from collections import Counter

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.tested.outlooks import ALL, OURS, Outlook
from talentlab.web.insight.presenters.tested.trials import Trial, level_of, of_employees, shown
from talentlab.web.insight.queries.accuracy import population_cases, population_trials
from talentlab.web.insight.queries.misses import outside


def remarks_on(release: Release, outlook: Outlook, choice: Choice) -> list[str]:
    """Return remarks in whole sentences, those that apply."""
    if outlook is Outlook.POPULATION:
        return _on_population(release, choice)
    if outlook is Outlook.EMPLOYMENT:
        return [
            *_on_where(release, choice),
            _(
                "No forecast is tested across a year when the way of counting changed: that jump "
                "is not a change in how many work. So few years can be tested, and few years ahead."
            ),
            *_on_agreement(release, outlook, choice),
        ]
    remarks = [
        _(
            "Openings are jobs to fill, not a shortage. Who left is known only where persons are "
            "followed from year to year."
        )
    ]
    if release.card("openings_backtest").synthetic:
        remarks.append(_("This test is made on invented persons, whose every step is known."))
    return remarks


def _on_where(release: Release, choice: Choice) -> list[str]:
    """Say that more counties than the region's own were tested, where that is so."""
    level = level_of(release, choice)
    tested = [t for t in of_employees(release, level) if (t.method, t.size_class) == (OURS, ALL)]
    is_wider = any(
        trial.n
        > outside(release, "employment_cases", horizon_years=trial.horizon_years, digits=level)[0]
        for trial in tested
    )
    if not is_wider:
        return []
    return [
        _(
            "The errors and shares are of all Swedish counties that were tested, not only of this "
            "region’s; the worst misses are this region’s own."
        )
    ]


def _on_agreement(release: Release, outlook: Outlook, choice: Choice) -> list[str]:
    """Name the years ahead where both simple methods are the same, for want of years."""
    alike = _where_simple_methods_agree(shown(release, outlook, choice))
    if not alike:
        return []
    return [
        _(
            "Years ahead where both simple methods say the same: %(years)s. There were too few "
            "earlier years to see a trend."
        )
        % {"years": ", ".join(str(years) for years in alike)}
    ]


def _on_population(release: Release, choice: Choice) -> list[str]:
    remarks = []
    if _is_nationwide(release):
        remarks.append(
            _(
                "The shares and mean errors are of all Swedish areas of the size that were tested, "
                "not only of this region’s; the worst misses are this region’s own."
            )
        )
    remarks += _on_agreement(release, Outlook.POPULATION, choice)
    if release.months_counted:
        remarks.append(_("All numbers here are moved to December, so that years can be compared."))
    return remarks


def _is_nationwide(release: Release) -> bool:
    """Return whether more was tested than the region's own areas."""
    own = Counter(
        case.year - case.origin_year
        for case in population_cases(release)
        if case.subject == "total"
    )
    return any(
        trial.n > own[trial.horizon_years]
        for trial in population_trials(release)
        if trial.method == OURS and trial.size_class == ALL
    )


def _where_simple_methods_agree(tested: list[Trial]) -> list[int]:
    """Return the years ahead where both simple methods are the same, for want of years."""
    errors = {(trial.method, trial.horizon_years): trial.error for trial in tested}
    return sorted(
        horizon
        for method, horizon in errors
        if method == "drift" and errors[method, horizon] == errors.get(("naive", horizon))
    )
