import numpy as np
import polars as pl
import pytest

from factories.tidy_employment import (
    OCCUPATIONS,
    YEARS,
    employed_by_occupation,
    suppressed,
    with_country,
)
from talentlab.cli.messages import explain
from talentlab.errors import (
    CountiesExceedCountry,
    EmploymentIncomplete,
    NoCommonEmployment,
    UnknownCode,
)
from talentlab.pipelines.employment.assumptions import assumptions_frame
from talentlab.pipelines.employment.editions import Unused
from talentlab.pipelines.employment.stocks import REST, read_stocks
from talentlab.vocab.geography import counties
from talentlab.vocab.region import load_region

BREAKS = (2020, 2023)


@pytest.fixture
def region():
    return load_region("vasterbotten").with_cooperating(())


@pytest.fixture
def both_counties():
    return load_region("vasterbotten").with_cooperating(("2284",))


def number(frame, **where):
    chosen = pl.all_horizontal([pl.col(name) == value for name, value in where.items()])
    return frame.filter(chosen)["employed_persons"].item()


def test_every_number_is_where_it_was_counted(region):
    counted = employed_by_occupation()

    stocks = read_stocks(counted, region, BREAKS)

    history = stocks.history
    assert (history.region_codes, history.occupations) == (("22", "24", "25"), OCCUPATIONS)
    assert (history.years, history.breaks) == (YEARS, (2020,))
    assert (stocks.county_codes, stocks.left_out, stocks.is_whole) == (("24",), (), False)
    expected = number(counted, region_code="25", ssyk_code="5321", sex="men", year=2015)
    assert history.persons[2, OCCUPATIONS.index("5321"), 1, YEARS.index(2015)] == expected
    assert history.persons.sum() == counted["employed_persons"].sum()


def test_the_rest_of_the_country_is_what_the_counties_leave(region):
    counted = with_country(employed_by_occupation(("24",)), elsewhere=3)

    history = read_stocks(counted, region, BREAKS).history

    assert history.region_codes == ("24", REST)
    np.testing.assert_allclose(history.persons[1], 2 * history.persons[0])


def test_all_counties_are_the_country_and_its_own_rows_are_not_needed(region):
    counted = with_country(employed_by_occupation(tuple(counties())), elsewhere=2)

    stocks = read_stocks(counted, region, BREAKS)

    assert stocks.is_whole
    assert stocks.history.region_codes == tuple(counties())


def test_counties_with_more_than_the_country_are_refused(region):
    counted = with_country(employed_by_occupation(("24",)), elsewhere=1)
    one_less = pl.when(
        pl.col("region_code") == "00", pl.col("ssyk_code") == "2221", pl.col("year") == 2015
    ).then(pl.col("employed_persons") - 1)
    wrong = counted.with_columns(one_less.otherwise(pl.col("employed_persons")))

    with pytest.raises(CountiesExceedCountry) as raised:
        read_stocks(wrong, region, BREAKS)

    assert len(raised.value.facts["counts"]) == 2
    assert "2221 women 2015" in explain(raised.value, "en")


def test_hidden_and_absent_numbers_are_not_zero_and_all_are_told(region):
    counted = suppressed(employed_by_occupation(), region_code="24", ssyk_code="2222", year=2013)
    gone = (pl.col("region_code") == "24") & (pl.col("year") == 2016)
    counted = counted.filter(~(gone & (pl.col("ssyk_code") == "9111")))

    with pytest.raises(EmploymentIncomplete) as raised:
        read_stocks(counted, region, BREAKS)

    said = explain(raised.value, "sv")
    assert "24 2013: 2 av 16 uppgifter, till exempel 2222 women, 2222 men" in said
    assert "24 2016: 2 av 16 uppgifter, till exempel 9111 women, 9111 men" in said
    assert said != explain(raised.value, "en")


def test_a_neighbour_that_is_not_counted_in_full_teaches_nothing(region):
    counted = suppressed(employed_by_occupation(), region_code="25", ssyk_code="2222", year=2013)

    stocks = read_stocks(counted, region, BREAKS)

    assert stocks.history.region_codes == ("22", "24")
    assert stocks.left_out == ("25",)


def test_a_region_without_counted_counties_has_no_stocks(region):
    assert read_stocks(employed_by_occupation(("25",)), region, BREAKS) is None


def test_counties_of_one_region_need_a_year_in_common(both_counties):
    early = employed_by_occupation(("22",), years=range(2001, 2005))
    late = employed_by_occupation(("24",), years=range(2011, 2015))

    with pytest.raises(NoCommonEmployment) as raised:
        read_stocks(pl.concat([early, late]), both_counties, BREAKS)

    assert raised.value.facts == {"region_codes": ["22", "24"]}


def test_years_that_only_one_county_has_are_not_used(both_counties):
    early = employed_by_occupation(("22",), years=range(2001, 2015))
    late = employed_by_occupation(("24",), years=range(2011, 2018))

    stocks = read_stocks(pl.concat([early, late]), both_counties, BREAKS)

    assert stocks.history.years == (2011, 2012, 2013, 2014)


def test_the_other_edition_is_divided_where_scbs_own_is_absent(region):
    own = ("1211", "1212", "2221", "5321", "5322", "9412")
    merged = ("1210", "2221", "5321", "9412")
    by_scb = employed_by_occupation(("24",), years=(2020, 2021), occupations=own)
    other = employed_by_occupation(("24",), years=(2018, 2019), occupations=merged, edition="af")

    stocks = read_stocks(pl.concat([by_scb, other]), region, BREAKS)

    history = stocks.history
    assert stocks.estimated_years == (2018, 2019)
    for group, parts in (("1210", ("1211", "1212")), ("5321", ("5321", "5322"))):
        divided = history.persons[0, [history.occupations.index(code) for code in parts], :, :2]
        whole = [
            number(other, ssyk_code=group, sex=sex, year=year)
            for sex in ("women", "men")
            for year in (2018, 2019)
        ]
        np.testing.assert_allclose(divided.sum(axis=0).ravel(), whole)
    # Of managers in 1210, 35.25 % were in 1211 in Sweden in 2022.
    managers = history.persons[0, :2, :, :2]
    np.testing.assert_allclose(managers[0] / managers.sum(axis=0), 0.3525)


def test_both_editions_of_a_year_are_not_added_up(region):
    scb = employed_by_occupation(("24",), occupations=("2221", "2222"))
    af = employed_by_occupation(("24",), occupations=("2221", "2222"), edition="af", seed=9)

    stocks = read_stocks(pl.concat([scb, af]), region, BREAKS)

    assert stocks.history.persons.sum() == scb["employed_persons"].sum()
    assert stocks.unused == Unused(doubled=af.height, broad=0)
    assert f"{af.height} rader i Arbetsförmedlingens grupper är inte använda: SCB" in said(
        stocks, region
    )


def test_broader_groups_of_the_other_edition_are_told_and_not_added(region):
    detailed = employed_by_occupation(("24",), occupations=("2221", "5321"), edition="af")
    broad = employed_by_occupation(("24",), occupations=("222", "53"), edition="af", seed=9)

    stocks = read_stocks(pl.concat([detailed, broad]), region, BREAKS)

    assert stocks.history.persons.sum() == pytest.approx(detailed["employed_persons"].sum())
    assert stocks.unused == Unused(doubled=0, broad=broad.height)
    assert f"{broad.height} rader i Arbetsförmedlingens grupper är inte använda: de är bredare" in (
        said(stocks, region)
    )


def test_nothing_is_said_of_unused_rows_where_there_are_none(region):
    stocks = read_stocks(employed_by_occupation(("24",)), region, BREAKS)

    assert stocks.unused == Unused(doubled=0, broad=0)
    assert "är inte använda" not in said(stocks, region)


def test_a_county_in_broad_groups_only_stops_the_build_with_every_year(region):
    scb = employed_by_occupation(("24",), years=(2020, 2021), occupations=("2221", "5321"))
    broad = employed_by_occupation(
        ("24",), years=(2018, 2019), occupations=("222", "532"), edition="af"
    )

    with pytest.raises(EmploymentIncomplete) as raised:
        read_stocks(pl.concat([scb, broad]), region, BREAKS)

    assert [text.en[:7] for text in raised.value.facts["counts"]] == ["24 2018", "24 2019"]


def test_another_county_in_broad_groups_only_is_left_out(region):
    scb = employed_by_occupation(("24",), occupations=("2221", "5321"))
    broad = employed_by_occupation(("25",), occupations=("222", "532"), edition="af")

    stocks = read_stocks(pl.concat([scb, broad]), region, BREAKS)

    assert stocks.left_out == ("25",)
    assert stocks.unused.broad == broad.height


def said(stocks, region):
    return " ".join(assumptions_frame(stocks, (), region)["assumption_sv"])


def test_employees_without_an_occupation_are_in_none_but_are_told(region):
    counted = employed_by_occupation(("24",))
    unstated = employed_by_occupation(("24",), occupations=("0002",), seed=4)
    everybody = employed_by_occupation(("24",), occupations=("0000",), seed=5)

    stocks = read_stocks(pl.concat([counted, unstated, everybody]), region, BREAKS)

    assert stocks.history.persons.sum() == counted["employed_persons"].sum()
    assert stocks.unstated == unstated.filter(pl.col("year") == 2021)["employed_persons"].sum()


def test_groups_above_those_counted_are_not_counted_again(region):
    counted = employed_by_occupation(("24",))
    broader = employed_by_occupation(("24",), occupations=("222", "53"), seed=4)

    history = read_stocks(pl.concat([counted, broader]), region, BREAKS).history

    assert history.occupations == OCCUPATIONS


def test_an_occupation_that_does_not_exist_is_told(region):
    counted = employed_by_occupation(("24",), occupations=("2221", "2229", "9999"))

    with pytest.raises(UnknownCode) as raised:
        read_stocks(counted, region, BREAKS)

    assert raised.value.facts["codes"] == ("2229", "9999")
