"""The real thing: processes that are killed while they import, by step and by the clock."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factories import dying_import
from factories.folder import write_folder
from factories.store import NOW, ROWS, delivery, population, what_it_says
from talentlab.pipelines.deliveries import import_delivery

TESTS = Path(__file__).parents[2]
CORRECTED = (*ROWS[:1], ("2480", "men", 37, 2021, 951))


@pytest.mark.slow
def test_a_killed_process_leaves_the_old_rows_or_the_new_ones_and_the_next_import_works(tmp_path):
    old = sorted(population().rows())
    new = sorted(population(CORRECTED).rows())
    seen = []
    for last in itertools.count():
        root = tmp_path / str(last)
        import_delivery(root, delivery(), now=NOW)
        ended = subprocess.run(
            [sys.executable, dying_import.__file__, str(root), str(last)],
            env={**os.environ, "PYTHONPATH": str(TESTS)},
            check=False,
        )
        rows = sorted(what_it_says(root)[0]["population"])
        assert rows in (old, new)
        seen.append((ended.returncode, rows == old))

        import_delivery(root, delivery(CORRECTED), now="later")
        assert sorted(what_it_says(root)[0]["population"]) == new
        assert not list(root.rglob("*.partial"))
        if ended.returncode == 0:
            break

    # Every step but the last, which comes after the pointer was swapped, leaves the old rows.
    killed = len(seen) - 1
    assert killed > 8
    assert seen == [(-signal.SIGKILL, True)] * (killed - 1) + [(-signal.SIGKILL, False), (0, False)]


@pytest.mark.slow
def test_the_command_may_be_killed_at_any_moment(tmp_path):
    rows = [
        (region, sex, age, year, age * 7 + year)
        for region in ("2480", "2482", "2401")
        for sex in ("women", "men")
        for age in range(101)
        for year in range(1990, 2023)
    ]
    first = write_folder(tmp_path / "first", rows)
    second = write_folder(tmp_path / "second", [(*row[:4], row[4] + 1) for row in rows])
    root = tmp_path / "store"

    def command(manifest):
        folder = manifest.with_suffix("")
        return [
            *(sys.executable, "-m", "talentlab", "import", str(folder)),
            *("--manifest", str(manifest), "--data", str(root)),
        ]

    begun = time.monotonic()
    subprocess.run(command(first), check=True, capture_output=True)
    whole = time.monotonic() - begun
    states = [what_it_says(root)]
    for tenth in range(3, 10):
        child = subprocess.Popen(
            command((first, second)[tenth % 2]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * tenth / 10)
        child.kill()
        child.wait()
        now = what_it_says(root)
        persons = {row[5] - row[3] * 7 - row[4] for row in now[0]["population"]}
        assert (len(now[0]["population"]), len(persons)) == (len(rows), 1)
        states.append(now)

    subprocess.run(command(second), check=True, capture_output=True)
    assert {row[5] - row[3] * 7 - row[4] for row in what_it_says(root)[0]["population"]} == {1}
    assert not list(root.rglob("*.partial"))
