"""What others expect: outlooks by other producers, to set beside our own."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.vocab.characters import CONTROL
from talentlab.vocab.text import Text

SUBJECTS: Final = ("education_group", "occupation", "population")
OUTLOOK_MEASURES: Final = ("supply", "demand", "gap", "persons", "groups_short", "class")
_WORDS: Final = rf"^[^{CONTROL[1:-1]}]{{1,200}}$"
"""What somebody else wrote and pages show: nothing in it may steer a terminal or turn the text."""
VINTAGE: Final = r"^\d{4}(-(0[1-9]|1[0-2]))?$"


class OtherOutlooks(pa.DataFrameModel):
    """One number or judgement in one edition of somebody else's outlook."""

    producer: str = column(sv="Producent", en="Producer", str_matches=_WORDS)
    vintage: str = column(sv="Utgåva (år eller månad)", en="Edition", str_matches=VINTAGE)
    region_code: str = fields.region_code()
    subject: str = column(
        sv="Ämne (education_group = utbildningsgrupp, occupation = yrke, population = befolkning)",
        en="Subject",
        isin=SUBJECTS,
    )
    code: str = column(
        sv="Kod (utbildningsgrupp, yrke eller åldersgrupp; annars producentens egen grupp)",
        en="Code (education group, occupation or age group; otherwise the producer’s own group)",
        str_matches=_WORDS,
    )
    measure: str = column(
        sv="Mått (supply = tillgång, demand = efterfrågan, gap = tillgång minus efterfrågan, "
        "persons = personer, groups_short = antal grupper i brist, class = bedömning i ord)",
        en="Measure (gap = supply less demand, groups_short = groups that will be short, class = "
        "a judgement in words)",
        isin=OUTLOOK_MEASURES,
    )
    year: int = fields.year()
    value: float = column(sv="Värde", en="Value", unit="see unit", nullable=True)
    judgement: str = column(
        sv="Bedömning", en="Judgement", unit="class", nullable=True, str_matches=_WORDS
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "producer",
            "vintage",
            "region_code",
            "subject",
            "code",
            "measure",
            "year",
        ]


OTHER_OUTLOOKS: Final = Table(
    name="other_outlooks",
    layer="tidy",
    title=Text(sv="Andras prognoser", en="Others’ outlooks"),
    about=Text(
        sv="Tal och bedömningar ur andra producenters prognoser, utgåva för utgåva, så som de "
        "publicerades. Ett underskott är ett negativt gap.",
        en="Numbers and judgements from other producers’ outlooks, edition by edition, as they "
        "were published. A shortage is a negative gap.",
    ),
    rows=OtherOutlooks,
    key=("producer", "vintage", "region_code", "subject", "code", "measure", "year"),
)
