"""What the outlook's pages remember. One model in a file of its own."""

from talentlab.web.insight.models.saved_scenario import SavedScenario

__all__ = ["SavedScenario"]
