"""The templates that are texts: kept as Markdown to edit, and printed as PDF to read."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from markdown_it import MarkdownIt

from talentlab.publish.pdf.paper import Paper, print_pdf
from talentlab.tables.survey_files import ANSWERS, FRAME, PLAN, FileColumn
from talentlab.vocab.text import Language, Text

DOCUMENTS: Final = (
    Text(sv="las-mig", en="read-me"),
    Text(sv="arbetsgivarenkat", en="employer-questionnaire"),
    Text(sv="stannaenkat", en="stay-questionnaire"),
    Text(sv="inbjudan", en="invitation"),
    Text(sv="paminnelse", en="reminder"),
    Text(sv="intervjuguide", en="interview-guide"),
    Text(sv="information-och-samtycke", en="information-and-consent"),
    Text(sv="kodbok", en="code-book"),
    Text(sv="checklista-felkallor", en="bias-checklist"),
)
"""File names without endings, in the order they are read."""
_COLUMNS: Final = "{columns}"
_HEADINGS: Final = (
    Text(sv="kolumn", en="column"),
    Text(sv="vad som står där", en="what stands there"),
)


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the survey that the code book explains."""

    name: str
    about: Text
    columns: tuple[FileColumn, ...]


_FILES: Final = (
    _File(
        "frame.csv",
        Text(sv="de arbetsställen som finns", en="the workplaces there are"),
        FRAME,
    ),
    _File(
        "plan.csv",
        Text(
            sv="vilka som frågas; skrivs av talentlab survey plan",
            en="who is asked; written by talentlab survey plan",
        ),
        PLAN[len(FRAME) :],
    ),
    _File("answers.csv", Text(sv="vad de svarade", en="what they answered"), ANSWERS),
)


def document_text(document: Text, language: Language) -> str:
    """Return a template as Markdown; the code book has what the commands read."""
    name = f"{document.say(language)}.md"
    folder = files("talentlab.publish.survey").joinpath("texts", language)
    text = folder.joinpath(name).read_text(encoding="utf-8")
    return text.replace(_COLUMNS, _column_tables(language))


@cache
def document_pdf(document: Text, language: Language) -> bytes:
    """Return a template as a tagged PDF.

    Raises
    ------
    PrintingNotPossible
        The machine lacks the libraries that set text.

    """
    text = document_text(document, language)
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    title = text.partition("\n")[0].removeprefix("# ")
    form = f'<div class="form">{body}</div>'
    return print_pdf(Paper(title=title, language=language, body=form))


def _column_tables(language: Language) -> str:
    tables = []
    for file in _FILES:
        rows = [f"| {_HEADINGS[0].say(language)} | {_HEADINGS[1].say(language)} |", "|---|---|"]
        rows += [f"| `{column.name}` | {column.about.say(language)} |" for column in file.columns]
        tables.append("\n".join([f"## {file.name}: {file.about.say(language)}", "", *rows]))
    return "\n\n".join(tables)
