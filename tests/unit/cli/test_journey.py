"""The analyst's Monday, from a delivery with faults to a release and back again."""

import pytest

from factories.folder import MANIFEST, ROWS, write_folder
from factories.store import every_byte
from talentlab.errors import DeliveryHasFaults

FAULTY = (("2499", "women", 37, 2021, 900), *ROWS[1:], ("2482", "women", 120, 2021, 7))
CORRECTED = (("2480", "women", 37, 2021, 905), *ROWS[1:])


def test_a_faulty_delivery_is_told_whole_and_changes_nothing(terminal):
    status, words = terminal.imports(FAULTY)

    assert status == DeliveryHasFaults.exit_status
    for told in ("population.csv, rad 2", "2499", "population.csv, rad 5", "120"):
        assert told in words
    assert every_byte(terminal.root) == {}


@pytest.mark.slow
def test_mended_imported_built_published_rolled_back_and_published_again(terminal):
    assert terminal.imports(ROWS)[0] == 0
    status, words = terminal.builds()
    assert (status, "Ingenting är publicerat ännu" in words) == (0, True)
    assert terminal.typed("publish", "--name", "first")[0] == 0

    status, words = terminal.imports(CORRECTED)
    assert status == 0
    assert "0 nya, 0 borttagna, 1 ändrade; nu 3 rader" in words
    assert "summa" not in words
    assert "ändrad: 2480 12 women 37 2021: persons 900 → 905" in words

    status, words = terminal.builds()
    assert "Jämfört med den publicerade utgåvan first:" in words
    assert "Umeå 2031: 1 850 → 1 855 (+0,27 %)" in words
    assert "ändrad del i population: trial/population" in words

    assert terminal.typed("publish", "--name", "second")[0] == 0
    assert "1 855" in terminal.typed("explain", "befolkning Umeå 2031")[1]
    assert "utgåvan first igen" in terminal.typed("rollback")[1]
    assert "1 850" in terminal.typed("explain", "befolkning Umeå 2031")[1]
    terminal.typed("rollback", "second")
    status, words = terminal.typed("releases")
    shown = [line for line in words.splitlines() if line.startswith("*")]
    assert [line.split()[1] for line in shown] == ["second", "visas"]


def test_importing_and_building_again_says_that_nothing_is_new(terminal):
    terminal.imports(ROWS)
    terminal.builds()
    before = every_byte(terminal.root)

    assert "redan importerad" in terminal.imports(ROWS)[1]
    assert "redan beräknade" in terminal.builds()[1]
    assert every_byte(terminal.root) == before


def test_the_same_words_in_english(terminal):
    terminal.language = "en"
    terminal.imports(ROWS)
    terminal.builds()
    terminal.typed("publish", "--name", "first")

    status, words = terminal.typed("explain", "population 2480 2031")

    assert status == 0
    assert words.splitlines()[:2] == [
        "Population, Umeå (2480), 2031, total, all ages",
        "  1,850 (median); 80%: 1,758–1,942; 95%: 1,665–2,035",
    ]
    assert "input     population ← trial/population: 3 rows, of which 2 are about the area" in words
    assert "          SCB, BE0101\n" in words
    assert "raw     population.csv, 3 rows, unchanged in" in words


def test_rows_about_the_place_are_told_apart_from_those_the_method_learns_from(terminal):
    terminal.imports((*ROWS, ("2284", "men", 37, 2021, 50)))
    elsewhere = MANIFEST.replace("trial", "other").replace('"BE0101"', '"scb, BE0101"')
    folder = terminal.root.parent / "second"
    manifest = write_folder(folder, [("2583", "men", 37, 2021, 70)])
    manifest.write_text(elsewhere, encoding="utf-8")
    assert terminal.typed("import", str(folder), "--manifest", str(manifest))[0] == 0
    terminal.builds()
    terminal.typed("publish", "--name", "first")

    words = terminal.typed("explain", "befolkning 2480 2031")[1]

    assert "underlag  population ← trial/population: 4 rader, varav 2 om området" in words
    assert "jämförelse population ← other/population: 1 rader om andra områden" in words
    assert "          scb, BE0101\n" in words


def test_a_number_from_another_month_than_december_names_it(terminal):
    folder = terminal.root.parent / "august"
    manifest = write_folder(folder)
    in_august = manifest.read_text(encoding="utf-8").replace("value = 12", "value = 8")
    manifest.write_text(in_august, encoding="utf-8")
    assert terminal.typed("import", str(folder), "--manifest", str(manifest))[0] == 0
    terminal.builds()
    terminal.typed("publish", "--name", "first")

    counted, expected = (
        terminal.typed("explain", f"befolkning 2480 {year}")[1].splitlines()[0]
        for year in (2021, 2031)
    )

    assert counted == "Folkmängd, Umeå (2480), i augusti 2021, totalt, alla åldrar"
    assert expected == "Folkmängd, Umeå (2480), i augusti 2031, totalt, alla åldrar"
    terminal.language = "en"
    english = terminal.typed("explain", "population 2480 2031")[1].splitlines()[0]
    assert english == "Population, Umeå (2480), in August 2031, total, all ages"
