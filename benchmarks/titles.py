"""Official lists of what occupations are called, to judge the search by: half of each list only.

The search's words and weights were chosen while looking at one half of the lists; the other half
has not been looked at. Which half a title is in depends on its letters alone.
"""

import csv
import gzip
import json
import random
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from talentlab.vocab.occupation_search import OccupationIndex
from talentlab.vocab.ssyk import UNIT_GROUP, ssyk, ssyk_crosswalk

Accepted: TypeAlias = Mapping[str, frozenset[str]]
Find: TypeAlias = Callable[[str], list[str]]
Half: TypeAlias = Literal["seen", "held out"]
HALVES: Final[tuple[Half, ...]] = ("held out", "seen")

SCB: Final = "classifications/scb_occupation_titles_ssyk4_isco08.csv"
AF_NAMES: Final = "taxonomy/jobtech_taxonomy_2025_12/the-ssyk-hierarchy-with-occupations.json"
AF_SYNONYMS: Final = "taxonomy/af_2018_occupation_name_synonyms.csv.gz"
SAMPLE: Final = 1_000
SEED: Final = 2026
FIRST: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the titles that were asked for the search found (share, 0-1)."""

    first: float
    among_five: float
    titles: int


def half(titles: Accepted, wanted: Half) -> Accepted:
    """Return the titles of one half, by the checksum of their letters."""
    is_seen = wanted == "seen"
    return {t: c for t, c in titles.items() if bool(_checksum(t) % 2) == is_seen}


def share_found(find: Find, titles: Accepted) -> Found:
    """Return how often an accepted group comes first, and among five, for a fixed sample."""
    asked = sample(titles, SAMPLE)
    hits = [find(title)[:FIRST] for title in asked]
    return Found(
        first=_share(not titles[t].isdisjoint(h[:1]) for t, h in zip(asked, hits, strict=True)),
        among_five=_share(not titles[t].isdisjoint(h) for t, h in zip(asked, hits, strict=True)),
        titles=len(asked),
    )


def unit_groups(index: OccupationIndex) -> Find:
    """Return what finds unit groups in an index; groups above them are in no official list."""

    def find(title: str) -> list[str]:
        codes = [hit.ssyk_code for hit in index.find(title)]
        return [code for code in codes if len(code) == UNIT_GROUP]

    return find


def sample(titles: Accepted, most: int) -> list[str]:
    """Return at most so many titles, always the same ones."""
    dice = random.Random(SEED)  # noqa: S311 -- the same at every run
    return dice.sample(sorted(titles), min(most, len(titles)))


def scb_titles(folder: Path) -> Accepted:
    """Return SCB's occupational titles -> their group."""
    known = ssyk("scb").at_level(UNIT_GROUP)
    rows = csv.DictReader((folder / SCB).read_text(encoding="utf-8-sig").splitlines())
    return _gathered((r["title_sv"], [r["ssyk4"]]) for r in rows if r["ssyk4"] in known)


def af_names(folder: Path) -> Accepted:
    """Return the Employment Service's occupation names -> SCB's groups of their group."""
    tree = json.loads((folder / AF_NAMES).read_text(encoding="utf-8"))
    key = ssyk_crosswalk().reversed()
    return _gathered((name, key.targets(code)) for name, code in _names_in(tree, ""))


def af_synonyms(folder: Path) -> Accepted:
    """Return what the Employment Service let people type -> the groups of the names it led to."""
    names = af_names(folder)
    text = gzip.decompress((folder / AF_SYNONYMS).read_bytes()).decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    return _gathered(
        (r["synonym"], names[r["occupation_name"]]) for r in rows if r["occupation_name"] in names
    )


def as_extra(titles: Accepted) -> list[tuple[str, str, str]]:
    """Return titles as a site gets them by importing the list."""
    return [(code, title, "sv") for title, codes in titles.items() for code in sorted(codes)]


def _names_in(node: Any, code: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- JSON as it is
    """Yield the occupation names in a tree with the code of the unit group they stand under."""
    if isinstance(node, list):
        for item in node:
            yield from _names_in(item, code)
    elif isinstance(node, dict):
        own = str(node.get("ssyk_code_2012") or "")
        below = own if len(own) == UNIT_GROUP else code
        if node.get("type") == "occupation-name":
            yield node["preferred_label"], below
        for item in node.values():
            yield from _names_in(item, below)


def _gathered(pairs: Iterable[tuple[str, Iterable[str]]]) -> Accepted:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for title, belonging in pairs:
        codes[title].update(belonging)
    return {title: frozenset(belonging) for title, belonging in codes.items()}


def _share(is_found: Iterable[bool]) -> float:
    found = list(is_found)
    return sum(found) / len(found)


def _checksum(title: str) -> int:
    return zlib.crc32(title.casefold().encode())
