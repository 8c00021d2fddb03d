import pytest

from factories.store import NOW, delivery
from factories.work_numbers import BASE_OF_WORK, employees
from factories.work_release import publish_work_release
from talentlab.errors import NumberNotPublished
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.explain import explain_number
from talentlab.pipelines.releases import publish
from talentlab.store.disk import sha256_of
from talentlab.store.release import open_release


def explained(store, question):
    return explain_number(store, open_release(store), question)


def test_a_forecast_leads_back_to_the_untouched_file(store):
    chain = explained(store, "population 2480 2030")

    assert chain.number.value == 910
    assert chain.number.interval_80 == pytest.approx((864.5, 955.5))
    assert chain.number.interval_95 == pytest.approx((819, 1001))
    assert chain.table == "population_outlook"
    (step,) = chain.inputs
    assert (step.part.part, step.part.rows, step.region_rows) == ("scb/population", 3, 3)
    (raw,) = step.raw
    assert (raw.file.name, raw.file.rows, raw.is_intact) == ("population.csv", 3, True)
    assert raw.path.read_bytes() == delivery().raw[0].content
    assert raw.file.sha256 == sha256_of(delivery().raw[0].content)


def test_a_counted_year_has_no_interval_and_only_its_own_source(store, calculate, hour):
    other = delivery([("2482", "men", 1, 2022, 7)], name="own")
    import_delivery(store, other, now=NOW)
    calculate()
    publish(store, name="second", now=hour(1))

    chain = explained(store, "befolkning Umeå 2021")

    assert (chain.number.value, chain.number.interval_80) == (1850, None)
    assert chain.table == "population_history"
    assert [step.part.part for step in chain.inputs] == ["scb/population"]
    forecast = explained(store, "befolkning Umeå 2023")
    assert [(s.part.part, s.region_rows) for s in forecast.inputs] == [
        ("scb/population", 3),
        ("own/population", 0),
    ]


@pytest.mark.parametrize(
    "question", ["population 2480 1900", "population 0180 2030", "births 2480 2030"]
)
def test_a_number_that_is_not_published_is_told_with_what_is(store, question):
    with pytest.raises(NumberNotPublished) as raised:
        explained(store, question)

    assert raised.value.facts["release"] == "2026-11-24"
    assert raised.value.facts["published"]


def test_what_exists_is_said_in_years_places_sexes_and_ages(store):
    with pytest.raises(NumberNotPublished) as raised:
        explained(store, "population 2480 2021 women")

    said = [text.en for text in raised.value.facts["published"]]
    assert said == ["years 2021–2042", "areas 2480", "sexes total", "ages total"]


def test_a_damaged_or_missing_raw_file_is_seen(store):
    (path,) = (file for file in (store / "raw" / "scb").iterdir() if not file.suffix)
    path.write_bytes(b"changed")
    assert explained(store, "population 2480 2030").inputs[0].raw[0].is_intact is False

    path.unlink()
    (raw,) = explained(store, "population 2480 2030").inputs[0].raw
    assert (raw.path, raw.is_intact) == (None, False)


def test_a_release_that_outlives_its_inputs_still_tells_their_names(store):
    (path,) = (store / "tidy" / "population").iterdir()
    path.unlink()

    (step,) = explained(store, "population 2480 2030").inputs

    assert (step.part.part, step.region_rows) == ("scb/population", None)


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return publish_work_release(tmp_path_factory.mktemp("work"))


def test_a_number_of_employees_has_its_own_tables_and_assumptions(work):
    forecast, counted = (explained(work, f"employment 24 2221 {y}") for y in (2028, 2021))

    assert (forecast.table, counted.table) == ("employment_outlook", "employment_history")
    assert forecast.number.interval_80[0] < forecast.number.value < forecast.number.interval_80[1]
    assert counted.number.value == pytest.approx(employees("24", "2221", 2021)["total"])
    assert (counted.number.interval_80, counted.number.is_modelled) == (None, False)
    assert forecast.base_year == BASE_OF_WORK
    assert forecast.assumed == forecast.release.assumed_about_work
    assert [step.part.table for step in forecast.inputs] == ["employed_by_occupation"]


def test_all_occupations_and_one_sex_may_be_asked_for(work):
    assert explained(work, "anställda 24 2021 kvinnor").number.value == pytest.approx(
        employees("24", "total", 2021)["women"]
    )


def test_a_modelled_number_is_not_called_counted(work):
    chain = explained(work, "anställda Umeå 222 2023")

    assert chain.number.is_modelled
    # It rests on everything that the table was made from, not on a count of its own.
    assert chain.inputs


def test_a_number_of_employees_that_is_not_published_is_told_with_what_is(work):
    with pytest.raises(NumberNotPublished) as raised:
        explained(work, "employment 24 2221 2090")

    said = [text.en for text in raised.value.facts["published"]]
    assert said[0] == "years 2014–2035"
    assert "occupations of one to four digits" in said[3]


def test_a_release_without_work_says_that_it_has_none(store):
    with pytest.raises(NumberNotPublished) as raised:
        explained(store, "employment 24 2221 2028")

    assert [t.en for t in raised.value.facts["published"]] == ["no numbers of that kind"]


def test_openings_lead_back_to_employees_with_what_they_assume(work):
    chain = explained(work, "openings 24 2221 2028")
    row = chain.release.query(
        "SELECT mean, p10, p90 FROM openings_outlook WHERE region_code = '24' AND year = 2028 "
        "AND ssyk_code = '2221' AND component = 'openings'"
    ).row(0)

    assert (chain.number.value, *chain.number.interval_80) == pytest.approx(row)
    assert chain.number.is_mean
    assert chain.table == "openings_outlook"
    assert chain.base_year == BASE_OF_WORK
    assert [step.part.table for step in chain.inputs] == ["employed_by_occupation"]
    assert chain.assumed[0] == chain.release.assumed_about_openings[0]
    assert set(chain.release.assumed_about_work) <= set(chain.assumed)


def test_the_parts_of_openings_may_be_asked_for_and_add_up(work):
    whole, *parts = (
        explained(work, f"{name} 24 2221 2028").number.value
        for name in ("openings", "expansion", "replacement")
    )

    assert sum(parts) == pytest.approx(whole)


def test_openings_that_are_not_published_are_told_with_what_is(work):
    with pytest.raises(NumberNotPublished) as raised:
        explained(work, "openings 24 2221 2090")

    said = [text.en for text in raised.value.facts["published"]]
    assert [text.split(" ")[0] for text in said[:2]] == ["years", "areas"]
    assert "occupations of one to four digits" in said[2]


def test_a_signal_leads_back_to_the_table_it_was_told_in_and_no_other(work):
    chain = explained(work, "signal 24 2221 ads")

    assert (chain.number, chain.table) == (None, "occupation_signals")
    assert (chain.signal.region_code, chain.signal.ssyk_code) == ("24", "2221")
    assert (
        chain.signal.value
        == chain.release.query(
            "SELECT value FROM occupation_signals WHERE region_code = '24' AND ssyk_code = '2221' "
            "AND signal = 'ads'"
        ).item()
    )
    assert {step.part.table for step in chain.inputs} == {"ads"}
    assert chain.assumed == ()


def test_a_signal_that_was_measured_elsewhere_says_where(work):
    chain = explained(work, "signal 24 5321 medianlön")

    assert chain.signal.region_code == "00"
    assert chain.question.region_code == "24"


def test_a_signal_of_another_year_is_told_with_the_times_there_are(work):
    with pytest.raises(NumberNotPublished) as raised:
        explained(work, "signal 24 2221 ads 1999")

    assert [text.en for text in raised.value.facts["published"]][1] == "times 2025"


def test_a_release_without_signals_or_openings_says_that_it_has_none(store):
    for question, said in (
        ("signal 24 2221 ads", "no signals"),
        ("openings 24 2221 2028", "no numbers of that kind"),
    ):
        with pytest.raises(NumberNotPublished) as raised:
            explained(store, question)
        assert [t.en for t in raised.value.facts["published"]] == [said]
