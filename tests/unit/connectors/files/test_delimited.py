import pytest

from talentlab.connectors.files.delimited import read_delimited
from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY, Limits
from talentlab.connectors.files.plan import Format


def sheet(text, limits=ORDINARY, **form):
    return read_delimited("f.csv", text, Format(**form), limits)


def faults(text, limits=ORDINARY, **form):
    with pytest.raises(Unreadable) as caught:
        sheet(text, limits, **form)
    return [(f.code, f.place.row, f.value) for f in caught.value.faults]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_looking(separator):
    text = "\n".join(separator.join(row) for row in [("a", "b"), ("1", "2"), ("3", "4")])

    assert sheet(text).frame.to_dict(as_series=False) == {"a": ["1", "3"], "b": ["2", "4"]}


def test_a_comma_inside_quotation_marks_does_not_mislead_the_search_for_the_separator():
    text = 'a;b\n"x, y, z";1\n"u, v, w";2\n'

    assert sheet(text).frame.rows() == [("x, y, z", "1"), ("u, v, w", "2")]


def test_a_decimal_comma_does_not_mislead_the_search_for_the_separator():
    assert sheet("a;b\n1,5;2,5\n3,5;4,5\n").frame.rows() == [("1,5", "2,5"), ("3,5", "4,5")]


def test_a_separator_of_any_one_character_can_be_declared():
    assert sheet("a~b\n1~2\n", separator="~").frame.rows() == [("1", "2")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_every_kind_of_line_ending_is_a_line_ending(newline, quote):
    text = newline.join([f"{quote}a{quote},b", "1,2", "3,4", ""])

    read = sheet(text)

    assert read.frame.rows() == [("1", "2"), ("3", "4")]
    assert read.numbers.to_list() == [2, 3]


def test_rows_keep_the_line_number_that_a_text_editor_shows():
    text = 'a,b\n\n"one\nfield",1\n\n2,3\n'

    assert sheet(text).numbers.to_list() == [3, 6]


def test_blank_lines_are_no_rows():
    assert sheet("a,b\n\n1,2\n   \n3,4\n").numbers.to_list() == [3, 5]


def test_the_header_may_stand_below_a_title():
    read = sheet("Folkmängd\n\na,b\n1,2\n", header_row=3)

    assert (read.frame.columns, read.numbers.to_list()) == (["a", "b"], [4])


def test_names_replace_a_header_that_is_not_there():
    read = sheet("1,2\n3,4\n", header_row=0, names=("a", "b"))

    assert read.frame.rows(named=True)[0] == {"a": "1", "b": "2"}


def test_an_empty_cell_is_an_empty_text_and_not_null():
    assert sheet("a,b\n,2\n").frame.rows() == [("", "2")]
    assert sheet('a,b\n,"2"\n').frame.rows() == [("", "2")]


def test_rows_of_another_width_are_refused_with_their_place_and_number():
    assert faults("a,b\n1,2\n1,2,3\n1\n9\n", separator=",") == [
        ("wrong-width", 3, "3"),
        ("wrong-width", 4, "1"),
    ]
    assert faults('a,b\n"1",2\n1,2,3\n', separator=",") == [("wrong-width", 3, "3")]


def test_quotation_marks_that_do_not_match_are_refused_at_their_row():
    assert faults('a,b\n1,2\n"3,4\n5,6\n') == [("broken-quotes", 3, '"')]


def test_columns_without_a_name_or_with_anothers_are_all_refused():
    assert faults("a,,b,a\n1,2,3,4\n") == [
        ("column-without-name", 1, ""),
        ("column-named-twice", 1, "a"),
    ]


def test_a_header_that_is_not_there_is_refused():
    assert faults("a,b\n1,2\n", header_row=9) == [("no-header", 9, "")]
    assert faults("a,b\n\n1,2\n", header_row=2) == [("no-header", 2, "")]


def test_a_file_with_only_a_header_is_refused():
    assert faults("a,b\n") == [("no-rows", None, "")]


def test_no_more_cells_are_read_than_the_limit():
    assert faults("a,b\n1,2\n3,4\n", Limits(cells=3)) == [("too-many-cells", None, "")]


def test_a_file_as_wide_as_it_is_absurd_is_refused():
    assert faults(",".join("abc" + str(i) for i in range(20_000)) + "\n1\n") == [
        ("too-many-columns", 1, "20000")
    ]
