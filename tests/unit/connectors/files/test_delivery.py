import gzip
import hashlib

import polars as pl
import pytest

from factories.delivery import (
    CARD,
    HEAD,
    MemoryFolder,
    codes_in,
    deaths_manifest,
    faults_in,
    read,
    read_frame,
    unemployed_manifest,
)
from talentlab.connectors.files.delivery import matching, read_delivery
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.manifest import read_manifest
from talentlab.tables.breaks import BAS_REPLACES_RAMS
from talentlab.tables.card import RawFile
from talentlab.vocab.text import Text

GOOD = """region;year;sex;age;persons
2480;2020;kvinnor;0 år;3
2480;2020;män;100+ år;4
"""


def place(fault):
    facts = fault.place.facts
    return {name: facts[name] for name in ("file", "row", "column", "also") if facts.get(name)}


def test_a_delivery_becomes_checked_tables():
    assert read_frame(deaths_manifest(), {"deaths.csv": GOOD}).to_dicts() == [
        {"region_code": "2480", "year": 2020, "sex": "women", "age": 0, "persons": 3},
        {"region_code": "2480", "year": 2020, "sex": "men", "age": 100, "persons": 4},
    ]


def test_a_part_carries_its_card_and_the_untouched_files():
    packed = gzip.compress(GOOD.encode())

    (part,) = read(deaths_manifest('supersedes = ["a/b"]'), {"deaths.csv": packed}).parts

    digest = hashlib.sha256(packed).hexdigest()
    assert part.card.raw_files == (RawFile("deaths.csv", digest, 2),)
    assert [(raw.content, raw.sha256, raw.rows) for raw in part.raw] == [(packed, digest, 2)]
    assert (part.id, part.table.name, part.supersedes) == ("deaths", "deaths", ("a/b",))


def test_files_that_nobody_mentions_and_files_left_out_are_told_apart():
    manifest = (
        deaths_manifest()
        + """
[[left_out]]
files = ["maps/*"]
why = { sv = "Kartor", en = "Maps" }
"""
    )

    delivery = read(manifest, {"deaths.csv": GOOD, "maps/a.json": "x", "b.txt": "x"})

    assert [(left.name, left.why.en) for left in delivery.left_out] == [("maps/a.json", "Maps")]
    assert delivery.unlisted == ("b.txt",)


def test_a_star_stays_inside_one_folder():
    names = ("a.csv", "b.csv", "c/a.csv")

    assert matching(("*.csv",), names) == ("a.csv", "b.csv")
    assert matching(("*/a.csv", "b.csv"), names) == ("b.csv", "c/a.csv")


def test_several_files_make_one_part():
    manifest = deaths_manifest().replace('["deaths.csv"]', '["deaths-*.csv"]')
    files = {"deaths-1.csv": GOOD, "deaths-2.csv": GOOD.replace("2020", "2021")}

    (part,) = read(manifest, files).parts

    assert part.frame["year"].to_list() == [2020, 2020, 2021, 2021]
    assert [raw.rows for raw in part.raw] == [2, 2]


def test_progress_is_told_before_each_part():
    told = []
    folder = MemoryFolder({"deaths.csv": GOOD})

    read_delivery(
        read_manifest(deaths_manifest()), folder, progress=lambda *step: told.append(step)
    )

    assert told == [("deaths", 0.0)]


def test_every_fault_in_every_part_is_said_at_once():
    births = """
[[part]]
id = "births"
table = "births"
files = ["births.csv", "not-there.csv"]
[part.columns]
region_code = "region"
year = "year"
sex = { value = "total" }
mother_age = "age"
persons = "persons"
"""
    manifest = deaths_manifest() + births + CARD
    files = {
        "deaths.csv": GOOD.replace("2480;2020;män", "2488;20x0;herrar"),
        "births.csv": "region,year,age,persons\n24,2020,25,-3\n",
    }

    assert [(fault.code, place(fault)) for fault in faults_in(manifest, files)] == [
        ("unknown-code-in-file", {"file": "deaths.csv", "row": 3, "column": "region"}),
        ("not-a-number-in-key", {"file": "deaths.csv", "row": 3, "column": "year"}),
        ("not-understood-as-sex", {"file": "deaths.csv", "row": 3, "column": "sex"}),
        ("no-such-file-listed", {}),
        ("value-too-small", {"file": "births.csv", "row": 2, "column": "persons"}),
    ]


def test_an_unknown_code_comes_with_the_nearest_known_ones():
    (fault,) = faults_in(
        deaths_manifest(), {"deaths.csv": GOOD.replace("2480;2020;k", "2490;2020;k")}
    )

    assert fault.value == "2490"
    assert "2480 Umeå" in fault.more["nearest"].sv.split(", ")


def test_the_same_slip_in_many_rows_is_one_fault_that_counts_them():
    rows = "".join(f"Umå;2020;kvinnor;{age};1\n" for age in range(50))

    (fault,) = faults_in(deaths_manifest(), {"deaths.csv": GOOD + rows})

    assert (fault.value, place(fault)) == (
        "Umå",
        {"file": "deaths.csv", "row": 4, "column": "region", "also": 49},
    )


def test_rows_that_come_twice_are_refused_with_both_places():
    again = GOOD + "2480;2020;women;0;9\n"

    (fault,) = faults_in(deaths_manifest(), {"deaths.csv": again})

    assert (fault.code, place(fault)) == ("row-twice", {"file": "deaths.csv", "row": 4})
    assert fault.more["first"].facts["row"] == 2
    assert fault.value == "region_code 2480, year 2020, sex women, age 0"


def test_the_same_row_in_two_files_is_refused():
    manifest = deaths_manifest().replace('["deaths.csv"]', '["a.csv", "b.csv"]')

    faults = faults_in(manifest, {"a.csv": GOOD, "b.csv": GOOD})

    assert [(f.code, f.place.file, f.more["first"].file) for f in faults] == [
        ("row-twice", "b.csv", "a.csv"),
        ("row-twice", "b.csv", "a.csv"),
    ]


def test_columns_that_are_missing_and_columns_too_many_are_said_with_the_nearest():
    text = (
        GOOD.replace("region;", "regionn;").replace("\n", ";\n").replace("persons;", "persons;note")
    )

    faults = faults_in(deaths_manifest(), {"deaths.csv": text})

    assert [(f.code, f.value, f.more["nearest"]) for f in faults] == [
        ("column-not-there", "region", "regionn"),
        ("column-not-expected", "regionn", "region"),
        ("column-not-expected", "note", "–"),
    ]


def test_a_column_may_be_ignored_but_only_if_it_is_there():
    assert codes_in(deaths_manifest('ignore = ["note"]'), {"deaths.csv": GOOD}) == [
        "column-not-there"
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (GOOD.replace("kvinnor", "kvinnör").encode("cp1252"), "wrong-encoding"),
        (GOOD + "2480;2020\n", "wrong-width"),
        (b"\x1f\x8b broken", "damaged-file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_among_others(content, code):
    assert codes_in(deaths_manifest(), {"deaths.csv": content}) == [code]


def test_a_file_larger_than_the_limit_is_a_fault():
    faults = faults_in(deaths_manifest(), {"deaths.csv": GOOD}, Limits(cells=4))

    assert [fault.code for fault in faults] == ["too-many-cells"]


def test_a_file_whose_name_tells_no_format_needs_a_kind():
    manifest = deaths_manifest().replace("deaths.csv", "deaths.dat")

    assert codes_in(manifest, {"deaths.dat": GOOD}) == ["unknown-format"]
    assert read_frame(
        manifest.replace('table = "deaths"', 'table = "deaths"\nformat = { kind = "csv" }'),
        {"deaths.dat": GOOD},
    ).height == 2  # fmt: skip


MONTHS = "region,month,persons\n2480,2023-01,5\n2480,2023-02,{}\n"


@pytest.mark.parametrize(
    ("text", "persons", "status"),
    [
        ("0", 0, "counted"),
        ("-", 0, "counted"),
        ("x", None, "suppressed"),
        ("..", None, "missing"),
        ("", None, "missing"),
    ],
)
def test_suppressed_is_not_missing_and_neither_is_zero(text, persons, status):
    manifest = unemployed_manifest('missing = [".."]\nsuppressed = ["x"]\nzero = ["-"]')

    frame = read_frame(manifest, {"unemployed.csv": MONTHS.format(text)})

    assert frame.select("persons", "status").row(1) == (persons, status)


def test_a_sign_that_nobody_has_explained_is_no_number():
    (fault,) = faults_in(unemployed_manifest(), {"unemployed.csv": MONTHS.format("..")})

    assert (fault.code, fault.value) == ("not-a-number", "..")


def test_a_table_that_must_have_numbers_has_no_room_for_suppressed_ones():
    manifest = deaths_manifest('suppressed = ["x"]')
    text = GOOD.replace(";3", ";x").replace(";4", ";")

    assert codes_in(manifest, {"deaths.csv": text}) == [
        "no-room-for-suppressed",
        "no-room-for-missing",
    ]


def test_an_empty_key_is_refused():
    assert codes_in(deaths_manifest(), {"deaths.csv": GOOD.replace("2480;2020;m", ";2020;m")}) == [
        "no-room-for-missing"
    ]


def test_a_text_that_means_unknown_becomes_empty_only_where_the_table_allows_it():
    births = """
[[part]]
id = "births"
table = "births"
files = ["births.csv"]
[part.columns]
region_code = "region"
year = "year"
sex = { value = "total" }
mother_age = { from = "age", unknown = ["okänd"] }
persons = "persons"
"""
    rows = "region,year,age,persons\n24,2020,okänd,1\n24,2020,<15,2\n"

    frame = read_frame(HEAD + births + CARD, {"births.csv": rows})

    assert frame["mother_age"].to_list() == [None, 14]


def test_numbers_written_another_way_are_refused_with_what_to_write():
    (fault,) = faults_in(deaths_manifest(), {"deaths.csv": GOOD.replace(";3", ";1 234")})

    assert (fault.code, fault.value) == ("number-written-otherwise", "1 234")
    assert fault.more["way"] == 'decimal = ".", thousands = " "'


def test_numbers_are_read_as_the_manifest_says_they_are_written():
    manifest = deaths_manifest('format = { thousands = " ", decimal = "," }')

    frame = read_frame(manifest, {"deaths.csv": GOOD.replace(";3", ";1 234,0")})

    assert frame["persons"].to_list() == [1234, 4]


@pytest.mark.parametrize(
    ("text", "code"), [("3.5", "not-a-whole-number"), ("9" * 25, "number-too-large")]
)
def test_half_a_person_and_more_persons_than_there_are_is_refused(text, code):
    assert codes_in(deaths_manifest(), {"deaths.csv": GOOD.replace(";3", f";{text}")}) == [code]


def test_a_value_outside_the_tables_declaration_is_refused_with_what_is_allowed():
    (fault,) = faults_in(deaths_manifest(), {"deaths.csv": GOOD.replace("män", "totalt")})

    assert (fault.code, fault.value, place(fault)) == (
        "value-not-among",
        "total",
        {"file": "deaths.csv", "row": 3, "column": "sex"},
    )
    assert fault.more["allowed"] == "women, men"


DROP = (
    'drop = [{ when = { age = "Totalt" }, rows = 1,'
    ' why = { sv = "Summan räknas.", en = "The sum is calculated." } }]'
)


def test_rows_are_left_out_by_rule_counted_and_told_on_the_card():
    (part,) = read(deaths_manifest(DROP), {"deaths.csv": GOOD + "2480;2020;men;Totalt;7\n"}).parts

    assert part.frame.height == 2
    assert [drop.rows for drop in part.dropped] == [1]
    assert part.card.caveats == (
        Text(
            sv="Utelämnat (1 rader): Summan räknas.",
            en="Left out (1 rows): The sum is calculated.",
        ),
    )


def test_a_rule_that_leaves_out_nothing_or_other_rows_is_a_fault():
    twice = GOOD + "2480;2020;men;Totalt;7\n2480;2020;women;Totalt;7\n"

    assert codes_in(deaths_manifest(DROP), {"deaths.csv": GOOD}) == ["drop-finds-nothing"]
    assert codes_in(deaths_manifest(DROP), {"deaths.csv": twice}) == ["drop-finds-others"]


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ('{ not = ["0 år"] }', ["women"]),
        ("{ matches = '^1' }", ["women"]),
        ("{ not_matches = '^1' }", ["men"]),
    ],
)
def test_conditions_may_be_patterns_and_may_be_turned_round(condition, kept):
    rule = f'drop = [{{ when = {{ age = {condition} }}, why = {{ sv = "a", en = "b" }} }}]'

    assert read_frame(deaths_manifest(rule), {"deaths.csv": GOOD})["sex"].to_list() == kept


def test_years_in_columns_become_rows():
    manifest = deaths_manifest('pivot = { matches = "^20", name = "year", value = "persons" }')
    wide = "region,sex,age,2019,2020\n2480,women,0,1,2\n2480,men,0,3,?\n"

    (fault,) = faults_in(manifest, {"deaths.csv": wide})
    frame = read_frame(manifest, {"deaths.csv": wide.replace("?", "4")})

    assert frame.select("sex", "year", "persons").rows() == [
        ("women", 2019, 1),
        ("women", 2020, 2),
        ("men", 2019, 3),
        ("men", 2020, 4),
    ]
    assert place(fault) == {"file": "deaths.csv", "row": 3, "column": "persons"}


@pytest.mark.parametrize(
    ("pivot", "code"),
    [
        ('{ matches = "^19", name = "y", value = "n" }', "pivot-finds-nothing"),
        ('{ columns = ["2021"], name = "y", value = "n" }', "column-not-there"),
        ('{ columns = ["persons"], name = "sex", value = "persons" }', "column-named-twice"),
    ],
)
def test_a_pivot_that_does_not_fit_is_a_fault(pivot, code):
    assert code in codes_in(deaths_manifest(f"pivot = {pivot}"), {"deaths.csv": GOOD})


def test_a_cell_that_lists_several_values_becomes_a_row_for_each():
    manifest = deaths_manifest(
        'split = { column = "region", separator = "," }\nexpect = {rows = 3}'
    )
    listed = 'region;year;sex;age;persons\n"2480, 2482";2020;men;1;3\n2460;2020;men;1;4\n'

    frame = read_frame(manifest, {"deaths.csv": listed})
    (fault,) = faults_in(manifest, {"deaths.csv": listed.replace("2482", "2499")})

    assert frame.select("region_code", "persons").rows() == [("2480", 3), ("2482", 3), ("2460", 4)]
    assert (fault.code, place(fault)["row"]) == ("unknown-code-in-file", 2)


def test_a_column_to_split_must_be_there():
    manifest = deaths_manifest('split = { column = "regions", separator = "," }')

    assert codes_in(manifest, {"deaths.csv": GOOD}) == ["column-not-there"]


def test_ordinary_json_becomes_rows_when_the_manifest_says_where_they_are():
    manifest = deaths_manifest('format = { kind = "json", rows = "answer.rows" }').replace(
        "deaths.csv", "deaths.json"
    )
    row = '{"region": "2480", "year": 2020, "sex": "men", "age": 1, "persons": %s}'
    answer = '{"answer": {"made": "2021", "rows": [%s]}}'

    frame = read_frame(manifest, {"deaths.json": answer % (row % 3)})
    (fault,) = faults_in(manifest, {"deaths.json": answer % (row % '"many"')})

    assert frame.rows() == [("2480", 2020, "men", 1, 3)]
    assert (fault.code, fault.place.code) == ("not-a-number", "in-cell-column")


def test_a_cell_may_be_made_from_several_columns_and_from_a_piece_of_one():
    manifest = unemployed_manifest().replace(
        '{ from = "month", read = "month" }', '{ template = "{y}-{m}", read = "month" }'
    )
    manifest = manifest.replace('"region"', '{ from = "region", pattern = "^(\\\\d{4}) " }')

    frame = read_frame(manifest, {"unemployed.csv": "region,y,m,persons\n2480 Umeå,2023,07,5\n"})

    assert frame.select("region_code", "period").row(0) == ("2480", "2023-07")


def test_a_cell_that_does_not_fit_the_pattern_is_a_fault():
    manifest = deaths_manifest().replace(
        '"year"\nsex', '{ from = "year", pattern = "^(19..)$" }\nsex'
    )

    assert codes_in(manifest, {"deaths.csv": GOOD}) == ["pattern-not-found"]


def test_what_a_code_list_lacks_may_have_a_common_word():
    manifest = deaths_manifest().replace(
        'sex = "sex"', 'sex = { from = "sex", codes = { kvinnor = "women" }, otherwise = "men" }'
    )

    assert read_frame(manifest, {"deaths.csv": GOOD})["sex"].to_list() == ["women", "men"]


def test_well_known_breaks_inside_the_years_come_on_the_card():
    manifest = (
        HEAD
        + """
[[part]]
id = "jobs"
table = "employed_by_occupation"
files = ["jobs.csv"]
[part.columns]
region_code = "region"
ssyk_code = "ssyk"
ssyk_edition = { value = "scb" }
sex = "sex"
year = "year"
employed_persons = "n"
"""
        + CARD
    )
    rows = "region,ssyk,sex,year,n\n24,2221,women,2019,5\n24,2221,women,{},5\n"

    def breaks(year):
        (part,) = read(manifest, {"jobs.csv": rows.format(year)}).parts
        return part.card.breaks

    assert breaks(2018) == ()
    assert breaks(2020) == (BAS_REPLACES_RAMS,)
    assert [found.year for found in breaks(2023)] == [2020, 2023]


def test_formats_without_rows_say_which_value_is_wrong():
    manifest = deaths_manifest().replace("deaths.csv", "deaths.px")
    manifest = manifest.replace('"persons"', '"value"')
    px = (
        'STUB="region","sex","age";HEADING="year";VALUES("region")="2480";VALUES("sex")="men";'
        'VALUES("age")="0","1";VALUES("year")="2020";DATA=\n1 "?";\n'
    )

    (fault,) = faults_in(manifest, {"deaths.px": px})

    assert (fault.code, fault.place.cell, fault.place.column) == ("not-a-number", 2, "value")


def test_a_part_whose_every_row_is_left_out_is_a_fault():
    rule = 'drop = [{ when = { sex = { matches = "." } }, why = { sv = "a", en = "b" } }]'

    assert codes_in(deaths_manifest(rule), {"deaths.csv": GOOD}) == ["nothing-left"]


def test_the_rows_are_those_of_the_files_in_their_order():
    rows = [(f"24{i:02d}", 2020, "women", 5, i) for i in (1, 3, 4, 9)]
    text = GOOD.splitlines()[0] + "\n" + "\n".join(";".join(map(str, row)) for row in rows)

    assert read_frame(deaths_manifest(), {"deaths.csv": text}).rows() == rows
    assert read_frame(deaths_manifest(), {"deaths.csv": text}).schema["persons"] == pl.Int64
