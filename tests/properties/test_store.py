"""Whatever comes in, in whatever order: the store says what a plain dictionary would."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factories.store import NOW, Interrupted, MortalDisk, delivery, every_byte, what_it_says
from talentlab.errors import PartsOverlap
from talentlab.pipelines.deliveries import import_delivery

KEYS = st.tuples(
    st.sampled_from(["2480", "2482"]), st.sampled_from(["women", "men"]), st.integers(0, 3)
)
DELIVERIES = st.tuples(
    st.sampled_from(["a", "b", "c"]),
    st.dictionaries(KEYS, st.integers(0, 9), min_size=1, max_size=5),
    st.none() | st.integers(0, 12),
)


def rows_of(content):
    return [(region, sex, age, 2022, persons) for (region, sex, age), persons in content.items()]


def seen(root):
    rows = what_it_says(root)[0].get("population", [])
    return {(row[0], row[2], row[3]): row[5] for row in rows}


@settings(max_examples=25, deadline=None)
@given(st.lists(DELIVERIES, max_size=6))
def test_any_sequence_of_imports_also_interrupted_ones_agrees_with_a_dictionary(sequence):
    """The plain twin: the last whole delivery of each name holds, and names share no key."""
    with tempfile.TemporaryDirectory() as folder:
        root, held = Path(folder), {}
        for name, content, dies_at in sequence:
            taken = {key for other, rows in held.items() if other != name for key in rows}
            disk = MortalDisk(dies_at)
            try:
                import_delivery(root, delivery(rows_of(content), name=name), now=NOW, disk=disk)
            except PartsOverlap:
                assert taken & content.keys()
            except Interrupted:
                after = {
                    key: n for rows in {**held, name: content}.values() for key, n in rows.items()
                }
                if seen(root) == after:  # it died after the swap
                    held[name] = content
            else:
                assert not taken & content.keys()
                held[name] = content
            assert seen(root) == {key: n for rows in held.values() for key, n in rows.items()}


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(KEYS, st.integers(0, 9), min_size=1), st.randoms(use_true_random=False))
def test_importing_twice_in_any_row_order_changes_no_byte(content, random):
    rows = rows_of(content)
    shuffled = random.sample(rows, k=len(rows))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        first = delivery(rows)
        import_delivery(root, first, now=NOW)
        before = every_byte(root)

        part = first.parts[0]
        again = replace(part, frame=delivery(shuffled).parts[0].frame)
        outcome = import_delivery(root, replace(first, parts=(again,)), now="later")

        assert (outcome.is_new, every_byte(root)) == (False, before)
