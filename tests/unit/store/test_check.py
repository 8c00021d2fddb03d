from factories.store import NOW, delivery
from talentlab.pipelines.deliveries import import_delivery
from talentlab.store.check import examine
from talentlab.store.layout import Layout


def examined(root):
    found = examine(root, lambda _what, _share: None)
    return found.files, [damage.facts["path"] for damage in found.damages], found.spare


def test_an_empty_store_is_whole(tmp_path):
    assert examined(tmp_path) == (0, [], 0)


def test_files_of_earlier_deliveries_are_kept_and_counted_as_spare(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    assert examined(tmp_path) == (2, [], 0)

    import_delivery(tmp_path, delivery([("2480", "men", 1, 2022, 1)]), now=NOW)
    # Both raw files are in the log; the old part is referred to by nothing any more.
    assert examined(tmp_path) == (3, [], 1)


def test_every_damage_is_found_at_once(tmp_path):
    import_delivery(tmp_path, delivery(), now=NOW)
    paths = sorted(
        path
        for room in ("raw", "tidy")
        for path in (tmp_path / room).rglob("*")
        if path.is_file() and path.suffix != ".json"
    )
    for path in paths:
        path.write_bytes(b"x")
    Layout(tmp_path).published.write_text("{")
    Layout(tmp_path).built.write_text("[]")

    _, damaged, _ = examined(tmp_path)

    assert sorted(damaged) == sorted(
        str(path) for path in (*paths, Layout(tmp_path).published, Layout(tmp_path).built)
    )


def test_a_published_release_that_is_gone_is_damage(tmp_path):
    pointer = '{"format": 1, "current": "gone", "history": []}'
    Layout(tmp_path).published.write_text(pointer)

    _, damaged, _ = examined(tmp_path)

    assert damaged == [str(Layout(tmp_path).release("gone") / "release.json")]
