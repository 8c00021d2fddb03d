"""The how-to about importing shows a manifest that works, and explains every word there is."""

import re

import pytest

from factories.delivery import CARD, MemoryFolder
from repo.repository import PACKAGE, ROOT
from talentlab.cli.messages import explain
from talentlab.connectors.files.delivery import read_delivery
from talentlab.connectors.files.expectations import WORDS
from talentlab.connectors.files.manifest import read_manifest
from talentlab.connectors.files.readers import READERS
from talentlab.errors import DeliveryHasFaults

PAGE = (ROOT / "docs" / "how-to" / "import-your-own-files.md").read_text(encoding="utf-8")
MANIFEST = (PACKAGE / "connectors" / "files" / "manifest.py").read_text(encoding="utf-8")
KEY = re.compile(
    r'\.(?:text|maybe|texts|whole|choice|pattern|both|section|sections|raw)\(\s*"(\w+)"'
    r'|_(?:character|files)\(\w+, "(\w+)"'
)


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def delivery(rows):
    (manifest, *_), folder = blocks("toml"), {"befolkning_2024.csv": rows}
    return read_delivery(read_manifest(manifest), MemoryFolder(folder))


def test_the_example_can_be_imported():
    (rows,) = blocks("csv")

    (part,) = delivery(rows).parts

    assert part.frame.select("region_code", "sex", "age", "persons").rows() == [
        ("2480", "women", 0, 621),
        ("2480", "women", 1, 1204),
        ("2480", "men", 0, 655),
        ("2480", "men", 1, 1233),
    ]


def test_the_faults_shown_are_those_that_come():
    (rows,) = blocks("csv")
    (shown,) = blocks("text")
    wrong = rows.replace("2480 Umeå;kvinnor;0", "2490;kvinnor;0").replace("1 233", "1,233")

    with pytest.raises(DeliveryHasFaults) as caught:
        delivery(wrong)

    assert shown.strip() == explain(caught.value, "en")


@pytest.mark.parametrize("piece", blocks("toml")[1:])
def test_every_piece_of_manifest_is_understood(piece):
    whole = blocks("toml")[0]
    if "part.card" in piece:
        manifest = whole.replace(whole[whole.index("[part.card]") :], CARD) + piece
    elif piece.startswith("["):
        manifest = whole + piece
    else:
        manifest = whole.replace('table = "population"', f'table = "population"\n{piece}')

    assert read_manifest(manifest).parts


def test_every_word_of_a_manifest_is_explained():
    keys = {key for pair in KEY.findall(MANIFEST) for key in pair if key} - {"sv", "en"}
    explained = set(re.findall(r"\w+", PAGE))

    assert len(keys) > 40
    assert keys - explained == set()


def test_every_way_to_read_a_cell_is_listed():
    assert {name for name in READERS if f"`{name}`" not in PAGE} == set()


def test_every_way_to_say_what_is_expected_is_listed():
    assert {words for words in WORDS if f'`"{words}"`' not in PAGE} == set()
