"""All 21 counties over a local Dask cluster, with one worker and with two."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Final

import invented
from rows import NotMeasured, Row

from talentlab.pipelines.population.build import build_population
from talentlab.vocab.geography import counties, municipalities_in

PART: Final = "scaling"
DRAWS: Final = 300
YEARS: Final = range(2018, 2023)
WORKERS: Final = (1, 2)


def rows() -> Iterator[Row | NotMeasured]:
    """Yield seconds for all counties by number of workers, and how much faster two are."""
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 -- the cluster extra
    except ImportError:
        yield NotMeasured(PART, "21 counties over Dask", "the cluster extra is missing")
        return
    seconds = {}
    for workers in WORKERS:
        with (
            LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            seconds[workers] = _all_counties(client.get_executor())
        what = f"21 counties, {DRAWS} draws, Dask workers: {workers}; seconds"
        yield Row(PART, what, "", (seconds[workers],), decimals=1)
    speed_up = seconds[WORKERS[0]] / seconds[WORKERS[-1]]
    yield Row(PART, f"speed-up with {WORKERS[-1]} workers", "", (speed_up,), best="high")


def _all_counties(executor: Executor) -> float:
    """Return the seconds it takes to build every county, one after the other."""
    tables = {code: invented.population(municipalities_in(code), YEARS) for code in counties()}
    begun = time.perf_counter()
    for code, table in tables.items():
        build_population(
            {"population": table}, invented.county(code), draws=DRAWS, seed=1, executor=executor
        )
    return time.perf_counter() - begun
