"""Openings are made of the same parts wherever they are printed, and the parts add up."""

import re

import pytest
from django.utils.translation import override

from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.work.key_figures import key_numbers
from talentlab.web.insight.presenters.work.opening_parts import Extent, Growth, in_whole, printed
from talentlab.web.insight.presenters.work.sentences import openings_sentence
from talentlab.web.insight.presenters.work.subject import subject_of
from talentlab.web.insight.presenters.work_pages.occupation import occupation_page
from talentlab.web.insight.queries.openings import Yearly, openings_in_area

pytestmark = pytest.mark.usefixtures("english")

REPLACED = (0.0, 0.4, 8.6, 19.4, 37.5, 99.5, 590.4, 995.0, 1_009.0, 9_994.9, 18_659.0)
GROWN = (0.0, 0.3, 0.5, 0.7, 1.4, 4.0, 38.2, 49.9, 640.0)
ALL_WORDS = {Extent.ALL: ", all of them", Extent.NEARLY_ALL: ", nearly all of them"}


@pytest.mark.parametrize("replaced", REPLACED)
@pytest.mark.parametrize("grown", GROWN)
def test_what_is_printed_adds_up_and_all_is_said_only_of_all(replaced, grown):
    told = printed(replaced + grown, grown)
    parts = {
        "openings": Yearly(2030, replaced + grown, replaced, replaced + 2 * grown),
        "replacement": Yearly(2030, replaced, replaced, replaced),
        "expansion": Yearly(2030, grown, 0.0, 2 * grown),
    }
    said = openings_sentence(parts, 0.0, Growth.UNSURE, "en")

    assert told.replacement + told.expansion == told.openings
    assert (told.extent is Extent.UNTOLD) == (told.openings < 20)
    if told.extent is not Extent.UNTOLD:
        assert (told.extent is Extent.ALL) == (round(grown) == 0) == (", all of them" in said)
        printed_numbers = re.search(
            r"about ([\d,]+) .*: ([\d,]+) to replace .* and ([\d,]+) ", said
        )
        assert (printed_numbers is None) == (told.expansion == 0)
        if printed_numbers:
            whole, kept, grew = (int(found.replace(",", "")) for found in printed_numbers.groups())
            assert whole == kept + grew


@pytest.mark.parametrize("decimals", [0, 1])
@pytest.mark.parametrize("openings", [9.3, 12.34, 628.6, 1_047.2])
def test_the_parts_in_a_table_add_up_as_printed(openings, decimals):
    kept, grown = in_whole(openings, 0.72, decimals)

    assert kept + grown == pytest.approx(openings)
    assert round(round(kept, decimals) + round(grown, decimals), decimals) == (
        round(openings, decimals)
    )


def test_the_sentence_the_key_number_and_the_figure_agree(work):
    """They do for every occupation and area of the release that has openings."""
    seen = set()
    for region in ("00", "24", "2480"):
        codes = {code for code, _part in openings_in_area(work, region, 2030)} - {"total"}
        for code in sorted(codes):
            choice = Choice(region, 2030, ssyk_code=code)
            subject = subject_of(work, choice, "en")
            figure = show("yrke-oppningar", work, choice, "en")
            if subject is None or figure is None:
                continue
            lead = occupation_page(work, choice, "en")["openings_lead"]
            key = next(k for k in key_numbers(work, subject, choice, "en") if "recruit" in k.label)
            title = figure.figure.title
            lines = " ".join(key.lines)

            assert (
                (", all of them to" in lead)
                == (", all to replace" in title)
                == ("All of them" in lines)
            )
            share = re.search(r"(\d+%) of them", title)
            assert share is None or f"{share[1]} replace" in lines
            assert share is None or "to replace those who leave, and" in lead
            assert ("replace" in lines) == ("replace" in title)
            seen.add((share is None, ", all of" in lead))

    assert len(seen) > 1


def test_openings_of_groups_say_that_moves_inside_them_are_counted(work):
    transfers = openings_in_area(work, "24", 2030)["222", "transfer"].mean
    group, unit, town, fields = (
        " ".join(show(name, work, choice, "en").figure.notes)
        for name, choice in (
            ("yrke-oppningar", Choice("24", 2030, ssyk_code="222")),
            ("yrke-oppningar", Choice("24", 2030, ssyk_code="2221")),
            ("yrke-oppningar", Choice("2480", 2030, ssyk_code="222")),
            ("profil-oppningar", Choice("24", 2030)),
        )
    )

    assert f"counted too: about {round(transfers)} of those who leave change occupation" in group
    assert "inside the group" not in unit
    assert "counted too: some of those who leave change occupation" in town
    assert "counted too: about " in fields


@pytest.mark.usefixtures("work")
def test_lists_of_groups_say_it_and_lists_of_unit_groups_do_not(client):
    groups, units, several = (
        client.get(f"/en/yrken/{question}").content.decode()
        for question in ("alla/?niva=3", "alla/?niva=4", "jamfor/?yrke=222&yrke=2221")
    )

    assert "inside the group are counted too" in groups
    assert "inside the group are counted too" not in units
    assert "inside the group are counted too" in several


def test_the_words_are_swedish_in_swedish(work):
    with override("sv"):
        shown = show("yrke-oppningar", work, Choice("24", 2030, ssyk_code="222"), "sv")

    assert "Byten mellan yrken inom gruppen räknas med: omkring " in " ".join(shown.figure.notes)
