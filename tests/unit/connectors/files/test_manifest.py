import pytest

from factories.delivery import CARD, DEATHS, HEAD, deaths_manifest, manifest_faults
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.manifest import read_manifest
from talentlab.connectors.files.plan import ColumnRule, Condition
from talentlab.errors import ManifestHasFaults
from talentlab.vocab.text import Text

GOOD = deaths_manifest()


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_manifest_becomes_a_plan():
    manifest = read_manifest(
        deaths_manifest(
            'format = { separator = ";", decimal = ",", thousands = " ", encoding = "latin1" }\n'
            'suppressed = ["x"]\nmissing = [".."]\nzero = "-"\n'
            'ignore = ["name"]\nsupersedes = ["old/deaths"]\n'
            'drop = [{ when = { age = "Total", sex = { not = ["Z"] } }, rows = 2,'
            ' why = { sv = "Summa", en = "Sum" } }]\n'
            'expect = { rows = 3, values = { region_code = "municipalities of county 24",'
            ' year = "2019..2021" }, totals = { persons = 9 }, complete = ["sex", "age"] }'
        )
    )

    (part,) = manifest.parts
    assert (manifest.id, manifest.title) == ("test", Text(sv="Prov", en="Test"))
    assert (part.id, part.table, part.files) == ("deaths", "deaths", ("deaths.csv",))
    assert (part.form.separator, part.form.decimal, part.form.thousands) == (";", ",", " ")
    assert part.form.encoding == "latin1"
    assert (part.missing, part.suppressed, part.zero) == ({".."}, {"x"}, {"-"})
    assert (part.ignore, part.supersedes) == ({"name"}, ("old/deaths",))
    assert part.columns[0] == ColumnRule(target="region_code", source="region")
    assert part.drops[0].conditions == (
        Condition("age", ("Total",)),
        Condition("sex", ("Z",), is_not=True),
    )
    assert part.drops[0].rows == 2
    assert len(part.expect.values["region_code"]) == 15
    assert part.expect.values["year"] == ("2019", "2020", "2021")
    assert (part.expect.rows, part.expect.totals, part.expect.complete) == (
        3,
        {"persons": 9},
        ("sex", "age"),
    )
    assert (part.card.producer, part.card.licence) == ("SCB", "CC0 1.0")


def test_code_lists_are_written_once_and_used_by_name():
    text = changed('sex = "sex"', 'sex = { from = "sex", codes = "sexes" }')

    (part,) = read_manifest(text + '\n[code_lists.sexes]\nK = "women"\n').parts

    assert part.columns[2].codes == {"K": "women"}


def test_a_manifest_may_be_saved_with_a_mark_and_with_windows_line_endings():
    assert read_manifest(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()).id == "test"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('id = "test"', 'id = "Test 1"', ("manifest-bad-id", "delivery › id", "Test 1")),
        ('id = "test"', "id = 7", ("manifest-wants-text", "delivery › id", "7")),
        ('id = "test"\n', "", ("manifest-key-missing", "delivery › id", "")),
        (
            'table = "deaths"',
            'table = "death"',
            ("manifest-unknown-word", "part 1 (deaths) › table", "death"),
        ),
        (
            'table = "deaths"',
            'table = "population_outlook"',
            ("manifest-unknown-word", "part 1 (deaths) › table", "population_outlook"),
        ),
        (
            'files = ["deaths.csv"]',
            "files = []",
            ("manifest-key-missing", "part 1 (deaths) › files", ""),
        ),
        (
            'files = ["deaths.csv"]',
            'filez = "deaths.csv"\nfiles = "a.csv"',
            ("manifest-unknown-key", "part 1 (deaths) › filez", "filez"),
        ),
        (
            'year = "year"',
            'år = { from = "year" }'.replace("år", '"år"') + '\nyear = "year"',
            ("manifest-unknown-word", "part 1 (deaths) › columns › år", "år"),
        ),
        (
            'year = "year"\n',
            "",
            ("manifest-column-missing", "part 1 (deaths) › columns › year", "year"),
        ),
        (
            'year = "year"',
            'year = { from = "year", value = 3 }',
            ("manifest-one-source", "part 1 (deaths) › columns › year › from, template, value", ""),
        ),
        (
            'year = "year"',
            'year = { from = "year", pattern = "(" }',
            ("manifest-bad-pattern", "part 1 (deaths) › columns › year › pattern", "("),
        ),
        (
            'year = "year"',
            'year = { from = "year", read = "yearly" }',
            ("manifest-unknown-word", "part 1 (deaths) › columns › year › read", "yearly"),
        ),
        (
            'year = "year"',
            'year = { from = "year", codes = "none" }',
            ("manifest-unknown-word", "part 1 (deaths) › columns › year › codes", "none"),
        ),
        (
            'producer = "SCB"\n',
            "",
            ("manifest-key-missing", "part 1 (deaths) › card › producer", ""),
        ),
        (
            'title = { sv = "Födda", en = "Births" }',
            'title = { sv = "Födda" }',
            ("manifest-key-missing", "part 1 (deaths) › card › title › en", ""),
        ),
        (
            'title = { sv = "Födda", en = "Births" }',
            'title = "Födda"',
            ("manifest-wants-table", "part 1 (deaths) › card › title", "Födda"),
        ),
    ],
)
def test_each_slip_is_said_with_its_place(old, new, fault):
    assert manifest_faults(changed(old, new)) == [fault]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("format = { kind = 'excel' }", ("manifest-unknown-word", "format › kind", "excel")),
        (
            "format = { separator = '::' }",
            ("manifest-wants-one-character", "format › separator", "::"),
        ),
        (
            "format = { encoding = 'utf-9' }",
            ("manifest-unknown-word", "format › encoding", "utf-9"),
        ),
        ("format = { header_row = 0 }", ("manifest-names-needed", "format › names", "")),
        (
            "format = { header_row = -1 }",
            ("manifest-wants-whole-number", "format › header_row", "-1"),
        ),
        (
            "format = { thousands = '.' }",
            ("manifest-marker-twice", "format › decimal, thousands", "."),
        ),
        (
            "missing = '..'\nsuppressed = ['..']",
            ("manifest-marker-twice", "missing, suppressed, zero", ".."),
        ),
        ("ignore = [[1]]", ("manifest-wants-list-of-texts", "ignore", "[[1]]")),
        ("drop = 3", ("manifest-wants-list-of-tables", "drop", "3")),
        ("expect = 3", ("manifest-wants-table", "expect", "3")),
        (
            "expect = { values = { region_code = 'all of them' } }",
            ("manifest-unknown-word", "expect › values › region_code", "all of them"),
        ),
        (
            "expect = { values = { region_code = 'municipalities of county 99' } }",
            (
                "manifest-unknown-word",
                "expect › values › region_code",
                "municipalities of county 99",
            ),
        ),
        (
            "expect = { totals = { person = 3 } }",
            ("manifest-unknown-word", "expect › totals › person", "person"),
        ),
        (
            "expect = { complete = ['persons'] }",
            ("manifest-unknown-word", "expect › complete", "persons"),
        ),
        (
            "pivot = { name = 'year', value = 'n' }",
            ("manifest-one-condition", "pivot › columns, matches", ""),
        ),
        (
            "split = { column = 'age' }",
            ("manifest-key-missing", "split › separator", ""),
        ),
        (
            "split = { column = 'age', separator = '' }",
            ("manifest-key-missing", "split › separator", ""),
        ),
        (
            "drop = [{ when = { a = { not = 'b', matches = 'c' } }, why={sv='1', en='2'} }]",
            ("manifest-one-condition", "drop 1 › when › a › not, matches, not_matches", ""),
        ),
        (
            "drop = [{ when = {}, why = { sv = '1', en = '2' } }]",
            ("manifest-key-missing", "drop 1 › when", ""),
        ),
    ],
)
def test_each_slip_inside_a_part_is_said_with_its_place(more, fault):
    code, path, value = fault

    assert manifest_faults(deaths_manifest(more)) == [(code, f"part 1 (deaths) › {path}", value)]


@pytest.mark.parametrize(
    "name",
    [
        "../secret.csv",
        "a/../../b.csv",
        "/etc/passwd",
        "C:/a.csv",
        "a\\b.csv",
        "a//b.csv",
        "",
        "a\u0000",
    ],
)
def test_a_file_outside_the_folder_cannot_be_named(name):
    text = changed('files = ["deaths.csv"]', f"files = ['{name}']".replace("\0", "\\u0000"))
    text = text.replace("'a\\u0000'", '"a\\u0000"')

    assert [code for code, _, _ in manifest_faults(text)] == ["manifest-path-not-allowed"]


def test_all_the_slips_of_a_manifest_are_said_at_once():
    text = changed('id = "test"', 'id = "T"').replace('table = "deaths"', 'table = "births"')

    assert [code for code, _, _ in manifest_faults(text)] == [
        "manifest-bad-id",
        "manifest-unknown-word",
        "manifest-column-missing",
    ]


def test_two_parts_cannot_have_the_same_name():
    part = DEATHS.format(more="") + CARD

    assert manifest_faults(HEAD + part + part) == [("manifest-id-twice", "part", "deaths")]


def test_a_manifest_without_parts_is_refused():
    assert manifest_faults(HEAD) == [("manifest-key-missing", "part", "")]


def test_what_is_no_toml_is_refused_with_the_line():
    ((code, path, value),) = manifest_faults("[delivery\n")

    assert (code, path) == ("manifest-not-toml", "manifest")
    assert "line 1" in value


@pytest.mark.parametrize("text", ["a = " + "[" * 9_000, "a = " + "9" * 6_000])
def test_a_manifest_made_to_exhaust_us_is_refused(text):
    ((code, path, _),) = manifest_faults(text)

    assert (code, path) == ("manifest-not-toml", "manifest")


def test_a_manifest_saved_in_another_encoding_is_refused_with_the_line():
    content = GOOD.encode("cp1252")

    line = content.count(b"\n", 0, content.index("ö".encode("cp1252"))) + 1
    assert manifest_faults(content) == [("manifest-not-utf8", "manifest", str(line))]


def test_an_endless_manifest_is_refused():
    with pytest.raises(ManifestHasFaults) as caught:
        read_manifest(GOOD, Limits(manifest_bytes=100))

    assert [fault.code for fault in caught.value.facts["faults"]] == ["manifest-too-long"]
