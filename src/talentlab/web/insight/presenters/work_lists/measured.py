"""Where the ads and wages of a list were measured, when that is not the area itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.presenters.work.measured import when
from talentlab.web.insight.presenters.work_lists.members import Member
from talentlab.web.insight.queries.signals import OWN_EDITION, SignalValue


@dataclass(frozen=True, slots=True)
class Measured:
    """The area that most values of each column were measured for, when, and the areas' names."""

    usual: Mapping[str, str]
    periods: Mapping[str, str]
    names: Mapping[str, str]

    def remark(self, column: str, member: Member, found: SignalValue | None) -> str:
        """Return what must be said beside one value, in two words; usually nothing."""
        if found is None or found.value is None:
            return ""
        if found.measured_ssyk_edition != OWN_EDITION:
            return _("AF’s group %(code)s") % {"code": found.measured_ssyk_code}
        if found.measured_ssyk_code != member.code:
            return _("group %(code)s") % {"code": found.measured_ssyk_code}
        place = found.measured_region_code
        return "" if place == self.usual[column] else self.names[place]

    def sentence(self, column: str) -> str:
        """Return the place and time of a column, as it stands after its name."""
        place, period = self.names.get(self.usual.get(column, ""), ""), self.periods.get(column, "")
        return ", ".join(part for part in (place, period) if part)


def measured_of(release: Release, every: Sequence[Member], language: Language) -> Measured:
    """Return where and when the ads and wages of these members were measured."""
    signals = {
        "annonser": [m.ads for m in every if m.ads and m.ads.value is not None],
        "lon": [m.wage for m in every if m.wage and m.wage.value is not None],
    }
    places = {s.measured_region_code for found in signals.values() for s in found}
    return Measured(
        usual={
            column: _most_common([s.measured_region_code for s in found])
            for column, found in signals.items()
        },
        periods={
            column: _most_common([when(s) for s in found]) for column, found in signals.items()
        },
        names={code: name_of(release, code, language) for code in places},
    )


def _most_common(values: Sequence[str]) -> str:
    """Return what occurs most often, of equals the last in order; nothing of nothing."""
    return max(sorted(set(values)), key=values.count, default="")
