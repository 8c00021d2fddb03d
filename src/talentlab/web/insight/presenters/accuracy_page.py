"""The page that says how right the forecasts would have been."""

from typing import Final
from urllib.parse import urlencode

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy import (
    is_nationwide,
    simple_methods_agree,
    size_classes,
)
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.tested.outlooks import METHODS, OURS
from talentlab.web.insight.presenters.tested.sizes import AREAS
from talentlab.web.insight.queries.accuracy import population_cases, population_trials

_LANDMARKS: Final = (1, 3, 5, 10, 15, 20)
"""Horizons that the table shows; the figure's own table has every year."""


def accuracy_page(release: Release, choice: Choice, language: Language) -> dict[str, object]:
    """Return errors and coverage by horizon for one size class, and the worst misses by name."""
    offered = size_classes(release)
    rows = [trial for trial in population_trials(release) if trial.size_class == choice.size_class]
    is_short = len({trial.horizon_years for trial in rows}) <= len(_LANDMARKS)
    landmarks = [trial for trial in rows if is_short or trial.horizon_years in _LANDMARKS]
    return {
        "sizes": [
            {
                "name": AREAS.names[name],
                "address": "?" + urlencode({"storlek": name}),
                "is_current": name == choice.size_class,
            }
            for name in offered
        ],
        "size_name": AREAS.names.get(choice.size_class, ""),
        "errors": show("fel", release, choice, language),
        "coverage": show("tackning", release, choice, language),
        "worst": show("storsta-fel", release, choice, language),
        "trials": sorted(
            landmarks or rows, key=lambda t: (t.horizon_years, list(METHODS).index(t.method))
        ),
        "method_names": METHODS,
        "ours": OURS,
        "is_nationwide": is_nationwide(release),
        "do_simple_methods_agree": simple_methods_agree(rows),
        "tested": len(population_cases(release)),
        "are_outcomes_moved": bool(release.months_counted),
    }
