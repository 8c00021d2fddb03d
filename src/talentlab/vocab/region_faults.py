"""What can be wrong with a region's declaration, all of it found at once."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from talentlab.vocab.announced_faults import ANNOUNCED_SHAPE, event_faults
from talentlab.vocab.geography import COUNTY_LEVEL, MUNICIPALITY_LEVEL, places
from talentlab.vocab.text import Text

# A shape is a type, a mapping of keys, or a list with the shape of its items. A key that ends
# with "?" may be left out.
_TEXT: Final = {"sv": str, "en": str}
_SHAPE: Final[dict[str, Any]] = {
    "slug": str,
    "region_code": str,
    "name": _TEXT,
    "name_genitive": _TEXT,
    "county_codes": [str],
    "municipality_codes": [str],
    "university_municipality_codes": [str],
    "comparison_county_codes": [str],
    "cooperating?": [{"municipality_code": str, "is_on": bool, "why": _TEXT}],
    "areas?": [{"slug": str, "name": _TEXT, "municipality_codes": [str]}],
    "announced?": [ANNOUNCED_SHAPE],
    "tiles": dict,
    "owner": {"name": _TEXT, "contact_email": str, "is_example": bool},
}
_WORDS: Final = {
    str: Text(sv="en text", en="a text"),
    bool: Text(sv="true eller false", en="true or false"),
    dict: Text(sv="en grupp av nycklar", en="a group of keys"),
    list: Text(sv="en lista", en="a list"),
    int: Text(sv="ett heltal", en="a whole number"),
    float: Text(sv="ett tal", en="a number"),
}
_SLUG: Final = re.compile(r"[a-z][a-z0-9_-]+")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def find_faults(declared: dict[str, Any]) -> tuple[Text, ...]:
    """Return everything that is wrong with a declaration; nothing when it is sound.

    The contents are only judged when every key is there and of the right kind.
    """
    shape_faults = tuple(_misshapen(declared, _SHAPE, ""))
    return shape_faults or tuple(_contradictions(declared))


def _misshapen(value: Any, shape: Any, where: str) -> Iterator[Text]:  # noqa: ANN401 -- TOML
    """Yield keys that are unknown, missing, empty or of the wrong kind, at any depth."""
    kind: type[Any] = shape if isinstance(shape, type) else type(shape)
    if not _is_of_kind(value, kind):
        wanted = _WORDS[kind]
        yield Text(sv=f"{where} ska vara {wanted.sv}.", en=f"{where} should be {wanted.en}.")
        return
    if kind is str and not str(value).strip():
        yield Text(sv=f"{where} är tom.", en=f"{where} is empty.")
    if isinstance(shape, list):
        items: list[Any] = value
        for number, item in enumerate(items, start=1):
            yield from _misshapen(item, shape[0], f"{where} [{number}]")
    if isinstance(shape, dict):
        yield from _wrong_keys(dict(value), shape, where)


def _is_of_kind(value: Any, kind: type[Any]) -> bool:  # noqa: ANN401 -- TOML
    """Say whether a value is of a kind; true is no number, and a whole number is a number."""
    if kind in (int, float):
        return type(value) is int or type(value) is kind
    return isinstance(value, kind)


def _wrong_keys(value: dict[str, Any], shape: dict[str, Any], where: str) -> Iterator[Text]:
    """Yield unknown and missing keys, and what is wrong below the others."""
    prefix = f"{where}." if where else ""
    inner = {key.removesuffix("?"): below for key, below in shape.items()}
    for key in sorted(value.keys() - inner.keys()):
        known = ", ".join(inner)
        yield Text(
            sv=f"Okänd nyckel {prefix}{key}. Kända nycklar: {known}.",
            en=f"Unknown key {prefix}{key}. Known keys: {known}.",
        )
    for key in shape:
        if key.endswith("?") or key in value:
            continue
        yield Text(sv=f"{prefix}{key} saknas.", en=f"{prefix}{key} is missing.")
    for key in (key for key in inner if key in value):
        yield from _misshapen(value[key], inner[key], f"{prefix}{key}")


def _contradictions(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield what is wrong with the contents of a declaration of the right shape."""
    yield from _bad_words(declared)
    yield from _unknown_places(declared)
    yield from _bad_members(declared)
    yield from _bad_tiles(declared)
    outside = (c["municipality_code"] for c in declared.get("cooperating", ()))
    shown = {*declared["municipality_codes"], *outside}
    yield from event_faults(declared.get("announced", ()), shown)


def _bad_words(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield slugs and addresses that cannot be used."""
    slugs = [declared["slug"], *(area["slug"] for area in declared.get("areas", ()))]
    for slug in slugs:
        if not _SLUG.fullmatch(slug):
            yield Text(
                sv=f"”{slug}” kan inte vara en slug: använd små bokstäver a–z, siffror och -.",
                en=f"“{slug}” cannot be a slug: use small letters a–z, digits and -.",
            )
    for slug in _repeated(slugs[1:]):
        yield Text(sv=f"Området {slug} finns flera gånger.", en=f"Area {slug} is repeated.")
    email = declared["owner"]["contact_email"]
    if not _EMAIL.fullmatch(email):
        yield Text(
            sv=f"owner.contact_email ”{email}” är ingen e-postadress.",
            en=f"owner.contact_email “{email}” is not an e-mail address.",
        )


def _unknown_places(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield every code that is no county or no municipality, with the nearest ones."""
    counties = {
        "county_codes": declared["county_codes"],
        "comparison_county_codes": declared["comparison_county_codes"],
    }
    municipalities = {
        "municipality_codes": declared["municipality_codes"],
        "university_municipality_codes": declared["university_municipality_codes"],
        "cooperating": [c["municipality_code"] for c in declared.get("cooperating", ())],
        "tiles": list(declared["tiles"]),
    } | {f"areas.{a['slug']}": a["municipality_codes"] for a in declared.get("areas", ())}
    for level, by_key in ((COUNTY_LEVEL, counties), (MUNICIPALITY_LEVEL, municipalities)):
        known = places().at_level(level)
        for key, codes in by_key.items():
            for code in codes:
                if code not in known:
                    yield _unknown_place(key, code, level)


def _unknown_place(key: str, code: str, level: int) -> Text:
    found = places().nearest(code, level=level)
    offered = ", ".join(f"{c} {places().name(c).sv}" for c in found)
    return Text(
        sv=f"{key}: {code} är ingen känd kod. Närmast: {offered or 'ingen'}.",
        en=f"{key}: {code} is not a known code. Nearest: {offered or 'none'}.",
    )


def _bad_members(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield municipalities declared twice or in the wrong place, and a region without total."""
    own = declared["municipality_codes"]
    outside = [c["municipality_code"] for c in declared.get("cooperating", ())]
    for code in _repeated([*own, *outside]):
        yield Text(sv=f"{code} finns flera gånger.", en=f"{code} is declared more than once.")
    for code in own:
        if code[:2] not in declared["county_codes"]:
            yield Text(
                sv=f"{code} ligger inte i något av länen i county_codes.",
                en=f"{code} is not in any of the counties in county_codes.",
            )
    groups = {"university_municipality_codes": declared["university_municipality_codes"]}
    groups |= {f"areas.{a['slug']}": a["municipality_codes"] for a in declared.get("areas", ())}
    for key, codes in groups.items():
        for code in _repeated(codes):
            yield Text(sv=f"{key}: {code} finns flera gånger.", en=f"{key}: {code} is repeated.")
        for code in sorted(set(codes) - {*own, *outside}):
            yield Text(
                sv=f"{key}: {code} hör inte till regionen och samverkar inte med den.",
                en=f"{key}: {code} is neither in the region nor cooperating with it.",
            )
    yield from _missing_total(declared)


def _missing_total(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield a region code that stands for no total of the region's own municipalities."""
    code, own = declared["region_code"], set(declared["municipality_codes"])
    areas = {a["slug"]: set(a["municipality_codes"]) for a in declared.get("areas", ())}
    county = set(places().children(code)) if code in places().at_level(COUNTY_LEVEL) else None
    if areas.get(code, county) != own:
        yield Text(
            sv=f"region_code {code} ska vara ett län eller område med exakt de egna kommunerna.",
            en=f"region_code {code} should be a county or area of exactly the own municipalities.",
        )


def _bad_tiles(declared: dict[str, Any]) -> Iterator[Text]:
    """Yield municipalities without a tile, tiles without one, and tiles in the same cell."""
    tiles = declared["tiles"]
    outside = [c["municipality_code"] for c in declared.get("cooperating", ())]
    shown = {*declared["municipality_codes"], *outside}
    for code in sorted(shown - tiles.keys()):
        yield Text(sv=f"tiles: {code} saknar ruta.", en=f"tiles: {code} has no tile.")
    for code in sorted(tiles.keys() - shown):
        yield Text(sv=f"tiles: {code} visas inte.", en=f"tiles: {code} is not shown.")
    cells: dict[tuple[int, int], list[str]] = {}
    for code, at in tiles.items():
        if _is_cell(at):
            cells.setdefault((at[0], at[1]), []).append(code)
        else:
            yield Text(
                sv=f"tiles.{code} ska vara [kolumn, rad], heltal från 0.",
                en=f"tiles.{code} should be [column, row], whole numbers from 0.",
            )
    for (column, row), codes in cells.items():
        if len(codes) > 1:
            together = ", ".join(codes)
            yield Text(
                sv=f"tiles: {together} ligger i samma ruta [{column}, {row}].",
                en=f"tiles: {together} share the cell [{column}, {row}].",
            )


def _is_cell(at: Any) -> bool:  # noqa: ANN401 -- TOML
    """Say whether a tile is [column, row] in whole numbers from 0."""
    is_pair = isinstance(at, list) and len(at) == len(("column", "row"))
    return is_pair and all(type(number) is int and number >= 0 for number in at)


def _repeated(codes: list[str]) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]
