"""What can be wrong with a file of employees in particular, and what to do about it."""

from typing import Final

from talentlab.vocab.text import Text

NO_OCCUPATION: Final = Text(
    sv="yrket saknas; fyll i en kod", en="the occupation is missing; fill in a code"
)
TAKEN_CODE: Final = Text(
    sv="koder som börjar med ”total” skulle blandas ihop med raderna för alla yrken i resultatet; "
    "byt namn på koden",
    en='codes that begin with "total" would be taken for the rows of all occupations in the '
    "result; rename the code",
)
LONG_CODE: Final = Text(
    sv="koden är längre än 20 tecken, och varje tecken är en nivå av summor; skriv en kod, inte "
    "ett namn",
    en="the code is longer than 20 characters, and each character is a level of sums; write a "
    "code, not a name",
)
A_SUM: Final = Text(
    sv="koden är början på andra koder i filen, alltså en summa av dem; ta bort dess rader",
    en="the code begins other codes in the file, so it is their sum; remove its rows",
)
ALL_OCCUPATIONS: Final = Text(
    sv="alla yrken tillsammans bredvid yrkena; ta bort raderna med summan",
    en="all occupations together beside the occupations; remove the rows with the sum",
)
LIKELY_ALL_OCCUPATIONS: Final = Text(
    sv="yrket har överallt lika många som alla andra tillsammans; är det summan av dem, ta bort "
    "raderna, annars räknas alla dubbelt",
    en="the occupation has everywhere as many as all others together; if it is their sum, remove "
    "its rows, or everybody is counted twice",
)
LIKELY_ALL_REGIONS: Final = Text(
    sv="området har överallt lika många som alla andra tillsammans; är det summan av dem, skriv "
    "--national med dess namn, annars räknas alla dubbelt",
    en="the region has everywhere as many as all others together; if it is their sum, write "
    "--national with its name, or everybody is counted twice",
)
A_SUM_OF_SEXES: Final = Text(
    sv="båda könen tillsammans bredvid kvinnor och män; ta bort raderna med summan",
    en="both sexes together beside women and men; remove the rows with the sum",
)
REPEATED: Final = Text(
    sv="samma område, yrke, kön och år finns redan; behåll en rad",
    en="the same region, occupation, sex and year is there already; keep one row",
)
MISSING_CELLS: Final = Text(
    sv="rader saknas för yrken som finns för andra områden, kön eller år; ge dem, även nollor, "
    "eller skriv --missing-is-zero om en rad som saknas betyder noll",
    en="rows are missing for occupations that other regions, sexes or years have; give them, zeros "
    "too, or write --missing-is-zero if a row that is missing means zero",
)
MISSING_YEAR: Final = Text(
    sv="området saknar året som andra områden har; alla områden behöver samma år",
    en="the region lacks a year that other regions have; all regions need the same years",
)
MORE_THAN_WHOLE: Final = Text(
    sv="områdena har tillsammans fler än helheten; rätta raderna eller --national",
    en="the regions together have more than the whole; correct the rows or --national",
)
