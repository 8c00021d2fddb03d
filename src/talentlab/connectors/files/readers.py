"""How texts become values of a table, by the readers a manifest can name.

A reader takes all the different texts of a column at once, so that a column of half a million rows
costs as much as its few hundred different contents.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

from talentlab.errors import AgeNotUnderstood, SexNotUnderstood, UnknownCode
from talentlab.tables.fields import ALL_OCCUPATIONS, MONTH, NO_OCCUPATION
from talentlab.tables.people import OLDEST_MOTHER, YOUNGEST_MOTHER
from talentlab.vocab.ages import parse_age, parse_single_age
from talentlab.vocab.education import education_groups, education_levels
from talentlab.vocab.geography import (
    COUNTY_LEVEL,
    MUNICIPALITY_LEVEL,
    code_of_place,
    national_areas,
    place_name,
)
from talentlab.vocab.sexes import parse_sex
from talentlab.vocab.sni import sni
from talentlab.vocab.ssyk import ssyk
from talentlab.vocab.text import Text

Value = TypeVar("Value", str, int)
Reader: TypeAlias = Callable[[Iterable[str]], Mapping[str, str | int | Exception]]
"""Texts -> each text's value, or what is wrong with it."""

# The larger regions as Eurostat coded them before 2008, and as they are coded now.
_BEFORE_2008: Final = MappingProxyType(
    {
        "SE01": "SE11",
        "SE02": "SE12",
        "SE09": "SE21",
        "SE04": "SE22",
        "SE0A": "SE23",
        "SE06": "SE31",
        "SE07": "SE32",
        "SE08": "SE33",
    }
)
SEVERAL: Final = "several"
_NOT_GROUPS: Final = frozenset({ALL_OCCUPATIONS, NO_OCCUPATION})
_TOTAL: Final = "total"


def one_by_one(read: Callable[[str], Value]) -> Reader:
    """Return a reader of many texts from a function that reads one."""

    def read_all(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
        values: dict[str, str | int | Exception] = {}
        for text in texts:
            try:
                values[text] = read(text)
            except (UnknownCode, AgeNotUnderstood, SexNotUnderstood, ValueError) as error:
                values[text] = error
        return values

    return read_all


def _text(text: str) -> str:
    return text


def _county(text: str) -> str:
    return code_of_place(text, level=COUNTY_LEVEL)


def _municipality(text: str) -> str:
    return code_of_place(text, level=MUNICIPALITY_LEVEL)


def _region(text: str) -> str:
    """Return Sweden, a county, a municipality or one of SCB's larger regions."""
    code = _BEFORE_2008.get(text, text)
    return code if code in national_areas() else code_of_place(text)


def _municipality_or_several(text: str) -> str:
    return SEVERAL if text == SEVERAL else _municipality(text)


def _age_group(text: str) -> str:
    return parse_age(text).label


def _mother_age(text: str) -> int:
    """Return 14 for every age below 15 and 49 for 49 and older, as the table counts them."""
    band = parse_age(text)
    if band.lower == 0 and band.upper == YOUNGEST_MOTHER:
        return YOUNGEST_MOTHER
    if band.lower == OLDEST_MOTHER and band.upper is None:
        return OLDEST_MOTHER
    if band.upper != band.lower:
        raise AgeNotUnderstood(labels=(text,))
    return band.lower


def _month(text: str) -> str:
    """Return ``YYYY-MM`` for 2023-01, 2023M01 and 202301."""
    month = re.sub(r"^(\d{4})M?(\d{2})$", r"\1-\2", text)
    if not re.fullmatch(MONTH, month):
        raise ValueError(text)
    return month


def _ssyk_scb(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _by_name(texts, ssyk("scb").codes_of)


def _ssyk_af(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _by_name(texts, ssyk("af").codes_of)


def _ssyk_scb_wide(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _wide(texts, _ssyk_scb)


def _ssyk_af_wide(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _wide(texts, _ssyk_af)


def _wide(texts: Iterable[str], read: Reader) -> Mapping[str, str | int | Exception]:
    """Read groups; all occupations and no occupation, which are no groups, as they stand."""
    listed = list(texts)
    groups = read(text for text in listed if text not in _NOT_GROUPS)
    return {text: text if text in _NOT_GROUPS else groups[text] for text in listed}


def _sni(text: str) -> str:
    """Return a section, a division or sections joined with a plus sign."""
    if text != _TOTAL:
        sni().require(text.split("+"))
    return text


def _education_levels(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _by_name(texts, education_levels().codes_of)


def _education_groups(texts: Iterable[str]) -> Mapping[str, str | int | Exception]:
    return _by_name(texts, education_groups().codes_of)


def _by_name(
    texts: Iterable[str], codes_of: Callable[[Iterable[str]], Mapping[str, str]]
) -> Mapping[str, str | int | Exception]:
    """Read codes or names; the unknown ones are told apart so that the others can be read."""
    listed = list(texts)
    try:
        return dict(codes_of(listed))
    except UnknownCode as error:
        unknown = {str(code): error for code in _codes(error)}
        known = codes_of([text for text in listed if text not in unknown])
        return {**known, **unknown}


def _codes(error: UnknownCode) -> tuple[object, ...]:
    codes = error.facts["codes"]
    return tuple(codes) if isinstance(codes, tuple | list) else (codes,)


READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "text": one_by_one(_text),
        "sex": one_by_one(parse_sex),
        "age": one_by_one(parse_single_age),
        "age_group": one_by_one(_age_group),
        "mother_age": one_by_one(_mother_age),
        "county": one_by_one(_county),
        "municipality": one_by_one(_municipality),
        "municipality_or_several": one_by_one(_municipality_or_several),
        "region": one_by_one(_region),
        "month": one_by_one(_month),
        "ssyk_scb": _ssyk_scb,
        "ssyk_af": _ssyk_af,
        "ssyk_scb_wide": _ssyk_scb_wide,
        "ssyk_af_wide": _ssyk_af_wide,
        "sni": one_by_one(_sni),
        "education_level": _education_levels,
        "education_group": _education_groups,
    }
)
"""The readers by the names that manifests use; numbers are read by the column's own type."""

OF_COLUMN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "region_code": "region",
        "home_code": "region",
        "work_code": "region",
        "origin_code": "region",
        "destination_code": "region",
        "sex": "sex",
        "age": "age",
        "age_group": "age_group",
        "mother_age": "mother_age",
        "education_level_code": "education_level",
        "education_group_code": "education_group",
        "sni_code": "sni",
        "ssyk_code": "ssyk_scb",
        "related_code": "ssyk_scb",
    }
)
"""The reader that a table's column has when the manifest names none."""

_NAMES: Final[Mapping[str, Callable[[str], Text]]] = MappingProxyType(
    {
        "county": place_name,
        "municipality": place_name,
        "municipality_or_several": place_name,
        "region": place_name,
        "ssyk_scb": lambda code: ssyk("scb").name(code),
        "ssyk_af": lambda code: ssyk("af").name(code),
        "ssyk_scb_wide": lambda code: ssyk("scb").name(code),
        "ssyk_af_wide": lambda code: ssyk("af").name(code),
        "sni": lambda code: sni().name(code),
        "education_level": lambda code: education_levels().name(code),
        "education_group": lambda code: education_groups().name(code),
    }
)


def name_codes(reader: str, codes: Iterable[str]) -> Text:
    """Return codes with their names, for people: "2460 Vännäs, 2480 Umeå"."""
    name = _NAMES.get(reader)
    named = [(code, name(code) if name else Text(sv="", en="")) for code in codes]
    return Text(
        sv=", ".join(f"{code} {text.sv}".strip() for code, text in named),
        en=", ".join(f"{code} {text.en}".strip() for code, text in named),
    )
