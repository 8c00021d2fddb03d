"""How well titles match what somebody typed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from talentlab.vocab.language.fillers import telling
from talentlab.vocab.language.lexicon import Lexicon
from talentlab.vocab.occupation_titles import Title

Floats: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]

_INFLECTED: Final = 0.99
_DOER: Final = 0.9
_COMPOUND: Final = 0.97
_COMPLETED: Final = 0.9
_MISSPELT: Final = 0.95
_MOST_COMPLETIONS: Final = 200
_SHORTEST_BEGINNING: Final = 2
_UNKNOWN: Final = 3.0
_RECALL: Final = 0.3
_EVIDENCE: Final = 0.4
_HEADLESS: Final = 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a word that was typed: as these atoms, as good as this (0-1)."""

    atoms: tuple[str, ...]
    quality: float


class TitleMatcher:
    def __init__(self, titles: Sequence[Title]) -> None:
        self.titles = sorted(titles, key=lambda t: t.code)
        tokens = [telling(t.phrase) for t in self.titles]
        known = {"sv": set(), "en": set()}
        for t, ws in zip(self.titles, tokens):
            known[t.language].update(ws)
        self.lexicon = Lexicon(known)
        self.codes = sorted({t.code for t in self.titles})
        at = {c: i for i, c in enumerate(self.codes)}
        self.occupation = np.array([at[t.code] for t in self.titles])
        self.starts = np.searchsorted(self.occupation, np.arange(len(self.codes)))
        postings = defaultdict(list)
        heads = defaultdict(list)
        atoms_of = []
        for i, (t, ws) in enumerate(zip(self.titles, tokens)):
            atoms = []
            for w in ws:
                lex = self.lexicon.lexeme(w) or w
                parts = self.lexicon.parts(lex) if t.language == "sv" else (lex,)
                atoms.append(parts)
            flat = tuple(dict.fromkeys(a for p in atoms for a in p))
            for a in flat:
                postings[a].append(i)
            hs = (
                {p[-1] for p in atoms}
                if t.language == "sv"
                else {atoms[-1][-1]}
                if atoms
                else set()
            )
            for h in hs:
                heads[h].append(i)
            atoms_of.append(flat)
        self.postings = {a: np.array(v) for a, v in postings.items()}
        self.heads = {a: np.array(v) for a, v in heads.items()}
        n = len(self.codes)
        self.weight = {}
        self.evidence = {}
        for a, v in self.postings.items():
            occ, count = np.unique(self.occupation[v], return_counts=True)
            self.weight[a] = float(np.log(1 + n / len(occ)))
            self.evidence[a] = (occ, count / (count + 1.0))
        self.total = np.array([sum(self.weight[a] for a in f) or 1.0 for f in atoms_of])
        self.exact = defaultdict(list)
        for i, ws in enumerate(tokens):
            self.exact[" ".join(ws)].append(i)

    def readings(self, word: str, last: bool) -> list[Reading]:
        lex = self.lexicon.lexeme(word)
        found = []
        if lex is not None:
            found.append(Reading(self._atoms(lex), 1.0))
        else:
            d = self.lexicon.doer(word)
            if d:
                found.append(Reading(self._atoms(d), _DOER))
            parts = self.lexicon.parts(word)
            if len(parts) > 1:
                found.append(Reading(parts, _COMPOUND))
        if len(word) >= _SHORTEST_BEGINNING and not found:
            for k, c in enumerate(self.lexicon.completions(word)):
                if k >= _MOST_COMPLETIONS:
                    break
                if c != word:
                    found.append(
                        Reading(
                            self._atoms(self.lexicon.lexeme(c)),
                            _COMPLETED - 0.2 * (1 - len(word) / len(c)),
                        )
                    )
        if lex is None:
            for k, like in self.lexicon.alike(word):
                found.append(Reading(self._atoms(self.lexicon.lexeme(k)), _MISSPELT * like))
        return found

    def _atoms(self, lexeme):
        return self.lexicon.parts(lexeme)

    def scores(self, query: str):
        words = telling(query)
        n, m = len(self.titles), len(self.codes)
        share = np.zeros(n)
        matched = np.zeros(n)
        ev = np.zeros(m)
        imp_sum = 0.0
        head = np.zeros(n)
        for k, w in enumerate(words):
            rs = self.readings(w, k == len(words) - 1)
            best = np.zeros(n)
            best_abs = np.zeros(n)
            best_ev = np.zeros(m)
            imp = 0.0
            for r in rs:
                wa = {a: self.weight.get(a, _UNKNOWN) for a in r.atoms}
                tot = sum(wa.values())
                arr = np.zeros(n)
                e = np.zeros(m)
                for a, wt in wa.items():
                    if a in self.postings:
                        arr[self.postings[a]] += wt
                        occ, v = self.evidence[a]
                        e[occ] += wt * v
                np.maximum(best_abs, arr * r.quality, out=best_abs)
                np.maximum(best, arr / tot * r.quality, out=best)
                np.maximum(best_ev, e / tot * r.quality, out=best_ev)
                imp = max(imp, tot)
                h = r.atoms[-1]
                if h in self.heads:
                    np.maximum.at(head, self.heads[h], 1.0)
            imp = imp or _UNKNOWN
            imp_sum += imp
            share += imp * best
            matched += best_abs
            ev += imp * best_ev
        if not imp_sum:
            return np.zeros(n), np.zeros(n), np.zeros(m)
        P = share / imp_sum
        R = np.minimum(1, matched / self.total)
        S = P * R**_RECALL * (_HEADLESS + (1 - _HEADLESS) * head)
        for i in self.exact.get(" ".join(words), ()):
            S[i] = 1.0
        return S, P, ev / imp_sum

    def occupations(self, query):
        S, P, E = self.scores(query)
        top = np.maximum.reduceat(S, self.starts)
        final = top + _EVIDENCE * (1 - top) * E * (top > 0)
        return final, S, P
