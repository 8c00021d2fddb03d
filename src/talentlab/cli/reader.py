"""Who reads what we print: in which language, and how numbers look in it."""

import itertools
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import click

from talentlab.publish.numerals import number
from talentlab.vocab.characters import visible
from talentlab.vocab.text import Language, Text

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the order POSIX reads them in
_NO_LANGUAGE = ("", "C", "POSIX")
_LANGUAGES: Final[Mapping[str, Language]] = {"sv": "sv", "en": "en"}


@dataclass(slots=True)
class Reader:
    """The person at the terminal."""

    language: Language

    def say(self, text: Text, *, err: bool = False, **facts: object) -> None:
        """Print ``text``, with whole numbers written as the language does."""
        click.echo(self.words(text, **facts), err=err)

    def words(self, text: Text, **facts: object) -> str:
        """Return ``text`` with its facts filled in."""
        return text.say(self.language).format_map({k: self._fact(v) for k, v in facts.items()})

    def number(self, value: float, *, decimals: int = 0) -> str:
        """Return a number as the language writes it."""
        return number(value, self.language, decimals=decimals)

    def _fact(self, fact: object) -> object:
        if isinstance(fact, Text):
            return fact.say(self.language)
        if isinstance(fact, str):
            return visible(fact)  # a name out of a file must not steer the terminal
        is_count = isinstance(fact, int) and not isinstance(fact, bool)
        return number(fact, self.language) if isinstance(fact, int) and is_count else fact


def preferred_language(variables: Mapping[str, str]) -> Language:
    """Return the language that the surroundings ask for; Swedish when they ask for none."""
    if (chosen := variables.get("TALENTLAB_LANG", "").lower()[:2]) in ("sv", "en"):
        return "sv" if chosen == "sv" else "en"
    wanted = next((variables[name] for name in _LOCALE_VARIABLES if variables.get(name)), "")
    if wanted.partition(".")[0] in _NO_LANGUAGE:
        return "sv"
    return "sv" if wanted.lower().startswith("sv") else "en"


def typed_language(words: Sequence[str]) -> Language | None:
    """Return the language asked for among the words of a command, also of one that is wrong."""
    after = itertools.pairwise([*words, ""])
    asked = [value for word, value in after if word == "--lang"]
    asked += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    return next((_LANGUAGES[value] for value in reversed(asked) if value in _LANGUAGES), None)


def current_reader(context: click.Context) -> Reader:
    """Return the reader of this run, made the first time anybody asks."""
    root = context.find_root()
    if not isinstance(root.obj, Reader):
        root.obj = Reader(preferred_language(os.environ))
    return root.obj
