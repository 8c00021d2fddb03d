"""Sweden's counties and municipalities: SCB's codes, names and who belongs to whom."""

from functools import cache
from types import MappingProxyType
from typing import Final

from talentlab.errors import UnknownCode
from talentlab.vocab.load import read_rows, read_vocabulary
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import Vocabulary

SWEDEN: Final = "00"
COUNTRY_LEVEL: Final = 0
COUNTY_LEVEL: Final = 1
MUNICIPALITY_LEVEL: Final = 2


@cache
def places() -> Vocabulary:
    """Return Sweden ("00"), its 21 counties ("24") and 290 municipalities ("2480")."""
    return read_vocabulary("places")


@cache
def counties() -> MappingProxyType[str, Text]:
    """Return county code -> name, in code order."""
    return _names_at(COUNTY_LEVEL)


@cache
def municipalities() -> MappingProxyType[str, Text]:
    """Return municipality code -> name, in code order."""
    return _names_at(MUNICIPALITY_LEVEL)


@cache
def national_areas() -> Vocabulary:
    """Return the eight national areas ("SE33", NUTS 2) that some statistics are given for."""
    return read_vocabulary("nuts2")


@cache
def counties_by_national_area() -> MappingProxyType[str, tuple[str, ...]]:
    """Return national area -> its counties: "SE33" -> ("24", "25")."""
    _, rows = read_rows("nuts2")
    return MappingProxyType({row["code"]: tuple(row["county_codes"].split()) for row in rows})


def place_name(region_code: str) -> Text:
    """Return the name of the country, a national area, a county or a municipality.

    A region's own areas, such as "umearegionen", are named by ``Region.place_name``.

    Raises
    ------
    UnknownCode
        If the code is none of them.

    """
    if region_code in national_areas():
        return national_areas().name(region_code)
    return places().name(region_code)


def county_of(municipality_code: str) -> str:
    """Return the county code of a municipality; raise ``UnknownCode`` if there is none."""
    places().require((municipality_code,), level=MUNICIPALITY_LEVEL)
    return municipality_code[:2]


def municipalities_in(county_code: str) -> tuple[str, ...]:
    """Return the municipality codes of a county; raise ``UnknownCode`` if there is none."""
    places().require((county_code,), level=COUNTY_LEVEL)
    return places().children(county_code)


def code_of_place(label: str, *, level: int | None = None) -> str:
    """Return the code of a place written as people and tables write it.

    Takes "2480", "2480 Umeå", "Umeå", "Umeå kommun", "24 Västerbottens län", "Västerbotten",
    "Riket" and, where that leaves no doubt, spellings without å, ä and ö.

    Parameters
    ----------
    label
        What was written.
    level
        Look only among counties (1) or municipalities (2); "Stockholm" is both.

    Raises
    ------
    UnknownCode
        If no place, or more than one, goes by that name; with the nearest ones.

    """
    written = " ".join(label.split())
    found = _spelled(written.casefold(), level) or _spelled(_plain(written), level)
    if len(found) == 1:
        return found[0]
    offered = found or places().nearest(written, level=level)
    raise UnknownCode(vocabulary=places().edition.name, codes=(label,), nearest={label: offered})


def _names_at(level: int) -> MappingProxyType[str, Text]:
    return MappingProxyType({c: entry.name for c, entry in places().at_level(level).items()})


_WITHOUT_RINGS: Final = str.maketrans("åäöéü", "aaoeu")
# What a county is called besides its name; "Gotaland" is how StatisticsNZ's copy writes it.
_ALSO_CALLED: Final = MappingProxyType(
    {"00": ("riket", "hela riket", "hela landet", "se"), "14": ("gotaland",)}
)


def _plain(name: str) -> str:
    """Return a name without capitals, rings and dots, with hyphens as spaces."""
    return name.casefold().translate(_WITHOUT_RINGS).replace("-", " ")


def _spellings_of(code: str) -> frozenset[str]:
    """Return every spelling that means the place ``code``, in small letters."""
    entry = places().entries[code]
    sv, en = entry.name.sv.casefold(), entry.name.en.casefold()
    names = {sv, en, *_ALSO_CALLED.get(code, ())}
    if entry.level == COUNTY_LEVEL:
        short = en.removesuffix(" county")
        names |= {sv.removesuffix(" län"), short, f"region {short}"}
    if entry.level == MUNICIPALITY_LEVEL:
        genitive = sv if sv.endswith(("s", "x", "z")) else f"{sv}s"
        names |= {f"{n} {kind}" for n in (sv, genitive) for kind in ("kommun", "municipality")}
    return frozenset(names | {f"{code} {name}" for name in names} | {code})


def _spelled(spelling: str, level: int | None) -> tuple[str, ...]:
    """Return the places at ``level`` that go by this spelling."""
    codes = _codes_by_spelling().get(spelling, ())
    return tuple(c for c in codes if level is None or places().entries[c].level == level)


@cache
def _codes_by_spelling() -> MappingProxyType[str, tuple[str, ...]]:
    """Return spelling -> the codes of all places that go by it.

    A plain spelling never takes an exact one from another place: "Habo" is not Håbo.
    """
    exact: dict[str, list[str]] = {}
    plain: dict[str, list[str]] = {}
    for code in places():
        spellings = _spellings_of(code)
        for spelling in spellings:
            exact.setdefault(spelling, []).append(code)
        for spelling in {_plain(spelling) for spelling in spellings}:
            plain.setdefault(spelling, []).append(code)
    return MappingProxyType({word: tuple(codes) for word, codes in (plain | exact).items()})
