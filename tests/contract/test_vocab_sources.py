"""Our declared words against the producers' files, where these lie beside the checkout."""

import csv
import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from talentlab.vocab.education import education_groups, education_levels, sun_fields, sun_levels
from talentlab.vocab.geography import places
from talentlab.vocab.sni import sni
from talentlab.vocab.ssyk import ssyk, ssyk_crosswalk

SHARED = Path(__file__).parents[3] / "shared"
SOURCES = SHARED / "data"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SOURCES.is_dir(), reason="no ../shared/data beside the checkout"),
]


def rows(path):
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def tidy(name):
    return " ".join(name.split())


def swedish(vocabulary):
    return {code: entry.name.sv for code, entry in vocabulary.entries.items()}


def test_places_are_those_of_scb():
    source = rows(SOURCES / "classifications" / "scb_lan_kommun_2025.csv")
    expected = {row["code"]: row["name"] for row in source}
    assert swedish(places()) == {"00": "Sverige"} | expected


def test_both_ssyk_editions_are_those_of_their_producers():
    source = rows(SOURCES / "classifications" / "ssyk2012_sv_en_isco.csv")

    af = {r["ssyk"]: tidy(r["name_sv_af"]) for r in source if r["in_af_taxonomy"] == "1"}
    scb = {r["ssyk"]: tidy(r["name_en_scb"]) for r in source if r["in_scb_structure"] == "1"}

    assert swedish(ssyk("af")) == af
    assert {code: entry.name.en for code, entry in ssyk("scb").entries.items()} == scb


def test_swedish_names_differ_between_the_editions_only_where_the_groups_do():
    different = [
        code
        for code, name in swedish(ssyk("scb")).items()
        if code in ssyk("af") and ssyk("af").name(code).sv != name
    ]
    assert different == ["5321", "5323"]


def test_the_af_edition_is_the_tree_of_the_taxonomy():
    file = SOURCES / "taxonomy" / "jobtech_taxonomy_2025_12" / "ssyk-level-4-groups.json"
    text = json.dumps(json.loads(file.read_text()), ensure_ascii=False)
    missing = [code for code in ssyk("af").at_level(4) if f'"{code}"' not in text]
    assert missing == []


def test_shares_of_divided_groups_are_those_of_the_employed_in_2022():
    employed = Counter()
    for row in rows(SOURCES / "labour" / "scb_employees_ssyk4_county_sex_2014_2022.csv.gz"):
        if row["year"] == "2022" and row["employed"]:
            employed[row["ssyk4"]] += float(row["employed"])
    totals = Counter()
    for link in ssyk_crosswalk().links:
        totals[link.target] += employed[link.source]

    for link in ssyk_crosswalk().links:
        if link.share_of_target < 1:
            share = employed[link.source] / totals[link.target]
            assert link.share_of_target == pytest.approx(share, abs=1e-4), link.source


@pytest.mark.parametrize(
    ("vocabulary", "classification", "levels"),
    [
        (sni(), "SNI2007", {"1", "2"}),
        (sun_levels(), "SUN2020_level", {"1", "2", "3"}),
        (sun_fields(), "SUN2020_field", {"1", "2", "3", "4"}),
    ],
    ids=["SNI", "SUN levels", "SUN fields"],
)
def test_industries_and_educations_are_those_of_the_taxonomy(vocabulary, classification, levels):
    source = [
        row
        for row in rows(SOURCES / "classifications" / "sni2007_sun2020_flat.csv")
        if row["classification"] == classification and row["level"] in levels
    ]
    assert swedish(vocabulary) == {row["code"]: tidy(row["name_sv"]) for row in source}
    assert {code: str(entry.level) for code, entry in vocabulary.entries.items()} == {
        row["code"]: row["level"] for row in source
    }


def test_education_groups_are_those_of_scb():
    source = rows(SHARED / "golden" / "sun_utbildningsgrupper_98_skane_styrfil.csv")
    # The source has lost two spaces: "utbildninginom", "utbildningvid".
    expected = {
        row["sunRuapGrp"]: row["sunRuapGrpNamn"]
        .replace("utbildninginom", "utbildning inom")
        .replace("utbildningvid", "utbildning vid")
        for row in source
    }
    assert swedish(education_groups()) == expected


def test_labels_of_real_education_tables_are_read():
    labels = set()
    for name in (
        "scb_education_level_municipality_age_sex_2019.csv.gz",
        "scb_uf0506a1_education_level_county_sex_1985_2018.csv.gz",
    ):
        labels |= {row["education_level"] for row in rows(SOURCES / "education" / name)}
    assert set(education_levels().codes_of(labels).values()) == set(education_levels())

    file = SOURCES / "education" / "scb_education_groups_sun2000_sex_2006_2018_sweden.csv.gz"
    groups = {row["education_group"] for row in rows(file)} - {"Samtliga utbildningsgrupper"}
    codes = education_groups().codes_of(groups)
    assert len(set(codes.values())) == len(groups) == 97
    assert set(education_groups()) - set(codes.values()) == {"75S"}
