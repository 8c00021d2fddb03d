"""``--out``: refused before anything is calculated, and written whole or not at all."""

import errno
import os
import stat

import pytest

from talentlab.cli import out_file
from talentlab.cli.out_file import OutFile, require_other_file, write_whole
from talentlab.cli.usage import Unsuitable
from talentlab.errors import DiskFull


def wanted(path):
    with pytest.raises(Unsuitable) as caught:
        OutFile().convert(path, None, None)
    return caught.value.wanted


def write(content):
    return lambda path: path.write_text(content)


def test_a_path_that_can_be_written_is_taken_and_nothing_is_left_there(tmp_path):
    assert OutFile().convert(str(tmp_path / "o.csv"), None, None) == tmp_path / "o.csv"
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_that_a_folder_takes_is_taken(tmp_path):
    out = tmp_path / ("o" * 255)

    write_whole(OutFile().convert(str(out), None, None), write("new"))

    assert out.read_text() == "new"


def test_what_was_there_is_untouched_by_asking(tmp_path):
    out = tmp_path / "o.csv"
    out.write_text("old")

    OutFile().convert(str(out), None, None)

    assert out.read_text() == "old"


@pytest.mark.parametrize("name", ["", ".", "./", "new/", "link"])
def test_a_folder_is_no_file(tmp_path, name):
    (tmp_path / "link").symlink_to(tmp_path)

    assert wanted(f"{tmp_path}/{name}") == out_file._A_FOLDER


@pytest.mark.parametrize("typed", ["", "  ", "o\0.csv"])
def test_no_name_is_no_file(typed):
    assert wanted(typed) == out_file._NO_NAME


def test_a_folder_that_nobody_may_write_in_is_told(tmp_path, monkeypatch):
    def refuse(_path, **_how):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(out_file.Path, "touch", refuse)

    assert wanted(str(tmp_path / "o.csv")) == out_file._NOT_WRITABLE


def test_a_file_that_nobody_may_write_is_not_replaced(tmp_path, monkeypatch):
    out = tmp_path / "o.csv"
    out.touch()
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (out, os.W_OK))

    assert wanted(str(out)) == out_file._NOT_WRITABLE


def test_the_file_that_is_read_is_refused_under_every_name(tmp_path):
    read, hard, soft, other = (tmp_path / name for name in ("r.csv", "h.csv", "s.csv", "o.csv"))
    read.write_text("data")
    other.write_text("data")
    hard.hardlink_to(read)
    soft.symlink_to(read)

    for out in (read, hard, soft, tmp_path / "." / "r.csv"):
        with pytest.raises(Unsuitable):
            require_other_file(out, read)
    require_other_file(other, read)
    require_other_file(tmp_path / "new.csv", read)


def test_a_writer_that_fails_leaves_what_was_there(tmp_path):
    out = tmp_path / "o.csv"
    out.write_text("old")

    def half(path):
        path.write_text("ha")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(out, half)

    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, Unsuitable)],
)
def test_a_disk_that_refuses_is_told_and_leaves_what_was_there(tmp_path, number, told):
    out = tmp_path / "o.csv"
    out.write_text("old")

    def refuse(path):
        path.write_text("ha")
        raise OSError(number, os.strerror(number))

    with pytest.raises(told):
        write_whole(out, refuse)

    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path):
    target, link = tmp_path / "t.csv", tmp_path / "l.csv"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)

    write_whole(link, write("new"))

    assert link.is_symlink()
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_device_is_written_as_it_is():
    seen = []

    write_whole(OutFile().convert(os.devnull, None, None), seen.append)

    assert [str(path) for path in seen] == [os.devnull]
