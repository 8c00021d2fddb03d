"""What the command line says when something expected goes wrong, in both languages.

Each message answers three questions in plain words: what happened, what it means for you, what to
do now. No blame, no codes, no "invalid". A fact may itself have a ``code`` and ``facts`` (one fault
of many): its words stand here too, and it becomes a line of the list.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol, runtime_checkable

from talentlab.cli.fault_words import FAULT_WORDS
from talentlab.errors import TalentlabError
from talentlab.vocab.characters import visible
from talentlab.vocab.text import Language, Text

MOST_LINES: Final = 50
"""Longer lists are cut, and say how many more there are."""

MESSAGES: Final[Mapping[str, Text]] = {
    "unknown-code": Text(
        sv="Koder som inte finns i {vocabulary}, med de närmaste som finns: {nearest}\n"
        "Ingenting har ändrats. Rätta koderna; i en leverans kan manifestet också översätta dem.",
        en="Codes that are not in {vocabulary}, with the nearest that are: {nearest}\n"
        "Nothing has been changed. Correct the codes; in a delivery the manifest can also "
        "translate them.",
    ),
    "age-not-understood": Text(
        sv="Åldrar som inte går att tolka: {labels}\n"
        "Ingenting har ändrats. Skriv dem som 37, 100+, 16-24 eller totalt, 0 till 100 år.",
        en="Ages that cannot be understood: {labels}\n"
        "Nothing has been changed. Write them as 37, 100+, 16-24 or total, from 0 to 100 years.",
    ),
    "sex-not-understood": Text(
        sv="Kön som inte går att tolka: {labels}\n"
        "Ingenting har ändrats. Skriv kvinnor, män eller totalt.",
        en="Sexes that cannot be understood: {labels}\n"
        "Nothing has been changed. Write women, men or total.",
    ),
    "region-does-not-fit": Text(
        sv="Beskrivningen av regionen {region} går inte att använda:{faults}\n"
        "Ingenting har ändrats. Rätta filen; talentlab/regions/vasterbotten.toml är ett exempel.",
        en="The declaration of the region {region} cannot be used:{faults}\n"
        "Nothing has been changed. Correct the file; talentlab/regions/vasterbotten.toml is an "
        "example.",
    ),
    "table-does-not-fit": Text(
        sv="Tabellen {table} följer inte sin beskrivning:{faults}\n"
        "Ingenting har ändrats. Rätta raderna och försök igen.",
        en="The table {table} does not follow its declaration:{faults}\n"
        "Nothing has been changed. Correct the rows and try again.",
    ),
    "settings-do-not-fit": Text(
        sv="Inställningar som inte går att använda: {faults}\n"
        "Webbplatsen har inte startat. Rätta miljövariablerna och starta igen.",
        en="Settings that cannot be used: {faults}\n"
        "The site has not started. Correct the environment variables and start again.",
    ),
    "front-end-not-built": Text(
        sv="Sidornas stilmallar och typsnitt saknas i {folder}. Webbplatsen har inte startat.\n"
        "Kör ”make setup” först.",
        en="The styles and fonts of the pages are missing in {folder}. The site has not started.\n"
        'Run "make setup" first.',
    ),
    "too-many-reports": Text(
        sv="Det har kommit fler än {most} felanmälningar den senaste timmen. "
        "Den här sparades inte.\nVänta en stund och skicka den igen.",
        en="More than {most} fault reports have arrived in the last hour. "
        "This one was not saved.\nWait a while and send it again.",
    ),
    "unknown-report": Text(
        sv="Det finns ingen felanmälan {reference}. Ingenting har ändrats.\n"
        "Se vilka som finns med ”python -m talentlab.web fault_reports”.",
        en="There is no fault report {reference}. Nothing has been changed.\n"
        'See which there are with "python -m talentlab.web fault_reports".',
    ),
    "already-answered": Text(
        sv="Felanmälan {reference} har redan fått sitt svar, och det kan ha lästs. "
        "Ingenting har ändrats.",
        en="The fault report {reference} already has its answer, and it may have been read. "
        "Nothing has been changed.",
    ),
    "store-busy": Text(
        sv="Någon annan skriver just nu i {path} ({writer}). Ingenting har ändrats.\n"
        "Vänta tills det är klart och försök igen.",
        en="Someone else is writing in {path} right now ({writer}). Nothing has been changed.\n"
        "Wait until that is done and try again.",
    ),
    "store-not-writable": Text(
        sv="Det går inte att skriva i {path}: {why}. Det som redan var sparat är orört.\n"
        "Ge dig själv skrivrätt till mappen, eller välj en annan med --data.",
        en="{path} cannot be written: {why}. What was already saved is untouched.\n"
        "Give yourself permission to write there, or choose another folder with --data.",
    ),
    "disk-full": Text(
        sv="Disken är full: {path} kunde inte sparas. Det som redan var sparat är orört.\n"
        "Frigör utrymme och kör kommandot igen.",
        en="The disk is full: {path} could not be saved. What was already saved is untouched.\n"
        "Free some space and run the command again.",
    ),
    "printing-not-possible": Text(
        sv="Ingen PDF kunde skrivas: bibliotek som sätter text saknas på datorn ({why}).\n"
        "Installera dem (på Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "fonts-dejavu-core) och kör kommandot igen. Allt annat fungerar utan dem.",
        en="No PDF could be written: libraries that set text are missing on this machine ({why}).\n"
        "Install them (on Debian: sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
        "fonts-dejavu-core) and run the command again. Everything else works without them.",
    ),
    "store-damaged": Text(
        sv="Filen {path} är inte längre den som sparades: {why}.\n"
        "Inget tal räknas eller visas ur den. Återställ filen från en säkerhetskopia, eller "
        "importera leveransen igen; ”talentlab check” visar vad mer som är skadat.",
        en="The file {path} is no longer the one that was saved: {why}.\n"
        "No number is calculated or shown from it. Restore the file from a backup, or import "
        'the delivery again; "talentlab check" shows what else is damaged.',
    ),
    "nothing-imported": Text(
        sv="Det finns inga importerade tabeller i {path}, så det finns inget att räkna på.\n"
        "Importera en leverans (”talentlab import MAPP --manifest M.toml”) eller skapa "
        "exempeldata (”talentlab sample”).",
        en="There are no imported tables in {path}, so there is nothing to calculate from.\n"
        'Import a delivery ("talentlab import FOLDER --manifest M.toml") or make sample data '
        '("talentlab sample").',
    ),
    "tables-missing": Text(
        sv="För att räkna behövs också: {tables}. Ingenting har beräknats.\n"
        "Importera dem; ”talentlab tables NAMN” visar vilka kolumner de har.",
        en="To calculate, this is needed too: {tables}. Nothing has been calculated.\n"
        'Import them; "talentlab tables NAME" shows what columns they have.',
    ),
    "nothing-built": Text(
        sv="Det finns inget beräknat att publicera i {path}.\n"
        "Kör ”talentlab build --region NAMN” först.",
        en="There is nothing calculated to publish in {path}.\n"
        'Run "talentlab build --region NAME" first.',
    ),
    "nothing-published": Text(
        sv="Ingenting är publicerat i {path}, så det finns inget att visa.\n"
        "Kör ”talentlab build --region NAMN” och ”talentlab publish”, eller prova "
        "”talentlab serve --sample-if-empty”.",
        en="Nothing is published in {path}, so there is nothing to show.\n"
        'Run "talentlab build --region NAME" and "talentlab publish", or try '
        '"talentlab serve --sample-if-empty".',
    ),
    "unknown-release": Text(
        sv="Det finns ingen utgåva som heter ”{name}”. Det publicerade är oförändrat.\n"
        "Utgåvor som finns: {known}",
        en='There is no release called "{name}". What is published is unchanged.\n'
        "Releases that exist: {known}",
    ),
    "no-earlier-release": Text(
        sv="Det finns ingen tidigare utgåva än ”{name}” att gå tillbaka till. "
        "Det publicerade är oförändrat.\n”talentlab releases” visar alla utgåvor.",
        en='There is no earlier release than "{name}" to go back to. '
        'What is published is unchanged.\n"talentlab releases" shows all releases.',
    ),
    "release-exists": Text(
        sv="Utgåvan ”{name}” finns redan, och utgåvor ändras aldrig. Ingenting har ändrats.\n"
        "Välj ett annat namn med --name.",
        en='The release "{name}" exists already, and releases never change. Nothing has been '
        "changed.\nChoose another name with --name.",
    ),
    "release-name-not-allowed": Text(
        sv="”{name}” kan inte vara namn på en utgåva, eftersom namnet blir mapp och webbadress.\n"
        "Använd högst 60 små bokstäver, siffror och bindestreck, till exempel ”{suggestion}”.",
        en='"{name}" cannot name a release, because the name becomes a folder and an address.\n'
        'Use at most 60 lower-case letters, digits and hyphens, for example "{suggestion}".',
    ),
    "parts-overlap": Text(
        sv="Samma uppgift finns i två delar, och det är inte sagt vilken som gäller:{overlaps}\n"
        "Ingenting har importerats. Ta bort raderna ur den ena delen, eller skriv i manifestet att "
        'den del som gäller ersätter den andra: supersedes = ["leverans/del"]. Ska hela den andra '
        "leveransen bort: talentlab remove LEVERANS.",
        en="The same row is in two parts, and nothing says which one holds:{overlaps}\n"
        "Nothing has been imported. Remove the rows from one of them, or write in the manifest "
        'that the part that holds supersedes the other: supersedes = ["delivery/part"]. To take '
        "the whole other delivery out: talentlab remove DELIVERY.",
    ),
    "overlapping-parts": Text(
        sv="{table}: {first} och {second} har {same} lika och {different} olika rader med samma "
        "nyckel, till exempel {example}",
        en="{table}: {first} and {second} have {same} equal and {different} unequal rows with the "
        "same key, for example {example}",
    ),
    "unknown-part": Text(
        sv="Manifestet ersätter delar som inte finns: {parts}. Ingenting har importerats.\n"
        "Delar som finns: {known}",
        en="The manifest supersedes parts that do not exist: {parts}. Nothing has been imported.\n"
        "Parts that exist: {known}",
    ),
    "question-not-understood": Text(
        sv="I frågan ”{question}” är detta okänt: {unknown}\n"
        "Skriv ämne, område, år och eventuellt kön och ålder, till exempel "
        "”befolkning 2480 2030 kvinnor 20-64”; om arbete också yrkets kod före året: "
        "”anställda 24 2221 2030”.",
        en='In the question "{question}" this is unknown: {unknown}\n'
        "Write subject, area, year and perhaps sex and age, for example "
        '"population 2480 2030 women 20-64"; about work also the occupation\'s code before the '
        'year: "employment 24 2221 2030".',
    ),
    "number-not-published": Text(
        sv="Talet ”{question}” finns inte i utgåvan {release}.\nDär finns: {published}",
        en='The number "{question}" is not in the release {release}.\nIt has: {published}',
    ),
    "pages-not-installed": Text(
        sv="Sidorna behöver paket som inte är installerade: {missing}.\n"
        "Kör ”make setup”, eller installera talentlab[web].",
        en="The pages need packages that are not installed: {missing}.\n"
        'Run "make setup", or install talentlab[web].',
    ),
    "pages-did-not-start": Text(
        sv="Webbservern på {address} avslutades innan den svarade (status {exit_status}).\n"
        "Raderna ovanför säger varför. Inga data har ändrats.",
        en="The web server at {address} ended before it answered (status {exit_status}).\n"
        "The lines above say why. No data has been changed.",
    ),
    "population-incomplete": Text(
        sv="Räkningar av invånare som saknar åldrar eller kön: {counts}\n"
        "Ingenting har beräknats. Importera hela tabellen, alla åldrar 0–100+ för kvinnor och män.",
        en="Counts of residents that lack ages or sexes: {counts}\n"
        "Nothing has been calculated. Import the whole table, all ages 0–100+ for women and men.",
    ),
    "no-common-population": Text(
        sv="Det finns inget datum då alla dessa kommuner räknades: {region_codes}\n"
        "Ingenting har beräknats. Importera invånare efter kön och ettårsklass för samma år.",
        en="There is no date on which all these municipalities were counted: {region_codes}\n"
        "Nothing has been calculated. Import residents by sex and single age for the same year.",
    ),
    "employment-incomplete": Text(
        sv="Uppgifter om anställda som saknas eller är dolda, där andra yrken är räknade:{counts}\n"
        "Saknat och dolt är inte noll, så ingenting har beräknats. Importera hela tabellen, eller "
        "ta bort åren ur leveransen.",
        en="Counts of employees that are missing or hidden where other occupations are counted:"
        "{counts}\n"
        "Missing and hidden are not zero, so nothing has been calculated. Import the whole table, "
        "or take those years out of the delivery.",
    ),
    "no-common-employment": Text(
        sv="Det finns inget år då anställda efter yrke räknades i alla dessa län: {region_codes}\n"
        "Ingenting har beräknats. Importera anställda efter yrke och kön för samma år.",
        en="There is no year in which employees by occupation were counted in all these counties: "
        "{region_codes}\n"
        "Nothing has been calculated. Import employees by occupation and sex for the same year.",
    ),
    "counties-exceed-country": Text(
        sv="Länen har tillsammans fler anställda än landet:{counts}\n"
        "De är räknade på olika sätt eller vid olika tid, så ingenting har beräknats. Importera "
        "län och land ur samma tabell, eller ta bort landets rader (00).",
        en="The counties together have more employees than the country:{counts}\n"
        "They were counted in different ways or at different times, so nothing has been "
        "calculated. Import counties and country from the same table, or remove the country (00).",
    ),
    "age-groups-do-not-join": Text(
        sv="Åldersgrupperna för anställda efter yrke överlappar eller hoppar över åldrar:{groups}\n"
        "Då går det inte att se vilka som snart slutar, så ingenting har beräknats. Importera "
        "grupper som ligger kant i kant, till exempel 16–24, 25–29 och så vidare.",
        en="The age groups of employees by occupation overlap or leave ages out:{groups}\n"
        "Then it cannot be seen who will soon leave, so nothing has been calculated. Import groups "
        "that lie side by side, such as 16-24, 25-29 and so on.",
    ),
    "own-file-has-faults": Text(
        sv="Filen {path} går inte att använda. Antal fel: {total}{faults}\n"
        "Ingenting har beräknats. Rätta raderna och försök igen.",
        en="The file {path} cannot be used. Faults found: {total}{faults}\n"
        "Nothing has been calculated. Correct the rows and try again.",
    ),
    "scenario-has-faults": Text(
        sv="Scenariot går inte att räkna på. Antal fel: {total}{faults}\n"
        "Ingenting har beräknats. Ändra det som står här och försök igen.",
        en="The scenario cannot be calculated. Faults found: {total}{faults}\n"
        "Nothing has been calculated. Change what is listed here and try again.",
    ),
    "scenario-fault": Text(sv="{where}: {value} – {why}", en="{where}: {value} – {why}"),
    "scenarios-not-possible": Text(
        sv="Utgåvan {release} saknar det som scenarier räknas på: {tables}. Ingenting har "
        "beräknats.\nImportera tabeller om utbildning och arbete, bygg och publicera igen.",
        en="The release {release} lacks what scenarios start from: {tables}. Nothing has been "
        "calculated.\nImport tables on education and work, then build and publish again.",
    ),
    "calculations-busy": Text(
        sv="Andra räknar just nu, och efter {seconds} sekunder var det fortfarande upptaget.\n"
        "Ingenting har beräknats. Vänta en stund och försök igen.",
        en="Others are calculating just now, and after {seconds} seconds they still were.\n"
        "Nothing has been calculated. Wait a while and try again.",
    ),
    "too-many-saved": Text(
        sv="Fler än {most} scenarier har sparats den senaste timmen.\n"
        "Det här sparades inte. Vänta en stund och försök igen.",
        en="More than {most} scenarios have been saved in the last hour.\n"
        "This one was not saved. Wait a while and try again.",
    ),
    "file-fault": Text(
        sv="rad {row}, kolumn {column}: {value} – {why}",
        en="row {row}, column {column}: {value} – {why}",
    ),
    "nothing-to-forecast-from": Text(
        sv="Det går inte att göra en prognos från eller till {wanted}.\n"
        "Ingenting har beräknats. Möjliga år: {possible}. Filen behöver minst två räknade år. "
        "Räknade år i filen: {counted}.",
        en="No forecast can be made from or to {wanted}.\n"
        "Nothing has been calculated. Possible years: {possible}. The file needs at least two "
        "counted years. Counted years in the file: {counted}.",
    ),
    "seat-limits-contradict": Text(
        sv="Ingen plan håller alla gränser. I vägen står:{limits}\n"
        "Ingenting har beräknats. Höj eller ta bort någon av dem, eller låt platserna minska "
        "fortare.",
        en="No plan keeps every limit. In the way:{limits}\n"
        "Nothing has been calculated. Raise or remove one of them, or let seats be cut faster.",
    ),
    "seat-files-have-faults": Text(
        sv="Filerna i {path} går inte att använda. Antal fel: {total}{faults}\n"
        "Ingenting har beräknats. Rätta raderna och försök igen.",
        en="The files in {path} cannot be used. Faults found: {total}{faults}\n"
        "Nothing has been calculated. Correct the rows and try again.",
    ),
    "seat-fault": Text(
        sv="{file}, rad {row}, kolumn {column}: {value} – {why}",
        en="{file}, row {row}, column {column}: {value} – {why}",
    ),
    **FAULT_WORDS,
}

_MORE: Final = Text(sv="… och {count} till", en="… and {count} more")


@runtime_checkable
class Fault(Protocol):
    """One of several faults: facts that have words of their own."""

    @property
    def code(self) -> str:
        """Return the key of its words."""

    @property
    def facts(self) -> Mapping[str, object]:
        """Return what its words need."""


def explain(error: TalentlabError, language: Language) -> str:
    """Return what ``error`` means for the reader and what to do now."""
    return _fill(error.code, error.facts, language)


def _fill(code: str, facts: Mapping[str, object], language: Language) -> str:
    said = {name: _say(fact, language) for name, fact in facts.items()}
    return MESSAGES[code].say(language).format_map(said)


def _say(fact: object, language: Language) -> str:
    """Return one fact as words: texts in the language, lists as lines, the rest as it is.

    What stands in a file may hold characters that move the cursor or rename the window: they are
    shown, never sent.
    """
    if isinstance(fact, Text):
        return fact.say(language)
    if isinstance(fact, Fault):
        return _fill(fact.code, fact.facts, language)
    if isinstance(fact, Mapping):
        return "".join(_lines([_pair(k, v, language) for k, v in fact.items()], language))
    if isinstance(fact, list | tuple | set | frozenset):
        return _listed(fact, language)
    return visible(str(fact))


def _listed(facts: Iterable[object], language: Language) -> str:
    """Return short words in a row, and whole sentences or tables on lines of their own."""
    items = list(facts)
    said = [_say(item, language) for item in items]
    if all(isinstance(item, str) for item in items):
        return ", ".join(said)
    return "".join(_lines(said, language))


def _pair(key: object, value: object, language: Language) -> str:
    name = visible(str(key))
    return f"{name}: {_say(value, language)}" if value else name


def _lines(said: list[str], language: Language) -> list[str]:
    lines = [f"\n  • {line.strip()}" for line in said[:MOST_LINES]]
    if more := len(said) - MOST_LINES:
        lines += [f"\n  {_MORE.say(language).format(count=more)}"] if more > 0 else []
    return lines
