"""How fast the occupation search answers, and how often it finds what an official title means.

    .venv/bin/python benchmarks/search.py [FOLDER]

Speed needs nothing; the shares found need the folder with official lists of titles, which is looked
for in ``../shared/data``. Times are processor time with 13 000 imported titles, which are invented.
The opponent is what a few lines would do: rapidfuzz's own best match over every title.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import titles
from rapidfuzz import fuzz, process
from rows import NotMeasured, Row

from talentlab.vocab.occupation_search import OccupationIndex, default_index
from talentlab.vocab.occupation_titles import Title, extra_titles, official_titles, own_titles
from talentlab.vocab.ssyk import UNIT_GROUP

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT.parent / "shared" / "data"
PART: Final = "search"
FOUND_FIRST: Final = "official titles that the search finds first"
FOUND_AMONG_FIVE: Final = "official titles that the search finds among five"
OURS: Final = "talentlab"
OPPONENT: Final = "rapidfuzz, best titles"
IMPORTED: Final = 13_000
QUERIES: Final = 600
ASKED_OF_OPPONENT: Final = 60
TITLES_FOR_FIVE: Final = 30
SEED: Final = 2026
EVERYDAY: Final = (
    "usk",
    "nurse",
    "sjuksyrra",
    "jag vill bli snickare",
    "s",
    "sn",
    "sjuksk",
    "qwxz",
)
LISTS: Final = (
    ("SCB's titles", titles.scb_titles),
    ("the Employment Service's names", titles.af_names),
    ("the Employment Service's synonyms", titles.af_synonyms),
)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER
    print("| part | measure | method | measured | aim |\n|---|---|---|--:|---|", flush=True)
    for row in rows(folder):
        if isinstance(row, Row):
            cells = (row.part, row.measure, row.method, row.written, row.aim)
        else:
            cells = (row.part, row.what, "", f"not measured: {row.why}", "")
        print(f"| {' | '.join(cells)} |", flush=True)


def rows(folder: Path = FOLDER) -> Iterator[Row | NotMeasured]:
    """Yield how fast the search is, and what share of official titles it finds."""
    yield from _speed()
    if (folder / titles.SCB).exists():
        yield from _shares(folder)
    else:
        yield NotMeasured(PART, "share of official titles found", f"no {titles.SCB}")


def _speed() -> Iterator[Row]:
    """Yield seconds to build an index and milliseconds to answer, beside the opponent."""
    words = [*official_titles(), *own_titles()]
    extra = _invented(words)
    begun = time.process_time()
    index = OccupationIndex(extra)
    built = time.process_time() - begun
    what = f"build an index with {IMPORTED} imported titles: seconds"
    yield Row(PART, what, OURS, (built,), decimals=1)

    asked = _queries(words)
    times = [_milliseconds(index.find, query) for query in asked]
    opponent = _codes_of_best([*words, *extra_titles(extra)])
    theirs = [_milliseconds(opponent, query) for query in asked[:ASKED_OF_OPPONENT]]
    for name, at, aim in (("median", 0.5, "≤ 5"), ("slowest of 100", 0.99, "≤ 30")):
        what = f"answer one query, {name}: milliseconds"
        yield Row(PART, what, OURS, (float(np.quantile(times, at)),), aim=aim, decimals=1)
        yield Row(PART, what, OPPONENT, (float(np.quantile(theirs, at)),), decimals=1)


def _shares(folder: Path) -> Iterator[Row]:
    """Yield the share of titles found first and among five, in both halves of each list."""
    imported = titles.as_extra(titles.half(titles.scb_titles(folder), "seen"))
    finders = (
        (OURS, titles.unit_groups(default_index()), titles.HALVES),
        (
            f"{OURS}, half of SCB's titles imported",
            titles.unit_groups(OccupationIndex(imported)),
            titles.HALVES[:1],
        ),
        (OPPONENT, _codes_of_best([*official_titles(), *own_titles()]), titles.HALVES[:1]),
    )
    for method, find, halves in finders:
        for name, read in LISTS:
            for half in halves:
                found = titles.share_found(find, titles.half(read(folder), half))
                what = f"{found.titles} of {name}, {half}"
                yield Row(FOUND_FIRST, what, method, (found.first,), best="high")
                yield Row(FOUND_AMONG_FIVE, what, method, (found.among_five,), best="high")


def _codes_of_best(words: Sequence[Title]) -> titles.Find:
    """Return the opponent as a search: the groups of the titles most like a query, best first."""
    known = [title.text for title in words]

    def find(query: str) -> list[str]:
        best = process.extract(query, known, scorer=fuzz.WRatio, limit=TITLES_FOR_FIVE)
        return list(dict.fromkeys(words[at].code for _, _, at in best))

    return find


def _invented(words: Sequence[Title]) -> list[tuple[str, str, str]]:
    """Return imported titles that nobody has: two of ours beside each other, in one's group."""
    dice = random.Random(SEED)  # noqa: S311 -- the same at every run
    units = [t for t in words if t.language == "sv" and len(t.code) == UNIT_GROUP]
    pairs = (dice.sample(units, 2) for _ in range(IMPORTED))
    return [(one.code, f"{one.text}, {other.text}", "sv") for one, other in pairs]


def _queries(words: Sequence[Title]) -> list[str]:
    """Return a fixed mixture: everyday words, titles, titles with a fault, and their beginnings."""
    dice = random.Random(SEED)  # noqa: S311 -- the same at every run
    asked = list(EVERYDAY)
    for title in dice.sample(list(words), QUERIES):
        at = dice.randrange(len(title.text))
        asked += [title.text, title.text[:at] + title.text[at + 1 :], title.text[: at + 1]]
    dice.shuffle(asked)
    return asked


def _milliseconds(ask: Callable[[str], object], query: str) -> float:
    begun = time.process_time()
    ask(query)
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
