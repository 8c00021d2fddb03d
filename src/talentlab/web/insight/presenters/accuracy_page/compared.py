"""The outlooks that are held against the simple methods, and every method's error in a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from talentlab.store.release import Release
from talentlab.web.insight.presenters.tested.addresses import address_of
from talentlab.web.insight.presenters.tested.outlooks import ALL, OUTLOOKS, Outlook
from talentlab.web.insight.presenters.tested.subtitles import digits
from talentlab.web.insight.presenters.tested.trials import Trial, judged, levels, of_method

LANDMARKS: Final = (1, 2, 3, 5, 10, 15, 20)
"""Years ahead that tables and links offer; a figure's own table has every one that was tested."""
_LEVELS: Final = (4, 3)


@dataclass(frozen=True, slots=True)
class Compared:
    """One outlook, for employees at one level of the classification."""

    outlook: Outlook
    level: int = 0

    @property
    def name(self) -> str:
        """What it is called in a heading."""
        name = str(OUTLOOKS[self.outlook])
        return f"{name}, {digits(self.level)}" if self.level else name

    def address(self, size_class: str = ALL) -> str:
        """Return where all of it is shown, or one size of it."""
        return address_of(self.outlook, niva=str(self.level or ""), storlek=size_class)

    def trials(self, release: Release) -> list[Trial]:
        """Return its trials, of every size."""
        return judged(release, self.outlook, self.level)


def compared(release: Release) -> list[Compared]:
    """Return the outlooks that were tested beside the simple methods, people before work."""
    found = [Compared(Outlook.POPULATION)]
    found += [Compared(Outlook.EMPLOYMENT, level) for level in levels(release) if level in _LEVELS]
    return [one for one in found if of_method(one.trials(release))]


def errors_beside(trials: Sequence[Trial], ours: Trial) -> Mapping[str, float]:
    """Return method -> error in the same test as ``ours``, our own included."""
    return {
        trial.method: trial.error
        for trial in trials
        if (trial.size_class, trial.horizon_years) == (ours.size_class, ours.horizon_years)
    }
