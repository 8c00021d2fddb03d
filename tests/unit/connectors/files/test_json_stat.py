import json

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.json_stat import read_json_stat
from talentlab.connectors.files.limits import ORDINARY, Limits


def dataset(**changes):
    whole = {
        "version": "2.0",
        "class": "dataset",
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": {
            "Region": {
                "category": {
                    "index": {"2482": 1, "2480": 0},
                    "label": {"2480": "Umeå", "2482": "Skellefteå"},
                }
            },
            "Tid": {"category": {"index": ["2019", "2020"]}},
        },
        "value": [1, 2.5, None, 4],
    }
    return {**whole, **changes}


def sheet(answer, limits=ORDINARY):
    return read_json_stat("f.json", json.dumps(answer), limits)


def values(answer):
    return sheet(answer).frame["value"].to_list()


def faults(answer, limits=ORDINARY):
    with pytest.raises(Unreadable) as caught:
        sheet(answer, limits)
    return [(f.code, f.place.column) for f in caught.value.faults]


def test_codes_come_in_the_order_of_their_positions_whether_listed_or_numbered():
    assert sheet(dataset()).frame.drop("status").rows() == [
        ("2480", "Umeå", "2019", "2019", "1"),
        ("2480", "Umeå", "2020", "2020", "2.5"),
        ("2482", "Skellefteå", "2019", "2019", ""),
        ("2482", "Skellefteå", "2020", "2020", "4"),
    ]


def test_a_sparse_value_leaves_the_other_cells_empty():
    assert values(dataset(value={"3": 7})) == ["", "", "", "7"]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ([None, None, "..", None], ".."),
        ({"2": "x"}, "x"),
        ("..", ".."),
        ([".."], ".."),
    ],
)
def test_a_cell_without_a_number_shows_its_status(status, shown):
    assert values(dataset(status=status)) == ["1", "2.5", shown, "4"]


def test_a_single_category_needs_no_index():
    answer = dataset(size=[1, 2], value=[1, 2])
    answer["dimension"]["Region"] = {"category": {"label": {"00": "Riket"}}}

    assert sheet(answer).frame["Region"].to_list() == ["00", "00"]


def test_an_answer_in_version_one_is_read_too():
    answer = dataset()
    answer["dimension"] |= {"id": answer.pop("id"), "size": answer.pop("size")}

    assert values({"dataset": answer}) == ["1", "2.5", "", "4"]


def test_large_and_small_numbers_are_written_out():
    assert values(dataset(value=[1e16, 1e-7, 3.0, -2])) == [
        "10000000000000000",
        "0.0000001",
        "3",
        "-2",
    ]


def test_swedish_letters_in_codes_are_kept():
    answer = dataset()
    answer["dimension"]["Region"]["category"] = {"index": ["ÄNKL", "ÖVR"]}

    assert sheet(answer).frame["Region"].unique().sort().to_list() == ["ÄNKL", "ÖVR"]


def test_every_dimension_that_does_not_fit_its_size_is_refused():
    assert faults(dataset(size=[3, 1])) == [("json-stat-size", "Region"), ("json-stat-size", "Tid")]


@pytest.mark.parametrize(
    "value", [[1, 2], [1, 2, 3, [4]], [1, 2, 3, True], {"4": 1}, {"-1": 1}, {"9" * 5_000: 1}, "1"]
)
def test_values_that_do_not_fit_are_refused(value):
    assert faults(dataset(value=value)) == [("json-stat-values", None)]


@pytest.mark.parametrize("value", [None, [], {}])
def test_the_description_of_a_table_is_no_delivery(value):
    assert faults(dataset(value=value)) == [("json-stat-description", None)]


def test_cells_that_are_all_withheld_are_a_delivery():
    assert values(dataset(value=[None] * 4, status=[".."])) == [".."] * 4


def test_an_index_with_holes_is_refused():
    answer = dataset()
    answer["dimension"]["Region"]["category"] = {"index": {"a": 0, "b": 2}}

    assert faults(answer) == [("json-stat-size", "Region")]


@pytest.mark.parametrize("answer", [[], {}, {"class": "collection"}, dataset(id="Region")])
def test_other_json_is_refused(answer):
    assert faults(answer) == [("not-json-stat", None)]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "9" * 5_000])
def test_what_is_not_json_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        read_json_stat("f.json", text, ORDINARY)

    assert [f.code for f in caught.value.faults] == ["not-json"]


def test_a_dataset_that_claims_to_be_enormous_is_refused_before_it_is_made():
    answer = dataset(size=[10**9, 10**9], value={"0": 1})

    assert faults(answer, Limits(cells=1000)) == [("too-many-cells", None)]
