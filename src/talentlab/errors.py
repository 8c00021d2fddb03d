"""Every expected failure, as facts. The words belong to the reader's side.

The command line (``cli/messages.py``) and the pages (``web/common/messages.py``) turn each of
these into a sentence in Swedish and in English that says what happened, what it means and what to
do. Anything that is not a ``TalentlabError`` is a bug and keeps its traceback.
"""

from typing import ClassVar


class TalentlabError(Exception):
    """An expected failure with the facts a message needs."""

    code: ClassVar[str] = "talentlab-error"
    exit_status: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        listed = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{self.code}: {listed}")
        self.facts = facts


class UnknownCode(TalentlabError):
    """One or more codes are not in a vocabulary.

    Facts: ``vocabulary`` (its name, a Text), ``codes`` (every unknown code, sorted) and ``nearest``
    (unknown code -> the nearest known codes).
    """

    code = "unknown-code"
    exit_status = 3


class TableDoesNotFit(TalentlabError):
    """Rows break the declaration of their table. Facts: ``table``, ``faults`` (all of them)."""

    code = "table-does-not-fit"
    exit_status = 4


class SettingsDoNotFit(TalentlabError):
    """Environment variables cannot be used. Facts: ``faults`` (name -> what it should be)."""

    code = "settings-do-not-fit"
    exit_status = 30


class FrontEndNotBuilt(TalentlabError):
    """The styles and fonts of the pages are missing. Facts: ``folder`` where they should be."""

    code = "front-end-not-built"
    exit_status = 31


class PrintingNotPossible(TalentlabError):
    """The libraries that set text for PDF are not on the machine. Facts: ``why`` (their words)."""

    code = "printing-not-possible"
    exit_status = 63


class StoreBusy(TalentlabError):
    """Another writer holds the store. Facts: ``path`` (the store), ``writer`` (who and since)."""

    code = "store-busy"
    exit_status = 10


class StoreNotWritable(TalentlabError):
    """The store cannot be written. Facts: ``path``, ``why`` (the operating system's words)."""

    code = "store-not-writable"
    exit_status = 11


class DiskFull(TalentlabError):
    """There is no room left. Facts: ``path`` that was being written."""

    code = "disk-full"
    exit_status = 12


class StoreDamaged(TalentlabError):
    """A file in the store is not what was written. Facts: ``path``, ``why``."""

    code = "store-damaged"
    exit_status = 13


class NothingImported(TalentlabError):
    """The store has no imported tables. Facts: ``path`` (the store)."""

    code = "nothing-imported"
    exit_status = 14


class TablesMissing(TalentlabError):
    """Tables that a calculation cannot do without are not imported. Facts: ``tables``."""

    code = "tables-missing"
    exit_status = 26


class NothingBuilt(TalentlabError):
    """Nothing has been calculated yet. Facts: ``path`` (the store)."""

    code = "nothing-built"
    exit_status = 15


class NothingPublished(TalentlabError):
    """The store has no published release. Facts: ``path`` (the store)."""

    code = "nothing-published"
    exit_status = 16


class UnknownRelease(TalentlabError):
    """No release has that name. Facts: ``name``, ``known`` (all names, newest first)."""

    code = "unknown-release"
    exit_status = 17


class NoEarlierRelease(TalentlabError):
    """No release is older than the published one. Facts: ``name`` (the published one)."""

    code = "no-earlier-release"
    exit_status = 46


class ReleaseExists(TalentlabError):
    """A release of that name is there already, and releases never change. Facts: ``name``."""

    code = "release-exists"
    exit_status = 18


class ReleaseNameNotAllowed(TalentlabError):
    """A name cannot be a folder and part of an address. Facts: ``name``, ``suggestion``."""

    code = "release-name-not-allowed"
    exit_status = 19


class PartsOverlap(TalentlabError):
    """Two parts give the same row and neither is declared to supersede the other.

    Facts: ``overlaps``, each an item with its own ``code`` and ``facts``.
    """

    code = "parts-overlap"
    exit_status = 20


class UnknownPart(TalentlabError):
    """A part supersedes parts that do not exist. Facts: ``parts``, ``known`` (all part names)."""

    code = "unknown-part"
    exit_status = 21


class QuestionNotUnderstood(TalentlabError):
    """A question about a number has words we do not know.

    Facts: ``question``, ``unknown`` (word -> the nearest known words).
    """

    code = "question-not-understood"
    exit_status = 22


class NumberNotPublished(TalentlabError):
    """The published release has no such number. Facts: ``question``, ``release``, ``published``."""

    code = "number-not-published"
    exit_status = 23


class PagesNotInstalled(TalentlabError):
    """The packages that show pages are missing. Facts: ``missing`` (package names)."""

    code = "pages-not-installed"
    exit_status = 24


class PagesDidNotStart(TalentlabError):
    """The web server ended before it answered. Facts: ``address``, ``exit_status``."""

    code = "pages-did-not-start"
    exit_status = 25


class AgeNotUnderstood(TalentlabError):
    """Labels mean no ages that we know. Facts: ``labels`` (all of them)."""

    code = "age-not-understood"
    exit_status = 5


class SexNotUnderstood(TalentlabError):
    """Labels mean neither women, men nor both. Facts: ``labels`` (all of them)."""

    code = "sex-not-understood"
    exit_status = 6


class RegionDoesNotFit(TalentlabError):
    """A region's declaration is wrong. Facts: ``region``, ``faults`` (all of them, as Text)."""

    code = "region-does-not-fit"
    exit_status = 7


class ManifestHasFaults(TalentlabError):
    """A delivery's manifest cannot be followed. Facts: ``faults`` (all of them), ``total``."""

    code = "manifest-has-faults"
    exit_status = 40


class DeliveryHasFaults(TalentlabError):
    """Files do not say what the manifest promises.

    Facts: ``faults`` (all of them, in the order of the manifest), ``total`` (their number) and
    ``files`` (how many files they are in).
    """

    code = "delivery-has-faults"
    exit_status = 41


class TooManyReports(TalentlabError):
    """The form for faults has received its fill. Facts: ``most`` per hour."""

    code = "too-many-reports"
    exit_status = 32


class UnknownReport(TalentlabError):
    """No report of a fault has this reference. Facts: ``reference``."""

    code = "unknown-report"
    exit_status = 33


class AlreadyAnswered(TalentlabError):
    """The report of a fault has its answer. Facts: ``reference``."""

    code = "already-answered"
    exit_status = 34


class PopulationIncomplete(TalentlabError):
    """Counts of residents lack ages or sexes. Facts: ``counts`` (region, year and month)."""

    code = "population-incomplete"
    exit_status = 44


class NoCommonPopulation(TalentlabError):
    """The region's municipalities were never counted together. Facts: ``region_codes``."""

    code = "no-common-population"
    exit_status = 45


class EmploymentIncomplete(TalentlabError):
    """Counts of employees lack occupations. Facts: ``counts`` (region, year, what is missing)."""

    code = "employment-incomplete"
    exit_status = 50


class NoCommonEmployment(TalentlabError):
    """The region's counties were never counted together. Facts: ``region_codes``."""

    code = "no-common-employment"
    exit_status = 47


class CountiesExceedCountry(TalentlabError):
    """Counties have more employees than the country. Facts: ``counts`` (cell, sum > country)."""

    code = "counties-exceed-country"
    exit_status = 48


class AgeGroupsDoNotJoin(TalentlabError):
    """Ages of employees overlap or leave some out. Facts: ``groups`` (region, year, groups)."""

    code = "age-groups-do-not-join"
    exit_status = 49


class OwnFileHasFaults(TalentlabError):
    """A table of one's own cannot be used. Facts: ``path``, ``faults`` (all of them), ``total``."""

    code = "own-file-has-faults"
    exit_status = 42


class NothingToForecastFrom(TalentlabError):
    """No forecast can be made then. Facts: ``wanted``, ``possible`` and ``counted`` (years)."""

    code = "nothing-to-forecast-from"
    exit_status = 43


class ScenarioHasFaults(TalentlabError):
    """A scenario cannot be calculated. Facts: ``faults`` (all of them), ``total``."""

    code = "scenario-has-faults"
    exit_status = 65


class ScenariosNotPossible(TalentlabError):
    """A release lacks what scenarios start from. Facts: ``release``, ``tables`` (missing)."""

    code = "scenarios-not-possible"
    exit_status = 66


class CalculationsBusy(TalentlabError):
    """Others are calculating, and the pages must stay open. Facts: ``seconds`` that were waited."""

    code = "calculations-busy"
    exit_status = 67


class TooManySaved(TalentlabError):
    """Scenarios are being saved faster than people do. Facts: ``most`` per hour."""

    code = "too-many-saved"
    exit_status = 68


class SeatLimitsContradict(TalentlabError):
    """No seat plan keeps every limit. Facts: ``limits`` (those in the way)."""

    code = "seat-limits-contradict"
    exit_status = 60


class SeatFilesHaveFaults(TalentlabError):
    """Files of a seat problem cannot be used. Facts: ``path``, ``faults`` (all), ``total``."""

    code = "seat-files-have-faults"
    exit_status = 61
