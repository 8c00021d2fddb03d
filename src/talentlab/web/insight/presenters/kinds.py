"""What a kind of figure is: what draws it, which tables it rests on, which choices change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from talentlab.store.release import Release
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn

Draw: TypeAlias = Callable[[Release, Choice, Language], Drawn | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of figure. ``asks`` are the parts of a choice that change it.

    ``is_ahead`` says that the year is a forecast one; a pyramid takes counted years too.
    ``counted_in`` are the imported tables that count what it shows (none: whatever was read), and
    ``is_of_municipalities`` says that it shows all of them, whichever area is chosen. The years of
    a figure that ``is_about_work`` are those of employees, not of residents, and those of one that
    ``is_about_balance`` have both supply and demand.
    """

    draw: Draw
    tables: tuple[str, ...]
    asks: tuple[str, ...]
    is_ahead: bool = True
    counted_in: tuple[str, ...] = ("population",)
    is_of_municipalities: bool = False
    is_about_work: bool = False
    is_about_balance: bool = False
