"""How long a county takes on this machine, and how much memory."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

import invented
from rows import Row

from talentlab.pipelines.population.build import build_population
from talentlab.vocab.region import load_region

PART: Final = "speed"
DRAWS: Final = 1_000
WORKERS: Final = 2
YEARS: Final = range(2005, 2026)
KILOBYTES_PER_GIGABYTE: Final = 1024**2


def rows() -> Iterator[Row]:
    """Yield seconds and memory for a county, 16 municipalities, 20 years and 1 000 draws."""
    # A process of its own, so that what was measured before does not count.
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)  # noqa: S603 -- this very file
    seconds, gigabytes = done.stdout.split()
    what = f"county + 16 municipalities × 20 years × {DRAWS} draws, {WORKERS} processes"
    yield Row(PART, f"{what}: seconds", "", (float(seconds),), aim="≤ 20", decimals=1)
    yield Row(PART, f"{what}: GB, all processes", "", (float(gigabytes),), aim="≤ 2", decimals=1)


def measure() -> tuple[float, float]:
    """Return seconds, and gigabytes of this process and its largest child times the workers."""
    region = load_region("vasterbotten")
    table = invented.population(region.all_municipality_codes(), YEARS)
    begun = time.perf_counter()
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        build_population({"population": table}, region, draws=DRAWS, seed=1, executor=pool)
    seconds = time.perf_counter() - begun
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return seconds, (own + WORKERS * child) / KILOBYTES_PER_GIGABYTE


if __name__ == "__main__":
    print("{:.1f} {:.2f}".format(*measure()))
