"""How long the server works on each page, anew and kept, and how many bytes it sends (brotli).

One process, one core, no browser.

Processor time, not the clock's: on an idle core they are the same, on a busy machine only the first
says something about the page.

    .venv/bin/python benchmarks/pages.py [STORE]

The aims: at most 80 ms at the 95th percentile for a page made anew, 12 ms for a kept one.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

ROOT: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 40
AIM_NEW_MS: Final = 80
AIM_KEPT_MS: Final = 12
PAGES: Final = (
    "",
    "befolkning/",
    "befolkning/?omrade=2480&ar=2035",
    "omraden/",
    "omraden/24/",
    "omraden/2480/",
    "jamfor/?omrade=2480&omrade=2482&omrade=2425&omrade=2460",
    "traffsakerhet/",
    "traffsakerhet/?prognos=sysselsattning&niva=3",
    "yrken/",
    "yrken/alla/",
    "yrken/alla/?omrade=00&riktning=okar&sortera=-lon",
    "yrken/sok/?q=usk",
    "yrken/jamfor/?yrke=2221&yrke=5321&yrke=2512&yrke=7231",
    "yrken/5321/",
    "kallor/",
    "metod/",
    "om/",
    "tillganglighet/",
)


def main() -> None:
    """Print one row per page: p50 and p95 in milliseconds, anew and kept, and kilobytes."""
    store = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "data"
    print("| page | anew p50 | anew p95 | kept p95 | kB |\n|---|---|---|---|---|")
    for page, anew, kept, size in measure(store):
        p50, p95, again = np.quantile(anew, 0.5), np.quantile(anew, 0.95), np.quantile(kept, 0.95)
        mark = "" if p95 <= AIM_NEW_MS and again <= AIM_KEPT_MS else " (above the aim)"
        print(f"| /sv/{page} | {p50:.1f} | {p95:.1f} | {again:.2f}{mark} | {size / 1000:.1f} |")


def measure(store: Path) -> list[tuple[str, list[float], list[float], int]]:
    """Return milliseconds per page, every round anew and every round kept, and its bytes."""
    os.environ["TALENTLAB_DATA"] = str(store)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "talentlab.web.config.settings")
    import django  # noqa: PLC0415 -- settings are read from the environment just set

    django.setup()
    from django.core.cache import caches  # noqa: PLC0415 -- needs the settings
    from django.test import Client  # noqa: PLC0415 -- the same

    client = Client(headers={"host": "localhost", "accept-encoding": "br"})

    def ask(page: str) -> int:
        answer = client.get(f"/sv/{page}")
        if answer.status_code != 200:  # noqa: PLR2004 -- only whole pages count
            sys.exit(f"/sv/{page} answered {answer.status_code}: publish a release first")
        return len(answer.content)

    def ask_anew(page: str) -> int:
        caches["pages"].clear()
        return ask(page)

    return [(page, _timed(ask_anew, page), _timed(ask, page), ask(page)) for page in PAGES]


def _timed(ask: Callable[[str], int], page: str) -> list[float]:
    ask(page)  # the first time reads templates and opens the release
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        ask(page)
        times.append(1000 * (time.process_time() - start))
    return times


if __name__ == "__main__":
    main()
