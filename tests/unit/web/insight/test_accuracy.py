"""How right we have been: what speaks against us first, the worst by name, each part alone."""

import html
import re
from dataclasses import replace

import pytest
from django.utils.translation import override

from talentlab.calc.backtest.accuracy import SIZE_CLASSES as AREA_CLASSES
from talentlab.calc.demand.backtest import SIZE_CLASSES as OCCUPATION_CLASSES
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.accuracy.worst import LEAST_EMPLOYEES, misses
from talentlab.web.insight.presenters.accuracy_page import defeats as about_defeats
from talentlab.web.insight.presenters.accuracy_page import worst as about_worst
from talentlab.web.insight.presenters.accuracy_page.defeats import defeats
from talentlab.web.insight.presenters.accuracy_page.overview import overview
from talentlab.web.insight.presenters.accuracy_page.worst import worst, worst_of_all
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.tested.outlooks import ALL, Outlook
from talentlab.web.insight.presenters.tested.sizes import AREAS, OCCUPATIONS
from talentlab.web.insight.queries.accuracy import occupation_cases, population_cases
from talentlab.web.insight.queries.misses import MEASURES, outside, worst_misses

CHOICE = Choice("24", 2035, size_class=ALL)


@pytest.fixture(autouse=True)
def swedish():
    with override("sv"):
        yield


def text_of(response):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


@pytest.mark.parametrize(
    ("sizes", "classes"), [(AREAS, AREA_CLASSES), (OCCUPATIONS, OCCUPATION_CLASSES)]
)
def test_sizes_are_those_that_the_backtest_sorts_by(sizes, classes):
    assert list(sizes.names) == list(classes)
    for name, (least, below) in classes.items():
        if name != ALL:
            assert sizes.of(least) == name
            assert sizes.of(min(below, 1e9) - 1) == name


# Misses ------------------------------------------------------------------------------------


def test_each_subject_is_named_once_with_its_own_worst_miss(work):
    found = worst_misses(work, "population_cases", "andel")
    by_hand = {}
    for case in population_cases(work):
        key = (case.region_code, case.subject)
        by_hand[key] = max(by_hand.get(key, 0.0), abs(case.error))

    assert {(c.region_code, c.subject): abs(c.error) for c in found} == by_hand
    assert [abs(c.error) for c in found] == sorted(by_hand.values(), reverse=True)


@pytest.mark.parametrize("measure", MEASURES)
def test_misses_are_ordered_by_what_was_asked(work, measure):
    size = {
        "andel": lambda c: abs(c.error),
        "personer": lambda c: abs(c.miss),
        "intervall": lambda c: c.beyond,
    }[measure]
    sizes = [size(case) for case in worst_misses(work, "employment_cases", measure)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] >= sizes[-1] > 0


def test_beyond_the_interval_only_outcomes_outside_it_are_misses(work):
    found = worst_misses(work, "employment_cases", "intervall", digits=4)

    assert {case.subject for case in found} == {"7231"}
    assert not any(case.is_held for case in found)


def test_a_horizon_a_level_and_a_least_size_narrow_the_misses(work):
    every = worst_misses(work, "employment_cases", "personer")
    near = worst_misses(work, "employment_cases", "personer", horizon_years=1)
    three = worst_misses(work, "employment_cases", "personer", digits=3)
    large = worst_misses(work, "employment_cases", "personer", least=2_000)

    assert {case.year - case.origin_year for case in near} == {1}
    assert {len(case.subject) for case in three} == {3}
    assert min(case.outcome_persons for case in large) >= 2_000
    assert len(every) > max(len(near[:1]), len(three), len(large))


def test_the_country_is_never_among_the_misses(work):
    assert {case.region_code for case in worst_misses(work, "employment_cases", "personer")} == {
        "24"
    }


def test_outcomes_outside_their_interval_are_counted(work):
    by_hand = [case.is_held for case in population_cases(work)]

    assert outside(work, "population_cases") == (len(by_hand), by_hand.count(False))
    assert outside(work, "population_cases", horizon_years=1)[1] == 0


def test_a_size_narrows_the_misses_and_together_they_are_all(work):
    every = misses(work, Outlook.POPULATION, CHOICE)
    by_size = [
        misses(work, Outlook.POPULATION, replace(CHOICE, size_class=size))
        for size in AREAS.names
        if size != ALL
    ]

    assert sorted(map(repr, every)) == sorted(repr(miss) for some in by_size for miss in some)


def test_by_share_small_occupations_are_left_out_unless_they_are_asked_for(work):
    tiny = replace(CHOICE, size_class="<50", order="andel")
    by_share = misses(work, Outlook.EMPLOYMENT, replace(CHOICE, order="andel"))

    assert min(miss.case.outcome_persons for miss in by_share) >= LEAST_EMPLOYEES
    assert [miss.case.subject for miss in misses(work, Outlook.EMPLOYMENT, tiny)] == []


def test_people_and_work_stand_in_one_list_with_the_worst_first(work):
    found = worst(work, replace(CHOICE, order="andel"), "sv")

    assert [row.name for row in found.rows[:3]] == [
        "Motorfordonsmekaniker och fordonsreparatörer",
        "Dorotea, 20–64 år",
        "Dorotea",
    ]
    assert found.rows[0].address == "/sv/yrken/7231/"
    assert found.rows[2].address == "/sv/omraden/2425/"
    assert "utanför sitt 80-procentsintervall. Ett av fem bör göra det." in found.tally
    assert "minst 50 anställda" in found.remark


def test_by_persons_nothing_is_left_out_and_nothing_is_said_to_be(work):
    assert worst(work, replace(CHOICE, order="personer"), "sv").remark == ""


def test_a_size_of_area_asks_about_people_only(work):
    found = worst(work, replace(CHOICE, size_class="<10k", order="andel"), "sv")

    assert {row.outlook for row in found.rows} == {"Befolkning"}


@pytest.mark.usefixtures("work")
def test_where_no_forecast_is_like_that_it_is_said_and_the_links_stay(client):
    page = client.get("/sv/traffsakerhet/?prognos=sysselsattning&horisont=10")

    assert "Ingen prövad prognos är sådan." in text_of(page)
    assert "Alla avstånd" in text_of(page)


def test_without_tests_there_are_no_misses(bare):
    assert worst(bare, CHOICE, "sv") is None


# Where we lose -----------------------------------------------------------------------------


def test_when_no_simple_method_came_closer_that_is_said_with_how_many_tests(work):
    found = defeats(work, "sv")

    assert found.summary.startswith("I ingen av 60 prövningar")
    assert found.overall == found.by_size == ()


def test_where_a_simple_method_came_closer_is_told_by_size_and_years(work, monkeypatch):
    beside = about_defeats.errors_beside

    def drift_wins_far_ahead(trials, ours):
        errors = dict(beside(trials, ours))
        if ours.horizon_years >= 10 and ours.size_class in {ALL, "<10k"}:
            errors["drift"] = errors["talentlab"] - 0.1 * ours.horizon_years / 10
        return errors

    monkeypatch.setattr(about_defeats, "errors_beside", drift_wins_far_ahead)
    found = defeats(work, "sv")

    assert "i 0, och en trend som fortsätter i 4" in found.summary
    assert [defeat.what for defeat in found.overall] == ["Befolkning"]
    assert "framåt: 10, 15. Som värst hade det 2,6\u00a0% fel och vi 2,8\u00a0%." in (
        found.overall[0].said
    )
    assert [defeat.what for defeat in found.by_size] == ["Befolkning, Under 10\u00a0000 invånare"]
    assert found.by_size[0].address == "/sv/traffsakerhet/?storlek=%3C10k#befolkning"


@pytest.mark.parametrize(
    ("years", "written"),
    [([], ""), ([4], "4"), ([4, 5], "4, 5"), ([1, 3, 4, 5, 10], "1, 3–5, 10")],
)
def test_years_that_follow_each_other_are_written_as_runs(years, written):
    assert about_defeats.in_runs(years) == written


def test_nothing_is_said_of_defeats_when_nothing_was_tested(bare):
    assert defeats(bare, "sv") is None


# Everything in one table -------------------------------------------------------------------


def test_the_overview_has_people_and_two_levels_of_work(work):
    groups = overview(work, "sv")

    assert [group.name for group in groups] == [
        "Befolkning",
        "Sysselsättning, 4-siffernivå",
        "Sysselsättning, 3-siffernivå",
    ]
    assert [row.years for row in groups[0].rows] == ["1 år", "3 år", "5 år", "10 år", "15 år"]
    assert groups[0].sentence.startswith("5 år framåt har vi haft 1,2\u00a0% fel, mot 2,2\u00a0%")
    assert {row.closest for group in groups for row in group.rows} == {"Talentlab"}
    assert groups[1].rows[0].coverage == "80\u00a0%"


# The page ----------------------------------------------------------------------------------


@pytest.mark.usefixtures("work")
def test_losses_come_before_the_table_and_the_misses_before_the_parts(client):
    page = text_of(client.get("/sv/traffsakerhet/"))
    order = [
        page.index(said)
        for said in (
            "Där en enkel metod kom närmare",
            "Allt i en tabell",
            "De största missarna",
            "Alla mått: Alla områden",
            "Alla mått: Alla yrken, 4-siffernivå",
            "påhittade personer",
        )
    ]

    assert order == sorted(order)


@pytest.mark.usefixtures("work")
def test_an_outlook_can_be_looked_at_alone(client):
    page = client.get("/sv/traffsakerhet/?prognos=sysselsattning&niva=3").content.decode()

    assert 'id="sysselsattning"' in page
    assert 'id="befolkning"' not in page
    assert "Alla mått: Alla yrken, 3-siffernivå" in page
    assert "Felen och andelarna gäller alla svenska län som har prövats" in page


@pytest.mark.usefixtures("work")
def test_a_size_of_one_outlook_leaves_the_others_whole(client):
    page = text_of(client.get("/sv/traffsakerhet/?storlek=%3C50"))

    assert "Alla mått: Under 50 anställda, 4-siffernivå" in page
    assert "Alla mått: Alla områden" in page


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("question", ["prognos=vader", "niva=9", "horisont=4", "ordning=kul"])
def test_what_was_not_tested_is_told_and_the_page_shows_everything(client, question):
    response = client.get(f"/sv/traffsakerhet/?{question}")

    assert response.status_code == 422
    assert "Ingenting är prövat för ”" in text_of(response)
    assert 'id="befolkning"' in response.content.decode()


@pytest.mark.usefixtures("release")
def test_a_release_without_work_speaks_of_people_only(client):
    page = client.get("/sv/traffsakerhet/").content.decode()

    assert 'id="befolkning"' in page
    assert 'id="sysselsattning"' not in page
    assert "prognos=sysselsattning" not in page


@pytest.mark.usefixtures("work")
def test_links_keep_what_was_chosen(client):
    page = html.unescape(
        client.get("/sv/traffsakerhet/?prognos=sysselsattning&niva=3").content.decode()
    )

    assert "?prognos=sysselsattning&niva=3&horisont=1#storst" in page
    assert "?prognos=sysselsattning&storlek=%3C50&niva=3#sysselsattning" in page
    assert "?prognos=befolkning" in page


# Figures -----------------------------------------------------------------------------------


def test_the_tables_behind_coverage_say_how_many_were_tested(work):
    twin = show("tackning-sysselsattning", work, CHOICE, "sv").figure.twin

    assert [column.key for column in twin.columns] == ["at", "line_1", "n"]
    assert {row[2] for row in twin.rows} == {180}


def test_errors_by_size_are_those_of_the_nearest_horizon(work):
    near = show("fel-storlek-sysselsattning", work, replace(CHOICE, horizon_years=1), "sv")
    usual = show("fel-storlek-sysselsattning", work, CHOICE, "sv")

    assert "1 år framåt" in near.figure.title
    assert "3 år framåt" in usual.figure.title
    assert [row[0] for row in usual.rows] == [
        "Under 50 anställda",
        "50–199 anställda",
        "200–999 anställda",
        "1\u00a0000 anställda eller fler",
    ]
    assert {row[-1] for row in usual.rows} == {"36"}
    assert "36 prövade prognoser per storlek" in usual.subtitle
    assert usual.figure.twin.rows[0][1] > near.figure.twin.rows[0][1]


def test_the_bias_of_replacement_is_told_with_the_rates_that_are_preferred(work):
    shown = show("fel-ersattning", work, CHOICE, "sv")

    assert shown.figure.title == (
        "På 5 år väntades för många behöva ersättas: felet är 0,6\u00a0% av alla anställda"
    )
    assert [column.label for column in shown.figure.twin.columns[1:]] == [
        "Mätta utträdesrisker",
        "Antagna utträdesrisker",
    ]


def test_an_occupations_cases_are_its_own(work):
    cases = occupation_cases(work, "24", "7231")

    assert [(case.origin_year, case.year) for case in cases] == [
        (2016, 2017),
        (2016, 2019),
        (2020, 2021),
        (2020, 2023),
    ]


def test_the_page_leads_with_the_worst_miss_of_all(work, client):
    page = text_of(client.get("/sv/traffsakerhet/"))
    first = worst(work, Choice("24", 2035), "sv").rows[0]
    said = re.search(r"Sämst: ([+−][\d,]+ %), (.+?) från (\d{4}) till (\d{4})\.", page)

    assert said.groups()[1:] == (first.name, str(first.case.origin_year), str(first.case.year))
    assert said.start() < page.index("Allt i en tabell")


def test_nothing_is_the_worst_where_nothing_was_tested(monkeypatch, work):
    monkeypatch.setattr(about_worst, "outside", lambda *_, **__: (0, 0))

    assert worst_of_all(work, "sv") == ""
