import gzip
from time import process_time

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.limits import ORDINARY, Limits
from talentlab.connectors.files.unpack import decoded, unpacked


def faults(function, *arguments):
    with pytest.raises(Unreadable) as caught:
        function(*arguments)
    return [(f.code, f.place.row, dict(f.more)) for f in caught.value.faults]


def test_gzip_is_known_by_its_content_and_not_by_its_name():
    assert unpacked("a.csv", gzip.compress(b"a,b"), ORDINARY) == b"a,b"
    assert unpacked("a.csv.gz", b"a,b", ORDINARY) == b"a,b"


def test_gzip_in_several_members_is_one_file():
    assert unpacked("a.gz", gzip.compress(b"a,") + gzip.compress(b"b"), ORDINARY) == b"a,b"


def test_many_small_members_take_time_in_proportion_and_no_more():
    one = gzip.compress(b"", mtime=0)

    def seconds(members):
        content = one * members + gzip.compress(b"a,b")
        start = process_time()
        assert unpacked("a.gz", content, ORDINARY) == b"a,b"
        return process_time() - start

    few = min(seconds(3_000) for _ in range(3))
    assert seconds(48_000) < 16 * few * 4


def test_what_follows_a_gzip_file_is_not_dropped():
    content = gzip.compress(b"a,b\n1,2\n") + b"3,4\n"

    assert faults(unpacked, "a.gz", content, ORDINARY) == [("damaged-file", None, {})]


def test_a_gzip_bomb_is_refused_at_the_limit():
    bomb = gzip.compress(b"0" * 10_000_000)

    assert faults(unpacked, "a.gz", bomb, Limits(unpacked_bytes=1_048_576)) == [
        ("too-large-unpacked", None, {"limit_mb": 1})
    ]


@pytest.mark.parametrize("cut", [5, 20, -1])
def test_a_gzip_file_that_is_cut_short_is_refused(cut):
    packed = gzip.compress(b"a,b\n1,2\n" * 100)

    assert faults(unpacked, "a.gz", packed[:cut], ORDINARY) == [("damaged-file", None, {})]


@pytest.mark.parametrize("content", [b"", b" \n\t", gzip.compress(b"", mtime=0)])
def test_a_file_without_content_is_refused(content):
    assert faults(unpacked, "a", content, ORDINARY) == [("empty-file", None, {})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_mark_is_read_without_being_told(encoding):
    assert decoded("a", "å,ä,ö".encode(encoding), None) == "å,ä,ö"


def test_windows_text_is_read_when_declared():
    assert decoded("a", "å,ä,ö".encode("cp1252"), "cp1252") == "å,ä,ö"


def test_windows_text_that_is_not_declared_is_refused_with_the_line_and_what_it_looks_like():
    assert faults(decoded, "a", "a\nb\nå".encode("cp1252"), None) == [
        ("wrong-encoding", 3, {"declared": "utf-8", "looks_like": "cp1252"})
    ]


def test_utf_8_that_is_declared_as_windows_is_refused_instead_of_garbled():
    assert faults(decoded, "a", "a\nUmeå".encode(), "cp1252") == [
        ("wrong-encoding", 2, {"declared": "cp1252", "looks_like": "utf-8"})
    ]
