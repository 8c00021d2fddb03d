"""The scenario form as a page shows it: fields with what is written, options and faults."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from django.utils.translation import gettext as _

from talentlab.store.release import Release
from talentlab.vocab.collation import sort_key
from talentlab.vocab.text import Language
from talentlab.web.insight.forms.scenario_answers import AS_THE_QUESTION, Written
from talentlab.web.insight.forms.scenario_questions import (
    AMOUNT,
    FOCUS,
    LEVER,
    PARTS,
    SHOCK,
    Question,
)
from talentlab.web.insight.presenters.places import name_of
from talentlab.web.insight.queries.scenarios import NOT_A_SHARE, NOT_MIXED, Menu, ScenarioFault

Options: TypeAlias = Sequence[tuple[str, str]]
_PLACE: Final = re.compile(r"scenario\.(levers|shocks)\[(\d+)\]\.(\w+)")
_LETTERS: Final = {name: letter for letter, (name, _questions) in PARTS.items()}
_TOTAL: Final = "total"
_NOTHING: Final = "–"


@dataclass(slots=True)
class Field:
    """One field: its question, what is written in it, what can be chosen and what is wrong."""

    name: str
    label: str
    help_text: str
    value: str
    options: Options = ()
    faults: list[str] = field(default_factory=list)
    is_more: bool = False

    @property
    def identity(self) -> str:
        """Return the id of its control."""
        return f"val-{self.name}"

    @property
    def described_by(self) -> str:
        """Return the ids of what explains the field: its help, then its faults."""
        said = ("hjalp" if self.help_text else "", "fel" if self.faults else "")
        return " ".join(f"{self.identity}-{part}" for part in said if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One lever or employer: the fields always seen, and those with a usual answer."""

    name: str
    number: int
    fields: tuple[Field, ...]

    @property
    def shown(self) -> list[Field]:
        """Return the fields that always stand open."""
        return [each for each in self.fields if not each.is_more]

    @property
    def folded(self) -> list[Field]:
        """Return the fields that are folded away."""
        return [each for each in self.fields if each.is_more]

    @property
    def amount(self) -> Field:
        """Return the field for how much."""
        return next(each for each in self.fields if each.name.endswith(AMOUNT))

    @property
    def is_open(self) -> bool:
        """Return whether something folded away has a fault that must be seen."""
        return any(each.faults for each in self.folded)


@dataclass(frozen=True, slots=True)
class ScenarioForm:
    """The whole form."""

    focus: tuple[Field, ...]
    levers: tuple[Row, ...]
    shocks: tuple[Row, ...]
    general: tuple[str, ...]
    has_room: bool

    @property
    def fields(self) -> list[Field]:
        """Return every field in the order of the page."""
        rows = [each for row in (*self.levers, *self.shocks) for each in row.fields]
        return [*self.focus, *rows]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Return every fault with the id of its field; empty where it is about the whole."""
        own = [(each.identity, said) for each in self.fields for said in each.faults]
        return [("", said) for said in self.general] + own


def scenario_form(
    written: Written,
    *,
    menu: Menu,
    release: Release,
    language: Language,
    faults: Sequence[ScenarioFault] = (),
    amounts: str = "",
) -> ScenarioForm:
    """Return the form with what is written in it and every fault beside its field.

    ``amounts`` is what the amount of a lever is called, where it is no target.
    """
    options = _options(menu, release, language)
    focus = _fields("", FOCUS, written.focus, options["focus"])
    rows = {
        letter: tuple(
            Row(f"{letter}{i}", i, _fields(f"{letter}{i}-", questions, row, options[name]))
            for i, row in enumerate(written.rows[letter], start=1)
        )
        for letter, (name, questions) in PARTS.items()
    }
    for row in rows[LEVER] if amounts else ():
        row.amount.label = amounts
    general = _place_faults(faults, focus, rows, language)
    return ScenarioForm(focus, rows[LEVER], rows[SHOCK], tuple(general), written.has_room)


def _fields(
    start: str,
    questions: Sequence[Question],
    row: Mapping[str, str],
    options: Mapping[str, Options],
) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=f"{start}{q.key}",
            label=str(q.label),
            help_text=str(q.help_text),
            value=row.get(q.key, ""),
            options=options.get(q.key, ()),
            is_more=q.is_more,
        )
        for q in questions
    )


def _options(menu: Menu, release: Release, language: Language) -> dict[str, dict[str, Options]]:
    """Return what can be chosen, by part of the form and key."""
    areas = [(code, name_of(release, code, language)) for code in menu.region_codes]
    own = set(release.region.all_municipality_codes())
    towns = sorted(
        (area for area in areas if area[0] in own), key=lambda area: sort_key(area[1], language)
    )
    places = [area for area in areas if area[0] not in own] + towns
    groups = sorted(
        ((code, name.say(language)) for code, name in menu.groups),
        key=lambda group: (group[0] != _TOTAL, sort_key(group[1], language)),
    )
    named = [(code, f"{name} ({code})" if code != _TOTAL else name) for code, name in groups]
    as_above = ("", _("As in the question"))
    kinds = [(k.kind, f"{k.name.say(language)}: {k.unit.say(language)}") for k in menu.levers]
    what = [("", _("Choose what happens")), ("closes", _("Closes")), ("arrives", _("Arrives"))]
    return {
        "focus": {
            "omrade": places,
            "utbildning": [("", _("Choose an education")), *named],
            "ar": [(str(year), str(year)) for year in menu.years],
        },
        "levers": {
            "slag": [("", _("Choose a lever")), *kinds],
            "omrade": [as_above, *places],
            "utbildning": [as_above, *named],
        },
        "shocks": {"slag": what, "omrade": [("", _("Choose a municipality")), *towns]},
    }


def _place_faults(
    faults: Sequence[ScenarioFault],
    focus: Sequence[Field],
    rows: Mapping[str, Sequence[Row]],
    language: Language,
) -> list[str]:
    """Put every fault at its field; return those that are about the whole scenario."""
    general = []
    for fault in faults:
        found = _field_of(fault, focus, rows)
        if found is None:
            general.append(_general_words(fault, language))
            continue
        at, question = found
        if _is_as_the_question(at):
            continue  # told once, where the question itself lacks it
        said = _words(fault, question, at, language)
        if said not in at.faults:
            at.faults.append(said)
    return general


def _general_words(fault: ScenarioFault, language: Language) -> str:
    """Return a fault that has no field: of the whole, or of an address that could not be read."""
    why = fault.why.say(language)
    if _PLACE.match(fault.where):
        return f"{fault.where}: {fault.value} – {why}"
    return why if fault.value == _NOTHING else f"{fault.value} – {why}"


def _is_as_the_question(at: Field) -> bool:
    """Return whether a lever's field was left to be as in the question, which lacks it."""
    return at.name.startswith(LEVER) and not at.value and at.name.endswith(AS_THE_QUESTION)


def _field_of(
    fault: ScenarioFault, focus: Sequence[Field], rows: Mapping[str, Sequence[Row]]
) -> tuple[Field, Question] | None:
    place = _PLACE.match(fault.where)
    if place is None:
        return _named(fault.where.rpartition(".")[2], focus, FOCUS)
    letter, number = _LETTERS[place[1]], int(place[2])
    if number > len(rows[letter]):  # of an address that could not be read as far as a form
        return None
    return _named(place[3], rows[letter][number - 1].fields, PARTS[letter][1])


def _named(
    name: str, among: Sequence[Field], questions: Sequence[Question]
) -> tuple[Field, Question] | None:
    pairs = zip(among, questions, strict=True)
    return next(((at, q) for at, q in pairs if q.plain == name), None)


def _words(fault: ScenarioFault, question: Question, at: Field, language: Language) -> str:
    """Return a fault as it stands beside its field: what was asked, what was written, why not."""
    why = fault.why.say(language)
    if question.is_share and fault.why is NOT_A_SHARE:
        why = _("is outside the limits 0 to 100.")
    if fault.why is NOT_MIXED:
        why = _("write a code and its percent for each, together 100: 222 60; 532 40.")
    if not at.value:
        return f"{at.label} – {why}"
    chosen = dict(at.options).get(at.value, at.value)
    return _("%(label)s: “%(value)s” – %(why)s") % {"label": at.label, "value": chosen, "why": why}
