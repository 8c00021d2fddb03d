"""The seat problem of a region, from what is published."""

from pathlib import Path

from talentlab.errors import TablesMissing
from talentlab.pipelines.seats.prepared import Prepared
from talentlab.pipelines.seats.problem import region_problem
from talentlab.store.release import Release, open_release
from talentlab.tables.balance import BALANCE_DRAWS
from talentlab.tables.learning import APPLICANTS, GRADUATES, SEATS
from talentlab.tables.learning_terms import PROGRAMME_TERMS
from talentlab.tables.scenarios import LEVER_EVIDENCE
from talentlab.tables.supply import RETENTION_ESTIMATES
from talentlab.vocab.region import Region

_READ = (SEATS.name, APPLICANTS.name, GRADUATES.name, PROGRAMME_TERMS.name)
_NEEDED = (SEATS.name, BALANCE_DRAWS.name)


def published_problem(
    root: Path, region: Region, *, budget: float | None
) -> tuple[Prepared, Release]:
    """Return the seat problem of ``region`` in the published release, and the release.

    Raises
    ------
    NothingPublished
        There is no release.
    TablesMissing
        The release has no seats, or nothing of what the region needs.

    """
    release = open_release(root)
    if missing := [name for name in _NEEDED if name not in release.tables]:
        raise TablesMissing(tables=missing)
    tables = {name: release.table(name) for name in _READ if name in release.tables}
    retention, evidence = (
        release.table(name) if name in release.tables else None
        for name in (RETENTION_ESTIMATES.name, LEVER_EVIDENCE.name)
    )
    prepared = region_problem(
        tables,
        release.table(BALANCE_DRAWS.name),
        region.all_municipality_codes(),
        budget=budget,
        retention=retention,
        evidence=evidence,
    )
    if prepared is None:
        raise TablesMissing(tables=list(_NEEDED))
    return prepared, release
