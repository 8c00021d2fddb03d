"""Finding texts to translate, and compiling them, without GNU gettext."""

import gettext
import os

import polib
import pytest

from talentlab.web.common.translations import (
    Message,
    compile_translations,
    messages_in,
    update_catalogue,
)

PYTHON = """
from x import gettext_lazy as _, ngettext, pgettext_lazy
A = _("Plain " "joined")
B = pgettext_lazy("menu", "Compare")
C = ngettext("one place", "%(n)s places", 3)
D = _(variable)
"""
TEMPLATE = """{% load i18n %}{% block a %}{% if b %}{% translate "In a block, 5 %" %}{% endif %}
{% translate "Open" context "shop" %}
{% translate variable %}{% blocktranslate count n=z %}One {{ x }}{% plural %}\
{{ n }} of {{ x }}{% endblocktranslate %}
{% endblock %}"""


@pytest.fixture
def package(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "code.py").write_text(PYTHON)
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    return tmp_path


def test_texts_are_found_in_code_and_templates(package):
    assert messages_in(package) == [
        Message("Compare", "", "menu", "code.py"),
        Message("Plain joined", "", None, "code.py"),
        Message("one place", "%(n)s places", None, "code.py"),
        Message("In a block, 5 %%", "", None, "templates/page.html"),
        Message("One %(x)s", "%(n)s of %(x)s", None, "templates/page.html"),
        Message("Open", "", "shop", "templates/page.html"),
    ]


def test_a_catalogue_keeps_what_is_written_gains_what_is_new_and_drops_what_is_gone(package):
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Compare", msgctxt="menu", msgstr="Jämför"))
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="Borta"))

    assert update_catalogue(catalogue, messages_in(package)) == (5, 1)
    assert update_catalogue(catalogue, messages_in(package)) == (0, 0)

    assert catalogue.find("Compare", msgctxt="menu").msgstr == "Jämför"
    assert catalogue.find("Gone") is None
    assert len(catalogue.untranslated_entries()) == 5


def test_only_what_has_changed_is_compiled_and_python_reads_it(tmp_path):
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Age", msgstr="Ålder"))
    catalogue.save(str(folder / "django.po"))

    assert compile_translations(tmp_path) == 1
    assert compile_translations(tmp_path) == 0
    assert gettext.translation("django", tmp_path, ["sv"]).gettext("Age") == "Ålder"

    newer = (folder / "django.mo").stat().st_mtime + 10
    os.utime(folder / "django.po", (newer, newer))
    assert compile_translations(tmp_path) == 1
