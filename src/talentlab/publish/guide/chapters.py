"""Which chapters the method guide has, and where their files lie in each language."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from talentlab.vocab.text import Language, Text

FOLDERS: Final[dict[Language, str]] = {"sv": "metodguide", "en": "method-guide"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its address, and its file in each language."""

    slug: str
    file: Text


CHAPTERS: Final = (
    Chapter("oversikt", Text(sv="index.md", en="index.md")),
    Chapter("data", Text(sv="data-och-kallor.md", en="data-and-sources.md")),
    Chapter("befolkning", Text(sv="befolkning.md", en="population.md")),
    Chapter("sysselsattning", Text(sv="sysselsattning.md", en="employment.md")),
    Chapter("jobboppningar", Text(sv="jobboppningar.md", en="openings.md")),
    Chapter("utbud", Text(sv="utbud.md", en="supply.md")),
    Chapter("efterfragan", Text(sv="efterfragan.md", en="demand.md")),
    Chapter("bristen-idag", Text(sv="bristen-idag.md", en="present-shortage.md")),
    Chapter("gapet", Text(sv="gapet.md", en="gap.md")),
    Chapter("scenarier", Text(sv="scenarier.md", en="scenarios.md")),
    Chapter("utbildningsplatser", Text(sv="utbildningsplatser.md", en="seats.md")),
    Chapter("behovsbedomning", Text(sv="behovsbedomning.md", en="needs-assessment.md")),
    Chapter("signaler", Text(sv="signaler.md", en="signals.md")),
    Chapter("osakerhet", Text(sv="osakerhet-och-provning.md", en="uncertainty-and-backtest.md")),
)


_PRINTED: Final = Text(
    sv="talentlab-metodguide-{version}.pdf", en="talentlab-method-guide-{version}.pdf"
)


def guide_file(language: Language, version: str) -> str:
    """Return the name of the guide as PDF: each version of Talentlab has a guide of its own."""
    return _PRINTED.say(language).format(version=version)


def guide_folder() -> Path:
    """Return the folder of the guide's two languages.

    An installed package carries the chapters; a checkout reads ``docs`` itself.
    """
    package = Path(str(files("talentlab")))
    shipped = package / "publish" / "guide" / "text"
    return shipped if shipped.is_dir() else package.parents[1] / "docs"


def chapter_path(folder: Path, chapter: Chapter, language: Language) -> Path:
    """Return where the chapter's file lies in ``folder``."""
    return folder / FOLDERS[language] / chapter.file.say(language)


def linked_chapter(link: str, language: Language) -> tuple[Chapter, Language, str] | None:
    """Return the chapter, language and anchor that ``link``, written for the files, leads to.

    A link to another chapter's file may be in either language's folder; anything else is ``None``.
    """
    file, _, anchor = link.partition("#")
    path = Path(file)
    for other, folder in FOLDERS.items():
        if path.parent.name == folder:
            language = other
    for chapter in CHAPTERS:
        if file and chapter.file.say(language) == path.name:
            return chapter, language, anchor
    return None
