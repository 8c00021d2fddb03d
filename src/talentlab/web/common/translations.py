"""Texts from code and templates into ``.po``, and ``.po`` into ``.mo``, without GNU gettext."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import polib  # type: ignore[import-untyped]  # has no types
from django.template import Engine
from django.template.base import Template, TokenType
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

PLAIN: Final = {"_", "gettext", "gettext_lazy"}
WITH_CONTEXT: Final = {"pgettext", "pgettext_lazy"}
COUNTED: Final = {"ngettext", "ngettext_lazy"}


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate, as gettext knows it, and where it stands."""

    text: str
    plural: str
    context: str | None
    where: str


def messages_in(package: Path) -> list[Message]:
    """Return every text under ``package`` that asks to be translated, in a stable order."""
    found = [
        message
        for path in sorted([*package.rglob("*.py"), *package.rglob("templates/**/*.*")])
        for message in _messages_in_file(path, str(path.relative_to(package)))
    ]
    return sorted(found, key=lambda message: (message.where, message.text))


def _messages_in_file(path: Path, where: str) -> Iterator[Message]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _in_python(source, where)
    elif "{%" in source:
        yield from _in_template(source, where)


def _in_python(source: str, where: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        words = [text for text in texts if isinstance(text, str)]
        if name in PLAIN and words:
            yield Message(words[0], "", None, where)
        elif name in WITH_CONTEXT and words[1:]:
            yield Message(words[1], "", words[0], where)
        elif name in COUNTED and words[1:]:
            yield Message(words[0], words[1], None, where)


def _in_template(source: str, where: str) -> Iterator[Message]:
    for node in _nodes(Template(source, engine=Engine.get_default())):
        if isinstance(node, TranslateNode):
            text = getattr(node.filter_expression.var, "literal", None)
            if isinstance(text, str):  # variables are translated where they get their value
                yield Message(text.replace("%", "%%"), "", _context(node), where)
        else:
            plural = _block_text(node.plural) if node.plural else ""
            yield Message(_block_text(node.singular), plural, _context(node), where)


def _nodes(template: Template) -> list[Any]:
    return [
        node
        for kind in (TranslateNode, BlockTranslateNode)
        for node in template.nodelist.get_nodes_by_type(kind)
    ]


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    return str(node.message_context.var) if node.message_context else None


def _block_text(tokens: list[Any]) -> str:
    """Return a block's text as gettext knows it, variables as ``%(name)s``."""
    parts = [
        token.contents.replace("%", "%%")
        if token.token_type == TokenType.TEXT
        else f"%({token.contents})s"
        for token in tokens
    ]
    return "".join(parts)


def update_catalogue(catalogue: polib.POFile, messages: list[Message]) -> tuple[int, int]:
    """Make ``catalogue`` hold exactly ``messages``; return how many were added and removed.

    New texts are left empty: a test fails until somebody has written them.
    """
    wanted = {(m.text, m.context): m for m in messages}
    known = {(entry.msgid, entry.msgctxt): entry for entry in catalogue}
    for key in known.keys() - wanted.keys():
        catalogue.remove(known[key])
    for key, message in wanted.items():
        if key not in known:
            catalogue.append(_entry(message))
    for entry in catalogue:
        places = {m.where for m in messages if (m.text, m.context) == (entry.msgid, entry.msgctxt)}
        entry.occurrences = [(place, "") for place in sorted(places)]
    return len(wanted.keys() - known.keys()), len(known.keys() - wanted.keys())


def _entry(message: Message) -> polib.POEntry:
    plural = {"msgid_plural": message.plural, "msgstr_plural": {0: "", 1: ""}}
    return polib.POEntry(
        msgid=message.text, msgctxt=message.context, **(plural if message.plural else {})
    )


def compile_translations(locale: Path) -> int:
    """Compile every catalogue under ``locale`` that has changed; return how many.

    In a wheel all files bear the same time, and nothing needs to be written.
    """
    stale = [
        path
        for path in sorted(locale.glob("*/LC_MESSAGES/*.po"))
        if not _is_newer(path.with_suffix(".mo"), path)
    ]
    for path in stale:
        passing = path.with_suffix(f".{os.getpid()}.mo")  # a reader never sees half a file
        polib.pofile(str(path)).save_as_mofile(str(passing))
        passing.replace(path.with_suffix(".mo"))
    return len(stale)


def _is_newer(compiled: Path, source: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
