"""The files of a survey of employers: which columns they have, and what each means.

The commands read them, and the code book that is sent out is made from them.
"""

from dataclasses import dataclass
from typing import Final

from talentlab.tables.fields import NO_OCCUPATION
from talentlab.vocab.text import Text

TAKE_ALL: Final = "take_all"
DRAWN: Final = "drawn"
NOT_DRAWN: Final = "not_drawn"
OUTSIDE: Final = "outside"
CLOSED: Final = "closed"
SELECTIONS: Final = (TAKE_ALL, DRAWN, NOT_DRAWN, OUTSIDE, CLOSED)
"""Why a workplace is asked, or is not."""
NOBODY: Final = "none"
"""Instead of an occupation: the workplace answered, and needs nobody."""
UNCLASSIFIABLE: Final = NO_OCCUPATION
"""The occupation could not be told from the answer."""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column: its name, and what stands in it."""

    name: str
    about: Text


FRAME: Final = (
    FileColumn(
        "workplace_id",
        Text(
            sv="Arbetsställets nummer i registret (CFAR), eller ett eget. Aldrig ett personnummer.",
            en="The workplace's number in the register (CFAR), or one of your own. Never a "
            "personal identity number.",
        ),
    ),
    FileColumn(
        "sni_code",
        Text(
            sv="Näringsgren i SNI 2007: bokstav, två siffror eller fler (86, 86.101).",
            en="Industry in SNI 2007: a letter, two digits or more (86, 86.101).",
        ),
    ),
    FileColumn("sector", Text(sv="private eller public.", en="private or public.")),
    FileColumn(
        "employees",
        Text(sv="Anställda på arbetsstället, heltal.", en="Employees of the workplace, whole."),
    ),
    FileColumn(
        "municipality",
        Text(
            sv="Kommunens kod eller namn (2480, Umeå).",
            en="Code or name of the municipality (2480, Umeå).",
        ),
    ),
)
PLAN: Final = (
    *FRAME,
    FileColumn(
        "stratum",
        Text(
            sv="Gruppen som arbetsstället dras ur: näringsgrenar och storlek.",
            en="The group that the workplace is drawn from: industries and size.",
        ),
    ),
    FileColumn(
        "selection",
        Text(
            sv="take_all (alla i gruppen frågas), drawn (dragen), not_drawn (frågas inte), outside "
            "(för litet). Ändra själv till closed om det visar sig vara nedlagt.",
            en="take_all (everybody in the group is asked), drawn, not_drawn (not asked), outside "
            "(too small). Change it to closed yourself when it turns out to have closed.",
        ),
    ),
)
ANSWERS: Final = (
    FileColumn(
        "workplace_id",
        Text(sv="Samma nummer som i planen.", en="The same number as in the plan."),
    ),
    FileColumn(
        "ssyk_code",
        Text(
            sv=f"Yrke i SSYK 2012, lika många siffror i hela filen (tre eller fyra). "
            f"{UNCLASSIFIABLE} när svaret inte räcker för att avgöra yrket. {NOBODY} när "
            "arbetsstället har svarat och inte behöver någon.",
            en=f"Occupation in SSYK 2012, equally many digits in the whole file (three or four). "
            f"{UNCLASSIFIABLE} when the occupation cannot be told from the answer. {NOBODY} when "
            "the workplace has answered and needs nobody.",
        ),
    ),
    FileColumn(
        "horizon_years",
        Text(sv="År framåt: 0 (nu), 1, 3 eller 5.", en="Years ahead: 0 (now), 1, 3 or 5."),
    ),
    FileColumn(
        "low",
        Text(
            sv="Lägsta behov, personer. Tillsammans med high.",
            en="Lowest need, persons. Together with high.",
        ),
    ),
    FileColumn(
        "best",
        Text(
            sv="Troligast behov. Tomt när bara en klass uppgavs (5–9: low 5, high 9).",
            en="Likeliest need. Empty when only a class was stated (5-9: low 5, high 9).",
        ),
    ),
    FileColumn(
        "high",
        Text(
            sv="Högsta behov. Alla tre tomma: frågan är inte besvarad, vilket inte är noll.",
            en="Highest need. All three empty: the question was not answered, which is not zero.",
        ),
    ),
    FileColumn(
        "event",
        Text(
            sv="Namn på en känd stor händelse som behovet hör till, annars tomt. Varje händelse "
            "räknas en gång och räknas inte upp.",
            en="Name of a known large event that the need belongs to, otherwise empty. Each event "
            "counts once and is not grossed up.",
        ),
    ),
)


def names(columns: tuple[FileColumn, ...]) -> tuple[str, ...]:
    """Return the names of the columns, in order."""
    return tuple(column.name for column in columns)
