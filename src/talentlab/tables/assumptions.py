"""What an outlook assumed, in words: the same rows for every outlook that assumes anything."""

from typing import ClassVar

import pandera.polars as pa

from talentlab.tables.declare import column


class Assumptions(pa.DataFrameModel):
    """One assumption in words, where the reader finds it."""

    position: int = column(sv="Nummer", en="Number", ge=1)
    assumption_sv: str = column(sv="Antagande (svenska)", en="Assumption (Swedish)")
    assumption_en: str = column(sv="Antagande (engelska)", en="Assumption (English)")

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["position"]
