import pytest

from talentlab.connectors.files.readers import OF_COLUMN, READERS
from talentlab.tables.catalogue import TIDY


def read(reader, *texts):
    return {
        text: "?" if isinstance(value, Exception) else value
        for text, value in READERS[reader](texts).items()
    }


@pytest.mark.parametrize(
    ("reader", "texts"),
    [
        ("sex", {"kvinnor": "women", "Males": "men", "Båda könen": "total", "x": "?"}),
        ("age", {"0 år": 0, "100+ år": 100, "37": 37, "16-24": "?", "101": "?"}),
        ("age_group", {"16-24 år": "16-24", "95+ år": "95+", "totalt 16-74 år": "16-74", "z": "?"}),
        ("mother_age", {"<15": 14, "15": 15, "49+": 49, "20-24": "?", "okänd": "?"}),
        ("county", {"24": "24", "Gotaland": "14", "Västerbottens län": "24", "2480": "?"}),
        ("municipality", {"2480": "2480", "2480 Umeå": "2480", "Stockholm": "0180", "24": "?"}),
        ("municipality_or_several", {"several": "several", "Umeå": "2480"}),
        ("region", {"SE33": "SE33", "SE08": "SE33", "00": "00", "Riket": "00", "SE99": "?"}),
        ("month", {"2023-01": "2023-01", "2023M02": "2023-02", "202303": "2023-03", "2023": "?"}),
        ("ssyk_scb", {"1211": "1211", "1210": "?", "222": "222"}),
        ("ssyk_af", {"1210": "1210", "1211": "?", "0000": "?"}),
        ("ssyk_af_wide", {"1210": "1210", "1211": "?", "0000": "0000", "0002": "0002"}),
        ("ssyk_scb_wide", {"1211": "1211", "1210": "?", "0000": "0000", "0001": "?"}),
        ("sni", {"B+C": "B+C", "total": "total", "86": "86", "B+Z": "?"}),
        ("education_level", {"forskarutbildning": "7", "US": "US", "3": "3", "okej": "?"}),
        ("education_group", {"75N": "75N", "UPPGIFT SAKNAS": "99Z", "trollkarl": "?"}),
        ("text", {"vad som helst": "vad som helst"}),
    ],
)
def test_each_reader_reads_what_tables_write(reader, texts):
    assert read(reader, *texts) == texts


def test_every_column_that_has_a_reader_is_a_column_of_some_table():
    columns = {column.name for table in TIDY.values() for column in table.columns()}

    assert set(OF_COLUMN) - columns == set()
    assert set(OF_COLUMN.values()) - set(READERS) == set()
