"""The exercises of the method guide have the answers that the code gives."""

import doctest
import re

import numpy as np
import pytest

from repo.repository import ROOT
from talentlab.publish.guide.chapters import CHAPTERS, chapter_path
from talentlab.publish.guide.reading import readable_tex

BLOCK = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEADINGS = {"sv": "Övning", "en": "Exercise"}
WITHOUT = ("oversikt",)
"""Chapters that explain no calculation."""

EXERCISED = [chapter for chapter in CHAPTERS if chapter.slug not in WITHOUT]


def text(chapter, language):
    return chapter_path(ROOT / "docs", chapter, language).read_text(encoding="utf-8")


@pytest.mark.parametrize("chapter", EXERCISED, ids=lambda chapter: chapter.slug)
@pytest.mark.parametrize("language", HEADINGS)
def test_every_chapter_ends_with_an_exercise(chapter, language):
    last = re.findall(r"^## \d+\. (.+)$", text(chapter, language), re.MULTILINE)[-1]

    assert last == HEADINGS[language]


@pytest.mark.parametrize("chapter", EXERCISED, ids=lambda chapter: chapter.slug)
def test_an_exercise_is_the_same_in_both_languages(chapter):
    swedish, english = (BLOCK.findall(text(chapter, language)) for language in HEADINGS)

    assert swedish
    assert swedish == english


@pytest.mark.parametrize("chapter", EXERCISED, ids=lambda chapter: chapter.slug)
def test_the_answer_is_what_the_code_gives(chapter):
    code = "\n".join(BLOCK.findall(text(chapter, "en")))
    examples = doctest.DocTestParser().get_doctest(code, {"np": np}, chapter.slug, None, 0)
    told = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)

    assert "".join(told) == ""


def test_a_swedish_decimal_in_a_formula_is_one_number():
    assert readable_tex("0{,}72") == r"0\text{,}72"
