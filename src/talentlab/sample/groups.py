"""Education groups: level and field together, fitted to occupations and published frequencies."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from talentlab.sample.levels import LEVELS
from talentlab.sample.occupations import longest
from talentlab.sample.rounding import Floats, Ints, rake, round_table, round_to_total
from talentlab.sample.sources import learning_assumptions, published_education_groups

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
