"""Public services: who uses them and who works in them."""

from typing import Any, ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.vocab.text import Text

SERVICES: Final = (
    "preschool",
    "school",
    "upper_secondary",
    "elderly_care",
    "disability_care",
    "health_care",
)


def service() -> Any:  # noqa: ANN401 -- pandera's types
    """Return which public service a row is about."""
    return column(
        sv="Tjänst (preschool = förskola, school = grundskola, upper_secondary = gymnasieskola, "
        "elderly_care = äldreomsorg, disability_care = omsorg om personer med "
        "funktionsnedsättning, health_care = hälso- och sjukvård)",
        en="Service",
        isin=SERVICES,
    )


class ServiceUsers(pa.DataFrameModel):
    """Users of a public service by where they live, sex and age."""

    region_code: str = fields.region_code()
    service: str = service()
    sex: str = fields.sex(total=True)
    age_group: str = fields.age_group()
    year: int = fields.year()
    users: int = fields.persons_or_nothing("Användare", "Users")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "service", "sex", "age_group", "year"]


class ServiceStaff(pa.DataFrameModel):
    """Those who work in a public service, by who employs them."""

    region_code: str = fields.region_code()
    service: str = service()
    sector: str = fields.sector()
    year: int = fields.year()
    full_time_equivalents: float = fields.full_time("Årsarbetare", "Full-time equivalents")
    persons: int = fields.persons_or_nothing("Anställda", "Employees")
    status: str = fields.status()

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "service", "sector", "year"]


SERVICE_USERS: Final = Table(
    name="service_users",
    layer="tidy",
    title=Text(sv="Användare av välfärdstjänster", en="Users of public services"),
    about=Text(
        sv="Personer som använder en välfärdstjänst, efter bostadskommun och ålder. För vården: "
        "personer som har haft minst en kontakt under året.",
        en="Persons who use a public service, by the municipality they live in and age. In health "
        "care: persons with at least one contact in the year.",
    ),
    rows=ServiceUsers,
    key=("region_code", "service", "sex", "age_group", "year"),
)

SERVICE_STAFF: Final = Table(
    name="service_staff",
    layer="tidy",
    title=Text(sv="Personal i välfärdstjänster", en="Staff of public services"),
    about=Text(
        sv="Årsarbetare och anställda i en välfärdstjänst, efter arbetsplatsens kommun och "
        "arbetsgivarens sektor.",
        en="Full-time equivalents and employees in a public service, by the municipality of the "
        "workplace and the employer’s sector.",
    ),
    rows=ServiceStaff,
    key=("region_code", "service", "sector", "year"),
)
