"""A process pool that goes away with us: finished, interrupted or told to stop."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def workers(count: int | None) -> Iterator[Executor | None]:
    """Give an executor with ``count`` processes (every core by default); none for one.

    Processes are started afresh and not forked, because the libraries we calculate with keep
    threads of their own.
    """
    wanted = count or os.cpu_count() or 1
    if wanted == 1:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(wanted, mp_context=context, initializer=_leave_ctrl_c_to_us)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    executor.shutdown()


def _leave_ctrl_c_to_us() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
