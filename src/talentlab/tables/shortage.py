"""Jobs that are not filled: vacancies by statistics, and needs as employers state them."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Limit, Table, column
from talentlab.vocab.text import Text

HORIZONS: Final = (0, 1, 3, 5)
"""Years ahead that employers are asked about; 0 is now."""
NEED_MEASURES: Final = ("stated", "grossed")
"""As those who answered stated it, or weighted to all employers."""


class Vacancies(pa.DataFrameModel):
    """Job openings and vacancies by industry, with the margin of a sample survey."""

    region_code: str = fields.region_code()
    sni_code: str = fields.sni_code()
    sector: str = fields.sector()
    year: int = fields.year()
    openings: float = column(sv="Lediga jobb", en="Job openings", unit="jobs", ge=0, nullable=True)
    vacancies: float = column(
        sv="Vakanser (obemannade)", en="Vacancies (unfilled)", unit="jobs", ge=0, nullable=True
    )
    margin_95: float = column(
        sv="Felmarginal för vakanser (±, 95 %)",
        en="Margin of error of vacancies (±, 95%)",
        unit="jobs",
        ge=0,
        nullable=True,
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "sni_code", "sector", "year"]


class EmployerNeeds(pa.DataFrameModel):
    """How many more persons employers say they need, by occupation and years ahead."""

    region_code: str = fields.region_code()
    ssyk_code: str = fields.ssyk_code()
    sector: str = fields.sector()
    year: int = fields.year()
    horizon_years: int = column(
        sv="År framåt (0 = nu)", en="Years ahead (0 = now)", unit=None, isin=HORIZONS
    )
    measure: str = column(
        sv="Mått (stated = som svarande uppgav, grossed = uppräknat till alla arbetsgivare)",
        en="Measure (stated by those who answered, grossed up to all employers)",
        isin=NEED_MEASURES,
    )
    need_persons: float = column(sv="Behov", en="Need", unit="persons", ge=0, nullable=True)
    standard_error: float = column(
        sv="Medelfel", en="Standard error", unit="persons", ge=0, nullable=True
    )
    workplaces: int = column(
        sv="Svarande arbetsplatser",
        en="Workplaces that answered",
        unit="workplaces",
        ge=0,
        nullable=True,
    )
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = [
            "region_code",
            "ssyk_code",
            "sector",
            "year",
            "horizon_years",
            "measure",
        ]


VACANCIES: Final = Table(
    name="vacancies",
    layer="tidy",
    title=Text(sv="Lediga jobb och vakanser", en="Job openings and vacancies"),
    about=Text(
        sv="Lediga jobb som arbetsgivare söker någon till, och de av dem som är obemannade "
        "(vakanser), i genomsnitt under året. Skattat ur ett urval, med felmarginal.",
        en="Jobs that employers seek somebody for, and those of them that are unfilled "
        "(vacancies), on average over the year. Estimated from a sample, with a margin of error.",
    ),
    rows=Vacancies,
    key=("region_code", "sni_code", "sector", "year"),
    limits=(Limit(parts=("vacancies",), whole="openings"),),
)

EMPLOYER_NEEDS: Final = Table(
    name="employer_needs",
    layer="tidy",
    title=Text(sv="Arbetsgivarnas behov", en="Employers’ needs"),
    about=Text(
        sv="Hur många fler personer arbetsgivare säger att de behöver, efter yrke och år framåt. "
        "Arbetsgivare uppger ofta större behov än de sedan anställer till, mer ju längre fram.",
        en="How many more persons employers say they need, by occupation and years ahead. "
        "Employers often state larger needs than they later hire for, more so further ahead.",
    ),
    rows=EmployerNeeds,
    key=("region_code", "ssyk_code", "sector", "year", "horizon_years", "measure"),
)
