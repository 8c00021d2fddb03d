"""Shortage today: what each source says, what all say together, and what each of them moves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Twin, TwinColumn
from talentlab.publish.charts.ranges import RangeChart, RangeRow, draw_ranges
from talentlab.publish.charts.words import HIGH_80, LOW_80, MEDIAN
from talentlab.publish.numerals import number, sensible
from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import ShortageSource, shortage_today

SOURCE_NAMES: Final[dict[str, Promise]] = {
    "pooled": gettext_lazy("All together"),
    "employers": gettext_lazy("Employers’ own survey"),
    "vacancies": gettext_lazy("Vacancy survey"),
    "ads": gettext_lazy("Job ads"),
    "barometer": gettext_lazy("Occupational barometer"),
    "prior": gettext_lazy("Before the sources: similar occupations"),
}
"""Source -> its name, in the order of the rows."""
_POOLED: Final = "pooled"
_UNTOLD: Final = frozenset({"pooled", "prior"})
_MODELLED: Final = gettext_lazy(
    "Nobody has counted unfilled jobs by occupation here. Each source is corrected for how it is "
    "usually wrong, and weighed by how sure it is."
)
_NOT_A_GAP: Final = gettext_lazy(
    "Unfilled jobs today are not the same as a shortage: some are always being filled."
)


def figure(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return what each source says of unfilled jobs today, and the pooled picture first.

    Sources seldom tell of less than a county: where the area has none, its county's are shown.
    """
    region_code = _where_told(release, choice)
    told = {s.source: s for s in shortage_today(release, region_code, choice.ssyk_code)}
    shown = [told[source] for source in SOURCE_NAMES if source in told]
    if _POOLED not in told or len(shown) == 1:
        return None
    chart = RangeChart(
        figure_id="shortage-today",
        title=_title(told[_POOLED], language),
        row_label=_("Source"),
        names=(LOW_80.say(language), MEDIAN.say(language), HIGH_80.say(language)),
        rows=tuple(RangeRow(str(SOURCE_NAMES[s.source]), s.p50, s.p10, s.p90) for s in shown),
        unit=_("unfilled jobs"),
        notes=(_without(shown, language), str(_MODELLED), str(_NOT_A_GAP)),
    )
    drawn = draw_ranges(chart, language)
    where = offered_place(release, region_code, language)
    subtitle = _("Unfilled jobs in %(place)s, %(year)s, by source. The line holds 80 in 100.")
    facts = {"place": where.inside, "year": told[_POOLED].year}
    return Drawn(replace(drawn, twin=_twin(drawn.twin, shown)), subtitle % facts)


def _where_told(release: Release, choice: Choice) -> str:
    """Return the area itself, or the whole region where the area's picture has no source."""
    own = {s.source for s in shortage_today(release, choice.region_code, choice.ssyk_code)}
    return choice.region_code if own - _UNTOLD else release.region.region_code


def _title(pooled: ShortageSource, language: Language) -> str:
    return _("About %(jobs)s unfilled jobs today, probably between %(low)s and %(high)s") % {
        "jobs": number(sensible(pooled.p50), language),
        "low": number(sensible(pooled.p10), language),
        "high": number(sensible(pooled.p90), language),
    }


def _without(shown: Sequence[ShortageSource], language: Language) -> str:
    """Say which source moves the picture most, and how much."""
    moving = [s for s in shown if s.source not in _UNTOLD and s.shift_without is not None]
    if not moving:
        return _("Only one source says anything here.")
    most = max(moving, key=lambda s: abs(s.shift_without or 0.0))
    return _("“%(source)s” matters most: without it the mean would move by %(shift)s jobs.") % {
        "source": SOURCE_NAMES[most.source],
        "shift": number(most.shift_without or 0.0, language, decimals=1, signed=True),
    }


def _twin(twin: Twin, shown: Sequence[ShortageSource]) -> Twin:
    """Return the table with what the pooled mean moves without each source, and its bias."""
    columns = (
        *twin.columns,
        TwinColumn("shift_without", _("The mean moves without it"), _("jobs"), 1),
        TwinColumn("bias", _("Bias of the source (1 = none)"), "", 2),
    )
    rows = tuple((*row, s.shift_without, s.bias) for row, s in zip(twin.rows, shown, strict=True))
    return Twin(columns, rows)
