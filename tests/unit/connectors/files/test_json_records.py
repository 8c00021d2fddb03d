import json

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.json_records import read_json_records
from talentlab.connectors.files.limits import ORDINARY, Limits

GROUPS = {
    "data": {
        "version": 27,
        "concepts": [
            {
                "code": "2221",
                "definition": None,
                "narrower": [{"label": "Sjuksköterska"}, {"label": "Nurse"}],
            },
            {"code": "0110", "narrower": []},
            {"code": "2222", "narrower": [{"label": "Barnmorska", "skills": ["a", 1]}]},
        ],
    }
}


def sheet(answer, rows="", limits=ORDINARY):
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return read_json_records("f.json", text, rows, limits)


def faults(answer, rows="", limits=ORDINARY):
    with pytest.raises(Unreadable) as caught:
        sheet(answer, rows, limits)
    return [(fault.code, fault.value) for fault in caught.value.faults]


def test_a_list_of_records_is_a_row_for_each():
    found = sheet([{"a": "x", "b": 1}, {"a": "y", "b": 2.50}])

    assert found.frame.rows() == [("x", "1"), ("y", "2.5")]
    assert found.numbers.to_list() == [1, 2]
    assert found.optional == frozenset()


def test_what_a_record_lacks_is_empty_and_lists_are_shown_as_json():
    found = sheet([{"a": None, "b": True}, {"c": ["å", 1]}, {"c": {}}])

    assert found.frame.rows(named=True) == [
        {"a": "", "b": "true", "c": ""},
        {"a": "", "b": "", "c": '["å",1]'},
        {"a": "", "b": "", "c": "{}"},
    ]


def test_lists_inside_lists_are_followed_and_what_is_around_comes_along():
    found = sheet(GROUPS, "data.concepts.narrower")

    assert found.frame.select("data.concepts.code", "label", "skills").rows() == [
        ("2221", "Sjuksköterska", ""),
        ("2221", "Nurse", ""),
        ("2222", "Barnmorska", '["a",1]'),
    ]
    assert found.frame["data.version"].to_list() == ["27", "27", "27"]
    assert found.optional == {"data.version", "data.concepts.code", "data.concepts.definition"}


def test_a_single_object_is_a_single_row():
    assert sheet({"a": 1}).frame.rows() == [("1",)]


@pytest.mark.parametrize("rows", ["data.groups", "data.concepts.code", "concepts"])
def test_a_way_that_leads_to_no_records_is_a_fault(rows):
    assert faults(GROUPS, rows) == [("json-no-records", rows)]


@pytest.mark.parametrize("answer", [[], {}, [{}], [[{"a": 1}]], "1", '"text"', "null"])
def test_a_file_without_records_is_a_fault(answer):
    assert faults(answer) == [("json-no-records", "")]


def test_a_name_that_could_mean_two_fields_is_a_fault():
    assert faults({"code": 1, "rows": [{"code": 2}]}, "rows") == [("column-named-twice", "code")]


def test_what_is_no_json_is_a_fault():
    assert faults("[{]") == [("not-json", "")]


def test_more_cells_than_the_limit_is_a_fault():
    assert faults([{"a": 1}] * 3, limits=Limits(cells=2)) == [("too-many-cells", "")]
