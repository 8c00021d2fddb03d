"""Words that say nothing about which occupation or subject is meant."""

from typing import Final

from talentlab.vocab.language.folding import words_of

_SWEDISH: Final = (
    "jag vi du vill ville ska skulle kan kunna bli blir blev vara ar har hade arbeta arbetar arbetade "
    "jobba jobbar jobbade jobb jobbet jobben arbete arbetet arbeten yrke yrket yrken tjanst tjanster "
    "lediga ledig ledigt soker sokes sok soka utbildad utbildning till som en ett den det de och eller "
    "samt i pa inom vid av for med om att min mitt mina nagon nagot hos m fl mm bl a etc ovrig ovriga "
    "ej annan annat andra typ niva person personal anstalld anstallda nar hur man blir vad lon nu igen"
)
_ENGLISH: Final = (
    "i want wanted would like to be become am is are was work works working worked job jobs a an the "
    "and or of in at for with as on by my who other others related not elsewhere classified etc level "
    "looking occupation occupations professional professionals associate staff"
)
FILLERS: Final = frozenset((_SWEDISH + " " + _ENGLISH).split())


def telling(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` that say something; all of them when none does.

    Hyphens are taken out after the fillers, so that "AT-läkare" keeps its "at".
    """
    words = words_of(text)
    said = tuple(word for word in words if word not in FILLERS) or words
    return tuple(part for word in said for part in word.split("-"))
