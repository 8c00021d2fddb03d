"""Supply from the open official files: only levels are counted by municipality, and it says so."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from talentlab.connectors.files.delivery import read_delivery
from talentlab.connectors.files.folder import DiskFolder
from talentlab.connectors.files.manifest import read_manifest
from talentlab.pipelines.population.build import population_with_draws
from talentlab.pipelines.supply.build import build_supply
from talentlab.vocab.region import load_region

ROOT = Path(__file__).parents[2]
OPEN_DATA = ROOT.parent / "shared" / "data"
UMEA = "2480"
NEEDED = {"population", "births", "deaths", "migration", "education_level", "education_groups",
          "commuting"}  # fmt: skip

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not OPEN_DATA.is_dir(), reason="no ../shared/data beside the checkout"),
]


@pytest.fixture(scope="module")
def tidy():
    manifest = read_manifest((ROOT / "deliveries" / "open-data.toml").read_bytes())
    frames = {}
    for part in read_delivery(manifest, DiskFolder(OPEN_DATA)).parts:
        if part.table.name in NEEDED:
            frames.setdefault(part.table.name, []).append(part.frame)
    return {name: pl.concat(found, how="diagonal_relaxed") for name, found in frames.items()}


@pytest.fixture(scope="module")
def built(tidy):
    region = load_region("vasterbotten")
    population = population_with_draws(tidy, region, draws=20, seed=1)
    return build_supply(tidy, region, population=population, seed=1)


def told(built, code, year):
    """Return residents of Umeå with some education."""
    frame = built.tables["supply_history"].filter(
        (pl.col("region_code") == UMEA)
        & (pl.col("education_group_code") == code)
        & (pl.col("component") == "residents")
        & (pl.col("year") == year)
    )
    return frame["persons"].item()


def test_upper_secondary_educations_add_up_to_the_published_level(built, tidy):
    levels = tidy["education_level"].filter(
        (pl.col("region_code") == UMEA)
        & (pl.col("year") == 2019)
        & pl.col("age_group").is_in(["16-24", "25-34", "35-44", "45-54", "55-64", "65-74"])
        & pl.col("sex").is_in(["women", "men"])
    )
    published = levels.filter(pl.col("education_level_code").is_in(["3", "4"]))["persons"].sum()
    groups = [code for code in built.draws.group_codes if code[1] == "3"]

    assert sum(told(built, code, 2019) for code in groups) == pytest.approx(published, rel=0.002)


def test_everything_is_called_modelled_and_the_groups_a_guess(built):
    words = " ".join(built.tables["supply_assumptions"]["assumption_en"])

    assert built.tables["supply_outlook"]["is_modelled"].all()
    assert built.tables["supply_history"]["is_modelled"].all()
    assert "Read them as a guess" in words
    assert "there are no earlier years to try against" in words


def test_commuters_across_one_border_do_not_empty_the_municipalities(built):
    np.testing.assert_allclose(built.draws.workplace, built.draws.labour)
