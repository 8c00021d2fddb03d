import gzip
import os

import numpy as np
import polars as pl
import pytest

from factories.stocks import BANDS, banded, invented
from talentlab.cli.messages import explain
from talentlab.errors import OwnFileHasFaults
from talentlab.pipelines.population.stock_file import read_stock_file


def rows_of(history, age_labels=None):
    labels = age_labels or [*map(str, history.ages.lower[:-1]), f"{history.ages.lower[-1]}+"]
    return [
        (region, sex, label, year, history.persons[r, y, s, a])
        for r, region in enumerate(history.region_codes)
        for y, year in enumerate(history.years)
        for s, sex in enumerate(history.sexes)
        for a, label in enumerate(labels)
    ]


def frame_of(rows):
    return pl.DataFrame(rows, schema=["region", "sex", "age", "year", "persons"], orient="row")


BAND_LABELS = [*(f"{a}-{a + 4}" for a in BANDS.lower[:-1]), "85+"]


@pytest.fixture
def history():
    return invented(regions=2, years=range(2000, 2004))


def faults_in(path, **kind):
    with pytest.raises(OwnFileHasFaults) as caught:
        read_stock_file(path, **{"national": None, **kind})
    facts = caught.value.facts
    assert facts["total"] == len(facts["faults"])
    assert explain(caught.value, "sv") != explain(caught.value, "en")
    return [(fault.row, fault.column, fault.value) for fault in facts["faults"]]


def test_a_whole_table_is_read(history, tmp_path):
    path = tmp_path / "own.csv"
    frame_of(rows_of(history)).sample(fraction=1.0, shuffle=True, seed=1).write_csv(path)

    found = read_stock_file(path, national=None).history

    order = [found.region_codes.index(code) for code in history.region_codes]
    assert found.years == history.years
    assert found.ages == history.ages
    np.testing.assert_allclose(found.persons[order], history.persons)
    np.testing.assert_allclose(found.national, history.national)


@pytest.mark.parametrize(("separator", "suffix"), [(",", ".csv"), (";", ".csv"), ("\t", ".csv.gz")])
def test_separators_and_packing_are_seen(history, tmp_path, separator, suffix):
    path = tmp_path / f"own{suffix}"
    text = frame_of(rows_of(history)).write_csv(separator=separator)
    path.write_bytes(gzip.compress(text.encode()) if suffix.endswith("gz") else text.encode())

    assert read_stock_file(path, national=None).history.region_codes == history.region_codes


def test_files_from_a_spreadsheet_are_read(history, tmp_path):
    path = tmp_path / "own.csv"
    text = frame_of(rows_of(history)).with_columns(pl.col("region") + ", county").write_csv()
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    found = read_stock_file(path, national=None).history

    assert found.region_codes == ("r0, county", "r1, county")
    np.testing.assert_allclose(found.persons, history.persons)


def test_bands_and_other_words_for_sexes_are_understood(history, tmp_path):
    path = tmp_path / "own.csv"
    frame = frame_of(rows_of(banded(history), BAND_LABELS))
    frame.with_columns(pl.col("sex").replace({"women": "Females", "men": "Males"})).write_csv(path)

    file = read_stock_file(path, national=None)

    assert file.history.ages == BANDS
    assert file.sex_labels == ("Females", "Males")
    assert file.age_labels == tuple(BAND_LABELS)


def test_the_named_whole_is_not_a_region_and_may_begin_earlier(history, tmp_path):
    path = tmp_path / "own.csv"
    whole = [(r, *rest) for r, *rest in rows_of(history) if r == "r0"]
    earlier = [("All", s, a, y - 4, p) for _, s, a, y, p in whole]
    now = [("All", s, a, y, 9 * p) for _, s, a, y, p in whole]
    frame_of([*rows_of(history), *earlier, *now]).write_csv(path)

    found = read_stock_file(path, national="All").history

    assert found.region_codes == ("r0", "r1")
    assert found.national_years == tuple(range(1996, 2004))
    np.testing.assert_allclose(found.national[-1], 9 * history.persons[0, -1])


def test_every_fault_is_told_with_its_row(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "region,sex,age,year,persons\n"
        "A,women,0-4,2000,5\n"
        "A,martian,5-9,2000,5\n"
        "A,women,old,20x0,-3\n"
        ",women,0-4,2001,\n"
    )

    assert faults_in(path) == [
        (3, "sex", "martian"),
        (3, "age", "5-9"),
        (4, "year", "20x0"),
        (4, "persons", "-3"),
        (4, "age", "old"),
        (5, "region", ""),
        (5, "persons", ""),
    ]


def test_missing_columns_are_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("region,gender,age,year\nA,women,0,2000\n")

    assert [column for _, column, _ in faults_in(path)] == ["sex", "persons"]


def test_repeated_and_missing_rows_are_told_together(history, tmp_path):
    path = tmp_path / "own.csv"
    rows = rows_of(history)
    frame_of([*rows[1:], rows[5]]).write_csv(path)

    assert faults_in(path) == [
        (2, "age, sex", "r0 2000"),
        (len(rows) + 1, "–", "r0 2000 women 5"),
    ]


def test_a_region_without_a_year_is_a_fault(history, tmp_path):
    path = tmp_path / "own.csv"
    frame_of([row for row in rows_of(history) if row[0] != "r1" or row[3] != 2002]).write_csv(path)

    assert [(column, value) for _, column, value in faults_in(path)] == [("year", "r1 2002")]


@pytest.mark.parametrize(
    ("label", "value"),
    [("100+", "100"), ("3", "3-4"), ("50", "total")],
)
def test_ages_must_follow_each_other(history, tmp_path, label, value):
    path = tmp_path / "own.csv"
    frame = frame_of(rows_of(history))
    if label != "100+":
        frame.with_columns(pl.col("age").replace({label: value})).write_csv(path)
        assert "age" in [column for _, column, _ in faults_in(path)]
    else:
        frame.filter(pl.col("age") != label).write_csv(path)
        assert faults_in(path)[0][2] == "99"


def test_a_file_with_headings_and_nothing_else_is_told_as_such(tmp_path):
    path = tmp_path / "own.csv"
    frame_of([]).write_csv(path)

    assert faults_in(path) == [(2, "–", "")]


def test_sums_over_the_sexes_are_not_counted_twice(history, tmp_path):
    path = tmp_path / "own.csv"
    rows = rows_of(history)
    frame_of([*rows, *((r, "total", a, y, p) for r, _, a, y, p in rows)]).write_csv(path)

    assert [value for _, _, value in faults_in(path)] == ["total"]


def test_an_unknown_whole_and_a_lonely_whole_are_told(history, tmp_path):
    path = tmp_path / "own.csv"
    frame_of([row for row in rows_of(history) if row[0] == "r0"]).write_csv(path)

    assert faults_in(path, national="Atlantis")[0][2] == "Atlantis"
    assert faults_in(path, national="r0")[0][2] == "r0"


def test_a_file_that_is_no_table_is_told(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(b"")

    assert faults_in(path)[0][1] == "–"


def test_a_pipe_that_might_never_say_anything_is_not_waited_for(tmp_path, monkeypatch):
    path = tmp_path / "own.csv"
    os.mkfifo(path)
    monkeypatch.setattr(pl, "read_csv", lambda *_, **__: pytest.fail("it waits for ever"))

    assert faults_in(path) == [(1, "–", "own.csv")]


def test_of_two_columns_with_one_name_none_is_taken(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("region,region,sex,age,year,persons,year\nA,B,women,0,2000,5,2001\n")

    assert faults_in(path) == [(1, "region", "region"), (1, "year", "year")]


def test_two_columns_that_are_one_but_for_a_mark_are_told_too(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("region,sex ,sex,age,year,persons\nA,women,men,0,2000,5\n")

    assert faults_in(path) == [(1, "–", "DuplicateError")]


def test_control_characters_in_a_region_are_refused(history, tmp_path):
    path = tmp_path / "own.csv"
    frame = frame_of(rows_of(history))
    frame.with_columns(pl.col("region").replace({"r1": "r\x1b[31m"})).write_csv(path)

    assert [(column, value) for _, column, value in faults_in(path)] == [("region", "r\x1b[31m")]


def test_more_persons_than_live_on_earth_are_refused(history, tmp_path):
    path = tmp_path / "own.csv"
    frame_of(rows_of(history)).with_columns(
        persons=pl.when(pl.col("year") == 2001, pl.col("age") == "7").then(2e10).otherwise(1.0)
    ).write_csv(path)

    assert {(column, float(value)) for _, column, value in faults_in(path)} == {("persons", 2e10)}
