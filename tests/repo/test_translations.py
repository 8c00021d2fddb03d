"""Every text of the pages has its Swedish, none is uncertain, and none is left over."""

import ast
import re

import polib
import pytest

from repo.repository import PACKAGE, parsed, python_files

WEB = PACKAGE / "web"
SWEDISH = WEB / "locale" / "sv" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
GETTEXT = re.compile(r"_|n?p?gettext")
LITERAL = r"u?(?:'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
CALL = re.compile(rf"\b(_|pgettext|ngettext|npgettext|gettext)\(((?:\s*{LITERAL}\s*,?)+)")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(SWEDISH))


def asked_in_python():
    """Return (context, text) for every text asked for by name in our own modules."""
    calls = [
        (ast.unparse(node.func).rpartition(".")[2].removesuffix("_lazy"), node.args)
        for path in python_files()
        if WEB in path.parents
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    ]
    return {
        key_of(name, [a.value for a in arguments if isinstance(a, ast.Constant)])
        for name, arguments in calls
        if GETTEXT.fullmatch(name)
    }


def asked_in_templates():
    """Return (context, text) for every text in our templates, read as Django reads them."""
    from django.utils.translation.template import templatize  # noqa: PLC0415 -- needs no settings

    return {
        key_of(name, [ast.literal_eval(found) for found in re.findall(LITERAL, arguments)])
        for path in sorted(WEB.rglob("*.html")) + sorted(WEB.rglob("*.txt"))
        for name, arguments in CALL.findall(templatize(path.read_text(encoding="utf-8")))
    }


def key_of(function, strings):
    """Return (context, text) of one call: the context comes first where there is one."""
    return (strings[0], strings[1]) if "p" in function else (None, strings[0])


def test_the_collector_reads_both_kinds_of_source():
    assert asked_in_templates()
    assert asked_in_python()


def test_every_text_that_is_asked_for_stands_in_the_catalogue(catalogue):
    kept = {(entry.msgctxt, entry.msgid) for entry in catalogue}

    assert sorted((asked_in_templates() | asked_in_python()) - kept, key=str) == []


def test_every_text_in_the_catalogue_is_asked_for(catalogue):
    kept = {(entry.msgctxt, entry.msgid) for entry in catalogue}

    assert sorted(kept - asked_in_templates() - asked_in_python(), key=str) == []


def test_every_text_has_its_swedish_and_none_is_uncertain(catalogue):
    assert [entry.msgid for entry in catalogue if "fuzzy" in entry.flags] == []
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []


def test_translations_name_the_same_places(catalogue):
    unequal = [
        entry.msgid
        for entry in catalogue
        for said in ([*entry.msgstr_plural.values()] or [entry.msgstr])
        if not needed_places(entry) <= set(PLACEHOLDER.findall(said)) <= all_places(entry)
    ]

    assert unequal == []


def all_places(entry):
    return set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))


def needed_places(entry):
    """Return the places every form must name: the form for one may leave the number out."""
    return all_places(entry) & set(PLACEHOLDER.findall(entry.msgid))
