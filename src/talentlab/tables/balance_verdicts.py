"""How often the gap went the way it was said to, and how often a verdict was right."""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text


def _share(sv: str, en: str) -> Any:  # noqa: ANN401 -- pandera's types
    return column(sv=sv, en=en, unit="share", ge=0, le=1, nullable=True)


class BalanceVerdicts(pa.DataFrameModel):
    """What was said of gaps in earlier years, beside what came."""

    horizon_years: int = column(sv="År framåt", en="Years ahead", unit="years", ge=1)
    size_class: str = column(sv="Storleksklass", en="Size class")
    direction_share: float = _share(
        "Andel gap som gick åt det håll som sades", "Share of gaps that went the way that was said"
    )
    said_share: float = _share(
        "Andel där brist eller överskott sades", "Share where a shortage or a surplus was said"
    )
    right_share: float = _share("Andel av dem som stämde", "Share of those that were right")
    n: int = column(sv="Antal prövade gap", en="Gaps tested", unit="gaps", ge=1)

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["horizon_years", "size_class"]


BALANCE_VERDICTS: Final = Table(
    name="balance_verdicts",
    layer="derived",
    title=Text(sv="Gapets riktning och omdömen, prövade", en="Direction and verdicts of the gap"),
    about=Text(
        sv="Hur ofta gapet gick åt det håll som prognosen sade, och hur ofta ett omdöme om brist "
        "eller överskott stämde, när tillgång och efterfrågan beräknas från tidigare år.",
        en="How often the gap went the way that was said, and how often a verdict of shortage or "
        "surplus was right, when supply and demand are forecast from earlier years.",
    ),
    rows=BalanceVerdicts,
    key=("horizon_years", "size_class"),
)
