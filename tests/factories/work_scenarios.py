"""A release that scenarios can start from, beside the gap, work and people of ``work_balance``."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from factories.scenarios import built
from factories.work_balance import balance_draft
from talentlab.store.disk import Disk
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, write_release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.tables.card import Card
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.vocab.text import Text


@cache
def publish_scenario_release(root, name="2026-11-27"):
    """Write and publish the release with draws in the store ``root``; return the root."""
    write_release(Path(root), scenario_draft(name))
    point_at(Path(root), name, at="2026-11-27T08:00:00+01:00", deed="publish", disk=Disk())
    return Path(root)


def scenario_draft(name):
    """Return everything the release is made of, draws and evidence included."""
    draft = balance_draft(name)
    card = Card(
        title=Text(sv="Underlag för scenarier", en="What scenarios rest on"),
        producer="Talentlab",
        source="",
        licence="CC0-1.0",
        synthetic=True,
        modelled=True,
    )
    inputs = draft.tables[-1].inputs
    more = tuple(
        Contribution(table, table.check(rows_of(table)), card, inputs)
        for table in (BALANCE_DRAWS, LEVER_EVIDENCE)
    )
    return replace(draft, tables=(*draft.tables, *more))


def rows_of(table):
    """Return the rows of ``table`` as the builder of the gap makes them."""
    columns = [column.name for column in table.columns()]
    return built()[table.name].select(columns).sort(table.key)
