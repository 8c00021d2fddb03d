import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY, Limits
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.workbook import read_workbook


def workbook(**sheets):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return content.getvalue()


def sheet(content, limits=ORDINARY, **form):
    return read_workbook("f.xlsx", content, Format(**form), limits)


def faults(content, limits=ORDINARY, **form):
    with pytest.raises(Unreadable) as caught:
        sheet(content, limits, **form)
    return [(f.code, f.place.file, f.place.row, f.value) for f in caught.value.faults]


def test_cells_are_read_as_a_text_file_would_write_them():
    content = workbook(
        A=[
            ["year", "share", "on", "yes", "text"],
            [2024, 0.5, date(2024, 1, 2), True, " Umeå "],
            [2025.0, 1e-7, datetime(2024, 1, 2, 3, 4), False, ""],  # noqa: DTZ001 -- no zone in a cell
        ]
    )

    assert sheet(content).frame.rows() == [
        ("2024", "0.5", "2024-01-02", "true", "Umeå"),
        ("2025", "0.0000001", "2024-01-02T03:04:00", "false", ""),
    ]


def test_rows_keep_the_number_that_the_spreadsheet_shows():
    content = workbook(A=[["Titel"], [], ["a", "b"], [1, 2], [], [3, 4]])

    read = sheet(content, header_row=3)

    assert read.frame.rows() == [("1", "2"), ("3", "4")]
    assert read.numbers.to_list() == [4, 6]
    assert read.place(1, "b").facts["file"] == "f.xlsx › A"


def test_names_replace_a_header_of_several_rows():
    content = workbook(A=[["x", ""], ["y", "z"], [1, 2]])

    assert sheet(content, header_row=2, names=("a", "b")).frame.rows(named=True) == [
        {"a": "1", "b": "2"}
    ]


def test_a_sheet_is_chosen_by_name_and_the_nearest_is_offered():
    content = workbook(Notes=[["x"]], Table=[["a"], [1]])

    assert sheet(content, sheet="Table").frame.rows() == [("1",)]
    assert faults(content, sheet="Tabel") == [("no-such-sheet", "f.xlsx", None, "Tabel")]
    assert faults(content) == [("which-sheet", "f.xlsx", None, "")]


def test_content_to_the_right_of_the_header_is_refused():
    content = workbook(A=[["a", "b"], [1, 2, 3], [1, 2]])

    assert faults(content) == [("wrong-width", "f.xlsx › A", 2, "3")]


def test_rows_shorter_than_the_header_have_empty_cells():
    assert sheet(workbook(A=[["a", "b"], [1]])).frame.rows() == [("1", "")]


def test_a_sheet_without_rows_or_header_is_refused():
    assert faults(workbook(A=[["a"]])) == [("no-rows", "f.xlsx › A", None, "")]
    assert faults(workbook(A=[["a"], [1]]), header_row=7) == [("no-header", "f.xlsx › A", 7, "")]
    assert faults(workbook(A=[["a", "", "a"], [1, 2, 3]])) == [
        ("column-without-name", "f.xlsx › A", 1, ""),
        ("column-named-twice", "f.xlsx › A", 1, "a"),
    ]


def test_a_workbook_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_opened():
    content = workbook(A=[["x" * 1000] * 100] * 1)
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 5_000_000)

    assert len(packed.getvalue()) < 100_000
    assert faults(packed.getvalue(), Limits(unpacked_bytes=1_048_576)) == [
        ("too-large-unpacked", "f.xlsx", None, "")
    ]


def test_one_cell_in_the_far_corner_does_not_make_room_for_billions():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        corner = book.add_worksheet("A")
        corner.write(0, 0, "a")
        corner.write(1_048_575, 16_383, 1)

    assert faults(content.getvalue()) == [("too-many-cells", "f.xlsx", None, "")]


@pytest.mark.parametrize(
    "content", [b"a,b\n1,2\n", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 no"]
)
def test_what_is_no_workbook_is_refused(content):
    assert faults(content) == [("not-a-workbook", "f.xlsx", None, "")]


def test_a_zip_file_that_is_no_workbook_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")

    assert faults(packed.getvalue()) == [("not-a-workbook", "f.xlsx", None, "")]


def test_a_workbook_that_is_cut_short_is_refused():
    content = workbook(A=[["a"], [1]])

    assert faults(content[: len(content) // 2]) == [("not-a-workbook", "f.xlsx", None, "")]


@pytest.mark.parametrize("at", [6, 12, 16, 19])
def test_a_workbook_whose_list_of_contents_is_damaged_is_refused(at):
    content = bytearray(workbook(A=[["a"], [1]]))
    end = content.rfind(b"PK\x05\x06")
    content[end + at] ^= 0x7F

    assert faults(bytes(content)) == [("not-a-workbook", "f.xlsx", None, "")]
