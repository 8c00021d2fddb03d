"""A region: which municipalities it has, how they are shown and who answers for the pages.

A region is configuration, not code. The shipped ones are TOML files in ``talentlab/regions``;
anybody may write another (``docs/how-to/declare-your-own-region.md``). ``parse_region`` checks a
declaration and reports everything that is wrong with it at once.
"""

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from talentlab.errors import RegionDoesNotFit, UnknownCode
from talentlab.vocab.announced import Announced, announced_from
from talentlab.vocab.geography import municipalities_in, place_name
from talentlab.vocab.region_faults import find_faults
from talentlab.vocab.text import Text
from talentlab.vocab.vocabulary import nearest

_SUFFIX: Final = ".toml"
_REGIONS: Final = Text(sv="regionerna", en="the regions")
_COOPERATING: Final = Text(
    sv="regionens samverkande kommuner", en="the region’s cooperating municipalities"
)


@dataclass(frozen=True, slots=True)
class Cooperating:
    """A municipality outside the region that is shown with it, as long as ``is_on``."""

    municipality_code: str
    is_on: bool
    why: Text


@dataclass(frozen=True, slots=True)
class Area:
    """A named group of municipalities that is shown as one, such as Umeåregionen."""

    slug: str
    name: Text
    municipality_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """The public actor that answers for the pages, as the accessibility statement needs it.

    ``is_example`` says that nobody has filled in a real one yet; the pages tell the reader.
    """

    name: Text
    contact_email: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class Region:
    """One region as it was declared, with its cooperating municipalities on or off.

    ``region_code`` is the area that stands for the whole region: its county ("24") or one of its
    areas ("umearegionen"). ``county_codes`` are the counties it lies in, whole or in part.
    What is declared for cooperating municipalities that are off is kept, but not shown.
    ``announced`` are events that the outlook of its jobs reckons with.
    """

    slug: str
    region_code: str
    name: Text
    name_genitive: Text
    county_codes: tuple[str, ...]
    municipality_codes: tuple[str, ...]
    cooperating: tuple[Cooperating, ...]
    declared_areas: tuple[Area, ...]
    university_municipality_codes: tuple[str, ...]
    comparison_county_codes: tuple[str, ...]
    declared_tiles: Mapping[str, tuple[int, int]]
    owner: Owner
    announced: tuple[Announced, ...] = ()

    def all_municipality_codes(self) -> tuple[str, ...]:
        """Return the region's own municipalities and the cooperating ones that are on."""
        on = (c.municipality_code for c in self.cooperating if c.is_on)
        return (*self.municipality_codes, *on)

    @property
    def areas(self) -> tuple[Area, ...]:
        """Return the areas whose municipalities are all own, or cooperating and on."""
        shown = set(self.all_municipality_codes())
        return tuple(a for a in self.declared_areas if shown.issuperset(a.municipality_codes))

    @property
    def tiles(self) -> Mapping[str, tuple[int, int]]:
        """Return municipality code -> (column, row) in the tile map, row 0 in the north."""
        shown = self.all_municipality_codes()
        return MappingProxyType({code: self.declared_tiles[code] for code in shown})

    @property
    def whole_county_codes(self) -> tuple[str, ...]:
        """Return the counties that the region's own municipalities fill completely."""
        own = set(self.municipality_codes)
        return tuple(c for c in self.county_codes if own.issuperset(municipalities_in(c)))

    def members(self) -> Mapping[str, tuple[str, ...]]:
        """Return every total that can be shown -> the municipalities it adds up.

        Whole counties and areas, in the order they are shown; the region's own total first.
        """
        counties = {code: municipalities_in(code) for code in self.whole_county_codes}
        totals = counties | {area.slug: area.municipality_codes for area in self.areas}
        first = {self.region_code: totals[self.region_code]}
        return MappingProxyType(first | totals)

    def region_codes(self) -> tuple[str, ...]:
        """Return every code that has pages: totals first, then the municipalities."""
        return tuple(self.municipalities_by_code())

    def municipalities_by_code(self) -> Mapping[str, tuple[str, ...]]:
        """Return every code that has pages -> its municipalities; a municipality is its own."""
        alone = {code: (code,) for code in self.all_municipality_codes()}
        return MappingProxyType(dict(self.members()) | alone)

    def place_name(self, region_code: str) -> Text:
        """Return the name of a municipality, a county, Sweden or one of the region's areas.

        Raises
        ------
        UnknownCode
            If the code is none of them.

        """
        areas = {area.slug: area.name for area in self.declared_areas}
        return areas[region_code] if region_code in areas else place_name(region_code)

    def with_cooperating(self, municipality_codes: Iterable[str]) -> "Region":
        """Return the region with exactly these cooperating municipalities on.

        Raises
        ------
        UnknownCode
            With every code that is not declared as cooperating.

        """
        wanted = tuple(municipality_codes)
        known = {c.municipality_code: (c.municipality_code,) for c in self.cooperating}
        unknown = tuple(sorted(set(wanted) - set(known)))
        if unknown:
            found = {code: nearest(code, known) or tuple(known) for code in unknown}
            raise UnknownCode(vocabulary=_COOPERATING, codes=unknown, nearest=found)
        switched = tuple(replace(c, is_on=c.municipality_code in wanted) for c in self.cooperating)
        return replace(self, cooperating=switched)

    def with_announced(self, events: Iterable[Announced]) -> "Region":
        """Return the region with exactly these announced events, but those of other places."""
        outside = (c.municipality_code for c in self.cooperating)
        declared = {*self.municipality_codes, *outside}
        here = tuple(event for event in events if event.municipality_code in declared)
        return replace(self, announced=here)

    def __reduce__(self) -> tuple[Callable[[str], "Region"], tuple[str]]:
        """Let a region be sent to another process, as the declaration it is."""
        return region_from_json, (self.to_json(),)

    def to_json(self) -> str:
        """Return the declaration as JSON, as a release keeps it."""
        declared: dict[str, object] = {
            "slug": self.slug,
            "region_code": self.region_code,
            "name": _sv_en(self.name),
            "name_genitive": _sv_en(self.name_genitive),
            "county_codes": self.county_codes,
            "municipality_codes": self.municipality_codes,
            "university_municipality_codes": self.university_municipality_codes,
            "comparison_county_codes": self.comparison_county_codes,
            "cooperating": [
                {"municipality_code": c.municipality_code, "is_on": c.is_on, "why": _sv_en(c.why)}
                for c in self.cooperating
            ],
            "areas": [
                {"slug": a.slug, "name": _sv_en(a.name), "municipality_codes": a.municipality_codes}
                for a in self.declared_areas
            ],
            "tiles": dict(self.declared_tiles),
            "owner": {
                "name": _sv_en(self.owner.name),
                "contact_email": self.owner.contact_email,
                "is_example": self.owner.is_example,
            },
        }
        if self.announced:
            declared["announced"] = [event.declared() for event in self.announced]
        return json.dumps(declared, ensure_ascii=False, sort_keys=True)


def region_names() -> tuple[str, ...]:
    """Return the slugs of the shipped regions, sorted."""
    shipped = (file.name for file in files("talentlab").joinpath("regions").iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in shipped if n.endswith(_SUFFIX)))


def load_region(slug_or_toml: str) -> Region:
    """Return a shipped region by its slug, or the region that a TOML text declares.

    Raises
    ------
    UnknownCode
        If no shipped region has that slug.
    RegionDoesNotFit
        With everything that is wrong in the declaration.

    """
    if "=" in slug_or_toml or "\n" in slug_or_toml:
        return parse_region(slug_or_toml)
    return _shipped_region(slug_or_toml)


@cache
def _shipped_region(slug: str) -> Region:
    names = region_names()
    if slug not in names:
        found = nearest(slug, {name: (name,) for name in names}) or names
        raise UnknownCode(vocabulary=_REGIONS, codes=(slug,), nearest={slug: found})
    file = files("talentlab").joinpath("regions", f"{slug}{_SUFFIX}")
    return parse_region(file.read_text(encoding="utf-8"))


def parse_region(text: str) -> Region:
    """Return the region that a TOML text declares.

    Raises
    ------
    RegionDoesNotFit
        With everything that is wrong: broken TOML, unknown or missing keys, unknown
        municipalities with the nearest known ones, colliding tiles, missing texts.

    """
    try:
        declared = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also absurd numbers, and lists in lists
        fault = Text(sv=f"Filen är inte giltig TOML: {error}.", en=f"Not valid TOML: {error}.")
        raise RegionDoesNotFit(region="", faults=(fault,)) from error
    return _declared_region(declared)


def region_from_json(text: str) -> Region:
    """Return the region that :meth:`Region.to_json` wrote; checked again.

    Raises
    ------
    RegionDoesNotFit
        With everything that is wrong.

    """
    return _declared_region(json.loads(text))


def _declared_region(declared: dict[str, Any]) -> Region:
    """Return the region of a declaration that may have faults."""
    faults = find_faults(declared)
    if faults:
        raise RegionDoesNotFit(region=str(declared.get("slug", "")), faults=faults)
    return Region(
        slug=declared["slug"],
        region_code=declared["region_code"],
        name=Text(**declared["name"]),
        name_genitive=Text(**declared["name_genitive"]),
        county_codes=tuple(declared["county_codes"]),
        municipality_codes=tuple(declared["municipality_codes"]),
        cooperating=tuple(
            Cooperating(c["municipality_code"], c["is_on"], Text(**c["why"]))
            for c in declared.get("cooperating", ())
        ),
        declared_areas=tuple(
            Area(a["slug"], Text(**a["name"]), tuple(a["municipality_codes"]))
            for a in declared.get("areas", ())
        ),
        university_municipality_codes=tuple(declared["university_municipality_codes"]),
        comparison_county_codes=tuple(declared["comparison_county_codes"]),
        declared_tiles=MappingProxyType(
            {code: (at[0], at[1]) for code, at in declared["tiles"].items()}
        ),
        owner=Owner(**declared["owner"] | {"name": Text(**declared["owner"]["name"])}),
        announced=tuple(map(announced_from, declared.get("announced", ()))),
    )


def _sv_en(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}
