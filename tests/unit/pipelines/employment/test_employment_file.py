import gzip
import os

import numpy as np
import polars as pl
import pytest

from talentlab.cli.messages import explain
from talentlab.errors import OwnFileHasFaults
from talentlab.pipelines import own_file_words as words
from talentlab.pipelines.employment import employment_words
from talentlab.pipelines.employment.employment_file import REST, read_employment_file

COLUMNS = ["region", "occupation", "sex", "year", "persons"]
CODES = ("0110", "1211", "1212", "2221")
HEAD = ",".join(COLUMNS)


def number(region, occupation, sex, year):
    """Return a number that tells where it belongs."""
    place = ["North", "South"].index(region) + 1
    return (
        1000 * place + 100 * CODES.index(occupation) + 10 * ("women", "men").index(sex) + year % 10
    )


def whole(regions=("North", "South"), codes=CODES, sexes=("women", "men"), years=(2020, 2021)):
    return pl.DataFrame(
        [
            (region, code, sex, year, number(region, code, sex, year))
            for region in regions
            for code in codes
            for sex in sexes
            for year in years
        ],
        schema=COLUMNS,
        orient="row",
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own.csv"


def faults_in(path, **told):
    with pytest.raises(OwnFileHasFaults) as caught:
        read_employment_file(path, **told)
    facts = caught.value.facts
    assert facts["total"] == len(facts["faults"])
    assert explain(caught.value, "sv") != explain(caught.value, "en")
    return [(fault.row, fault.column, fault.value) for fault in facts["faults"]]


def reasons(path, **told):
    with pytest.raises(OwnFileHasFaults) as caught:
        read_employment_file(path, **told)
    return {fault.why for fault in caught.value.facts["faults"]}


def faults_of(path, text, **told):
    path.write_text(text)
    return faults_in(path, **told)


def test_a_whole_table_is_read_and_codes_keep_their_zeros(path):
    whole().sample(fraction=1.0, shuffle=True, seed=3).write_csv(path)

    file = read_employment_file(path, breaks=[2021, 2030])

    history = file.history
    assert history.occupations == CODES
    assert (history.sexes, history.years, history.breaks) == (
        ("women", "men"),
        (2020, 2021),
        (2021,),
    )
    assert set(file.regions) == {"North", "South"}
    assert file.likely_sums == ()
    for r, region in enumerate(history.region_codes):
        for o, code in enumerate(CODES):
            for s, sex in enumerate(("women", "men")):
                for y, year in enumerate((2020, 2021)):
                    assert history.persons[r, o, s, y] == number(region, code, sex, year)


@pytest.mark.parametrize(("separator", "suffix"), [(",", ".csv"), (";", ".csv"), ("\t", ".csv.gz")])
def test_separators_and_packing_are_seen(tmp_path, separator, suffix):
    path = tmp_path / f"own{suffix}"
    text = whole().write_csv(separator=separator).encode()
    path.write_bytes(gzip.compress(text) if suffix.endswith("gz") else text)

    assert read_employment_file(path).history.persons.shape == (2, 4, 2, 2)


def test_files_from_a_spreadsheet_are_read(path):
    path.write_bytes(b"\xef\xbb\xbf" + whole().write_csv().replace("\n", "\r\n").encode())

    assert read_employment_file(path).history.occupations == CODES


def test_a_surplus_column_and_another_order_change_nothing(path):
    whole().select(pl.lit("x").alias("note"), *reversed(COLUMNS)).write_csv(path)

    assert read_employment_file(path).history.persons.sum() == whole()["persons"].sum()


@pytest.mark.parametrize(
    ("words", "sexes"),
    [
        (("Kvinnor", "Män"), ("women", "men")),
        (("2", "1"), ("women", "men")),
        (("totalt",), ("total",)),
        (("women",), ("women",)),
    ],
)
def test_sexes_are_understood_in_other_words(path, words, sexes):
    names = dict(zip(("women", "men"), words, strict=False))
    whole(sexes=tuple(names)).with_columns(pl.col("sex").replace(names)).write_csv(path)

    file = read_employment_file(path)

    assert file.history.sexes == sexes
    assert file.sex_labels == words


def test_codes_of_another_scheme_may_be_letters_and_of_unequal_length(path):
    codes = {"0110": "A1", "1211": "B", "1212": "C-12", "2221": "C-13"}
    whole().with_columns(pl.col("occupation").replace(codes)).write_csv(path)

    assert read_employment_file(path).history.occupations == ("A1", "B", "C-12", "C-13")


def test_every_fault_is_told_with_its_row(path):
    assert faults_of(
        path,
        f"{HEAD}\n"
        "North,1211,women,2020,5\n"
        "North,,women,2020,5\n"
        "North,1211,martian,2020,5\n"
        ",1211,women,20x0,-3\n"
        "South,1211,women,2020,NaN\n"
        "South,1211,women,2021,many\n"
        "South,1211,women,2021,\n",
    ) == [
        (3, "occupation", ""),
        (4, "sex", "martian"),
        (5, "region", ""),
        (5, "year", "20x0"),
        (5, "persons", "-3"),
        (6, "persons", "NaN"),
        (7, "persons", "many"),
        (8, "persons", ""),
    ]


def test_a_row_that_is_there_twice_is_told(path):
    pl.concat([whole(), whole().head(1)]).write_csv(path)

    assert faults_in(path) == [(34, "–", "North 2020 0110 women")]


def test_a_code_that_other_codes_begin_with_is_a_sum(path):
    sums = whole().filter(pl.col("occupation") == "1211").with_columns(occupation=pl.lit("12"))
    pl.concat([whole(), sums]).write_csv(path)

    assert faults_in(path) == [(34, "occupation", "12")]


@pytest.mark.parametrize("word", ["total", "Totalt", "alla"])
def test_a_word_for_all_occupations_is_a_sum(path, word):
    sums = whole().filter(pl.col("occupation") == "1211").with_columns(occupation=pl.lit(word))
    pl.concat([whole(), sums]).write_csv(path)

    assert faults_in(path) == [(34, "occupation", word)]


def test_a_code_with_as_many_as_all_others_is_told_but_may_be_no_sum(path):
    cell = ["region", "sex", "year"]
    sums = whole().group_by(cell, maintain_order=True).agg(pl.col("persons").sum())
    named = sums.with_columns(occupation=pl.lit("TOT-A")).select(COLUMNS)
    pl.concat([whole(), named]).write_csv(path)

    file = read_employment_file(path)

    assert [(f.row, f.column, f.value) for f in file.likely_sums] == [(34, "occupation", "TOT-A")]
    assert file.history.occupations == (*CODES, "TOT-A")


def test_both_sexes_beside_one_of_them_is_a_sum(path):
    both = whole().filter(pl.col("sex") == "men").with_columns(sex=pl.lit("båda"))
    pl.concat([whole(), both]).write_csv(path)

    assert faults_in(path) == [(34, "sex", "båda")]


def test_missing_rows_are_told_by_region_and_year_and_are_not_zero(path):
    lacking = whole().filter(
        ~(
            (pl.col("region") == "South")
            & (pl.col("year") == 2021)
            & (pl.col("occupation") == "1211")
        )
    )
    lacking.write_csv(path)

    assert faults_in(path) == [(19, "occupation, sex", "South 2021: 2 (1211 men …)")]


def test_missing_rows_are_zero_for_whoever_says_so(path):
    lacking = whole().filter(~((pl.col("region") == "South") & (pl.col("occupation") == "1211")))
    lacking.write_csv(path)

    history = read_employment_file(path, missing_is_zero=True).history

    south = history.region_codes.index("South")
    assert history.persons[south, CODES.index("1211")].sum() == 0
    assert history.persons.sum() == lacking["persons"].sum()


@pytest.mark.parametrize("missing_is_zero", [False, True])
def test_a_year_that_a_region_lacks_whole_is_never_zero(path, missing_is_zero):
    whole().filter(~((pl.col("region") == "South") & (pl.col("year") == 2020))).write_csv(path)

    assert faults_in(path, missing_is_zero=missing_is_zero) == [(18, "year", "South 2020")]


def test_the_named_whole_is_no_region_and_what_it_has_besides_them_is_kept(path):
    cell = ["occupation", "sex", "year"]
    sums = whole().group_by(cell, maintain_order=True).agg(pl.col("persons").sum() + 7)
    pl.concat([whole(), sums.with_columns(region=pl.lit("Land")).select(COLUMNS)]).write_csv(path)

    file = read_employment_file(path, national="Land")

    assert file.regions == ("North", "South")
    assert file.history.region_codes == ("North", "South", REST)
    np.testing.assert_array_equal(file.history.persons[2], 7.0)


def test_a_whole_that_is_the_regions_adds_no_region(path):
    cell = ["occupation", "sex", "year"]
    sums = whole().group_by(cell, maintain_order=True).agg(pl.col("persons").sum())
    pl.concat([whole(), sums.with_columns(region=pl.lit("Land")).select(COLUMNS)]).write_csv(path)

    assert read_employment_file(path, national="Land").history.region_codes == ("North", "South")
    unnamed = read_employment_file(path)
    assert [(f.row, f.column, f.value) for f in unnamed.likely_sums] == [(34, "region", "Land")]


def test_regions_with_more_than_the_whole_are_told(path):
    cell = ["occupation", "sex", "year"]
    sums = whole().group_by(cell, maintain_order=True).agg(pl.col("persons").sum())
    less = sums.with_columns(
        persons=pl.when(
            pl.col("occupation") == "2221", pl.col("sex") == "men", pl.col("year") == 2020
        )
        .then(3000)
        .otherwise(pl.col("persons")),
        region=pl.lit("Land"),
    ).select(COLUMNS)
    pl.concat([whole(), less]).write_csv(path)

    assert faults_in(path, national="Land") == [(48, "persons", "3620 > 3000")]


def test_a_whole_that_nothing_is_called_is_told(path):
    whole().write_csv(path)

    assert faults_in(path, national="Land") == [(1, "region", "Land")]


def test_a_file_without_the_columns_or_rows_is_told(path):
    assert faults_of(path, "region,ssyk,year\n") == [
        (1, "occupation", "region, ssyk, year"),
        (1, "sex", "region, ssyk, year"),
        (1, "persons", "region, ssyk, year"),
        (2, "–", ""),
    ]


def test_a_named_pipe_is_refused_at_once(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert faults_in(pipe) == [(1, "–", "pipe")]


def test_what_is_no_table_is_told(path):
    path.write_bytes(b"\x00\xff\xfe\x00" * 10)

    assert {row for row, _, _ in faults_in(path)} == {1}


@pytest.mark.parametrize(
    ("persons", "why"),
    [("1.1e10", words.TOO_MANY_PERSONS), ("inf", words.NOT_PERSONS), ("1e400", words.NOT_PERSONS)],
)
def test_more_persons_than_can_be_are_refused_once(path, persons, why):
    whole().write_csv(path)
    text = path.read_text().replace(f",{number('North', '0110', 'women', 2020)}\n", f",{persons}\n")

    assert faults_of(path, text) == [(2, "persons", persons)]
    assert reasons(path) == {why}


def test_as_many_persons_as_live_on_earth_are_taken(path):
    whole().with_columns(persons=pl.lit(1e10)).write_csv(path)

    assert read_employment_file(path).history.persons.max() == 1e10


@pytest.mark.parametrize(("code", "codes"), [("total", 1), ("Total", 1), ("totalB1", 4)])
def test_a_code_that_the_result_would_take_for_all_occupations_is_refused(path, code, codes):
    whole(codes=CODES[:codes]).with_columns(
        pl.col("occupation").replace({CODES[0]: code})
    ).write_csv(path)

    assert faults_in(path) == [(2, "occupation", code)]
    assert reasons(path) == {employment_words.TAKEN_CODE}


@pytest.mark.parametrize(("length", "is_fine"), [(20, True), (21, False)])
def test_a_code_longer_than_any_scheme_is_refused(path, length, is_fine):
    long = "9" * length
    whole().with_columns(pl.col("occupation").replace({"2221": long})).write_csv(path)

    if is_fine:
        assert long in read_employment_file(path).history.occupations
    else:
        assert faults_in(path) == [(14, "occupation", long)]


@pytest.mark.parametrize("odd", ["\x1b[2J", "\x00", "\x85x", "\u202e"])
@pytest.mark.parametrize(("column", "row"), [("region", 18), ("occupation", 4), ("sex", 4)])
def test_control_characters_are_refused_once_a_label(path, odd, column, row):
    label = {"region": "South", "occupation": "0110", "sex": "men"}[column]
    whole().with_columns(pl.col(column).replace({label: f"x{odd}y"})).write_csv(path)

    assert faults_in(path) == [(row if column != "occupation" else 2, column, f"x{odd}y")]


def test_a_year_with_a_control_character_is_no_year(path):
    whole().with_columns(year=pl.lit("20\x0720")).head(1).write_csv(path)

    assert faults_in(path) == [(2, "year", "20\x0720")]


def test_no_region_can_be_called_as_the_rest_is(path):
    cell = ["occupation", "sex", "year"]
    sums = whole().group_by(cell, maintain_order=True).agg(pl.col("persons").sum() + 7)
    named = whole().with_columns(pl.col("region").replace({"South": REST}))
    pl.concat([named, sums.with_columns(region=pl.lit("Land")).select(COLUMNS)]).write_csv(path)

    assert faults_in(path, national="Land") == [(18, "region", REST)]


@pytest.mark.parametrize("year", ["999", "10000", "-2020"])
def test_a_year_has_four_digits(path, year):
    assert faults_of(path, f"{HEAD}\nNorth,1,women,{year},5\n") == [(2, "year", year)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", words.EMPTY),
        (b"\xef\xbb\xbf \r\n", words.EMPTY),
        (f"{HEAD}\nNorth,1,women,2020,5\n".encode("utf-16"), words.UTF_16),
        (f"{HEAD}\rNorth,1,women,2020,5\r".encode(), words.OLD_LINE_ENDS),
    ],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_what_a_spreadsheet_saved_otherwise_is_told_how_to_save(path, content, why, is_packed):
    path.write_bytes(gzip.compress(content) if is_packed else content)

    assert faults_in(path) == [(1, "–", "own.csv")]
    assert reasons(path) == {why}


@pytest.mark.parametrize("separator", [",", ";"])
def test_every_row_with_surplus_cells_is_told(path, separator):
    lines = whole().write_csv(separator=separator).splitlines()
    lines[2] += f"{separator}5"
    lines[5] += separator * 2
    lines[7] = lines[7].replace("North", f'"No{separator}rth"')

    assert faults_of(path, "\n".join(lines)) == [(3, "–", "6 > 5"), (6, "–", "7 > 5")]
    assert reasons(path) == {words.SURPLUS_CELLS}


def test_a_packed_file_that_ends_too_early_is_told(path):
    path.write_bytes(gzip.compress(whole().write_csv().encode())[:-20])

    assert {row for row, _, _ in faults_in(path)} == {1}
