"""The signals pages show, from small imported tables."""

import polars as pl
import pytest

from factories.signals import (
    ads,
    barometer,
    employees,
    jobseekers,
    relations,
    titles,
    unemployed,
    wage_spread,
    wages,
)
from talentlab.pipelines.signals.build import SOURCES, build_signals
from talentlab.tables.catalogue import DERIVED, TIDY
from talentlab.tables.signals import SIGNALS
from talentlab.vocab.region import load_region

REGION = load_region("vasterbotten")
ADS = ads([("24", "2221", 30), ("24", "1210", 12), ("24", "5321", 7), ("2480", "2221", 20)])


def build(employment=None, **tables):
    found = build_signals(tables, REGION, employment=employment)
    for name, frame in found.items():
        DERIVED[name].check(frame)
    return found


def signals(employment=None, **tables):
    return build(employment, **tables)["occupation_signals"]


def find(frame, region_code, ssyk_code, signal, *columns, sex="total"):
    here = frame.filter(
        pl.col("region_code") == region_code,
        pl.col("ssyk_code") == ssyk_code,
        pl.col("signal") == signal,
        pl.col("sex") == sex,
    )
    return here.select(columns or ("value", "status")).rows()


MEASURED = ("value", "measured_region_code", "measured_ssyk_code", "measured_ssyk_edition")


# --- nothing, and only something ---------------------------------------------------------------


def test_without_anything_about_occupations_there_is_nothing():
    assert build(unemployed=unemployed([("2480", 3000)])) == {}


@pytest.mark.parametrize("name", SOURCES)
def test_any_one_table_is_enough_even_an_empty_one(name):
    found = build(**{name: TIDY[name].rows.empty()})

    assert set(found) == {"occupation_signals", "related_occupations", "occupation_words"}
    assert sum(frame.height for frame in found.values()) == 0


def test_what_is_told_about_other_regions_only_is_not_shown():
    found = build(
        ads=ads([("0180", "2221", 30)]),
        employed_by_occupation=employees([("01", "2221", 180, 20)]),
        wages=wages([("SE11", "222", "women", 37700.0)]),
        barometer=barometer([("01", "x", "2221", "large", "same")]),
    )

    assert found["occupation_signals"].is_empty()


def test_ads_and_employees_of_different_areas_are_not_related():
    found = signals(
        ads=ads([("2480", "2221", 20)]), employed_by_occupation=employees([("24", "2221", 9, 9)])
    )  # fmt: skip

    assert set(found["signal"]) == {"ads"}


def test_words_and_kinship_are_brought_to_scbs_groups():
    found = build(
        occupation_titles=titles([("1210", "af", "Ekonomichef", "title")]),
        occupation_relations=relations([("2221", "1210", "moves", 1)]),
    )

    assert found["occupation_words"]["ssyk_code"].to_list() == ["1211", "1212"]
    assert found["related_occupations"].select("related_code", "rank").rows() == [
        ("1211", 1), ("1212", 2),
    ]  # fmt: skip
    assert found["occupation_signals"].is_empty()


# --- ads ---------------------------------------------------------------------------------------


def test_ads_are_shown_where_they_were_counted_and_summed_upwards():
    found = signals(ads=ADS)

    assert find(found, "24", "2221", "ads") == [(30.0, "counted")]
    assert find(found, "24", "22", "ads") == [(30.0, "counted")]
    assert find(found, "24", "total", "ads") == [(49.0, "counted")]
    assert find(found, "2480", "total", "ads") == [(20.0, "counted")]
    assert find(found, "2482", "total", "ads") == []


def test_a_merged_number_is_shown_whole_with_the_group_it_was_counted_for():
    found = signals(ads=ADS)

    assert find(found, "24", "1211", "ads", *MEASURED) == [(12.0, "24", "1210", "af")]
    assert find(found, "24", "1212", "ads", *MEASURED) == [(12.0, "24", "1210", "af")]
    assert find(found, "24", "5322", "ads", *MEASURED) == [(7.0, "24", "5321", "af")]
    assert find(found, "24", "121", "ads", *MEASURED) == [(12.0, "24", "121", "scb")]


def test_an_occupation_without_a_row_had_no_ads_but_one_without_a_group_is_missing():
    found = signals(ads=ADS)

    assert find(found, "2480", "5321", "ads") == [(0.0, "counted")]
    assert find(found, "24", "7619", "ads") == [(None, "missing")]
    assert find(found, "24", "443", "ads") == [(None, "missing")]


def test_only_the_last_year_is_of_today():
    found = signals(ads=ADS.vstack(ads([("24", "2221", 99)], year=2023)))

    assert find(found, "24", "2221", "ads", "value", "period") == [(30.0, "2024")]


def test_ads_in_scbs_groups_need_no_merging():
    found = signals(ads=ads([("24", "1211", 5), ("24", "1212", 7)], edition="scb"))

    assert find(found, "24", "1211", "ads", *MEASURED) == [(5.0, "24", "1211", "scb")]
    assert find(found, "24", "121", "ads") == [(12.0, "counted")]


def test_areas_counted_less_in_detail_have_no_invented_zeros():
    found = signals(ads=ADS.vstack(ads([("2482", "222", 4)])))

    assert find(found, "2482", "222", "ads") == [(4.0, "counted")]
    assert find(found, "2482", "2221", "ads") == []


# --- ads per hundred employees -----------------------------------------------------------------

EMPLOYED = employees(
    [
        ("24", "2221", 180, 20),
        ("24", "1211", 10, 20),
        ("24", "1212", 40, 50),
        ("24", "7619", 5, 5),
        ("24", "5321", 3, 0),
        ("24", "5322", 1, 0),
    ]
)
PER_HUNDRED = "ads_per_100_employed"


def test_ads_and_employees_are_related_in_groups_that_both_have():
    found = signals(ads=ADS, employed_by_occupation=EMPLOYED)

    assert find(found, "24", "2221", PER_HUNDRED, "value", "period") == [(15.0, "2024/2022")]
    assert find(found, "24", "1211", PER_HUNDRED, *MEASURED) == [(10.0, "24", "1210", "af")]
    # 49 ads; 200 + 30 + 90 + 3 + 1 employees, without the ten of a group that has no ads.
    assert find(found, "24", "total", PER_HUNDRED) == [(pytest.approx(4900 / 324), "counted")]


def test_too_few_to_divide_by_is_missing():
    found = signals(ads=ADS, employed_by_occupation=EMPLOYED)

    assert find(found, "24", "5321", PER_HUNDRED) == [(None, "missing")]


def test_municipalities_have_no_ratio_when_nobody_counted_their_employees():
    found = signals(ads=ADS, employed_by_occupation=EMPLOYED)

    assert find(found, "2480", "2221", PER_HUNDRED) == []


def test_employees_that_are_not_known_are_not_none():
    known = employees([("24", "2221", 180, None), ("24", "1211", 50, 50), ("24", "1212", 50, 50)])

    found = signals(ads=ADS, employed_by_occupation=known)

    assert find(found, "24", "2221", PER_HUNDRED) == [(None, "missing")]
    assert find(found, "24", "1211", PER_HUNDRED) == [(6.0, "counted")]


def test_the_last_year_before_the_ads_is_used_or_else_the_first_after():
    early = EMPLOYED.vstack(employees([("24", "2221", 90, 10)], year=2024))
    late = employees([("24", "2221", 90, 10)], year=2025)

    same = signals(ads=ADS, employed_by_occupation=early)
    after = signals(ads=ADS, employed_by_occupation=late)

    assert find(same, "24", "2221", PER_HUNDRED, "value", "period") == [(30.0, "2024")]
    assert find(after, "24", "2221", PER_HUNDRED, "value", "period") == [(30.0, "2024/2025")]


def history(rows, year=2024):
    columns = ("region_code", "ssyk_code", "sex", "employed_persons", "is_modelled")
    frame = pl.DataFrame(rows, schema=columns, orient="row")
    return DERIVED["employment_history"].check(
        frame.with_columns(year=pl.lit(year, pl.Int64), employed_persons=pl.col(columns[3]) * 1.0)
        .select("region_code", "ssyk_code", "sex", "year", "employed_persons", "is_modelled")
    )  # fmt: skip


MODELLED = history(
    [
        ("2480", "222", "total", 100, True),
        ("2480", "22", "total", 100, True),
        ("2480", "total", "total", 100, True),
        ("24", "2221", "women", 180, False),
        ("24", "2221", "men", 20, False),
        ("24", "2221", "total", 200, False),
    ]
)


def test_modelled_employees_make_an_estimate():
    found = signals(MODELLED, ads=ADS)

    assert find(found, "2480", "222", PER_HUNDRED) == [(20.0, "estimated")]
    assert find(found, "24", "2221", PER_HUNDRED) == [(15.0, "counted")]


def test_a_detailed_code_gets_the_ratio_of_the_group_that_employees_are_known_for():
    found = signals(MODELLED, ads=ADS)

    assert find(found, "2480", "2221", PER_HUNDRED, *MEASURED) == [(20.0, "2480", "222", "scb")]


def test_what_was_imported_comes_first_and_the_outlook_fills_in_other_areas():
    found = signals(MODELLED, ads=ADS, employed_by_occupation=EMPLOYED)

    columns = ("value", "period", "source_tables")
    assert find(found, "24", "2221", PER_HUNDRED, *columns) == [
        (15.0, "2024/2022", "ads+employed_by_occupation")
    ]
    assert find(found, "2480", "222", PER_HUNDRED, *columns) == [
        (20.0, "2024", "ads+employment_history")
    ]


# --- unemployed per ad -------------------------------------------------------------------------

PER_AD = "unemployed_per_ad"


def test_the_average_of_a_years_unemployed_per_ad_in_that_year():
    found = signals(ads=ADS, unemployed=unemployed([("2480", 60)]))

    assert find(found, "2480", "total", PER_AD, "value", "period") == [(3.0, "2024")]
    assert find(found, "2480", "2221", PER_AD) == []


def test_another_year_is_told():
    found = signals(ads=ADS, unemployed=unemployed([("2480", 60)], year=2022))

    assert find(found, "2480", "total", PER_AD, "value", "period") == [(3.0, "2022/2024")]


def test_eleven_months_are_no_year():
    found = signals(ads=ADS, unemployed=unemployed([("2480", 60)], months=range(1, 12)))

    assert find(found, "2480", "total", PER_AD) == []


def test_other_definitions_sexes_and_ages_are_not_everybody():
    everybody = unemployed([("2480", 60)])
    others = [
        everybody.with_columns(definition=pl.lit("bas"), persons=pl.lit(1, pl.Int64)),
        everybody.with_columns(sex=pl.lit("women"), persons=pl.lit(1, pl.Int64)),
        everybody.with_columns(age_group=pl.lit("16-24"), persons=pl.lit(1, pl.Int64)),
    ]

    found = signals(ads=ADS, unemployed=pl.concat([everybody, *others]))

    assert find(found, "2480", "total", PER_AD) == [(3.0, "counted")]


SOUGHT = jobseekers([("24", "2221", 3), ("24", "1210", 24), ("24", "5321", "suppressed")])


def test_those_who_seek_an_occupation_per_ad_for_it():
    found = signals(ads=ADS, unemployed_by_occupation=SOUGHT)

    assert find(found, "24", "2221", PER_AD) == [(0.1, "counted")]
    assert find(found, "24", "1211", PER_AD, *MEASURED) == [(2.0, "24", "1210", "af")]
    assert find(found, "24", "5322", PER_AD) == [(None, "suppressed")]
    assert find(found, "24", "5", PER_AD) == [(None, "suppressed")]


def test_everybody_is_counted_and_not_added_up_from_occupations():
    without = signals(ads=ADS, unemployed_by_occupation=SOUGHT)
    found = signals(
        ads=ADS, unemployed_by_occupation=SOUGHT, unemployed=unemployed([("24", 98)])
    )  # fmt: skip

    assert find(without, "24", "total", PER_AD) == []
    assert find(found, "24", "total", PER_AD) == [(2.0, "counted")]


def test_jobseekers_and_ads_of_different_editions_meet_in_merged_groups():
    in_scb = jobseekers([("24", "1211", 4), ("24", "1212", 8)], edition="scb")
    scb_ads = ads([("24", "1211", 5), ("24", "1212", 7)], edition="scb")
    in_af = jobseekers([("24", "1210", 24)])

    found = signals(ads=ADS, unemployed_by_occupation=in_scb)
    turned = signals(ads=scb_ads, unemployed_by_occupation=in_af)

    assert find(found, "24", "1212", PER_AD, *MEASURED) == [(1.0, "24", "1210", "af")]
    assert find(turned, "24", "1212", PER_AD, *MEASURED) == [(2.0, "24", "1210", "af")]


def test_without_ads_there_is_nothing_to_relate_to():
    assert signals(unemployed_by_occupation=SOUGHT).is_empty()


# --- judgements and wages ----------------------------------------------------------------------


def test_a_municipality_is_shown_its_countys_judgement_and_sweden_its_own():
    judged = barometer(
        [("24", "x", "2221", "large", "increase"), ("00", "x", "2221", "medium", None)]
    )

    found = signals(barometer=judged)

    columns = ("level", "measured_region_code", "period", "status")
    assert find(found, "2480", "2221", "job_opportunities", *columns) == [
        ("large", "24", "2025-1", "counted")
    ]
    assert find(found, "00", "2221", "job_opportunities", "level") == [("medium",)]
    assert find(found, "00", "2221", "demand_forecast", "level", "status") == [("", "missing")]
    assert find(found, "2480", "222", "job_opportunities") == []


def test_parts_of_a_group_judged_differently_are_not_averaged():
    judged = barometer([("24", "a", "7131", "large", "same"), ("24", "b", "7131", "small", "same")])

    found = signals(barometer=judged)

    assert find(found, "24", "7131", "job_opportunities", "level") == [("mixed",)]
    assert find(found, "24", "7131", "demand_forecast", "level") == [("same",)]


def test_the_last_round_is_shown_for_each_part_of_a_merged_group():
    rounds = [
        barometer([("24", "x", "1210", level, None)], period=period)
        for level, period in (("small", "2024-2"), ("large", "2025-1"))
    ]

    found = signals(barometer=pl.concat(rounds))

    assert find(found, "24", "1212", "job_opportunities", "level", *MEASURED[2:]) == [
        ("large", "1210", "af")
    ]


def test_a_wage_comes_with_the_larger_area_and_wider_group_it_was_measured_for():
    measured = wages([("SE33", "222", "women", 37700.0), ("SE33", "222", "men", 38200.0)])

    found = signals(wages=measured.vstack(wages([("SE33", "222", "men", 1.0)], year=2019)))

    assert find(found, "2480", "2221", "wage_mean", *MEASURED, "period", sex="women") == [
        (37700.0, "SE33", "222", "scb", "2020")
    ]
    assert find(found, "24", "222", "wage_mean", sex="men") == [(38200.0, "counted")]
    assert find(found, "SE33", "222", "wage_mean", sex="men") == [(38200.0, "counted")]
    assert find(found, "24", "22", "wage_mean", sex="men") == []
    assert find(found, "24", "222", "wage_median", sex="men") == []


def test_a_wage_of_an_unknown_year_has_no_period():
    spread = wage_spread([("00", "2221", 33.0, 40.0, 55.0), ("00", "0000", 26.0, None, 57.0)])

    found = signals(wage_spread=spread)

    assert find(found, "2480", "2221", "wage_p10", "value", "period") == [(33.0, "")]
    assert find(found, "24", "total", "wage_p90") == [(57.0, "counted")]
    assert find(found, "24", "total", "wage_median") == [(None, "missing")]


def test_wages_of_known_years_come_before_those_of_an_unknown_one():
    unknown = wage_spread([("00", "2221", 33.0, 40.0, 55.0)])
    known = wage_spread([("00", "2221", 34.0, 41.0, 56.0)], year=2023)

    found = signals(wage_spread=unknown.vstack(known))

    assert find(found, "24", "2221", "wage_median", "value", "period") == [(41.0, "2023")]


def test_two_tables_of_the_same_year_show_the_finer_and_of_different_years_both():
    coarse = wages([("SE33", "222", "total", 37.0)]).with_columns(median_wage_sek=pl.lit(36.0))
    same = signals(wages=coarse, wage_spread=wage_spread([("00", "2221", 30, 40, 50)], year=2020))
    other = signals(wages=coarse, wage_spread=wage_spread([("00", "2221", 30, 40, 50)]))

    assert find(same, "24", "2221", "wage_median", "value", "period") == [(40.0, "2020")]
    assert find(other, "24", "2221", "wage_median", "value", "period") == [
        (40.0, ""), (36.0, "2020"),
    ]  # fmt: skip


# --- where it comes from -----------------------------------------------------------------------


def test_every_number_names_the_tables_it_comes_from():
    found = signals(
        MODELLED,
        ads=ADS,
        employed_by_occupation=EMPLOYED,
        unemployed=unemployed([("24", 98)]),
        unemployed_by_occupation=SOUGHT,
        wages=wages([("SE33", "222", "total", 37.0)]),
        wage_spread=wage_spread([("00", "2221", 33.0, 40.0, 55.0)]),
        barometer=barometer([("24", "x", "2221", "large", "same")]),
    )
    sources = found.select("signal", "source_tables").unique().sort(pl.all()).rows()

    assert sources == [
        ("ads", "ads"),
        ("ads_per_100_employed", "ads+employed_by_occupation"),
        ("ads_per_100_employed", "ads+employment_history"),
        ("demand_forecast", "barometer"),
        ("job_opportunities", "barometer"),
        ("unemployed_per_ad", "unemployed+ads"),
        ("unemployed_per_ad", "unemployed_by_occupation+ads"),
        ("wage_mean", "wages"),
        ("wage_median", "wage_spread"),
        ("wage_p10", "wage_spread"),
        ("wage_p90", "wage_spread"),
    ]


# --- the whole ---------------------------------------------------------------------------------


def test_every_signal_has_its_unit_and_words_in_both_languages():
    found = signals(
        ads=ADS,
        employed_by_occupation=EMPLOYED,
        unemployed=unemployed([("24", 98)]),
        barometer=barometer([("24", "x", "2221", "large", "same")]),
        wages=wages([("SE33", "222", "total", 37.0)]),
        wage_spread=wage_spread([("00", "2221", 33.0, 40.0, 55.0)]),
    )

    assert set(found["signal"]) == set(SIGNALS)
    units = dict(found.select("signal", "unit").unique().rows())
    assert units == {name: signal.unit for name, signal in SIGNALS.items()}


def test_the_same_tables_in_another_order_give_the_same_rows():
    tables = {
        "ads": ADS,
        "employed_by_occupation": EMPLOYED,
        "wages": wages([("SE33", "222", "total", 37.0), ("SE33", "223", "total", 38.0)]),
    }
    turned = {name: frame.reverse() for name, frame in reversed(tables.items())}

    assert signals(**tables).equals(signals(**turned))
