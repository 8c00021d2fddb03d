"""The line under a figure names who counted the area; the rest is what the method learned from."""

from types import SimpleNamespace

import polars as pl
import pytest

from talentlab.store.manifest import InputPart
from talentlab.tables.card import Card
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text
from talentlab.web.insight.presenters.parts import counting_parts


def part(root, table, name, codes):
    folder = root / "tidy" / table
    folder.mkdir(parents=True, exist_ok=True)
    sha256 = f"{table}-{name}"
    if codes:
        pl.DataFrame({"region_code": codes}).write_parquet(folder / f"{sha256}.parquet")
    title = Text(sv=name, en=name)
    return InputPart(table, name, "open-data", sha256, 1, Card(title, "SCB", "", "CC0-1.0"))


@pytest.fixture
def release(tmp_path):
    inputs = (
        part(tmp_path, "population", "counties", ["24", "01"]),
        part(tmp_path, "population", "municipalities", ["2480", "2482", "0180"]),
        part(tmp_path, "population", "sweden", ["00"]),
        part(tmp_path, "births", "counties", ["24"]),
        part(tmp_path, "population", "lost", []),
    )
    return SimpleNamespace(
        folder=tmp_path / "releases" / "2026",
        region=load_region("vasterbotten"),
        inputs=lambda _table: inputs,
    )


def names(release, counted_in, *codes):
    found = counting_parts(release, "population_history", counted_in, codes)
    return [f"{part.table}/{part.part}" for part in found]


def test_a_municipality_is_counted_where_it_has_rows_and_where_nobody_can_tell(release):
    assert names(release, ["population"], "2480") == [
        "population/municipalities",
        "population/lost",
    ]


def test_a_sum_is_counted_where_its_municipalities_are(release):
    assert names(release, ["population"], "24") == [
        "population/counties",
        "population/municipalities",
        "population/lost",
    ]


def test_each_figure_has_its_own_tables_and_a_test_has_them_all(release):
    assert names(release, ["births"], "24") == ["births/counties"]
    assert len(names(release, [], "2480")) == 5
