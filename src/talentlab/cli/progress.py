"""Progress of anything that takes more than two seconds, on standard error.

A terminal gets a moving bar; a log gets a plain line now and then. Shorter work shows nothing.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeAlias

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from talentlab.cli.reader import Reader
from talentlab.vocab.text import Text

Report: TypeAlias = Callable[[str, float], None]

PATIENCE_SECONDS: Final = 2.0
BETWEEN_LINES_SECONDS: Final = 5.0

STEPS: Final[Mapping[str, Text]] = {
    "read": Text(sv="läser filerna", en="reading the files"),
    "check": Text(sv="kontrollerar raderna", en="checking the rows"),
    "compare": Text(sv="jämför med det som finns", en="comparing with what is there"),
    "write": Text(sv="sparar", en="saving"),
    "sample": Text(sv="skapar exempeldata", en="making sample data"),
    "stocks": Text(sv="ordnar invånarna", en="arranging the residents"),
    "employees": Text(sv="ordnar de anställda", en="arranging the employees"),
    "hindcasts": Text(sv="prövar på tidigare år", en="testing on earlier years"),
    "draws": Text(sv="räknar på möjliga framtider", en="drawing possible futures"),
    "openings": Text(sv="räknar på jobböppningar", en="calculating job openings"),
    "signals": Text(sv="ordnar dagens signaler", en="arranging the signals of today"),
    "balance": Text(sv="räknar på gapet", en="calculating the gap"),
    "scenario": Text(sv="räknar på scenariot", en="calculating the scenario"),
    "supply": Text(sv="räknar på utbudet", en="calculating supply"),
    "demand": Text(sv="räknar på efterfrågan", en="calculating demand"),
    "outlook": Text(sv="samlar talen", en="gathering the numbers"),
    "vintages": Text(sv="jämför med tidigare utgåvor", en="comparing with earlier releases"),
    "guide": Text(sv="skriver metodguiden", en="writing the method guide"),
    "seats": Text(sv="planerar platser", en="planning seats"),
    "publish": Text(sv="publicerar", en="publishing"),
    "done": Text(sv="klart", en="done"),
}
"""What the steps that pipelines report are called; a step without a name here is shown as it is."""

_LINE: Final = Text(
    sv="  … {step}, {percent} % efter {seconds} s",
    en="  … {step}, {percent}% after {seconds} s",
)


@contextmanager
def shown_progress(reader: Reader) -> Iterator[Report]:
    """Give a function to tell about progress, and show it while the work goes on."""
    show = _bar if sys.stderr.isatty() else _lines
    with show(reader) as report:
        yield report


@contextmanager
def _bar(reader: Reader) -> Iterator[Report]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1.0, visible=False)
        begun = time.monotonic()

        def report(step: str, share: float) -> None:
            shown = _name(step, reader)
            is_long = time.monotonic() - begun > PATIENCE_SECONDS
            progress.update(task, description=shown, completed=share, visible=is_long)

        waiting = threading.Timer(PATIENCE_SECONDS, lambda: progress.update(task, visible=True))
        waiting.daemon = True
        waiting.start()
        try:
            yield report
        finally:
            waiting.cancel()


@contextmanager
def _lines(reader: Reader) -> Iterator[Report]:
    begun = time.monotonic()
    latest = ("", 0.0)
    done = threading.Event()

    def report(step: str, share: float) -> None:
        nonlocal latest
        latest = (step, share)

    def tell() -> None:
        wait = PATIENCE_SECONDS
        while not done.wait(wait):
            wait = BETWEEN_LINES_SECONDS
            step, share = latest
            seconds = round(time.monotonic() - begun)
            named = _name(step, reader)
            reader.say(_LINE, err=True, step=named, percent=round(100 * share), seconds=seconds)

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield report
    finally:
        done.set()
        teller.join()


def _name(step: str, reader: Reader) -> str:
    return STEPS[step].say(reader.language) if step in STEPS else step
