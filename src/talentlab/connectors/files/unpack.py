"""From bytes to text: unpacking gz within limits, and refusing to guess an encoding."""

import codecs
import gzip
import io
import zlib
from typing import Final

from talentlab.connectors.files.faults import Fault, Place, Unreadable
from talentlab.connectors.files.limits import MEBIBYTE, Limits

_GZIP: Final = b"\x1f\x8b"
_DAMAGES: Final = (OSError, EOFError, zlib.error)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def unpacked(file: str, content: bytes, limits: Limits) -> bytes:
    """Return ``content``, unpacked if it is gzip, whatever the file is called.

    Raises
    ------
    Unreadable
        If it is empty, damaged, or larger unpacked than the limit. No more than the limit is ever
        held in memory, however well the file is packed.

    """
    text = _gunzip(file, content, limits) if content.startswith(_GZIP) else content
    if not text.strip():
        raise Unreadable([Fault("empty-file", Place(file))])
    return text


def _gunzip(file: str, content: bytes, limits: Limits) -> bytes:
    """Return the contents of all members, read in one pass however many there are."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            text = packed.read(limits.unpacked_bytes + 1)
    except _DAMAGES as error:
        raise Unreadable([Fault("damaged-file", Place(file))]) from error
    if len(text) > limits.unpacked_bytes:
        limit = {"limit_mb": limits.unpacked_bytes // MEBIBYTE}
        raise Unreadable([Fault("too-large-unpacked", Place(file), more=limit)])
    return text


def known_encoding(name: str) -> str | None:
    """Return the standard name of a text encoding; ``None`` if Python knows no such."""
    try:
        found = codecs.lookup(name)
        "".encode(found.name)  # some codecs, such as base64, are not for text
    except (LookupError, ValueError):
        return None
    return found.name


def decoded(file: str, content: bytes, encoding: str | None) -> str:
    """Return the text in ``content``.

    Without ``encoding`` a byte-order mark decides, otherwise the text must be UTF-8. A file that
    is not what it should be is refused with the encoding it looks like, never guessed at: a wrong
    guess turns å, ä and ö into other letters without anyone noticing.

    Raises
    ------
    Unreadable
        If the encoding is not known, the bytes are not text in it, or they are UTF-8 where
        another is declared.

    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return _strictly(file, content, marked)
    if encoding is None:
        return _strictly(file, content, "utf-8")
    known = known_encoding(encoding)
    if known is None:
        raise Unreadable([Fault("unknown-encoding", Place(file), encoding)])
    if known != "utf-8" and not content.isascii() and _is_utf8(content):
        facts = {"declared": encoding, "looks_like": "utf-8"}
        raise Unreadable([Fault("wrong-encoding", _first_odd(file, content), more=facts)])
    return _strictly(file, content, encoding)


def _strictly(file: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        facts = {"declared": encoding, "looks_like": "cp1252"}
        raise Unreadable(
            [Fault("wrong-encoding", Place(file, row=line), hex(content[error.start]), facts)]
        ) from error


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _first_odd(file: str, content: bytes) -> Place:
    """Return the line of the first byte that is not ASCII."""
    at = next(i for i, byte in enumerate(content) if byte > 0x7F)  # noqa: PLR2004 -- ASCII ends
    return Place(file, row=content.count(b"\n", 0, at) + 1)
