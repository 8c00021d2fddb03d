"""Few calculate at a time on one machine, so that pages stay open for everybody else.

Every process of the site asks here: a turn is a lock on a file in the installation's own folder,
which the operating system gives back even if the process dies.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from talentlab.errors import CalculationsBusy

PLACES: Final = max(1, (os.cpu_count() or 1) - 1)
"""How many may calculate at once: all cores but one, which is left for pages."""
PATIENCE: Final = 1.0
"""Seconds that a question waits for its turn: two ordinary scenarios pass in them."""
_PAUSE: Final = 0.02


@contextmanager
def turn(folder: Path, *, places: int = PLACES, patience: float | None = None) -> Iterator[None]:
    """Hold one of ``places`` turns while calculating; wait ``PATIENCE`` for it where not told.

    Raises
    ------
    CalculationsBusy
        No turn came free within ``patience`` seconds.

    """
    folder.mkdir(parents=True, exist_ok=True)
    seconds = PATIENCE if patience is None else patience
    until = time.monotonic() + seconds
    while (held := _free(folder, places)) is None:
        if time.monotonic() >= until:
            raise CalculationsBusy(seconds=seconds)
        time.sleep(_PAUSE)
    with held:  # closing gives the lock back
        yield


def _free(folder: Path, places: int) -> TextIO | None:
    """Return a lock that nobody else holds, or nothing."""
    for place in range(places):
        file = (folder / f"calculating-{place}").open("w", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            return file
    return None
