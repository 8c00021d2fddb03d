import errno

import pytest

from factories.store import Interrupted, MortalDisk
from talentlab.errors import DiskFull, StoreDamaged, StoreNotWritable
from talentlab.store.disk import Disk, read_checked, sha256_of


def test_a_file_holds_what_was_written_and_nothing_else_is_left(tmp_path):
    Disk().replace(tmp_path / "new" / "a.json", b"first")
    Disk().replace(tmp_path / "new" / "a.json", b"second")

    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == {
        "a.json": b"second"
    }


def test_a_file_named_by_its_content_is_not_written_twice(tmp_path):
    disk = MortalDisk()
    disk.write_new(tmp_path / "abc", b"content")
    before = disk.steps
    disk.write_new(tmp_path / "abc", b"content")

    assert disk.steps == before


def test_a_damaged_file_named_by_its_content_is_mended(tmp_path):
    (tmp_path / "abc").write_bytes(b"c0ntent")

    Disk().write_new(tmp_path / "abc", b"content")

    assert (tmp_path / "abc").read_bytes() == b"content"


@pytest.mark.parametrize("last", range(3))
def test_whoever_dies_while_writing_leaves_the_old_content(tmp_path, last):
    Disk().replace(tmp_path / "a.json", b"old")
    disk = MortalDisk(last)

    with pytest.raises(Interrupted):
        disk.replace(tmp_path / "a.json", b"new")

    assert (tmp_path / "a.json").read_bytes() == (b"old" if last < 2 else b"new")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, StoreNotWritable),
        (errno.EROFS, StoreNotWritable),
    ],
)
def test_the_systems_refusal_is_told_in_our_words_and_the_old_file_stays(
    tmp_path, number, expected
):
    Disk().replace(tmp_path / "a.json", b"old")
    disk = MortalDisk(1, OSError(number, "refused"))

    with pytest.raises(expected):
        disk.replace(tmp_path / "a.json", b"new")

    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_sweeping_removes_passing_names_only(tmp_path):
    (tmp_path / "releases" / "x.partial").mkdir(parents=True)
    (tmp_path / "releases" / "x.partial" / "a.parquet").write_bytes(b"")
    (tmp_path / "b.parquet.partial").write_bytes(b"")
    (tmp_path / "b.parquet").write_bytes(b"kept")

    Disk().sweep(tmp_path)

    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["b.parquet", "releases"]


def test_a_changed_or_missing_file_is_damage(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"content")

    assert read_checked(path, sha256_of(b"content")) == b"content"
    with pytest.raises(StoreDamaged):
        read_checked(path, sha256_of(b"other"))
    with pytest.raises(StoreDamaged):
        read_checked(tmp_path / "missing", sha256_of(b"content"))
