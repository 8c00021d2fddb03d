from time import monotonic

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY, Limits
from talentlab.connectors.files.px import read_px

SMALL = """CHARSET="ANSI";
TITLE="Födda; per år";
TITLE[en]="Births";
STUB="region","kön";
HEADING="år";
VALUES("region")="Umeå","Skellef"
"teå";
VALUES("kön")="Kvinnor","Män";
VALUES("år")="2019","2020";
CODES("region")="2480","2482";
NOTE="En not; med semikolon = och likhetstecken";
DATA=
1 2 3 ".."
5.5 6 7 "-";
"""


def rows(text, encoding=None, limits=ORDINARY):
    return read_px("f.px", text.encode("cp1252"), encoding, limits).frame.rows()


def faults(text, limits=ORDINARY):
    with pytest.raises(Unreadable) as caught:
        read_px("f.px", text.encode("cp1252"), None, limits)
    return [(f.code, f.place.column, f.value) for f in caught.value.faults]


def test_every_cell_becomes_a_row_with_code_label_and_value_as_written():
    assert rows(SMALL) == [
        ("2480", "Umeå", "Kvinnor", "Kvinnor", "2019", "2019", "1"),
        ("2480", "Umeå", "Kvinnor", "Kvinnor", "2020", "2020", "2"),
        ("2480", "Umeå", "Män", "Män", "2019", "2019", "3"),
        ("2480", "Umeå", "Män", "Män", "2020", "2020", ".."),
        ("2482", "Skellefteå", "Kvinnor", "Kvinnor", "2019", "2019", "5.5"),
        ("2482", "Skellefteå", "Kvinnor", "Kvinnor", "2020", "2020", "6"),
        ("2482", "Skellefteå", "Män", "Män", "2019", "2019", "7"),
        ("2482", "Skellefteå", "Män", "Män", "2020", "2020", "-"),
    ]


def test_places_are_counted_in_cells_and_labels_need_not_be_used():
    sheet = read_px("f.px", SMALL.encode("cp1252"), None, ORDINARY)

    assert sheet.place(3, "value").facts["cell"] == 4
    assert sheet.optional == {"region text", "kön text", "år text"}


def test_the_files_own_code_page_decides():
    text = SMALL.replace('CHARSET="ANSI";', 'CHARSET="ANSI";\nCODEPAGE="iso-8859-15";')

    read = read_px("f.px", text.encode("iso-8859-15"), None, ORDINARY)

    assert read.frame["region text"][0] == "Umeå"


def test_a_file_in_utf_8_is_read_as_that():
    read = read_px("f.px", SMALL.encode(), None, ORDINARY)

    assert read.frame["region text"][0] == "Umeå"


def test_cells_may_be_separated_by_commas():
    assert rows(SMALL.replace('1 2 3 ".."', '1,2,3,".."')) == rows(SMALL)


KEYS = """STUB="region";
HEADING="år";
VALUES("region")="Umeå","Vännäs","Åsele";
CODES("region")="2480","2460","2463";
VALUES("år")="2019","2020";
KEYS("region")=CODES;
DATA=
"2463",1 2
"2480",3 "..";
"""


def test_rows_that_a_file_with_keys_leaves_out_are_zero_as_the_format_says():
    assert [(row[0], row[2], row[4]) for row in rows(KEYS)] == [
        ("2480", "2019", "3"),
        ("2480", "2020", ".."),
        ("2460", "2019", "0"),
        ("2460", "2020", "0"),
        ("2463", "2019", "1"),
        ("2463", "2020", "2"),
    ]


def test_keys_that_are_no_values_are_refused():
    assert faults(KEYS.replace('"2463",1', '"9999",1')) == [("px-unknown-key", "region", "9999")]


def test_a_row_whose_keys_were_there_before_is_refused():
    twice = KEYS.replace('"2480",3 ".."', '"2463",3 ".."')

    assert faults(twice) == [("px-key-twice", None, "2463")]


def test_a_row_with_keys_that_is_cut_short_is_refused():
    assert faults(KEYS.replace(' ".."', "")) == [("wrong-number-of-cells", None, "5")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("DATA=", "DAT=", ("not-px", None, "")),
        ("5.5 6 7", "6 7", ("wrong-number-of-cells", None, "7")),
        ('STUB="region","kön";\nHEADING="år";', "", ("px-without-keyword", None, "STUB, HEADING")),
        (
            'VALUES("kön")="Kvinnor","Män";',
            "",
            ("px-without-keyword", None, 'VALUES("kön")'),
        ),
        ('"2480","2482"', '"2480"', ("px-codes-do-not-fit", "region", "")),
        ("NOTE=", "?=", ("px-not-understood", None, '?="En not; med semikolon = och likhetst')),
    ],
)
def test_what_is_wrong_with_a_px_file_is_said(old, new, fault):
    assert faults(SMALL.replace(old, new)) == [fault]


def test_no_more_cells_are_made_than_the_limit():
    assert faults(SMALL, Limits(cells=7)) == [("too-many-cells", None, "")]


@pytest.mark.parametrize("name", ["klingon", "base64", "u\0tf"])
def test_a_code_page_that_nobody_knows_is_refused(name):
    assert faults(SMALL.replace('"ANSI";', f'"ANSI";CODEPAGE="{name}";')) == [
        ("unknown-encoding", None, name)
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        'VALUES("a"' + ' "a"' * 5_000,
        "TITLE" + " " * 200_000,
        "A=;" * 50_000,
        'A="' + "x;" * 100_000,
        ";" * 100_000,
    ],
)
def test_a_file_made_to_keep_us_busy_is_refused_at_once(hostile):
    began = monotonic()

    with pytest.raises(Unreadable):
        read_px("f.px", f"{hostile}\nDATA=\n1;".encode(), None, ORDINARY)

    assert monotonic() - began < 5
