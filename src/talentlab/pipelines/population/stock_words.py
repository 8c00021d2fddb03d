"""What can be wrong with a file of residents in particular, and what to do about it."""

from typing import Final

from talentlab.vocab.text import Text

NOT_AN_AGE: Final = Text(
    sv="skriv åldrar som 37, 20-24 eller 85+", en="write ages as 37, 20-24 or 85+"
)
UNEVEN_AGES: Final = Text(
    sv="åldrarna måste följa på varandra från 0, alla ettåriga eller alla femåriga, och sluta med "
    "en öppen ålder på minst 65, som 85+",
    en="ages must follow each other from 0, all single or all five-year, and end with an open age "
    "of at least 65, such as 85+",
)
REPEATED: Final = Text(
    sv="samma område, kön, ålder och år finns redan; behåll en rad",
    en="the same region, sex, age and year is there already; keep one row",
)
MISSING_CELLS: Final = Text(
    sv="rader saknas för området det året; ge alla kön och åldrar, även nollor",
    en="rows are missing for the region that year; give all sexes and ages, zeros too",
)
