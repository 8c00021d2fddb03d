"""``talentlab serve``: the pages of a store on this machine, until Ctrl-C."""

import os
from pathlib import Path
from typing import Final

import click

from talentlab.cli.first_run import publish_sample
from talentlab.cli.options import data_option, language_option
from talentlab.cli.reader import Reader, current_reader
from talentlab.cli.site import HOST, Site, free_port, require_pages
from talentlab.errors import NothingPublished, PagesDidNotStart
from talentlab.store.published import read_published
from talentlab.store.release import open_release
from talentlab.vocab.text import Text

PORT: Final = 8000
_MOST_WORKERS: Final = 4

_TAKEN: Final = Text(
    sv="Port {wanted} är upptagen; sidorna får port {port} i stället.",
    en="Port {wanted} is taken; the pages get port {port} instead.",
)
_OPEN: Final = Text(
    sv="Sidorna visas på {address} ({release}). Avsluta med Ctrl-C.",
    en="The pages are at {address} ({release}). Stop with Ctrl-C.",
)
_CLOSED: Final = Text(sv="Sidorna är stängda.", en="The pages are closed.")


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=PORT,
    show_default=True,
    help="Where to listen; the next free port when somebody else does.",
)
@click.option("--host", default=HOST, show_default=True, help="0.0.0.0 lets other machines in.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Web processes. Default: one for every core, at most four.",
)
@click.option(
    "--sample-if-empty",
    is_flag=True,
    help="When no release exists: make sample data, build and publish it first.",
)
@data_option
@language_option
@click.pass_context
def serve(
    context: click.Context,
    *,
    port: int,
    host: str,
    workers: int | None,
    sample_if_empty: bool,
    root: Path,
) -> None:
    r"""Show the published release as pages on this machine.

    A release that is published meanwhile is shown without a restart. If the port is taken, the
    next free one is used. Ctrl-C closes the pages.

    \b
        talentlab serve
        talentlab serve --data ../our-store --port 8080
    """
    reader = current_reader(context)
    require_pages()
    if sample_if_empty and not _is_published(root):
        publish_sample(root, reader)
    shown = open_release(root).name
    chosen = free_port(host, port)
    if chosen != port:
        reader.say(_TAKEN, wanted=str(port), port=str(chosen))
    cores = min(os.cpu_count() or 1, _MOST_WORKERS)
    site = Site(root, host=host, port=chosen, workers=workers or cores)
    _keep_open(site, shown, reader)


def _is_published(root: Path) -> bool:
    try:
        read_published(root)
    except NothingPublished:
        return False
    return True


def _keep_open(site: Site, shown: str, reader: Reader) -> None:
    site.prepare()
    try:
        site.start()
        reader.say(_OPEN, address=site.address, release=shown)
        ended = site.wait()
    except KeyboardInterrupt:
        reader.say(_CLOSED)
        return
    finally:
        site.stop()
    if ended:
        raise PagesDidNotStart(address=site.address, exit_status=ended)
