"""What a word may be an inflected form of, in Swedish and English.

The rules propose and a lexicon disposes: each proposal is only taken when it is a known word, so
the rules may be generous. They work on folded words (``folding``), where å, ä and ö are a and o.
Swedish nouns have five declensions, with definite and genitive endings; English has few.
"""

from collections.abc import Iterator
from typing import Final

from talentlab.vocab.text import Language

# A stem shorter than this says nothing.
_SHORTEST: Final = 3
_VOWELS: Final = frozenset("aeiouy")

# Ending -> what may have stood there. Longest first; the likeliest replacement first.
_SWEDISH: Final = (
    ("orna", ("a",)),
    ("arna", ("are", "", "e")),
    ("erna", ("", "er", "e")),
    ("mannen", ("man",)),
    ("aren", ("are",)),
    ("ena", ("e", "")),
    ("or", ("a",)),
    ("ar", ("", "e")),
    ("er", ("", "e")),
    ("en", ("", "e")),
    ("et", ("", "e")),
    ("na", ("",)),
    ("n", ("",)),
    ("t", ("",)),
    ("a", ("", "e")),
    ("e", ("",)),
)
_ENGLISH: Final = (
    ("women", ("woman", "man")),
    ("woman", ("man",)),
    ("ies", ("y",)),
    ("men", ("man",)),
    ("es", ("", "e")),
    ("s", ("",)),
)
# Somebody who does it <- the doing and the older feminine: "städning", "svetsa", "lärarinna".
_SWEDISH_DOERS: Final = (
    ("arinna", ("are",)),
    ("erska", ("are", "")),
    ("inna", ("",)),
    ("ning", ("are",)),
    ("ing", ("are",)),
    ("eri", ("are",)),
    ("ra", ("rare",)),
    ("a", ("are",)),
)
_ENGLISH_DOERS: Final = (("ing", ("er", "or", "e", "ist", "")), ("person", ("man", "")))


def bases(word: str, language: Language | None = None) -> Iterator[str]:
    """Yield what a folded ``word`` may be a form of, likeliest first, never itself.

    Without ``language`` the rules of both are tried: who searches does not say which it is.
    """
    if language != "en":
        for form in _without_genitive(word):
            yield from _replaced(form, _SWEDISH)
    if language != "sv":
        yield from _replaced(word, _ENGLISH)


def doers(word: str) -> Iterator[str]:
    """Yield who may do what a folded ``word`` says: "svetsning" -> "svetsare"."""
    for form in (word, *bases(word)):
        yield from _replaced(form, _SWEDISH_DOERS)
        yield from _replaced(form, _ENGLISH_DOERS)


def _without_genitive(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s") and len(word) > _SHORTEST:
        yield word[:-1]


def _replaced(word: str, rules: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    if word.endswith("s") and rules is _SWEDISH and len(word) > _SHORTEST:
        yield word[:-1]
    for ending, replacements in rules:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST or not _may_end(stem, ending):
            continue
        for replacement in replacements:
            yield stem + replacement


def _may_end(stem: str, ending: str) -> bool:
    """Return whether Swedish puts ``ending`` after ``stem``."""
    if ending == "n":  # after a vowel or an unstressed -er, -or, -el: "läkaren", "teknikern"
        return stem[-1] in _VOWELS or stem.endswith(("er", "or", "el"))
    if ending == "t":
        return stem[-1] == "e"
    # "tekniker" is not the plural of "teknik".
    return not (ending == "er" and stem.endswith("ik"))
