import ast
import re
from string import Formatter

import pytest

from factories.delivery import CARD, HEAD, deaths_manifest, faults_in, manifest_faults, read
from repo.repository import PACKAGE
from talentlab.cli.fault_words import DELIVERIES, FAULT_WORDS, PLACES
from talentlab.cli.messages import explain
from talentlab.cli.reader import Reader
from talentlab.connectors.files.faults import Place, Spot
from talentlab.errors import DeliveryHasFaults, ManifestHasFaults, OwnFileHasFaults
from talentlab.pipelines.own_file_words import UNREADABLE, FileFault
from talentlab.vocab.characters import CONTROL, visible
from talentlab.vocab.text import Text

FILES = PACKAGE / "connectors" / "files"
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FILES.glob("*.py")))
# Codes that are put together: what is missing, what a reader cannot read, what a key wants.
MADE = {
    *(f"no-room-for-{kind}" for kind in ("missing", "suppressed")),
    *(f"not-understood-as-{kind}" for kind in ("sex", "age", "age-group", "mother-age", "month")),
}


def codes_in_source():
    quoted = set(
        re.findall(r'(?:Fault\(|blame\(|_refuse\(|return )\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"', SOURCE)
    )
    listed = {code for code in FAULT_WORDS if f'"{code}"' in SOURCE}
    return (quoted | listed | MADE) - set(PLACES)


def placeholders(words):
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_fault_has_words_and_no_words_are_left_over():
    assert codes_in_source() - set(FAULT_WORDS) == set()
    assert set(FAULT_WORDS) - set(PLACES) - set(DELIVERIES) - codes_in_source() == set()


def test_both_languages_tell_the_same_facts():
    unequal = {
        code for code, text in FAULT_WORDS.items() if placeholders(text.sv) != placeholders(text.en)
    }

    assert unequal == set()


def latest(function, call):
    """Return name -> what was last assigned to it above ``call``, as it is written."""
    assigned = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
    return {
        node.targets[0].id: node.value
        for node in sorted(assigned, key=lambda node: node.lineno)
        if isinstance(node.targets[0], ast.Name) and node.lineno < call.lineno
    }


def made_in(function):
    """Yield (call, code, names of facts) of the faults whose facts can be seen in the source."""
    for call in ast.walk(function):
        name = getattr(call, "func", None) and ast.unparse(call.func).rpartition(".")[2]
        if name in ("blame", "_refuse") and isinstance(call.args[0], ast.Constant):
            yield call, call.args[0].value, {keyword.arg for keyword in call.keywords}
        if name == "Fault":
            more = [k.value for k in call.keywords if k.arg == "more"] + call.args[3:4]
            facts = more[0] if more else ast.Dict(keys=[], values=[])
            if isinstance(facts, ast.Name):
                facts = latest(function, call).get(facts.id)
            code = call.args[0]
            if isinstance(facts, ast.Dict) and isinstance(code, ast.Constant):
                yield call, code.value, {key.value for key in facts.keys}


def made_faults():
    """Yield (where in the source, code, names of facts) for every module of file deliveries."""
    for path in sorted(FILES.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for call, code, facts in made_in(node):
                yield f"{path.name}:{call.lineno}", code, facts


def test_every_fault_is_made_with_the_facts_that_its_words_need():
    made = list(made_faults())
    lacking = {
        (where, code): placeholders(FAULT_WORDS[code].sv) - {"where", "value"} - facts
        for where, code, facts in made
    }

    assert {key: names for key, names in lacking.items() if names} == {}
    assert len(made) > 60


@pytest.mark.parametrize(
    "place",
    [
        Place("a.csv"),
        Place("a.csv", column="b"),
        Place("a.csv", row=3),
        Place("a.csv", row=3, also=2),
        Place("a.csv", row=3, column="b"),
        Place("a.csv", row=3, column="b", also=2),
        Place("a.px", cell=3),
        Place("a.px", cell=3, also=2),
        Place("a.px", cell=3, column="b"),
        Place("a.px", cell=3, column="b", also=2),
        Spot("part 1"),
    ],
)
def test_every_kind_of_place_has_words_made_of_its_own_facts(place):
    words = PLACES[place.code]

    assert placeholders(words.sv) <= set(place.facts)


def explained(manifest, files, language):
    try:
        read(manifest, files)
    except (DeliveryHasFaults, ManifestHasFaults) as error:
        return explain(error, language)
    return ""


WRONG = "region,year,sex,age,persons\n2480,2020,women,0,x\n2480,2020,men,0,1\n"


def test_an_analyst_reads_file_row_column_value_and_what_to_do():
    said = explained(deaths_manifest(), {"deaths.csv": WRONG}, "en")

    assert said == (
        "The delivery cannot be imported. Different faults: 1, in files: 1.\n"
        '  • deaths.csv, row 2, column "persons": "x" is not a number. Correct the cell, or say in '
        "the manifest whether it means that the number is missing, suppressed or zero.\n"
        "Nothing has been imported, and what was there is untouched. Correct the faults and import "
        "again."
    )


def test_the_same_is_said_in_swedish():
    said = explained(deaths_manifest(), {"deaths.csv": WRONG}, "sv")

    assert "deaths.csv, rad 2, kolumnen ”persons”: ”x” är inget tal." in said


def test_a_long_list_of_faults_is_cut_but_counted():
    rows = "".join(f"2480,2020,women,{age},{'x' * (age + 1)}\n" for age in range(70))

    said = explained(deaths_manifest(), {"deaths.csv": WRONG.splitlines()[0] + "\n" + rows}, "en")

    assert said.count("\n  • ") == 50
    assert "Different faults: 70" in said
    assert "and 20 more" in said


def test_every_fault_of_a_broken_manifest_can_be_said():
    broken = deaths_manifest("formatt = 3\nignore = [[1]]").replace('"deaths"\nfiles', '"x"\nfiles')

    said = explained(broken, {}, "sv")

    assert len(manifest_faults(broken)) == 3
    assert "part 1 (deaths) › formatt" in said


def test_braces_in_a_file_do_not_disturb_the_words():
    (fault,) = faults_in(deaths_manifest(), {"deaths.csv": WRONG.replace(",x", ",{where}")})

    assert fault.value == "{where}"
    assert "{where}" in explained(
        deaths_manifest(), {"deaths.csv": WRONG.replace(",x", ",{where}")}, "en"
    )


STEERING = "\x1b]0;mine\x07\x9b2J\x00\u202e"


def steers(text):
    return set(re.findall(CONTROL, text)) - {"\n"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_cell_of_a_delivery_does_not_steer_the_terminal(language):
    faulty = WRONG.replace(",x", f",{STEERING}").replace("women", f"wo{STEERING}")

    said = explained(deaths_manifest(), {"deaths.csv": faulty}, language)

    assert "␛]0;mine␇�2J" in said
    assert steers(said) == set()


@pytest.mark.parametrize("odd", [STEERING.replace("\x00", ""), "\x7f"])
def test_a_word_of_a_manifest_does_not_steer_the_terminal(odd):
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in odd)
    broken = deaths_manifest(f'"{escaped}" = 3\nignore = ["{escaped}"]')

    said = explained(broken, {"deaths.csv": WRONG}, "en")

    assert visible(odd) in said
    assert steers(said) == set()


def test_the_name_of_a_file_does_not_steer_the_terminal():
    fault = FileFault(row=1, column="\x1b[1m", value="\x1b[2m", why=UNREADABLE)
    error = OwnFileHasFaults(path="\x1b[3m.csv", faults=[fault], total=1)

    said = explain(error, "en")

    assert steers(said) == set()
    assert said.count("␛") == 3


def test_facts_that_a_line_is_filled_with_do_not_steer_the_terminal():
    text = Text(sv="{a}", en="{a}")

    assert Reader("sv").words(text, a="Umeå\x1b[2J\udcff") == "Umeå␛[2J�"


KIN = """
[[part]]
id = "kin"
table = "occupation_relations"
files = ["kin.csv"]
[part.columns]
ssyk_code = { from = "from", read = "ssyk_scb" }
related_code = { from = "to", read = "ssyk_scb" }
ssyk_edition = { value = "scb" }
relation = { value = "moves" }
rank = "rank"
source = { value = "test" }
"""


def test_an_occupation_related_to_itself_is_told_with_its_row():
    files = {"kin.csv": "from,to,rank\n2221,2222,1\n2221,2221,2\n"}

    said = explained(HEAD + KIN + CARD, files, "en")

    assert 'related_code is "2221", but must not be the same as ssyk_code.' in said
    assert "kin.csv, row 3" in said
