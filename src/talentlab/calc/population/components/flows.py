"""Counted events of the population account, beside the stocks they changed."""

from dataclasses import dataclass, replace

import numpy as np

from talentlab.calc.arrays import Floats, require_shape


@dataclass(frozen=True, slots=True)
class Events:
    """Yearly events of some areas.

    Axes
    ----
    R : areas
    F : years with counted events, one after the other
    S : women, men
    A : single years of age at the end of the year, the last one open
    M : ages of mothers, ``mother_ages`` of the history

    Attributes
    ----------
    births : (R, F, S)
        Live births by the child's sex.
    births_by_mother : (R, F, M)
    deaths, emigration, immigration : (R, F, S, A)
    moves_in, moves_out : (R, F, S, A)
        Moves from and to the rest of the country; zero for the country itself.

    """

    births: Floats
    births_by_mother: Floats
    deaths: Floats
    immigration: Floats
    emigration: Floats
    moves_in: Floats
    moves_out: Floats

    def __post_init__(self) -> None:
        shape = self.deaths.shape
        for name in ("immigration", "emigration", "moves_in", "moves_out"):
            require_shape(name, getattr(self, name), shape)
        require_shape("births", self.births, shape[:3])
        require_shape(
            "births_by_mother",
            self.births_by_mother,
            (*shape[:2], self.births_by_mother.shape[2]),
        )

    def since_first(self, years: int) -> "Events":
        """Return the events of the first ``years`` years only."""
        return Events(
            births=self.births[:, :years],
            births_by_mother=self.births_by_mother[:, :years],
            deaths=self.deaths[:, :years],
            immigration=self.immigration[:, :years],
            emigration=self.emigration[:, :years],
            moves_in=self.moves_in[:, :years],
            moves_out=self.moves_out[:, :years],
        )


@dataclass(frozen=True, slots=True)
class FlowHistory:
    """Events of the regions and of the country they belong to.

    Attributes
    ----------
    years : counted years F, one after the other
    mother_ages : (M,) ages on the births' axis
    regions : events of the R regions, in the order of the stocks
    nation : events of the country, R = 1
    students : (R, F, S, A)
        Residents enrolled in higher education at the end of the year; zeros where none are known.

    """

    years: tuple[int, ...]
    mother_ages: tuple[int, ...]
    regions: Events
    nation: Events
    students: Floats

    def __post_init__(self) -> None:
        require_shape("students", self.students, self.regions.deaths.shape)
        if list(self.years) != list(range(self.years[0], self.years[-1] + 1)):
            message = f"years of events must follow each other: {self.years}"
            raise ValueError(message)

    def until(self, origin_year: int) -> "FlowHistory":
        """Return what was known at the end of ``origin_year``."""
        known = int(np.sum(np.array(self.years) <= origin_year))
        return replace(
            self,
            years=self.years[:known],
            regions=self.regions.since_first(known),
            nation=self.nation.since_first(known),
            students=self.students[:, :known],
        )


def age_on(persons: Floats, newborn: Floats) -> Floats:
    """Return who would be here, one year older, if nobody died or moved.

    Parameters
    ----------
    persons : (..., S, A)
        Residents at the end of last year.
    newborn : (..., S)
        Births during the year.

    Returns
    -------
    (..., S, A)
        By age at the end of the year; the last, open step keeps its own and takes in the next.

    Examples
    --------
    >>> age_on(np.array([[10.0, 20.0, 5.0]]), np.array([7.0]))
    array([[ 7., 10., 25.]])

    """
    require_shape("newborn", newborn, persons.shape[:-1])
    older = np.empty_like(persons)
    older[..., 0] = newborn
    older[..., 1:] = persons[..., :-1]
    older[..., -1] += persons[..., -1]
    return older
