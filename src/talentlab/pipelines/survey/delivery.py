"""The weighed answers as a folder that ``talentlab import`` reads: two tables and a manifest."""

from importlib.resources import files
from typing import Final

import polars as pl

from talentlab.pipelines.survey.weighed import Weighed

NEEDS: Final = "employer_needs.csv"
RESPONSE: Final = "survey_response.csv"
MANIFEST: Final = "employer-survey.toml"
WITHHELD: Final = "x"
"""Instead of a number that is not shown: withheld is not zero and not missing."""
_EXAMPLE_YEAR: Final = "2026"
_MEASURES: Final = ("need_persons", "standard_error", "workplaces")


def delivery(weighed: Weighed) -> dict[str, bytes]:
    """Return file name -> content. No workplace can be told from them."""
    said = pl.col("status") == "counted"
    needs = weighed.needs.with_columns(
        pl.when(said).then(pl.col(name).cast(pl.String)).otherwise(pl.lit(WITHHELD)).alias(name)
        for name in _MEASURES
    ).drop("status")
    return {
        NEEDS: needs.write_csv().encode(),
        RESPONSE: weighed.response.write_csv().encode(),
        MANIFEST: manifest(weighed.year).encode(),
    }


def manifest(year: int) -> str:
    """Return the manifest of a survey made in ``year``."""
    kept = files("talentlab.tables").joinpath("survey", MANIFEST).read_text(encoding="utf-8")
    return kept.replace(_EXAMPLE_YEAR, str(year))
