import pytest

from factories.folder import MANIFEST, ROWS, write_folder
from talentlab.errors import DeliveryHasFaults, ManifestHasFaults
from talentlab.pipelines.folders import MANIFESTS, read_folder


def test_a_folder_becomes_a_delivery_with_its_files_and_its_manifest(tmp_path):
    manifest = write_folder(tmp_path / "first")

    incoming, _ = read_folder(tmp_path / "first", manifest)

    (part,) = incoming.parts
    assert (incoming.delivery, part.name, part.frame.height) == ("trial", "population", 3)
    kept = {(raw.producer, raw.name): raw.content for raw in incoming.raw}
    assert kept == {
        ("SCB", "population.csv"): (tmp_path / "first" / "population.csv").read_bytes(),
        (MANIFESTS, "first.toml"): MANIFEST.encode(),
    }


def test_files_that_nobody_mentions_are_told(tmp_path):
    manifest = write_folder(tmp_path / "first")
    (tmp_path / "first" / "notes.txt").write_text("x")

    _, delivery = read_folder(tmp_path / "first", manifest)

    assert delivery.unlisted == ("notes.txt",)


def test_a_manifest_from_a_windows_editor_is_read(tmp_path):
    manifest = write_folder(tmp_path / "first")
    manifest.write_bytes(b"\xef\xbb\xbf" + MANIFEST.encode())

    incoming, _ = read_folder(tmp_path / "first", manifest)

    assert incoming.delivery == "trial"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"[", b"x" * 2_000_000])
def test_something_that_is_no_manifest_is_told_as_a_fault(tmp_path, content):
    manifest = write_folder(tmp_path / "first")
    manifest.write_bytes(content)

    with pytest.raises(ManifestHasFaults):
        read_folder(tmp_path / "first", manifest)


def test_faults_in_the_files_are_told_together(tmp_path):
    manifest = write_folder(tmp_path / "first", [("2499", "x", 37, 2021, 1), *ROWS])

    with pytest.raises(DeliveryHasFaults) as raised:
        read_folder(tmp_path / "first", manifest)

    assert raised.value.facts["total"] == 2
