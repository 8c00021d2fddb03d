"""Education groups: level and field together, fitted to occupations and published frequencies."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from talentlab.sample.axes import MUNICIPALITIES, UMEA, YEARS, at
from talentlab.sample.levels import LEVELS
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Floats, Ints, rake, round_table, round_to_total
from talentlab.sample.sources import learning_assumptions, published_education_groups
from talentlab.vocab.sexes import SEXES

BASE: Final = 0.02
UNKNOWN: Final = "99Z"
POST_SECONDARY: Final = "45"


@dataclass(frozen=True, slots=True)
class Stage:
    """Education levels (positions in ``LEVELS``) and the education groups they are found in."""

    levels: tuple[int, ...]
    groups: tuple[int, ...]


@cache
def group_codes() -> tuple[str, ...]:
    """Return the 98 education groups in order."""
    return tuple(sorted(set().union(*published_education_groups().values())))


@cache
def stages() -> tuple[Stage, ...]:
    """Return the stages that every level and every group belongs to exactly one of."""
    short = set(learning_assumptions()["groups"]["short"])
    long = {code for code in group_codes() if code[1] in POST_SECONDARY} - short
    named = {
        ("1",): {code for code in group_codes() if code[1] == "1"},
        ("2",): {code for code in group_codes() if code[1] == "2"},
        ("3", "4"): {code for code in group_codes() if code[1] == "3"},
        ("5",): short,
        ("6", "7"): long,
        ("US",): {UNKNOWN},
    }
    return tuple(
        Stage(
            levels=tuple(LEVELS.index(level) for level in levels),
            groups=tuple(g for g, code in enumerate(group_codes()) if code in codes),
        )
        for levels, codes in named.items()
    )


def frequencies(sex: str, *, of_city: bool) -> Floats:
    """Return expected relative numbers (E,) of residents by education group."""
    given = learning_assumptions()["groups"]
    published = published_education_groups()[sex]
    local = given["county"] | (given["umea"] if of_city else {})
    return np.array([published[code] * local.get(code, 1.0) for code in group_codes()])


def fit_groups(stage: Stage, rows: Ints, sex: str, codes: tuple[str, ...]) -> Ints:
    """Return persons (O+1, E) by occupation and education group within one stage.

    Parameters
    ----------
    rows : (O+1,)
        Persons of the stage by occupation, those without a stated one last.
    sex
        Decides how common the groups are.
    codes : (O,)
        The occupations.

    """
    given = learning_assumptions()["affinity"]
    members = list(stage.groups)
    seed = np.full((len(rows), len(members)), BASE)
    for o, code in enumerate(codes):
        for start, weight in longest(given, code, {}).items():
            suited = [m for m, g in enumerate(members) if group_codes()[g].startswith(start)]
            seed[o, suited] += weight
    wanted = frequencies(sex, of_city=False)[members]
    columns = round_to_total(wanted, np.array(int(rows.sum())))
    fitted = rake(seed * (rows > 0)[:, None], rows.astype(np.float64), columns.astype(np.float64))
    table = np.zeros((len(rows), len(group_codes())), dtype=np.int64)
    table[:, members] = round_table(fitted, rows, columns)
    return table


def build_group_residents(levels: Ints, employed: Ints, employed_levels: Ints) -> Ints:
    """Return residents aged 16-74 (R, S, Y, E) by education group.

    Parameters
    ----------
    levels : (R, Y, S, G, L)
        Residents by education level.
    employed : (R, S, E)
        The employed of the last year by education group: in that year nobody employed is missing.
    employed_levels : (R, S, L)
        The same persons by education level.

    """
    by_level = np.moveaxis(levels.sum(axis=3), 1, 2)
    last = np.zeros(employed.shape, dtype=np.int64)
    everyone = np.zeros((*by_level.shape[:3], len(group_codes())), dtype=np.int64)
    for stage in stages():
        members, own = list(stage.groups), list(stage.levels)
        totals = by_level[..., own].sum(axis=-1)
        idle = totals[:, :, -1] - employed_levels[..., own].sum(axis=-1)
        usual = _usual()[..., members]
        last[..., members] = employed[..., members] + round_to_total(usual, idle)
        share = (last[..., members] + BASE)[:, :, None, :] * _growth()[:, members]
        everyone[..., members] = round_to_total(share, totals)
        everyone[:, :, -1, members] = last[..., members]
    return everyone


def _usual() -> Floats:
    """Return expected relative numbers (R, S, E) of residents by education group."""
    usual = np.array([[frequencies(sex, of_city=False) for sex in SEXES]] * len(MUNICIPALITIES))
    usual[at(UMEA)] = [frequencies(sex, of_city=True) for sex in SEXES]
    return usual


def _growth() -> Floats:
    """Return the level (Y, E) of each group within its stage, one in the last year."""
    given = learning_assumptions()["groups"]["growth"]
    rates = np.array([given.get(code, 0.0) for code in group_codes()])
    return np.asarray(np.exp(rates * (YEARS - YEARS[-1])[:, None]))
