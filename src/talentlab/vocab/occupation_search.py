"""Finding the occupation that somebody means, whatever word they use for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from talentlab.vocab.occupation_titles import extra_titles, official_titles, own_titles
from talentlab.vocab.title_matching import TitleMatcher


@dataclass(frozen=True, slots=True)
class Hit:
    ssyk_code: str
    matched: str
    kind: Literal["title", "synonym", "english", "code", "related"]
    score: float


class OccupationIndex:
    def __init__(self, extra: Iterable[tuple[str, str, str]] = ()) -> None:
        self.m = TitleMatcher([*official_titles(), *own_titles(), *extra_titles(extra)])

    def find(self, query: str, limit: int = 20) -> list[Hit]:
        m = self.m
        final, S, P = m.occupations(query)
        place = np.array([0.01 * (t.place - 1) for t in m.titles])
        S = S - place
        order = sorted(
            np.flatnonzero(final > 0.15),
            key=lambda i: (-round(float(final[i]), 3), -len(m.codes[i]), m.codes[i]),
        )
        hits = []
        for i in order:
            a = m.starts[i]
            b = m.starts[i + 1] if i + 1 < len(m.starts) else len(m.titles)
            j = a + int(np.argmax(S[a:b]))
            t = m.titles[j]
            hits.append(Hit(m.codes[i], t.text, t.kind, round(float(final[i]), 3)))
        return hits[:limit]

    def nearest(self, query: str) -> list[str]:
        return []


@cache
def default_index() -> OccupationIndex:
    return OccupationIndex()
