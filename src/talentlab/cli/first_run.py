"""The first run of all: from an empty folder to published sample data, without a question."""

import os
from pathlib import Path
from typing import Final

from talentlab.cli.building import SEED, tell_build
from talentlab.cli.moment import now
from talentlab.cli.pool import workers
from talentlab.cli.progress import Report, shown_progress
from talentlab.cli.reader import Reader
from talentlab.pipelines.build import Request, build
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.releases import publish
from talentlab.pipelines.sample import sample_delivery
from talentlab.store.working import read_working
from talentlab.vocab.region import load_region
from talentlab.vocab.text import Text

REGION: Final = "vasterbotten"
DRAWS: Final = 200
"""Enough for 80 % bands of invented numbers; whoever builds real ones gets a thousand."""

_BEGIN: Final = Text(
    sv="Här finns ingen utgåva ännu. Exempeldata skapas, räknas och publiceras; det tar en stund.",
    en="There is no release here yet. Making, calculating and publishing sample data; this takes "
    "a moment.",
)
_OWN: Final = Text(
    sv="Här finns importerade tabeller men ingen utgåva. De räknas och publiceras.",
    en="There are imported tables here but no release. Calculating and publishing them.",
)


def publish_sample(root: Path, reader: Reader) -> None:
    """Publish a release in the store ``root``: of what is imported, else of sample data."""
    is_empty = not read_working(root).parts
    reader.say(_BEGIN if is_empty else _OWN, err=True)
    request = Request(load_region(REGION), draws=DRAWS, seed=SEED)
    with shown_progress(reader) as report, workers(os.cpu_count()) as executor:
        if is_empty:
            incoming = sample_delivery(progress=_between(report, 0.0, 0.15))
            import_delivery(
                root, incoming, now=now().isoformat(), progress=_between(report, 0.15, 0.25)
            )
        built, is_new = build(
            root,
            request,
            executor=executor,
            now=now().isoformat(),
            progress=_between(report, 0.25, 0.95),
        )
        report("publish", 0.95)
        publish(root, name=None, now=now())
    tell_build(built, request.region, reader, is_new=is_new)


def _between(report: Report, first: float, last: float) -> Report:
    """Return a report for a part of the work: its whole is the way from ``first`` to ``last``."""
    return lambda step, share: report(step, first + share * (last - first))
