"""Every text for people is there in Swedish and in English, each in its own spelling."""

import ast
import re

from repo.repository import parsed, python_files, short

# Sentences, not names: long enough that the two languages cannot agree by chance.
LONG = 25
SWEDISH_ONLY = re.compile(r"\b(och|eller|inte|är|från|för|som|med|det|att|av)\b", re.IGNORECASE)
ENGLISH_ONLY = re.compile(r"\b(the|and|not|from|with|of|that|which|is|are)\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")


def texts():
    """Return every literal Text in the package: (place, Swedish, English)."""
    return [
        (f"{short(path)}:{call.lineno}", *(words(call, language) for language in ("sv", "en")))
        for path in python_files()
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and {k.arg for k in call.keywords} >= {"sv", "en"}
    ]


def words(call, language):
    """Return one language's literal words, or None where they are computed."""
    value = next(k.value for k in call.keywords if k.arg == language)
    return value.value if isinstance(value, ast.Constant) else None


def literal_texts():
    return [(p, sv, en) for p, sv, en in texts() if sv is not None and en is not None]


def test_there_are_texts_to_check():
    assert len(literal_texts()) > 100


def test_every_text_is_written_in_both_languages():
    half = [p for p, sv, en in literal_texts() if bool(sv.strip()) != bool(en.strip())]

    assert half == []


def test_no_sentence_is_the_same_in_both_languages():
    same = [
        place
        for place, sv, en in literal_texts()
        if sv == en and len(PLACEHOLDER.sub("", sv)) > LONG
    ]

    assert same == []


def test_neither_language_stands_in_the_other_ones_place():
    swapped = [
        place
        for place, sv, en in literal_texts()
        if len(ENGLISH_ONLY.findall(sv)) > len(SWEDISH_ONLY.findall(sv))
        or len(SWEDISH_ONLY.findall(en)) > len(ENGLISH_ONLY.findall(en))
    ]

    assert swapped == []


def test_the_two_languages_name_the_same_places():
    unequal = [
        place
        for place, sv, en in literal_texts()
        if sorted(PLACEHOLDER.findall(sv)) != sorted(PLACEHOLDER.findall(en))
    ]

    assert unequal == []


def test_numbers_are_written_as_the_language_writes_them():
    percent_without_space = [p for p, sv, _ in literal_texts() if re.search(r"\d%", sv)]
    decimal_point = [p for p, sv, _ in literal_texts() if re.search(r"\d\.\d+ (procent|%)", sv)]
    percent_with_space = [p for p, _, en in literal_texts() if re.search(r"\d[ \u00a0]%", en)]

    assert (percent_without_space, decimal_point, percent_with_space) == ([], [], [])
