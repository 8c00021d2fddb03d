"""Rewrite the generated reference, check every link and draw the method guide: ``make docs``.

The reference pages come from the declarations themselves, so that they cannot say anything else.
``tests/repo`` fails when a page is not what this script would write.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import click
from markdown_it import MarkdownIt

from talentlab import errors
from talentlab.cli.main import group
from talentlab.cli.messages import MESSAGES
from talentlab.tables.catalogue import TABLES
from talentlab.tables.declare import Table

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
OUT: Final = ROOT / "build" / "docs"
LINK: Final = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
NOT_OURS: Final = ("http://", "https://", "mailto:")
WIDTH: Final = 88
MADE_FROM: Final = "<!-- Made by `make docs`; change the {source} instead. -->\n"


def main() -> None:
    """Write the reference, check the links, draw the documents, and say what was done.

    With ``--check`` nothing is written: pages that are not what they should be are named.
    """
    if sys.argv[1:] == ["--check"]:
        sys.exit("\n".join(stale()))
    for path, text in reference().items():
        path.write_text(text, encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    broken = list(broken_links(documents()))
    drawn = [draw(path) for path in documents()]
    print(f"drew {len(drawn)} documents into {OUT.relative_to(ROOT)}")
    for fault in broken:
        print(f"broken link: {fault}")
    sys.exit(1 if broken else 0)


def documents() -> list[Path]:
    """Return every Markdown document of the repository."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


# --- the generated reference -----------------------------------------------------------------


def stale() -> Iterator[str]:
    """Return the generated pages that say anything else than the code does."""
    for path, text in reference().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path.relative_to(ROOT).as_posix()


def reference() -> dict[Path, str]:
    """Return each generated page with what it should say."""
    return {
        DOCS / "reference" / "cli.md": commands_page(),
        DOCS / "reference" / "tables.md": tables_page(),
        DOCS / "reference" / "messages.md": messages_page(),
        DOCS / "reference" / "open-data.md": deliveries_page(),
    }


def commands_page() -> str:
    """Return every command with its arguments and options, as its own help tells them."""
    parts = [
        MADE_FROM.format(source="commands in `src/talentlab/cli`"),
        "# Commands\n",
        "Everything `talentlab` can do. Each command tells the same with `--help`; what a failed",
        "command says, and its exit status, stand in [messages](messages.md).\n",
    ]
    for context in contexts("talentlab", group):
        told = context.command.get_help(context).rstrip()
        parts += [f"## `{context.command_path}`\n", "```text", told, "```\n"]
    return "\n".join(parts)


def contexts(
    name: str, command: click.Command, parent: click.Context | None = None
) -> Iterator[click.Context]:
    """Return what a command and everything below it is asked for help in, in order."""
    settings = {"max_content_width": WIDTH, "terminal_width": WIDTH, **command.context_settings}
    context = click.Context(command, parent, name, **settings)
    yield context
    if isinstance(command, click.Group):
        for below in sorted(command.commands):
            yield from contexts(below, command.commands[below], context)


def tables_page() -> str:
    """Return every declared table with its columns, units and texts."""
    parts = [
        MADE_FROM.format(source="declarations in `src/talentlab/tables`"),
        "# Tables\n",
        "What a row is in every table. A column without a unit identifies the row; one with a unit",
        "measures. How names are chosen stands in [naming](naming.md).\n",
    ]
    for layer in ("tidy", "derived"):
        parts += [f"## {layer.capitalize()} tables\n"]
        parts += [table_section(t) for t in TABLES.values() if t.layer == layer]
    return "\n".join(parts)


def table_section(table: Table) -> str:
    """Return one table: what it counts, and its columns."""
    rows = "\n".join(
        f"| `{c.name}`{' 🔑' if c.name in table.key else ''} | {c.text.sv} | {c.text.en} "
        f"| {c.unit or ''} |"
        for c in table.columns()
    )
    return (
        f"### `{table.name}`\n\n*{table.title.sv} · {table.title.en}*\n\n{table.about.en}\n\n"
        f"{table.about.sv}\n\n| column | svenska | English | unit |\n|---|---|---|---|\n{rows}\n"
        f"{limits_of(table)}"
    )


def limits_of(table: Table) -> str:
    """Return what is refused besides, a line for each whole and its parts."""
    return "".join(
        f"\nA row where {' + '.join(f'`{part}`' for part in limit.parts)} is more than "
        f"`{limit.whole}` is refused.\n"
        for limit in table.limits
    )


def messages_page() -> str:
    """Return every expected failure: exit status, and what it says in both languages."""
    family = sorted(
        (e for e in vars(errors).values() if is_failure(e)), key=lambda e: e.exit_status
    )
    parts = [
        MADE_FROM.format(source="words in `src/talentlab/cli/messages.py`"),
        "# Messages\n",
        "What `talentlab` says when something expected goes wrong, by exit status. Words in braces",
        "are filled in. 0 means that all went well, 2 that the command was not understood, and 1",
        "a fault in Talentlab itself: please report it.\n",
    ]
    for error in family:
        text = MESSAGES[error.code]
        parts += [f"## {error.exit_status}: `{error.code}`\n", quoted(text.sv), quoted(text.en)]
    return "\n".join(parts)


def is_failure(found: object) -> bool:
    """Return whether ``found`` is an expected failure with words of its own."""
    return (
        isinstance(found, type)
        and issubclass(found, errors.TalentlabError)
        and found is not errors.TalentlabError
    )


def quoted(text: str) -> str:
    """Return ``text`` as a quotation, line by line."""
    return "\n>\n".join(f"> {line}" for line in text.split("\n")) + "\n"


def deliveries_page() -> str:
    """Return what the included manifest reads, from whom, and what it leaves alone and why."""
    manifest = tomllib.loads((ROOT / "deliveries" / "open-data.toml").read_text(encoding="utf-8"))
    parts = [
        MADE_FROM.format(source="manifest `deliveries/open-data.toml`"),
        "# The included delivery\n",
        "What `deliveries/open-data.toml` reads. Each part becomes rows of one table, with a card",
        "of its own. Files that are not read are named with the reason.\n",
        "## Read\n",
        "| table | part | producer and source | licence |\n|---|---|---|---|",
    ]
    parts += [delivered(part) for part in manifest["part"]]
    parts += ["\n## Left alone\n", "| file | why |\n|---|---|"]
    for left in manifest.get("left_out", []):
        parts += [f"| `{name}` | {left['why']['en']} |" for name in left["files"]]
    return "\n".join(parts) + "\n"


def delivered(part: dict[str, Any]) -> str:
    """Return one part of a delivery as a row."""
    card = part["card"]
    source = card["source"].replace("|", "/")
    return (
        f"| [`{part['table']}`](tables.md#{part['table']}) | {card['title']['en']} "
        f"| {card['producer']}: {source} | {card['licence']} |"
    )


# --- links -----------------------------------------------------------------------------------


def broken_links(paths: Iterable[Path]) -> Iterator[str]:
    """Return "document: address" for every link between our files that leads nowhere."""
    for path in paths:
        for found in LINK.finditer(without_code(path.read_text(encoding="utf-8"))):
            address = found[1] or found[2]
            if not address.startswith(NOT_OURS) and not leads_somewhere(path, address):
                yield f"{path.relative_to(ROOT).as_posix()}: {address}"


def leads_somewhere(path: Path, address: str) -> bool:
    """Return whether a relative address is a file, and its fragment a heading there."""
    file, _, fragment = address.partition("#")
    target = (path.parent / file).resolve() if file else path
    if not target.exists():
        return False
    return not fragment or fragment in anchors(target)


def anchors(path: Path) -> set[str]:
    """Return the fragments that the headings of a document can be reached by."""
    text = without_blocks(path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).strip().replace(" ", "-") for h in headings}


def without_code(text: str) -> str:
    """Return a document without its code, where brackets are not links."""
    return re.sub(r"`[^`\n]*`", "", without_blocks(text))


def without_blocks(text: str) -> str:
    """Return a document without its blocks of code."""
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


# --- drawing ---------------------------------------------------------------------------------


def draw(path: Path) -> Path:
    """Write one document as a plain page under ``build/docs`` and return where."""
    target = OUT / path.relative_to(ROOT).with_suffix(".html")
    target.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8")
    title = next(iter(re.findall(r"^# +(.+)$", text, re.MULTILINE)), path.stem)
    body = MarkdownIt("commonmark").enable("table").render(text)
    body = re.sub(r'(href="(?!https?:)[^"#]+)\.md(["#])', r"\1.html\2", body)
    language = "sv" if "metodguide" in path.parts else "en"
    target.write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f'<body style="max-width:45rem;margin:auto;font-family:sans-serif">{body}</body></html>\n',
        encoding="utf-8",
    )
    return target


if __name__ == "__main__":
    main()
