"""The columns that many tables share, declared once so that the same name means the same thing."""

from typing import Any, Final

from talentlab.tables.declare import column
from talentlab.vocab.sexes import SEX_NAMES, SEXES

# Sweden 00, a county, a municipality, a producer's larger region (SE33, SE08), or an area's slug.
REGION: Final = r"^(\d{2}|\d{4}|SE[0-9A-Z]{2}|[a-z][a-z0-9_-]+)$"
MUNICIPALITY: Final = r"^\d{4}$"
AGE_GROUP: Final = r"^(total|\d+|\d+-\d+|\d+\+)$"
MONTH: Final = r"^\d{4}-(0[1-9]|1[0-2])$"
PERIOD: Final = r"^\d{4}(-(0[1-9]|1[0-2])|Q[1-4])?$"
# The half-yearly round of a judgement, numbered within its year: "2025-1".
ROUND: Final = r"^\d{4}-[12]$"
# One to four digits; also the two below, and 000, which are no groups.
OCCUPATION: Final = r"^\d{1,4}$"
ALL_OCCUPATIONS: Final = "0000"
NO_OCCUPATION: Final = "0002"  # none stated
NOT_STATED: Final = (NO_OCCUPATION, NO_OCCUPATION[:3])  # at four digits and at three
# A section letter, a division or a finer group, sections joined as SCB joins them (B+C), or total.
INDUSTRY: Final = r"^(total|[A-U](\+[A-U])*|\d{2,5})$"
EDUCATION_GROUP: Final = r"^(total|[0-9A-Z]{2,5})$"

# Suppressed is not zero, and neither is missing: a number is present exactly when it was counted.
STATUSES: Final = ("counted", "suppressed", "missing")
# SCB's statistical levels of UF0506; SUN 2020 one-digit levels are another list.
EDUCATION_LEVELS: Final = ("1", "2", "3", "4", "5", "6", "7", "US")
SCHOOL_FORMS: Final = ("upper_secondary", "adult", "higher_vocational", "higher_education")
SECTORS: Final = ("private", "public", "total")
FIRST_YEAR: Final = 1749
LAST_YEAR: Final = 2200
OLDEST: Final = 100


def region_code() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the column that says where."""
    return column(sv="Område", en="Area", str_matches=REGION)


def year() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the calendar year a row is about."""
    return column(sv="År", en="Year", ge=FIRST_YEAR, le=LAST_YEAR)


def sex(*, total: bool = False) -> Any:  # noqa: ANN401 -- pandera's types
    """Return the sex column; ``total`` where producers do not always tell women and men apart."""
    return column(sv="Kön", en="Sex", isin=tuple(SEX_NAMES) if total else SEXES)


def age() -> Any:  # noqa: ANN401 -- pandera's types
    """Return single years of age, 100 meaning 100 and older."""
    return column(sv="Ålder (100 = 100 och äldre)", en="Age (100 = 100 and older)", ge=0, le=OLDEST)


def age_group() -> Any:  # noqa: ANN401 -- pandera's types
    """Return an age group such as ``16-24``, ``95+`` or ``total``."""
    return column(sv="Åldersgrupp", en="Age group", str_matches=AGE_GROUP)


def ssyk_code() -> Any:  # noqa: ANN401 -- pandera's types
    """Return an occupation in SSYK 2012, one to four digits."""
    return column(sv="Yrke (SSYK 2012)", en="Occupation (SSYK 2012)", str_matches=OCCUPATION)


def ssyk_edition() -> Any:  # noqa: ANN401 -- pandera's types
    """Return which list of level-4 groups the code belongs to: SCB's 429 or AF's 400."""
    return column(sv="SSYK-utgåva", en="SSYK edition", isin=("scb", "af"))


def education_group_code() -> Any:  # noqa: ANN401 -- pandera's types
    """Return one of SCB's education groups."""
    return column(sv="Utbildningsgrupp", en="Education group", str_matches=EDUCATION_GROUP)


def sni_code() -> Any:  # noqa: ANN401 -- pandera's types
    """Return an industry in SNI 2007."""
    return column(sv="Näringsgren (SNI 2007)", en="Industry (SNI 2007)", str_matches=INDUSTRY)


def school_form() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the form of school an education is given in."""
    return column(sv="Skolform", en="School form", isin=SCHOOL_FORMS)


def sector() -> Any:  # noqa: ANN401 -- pandera's types
    """Return the sector of the employer; ``total`` where producers do not tell them apart."""
    return column(
        sv="Sektor (private = privat, public = offentlig, total = båda)",
        en="Sector (total = both)",
        isin=SECTORS,
    )


def full_time(sv: str, en: str) -> Any:  # noqa: ANN401 -- pandera's types
    """Return a number of persons counted as if all worked full time, where it is known."""
    return column(sv=sv, en=en, unit="full-time equivalents", ge=0, nullable=True)


def status() -> Any:  # noqa: ANN401 -- pandera's types
    """Return whether the number was counted, suppressed by the producer, or is missing."""
    return column(sv="Status", en="Status", isin=STATUSES)


def persons(sv: str = "Personer", en: str = "Persons") -> Any:  # noqa: ANN401 -- pandera's types
    """Return a count of persons that is always known."""
    return column(sv=sv, en=en, unit="persons", ge=0)


def persons_or_nothing(sv: str = "Personer", en: str = "Persons") -> Any:  # noqa: ANN401 -- as above
    """Return a count of persons that producers may suppress or lack."""
    return column(sv=sv, en=en, unit="persons", ge=0, nullable=True)
