"""Sentences, signals and neighbours: what is said follows from the numbers, and only from them."""

import re

import pytest

from talentlab.tables.signals import SIGNALS
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work.key_figures import key_numbers
from talentlab.web.insight.presenters.work.measured import when
from talentlab.web.insight.presenters.work.milestones import milestones
from talentlab.web.insight.presenters.work.occupations import (
    above,
    address_of,
    below,
    beside,
    occupation,
)
from talentlab.web.insight.presenters.work.opening_parts import Growth
from talentlab.web.insight.presenters.work.places import offered_places, whole_of_work, work_places
from talentlab.web.insight.presenters.work.related import neighbourhoods
from talentlab.web.insight.presenters.work.sentences import (
    about,
    headline,
    lead,
    openings_sentence,
    replaced_note,
)
from talentlab.web.insight.presenters.work.signal_cards import _value, signal_cards
from talentlab.web.insight.presenters.work.subject import subject_of
from talentlab.web.insight.presenters.work.years import default_work_year, years_ahead
from talentlab.web.insight.presenters.work_pages.profile import work_profile
from talentlab.web.insight.queries.openings import Yearly
from talentlab.web.insight.queries.signals import SignalValue

pytestmark = pytest.mark.usefixtures("english")


def subject(release, code, region="24", year=2030, sex="total"):
    return subject_of(release, Choice(region, year, ssyk_code=code, sex=sex), "en")


@pytest.mark.parametrize(
    ("code", "sureness", "said"),
    [
        ("2512", Sureness.GROWS, "very likely more employees in Västerbotten by 2030"),
        ("5223", Sureness.UNSURE, "more or fewer employees in Västerbotten by 2030"),
        ("5311", Sureness.PROBABLY_SHRINKS, "probably fewer employees in Västerbotten by 2030"),
        ("7231", Sureness.SHRINKS, "very likely fewer employees in Västerbotten by 2030"),
    ],
)
def test_the_headline_is_as_sure_as_the_numbers(work, code, sureness, said):
    shown = subject(work, code)

    assert shown.prospect().sureness == sureness
    assert headline(shown) == f"{shown.occupation.name}: {said}"


def test_a_chosen_sex_is_whom_the_sentences_are_about(work):
    shown = subject(work, "5321", sex="women")

    assert "more women in Västerbotten" in headline(shown)
    assert lead(shown, "en").startswith("The number of women will very likely grow: from 3,")


def test_what_was_counted_is_exact_and_what_is_modelled_is_rounded(work):
    counted, modelled = subject(work, "222"), subject(work, "222", region="2480")

    assert not counted.is_modelled
    assert modelled.is_modelled
    assert "from 2,226 in 2024" in lead(counted, "en")
    assert "from 1,200 in 2024" in lead(modelled, "en")


def test_nothing_is_said_of_what_is_not_told(work):
    assert subject(work, "0310") is None
    assert subject(work, "2221", region="2425") is None


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (0.2, "under 1"), (0.6, "1"), (57.4, "57"), (2_294, "2,290")]
)
def test_numbers_are_no_more_exact_than_they_are_known(value, said):
    assert about(value, "en") == said


def parts(replacement, expansion):
    total = replacement + expansion
    return {
        "openings": Yearly(2030, total, total - 20, total + 20),
        "replacement": Yearly(2030, replacement, replacement - 20, replacement + 20),
        "expansion": Yearly(2030, expansion, 0, expansion + 10),
    }


def test_openings_are_told_with_their_reasons():
    assert openings_sentence(parts(90, 10), 92, Growth.SURE, "en") == (
        "In 2030 about 100 people need to be recruited (80% interval 80 to 120): 90 to replace "
        "those who leave, and 10 so that the occupation can grow."
    )
    assert openings_sentence(parts(100, 0.2), 0, Growth.SURE, "en") == (
        "In 2030 about 100 people need to be recruited (80% interval 80 to 120), all of them to "
        "replace those who leave."
    )
    assert openings_sentence({}, 0, Growth.SURE, "en") == ""


def test_growth_that_is_not_sure_is_told_as_one_of_several_futures():
    unsure, group = (
        openings_sentence(parts(90, 10), 92, growth, "en")
        for growth in (Growth.UNSURE, Growth.OF_SOME)
    )

    assert unsure.endswith("and 10 because the occupation grows in some of the possible futures.")
    assert "and 10 because some occupations in the group grow" in group


def test_so_few_that_a_part_would_be_one_person_are_not_split():
    assert openings_sentence(parts(8.6, 0.7), 30, Growth.UNSURE, "en").startswith(
        "In 2030 about 9 need to be recruited (80% interval "
    )
    assert openings_sentence(parts(0.2, 0.1), 0, Growth.UNSURE, "en") == (
        "In 2030 hardly anyone needs to be recruited."
    )


def test_those_who_leave_and_may_not_be_replaced_are_told_of():
    assert openings_sentence(parts(90, 10), 130, Growth.SURE, "en").endswith(
        "can grow. About 130 leave, but not all who leave are replaced in futures in which their "
        "occupation shrinks."
    )
    assert "not all who" not in openings_sentence(parts(90, 10), 94, Growth.SURE, "en")
    [note] = replaced_note(parts(90, 10), 94, "en")
    assert note == (
        "About 94 leave in 2030 and about 90 of them need to be replaced: not all who leave are "
        "replaced in futures in which their occupation shrinks."
    )
    assert replaced_note(parts(90, 10), 90.2, "en") == ()


def test_milestones_are_the_releases_own_and_the_chosen_year_is_marked(work):
    found = milestones(subject(work, "2512"), "en")

    assert [stone.year for stone in found] == [2025, 2027, 2030, 2035]
    assert [stone.year for stone in found if stone.is_chosen] == [2030]
    assert found[2].share_up == "98%"


def test_key_numbers_leave_out_what_is_not_known(work):
    nurses = key_numbers(work, subject(work, "2221"), Choice("24", 2030, ssyk_code="2221"), "en")
    cooks = key_numbers(work, subject(work, "5223"), Choice("24", 2030, ssyk_code="5223"), "en")

    assert [key.label for key in nurses] == ["Employees", "To recruit", "Women", "Median wage"]
    assert [key.label for key in cooks] == ["Employees", "To recruit", "Women"]
    assert nurses[1].lines[-1] == "Openings are not a shortage"


def cards(release, code, region="24"):
    found = signal_cards(release, Choice(region, 2030, ssyk_code=code), "en")
    return {card.key: card for card in found}


def test_every_signal_says_what_it_cannot_say_with_source_and_date(work):
    found = cards(work, "2221")

    assert list(found) == [
        "ads",
        "ads_per_100_employed",
        "unemployed_per_ad",
        "job_opportunities",
        "demand_forecast",
        "wage_median",
    ]
    for key, card in found.items():
        assert card.cannot_say == SIGNALS[key].cannot_say.en
        assert card.producers
    assert found["ads"].when == "2025"
    assert found["ads_per_100_employed"].when == "ads 2025, employees 2024"
    assert found["job_opportunities"].value == "Large"
    assert found["job_opportunities"].when == "round 2, 2025"


def test_what_was_measured_for_a_larger_area_says_so(work):
    assert cards(work, "2221")["job_opportunities"].elsewhere == ""
    assert cards(work, "2221", "2480")["job_opportunities"].elsewhere == (
        "Measured for Västerbotten."
    )
    assert cards(work, "2221")["wage_median"].elsewhere == "Measured for Sweden."


def test_withheld_is_neither_zero_nor_left_out(work):
    withheld = cards(work, "2221", "2460")["unemployed_per_ad"]

    assert withheld.is_absent
    assert withheld.value == "The producer does not tell: too few"
    assert withheld.unit == ""


@pytest.mark.parametrize(
    ("ratio", "said"), [(12.34, "12.3"), (0.43, "0.4"), (0.04, "0.04"), (0.0, "0.0")]
)
def test_a_small_ratio_is_not_rounded_away(ratio, said):
    of_the_county = ("24", "2221", "scb", "unemployed_by_occupation+ads")
    found = SignalValue(
        "unemployed_per_ad", "total", "2025", "ratio", ratio, "", "counted", *of_the_county
    )

    assert _value(found, "en") == said


def test_a_ratio_on_something_modelled_is_marked(work):
    assert cards(work, "2221", "2480")["ads_per_100_employed"].is_estimated
    assert not cards(work, "2221")["ads_per_100_employed"].is_estimated


@pytest.mark.parametrize(
    ("period", "said"),
    [("2025", "2025"), ("2025-03", "March 2025"), ("2025-2", "round 2, 2025"), ("", "")],
)
def test_periods_are_written_as_people_write_them(period, said):
    signal = SignalValue(
        "ads", "total", period, "ads", 1, "", "counted", "24", "2221", "scb", "ads"
    )

    assert when(signal) == said


def test_groups_above_below_and_beside_are_the_classifications():
    assert [group.code for group in above("2221", "sv")] == ["2", "22", "222"]
    assert [group.code for group in below("911", "sv")] == ["9111", "9119"]
    assert "222" not in [group.code for group in beside("222", "sv")]
    assert {group.code[:2] for group in beside("222", "sv")} == {"22"}
    assert [group.code for group in beside("1", "sv")] == ["0", *map(str, range(2, 10))]


def test_names_inside_a_sentence_keep_their_abbreviations():
    assert occupation("9111", "sv").inside == "städare"
    assert occupation("2213", "sv").inside == "AT-läkare"


def test_an_occupation_stands_in_one_list_of_neighbours_only(work):
    found = neighbourhoods(work, Choice("24", 2030, ssyk_code="2221"), "en")
    codes = [near.occupation.code for way in found for near in way.neighbours]

    assert [way.key for way in found] == ["moves", "similar", "beside"]
    assert [near.occupation.code for near in found[0].neighbours] == ["2223", "2224", "1411"]
    assert len(codes) == len(set(codes))
    assert "2221" not in codes
    assert found[0].neighbours[2].sureness is not None
    assert found[0].neighbours[0].employees == ""


def test_addresses_ask_only_what_is_asked():
    assert address_of("2221") == "/en/yrken/2221/"
    assert address_of("2221", omrade="24", ar="") == "/en/yrken/2221/?omrade=24"


def test_the_country_can_be_asked_about_and_so_can_areas_without_numbers(work):
    assert [place.code for place in offered_places(work, "en")] == [
        "24",
        "umearegionen",
        "2425",
        "2482",
        "2480",
        "2460",
        "00",
    ]
    assert "2425" not in [place.code for place in work_places(work, "en")]
    assert whole_of_work(work, "en").code == "24"


def test_the_usual_year_is_some_years_after_the_release(work):
    assert default_work_year(work) == 2030
    assert years_ahead(work) == tuple(range(2025, 2036))


def test_a_profile_tells_the_largest_first_and_how_many_are_sure(work):
    profile = work_profile(work, "24", "en")

    assert [row.occupation.code for row in profile.rows][:3] == ["5321", "2341", "5223"]
    assert profile.rows[0].employees == "3,894"
    assert profile.summary == (
        "Of 14 groups of occupations, 3 will very likely have more employees by 2030 and 1 fewer. "
        "For the other 10 it is less sure."
    )
    assert profile.modelled == ""
    assert profile.ads_when == "2025"


def test_the_profile_of_a_municipality_is_modelled_and_less_detailed(work):
    profile = work_profile(work, "2480", "en")

    assert {row.occupation.level for row in profile.rows} == {3}
    assert "Nobody has counted them" in profile.modelled


@pytest.mark.usefixtures("work")
def test_every_number_of_the_profile_is_named_for_narrow_windows(client):
    page = client.get("/sv/omraden/2480/").content.decode()
    rows = re.search(r'class="ds-table work-rows">.*?</table>', page, re.DOTALL)[0]
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', rows)
    first = rows.split("<tr>")[2]

    assert re.findall(r'data-label="([^"]+)"', first) == heads[1:]
    assert first.count("<td") == len(heads) - 1 == 6


def test_the_profile_of_an_area_without_numbers_says_so(work):
    profile = work_profile(work, "2425", "en")

    assert profile.rows == ()
    assert profile.openings is None
    assert profile.summary == (
        "This release has no numbers of employees in Dorotea, neither counted nor modelled."
    )


def test_a_release_without_work_has_no_profile(release):
    assert work_profile(release, "24", "en") is None
