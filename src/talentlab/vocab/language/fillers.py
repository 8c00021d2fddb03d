"""Words that say nothing about which occupation or subject is meant."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from talentlab.vocab.language.folding import fold, words_of
from talentlab.vocab.text import Language

_SWEDISH: Final = (
    "jag du han hon vi man vill ville ska skulle kan kunna bli blir blev vara ar har hade heter "
    "arbeta arbetar arbetade jobba jobbar jobbade jobb jobbet jobben arbete arbetet arbeten yrke "
    "yrket yrken yrkes tjanst tjanster lediga ledig ledigt soker sokes sok soka utbildad som till "
    "en ett den det de och eller samt i pa inom vid av for med om att min mitt mina nagon nagot "
    "hos m fl mm bl a etc o ovrig ovriga ej annan annat andra typ niva vad hur nu igen"
)
_ENGLISH: Final = (
    "i want wanted would like to be become am is are was work works working worked job jobs a an "
    "the and or of in at for with as on by my who other others related not elsewhere classified "
    "etc level looking occupation occupations"
)
FILLERS: Final[Mapping[Language, frozenset[str]]] = {
    "sv": frozenset(_SWEDISH.split()),
    "en": frozenset(_ENGLISH.split()),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A folded word that says something; ``is_part`` when a hyphen says that it is half."""

    word: str
    is_part: bool = False


def telling(text: str, languages: Collection[Language] = ("sv", "en")) -> tuple[Said, ...]:
    """Return the words of ``text``, which may be in ``languages``, that say something.

    If none of them does, all of them are returned.

    A word with a hyphen is never a filler, nor one in capitals in a text that is not: "AT-läkare"
    and "OR nurse" keep their first word. A hyphen at the end makes a part of a word, as in "bro-
    och slussvakt".
    """
    words = [(word, fold(word)) for word in words_of(text)]
    capitals_tell = not text.isupper()
    kept = [
        folded
        for word, folded in words
        if not any(folded in FILLERS[language] for language in languages)
        or (capitals_tell and word.isupper() and len(word) > 1)
    ]
    return tuple(
        Said(part, is_part=folded.endswith("-"))
        for folded in kept or [folded for _, folded in words]
        for part in folded.removesuffix("-").split("-")
    )
