"""Documents are complete, lead somewhere, and say what the code says."""

import ast
import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version

import pytest
import yaml

from repo.repository import ROOT, headings, kept_files, parsed, python_files, short
from talentlab.tables.catalogue import TABLES

DOCS = ROOT / "docs"
ENGLISH, SWEDISH = DOCS / "method-guide", DOCS / "metodguide"
CHAPTERS = {
    "index.md": "index.md",
    "data-and-sources.md": "data-och-kallor.md",
    "population.md": "befolkning.md",
    "employment.md": "sysselsattning.md",
    "openings.md": "jobboppningar.md",
    "supply.md": "utbud.md",
    "demand.md": "efterfragan.md",
    "present-shortage.md": "bristen-idag.md",
    "gap.md": "gapet.md",
    "scenarios.md": "scenarier.md",
    "seats.md": "utbildningsplatser.md",
    "needs-assessment.md": "behovsbedomning.md",
    "signals.md": "signaler.md",
    "uncertainty-and-backtest.md": "osakerhet-och-provning.md",
}
SECTION = re.compile(r"^## (\d+)\. ", re.MULTILINE)
EQUATION = re.compile(r"^\$\$ \((\d+)\)", re.MULTILINE)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
CITED = re.compile(
    r"docs/method-guide/([\w-]+\.md)"
    r"(?:,\s+sections?\s+(\d+)(?:-(\d+))?)?(?:,\s+equations?\s+(\d+)(?:-(\d+))?)?"
)
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
FEWEST_TERMS = 60


@pytest.fixture(scope="module")
def make_docs():
    """Return docs/make.py as a module."""
    spec = importlib.util.spec_from_file_location("make_docs", DOCS / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words_of(text):
    return re.sub(r"\s+", " ", text)


# --- all documents ---------------------------------------------------------------------------


def test_no_link_between_documents_is_broken(make_docs):
    assert list(make_docs.broken_links(make_docs.documents())) == []


def test_every_document_can_be_reached_from_the_first_one(make_docs):
    reached, to_read = set(), [ROOT / "README.md"]
    while to_read:
        path = to_read.pop()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        text = make_docs.without_code(path.read_text(encoding="utf-8"))
        addresses = [found[1] for found in make_docs.LINK.finditer(text) if found[1]]
        local = [a.partition("#")[0] for a in addresses if not a.startswith(make_docs.NOT_OURS)]
        to_read += [(path.parent / a).resolve() for a in local if a]

    assert {short(path) for path in make_docs.documents()} - {short(p) for p in reached} == set()


def test_every_document_has_one_title():
    odd = {
        short(path): titles
        for path in kept_files()
        if path.suffix == ".md"
        and len(titles := [h for h in headings(path) if h.startswith("# ")]) != 1
    }

    assert odd == {}


def test_the_generated_reference_is_what_the_code_says():
    # In a process of its own: a command that has been run remembers its help.
    check = [sys.executable, DOCS / "make.py", "--check"]

    stale = subprocess.run(check, capture_output=True, text=True, check=False).stderr

    assert stale.strip() == "", "run `make docs`"


def test_every_table_is_described(make_docs):
    page = make_docs.tables_page()

    assert [name for name in TABLES if f"### `{name}`" not in page] == []


# --- the method guide ------------------------------------------------------------------------


def test_the_guide_has_the_same_chapters_in_both_languages():
    assert {path.name for path in ENGLISH.glob("*.md")} == set(CHAPTERS)
    assert {path.name for path in SWEDISH.glob("*.md")} == set(CHAPTERS.values())


@pytest.mark.parametrize(("english", "swedish"), CHAPTERS.items(), ids=lambda name: name)
def test_a_chapter_has_the_same_sections_equations_and_formulas_in_both_languages(english, swedish):
    in_english = (ENGLISH / english).read_text(encoding="utf-8")
    in_swedish = (SWEDISH / swedish).read_text(encoding="utf-8")

    assert SECTION.findall(in_swedish) == SECTION.findall(in_english)
    assert EQUATION.findall(in_swedish) == EQUATION.findall(in_english)
    assert formulas(in_swedish) == formulas(in_english)


def formulas(text):
    """Return the formulas of a chapter without spaces and words."""
    found = {re.sub(r"\\text\{[^}]*\}|\s", "", a or b) for a, b in FORMULA.findall(text)}
    return {formula.replace("{,}", ".") for formula in found}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_sections_and_equations_are_numbered_without_gaps(chapter):
    text = (ENGLISH / chapter).read_text(encoding="utf-8")
    sections = [int(number) for number in SECTION.findall(text)]
    equations = [int(number) for number in EQUATION.findall(text)]

    assert sections == list(range(1, len(sections) + 1))
    assert equations[:1] in ([], [0], [1])
    assert equations == [equations[0] + step for step in range(len(equations))]


def citations():
    """Return every mention of the guide in the code: (place, chapter, sections, equations)."""
    return [
        (short(path), m[1], span(m[2], m[3]), span(m[4], m[5]))
        for path in python_files()
        for m in CITED.finditer(words_of(path.read_text(encoding="utf-8")))
    ]


def span(first, last):
    return set(range(int(first), int(last or first) + 1)) if first else set()


def test_the_code_cites_the_guide():
    assert len(citations()) > 10


def test_every_section_and_equation_that_the_code_cites_exists():
    astray = set()
    for place, chapter, sections, equations in citations():
        path = ENGLISH / chapter
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        there = {int(n) for n in SECTION.findall(text)}
        numbered = {int(n) for n in EQUATION.findall(text)}
        if not text or sections - there or equations - numbered:
            astray.add((place, chapter, *sorted(sections - there), *sorted(equations - numbered)))

    assert astray == set()


# --- decisions, glossary, version ------------------------------------------------------------


def test_decisions_are_numbered_without_gaps_and_listed():
    pages = sorted(path.name for path in (DOCS / "adr").glob("0*.md"))
    index = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")

    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))
    assert [name for name in pages if f"({name})" not in index] == []


@pytest.mark.parametrize("path", sorted((DOCS / "adr").glob("0*.md")), ids=lambda p: p.name[:4])
def test_a_decision_has_a_number_a_date_and_its_parts(path):
    text = path.read_text(encoding="utf-8")

    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert re.search(r"^Status: (accepted|replaced by \d+), \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert headings(path)[1:] == ["## Situation", "## Decision", "## Consequences"]


def glossary():
    rows = re.findall(
        r"^\| (.+?) \| (.+?) \|(.*)\|$",
        (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").partition("## Abbreviations")[0],
        re.MULTILINE,
    )
    return [row for row in rows if row[0] != "svenska"]


def test_the_glossary_pairs_the_words_of_the_field_in_swedish_order():
    swedish = [row[0] for row in glossary()]

    assert len(swedish) >= FEWEST_TERMS
    assert len(set(swedish)) == len(swedish)
    assert swedish == sorted(
        swedish, key=lambda word: [ALPHABET.find(letter) for letter in word.lower()]
    )


def test_the_version_is_said_once_and_repeated_truly():
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changes, re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    catalogue = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))

    assert newest[1] == project["version"] == version("talentlab") == catalogue["softwareVersion"]
    assert newest[2] == str(catalogue["releaseDate"])
    assert [short(p) for p in python_files() if f'"{newest[1]}"' in p.read_text("utf-8")] == []


def test_the_catalogue_entry_is_whole():
    entry = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    needed = {
        "publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus",
        "softwareType", "description", "legal", "maintenance", "localisation",
    }  # fmt: skip

    assert needed - set(entry) == set()
    assert entry["legal"]["license"] == "EUPL-1.2"
    assert set(entry["description"]) == {"sv", "en"}
    for text in entry["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]
    assert entry["maintenance"]["contacts"][0]["email"]
    assert set(entry["localisation"]["availableLanguages"]) == {"sv", "en"}


def test_the_licence_is_there_in_full():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in licence


def test_the_readme_says_the_two_commands_and_shows_the_product():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\((docs/images/[^)]+)\)", readme)

    assert "make run" in readme
    assert "make test" in readme
    assert pictures
    assert all(0 < (ROOT / name).stat().st_size < 300_000 for name in pictures)


def test_every_public_calculation_says_what_comes_back():
    silent = {
        f"{short(path)}: {node.name}"
        for path in python_files()
        if "calc" in path.parts or "connectors" in path.parts or "tables" in path.parts
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    }

    assert silent == set()
