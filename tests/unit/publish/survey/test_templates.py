"""The templates are whole in both languages, say what the code says, and can be used."""

import io
import re
import zipfile

import polars as pl
import pytest

from talentlab.calc.assumptions.survey import SURVEY
from talentlab.errors import PrintingNotPossible
from talentlab.pipelines.folders import read_folder
from talentlab.pipelines.survey.delivery import manifest
from talentlab.pipelines.survey.plan import plan_survey
from talentlab.pipelines.survey.weighed import weigh
from talentlab.publish.survey import package
from talentlab.publish.survey.documents import DOCUMENTS, document_text
from talentlab.publish.survey.package import EXAMPLES, MANIFESTS, packed_templates, templates
from talentlab.tables.retention import DRIVERS
from talentlab.tables.survey_files import ANSWERS, PLAN

LANGUAGES = ("sv", "en")
MINUTES = re.compile(r"\((\d+) minut")


@pytest.fixture(scope="module", params=LANGUAGES)
def files(request):
    """Return the files of one language, from its ZIP."""
    with zipfile.ZipFile(io.BytesIO(packed_templates(request.param))) as packed:
        return request.param, {name: packed.read(name) for name in packed.namelist()}


def test_every_text_is_there_to_read_and_to_edit(files):
    language, contents = files
    names = [document.say(language) for document in DOCUMENTS]

    assert set(contents) == {
        *(f"{name}.{kind}" for name in names for kind in ("md", "pdf")), *EXAMPLES, *MANIFESTS,
    }  # fmt: skip
    assert all(contents[f"{name}.pdf"].startswith(b"%PDF-1.7") for name in names)


def test_the_read_me_names_every_file(files):
    language, contents = files
    text = document_text(DOCUMENTS[0], language)

    assert {name for name in contents if name.rpartition(".")[0] not in text} == {
        f"{DOCUMENTS[0].say(language)}.{kind}" for kind in ("md", "pdf")
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.en)
def test_both_languages_have_the_same_parts(document):
    shapes = []
    for language in LANGUAGES:
        text = document_text(document, language)
        shapes.append(
            {mark: text.count(mark) for mark in ("\n## ", "\n| ", "☐", "\n* ", "____", "\n1. ")}
        )

    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_to_employers_take_twelve_minutes(language):
    text = document_text(DOCUMENTS[1], language)

    assert sum(int(minutes) for minutes in MINUTES.findall(text)) <= 12
    assert len(MINUTES.findall(text)) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_to_students_are_about_every_driver_in_order(language):
    text = document_text(DOCUMENTS[2], language)

    assert re.findall(r"`(\w+)`", text)[-len(DRIVERS) :] == list(DRIVERS)
    assert len(re.findall(r"^\|[^|-]+\| ☐ \| ☐ \| ☐ \|$", text, re.MULTILINE)) == len(DRIVERS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_book_explains_every_column(language):
    text = document_text(DOCUMENTS[7], language)

    assert [c.name for c in (*PLAN, *ANSWERS) if f"| `{c.name}` |" not in text] == []
    assert "{" not in text


def test_the_promise_of_five_workplaces_is_the_one_that_is_kept():
    assert SURVEY.least_workplaces == 5
    assert "färre än fem arbetsställen" in " ".join(document_text(DOCUMENTS[3], "sv").split())
    assert "fewer than five workplaces" in " ".join(document_text(DOCUMENTS[3], "en").split())


def test_the_example_frame_and_answers_work_as_they_are(files, tmp_path):
    _, contents = files
    for name in EXAMPLES:
        (tmp_path / name).write_bytes(contents[name])
    plan_survey(tmp_path / "frame.csv", 15, response=1.0, seed=1).rows.write_csv(
        tmp_path / "plan.csv"
    )

    found = weigh(tmp_path / "plan.csv", tmp_path / "answers.csv", year=2026)

    assert (found.answered, found.events) == (9, ("battery-plant",))
    assert set(found.needs["horizon_years"]) == {0, 3}


def test_the_stay_survey_can_be_imported_as_it_is(files, tmp_path):
    _, contents = files
    for name in ("stay_survey.csv", "stay_response.csv"):
        (tmp_path / name).write_bytes(contents[name])
    (tmp_path / "stay-survey.toml").write_bytes(contents["stay-survey.toml"])

    incoming, _ = read_folder(tmp_path, tmp_path / "stay-survey.toml")

    answers = next(part.frame for part in incoming.parts if part.table.name == "stay_survey")
    assert answers.group_by("driver").agg(pl.col("answered_persons").sum())[
        "answered_persons"
    ].to_list() == [45] * len(DRIVERS)


def test_the_manifest_to_download_is_the_one_the_command_writes(files):
    _, contents = files

    kept = contents["employer-survey.toml"].decode()

    assert kept == manifest(2026)
    assert kept.replace("2026", "2031") == manifest(2031)


def test_the_same_templates_are_the_same_bytes():
    first = packed_templates("en")
    packed_templates.cache_clear()

    assert packed_templates("en") == first


def test_a_server_that_cannot_print_sends_the_texts_and_says_so(monkeypatch):
    def cannot(*_):
        raise PrintingNotPossible(why="no pango")

    monkeypatch.setattr(package, "document_pdf", cannot)
    packed_templates.cache_clear()
    with zipfile.ZipFile(io.BytesIO(packed_templates("sv"))) as packed:
        names = packed.namelist()
    packed_templates.cache_clear()

    assert "utan-pdf.txt" in names
    assert "arbetsgivarenkat.md" in names
    assert not [name for name in names if name.endswith(".pdf")]
    with pytest.raises(PrintingNotPossible):
        templates("sv")
