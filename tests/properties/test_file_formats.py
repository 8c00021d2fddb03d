"""Whatever a table says, and however it is written down, the same table is read back."""

import csv
import gzip
import io
import itertools
import json
import math

import polars as pl
import xlsxwriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY
from talentlab.connectors.files.numbers import read_numbers
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.reading import read_sheet
from talentlab.connectors.files.sheet import number_text

# What may stand in a cell of an official table: letters, digits, punctuation, the odd separator.
CELL = st.text(
    alphabet=st.sampled_from(list("abcåäöÅÄÖ0123456789 .,;:|\t'\"-_/()%&<>=")), max_size=8
)
NAME = st.text(alphabet=st.sampled_from(list("abcdefåäö_1")), min_size=1, max_size=6)
LABEL = st.text(alphabet=st.sampled_from(list("abcåäö0123 ,;=.-")), min_size=1, max_size=8)


@st.composite
def tables(draw):
    """Draw column names and rows; no row is blank all through, which would be no row."""
    names = draw(st.lists(NAME, min_size=2, max_size=4, unique=True))
    width = st.lists(CELL, min_size=len(names), max_size=len(names))
    rows = draw(
        st.lists(width.filter(lambda row: any(map(str.strip, row))), min_size=1, max_size=6)
    )
    return names, rows


def written(names, rows, separator, newline, quoting):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator=newline, quoting=quoting)
    writer.writerows([names, *rows])
    return stream.getvalue()


@settings(deadline=None)
@given(
    tables(),
    st.sampled_from([",", ";", "\t", "|", "~"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-15"]),
    st.booleans(),
)
def test_a_delimited_file_in_any_dialect_is_read_back(
    table, separator, newline, quoting, encoding, is_packed
):
    names, rows = table
    text = written(names, rows, separator, newline, quoting)
    content = text.encode(encoding)
    # Windows text that happens to be UTF-8 as well is refused, and rightly so.
    assume(encoding.startswith("utf") or text.isascii() or not is_utf8(content))
    form = Format(separator=separator, encoding=None if encoding.startswith("utf") else encoding)

    sheet = read_sheet("f.csv", gzip.compress(content) if is_packed else content, form, ORDINARY)

    assert sheet.frame.columns == names
    assert sheet.frame.rows() == [tuple(row) for row in rows]


def is_utf8(content):
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@settings(deadline=None)
@given(tables())
def test_the_fast_way_and_the_standard_librarys_way_give_the_same_rows(table):
    names, rows = table
    plain = [[cell.replace('"', "").replace("\t", "") for cell in row] for row in rows]
    assume(all(any(map(str.strip, row)) for row in plain))
    text = written(names, plain, "\t", "\n", csv.QUOTE_NONE)
    form = Format(separator="\t")

    fast = read_sheet("f.csv", text.encode(), form, ORDINARY)
    quoted = text.replace(names[0], f'"{names[0]}"', 1)
    slow = read_sheet("f.csv", quoted.encode(), form, ORDINARY)

    assert fast.frame.rows() == slow.frame.rows()
    assert fast.numbers.to_list() == slow.numbers.to_list()


@st.composite
def cubes(draw):
    """Draw dimensions with codes and labels, and a value for every cell (None for no value)."""
    names = draw(st.lists(NAME, min_size=1, max_size=3, unique=True))
    dimensions = {
        name: draw(st.lists(LABEL.filter(str.strip), min_size=1, max_size=4, unique=True))
        for name in names
    }
    size = math.prod(len(codes) for codes in dimensions.values())
    value = st.one_of(st.none(), st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6))
    values = draw(st.lists(value, min_size=size, max_size=size))
    assume({"value", "status"}.isdisjoint(names))
    return dimensions, values


def cells(dimensions, values):
    """Return what must be read back: the codes of every cell and its value."""
    shown = ["" if cell is None else number_text(cell) for cell in values]
    return list(zip(itertools.product(*dimensions.values()), shown, strict=True))


def read_cells(sheet, dimensions):
    codes = sheet.frame.select(list(dimensions)).rows()
    return list(zip(codes, sheet.frame["value"].to_list(), strict=True))


@settings(deadline=None)
@given(cubes(), st.booleans(), st.booleans())
def test_a_json_stat_answer_in_any_form_is_read_back(cube, is_sparse, is_listed):
    dimensions, values = cube
    assume(not is_sparse or any(cell is not None for cell in values))
    categories = {
        name: codes if is_listed else {code: i for i, code in reversed([*enumerate(codes)])}
        for name, codes in dimensions.items()
    }
    answer = {
        "class": "dataset",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {name: {"category": {"index": index}} for name, index in categories.items()},
        "value": {str(i): cell for i, cell in enumerate(values) if cell is not None}
        if is_sparse
        else values,
    }

    sheet = read_sheet("f.json", json.dumps(answer).encode(), Format(), ORDINARY)

    assert read_cells(sheet, dimensions) == cells(dimensions, values)


@settings(deadline=None)
@given(cubes(), st.sampled_from([" ", "\n", ",", " ,\n"]), st.integers(0, 3))
def test_a_px_file_in_any_layout_is_read_back(cube, between, stub):
    dimensions, values = cube
    names = list(dimensions)

    def listed(texts):
        return ",".join(f'"{text}"' for text in texts)

    header = [
        f"{keyword}={listed(part)};"
        for keyword, part in (("STUB", names[:stub]), ("HEADING", names[stub:]))
        if part
    ]
    header += [f'VALUES("{name}")={listed(codes)};' for name, codes in dimensions.items()]
    shown = ['".."' if cell is None else number_text(cell) for cell in values]
    text = "\n".join([*header, "DATA=", between.join(shown) + ";"])

    sheet = read_sheet("f.px", text.encode(), Format(), ORDINARY)

    expected = [(codes, text or "..") for codes, text in cells(dimensions, values)]
    assert read_cells(sheet, dimensions) == expected


@settings(deadline=None)
@given(
    st.integers(-(10**9), 10**9),
    st.sampled_from([".", ","]),
    st.sampled_from(["", " ", "\u00a0", "\u202f"]),
)
def test_a_number_is_the_same_however_it_is_written(number, decimal, space):
    text = f"{number:,}".replace(",", space) + f"{decimal}0"
    form = Format(decimal=decimal, thousands=" " if space else "")

    assert read_numbers(pl.Series([text]), form, pl.Int64()).to_list() == [number]


def small_workbook():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["1", 2])
    return content.getvalue()


SOUND = {
    "a.csv": b'a,b\n"1",2\n3,4\n',
    "a.csv.gz": gzip.compress(b"a,b\n1,2\n3,4\n"),
    "a.px": b'STUB="a";HEADING="b";VALUES("a")="1","2";VALUES("b")="3";DATA=\n1 2;\n',
    "a.json": json.dumps(
        {"id": ["a"], "size": [2], "dimension": {"a": {"category": {"index": ["1", "2"]}}}}
        | {"value": {"0": 1, "1": 2}, "status": {"0": ".."}}
    ).encode(),
    "a.xlsx": small_workbook(),
    "records.json": json.dumps({"d": [{"c": "1", "n": [{"a": 1, "b": None}]}]}).encode(),
}
FORMS = {"records.json": Format(kind="json", rows="d.n")}


def sheet_of(name, content):
    return read_sheet(name, content, FORMS.get(name, Format()), ORDINARY)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(SOUND)), st.data())
def test_no_damage_whatever_makes_a_reader_fall_over(name, data):
    content = bytearray(SOUND[name])
    places = st.integers(0, len(content) - 1)
    for at, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=4)):
        content[at] = byte
    cut = data.draw(st.integers(0, len(content)))

    try:
        sheet = sheet_of(name, bytes(content[: cut or None]))
    except Unreadable as refused:
        outcome = len(refused.faults)
    else:
        outcome = sheet.frame.height if sheet.frame.height == len(sheet.numbers) else 0

    assert outcome > 0


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(sorted(SOUND)))
def test_no_bytes_whatever_make_a_reader_fall_over(content, name):
    try:
        sheet = sheet_of(name, content)
    except Unreadable as refused:
        outcome = len(refused.faults)
    else:
        outcome = sheet.frame.height

    assert outcome > 0
