"""Whose ages are shown: counted here, those of the broader group here, or the country's."""

from talentlab.calc.demand.leaving.structure import told_by
from talentlab.pipelines.employment.codes import published_codes
from talentlab.pipelines.openings.age_counts import AgeCounts
from talentlab.pipelines.openings.known import Known


def basis_of(known: Known, region_code: str, occupations: tuple[str, ...]) -> tuple[str, ...]:
    """Return the basis of every published code's ages, and last of all occupations together.

    Ages are counted if every occupation of the code was counted at that detail or finer.
    """
    own, nation = known.of(region_code)
    here, there = (_detail(counts, occupations) for counts in (own, nation))
    codes = published_codes(occupations, max(map(len, occupations)))
    return tuple(_basis(code, occupations, here, there) for code in (*codes, ""))


def _detail(counts: AgeCounts | None, occupations: tuple[str, ...]) -> dict[str, int]:
    """Return how many digits of each occupation's code were counted by age; 0 for none."""
    if counts is None:
        return dict.fromkeys(occupations, 0)
    told = told_by(occupations, counts.occupations)
    return {
        occupation: 0 if place is None else len(counts.occupations[place])
        for occupation, place in zip(occupations, told, strict=True)
    }


def _basis(
    code: str, occupations: tuple[str, ...], here: dict[str, int], there: dict[str, int]
) -> str:
    inside = [occupation for occupation in occupations if occupation.startswith(code)]
    if all(here[occupation] >= max(len(code), 1) for occupation in inside):
        return "counted"
    borrowed = any(there[occupation] > here[occupation] for occupation in inside)
    return "national_profile" if borrowed else "group_profile"
