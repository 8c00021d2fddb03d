"""A small release with invented numbers about work beside those about people.

What pages need to tell apart is all here: software developers surely grow, mechanics surely
shrink, shop assistants may go either way; soldiers are counted in the country only; one year has
another way of counting; municipalities are modelled, and Dorotea is not even that; signals are
counted, suppressed, estimated, or measured for a larger area than the one asked about.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from factories import work_numbers, work_openings, work_signals
from factories.release import small_draft
from talentlab.store.disk import Disk
from talentlab.store.manifest import InputPart
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, write_release
from talentlab.tables import employment, openings, signals
from talentlab.tables.breaks import BAS_REPLACES_RAMS
from talentlab.tables.card import Card, RawFile
from talentlab.vocab.text import Text


@cache
def publish_work_release(root, name="2026-11-25", *, synthetic=True):
    """Write and publish the small release with work in the store ``root``; return the root."""
    write_release(Path(root), work_draft(name, synthetic=synthetic))
    point_at(Path(root), name, at="2026-11-25T08:00:00+01:00", deed="publish", disk=Disk())
    return Path(root)


def work_draft(name, *, synthetic=True):
    """Return everything the release is made of."""
    draft = small_draft(name, synthetic=synthetic)
    counted = _card("Anställda efter yrke", "Employees by occupation", "YREG60", synthetic)
    ads = _card("Annonser", "Ads", "Platsbanken", synthetic, producer="Arbetsförmedlingen")
    modelled = replace(counted, producer="Talentlab", source="", vintage="", modelled=True, url="")
    behind = _part("employed_by_occupation", "ab" * 32, replace(counted, modelled=False))
    told = _part("ads", "fe" * 32, ads)
    frames = {
        employment.EMPLOYMENT_HISTORY: (work_numbers.history(), counted, behind),
        employment.EMPLOYMENT_OUTLOOK: (work_numbers.outlook(), modelled, behind),
        employment.EMPLOYMENT_BACKTEST: (work_numbers.backtest(), modelled, behind),
        employment.EMPLOYMENT_CASES: (work_numbers.cases(), modelled, behind),
        employment.EMPLOYMENT_SHELF_LIFE: (work_numbers.shelf_life(), modelled, behind),
        employment.EMPLOYMENT_ASSUMPTIONS: (_assumptions(), modelled, behind),
        employment.EMPLOYMENT_AGES: (work_numbers.ages(), modelled, behind),
        openings.OPENINGS_OUTLOOK: (work_openings.openings(), modelled, behind),
        openings.OPENINGS_LEAVERS: (work_openings.leavers(), modelled, behind),
        openings.OPENINGS_ASSUMPTIONS: (_openings_assumptions(), modelled, behind),
        openings.OPENINGS_BACKTEST: (work_openings.openings_backtest(), modelled, behind),
        signals.OCCUPATION_SIGNALS: (work_signals.occupation_signals(), ads, told),
        signals.RELATED_OCCUPATIONS: (work_signals.related(), ads, told),
        signals.OCCUPATION_WORDS: (work_signals.words(), ads, told),
    }
    more = tuple(
        Contribution(table, table.check(frame), card, (part,))
        for table, (frame, card, part) in frames.items()
    )
    return replace(draft, tables=(*draft.tables, *more))


def _assumptions():
    """Return one assumption in both languages."""
    said = ("Kommunernas yrken följer länets.", "Municipal occupations follow the county's.")
    return pl.DataFrame(
        [(1, *said)], schema=["position", "assumption_sv", "assumption_en"], orient="row"
    )


def _openings_assumptions():
    said = ("Alla går i pension vid 66.", "Everybody retires at 66.")
    return pl.DataFrame(
        [(1, *said)], schema=["position", "assumption_sv", "assumption_en"], orient="row"
    )


def _card(sv, en, source, synthetic, producer="SCB"):
    return Card(
        title=Text(sv=sv, en=en),
        producer=producer,
        source=source,
        licence="CC0-1.0",
        vintage="2026-03-10",
        retrieved="2026-04-01",
        url="https://www.scb.se/" if producer == "SCB" else "https://arbetsformedlingen.se/",
        breaks=(BAS_REPLACES_RAMS,) if producer == "SCB" else (),
        caveats=(Text(sv="Tal från ett test.", en="Numbers from a test."),),
        raw_files=(RawFile(f"{source.lower()}.csv", "ab" * 32, 4_242),),
        synthetic=synthetic,
    )


def _part(table, sha256, card):
    return InputPart(table, "scb", "open-data", sha256, 4_242, card)
