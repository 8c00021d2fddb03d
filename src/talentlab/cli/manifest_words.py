"""What is said about a manifest that cannot be followed, and about promises it does not keep."""

from collections.abc import Mapping
from typing import Final

from talentlab.vocab.text import Text

PROMISE_WORDS: Final[Mapping[str, Text]] = {
    "drop-finds-nothing": Text(
        sv="{where}: regeln utelämnar ingenting. Rätta villkoret ({value}), eller ta bort regeln.",
        en="{where}: the rule leaves out nothing. Correct its condition ({value}), or remove it.",
    ),
    "drop-finds-others": Text(
        sv="{where}: regeln utelämnar {value} rader, men skulle utelämna {expected}. Se efter vad "
        "som är nytt i filen, och ändra sedan rows.",
        en="{where}: the rule leaves out {value} rows, but should leave out {expected}. See what "
        "is new in the file, then change rows.",
    ),
    "nothing-left": Text(
        sv="{where}: alla rader utelämnas av drop. Rätta villkoren.",
        en="{where}: drop leaves out every row. Correct its conditions.",
    ),
    "expected-rows": Text(
        sv="{where}: delen har {value} rader, men {expected} väntades. Hämta filen på nytt, eller "
        "ändra rows om leveransen ska vara en annan.",
        en="{where}: the part has {value} rows, but {expected} were expected. Fetch the file "
        "again, or change rows if the delivery should be another.",
    ),
    "expected-total": Text(
        sv="{where}: summan av {target} är {value}, men {expected} väntades. Kontrollera filen.",
        en="{where}: the sum of {target} is {value}, but {expected} was expected. Check the file.",
    ),
    "expected-values-absent": Text(
        sv="{where}: {count} väntade värden saknas i {target}: {value}. Be om en fullständig "
        "leverans, eller ändra expect.",
        en="{where}: {count} expected values are absent from {target}: {value}. Ask for a complete "
        "delivery, or change expect.",
    ),
    "expected-values-surplus": Text(
        sv="{where}: {count} värden i {target} väntades inte: {value}. Utelämna dem med drop, "
        "eller ändra expect.",
        en="{where}: {count} values in {target} were not expected: {value}. Leave them out with "
        "drop, or change expect.",
    ),
    "combinations-absent": Text(
        sv="{where}: {count} kombinationer saknar rad: {value}. Be om en fullständig leverans, "
        "eller ändra complete.",
        en="{where}: {count} combinations have no row: {value}. Ask for a complete delivery, or "
        "change complete.",
    ),
    "too-many-combinations": Text(
        sv="{where}: {value} ger fler än {limit} kombinationer att pröva. Pröva färre kolumner.",
        en="{where}: {value} make more than {limit} combinations to check. Check fewer columns.",
    ),
}

MANIFEST_WORDS: Final[Mapping[str, Text]] = {
    "manifest-not-toml": Text(
        sv="{where}: går inte att läsa som TOML: {value}. Rätta raden.",
        en="{where}: cannot be read as TOML: {value}. Correct the line.",
    ),
    "manifest-not-utf8": Text(
        sv="{where}: rad {value} är inte skriven i UTF-8. Spara manifestet som UTF-8.",
        en="{where}: line {value} is not written in UTF-8. Save the manifest as UTF-8.",
    ),
    "manifest-too-long": Text(
        sv="{where}: är längre än {limit_mb} MB. Dela upp det.",
        en="{where}: is longer than {limit_mb} MB. Divide it.",
    ),
    "manifest-key-missing": Text(
        sv="{where}: saknas. Lägg till det.", en="{where}: missing. Add it."
    ),
    "manifest-unknown-key": Text(
        sv="{where}: ordet ”{value}” är okänt här. Närmast: {nearest}. Möjliga ord: {known}.",
        en='{where}: the word "{value}" is not known here. Nearest: {nearest}. Possible: {known}.',
    ),
    "manifest-unknown-word": Text(
        sv="{where}: ”{value}” är okänt. Närmast: {nearest}. Möjliga: {known}.",
        en='{where}: "{value}" is not known. Nearest: {nearest}. Possible: {known}.',
    ),
    "manifest-column-missing": Text(
        sv="{where}: manifestet säger inte hur kolumnen {value} i tabellen {table} ska fyllas. "
        "Lägg till den.",
        en="{where}: the manifest does not say how to fill the column {value} of the table "
        "{table}. Add it.",
    ),
    "manifest-bad-id": Text(
        sv="{where}: ”{value}” kan inte vara ett namn. Använd små bokstäver a–z, siffror och "
        "bindestreck.",
        en='{where}: "{value}" cannot be a name. Use lower-case letters a-z, digits and hyphens.',
    ),
    "manifest-id-twice": Text(
        sv="{where}: flera delar heter ”{value}”. Ge dem olika namn.",
        en='{where}: several parts are called "{value}". Give them different names.',
    ),
    "manifest-path-not-allowed": Text(
        sv="{where}: ”{value}” kan inte vara en fil i mappen. Skriv namnet från mappen med "
        "snedstreck framåt, utan .. och utan enhet.",
        en='{where}: "{value}" cannot be a file in the folder. Write the name from the folder with '
        "forward slashes, without .. and without a drive.",
    ),
    "manifest-bad-pattern": Text(
        sv="{where}: ”{value}” är inget fungerande mönster (reguljärt uttryck). Rätta det.",
        en='{where}: "{value}" is not a working pattern (regular expression). Correct it.',
    ),
    "manifest-marker-twice": Text(
        sv="{where}: ”{value}” kan bara betyda en sak. Ta bort det från ett av ställena.",
        en='{where}: "{value}" can only mean one thing. Remove it from one of the places.',
    ),
    "manifest-names-needed": Text(
        sv="{where}: en fil utan rubrikrad (header_row = 0) behöver kolumnernas namn.",
        en="{where}: a file without a header row (header_row = 0) needs the names of its columns.",
    ),
    "manifest-one-source": Text(
        sv="{where}: skriv precis ett av dem.", en="{where}: write exactly one of them."
    ),
    "manifest-one-condition": Text(
        sv="{where}: skriv precis ett av dem.", en="{where}: write exactly one of them."
    ),
    "manifest-wants-text": Text(
        sv="{where}: där ska stå en text inom citattecken, inte {value}.",
        en="{where}: a text in quotation marks should be there, not {value}.",
    ),
    "manifest-wants-list-of-texts": Text(
        sv="{where}: där ska stå en lista med texter, inte {value}.",
        en="{where}: a list of texts should be there, not {value}.",
    ),
    "manifest-wants-whole-number": Text(
        sv="{where}: där ska stå ett heltal, inte {value}.",
        en="{where}: a whole number should be there, not {value}.",
    ),
    "manifest-wants-list-of-tables": Text(
        sv="{where}: skriv det som [[…]], en gång för varje.",
        en="{where}: write it as [[…]], once for each.",
    ),
    "manifest-wants-table": Text(
        sv="{where}: där ska stå {{ … }} eller ett eget avsnitt [ … ], inte {value}.",
        en="{where}: {{ … }} or a section [ … ] of its own should be there, not {value}.",
    ),
    "manifest-wants-one-character": Text(
        sv="{where}: där ska stå ett enda tecken, inte ”{value}”.",
        en='{where}: a single character should be there, not "{value}".',
    ),
}
