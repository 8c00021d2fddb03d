"""Education groups as readers meet them: named, by field, with addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from talentlab.vocab.education import education_groups, stage_of_group
from talentlab.vocab.education_pools import education_name, education_pools, members_of_pools
from talentlab.vocab.text import Language, Text

FIELD_NAMES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "0": Text(sv="Allmän utbildning", en="General education"),
        "1": Text(sv="Pedagogik och lärare", en="Education and teachers"),
        "2": Text(sv="Humaniora, konst och medier", en="Humanities, arts and media"),
        "3": Text(sv="Samhälle, juridik, handel", en="Society, law, business"),
        "4": Text(sv="Natur, matematik, data", en="Science, mathematics, computing"),
        "5": Text(sv="Teknik och tillverkning", en="Engineering and manufacturing"),
        "6": Text(sv="Lantbruk, skog, djur", en="Agriculture, forestry, animals"),
        "7": Text(sv="Hälsa, vård och omsorg", en="Health and care"),
        "8": Text(sv="Tjänster och trygghet", en="Services and security"),
        "9": Text(sv="Okänd inriktning", en="Unknown field"),
    }
)
"""First digit of an education group -> its broad field in SUN, in few words."""
_UNKNOWN_FIELD: Final = "9"
_NO_DEGREE: Final = "4"


@dataclass(frozen=True, slots=True)
class EducationGroup:
    """One of SCB's education groups, or a pool of them."""

    code: str
    name: str

    @property
    def inside(self) -> str:
        """The name as it stands inside a sentence."""
        is_word = self.name[1:2].islower()
        return self.name[0].lower() + self.name[1:] if is_word else self.name


def is_education(code: str) -> bool:
    """Return whether there is an education group or a pool with this code."""
    return code in education_groups() or code in education_pools()


def education(code: str, language: Language) -> EducationGroup:
    """Return the group or pool with this code; raise ``UnknownCode`` if there is none."""
    return EducationGroup(code, education_name(code).say(language))


def members(code: str, language: Language) -> list[EducationGroup]:
    """Return the groups that a pool stands for; none for a group."""
    return [education(each, language) for each in members_of_pools().get(code, ())]


def is_finished(code: str) -> bool:
    """Return whether it is a known, finished education: nobody can train more of another."""
    first = members_of_pools().get(code, (code,))[0]
    return first[0] != _UNKNOWN_FIELD and stage_of_group(first) != _NO_DEGREE


def field_of(code: str) -> str:
    """Return the broad field of a group, or of the first group in a pool."""
    return members_of_pools().get(code, (code,))[0][0]


def address_of_group(code: str, **asked: str) -> str:
    """Return the address of an education's page, with what is asked of it."""
    question = {key: value for key, value in asked.items() if value}
    page = reverse("insight:education", args=[code])
    return f"{page}?{urlencode(question)}" if question else page
