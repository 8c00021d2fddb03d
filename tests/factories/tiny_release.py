"""A small published release, for tests of pages that need one but not its numbers."""

from datetime import datetime
from pathlib import Path

import polars as pl

from talentlab.store.disk import Disk
from talentlab.store.published import point_at
from talentlab.store.releasing import Contribution, Draft, write_release
from talentlab.tables.card import Card
from talentlab.tables.outlook import POPULATION_HISTORY
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

AT = "2026-11-24T09:00:00+01:00"

HISTORY = pl.DataFrame(
    {
        "region_code": ["24", "24", "2480"],
        "measure": ["persons"] * 3,
        "sex": ["total"] * 3,
        "age_group": ["total"] * 3,
        "year": [2024, 2025, 2025],
        "persons": [279_000.0, 280_000.0, 134_000.0],
    }
)


def publish_small(
    root: Path, *, name: str = "2026-11-24", region: str = "vasterbotten", synthetic: bool = True
) -> str:
    """Publish a release with one small table in the store ``root`` and return its name."""
    title = Text(sv="Befolkning", en="Population")
    card = Card(title, producer="SCB", source="test", licence="CC0-1.0", synthetic=synthetic)
    draft = Draft(
        name=name,
        created_at=datetime.fromisoformat(AT).isoformat(),
        region=load_region(region),
        base_year=2025,
        code_version="0.1.0",
        method_sha256="0" * 64,
        assumptions={"draws": 10, "seed": 1},
        tables=(Contribution(POPULATION_HISTORY, HISTORY, card),),
    )
    write_release(root, draft)
    point_at(root, name, at=AT, deed="publish", disk=Disk())
    return name
