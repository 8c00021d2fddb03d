"""Where the people with an education come from and where they go, from today to a later year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talentlab.publish.charts.figure import Twin, TwinColumn, Value
from talentlab.publish.charts.sankey import Sankey, Stream, draw_sankey
from talentlab.publish.charts.words import HIGH_80, LOW_80, PEOPLE
from talentlab.publish.numerals import number, sensible
from talentlab.store.release import Release
from talentlab.tables.supply import FLOWS_IN, FLOWS_OUT
from talentlab.vocab.text import Language
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.drawn import Drawn
from talentlab.web.insight.presenters.work.places import offered_place
from talentlab.web.insight.queries.balance import withheld_years
from talentlab.web.insight.queries.education import Told, history_of, supply_of

FLOW_NAMES: Final[dict[str, Promise]] = {
    "graduates": gettext_lazy("Graduate"),
    "moved_in": gettext_lazy("Move here"),
    "immigrated": gettext_lazy("Immigrate"),
    "turned_16": gettext_lazy("Turn 16"),
    "studied_on": gettext_lazy("Study further"),
    "moved_out": gettext_lazy("Move away"),
    "emigrated": gettext_lazy("Emigrate"),
    "turned_75": gettext_lazy("Turn 75"),
    "deaths": gettext_lazy("Die"),
}
"""Flow -> what people do, as it stands beside its band."""
_NOTES: Final[tuple[Promise, ...]] = (
    gettext_lazy(
        "Flows are sums of all years, as means of the possible futures. The table has the year "
        "looked at with its 80 percent interval."
    ),
    gettext_lazy(
        "Those who move back here are among those who move here: nobody tells them apart."
    ),
)
MOVES_WITHIN: Final = gettext_lazy(
    "Moves between municipalities inside the area are counted too, both as coming and as going."
)
"""What is said of an area of several municipalities: its moves are the sum of theirs."""


@dataclass(frozen=True, slots=True)
class SupplyAccount:
    """The residents with an education: a stock, what came and went since, and the stock then."""

    base_year: int
    base: float
    year: int
    end: float
    labour_force: float
    flows: Mapping[str, float]
    in_year: Mapping[str, Told]

    @property
    def retired(self) -> float:
        """The mean number who retire over the years."""
        return self.flows.get("retired", 0.0)


def account_of(release: Release, choice: Choice) -> SupplyAccount | None:
    """Return the account of residents up to the year looked at; nothing where it is not told.

    It is not told where the gap is withheld in any of its years: it would give that number away.
    """
    so_far = history_of(release, choice.region_code, choice.education_group_code)
    ahead = supply_of(release, choice.region_code, choice.education_group_code)
    if "residents" not in so_far or "residents" not in ahead:
        return None
    first = ahead["residents"][0].year
    base = next((count for count in so_far["residents"] if count.at == first - 1), None)
    in_year = {
        name: found
        for name, years in ahead.items()
        if (found := next((told for told in years if told.year == choice.year), None))
    }
    if base is None or "residents" not in in_year:
        return None
    withheld = withheld_years(release, choice.region_code, choice.education_group_code)
    if withheld.intersection(range(base.at, choice.year + 1)):
        return None
    return SupplyAccount(
        base_year=base.at,
        base=base.value,
        year=choice.year,
        end=in_year["residents"].mean,
        labour_force=in_year["labour_force"].mean if "labour_force" in in_year else 0.0,
        flows={n: sum(t.mean for t in ys if t.year <= choice.year) for n, ys in ahead.items()},
        in_year=in_year,
    )


def flows(release: Release, choice: Choice, language: Language) -> Drawn | None:
    """Return the account as a diagram: today and what comes, the later year and what goes."""
    account = account_of(release, choice)
    if account is None or not any(account.flows.get(n, 0.0) > 0 for n in FLOWS_IN):
        return None
    where = offered_place(release, choice.region_code, language)
    notes = (*_NOTES, MOVES_WITHIN) if where.is_total else _NOTES
    chart = Sankey(
        figure_id="supply-flows",
        title=_title(account, language),
        left=_side(account, FLOWS_IN, account.base_year, account.base),
        right=_side(account, FLOWS_OUT, account.year, account.end),
        twin=_twin(account, language),
        notes=tuple(str(note) for note in notes),
    )
    subtitle = _("Residents aged 16–74 with the education in %(place)s, %(first)s–%(last)s.")
    facts = {"place": where.inside, "first": account.base_year, "last": account.year}
    return Drawn(draw_sankey(chart, language), subtitle % facts)


def flows_sentence(account: SupplyAccount, language: Language) -> str:
    """Return what retirement and commuting mean beside the flows of residents."""
    facts = {
        "year": account.year,
        "force": number(sensible(account.labour_force), language),
        "all": number(sensible(account.end), language),
        "retired": number(sensible(account.retired), language),
    }
    return (
        _(
            "Of about %(all)s in %(year)s about %(force)s are in the labour force. On the way "
            "there about %(retired)s retire; most of them still live here."
        )
        % facts
    )


def _side(
    account: SupplyAccount, names: Sequence[str], year: int, stock: float
) -> tuple[Stream, ...]:
    """Return the stock of a year, then its flows, the largest first."""
    return (
        Stream(_("Live here %(year)s") % {"year": year}, stock, is_stock=True),
        *(
            Stream(str(FLOW_NAMES[name]), account.flows.get(name, 0.0))
            for name in _by_size(account, names)
        ),
    )


def _title(account: SupplyAccount, language: Language) -> str:
    """Return how many come and go, with the largest way in and the largest way out."""
    into = max(FLOWS_IN, key=lambda name: account.flows.get(name, 0.0))
    out = max(FLOWS_OUT, key=lambda name: account.flows.get(name, 0.0))
    come, go = (sum(account.flows.get(n, 0.0) for n in names) for names in (FLOWS_IN, FLOWS_OUT))
    return _(
        "About %(come)s come and %(go)s go to %(year)s, most by “%(into)s” and by “%(out)s”"
    ) % {
        "come": number(sensible(come), language),
        "go": number(sensible(go), language),
        "year": account.year,
        "into": str(FLOW_NAMES[into]).lower(),
        "out": str(FLOW_NAMES[out]).lower(),
    }


def _twin(account: SupplyAccount, language: Language) -> Twin:
    """Return a row for each band in the order of the drawing, and those of labour last."""
    unit = PEOPLE.say(language)
    columns = (
        TwinColumn("flow", _("Flow")),
        TwinColumn("way", _("Way")),
        TwinColumn("sum", _("Sum of the years, mean"), unit, 0),
        TwinColumn("in_year", _("In %(year)s, mean") % {"year": account.year}, unit, 0),
        TwinColumn("p10", LOW_80.say(language), unit, 0),
        TwinColumn("p90", HIGH_80.say(language), unit, 0),
    )
    sides = (
        (FLOWS_IN, account.base_year, account.base, _("in")),
        (FLOWS_OUT, account.year, account.end, _("out")),
    )
    rows: list[tuple[Value, ...]] = []
    for names, year, stock, way in sides:
        for stream, name in zip(
            _side(account, names, year, stock), ("", *_by_size(account, names)), strict=True
        ):
            if stream.is_stock or stream.persons > 0:
                rows.append((stream.label, "" if stream.is_stock else way, stream.persons))
                rows[-1] += _of_year(account, name)
    rows.append((_("Retire"), _("labour force"), account.retired, *_of_year(account, "retired")))
    return Twin(columns, tuple(rows))


def _by_size(account: SupplyAccount, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: -account.flows.get(name, 0.0))


def _of_year(account: SupplyAccount, name: str) -> tuple[Value, ...]:
    found = account.in_year.get(name)
    return (None, None, None) if found is None else (found.mean, found.p10, found.p90)
