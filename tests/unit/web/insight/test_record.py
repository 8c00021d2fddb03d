"""What is said of earlier forecasts fits the number at hand, and is as plain when unflattering."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from talentlab.web.insight.presenters.record import (
    Record,
    outcomes_of,
    record_of_area,
    record_of_occupation,
)
from talentlab.web.insight.presenters.record.model import Score, score_of
from talentlab.web.insight.presenters.record.sentences import told
from talentlab.web.insight.presenters.tested.outlooks import Outlook
from talentlab.web.insight.presenters.tested.trials import Trial

SCORE = Score(
    years_ahead=10,
    size_class="<10k",
    error=2.4,
    simple={"naive": 4.0, "drift": 3.1},
    coverage=0.8,
    n=120,
)
WELL_TESTED = Record(
    outlook=Outlook.POPULATION,
    score=SCORE,
    within_5=0.9,
    base_year=2022,
    trusted_until=None,
    outcomes=(),
    is_modelled=False,
    address="/sv/traffsakerhet/",
)


def said_of(record):
    with override("sv"):
        return [line.replace("\u00a0", " ") for line in told(record, "sv").lines]


def test_a_flattering_record_still_names_the_simple_methods():
    assert said_of(WELL_TESTED) == [
        (
            "Prognoser 10 år framåt har i genomsnitt varit 2,4 % fel för områden av den här "
            "storleken (120 prövade)."
        ),
        "Att anta att ingenting förändras hade gett 4,0 % fel, att låta trenden fortsätta 3,1 %.",
        "90 % av dem hamnade inom fem procent från utfallet.",
        "80-procentsintervallet för arbetsför ålder har rymt 80 % av utfallen.",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"n": 6}, "Så få är prövade att andelarna säger lite."),
        (
            {"simple": {"naive": 4.0, "drift": 1.9}},
            "Att låta trenden fortsätta hade kommit närmare: 1,9 % fel.",
        ),
        (
            {"simple": {"naive": 2.0, "drift": 2.1}},
            "Att anta att ingenting förändras hade kommit närmare: 2,0 % fel.",
        ),
        (
            {"simple": {"naive": 2.38, "drift": 2.6}},
            "Att anta att ingenting förändras hade kommit ungefär lika nära: 2,4 % fel.",
        ),
    ],
)
def test_few_tests_and_better_rivals_are_told(changed, said):
    assert said in said_of(replace(WELL_TESTED, score=replace(SCORE, **changed)))
    assert said not in said_of(WELL_TESTED)


def test_a_record_of_employees_speaks_of_occupations_and_their_own_interval():
    record = replace(WELL_TESTED, outlook=Outlook.EMPLOYMENT, within_5=None, trusted_until=2024)

    assert said_of(record) == [
        (
            "För yrken med ungefär lika många anställda har prognoser 10 år framåt varit "
            "2,4 % fel (120 prövade)."
        ),
        "Att anta att ingenting förändras hade gett 4,0 % fel, att låta trenden fortsätta 3,1 %.",
        "Deras 80-procentsintervall har rymt 80 % av utfallen.",
        "Till och med 2024 väntas antalet anställda hålla inom tio procent, i fyra fall av fem.",
    ]


def test_a_number_that_was_never_tested_still_says_how_long_it_holds():
    record = replace(WELL_TESTED, score=None, within_5=None, trusted_until=2022)

    assert said_of(record) == ["Inte ens nästa år är invånarantalet säkert inom tio procent."]


def test_a_number_that_nobody_counts_is_said_to_be_untested_first():
    record = replace(WELL_TESTED, outlook=Outlook.EMPLOYMENT, within_5=None, is_modelled=True)

    assert said_of(record)[0] == (
        "Ingen räknar det här talet här: det är modellerat och går inte att pröva i sig. Det som "
        "följer gäller platser som räknas; vänta dig större fel här."
    )
    assert said_of(record)[1:] == said_of(replace(record, is_modelled=False))


def trial(method="talentlab", horizon=5, size="all", error=1.0):
    return Trial(method, horizon, size, error, coverage=0.8, n=40)


def test_the_nearest_horizon_answers_and_the_longer_of_two_as_near():
    trials = [trial(horizon=1, error=1.0), trial(horizon=3, error=3.0)]

    assert score_of(trials, "all", 1).years_ahead == 1
    assert score_of(trials, "all", 2).years_ahead == 3
    assert score_of(trials, "all", 20).years_ahead == 3


def test_things_of_the_same_size_answer_before_all_together():
    trials = [trial(size="all", error=1.0), trial(size="<10k", error=2.0)]

    assert score_of(trials, "<10k", 5).error == 2.0
    assert score_of(trials, "<10k", 5).is_own_size
    assert score_of(trials, "25-50k", 5).error == 1.0
    assert not score_of(trials, "25-50k", 5).is_own_size


def test_simple_methods_are_compared_in_the_very_same_test_only():
    trials = [
        trial(horizon=1, error=2.0),
        trial("naive", horizon=1, error=2.5),
        trial("drift", horizon=1, error=1.5),
        trial("naive", horizon=3, error=0.1),
        trial("naive", horizon=1, size="<10k", error=0.2),
    ]

    score = score_of(trials, "all", 1)

    assert score.simple == {"naive": 2.5, "drift": 1.5}
    assert score.closer == "drift"
    assert replace(score, simple={"naive": 2.5}).closer is None


def test_without_a_test_of_our_own_method_there_is_no_score():
    assert score_of([trial("naive")], "all", 5) is None


def test_the_record_of_an_area_is_of_areas_of_its_size(release):
    small, large = (record_of_area(release, code, 2035, "sv") for code in ("2425", "2480"))

    assert small.score.size_class == "<10k"
    assert large.score.size_class == ">=100k"
    assert small.score.error > large.score.error
    assert small.score.years_ahead == 10
    assert small.address == "/sv/traffsakerhet/?storlek=%3C10k#befolkning"


def test_an_area_of_a_size_that_was_not_tested_is_answered_for_by_all(release):
    record = record_of_area(release, "2482", 2035, "sv")  # 76 500 residents

    assert record.score.is_own_size
    assert record_of_area(release, "umearegionen", 2035, "sv").score.is_own_size


def test_the_record_says_how_long_the_number_holds(release, client):
    assert record_of_area(release, "2480", 2035, "sv").trusted_until == 2035
    assert record_of_area(release, "2425", 2035, "sv").trusted_until == 2025
    page = client.get("/sv/omraden/2480/").content.decode()
    assert "Till och med 2035 väntas invånarantalet hålla inom tio procent" in page
    page = client.get("/sv/omraden/2425/").content.decode()
    assert "Inte ens nästa år är invånarantalet säkert inom tio procent." in page


def test_outcomes_stand_with_the_latest_first_and_say_whether_the_interval_held(release, client):
    outcomes = outcomes_of(release, "2425", "total")

    assert [(case.origin_year, case.year) for case in outcomes][:3] == [
        (2020, 2025),
        (2020, 2021),
        (2015, 2020),
    ]
    assert [case.is_held for case in outcomes][:2] == [False, True]
    page = client.get("/sv/omraden/2425/").content.decode()
    assert page.count("<strong>missade</strong>") == 2


def test_nothing_is_said_where_nothing_was_tested(bare):
    assert record_of_area(bare, "2480", 2035, "sv") is None


def test_the_record_of_an_occupation_is_of_occupations_of_its_size_and_length(work):
    small = record_of_occupation(work, "1211", "24", 2029, "sv")
    large = record_of_occupation(work, "2221", "24", 2029, "sv")
    group = record_of_occupation(work, "222", "24", 2029, "sv")

    assert small.score.size_class == "50-199"
    assert large.score.size_class == ">=1000"
    assert large.score.years_ahead == 5
    assert large.score.error > group.score.error
    assert large.address == "/sv/traffsakerhet/?niva=4&storlek=%3E%3D1000#sysselsattning"


def test_the_record_of_an_occupation_has_its_own_outcomes_and_shelf_life(work):
    mechanics = record_of_occupation(work, "7231", "24", 2029, "sv")

    assert [(case.origin_year, case.year) for case in mechanics.outcomes] == [
        (2020, 2023),
        (2020, 2021),
        (2016, 2019),
        (2016, 2017),
    ]
    assert mechanics.outcomes[0].is_held is False
    assert mechanics.trusted_until == mechanics.base_year == 2024
    assert record_of_occupation(work, "2221", "24", 2029, "sv").trusted_until == 2028


def test_all_occupations_together_have_their_own_outcomes_but_no_score(work):
    record = record_of_occupation(work, "total", "24", 2029, "sv")

    assert record.score is None
    assert len(record.outcomes) == 4
    assert record.address == "/sv/traffsakerhet/#sysselsattning"


def test_a_municipalitys_record_knows_that_its_number_is_modelled(work):
    assert record_of_occupation(work, "222", "2480", 2029, "sv").is_modelled
    assert not record_of_occupation(work, "222", "24", 2029, "sv").is_modelled


def test_an_occupation_that_nobody_counts_has_no_record(work):
    assert record_of_occupation(work, "0310", "24", 2029, "sv") is None
    assert record_of_occupation(work, "9999", "24", 2029, "sv") is None


def test_a_release_without_work_has_no_record_of_occupations(release):
    assert record_of_occupation(release, "2221", "24", 2029, "sv") is None
