"""A folder of files with its manifest, as an analyst would have it."""

from pathlib import Path

MANIFEST = """
[delivery]
id = "trial"
title = { sv = "Prov", en = "Trial" }

[[part]]
id = "population"
table = "population"
files = ["population.csv"]
[part.columns]
region_code = { from = "region", read = "municipality" }
reference_month = { value = 12 }
sex = "sex"
age = "age"
year = "year"
persons = "persons"
[part.card]
title = { sv = "Folkmängd", en = "Population" }
producer = "SCB"
source = "BE0101"
licence = "CC0-1.0"
vintage = "2026-02"
url = "https://www.scb.se/be0101"
"""

ROWS = (
    ("2480", "women", 37, 2021, 900),
    ("2480", "men", 37, 2021, 950),
    ("2482", "women", 37, 2021, 500),
)


def write_folder(folder: Path, rows=ROWS):
    """Write ``rows`` as a delivery; return the manifest's path."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["region,sex,age,year,persons", *(",".join(map(str, row)) for row in rows)]
    (folder / "population.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    manifest = folder.parent / f"{folder.name}.toml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    return manifest
