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

# Ending -> what may have stood there, in nouns and adjectives. Longest first; the likeliest
# replacement first.
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
# Other words of the same root: the verb of a present ("bygger"), and who does what a verb, an
# activity or the older feminine says ("svetsa", "städning", "lärarinna").
_SWEDISH_RELATIVES: Final = (
    ("arinna", ("are",)),
    ("erska", ("are", "")),
    ("inna", ("",)),
    ("ning", ("are", "a")),
    ("ing", ("are", "a")),
    ("eri", ("are",)),
    ("era", ("ator", "or")),
    ("ra", ("rare",)),
    ("ar", ("a",)),
    ("er", ("a",)),
    ("a", ("are",)),
)
_ENGLISH_RELATIVES: Final = (("ing", ("er", "or", "e", "ist", "")), ("person", ("man", "")))


def bases(word: str, language: Language) -> Iterator[str]:
    """Yield what a folded ``word`` may be a form of, likeliest first, never itself."""
    if language == "en":
        yield from _replaced(word, _ENGLISH)
        return
    yield from _replaced(word, _SWEDISH)
    if word.endswith("s") and len(word) > _SHORTEST:
        yield word[:-1]
        yield from _replaced(word[:-1], _SWEDISH)


def relatives(word: str, language: Language) -> Iterator[str]:
    """Yield other words of the same root as a folded ``word``: "svetsning" -> "svetsare"."""
    rules = _SWEDISH_RELATIVES if language == "sv" else _ENGLISH_RELATIVES
    for form in (word, *bases(word, language)):
        yield from _replaced(form, rules)


def _replaced(word: str, rules: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[str]:
    for ending, replacements in rules:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST and _may_end(stem, ending):
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
