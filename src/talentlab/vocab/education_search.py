"""Finds education groups by what people call them: their names, and everyday words for them."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from talentlab.vocab.education import education_groups
from talentlab.vocab.language.folding import fold, words_of

_SHORTEST: Final = 3  # letters that a word must begin with to be taken for another
_ENDING: Final = 2  # letters that Swedish bends at the end of a word: sköterska, sköterske-

EVERYDAY_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "73O": ("undersköterska", "usk", "vårdbiträde", "vård och omsorg", "assistant nurse"),
        "73B": ("barnskötare", "barn och fritid", "childcare worker"),
        "73T": ("tandsköterska", "dental nurse"),
        "75L": ("fysioterapeut", "physiotherapist"),
        "75H": ("doktor", "doctor", "physician"),
        "53B": ("snickare", "murare", "målare", "carpenter", "builder"),
        "53E": ("elektriker", "electrician"),
        "53F": ("mekaniker", "bilmekaniker", "mechanic"),
        "53R": ("rörmokare", "vvs-montör", "plumber"),
        "53V": ("svetsare", "industriarbetare", "welder"),
        "53P": ("processoperatör", "process operator"),
        "83R": ("kock", "servitör", "chef", "cook", "waiter"),
        "83T": ("lastbilschaufför", "bussförare", "driver"),
        "63Z": ("lantbrukare", "skogsarbetare", "farmer"),
        "45D": ("utvecklare", "it", "developer"),
        "35J": ("advokat", "lawyer"),
        "15H": ("gymnasielärare", "högstadielärare", "secondary teacher"),
        "15G": ("lågstadielärare", "mellanstadielärare", "primary teacher"),
        "75P": ("socialsekreterare", "social worker"),
    }
)
"""Education group -> what people say who mean it and do not know its name."""


def find_educations(question: str) -> tuple[str, ...]:
    """Return the education groups that a question means, those named by all its words first.

    A word finds another that begins with it, but for the letters that Swedish bends; a code finds
    itself. Nothing for an empty question.

    Examples
    --------
    >>> find_educations("sjuksköterska")
    ('75N', '75S')
    >>> find_educations("usk")
    ('73O',)

    """
    if question.upper() in education_groups():
        return (question.upper(),)
    asked = _words(question)
    if not asked:
        return ()
    scores = {code: _score(asked, words) for code, words in _spoken().items()}
    found = [code for code, score in scores.items() if score]
    whole = fold(question).strip()
    return tuple(sorted(found, key=lambda code: (whole not in _names(code), -scores[code])))


def _names(code: str) -> tuple[str, str]:
    """Return both names of a group, folded."""
    name = education_groups().name(code)
    return fold(name.sv), fold(name.en)


@cache
def _spoken() -> Mapping[str, tuple[str, ...]]:
    """Return education group -> every word that it goes by, folded."""
    return MappingProxyType(
        {
            code: tuple(
                dict.fromkeys(
                    word
                    for name in (entry.name.sv, entry.name.en, *EVERYDAY_WORDS.get(code, ()))
                    for word in _words(name)
                )
            )
            for code, entry in education_groups().entries.items()
        }
    )


def _words(text: str) -> list[str]:
    """Return the words of a text, folded; hyphens and strokes part them."""
    return [part for word in words_of(text) for part in fold(word).split("-") if part]


def _score(asked: Iterable[str], words: tuple[str, ...]) -> float:
    """Return how well words answer a question: nothing unless every word of it is met.

    A whole word counts most, one that begins alike less, one that only holds it least.
    """
    best = [max(_likeness(word, spoken) for spoken in words) for word in asked]
    return sum(best) if all(best) else 0.0


def _likeness(word: str, spoken: str) -> float:
    if word == spoken:
        return 3.0
    if len(word) < _SHORTEST:
        return 0.0
    stem = word[: max(_SHORTEST, len(word) - _ENDING)]
    if spoken.startswith(stem):
        return 2.0
    return 1.0 if len(stem) > _SHORTEST and stem in spoken else 0.0
