"""Our readers against files that producers really sent, where these lie beside the checkout."""

import json
import math
from pathlib import Path

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY
from talentlab.connectors.files.plan import Format
from talentlab.connectors.files.reading import read_sheet

SHARED = Path(__file__).parents[3] / "shared"
SAMPLES = SHARED / "apis" / "samples"
OPEN_DATA = SHARED / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared beside the checkout"),
]


def sheet(path, **form):
    return read_sheet(path.name, path.read_bytes(), Format(**form), ORDINARY)


def test_an_answer_of_scbs_present_service_is_read_cell_by_cell():
    path = SAMPLES / "scb_pxweb_v2" / "TAB6471_data.json"
    answer = json.loads(path.read_text(encoding="utf-8"))

    read = sheet(path)

    assert read.frame.height == math.prod(answer["size"])
    assert set(answer["id"]) <= set(read.frame.columns)
    numbers = [float(text) for text in read.frame["value"] if text]
    assert sum(numbers) == pytest.approx(sum(v for v in answer["value"] if v is not None))


def test_metadata_without_values_is_told_from_an_answer():
    path = SAMPLES / "scb_pxweb_v2" / "TAB6471_metadata.json"

    with pytest.raises(Unreadable) as caught:
        sheet(path)

    assert [fault.code for fault in caught.value.faults] == ["json-stat-description"]


def test_an_answer_of_skolverkets_service_is_read():
    path = SAMPLES / "skolverket_statistikdatabas" / "jsonstat2_form.json"
    answer = json.loads(path.read_text(encoding="utf-8"))

    assert sheet(path).frame.height == math.prod(answer["size"])


def test_a_px_file_from_a_municipality_is_read_whole():
    path = OPEN_DATA / "labour" / "umea_and_cities_quarterly_indicators_2010_2025.px"

    read = sheet(path)

    assert read.frame.height == 16 * 4 * 20 * 79
    wanted = {"tid": "2024", "kvartal": "Q4", "kommun": "2480", "indikator": "Befolkning"}
    umea = read.frame.filter(**wanted).row(0, named=True)
    assert (umea["value"], umea["kommun text"]) == ("134249.0", "Umeå")
    assert set(read.frame["value"].unique()) >= {"..", "-"}


def test_an_old_workbook_is_read_with_codes_as_they_are_shown():
    path = OPEN_DATA / "classifications" / "scb_kommunlankod_2025.xls"

    read = sheet(path, header_row=6)

    codes = dict(read.frame.rows())
    assert codes["2480"] == "Umeå"
    assert len(codes) == 21 + 290


def test_a_workbook_with_several_tables_is_read_by_sheet():
    path = OPEN_DATA / "education" / "myh" / "resultat-ansokningsomgang-2024.xlsx"

    read = sheet(path, sheet="Tabell 3", header_row=6)

    assert read.frame.height == 1_272
    assert read.numbers[0] == 7
