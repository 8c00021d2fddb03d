"""What was measured for a release, kept beside the code: ``results/<version>.json``, and a table.

The JSON is the form that a test and the next release read; the Markdown says the same to people.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from rows import NotMeasured, Row

RESULTS: Final = Path(__file__).resolve().parent / "results"
MANUAL: Final = RESULTS.parent / "README.md"
_START: Final = "<!-- written by make bench -->"
_END: Final = "<!-- until here -->"


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was measured on, by its name alone and its content."""

    what: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that was measured of one version: when, of which code, on what, and where.

    ``method_sha256`` is of what the outlook is calculated with, as releases of numbers carry it;
    the commit alone would not tell an edited copy apart. No name of a machine is kept.
    """

    version: str
    measured_on: str
    commit: str
    method_sha256: str
    cores: int
    python: str
    inputs: tuple[Input, ...]
    rows: tuple[Row, ...]
    not_measured: tuple[NotMeasured, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing had to be left out."""
        return not self.not_measured

    def parts(self) -> list[str]:
        """Return what was measured: what looks ahead first, then what the machine did."""
        parts = dict.fromkeys(row.part for row in self.rows)
        ahead = {row.part for row in self.rows if row.years_ahead}
        return sorted(parts, key=lambda part: part not in ahead)


def write(kept: Kept, folder: Path = RESULTS) -> Path:
    """Write both forms into ``folder`` and return the JSON's path; six decimals are enough."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{kept.version}.json"
    said = asdict(kept)
    for row in said["rows"]:
        row["values"] = [round(value, 6) for value in row["values"]]
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    path.with_suffix(".md").write_text(as_markdown(kept), encoding="utf-8")
    return path


def read(path: Path) -> Kept:
    """Return what was kept; anything missing or surplus is an error."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Kept(
        **{
            **found,
            "inputs": tuple(Input(**one) for one in found["inputs"]),
            "rows": tuple(_row(**one) for one in found["rows"]),
            "not_measured": tuple(NotMeasured(**one) for one in found["not_measured"]),
        }
    )


def _row(values: list[float], years_ahead: list[int], **more: Any) -> Row:  # noqa: ANN401 -- as JSON has it
    return Row(values=tuple(values), years_ahead=tuple(years_ahead), **more)


def versions(folder: Path = RESULTS) -> list[str]:
    """Return the versions that something is kept of, oldest first."""
    return sorted((path.stem for path in folder.glob("*.json")), key=_order)


def before(version: str, folder: Path = RESULTS) -> Kept | None:
    """Return what was kept of the release before ``version``; nothing for the first."""
    earlier = [known for known in versions(folder) if _order(known) < _order(version)]
    return read(folder / f"{earlier[-1]}.json") if earlier else None


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def as_markdown(kept: Kept) -> str:
    """Return everything as a page: where and on what, then one table per part."""
    inputs = [f"* {one.what}: `{one.file}`, SHA-256 `{one.sha256}`" for one in kept.inputs]
    missing = [f"* {one.part}, {one.what}: not measured, {one.why}" for one in kept.not_measured]
    tables = [line for part in kept.parts() for line in ("", *table(kept.rows, part))]
    lines = [
        f"# What version {kept.version} reached",
        "",
        f"Measured {kept.measured_on} with Python {kept.python} on {kept.cores} cores.",
        "Made by `make bench`; do not edit.",
        "",
        f"* Commit `{kept.commit}`, method SHA-256 `{kept.method_sha256}`",
        *inputs,
        *missing,
        *tables,
    ]
    return "\n".join(lines) + "\n"


def told_in(manual: str, kept: Kept) -> str:
    """Return the manual with this result's tables in the place of those it had."""
    start, rest = manual.split(_START)
    _, end = rest.split(_END)
    tables = [line for part in kept.parts() for line in (*table(kept.rows, part), "")]
    page = f"[version {kept.version}](results/{kept.version}.md)"
    said = f"What {page} reached, measured {kept.measured_on} on {kept.cores} cores."
    return start + "\n".join([_START, said, "", *tables, _END]) + end


def table(rows: Iterable[Row], part: str) -> list[str]:
    """Return one part as a Markdown table: a row per method, a column per measure.

    All measures of a part have the same horizons.
    """
    own = [row for row in rows if row.part == part]
    measures = list(dict.fromkeys(row.measure for row in own))
    methods = list(dict.fromkeys(row.method for row in own))
    if methods == [""]:
        lines = [_line([row.measure, row.written, row.aim]) for row in own]
        return [*_head(part, "", ["what", "measured", "aim"]), *lines]
    found = {(row.method, row.measure): row for row in own}
    lines = _head(part, own[0].ahead, ["method", *measures])
    for method in methods:
        cells = [found[method, m].written if (method, m) in found else "–" for m in measures]
        lines.append(_line([f"**{method}**" if method == "talentlab" else method, *cells]))
    aims = [next((r.aim for r in own if r.measure == m and r.aim), "") for m in measures]
    return [*lines, _line(["aim", *aims])] if any(aims) else lines


def _head(part: str, ahead: str, names: Sequence[str]) -> list[str]:
    what = f"{part[:1].upper()}{part[1:]}" + (f"; {ahead} years ahead" if ahead else "")
    return [f"{what}.", "", _line(names), "|---|" + "--:|" * (len(names) - 1)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
