"""Classes in words stand beside our probabilities: agreement step by step, and in order."""

import polars as pl
import pytest

from talentlab.pipelines.vintages.judgements import (
    judgement_agreement,
    other_judgements,
    second_judgements,
)
from talentlab.tables.balance import BALANCE_BY_OCCUPATION
from talentlab.tables.judgements import JUDGEMENT_AGREEMENT, SECOND_JUDGEMENTS
from talentlab.tables.occupations import BAROMETER
from talentlab.tables.other_outlooks import OTHER_OUTLOOKS

UNIT, OTHER, MERGED = "2221", "5321", "4430"


def barometer(*rows):
    """Return rows of (code, opportunities, demand) of one round, of the county."""
    frame = pl.DataFrame(
        [
            {
                "region_code": "24",
                "assessed_code": f"{code}-{n}",
                "assessed_name": code,
                "ssyk_code": code,
                "ssyk_edition": "scb",
                "period": "2026-1",
                "opportunities": chance,
                "forecast_5y": demand,
                "status": "counted",
            }
            for n, (code, chance, demand) in enumerate(rows)
        ],
        schema_overrides={"opportunities": pl.String, "forecast_5y": pl.String},
    )
    return BAROMETER.check(frame)


def balance(year, **p_short):
    """Return rows of the gap by occupation, with nothing but what is compared."""
    names = [column.name for column in BALANCE_BY_OCCUPATION.columns()]
    rows = [
        dict.fromkeys(names)
        | {
            "region_code": "24",
            "ssyk_code": code.removeprefix("o"),
            "sector": "total",
            "year": year,
            "p_short": chance,
            "verdict": "short" if chance > 0.8 else "surplus" if chance < 0.2 else "uncertain",
        }
        for code, chance in p_short.items()
    ]
    return pl.DataFrame(rows, infer_schema_length=None)


def classes(**changed):
    row = {
        "producer": "Annan",
        "vintage": "2026-04",
        "region_code": "24",
        "subject": "occupation",
        "code": UNIT,
        "measure": "class",
        "year": 2031,
        "value": None,
        "judgement": "increase",
        "status": "counted",
    }
    frame = pl.DataFrame([row | changed], schema_overrides={"value": pl.Float64})
    return OTHER_OUTLOOKS.check(frame)


def fits(table, frame):
    return table.check(frame.select([column.name for column in table.columns()]))


def test_the_barometer_speaks_of_today_and_of_five_years_ahead():
    found = other_judgements({"barometer": barometer((UNIT, "large", "same"))})

    assert found.select("about", "year", "judgement").rows() == [
        ("opportunities", 2026, "large"),
        ("demand", 2031, "same"),
    ]


def test_a_group_whose_parts_differ_has_no_class_and_one_not_judged_has_none_either():
    told = barometer((UNIT, "large", None), (UNIT, "small", None), (OTHER, "medium", None))

    assert other_judgements({"barometer": told})["ssyk_code"].to_list() == [OTHER]


def test_a_judgement_of_a_past_year_meets_our_first_forecast():
    told = other_judgements({"barometer": barometer((UNIT, "large", None))})
    found = fits(SECOND_JUDGEMENTS, second_judgements(told, balance(2027, o2221=0.95)))

    assert found.select("year", "verdict", "agreement").rows() == [(2027, "short", "agrees")]


@pytest.mark.parametrize(
    ("judgement", "p_short", "agreement"),
    [
        ("large", 0.9, "agrees"),
        ("medium", 0.5, "agrees"),
        ("small", 0.1, "agrees"),
        ("large", 0.5, "partly"),
        ("medium", 0.1, "partly"),
        ("large", 0.1, "contradicts"),
        ("small", 0.9, "contradicts"),
    ],
)
def test_agreement_is_counted_in_steps(judgement, p_short, agreement):
    told = other_judgements({"barometer": barometer((UNIT, judgement, None))})
    found = second_judgements(told, balance(2026, o2221=p_short))

    assert found["agreement"].to_list() == [agreement]


def test_what_we_do_not_tell_is_not_compared():
    told = other_judgements({"barometer": barometer((UNIT, "large", None))})
    ours = balance(2026, o2221=0.9).with_columns(p_short=pl.lit(None, pl.Float64))

    assert second_judgements(told, ours).is_empty()


def test_a_class_delivered_as_a_table_is_of_demand_and_the_newest_vintage_counts():
    older = classes(vintage="2025-04", judgement="decrease")
    found = other_judgements({"other_outlooks": pl.concat([older, classes()])})

    assert found.select("about", "vintage", "judgement").rows() == [
        ("demand", "2026-04", "increase")
    ]


def test_the_same_judgement_delivered_twice_counts_once():
    told = other_judgements(
        {
            "barometer": barometer((UNIT, None, "increase")),
            "other_outlooks": classes(producer="Arbetsförmedlingen", judgement="decrease"),
        }
    )
    found = second_judgements(told.with_columns(vintage=pl.lit("2026")), balance(2031, o2221=0.9))

    assert told.height == 2
    assert found["judgement"].to_list() == ["increase"]


def test_the_order_is_compared_with_its_interval_and_every_agreement_counted():
    codes = ["2221", "5321", "2511", "2512", "7231", "9111", "2211", "2212", "3111", "3112", "2341"]
    chances = [0.95, 0.9, 0.85, 0.6, 0.5, 0.5, 0.4, 0.15, 0.1, 0.05, 0.9]
    said = ["large"] * 3 + ["medium"] * 4 + ["small"] * 4
    told = barometer(*((code, judged, None) for code, judged in zip(codes, said, strict=True)))
    ours = balance(2026, **{f"o{c}": p for c, p in zip(codes, chances, strict=True)})
    beside = second_judgements(other_judgements({"barometer": told}), ours)
    found = fits(JUDGEMENT_AGREEMENT, judgement_agreement(beside)).row(0, named=True)

    assert (found["agrees"], found["partly"], found["contradicts"]) == (10, 0, 1)
    assert 0 < found["p10"] < found["rank_correlation"] < found["p90"] < 1


def test_few_occupations_have_an_order_but_no_interval():
    told = barometer((UNIT, "large", None), (OTHER, "small", None))
    beside = second_judgements(
        other_judgements({"barometer": told}), balance(2026, o2221=0.9, o5321=0.4)
    )
    found = fits(JUDGEMENT_AGREEMENT, judgement_agreement(beside)).row(0, named=True)

    assert found["rank_correlation"] == pytest.approx(1)
    assert (found["p10"], found["p90"]) == (None, None)


def test_without_judgements_there_is_nothing_to_compare():
    beside = second_judgements(other_judgements({}), balance(2026, o2221=0.9))

    assert beside.is_empty()
    assert judgement_agreement(beside).is_empty()
