"""The columns that say what is expected and how sure it is, declared once for every outlook."""

from typing import Any, Final

from talentlab.tables.declare import column

PERCENTILES: Final = ("p2_5", "p10", "p50", "p90", "p97_5")


def mean() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the column with the mean of the draws."""
    return column(sv="Medelvärde", en="Mean", unit="persons")


def p2_5() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the lower end of the 95 % interval."""
    return column(sv="2,5 %-percentil", en="2.5th percentile", unit="persons")


def p10() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the lower end of the 80 % interval."""
    return column(sv="10 %-percentil", en="10th percentile", unit="persons")


def p50() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the median."""
    return column(sv="Median", en="Median", unit="persons")


def p90() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the upper end of the 80 % interval."""
    return column(sv="90 %-percentil", en="90th percentile", unit="persons")


def p97_5() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the upper end of the 95 % interval."""
    return column(sv="97,5 %-percentil", en="97.5th percentile", unit="persons")
