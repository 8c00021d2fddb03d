"""From a manifest's text to a plan, or to everything that is wrong with it at once."""

import re
import tomllib
from collections.abc import Mapping
from typing import Final, NoReturn

from talentlab.connectors.files.expectations import WORDS, expected_values
from talentlab.connectors.files.faults import Fault, Spot
from talentlab.connectors.files.limits import MEBIBYTE, ORDINARY, Limits
from talentlab.connectors.files.plan import (
    ColumnRule,
    Condition,
    Drop,
    Expect,
    Format,
    LeftOut,
    Manifest,
    PartPlan,
    Pivot,
    Split,
)
from talentlab.connectors.files.readers import READERS
from talentlab.connectors.files.section import Section, nearest
from talentlab.connectors.files.unpack import known_encoding
from talentlab.errors import ManifestHasFaults, TalentlabError
from talentlab.tables.card import Card, SeriesBreak
from talentlab.tables.catalogue import TIDY
from talentlab.tables.declare import Table
from talentlab.vocab.text import Text

KINDS: Final = ("csv", "px", "json-stat", "json", "workbook")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_DERIVED_COLUMN: Final = "status"  # follows from the markers for missing and suppressed


def read_manifest(content: str | bytes, limits: Limits = ORDINARY) -> Manifest:
    """Return what a manifest says.

    Parameters
    ----------
    content
        The manifest, TOML as text or in UTF-8. Its words are explained in
        docs/how-to/import-your-own-files.md.
    limits
        How long it may be.

    Raises
    ------
    ManifestHasFaults
        With everything that is wrong: keys and words we do not know (with the nearest we do),
        what is missing or of the wrong kind, and columns that the table does not have.

    """
    faults: list[Fault] = []
    manifest = _manifest(_parsed(content, limits), faults)
    if faults:
        raise ManifestHasFaults(faults=tuple(faults), total=len(faults))
    return manifest


def _parsed(content: str | bytes, limits: Limits) -> Mapping[str, object]:
    if len(content) > limits.manifest_bytes:
        _refuse("manifest-too-long", "", limit_mb=limits.manifest_bytes // MEBIBYTE)
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        _refuse("manifest-not-utf8", str(line))
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # also numbers of absurd length
        _refuse("manifest-not-toml", str(error))


def _refuse(code: str, value: str, **more: object) -> NoReturn:
    fault = Fault(code, Spot("manifest"), value, more)
    raise ManifestHasFaults(faults=(fault,), total=1)


def _manifest(content: Mapping[str, object], faults: list[Fault]) -> Manifest:
    top = Section(content, "", faults)
    delivery = top.section("delivery", required=True)
    name, title = _id(delivery), delivery.both("title")
    delivery.finish()
    lists = _code_lists(top.section("code_lists"))
    parts = tuple(_part(section, lists) for section in top.sections("part"))
    left_out = tuple(_left_out(section) for section in top.sections("left_out"))
    top.finish()
    if not parts:
        top.blame("manifest-key-missing", "part")
    ids = [part.id for part in parts]
    for repeated in sorted({found for found in ids if ids.count(found) > 1}):
        top.blame("manifest-id-twice", "part", repeated)
    return Manifest(id=name, title=title, parts=parts, left_out=left_out)


def _id(section: Section) -> str:
    name = section.text("id")
    if name and not _ID.fullmatch(name):
        section.blame("manifest-bad-id", "id", name)
    return name


def _code_lists(section: Section) -> Mapping[str, Mapping[str, str]]:
    return {name: _codes(section.section(name)) for name in section.keys()}  # noqa: SIM118 -- our method


def _codes(section: Section) -> dict[str, str]:
    return {text: section.text(text, "") for text in section.keys()}  # noqa: SIM118 -- our method


def _files(section: Section, key: str = "files") -> tuple[str, ...]:
    """Return names and globs of files; none of them may lead out of the folder."""
    names = section.texts(key)
    if not names:
        section.blame("manifest-key-missing", key)
    for name in names:
        pieces = name.split("/")
        if not name or ".." in pieces or "" in pieces or re.search(r"[\\\x00-\x1f:]", name):
            section.blame("manifest-path-not-allowed", key, name)
    return names


def _left_out(section: Section) -> LeftOut:
    files, why = _files(section), section.both("why")
    section.finish()
    return LeftOut(files=files, why=why)


def _part(section: Section, lists: Mapping[str, Mapping[str, str]]) -> PartPlan:
    name, table_name = _id(section), section.choice("table", tuple(TIDY))
    if not section.has("table"):
        section.blame("manifest-key-missing", "table")
    table = TIDY.get(table_name or "")
    part = PartPlan(
        id=name,
        table=table_name or "",
        files=_files(section),
        form=_form(section.section("format")),
        columns=_columns(section.section("columns", required=True), table, lists),
        card=_card(section.section("card", required=True)),
        missing=frozenset(section.texts("missing")),
        suppressed=frozenset(section.texts("suppressed")),
        zero=frozenset(section.texts("zero")),
        ignore=frozenset(section.texts("ignore")),
        drops=tuple(_drop(inner) for inner in section.sections("drop")),
        pivot=_pivot(section.section("pivot")) if section.has("pivot") else None,
        split=_split(section.section("split")) if section.has("split") else None,
        expect=_expect(section.section("expect"), table),
        supersedes=section.texts("supersedes"),
    )
    _require_apart(section, part)
    section.finish()
    return part


def _require_apart(section: Section, part: PartPlan) -> None:
    """Refuse a text that is said to mean two things."""
    markers = (part.missing, part.suppressed, part.zero)
    for text in sorted({t for m in markers for t in m if sum(t in n for n in markers) > 1}):
        section.blame("manifest-marker-twice", "missing, suppressed, zero", text)


def _form(section: Section) -> Format:
    header = section.whole("header_row")
    form = Format(
        kind=section.choice("kind", KINDS),  # type: ignore[arg-type]  # one of KINDS or None
        separator=_character(section, "separator"),
        quote=_character(section, "quote") or '"',
        encoding=_encoding(section),
        header_row=1 if header is None else header,
        sheet=section.maybe("sheet"),
        rows=section.maybe("rows") or "",
        names=section.texts("names"),
        decimal=section.choice("decimal", (".", ",")) or ".",
        thousands=section.choice("thousands", (" ", ".", ",")) or "",
    )
    if form.header_row == 0 and not form.names:
        section.blame("manifest-names-needed", "names")
    if form.thousands == form.decimal:
        section.blame("manifest-marker-twice", "decimal, thousands", form.decimal)
    section.finish()
    return form


def _character(section: Section, key: str) -> str | None:
    value = section.maybe(key)
    if value is not None and len(value) != 1:
        section.blame("manifest-wants-one-character", key, value)
        return None
    return value


def _encoding(section: Section) -> str | None:
    value = section.maybe("encoding")
    if value is None or known_encoding(value):
        return value
    section.blame("manifest-unknown-word", "encoding", value, nearest="utf-8", known=("cp1252",))
    return None


def _columns(
    section: Section, table: Table | None, lists: Mapping[str, Mapping[str, str]]
) -> tuple[ColumnRule, ...]:
    """Return a rule for every column of the table; a column without one is a fault."""
    rules = tuple(_rule(section, name, lists) for name in section.keys())  # noqa: SIM118 -- our method
    if table is None:
        return rules
    wanted = tuple(column.name for column in table.columns())
    given = {rule.target for rule in rules}
    for name in sorted(given - set(wanted)):
        near = nearest(name, wanted)
        section.blame("manifest-unknown-word", name, name, nearest=near, known=wanted)
    for name in wanted:
        if name not in given and name != _DERIVED_COLUMN:
            section.blame("manifest-column-missing", name, name, table=table.name)
    return rules


def _rule(section: Section, target: str, lists: Mapping[str, Mapping[str, str]]) -> ColumnRule:
    if isinstance(section.raw(target), str):
        return ColumnRule(target=target, source=section.text(target))
    inner = section.section(target)
    constant = inner.raw("value")
    rule = ColumnRule(
        target=target,
        source=inner.maybe("from"),
        template=inner.maybe("template"),
        constant=None if constant is None else str(constant),
        pattern=inner.pattern("pattern"),
        unknown=frozenset(inner.texts("unknown")),
        codes=_rule_codes(inner, lists),
        otherwise=inner.maybe("otherwise"),
        read=inner.choice("read", tuple(READERS)),
    )
    if sum(way is not None for way in (rule.source, rule.template, rule.constant)) != 1:
        inner.blame("manifest-one-source", "from, template, value")
    inner.finish()
    return rule


def _rule_codes(section: Section, lists: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return a translation, written in place or by the name of a code list."""
    if not isinstance(section.raw("codes"), str):
        return _codes(section.section("codes"))
    name = section.choice("codes", tuple(lists))
    return lists[name] if name else {}


def _drop(section: Section) -> Drop:
    when = section.section("when", required=True)
    drop = Drop(
        conditions=tuple(_condition(when, column) for column in when.keys()),  # noqa: SIM118 -- our method
        why=section.both("why"),
        rows=section.whole("rows"),
    )
    if section.has("when") and not drop.conditions:
        section.blame("manifest-key-missing", "when")
    section.finish()
    return drop


def _condition(section: Section, column: str) -> Condition:
    if isinstance(section.raw(column), str | list):
        return Condition(column=column, texts=section.texts(column))
    inner = section.section(column)
    condition = Condition(
        column=column,
        texts=inner.texts("not"),
        pattern=inner.pattern("matches") or inner.pattern("not_matches"),
        is_not=inner.has("not") or inner.has("not_matches"),
    )
    if sum(inner.has(key) for key in ("not", "matches", "not_matches")) != 1:
        inner.blame("manifest-one-condition", "not, matches, not_matches")
    inner.finish()
    return condition


def _pivot(section: Section) -> Pivot:
    pivot = Pivot(
        columns=section.texts("columns"),
        pattern=section.pattern("matches"),
        name=section.text("name"),
        value=section.text("value"),
    )
    if bool(pivot.columns) == (pivot.pattern is not None):
        section.blame("manifest-one-condition", "columns, matches")
    section.finish()
    return pivot


def _split(section: Section) -> Split:
    split = Split(column=section.text("column"), separator=section.text("separator"))
    if section.has("separator") and not split.separator:
        section.blame("manifest-key-missing", "separator")
    section.finish()
    return split


def _expect(section: Section, table: Table | None) -> Expect:
    values, totals = section.section("values"), section.section("totals")
    columns = {c.name for c in table.columns()} if table else None
    for inner in (values, totals):
        for name in inner.keys():  # noqa: SIM118 -- our method
            if columns is not None and name not in columns:
                near, known = nearest(name, tuple(columns)), tuple(sorted(columns))
                inner.blame("manifest-unknown-word", name, name, nearest=near, known=known)
    expect = Expect(
        rows=section.whole("rows"),
        values={name: _expected(values, name) for name in values.keys()},  # noqa: SIM118 -- our method
        totals={name: float(totals.whole(name) or 0) for name in totals.keys()},  # noqa: SIM118 -- our method
        complete=section.texts("complete"),
    )
    for name in expect.complete:
        if table is not None and name not in table.key:
            near, known = nearest(name, table.key), table.key
            section.blame("manifest-unknown-word", "complete", name, nearest=near, known=known)
    section.finish()
    return expect


def _expected(section: Section, name: str) -> tuple[str, ...]:
    if not isinstance(section.raw(name), str):
        return section.texts(name)
    words = section.text(name)
    try:
        values = expected_values(words)
    except TalentlabError:
        values = None
    if values is None:
        section.blame("manifest-unknown-word", name, words, nearest="–", known=WORDS)
    return values or ()


def _card(section: Section) -> Card:
    card = Card(
        title=section.both("title"),
        producer=section.text("producer"),
        source=section.text("source"),
        licence=section.text("licence"),
        vintage=section.text("vintage", ""),
        retrieved=section.text("retrieved", ""),
        url=section.text("url", ""),
        breaks=tuple(_break(inner) for inner in section.sections("breaks")),
        caveats=tuple(_caveat(inner) for inner in section.sections("caveats")),
    )
    section.finish()
    return card


def _break(section: Section) -> SeriesBreak:
    if not section.has("year"):
        section.blame("manifest-key-missing", "year")
    found = SeriesBreak(year=section.whole("year") or 0, why=section.both("why"))
    section.finish()
    return found


def _caveat(section: Section) -> Text:
    said = Text(sv=section.text("sv"), en=section.text("en"))
    section.finish()
    return said
