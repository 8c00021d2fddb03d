"""Which reader a file needs, and the file as a sheet of text."""

from typing import Final

from talentlab.connectors.files.delimited import read_delimited
from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.json_records import read_json_records
from talentlab.connectors.files.json_stat import read_json_stat
from talentlab.connectors.files.limits import Limits
from talentlab.connectors.files.plan import Format, Kind
from talentlab.connectors.files.px import read_px
from talentlab.connectors.files.sheet import Sheet
from talentlab.connectors.files.unpack import decoded, unpacked
from talentlab.connectors.files.workbook import read_workbook

_KINDS: Final[dict[str, Kind]] = {
    "csv": "csv",
    "tsv": "csv",
    "txt": "csv",
    "px": "px",
    "json": "json-stat",
    "xlsx": "workbook",
    "xls": "workbook",
}


def read_sheet(file: str, content: bytes, form: Format, limits: Limits) -> Sheet:
    """Return what a file says, whatever format it is in.

    Raises
    ------
    Unreadable
        If it cannot be read as the manifest says, or as its name suggests.

    """
    kind = form.kind or _KINDS.get(file.removesuffix(".gz").rpartition(".")[2].lower())
    if kind is None:
        facts = {"known": tuple(sorted(_KINDS))}
        raise Unreadable([Fault("unknown-format", Place(file), more=facts)])
    bare = unpacked(file, content, limits)
    if kind == "workbook":
        return read_workbook(file, bare, form, limits)
    if kind == "px":
        return read_px(file, bare, form.encoding, limits)
    text = decoded(file, bare, form.encoding)
    if kind == "json-stat":
        return read_json_stat(file, text, limits)
    if kind == "json":
        return read_json_records(file, text, form.rows, limits)
    return read_delimited(file, text, form, limits)
