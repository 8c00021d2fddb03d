"""The sample region as a delivery."""

import json

import pytest

from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.sample import DELIVERY, sample_delivery
from talentlab.tables.card import card_from_json
from talentlab.tables.catalogue import TIDY


@pytest.fixture(scope="module")
def delivery():
    return sample_delivery()


PUBLISHED = "other_outlooks_published"


def test_there_is_one_part_for_each_table_that_is_made_and_one_of_published_numbers(delivery):
    # The words for occupations are built in, so the sample has no list of its own.
    wanted = sorted({*TIDY, PUBLISHED} - {"occupation_titles"})

    assert [part.name for part in delivery.parts] == wanted
    assert {part.table.name for part in delivery.parts} == set(TIDY) - {"occupation_titles"}
    assert delivery.delivery == DELIVERY


def test_published_outlook_numbers_are_not_called_invented(delivery):
    (part,) = (part for part in delivery.parts if part.name == PUBLISHED)

    assert not part.card.synthetic
    assert part.card.modelled
    assert part.card.producer == "SCB"
    assert part.card.url.startswith("https://regionvasterbotten.se/")
    assert set(part.frame["producer"]) == {"SCB"}


def test_every_other_card_says_in_both_languages_that_the_numbers_are_invented(delivery):
    for part in delivery.parts:
        if part.name == PUBLISHED:
            continue
        card = part.card
        assert card.synthetic
        assert card.producer == "Talentlab exempeldata"
        assert "syntetiska" in card.title.sv
        assert "synthetic" in card.title.en
        assert "påhittade" in card.caveats[0].sv
        assert "invented" in card.caveats[0].en
        assert card_from_json(card.to_json()) == card


def test_a_number_is_traced_to_the_seed_that_made_it(delivery):
    (raw,) = delivery.raw
    origin = json.loads(raw.content)

    assert origin["seed"] == 2026
    assert origin["synthetic"] is True
    assert {part.card.raw_files[0].name for part in delivery.parts} == {raw.name}


def test_only_series_on_both_sides_of_a_break_have_one(delivery):
    years = {part.table.name: [b.year for b in part.card.breaks] for part in delivery.parts}

    assert years["employed_by_occupation"] == [2020, 2023]
    assert years["employed_by_industry"] == [2020]
    assert years["workforce_cube"] == []
    assert years["population"] == []


@pytest.mark.slow
def test_importing_the_sample_twice_changes_nothing(delivery, tmp_path):
    first = import_delivery(tmp_path / "store", delivery, now="2026-01-01T00:00:00")
    again = import_delivery(tmp_path / "store", sample_delivery(), now="2026-01-02T00:00:00")

    assert first.is_new
    assert not again.is_new
