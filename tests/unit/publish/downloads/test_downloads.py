"""No number leaves without its card, and every file opens right where it is read."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from factories.charts import fan_chart
from talentlab.publish.charts.bars import Bar, BarChart, draw_bars
from talentlab.publish.charts.fan import draw_fan
from talentlab.publish.downloads.parcel import Parcel
from talentlab.publish.downloads.spreadsheet import xlsx_bytes
from talentlab.publish.downloads.structured import json_bytes
from talentlab.publish.downloads.text import csv_bytes, harmless
from talentlab.tables.card import Card, RawFile, SeriesBreak
from talentlab.vocab.text import Text

CARD = Card(
    title=Text(sv="Folkmängd", en="Population"),
    producer="SCB",
    source="BefolkningNy",
    licence="CC0-1.0",
    vintage="2026-02-22",
    breaks=(SeriesBreak(2020, Text(sv="Nytt sätt att räkna.", en="A new way of counting.")),),
    caveats=(Text(sv="31 december.", en="31 December."),),
    raw_files=(RawFile("be.csv", "ab" * 32, 100),),
    modelled=True,
)


def parcel(language="sv", figure=None, **changes):
    facts = {
        "figure": figure or draw_fan(fan_chart(), language),
        "language": language,
        "address": "https://example.org/sv/",
        "release": "2026-11",
        "published": "2026-11-24",
        "code_version": "0.1.0",
        "is_synthetic": True,
        "cards": {"population": CARD},
    }
    return Parcel(**(facts | changes))


def hostile():
    bars = (Bar('=HYPERLINK("http://evil")', 1.0), Bar("@SUM(A1)", -2.25))
    return draw_bars(BarChart("bars", "+1", "Kommun", "Värde", bars, decimals=1), "sv")


def split(body):
    lines = body.decode("utf-8-sig").splitlines()
    return [x for x in lines if x.startswith("#")], [x for x in lines if not x.startswith("#")]


def test_a_swedish_file_opens_right_in_a_swedish_spreadsheet():
    body = csv_bytes(parcel())
    _, rows = split(body)
    assert body.startswith(b"\xef\xbb\xbf")
    assert rows[0].startswith("År;Räknat (personer);Median (personer);")
    assert rows[1] == "2015;100000;;;;;;"


def test_decimals_follow_the_language():
    bars = draw_bars(BarChart("b", "t", "Kommun", "Värde", (Bar("Umeå", 1.25),), decimals=1), "sv")
    assert split(csv_bytes(parcel("sv", bars)))[1][1] == "Umeå;1,25"
    assert split(csv_bytes(parcel("en", bars)))[1][1] == "Umeå,1.25"


def test_statistics_programs_read_the_english_file_without_the_card():
    frame = pl.read_csv(io.BytesIO(csv_bytes(parcel("en"))[3:]), comment_prefix="#")
    assert frame.height == 16
    assert frame["Counted (people)"].to_list()[:2] == [100_000, 101_000]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_card_comes_first(language):
    comments, rows = split(csv_bytes(parcel(language)))
    text = "\n".join(comments)
    for expected in ("CC0-1.0", "SCB", "2026-02-22", "ab" * 32, "2026-11", "https://example.org"):
        assert expected in text
    assert ("EXEMPELDATA" if language == "sv" else "SAMPLE DATA") in comments[0]
    assert len(rows) == 17


def test_real_data_is_not_called_sample_data():
    assert b"EXEMPELDATA" not in csv_bytes(parcel(is_synthetic=False))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1"])
def test_a_text_that_looks_like_a_formula_is_disarmed(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("name", ["x;=1+1", "x,=1+1", 'x;"=1+1"', "x; =1+1", "x;@A1", "x;,-1"])
def test_no_line_of_the_card_holds_a_formula_where_a_spreadsheet_splits_it(name, separator):
    bars = draw_bars(BarChart("b", name, "Kommun", "Värde", (Bar("Umeå", 1.0),), decimals=1), "sv")
    comments, _ = split(csv_bytes(parcel("sv", bars)))

    cells = [cell for line in csv.reader(comments, delimiter=separator) for cell in line]
    assert any("x" in cell for cell in cells)
    assert not [cell for cell in cells if cell.strip(' "').startswith(("=", "+", "-", "@"))]


def test_csv_never_holds_a_formula_but_keeps_negative_numbers():
    rows = list(csv.reader(split(csv_bytes(parcel(figure=hostile())))[1], delimiter=";"))
    assert [row[0][0] for row in rows[1:]] == ["'", "'"]
    assert rows[2][1] == "-2,25"


def test_a_spreadsheet_has_the_rows_and_the_card():
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(parcel())))
    rows, card = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    assert book.sheet_names == ["Tabell", "Om talen"]
    assert rows[1][:2] == [2015.0, 100_000.0]
    assert rows[16][:3] == [2030.0, "", 115_000.0]
    assert ["Licens", "CC0-1.0"] in card


def test_a_spreadsheet_never_holds_a_formula():
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(parcel(figure=hostile())))) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if "worksheets/" in n]
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_json_names_columns_the_same_in_both_languages():
    swedish, english = (json.loads(json_bytes(parcel(language))) for language in ("sv", "en"))
    assert [c["name"] for c in swedish["columns"]] == [c["name"] for c in english["columns"]]
    assert swedish["rows"] == english["rows"]
    assert swedish["rows"][0]["counted"] == 100_000
    assert swedish["cards"]["population"]["licence"] == "CC0-1.0"
    assert swedish["synthetic"] is True


def test_what_is_said_of_a_part_stands_once_with_its_name():
    said = Text(sv="Filen slutar 2024.", en="The file ends in 2024.")
    own = Text(sv="Ingen har räknat dem.", en="Nobody counted them.")
    part = Card(Text(sv="Folkmängd i riket", en="Sweden"), "SCB", "", "CC0-1.0", caveats=(said,))
    made = Card(Text(sv="Prognos", en="Outlook"), "Talentlab", "", "CC0-1.0", caveats=(own, said))
    cards = {"population_outlook": made, "population/sweden": part}

    notes = [text for _, text in replace(parcel("sv"), cards=cards).particulars()]

    assert [note for note in notes if "2024" in note] == ["Folkmängd i riket: Filen slutar 2024."]
    assert "Prognos: Ingen har räknat dem." in notes
