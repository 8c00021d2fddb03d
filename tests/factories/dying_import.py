"""A process that imports a correction and is killed by the system before its Nth step on disk.

``python dying_import.py STORE N``, with the tests folder on PYTHONPATH.
"""

import os
import signal
import sys
from pathlib import Path

from factories.store import ROWS, delivery
from talentlab.pipelines.deliveries import import_delivery
from talentlab.store.disk import Disk


class KilledDisk(Disk):
    """Ends the process as a power cut would: no exception, no clean-up, no flush."""

    def __init__(self, last: int) -> None:
        self._left = last

    def step(self, _deed, _path):
        """Count down."""
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


if __name__ == "__main__":
    corrected = (*ROWS[:1], ("2480", "men", 37, 2021, 951))
    import_delivery(
        Path(sys.argv[1]), delivery(corrected), now="later", disk=KilledDisk(int(sys.argv[2]))
    )
