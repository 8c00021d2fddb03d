"""Parts of addresses: area codes, figure names and file suffixes."""

from talentlab.web.insight.presenters.figures import FORMATS, KINDS
from talentlab.web.insight.presenters.scenario.page import EVERYTHING, FIGURES


class _Exact:
    """Takes and gives the text as it stands."""

    def to_python(self, value: str) -> str:
        """Return the part as it stood in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the part as it stands in the address."""
        return value


class RegionCode(_Exact):
    """A county ("24"), a municipality ("2480") or the slug of a declared area."""

    regex = r"\d{2}|\d{4}|[a-z][a-z0-9-]*"


class OccupationCode(_Exact):
    """An occupation in SSYK 2012: a unit group ("2221") or a group of one to three digits."""

    regex = r"\d{1,4}"


class EducationGroupCode(_Exact):
    """One of SCB's education groups ("75N"), or a pool of them."""

    regex = r"[0-9A-Z]{2,5}"


class FigureName(_Exact):
    """One of the figures there are."""

    regex = "|".join(KINDS)


class Suffix(_Exact):
    """One of the formats there are."""

    regex = "|".join(FORMATS)


class ScenarioFigure(_Exact):
    """One of the figures of a scenario, or every difference."""

    regex = "|".join((*FIGURES, EVERYTHING))


class ScenarioReference(_Exact):
    """The short address of a saved scenario."""

    regex = r"[A-Za-z0-9_-]{8,32}"
