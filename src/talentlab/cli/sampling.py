"""``talentlab sample``: an invented region to try everything on, before real tables come."""

from pathlib import Path

import click

from talentlab.cli.importing import tell_outcome
from talentlab.cli.moment import now
from talentlab.cli.options import data_option, language_option
from talentlab.cli.progress import shown_progress
from talentlab.cli.reader import current_reader
from talentlab.pipelines.deliveries import import_delivery
from talentlab.pipelines.sample import sample_delivery
from talentlab.sample.region import DEFAULT_SEED


@click.command()
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=DEFAULT_SEED,
    show_default=True,
    help="Same seed, same numbers.",
)
@data_option
@language_option
@click.pass_context
def sample(context: click.Context, seed: int, root: Path) -> None:
    r"""Import the sample region: an invented Västerbotten and Örnsköldsvik, 2005-2025.

    It is imported as a delivery named "sample", and every page that uses it says so. Take it out
    with "talentlab remove sample" before you import real tables into the same store.

    \b
        talentlab sample
        talentlab build --region vasterbotten
    """
    reader = current_reader(context)
    with shown_progress(reader) as report:
        incoming = sample_delivery(seed, progress=lambda step, share: report(step, share * 0.8))
        outcome = import_delivery(
            root,
            incoming,
            now=now().isoformat(),
            progress=lambda step, share: report(step, 0.8 + share * 0.2),
        )
    tell_outcome(outcome, root, reader)
