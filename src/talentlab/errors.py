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

    Facts: ``vocabulary`` (its name), ``codes`` (every unknown code, sorted) and ``nearest``
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
