"""What is said about each fault in a delivery or its manifest, in both languages.

One line each: where, what was found, and what to do. ``{where}`` is one of the places at the top.
"""

from collections.abc import Mapping
from typing import Final

from talentlab.cli.manifest_words import MANIFEST_WORDS, PROMISE_WORDS
from talentlab.vocab.text import Text

PLACES: Final[Mapping[str, Text]] = {
    "in-file": Text(sv="{file}", en="{file}"),
    "in-file-column": Text(sv="{file}, kolumnen ”{column}”", en='{file}, column "{column}"'),
    "in-row": Text(sv="{file}, rad {row}", en="{file}, row {row}"),
    "in-row-and-more": Text(
        sv="{file}, rad {row} (och {also} rader till)", en="{file}, row {row} (and {also} more)"
    ),
    "in-row-column": Text(
        sv="{file}, rad {row}, kolumnen ”{column}”", en='{file}, row {row}, column "{column}"'
    ),
    "in-row-column-and-more": Text(
        sv="{file}, rad {row} (och {also} rader till), kolumnen ”{column}”",
        en='{file}, row {row} (and {also} more), column "{column}"',
    ),
    "in-cell": Text(sv="{file}, värde nummer {cell}", en="{file}, value number {cell}"),
    "in-cell-and-more": Text(
        sv="{file}, värde nummer {cell} (och {also} till)",
        en="{file}, value number {cell} (and {also} more)",
    ),
    "in-cell-column": Text(
        sv="{file}, värde nummer {cell}, variabeln ”{column}”",
        en='{file}, value number {cell}, variable "{column}"',
    ),
    "in-cell-column-and-more": Text(
        sv="{file}, värde nummer {cell} (och {also} till), variabeln ”{column}”",
        en='{file}, value number {cell} (and {also} more), variable "{column}"',
    ),
    "in-manifest": Text(sv="Manifestet: {path}", en="The manifest: {path}"),
}

_FILES: Final[Mapping[str, Text]] = {
    "no-such-file-listed": Text(
        sv="{where}: ingen fil heter ”{value}”. Närmast: {nearest}. Rätta namnet, eller lägg filen "
        "i mappen.",
        en='{where}: no file is called "{value}". Nearest: {nearest}. Correct the name, or put '
        "the file in the folder.",
    ),
    "no-such-file": Text(
        sv="{where}: filen finns inte. Lägg den i mappen, eller ta bort den ur manifestet.",
        en="{where}: the file is not there. Put it in the folder, or take it out of the manifest.",
    ),
    "outside-folder": Text(
        sv="{where}: leder ut ur leveransens mapp och läses därför inte. Lägg själva filen i "
        "mappen.",
        en="{where}: leads out of the delivery's folder and is therefore not read. Put the file "
        "itself in the folder.",
    ),
    "not-a-file": Text(
        sv="{where}: är ingen vanlig fil. Lägg en vanlig fil där.",
        en="{where}: is not an ordinary file. Put an ordinary file there.",
    ),
    "cannot-open": Text(
        sv="{where}: filen går inte att öppna ({why}). Ge dig själv läsrätt till den.",
        en="{where}: the file cannot be opened ({why}). Give yourself permission to read it.",
    ),
    "too-large": Text(
        sv="{where}: filen är större än {limit_mb} MB, som är det mesta vi läser. Dela upp den.",
        en="{where}: the file is larger than {limit_mb} MB, the most we read. Divide it.",
    ),
    "too-large-unpacked": Text(
        sv="{where}: filen blir större än {limit_mb} MB när den packas upp, som är det mesta vi "
        "läser. Dela upp den, och kontrollera att den kommer från den du tror.",
        en="{where}: the file becomes larger than {limit_mb} MB when unpacked, the most we read. "
        "Divide it, and check that it comes from whom you think.",
    ),
    "too-many-cells": Text(
        sv="{where}: fler än {limit} celler, som är det mesta vi läser. Dela upp filen, eller ta "
        "bort innehåll långt utanför tabellen.",
        en="{where}: more than {limit} cells, the most we read. Divide the file, or remove content "
        "far outside the table.",
    ),
    "empty-file": Text(
        sv="{where}: filen är tom. Hämta den på nytt.",
        en="{where}: the file is empty. Fetch it again.",
    ),
    "damaged-file": Text(
        sv="{where}: den packade filen är skadad eller avbruten. Hämta den på nytt.",
        en="{where}: the packed file is damaged or cut short. Fetch it again.",
    ),
    "wrong-encoding": Text(
        sv="{where}: texten är inte skriven i {declared} (den ser ut som {looks_like}), så å, ä "
        'och ö skulle bli fel. Skriv format = {{ encoding = "{looks_like}" }} i manifestet.',
        en="{where}: the text is not written in {declared} (it looks like {looks_like}), so å, ä "
        'and ö would come out wrong. Write format = {{ encoding = "{looks_like}" }} in the '
        "manifest.",
    ),
    "unknown-encoding": Text(
        sv="{where}: filen säger sig vara skriven i ”{value}”, som är okänt. Skriv till exempel "
        'format = {{ encoding = "cp1252" }} i manifestet.',
        en='{where}: the file claims to be written in "{value}", which is not known. Write for '
        'example format = {{ encoding = "cp1252" }} in the manifest.',
    ),
    "unknown-format": Text(
        sv="{where}: filens namn säger inte vilket format den har ({known}). Skriv till exempel "
        'format = {{ kind = "csv" }} i manifestet.',
        en="{where}: the file's name does not tell its format ({known}). Write for example "
        'format = {{ kind = "csv" }} in the manifest.',
    ),
    "broken-quotes": Text(
        sv="{where}: citattecknen ({value}) går inte ihop från den raden. Rätta raden, eller ange "
        "ett annat citattecken med quote i manifestet.",
        en="{where}: the quotation marks ({value}) do not match from that row on. Correct the row, "
        "or give another one with quote in the manifest.",
    ),
    "no-header": Text(
        sv="{where}: där skulle kolumnernas namn stå, men raden är tom eller finns inte. Ange "
        "rätt header_row i manifestet.",
        en="{where}: the names of the columns should be there, but the row is empty or absent. "
        "Give the right header_row in the manifest.",
    ),
    "no-rows": Text(
        sv="{where}: inga rader med innehåll. Hämta filen på nytt, eller välj ett annat blad.",
        en="{where}: no rows with content. Fetch the file again, or choose another sheet.",
    ),
    "wrong-width": Text(
        sv="{where}: {value} fält i stället för {expected}. Kontrollera skiljetecknet "
        "(separator), och citera fält som innehåller det.",
        en="{where}: {value} fields instead of {expected}. Check the separator, and quote fields "
        "that contain it.",
    ),
    "not-a-workbook": Text(
        sv="{where}: är ingen arbetsbok som går att öppna (.xlsx eller .xls). Spara om den.",
        en="{where}: is not a workbook that can be opened (.xlsx or .xls). Save it again.",
    ),
    "which-sheet": Text(
        sv="{where}: arbetsboken har flera blad ({known}). Ange vilket med sheet i manifestet.",
        en="{where}: the workbook has several sheets ({known}). Say which with sheet in the "
        "manifest.",
    ),
    "no-such-sheet": Text(
        sv="{where}: inget blad heter ”{value}”. Närmast: {nearest}. Blad som finns: {known}.",
        en='{where}: no sheet is called "{value}". Nearest: {nearest}. Sheets: {known}.',
    ),
    "not-px": Text(
        sv="{where}: är ingen PX-fil (DATA= saknas). Hämta den på nytt i PX-format.",
        en="{where}: is not a PX file (DATA= is missing). Fetch it again in PX format.",
    ),
    "px-not-understood": Text(
        sv="{where}: ”{value}” är ingen uppgift i PX-format. Hämta filen på nytt.",
        en='{where}: "{value}" is not a statement in PX format. Fetch the file again.',
    ),
    "px-without-keyword": Text(
        sv="{where}: {value} saknas i PX-filen. Hämta den på nytt.",
        en="{where}: {value} is missing in the PX file. Fetch it again.",
    ),
    "px-codes-do-not-fit": Text(
        sv="{where}: {codes} koder men {labels} namn i PX-filen. Hämta den på nytt.",
        en="{where}: {codes} codes but {labels} labels in the PX file. Fetch it again.",
    ),
    "px-unknown-key": Text(
        sv="{where}: ”{value}” finns inte bland variabelns värden. Hämta PX-filen på nytt.",
        en='{where}: "{value}" is not among the values of the variable. Fetch the PX file again.',
    ),
    "px-key-twice": Text(
        sv="{where}: raden för ”{value}” finns två gånger. Hämta PX-filen på nytt.",
        en='{where}: the row for "{value}" is there twice. Fetch the PX file again.',
    ),
    "wrong-number-of-cells": Text(
        sv="{where}: {value} värden, men variablerna ger {expected}. Hämta filen på nytt.",
        en="{where}: {value} values, but the variables make {expected}. Fetch the file again.",
    ),
    "not-json": Text(
        sv="{where}: är inte JSON. Hämta filen på nytt.",
        en="{where}: is not JSON. Fetch the file again.",
    ),
    "json-no-records": Text(
        sv="{where}: har inga poster där manifestet söker dem (rows = ”{value}”). Rätta vägen, "
        "eller hämta filen på nytt.",
        en='{where}: has no records where the manifest looks for them (rows = "{value}"). '
        "Correct the way there, or fetch the file again.",
    ),
    "not-json-stat": Text(
        sv="{where}: är JSON men ingen datamängd i JSON-stat 2. Hämta den på nytt i det formatet, "
        'eller skriv format = {{ kind = "json" }} om filen är en lista med poster.',
        en="{where}: is JSON but not a JSON-stat 2 dataset. Fetch it again in that format, or "
        'write format = {{ kind = "json" }} if the file is a list of records.',
    ),
    "json-stat-description": Text(
        sv="{where}: beskriver en tabell men har inga tal. Hämta tabellens data i samma format.",
        en="{where}: describes a table but has no numbers. Fetch the table's data in that format.",
    ),
    "json-stat-size": Text(
        sv="{where}: {found} kategorier men size säger {expected}. Hämta filen på nytt.",
        en="{where}: {found} categories but size says {expected}. Fetch the file again.",
    ),
    "json-stat-values": Text(
        sv="{where}: value eller status är inte {expected} värden. Hämta filen på nytt.",
        en="{where}: value or status is not {expected} values. Fetch the file again.",
    ),
}

_COLUMNS: Final[Mapping[str, Text]] = {
    "column-not-there": Text(
        sv="{where}: kolumnen ”{value}” finns inte. Närmast: {nearest}. Rätta namnet i manifestet; "
        "filens kolumner är {known}.",
        en='{where}: there is no column "{value}". Nearest: {nearest}. Correct the name in the '
        "manifest; the file's columns are {known}.",
    ),
    "column-not-expected": Text(
        sv="{where}: manifestet säger inget om kolumnen ”{value}” (närmast: {nearest}). Använd "
        "den, eller lägg den i ignore.",
        en='{where}: the manifest says nothing about the column "{value}" (nearest: {nearest}). '
        "Use it, or put it in ignore.",
    ),
    "column-without-name": Text(
        sv="{where}: kolumn nummer {number} saknar namn. Ge den ett, eller räkna upp alla namn med "
        "names i manifestet.",
        en="{where}: column number {number} has no name. Give it one, or list all names with names "
        "in the manifest.",
    ),
    "column-named-twice": Text(
        sv="{where}: mer än en kolumn heter ”{value}”. Byt namn på den ena, eller räkna upp alla "
        "namn med names i manifestet.",
        en='{where}: more than one column is called "{value}". Rename one, or list all names with '
        "names in the manifest.",
    ),
    "too-many-columns": Text(
        sv="{where}: {value} kolumner; vi läser högst {limit}. Kontrollera skiljetecknet.",
        en="{where}: {value} columns; we read at most {limit}. Check the separator.",
    ),
    "pivot-finds-nothing": Text(
        sv="{where}: ingen kolumn passar ”{value}” i pivot. Rätta mönstret i manifestet.",
        en='{where}: no column fits "{value}" in pivot. Correct the pattern in the manifest.',
    ),
}

_CELLS: Final[Mapping[str, Text]] = {
    "unknown-code-in-file": Text(
        sv="{where}: ”{value}” finns inte i {vocabulary}. Närmast: {nearest}. Rätta koden, eller "
        "översätt den med codes i manifestet.",
        en='{where}: "{value}" is not in {vocabulary}. Nearest: {nearest}. Correct the code, or '
        "translate it with codes in the manifest.",
    ),
    "unknown-code-nothing-near": Text(
        sv="{where}: ”{value}” finns inte i {vocabulary}, och inget där liknar det. Rätta koden, "
        "översätt den med codes eller utelämna raderna med drop i manifestet.",
        en='{where}: "{value}" is not in {vocabulary}, and nothing there is like it. Correct the '
        "code, translate it with codes, or leave the rows out with drop in the manifest.",
    ),
    "not-understood-as-sex": Text(
        sv="{where}: ”{value}” betyder varken kvinnor, män eller båda. Översätt det med codes, "
        'till exempel codes = {{ "{value}" = "women" }}.',
        en='{where}: "{value}" means neither women, men nor both. Translate it with codes, for '
        'example codes = {{ "{value}" = "women" }}.',
    ),
    "not-understood-as-age": Text(
        sv="{where}: ”{value}” är ingen ettårig ålder (som 37, 37 år eller 100+). Översätt den med "
        "codes, eller utelämna raderna med drop.",
        en='{where}: "{value}" is not a single age (such as 37 or 100+). Translate it with codes, '
        "or leave the rows out with drop.",
    ),
    "not-understood-as-age-group": Text(
        sv="{where}: ”{value}” är ingen åldersgrupp (som 16–24 år, 65+ eller totalt). Översätt den "
        "med codes, eller utelämna raderna med drop.",
        en='{where}: "{value}" is not an age group (such as 16-24, 65+ or total). Translate it '
        "with codes, or leave the rows out with drop.",
    ),
    "not-understood-as-mother-age": Text(
        sv="{where}: ”{value}” är ingen ålder för en mor (under 15, 15–48, 49+). Är åldern okänd, "
        "lägg texten i unknown.",
        en='{where}: "{value}" is not an age of a mother (under 15, 15-48, 49+). If the age is not '
        "known, put the text in unknown.",
    ),
    "not-understood-as-month": Text(
        sv="{where}: ”{value}” är ingen månad (som 2023-01 eller 2023M01).",
        en='{where}: "{value}" is not a month (such as 2023-01 or 2023M01).',
    ),
    "not-a-number": Text(
        sv="{where}: ”{value}” är inget tal. Rätta cellen, eller säg i manifestet om det betyder "
        "att talet saknas (missing), är sekretessbelagt (suppressed) eller noll (zero).",
        en='{where}: "{value}" is not a number. Correct the cell, or say in the manifest whether '
        "it means that the number is missing, suppressed or zero.",
    ),
    "not-a-number-in-key": Text(
        sv="{where}: ”{value}” är inget tal. Rätta cellen, ta ut talet med pattern eller utelämna "
        "raderna med drop.",
        en='{where}: "{value}" is not a number. Correct the cell, take the number out with '
        "pattern, or leave the rows out with drop.",
    ),
    "number-too-large": Text(
        sv="{where}: ”{value}” är ett för stort tal för att vara rätt. Kontrollera kolumnen.",
        en='{where}: "{value}" is too large a number to be right. Check the column.',
    ),
    "number-written-otherwise": Text(
        sv="{where}: ”{value}” är skrivet på ett annat sätt än manifestet säger. Skriv format = "
        "{{ {way} }}, om hela filen är skriven så.",
        en='{where}: "{value}" is written in another way than the manifest says. Write format = '
        "{{ {way} }}, if the whole file is written so.",
    ),
    "not-a-whole-number": Text(
        sv="{where}: ”{value}” är inget heltal, men kolumnen räknar hela. Kontrollera att det är "
        "rätt kolumn.",
        en='{where}: "{value}" is not a whole number, but the column counts whole ones. Check that '
        "it is the right column.",
    ),
    "pattern-not-found": Text(
        sv="{where}: ”{value}” passar inte mönstret {pattern}. Rätta cellen eller mönstret.",
        en='{where}: "{value}" does not fit the pattern {pattern}. Correct the cell or the '
        "pattern.",
    ),
    "no-room-for-missing": Text(
        sv="{where}: uppgift saknas (”{value}”), men {target} måste ha ett värde. Fyll i det, "
        "eller utelämna raden med drop och skäl.",
        en='{where}: nothing is stated ("{value}"), but {target} must have a value. Fill it in, or '
        "leave the row out with drop and a reason.",
    ),
    "no-room-for-suppressed": Text(
        sv="{where}: talet är sekretessbelagt (”{value}”), men {target} måste ha ett värde. "
        "Utelämna raden med drop och skäl; sekretess är inte noll.",
        en='{where}: the number is suppressed ("{value}"), but {target} must have a value. Leave '
        "the row out with drop and a reason; suppressed is not zero.",
    ),
    "value-not-among": Text(
        sv="{where}: {target} kan inte vara ”{value}”, bara {allowed}. Rätta cellen, översätt med "
        "codes eller utelämna raderna med drop.",
        en='{where}: {target} cannot be "{value}", only {allowed}. Correct the cell, translate '
        "with codes, or leave the rows out with drop.",
    ),
    "value-too-small": Text(
        sv="{where}: {target} är {value}, men minst {allowed} är möjligt. Rätta cellen.",
        en="{where}: {target} is {value}, but at least {allowed} is possible. Correct the cell.",
    ),
    "value-too-large": Text(
        sv="{where}: {target} är {value}, men högst {allowed} är möjligt. Rätta cellen.",
        en="{where}: {target} is {value}, but at most {allowed} is possible. Correct the cell.",
    ),
    "value-same-as": Text(
        sv="{where}: {target} är ”{value}”, men får inte vara samma som {allowed}. Rätta cellen, "
        "eller utelämna raden med drop.",
        en='{where}: {target} is "{value}", but must not be the same as {allowed}. Correct the '
        "cell, or leave the row out with drop.",
    ),
    "value-of-other-form": Text(
        sv="{where}: ”{value}” har inte den form som {target} ska ha. Rätta cellen, eller översätt "
        "med codes.",
        en='{where}: "{value}" does not have the form that {target} should have. Correct the cell, '
        "or translate with codes.",
    ),
    "value-not-allowed": Text(
        sv="{where}: ”{value}” bryter mot tabellens regel {allowed}. Rätta cellen.",
        en='{where}: "{value}" breaks the table\'s rule {allowed}. Correct the cell.',
    ),
    "row-twice": Text(
        sv="{where}: samma uppgift ({value}) står redan i {first}. Ta bort den ena, eller utelämna "
        "den med drop.",
        en="{where}: the same row ({value}) is already in {first}. Remove one of them, or leave it "
        "out with drop.",
    ),
}

DELIVERIES: Final[Mapping[str, Text]] = {
    "manifest-has-faults": Text(
        sv="Manifestet går inte att följa. Fel: {total}.{faults}\n"
        "Ingenting har importerats. Rätta manifestet och importera igen; "
        "docs/how-to/import-your-own-files.md förklarar varje ord.",
        en="The manifest cannot be followed. Faults: {total}.{faults}\n"
        "Nothing has been imported. Correct the manifest and import again; "
        "docs/how-to/import-your-own-files.md explains every word.",
    ),
    "delivery-has-faults": Text(
        sv="Leveransen går inte att importera. Olika fel: {total}, i filer: {files}.{faults}\n"
        "Ingenting har importerats, och det som fanns är orört. Rätta felen och importera igen.",
        en="The delivery cannot be imported. Different faults: {total}, in files: {files}."
        "{faults}\nNothing has been imported, and what was there is untouched. Correct the faults "
        "and import again.",
    ),
}

FAULT_WORDS: Final[Mapping[str, Text]] = {
    **DELIVERIES,
    **PLACES,
    **_FILES,
    **_COLUMNS,
    **_CELLS,
    **PROMISE_WORDS,
    **MANIFEST_WORDS,
}
"""Code -> words, for every fault, every place and both errors."""
