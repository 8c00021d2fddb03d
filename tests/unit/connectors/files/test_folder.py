import os

import pytest

from talentlab.connectors.files.faults import Unreadable
from talentlab.connectors.files.folder import DiskFolder
from talentlab.connectors.files.limits import Limits


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "delivery"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.csv").write_text("a", encoding="utf-8")
    (folder / "sub" / "b.csv").write_text("b", encoding="utf-8")
    (folder / ".hidden").write_text("h", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("s", encoding="utf-8")
    return folder


def code(folder, name):
    with pytest.raises(Unreadable) as caught:
        folder.read(name)
    return [fault.code for fault in caught.value.faults]


def test_files_are_listed_with_their_folders_and_without_the_hidden(root):
    assert DiskFolder(root).names() == ["a.csv", "sub/b.csv"]


def test_a_file_is_read_byte_for_byte(root):
    assert DiskFolder(root).read("sub/b.csv") == b"b"


@pytest.mark.parametrize("name", ["../secret.txt", "sub/../../secret.txt", "/etc/hosts"])
def test_nothing_outside_the_folder_is_read(root, name):
    assert code(DiskFolder(root), name) == ["outside-folder"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(root):
    (root / "link.csv").symlink_to(root.parent / "secret.txt")
    (root / "links").symlink_to(root.parent)

    assert code(DiskFolder(root), "link.csv") == ["outside-folder"]
    assert code(DiskFolder(root), "links/secret.txt") == ["outside-folder"]


def test_a_link_that_stays_inside_is_followed(root):
    (root / "link.csv").symlink_to(root / "a.csv")

    assert DiskFolder(root).read("link.csv") == b"a"


def test_a_link_to_itself_is_refused(root):
    (root / "loop.csv").symlink_to(root / "loop.csv")

    assert code(DiskFolder(root), "loop.csv") == ["not-a-file"]


def test_a_folder_and_a_pipe_are_no_files(root):
    os.mkfifo(root / "pipe.csv")

    assert code(DiskFolder(root), "sub") == ["not-a-file"]
    assert code(DiskFolder(root), "pipe.csv") == ["not-a-file"]


def test_a_file_that_is_not_there_is_said_to_be_missing(root):
    assert code(DiskFolder(root), "c.csv") == ["no-such-file"]


def test_no_more_is_read_than_the_limit(root):
    (root / "large.csv").write_bytes(b"0" * 11)

    assert code(DiskFolder(root, Limits(file_bytes=10)), "large.csv") == ["too-large"]
    assert DiskFolder(root, Limits(file_bytes=11)).read("large.csv") == b"0" * 11
